#include "normalize/forms/patterns.h"

#include <re2/re2.h>

#include "extract/page.h"
#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

// Where byte `at` of PatternText(text) lies in PrintedName(text): both drop the same white space, character
// by character.
std::string PrintedSlice(std::string_view text, size_t from, size_t length) {
  std::string out;
  size_t folded = 0;
  for (char32_t code : Utf8ToCodes(PrintedName(text))) {
    std::string one;
    AppendUtf8(code, &one);
    if (folded >= from && folded < from + length) out += one;
    folded += PatternText(one).size();
  }
  return out;
}

}  // namespace

std::optional<std::string> Patterns::Label(std::string_view text) const {
  if (text.size() > 200) return std::nullopt;
  std::string folded = PatternText(text);
  for (const Pattern& pattern : catalogue_.dialect().label) {
    re2::StringPiece found;
    if (pattern->Match(folded, 0, folded.size(), re2::RE2::UNANCHORED, &found, 1))
      return PrintedSlice(text, static_cast<size_t>(found.data() - folded.data()), found.size());
  }
  return std::nullopt;
}

std::optional<std::string> Patterns::Unit(std::string_view text) const {
  if (text.size() > 300) return std::nullopt;
  std::string folded = PatternText(text);
  std::string unit;
  for (const Pattern& pattern : catalogue_.dialect().unit)
    // A narrow cell hides the end of it: 单位：万.
    if (re2::RE2::PartialMatch(folded, pattern, &unit)) return unit.ends_with("元") ? unit : unit + "元";
  return std::nullopt;
}

std::optional<Publisher> Patterns::PublisherOf(std::string_view text) const {
  if (text.size() > 300) return std::nullopt;
  std::string folded = PatternText(text);
  for (const Pattern& pattern : catalogue_.dialect().publisher) {
    re2::StringPiece found[2];
    if (!pattern->Match(folded, 0, folded.size(), re2::RE2::UNANCHORED, found, 2) || found[1].empty())
      continue;
    // "金额单位：万元编制部门：…": the words before the last colon belong to other things.
    size_t at = static_cast<size_t>(found[1].data() - folded.data());
    if (std::optional<Publisher> inner = PublisherOf(PrintedSlice(text, at, folded.size()))) return inner;
    // "单位：万元" names a unit, not an agency.
    std::string value(found[1]);
    if (Unit("单位:" + value) && value.size() < 12) continue;
    Publisher publisher = CleanPublisher(
        PrintedSlice(text, static_cast<size_t>(found[1].data() - folded.data()), found[1].size()));
    if (!publisher.name.empty()) return publisher;
  }
  return std::nullopt;
}

Publisher Patterns::CleanPublisher(std::string_view printed) const {
  Publisher out;
  std::string name = PrintedName(printed);
  for (const std::string& mark : catalogue_.dialect().consolidated_marks) {
    size_t at = PatternText(name).find(mark);
    if (at == std::string::npos) continue;
    out.consolidated = true;
    std::string before = PrintedSlice(name, 0, at);
    std::string after = PrintedSlice(name, at + mark.size(), name.size());
    name = before + after;
  }
  // Budget codes stand before some names: 013001-…, [013]….
  static const re2::RE2 code(R"(^[\[【(（]?\d{3,9}[\]】)）]?[-—_]?)");
  re2::RE2::Replace(&name, code, "");
  static const re2::RE2 trailing(R"((?:(?:19|20)\d{2}年?度?|[:：,，。、]+)$)");
  while (re2::RE2::Replace(&name, trailing, "")) {
  }
  out.name = name;
  return out;
}

bool Patterns::SaysEmpty(std::string_view text) const {
  if (text.size() > 600) return false;
  // Every such sentence denies something or speaks of an empty table; most lines do neither.
  bool may = false;
  for (std::string_view word : {std::string_view("无"), std::string_view("没"), std::string_view("未"),
                                std::string_view("不"), std::string_view("空")})
    may = may || text.find(word) != std::string_view::npos;
  if (!may) return false;
  std::string folded = PatternText(text);
  while (folded.ends_with("。") || folded.ends_with(".") || folded.ends_with(";"))
    folded.resize(folded.size() - (folded.ends_with("。") ? 3 : 1));
  for (const Pattern& pattern : catalogue_.dialect().not_empty)
    if (re2::RE2::PartialMatch(folded, pattern)) return false;
  for (const Pattern& pattern : catalogue_.dialect().empty)
    if (re2::RE2::PartialMatch(folded, pattern)) return true;
  return false;
}

bool Patterns::IsCoverNoise(std::string_view text) const {
  std::string folded = PatternText(text);
  for (const Pattern& pattern : catalogue_.dialect().cover_noise)
    if (re2::RE2::PartialMatch(folded, pattern)) return true;
  return false;
}

Patterns::Cover Patterns::ReadCover(std::string_view text) const {
  Cover cover;
  std::string printed = PrintedName(text);
  std::string folded = PatternText(printed);
  for (size_t i = 0; i < catalogue_.dialect().cover.size(); ++i) {
    re2::StringPiece found[4];
    if (!catalogue_.dialect().cover[i]->Match(folded, 0, folded.size(), re2::RE2::UNANCHORED, found, 4))
      continue;
    // The groups may come in any order: digits are the year, 部门 or 单位 the kind, the rest the agency.
    Cover candidate;
    for (int g = 1; g <= 3; ++g) {
      if (found[g].empty()) continue;
      std::string value(found[g]);
      if (std::optional<int> year = value.size() <= 12 ? ParseYear(value + "年") : std::nullopt) {
        candidate.year = *year;
      } else if (value == "部门" || value == "单位") {
        candidate.unit_account = value == "单位";
      } else {
        candidate.agency =
            PrintedSlice(printed, static_cast<size_t>(found[g].data() - folded.data()), found[g].size());
      }
    }
    if (candidate.year != 0 && (cover.year == 0 || (cover.agency.empty() && !candidate.agency.empty())))
      cover = candidate;
    if (!cover.agency.empty()) break;
  }
  return cover;
}

}  // namespace gongkai
