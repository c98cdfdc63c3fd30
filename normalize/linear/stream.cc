#include "normalize/linear/stream.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// The words of all headings of a form.
std::vector<std::string> Headings(const FormSpec& form, const KeyWords& key) {
  std::vector<std::string> words;
  for (const ColumnSet& set : form.column_sets)
    for (const ColumnSpec& column : set.columns)
      for (const HeaderPath& path : column.headers) words.insert(words.end(), path.begin(), path.end());
  for (const WordSet* set : {&key.code, &key.code_parts, &key.name, &key.line_no, &key.column_no,
                             &key.income_side, &key.expenditure_side, &key.generic, &key.transparent})
    words.insert(words.end(), set->begin(), set->end());
  return words;
}

// - 12 -
bool IsPageNumber(const std::vector<Token>& line) {
  return line.size() == 3 && line[1].kind == Kind::kNumber && line[0].text == line[2].text &&
         line[0].kind == Kind::kAmount;
}

// True where a paragraph holds nothing but headings or pieces of them. Pieces of a single character prove
// nothing alone.
bool IsHeading(Stream::const_iterator first, Stream::const_iterator last,
               const std::vector<std::string>& headings) {
  std::string joined;
  bool pieces = true;
  for (auto it = first; it != last; ++it) {
    if (it->token.kind != Kind::kWord) return false;
    std::string word = MatchKey(it->token.text);
    joined += word;
    pieces = pieces && std::any_of(headings.begin(), headings.end(), [&](const std::string& heading) {
               return heading.find(word) != std::string::npos;
             });
  }
  // Columns that stand close share a paragraph: every piece of it is part of some heading.
  return !joined.empty() && pieces;
}

// Decimals that an amount of two lacks because its cell was too narrow: 2 of "2010.", 1 of "926.2".
size_t Lacking(const std::string& text) {
  std::string folded = PatternText(text);
  size_t point = folded.find('.');
  if (point == std::string::npos || point == 0 ||
      folded.find_first_not_of("-0123456789,.") != std::string::npos)
    return 0;
  size_t decimals = folded.size() - point - 1;
  return decimals < 2 ? 2 - decimals : 0;
}

// Puts the ends of broken amounts back: they follow on lines of their own, those of several amounts of a line
// in the same order. Only where amounts have two decimals at all.
void RejoinAmounts(Stream* stream) {
  size_t whole = 0, broken = 0;
  for (const StreamToken& next : *stream) {
    bool amount = next.token.kind == Kind::kAmount && next.token.text.find('.') != std::string::npos;
    (Lacking(next.token.text) > 0 ? broken : whole) += amount || Lacking(next.token.text) > 0;
  }
  if (broken == 0 || whole == 0) return;
  std::vector<bool> gone(stream->size(), false);
  for (size_t i = 0; i < stream->size(); ++i) {
    StreamToken& head = (*stream)[i];
    size_t lacking = Lacking(head.token.text);
    if (lacking == 0) continue;
    for (size_t k = i + 1; k < stream->size(); ++k) {
      const StreamToken& tail = (*stream)[k];
      bool follows = tail.paragraph == head.paragraph || k == i + 1;
      if (!follows) break;
      if (gone[k] || tail.token.kind != Kind::kNumber || tail.token.text.size() != lacking) continue;
      head.token.text += tail.token.text;
      head.token.kind = Kind::kAmount;
      gone[k] = true;
      break;
    }
  }
  Stream kept;
  for (size_t i = 0; i < stream->size(); ++i)
    if (!gone[i]) kept.push_back(std::move((*stream)[i]));
  *stream = std::move(kept);
}

}  // namespace

Stream ReadStream(const Section& section, const Catalogue& catalogue) {
  Stream all;
  for (size_t k = 0; k < section.lines.size(); ++k) {
    std::vector<Token> line = Tokenize(*section.lines[k], k);
    if (IsPageNumber(line)) continue;
    for (size_t i = 0; i < line.size(); ++i) {
      Token& token = line[i];
      if (k < section.header.size() && token.kind == Kind::kWord) continue;
      token.sheet = section.sheets[k];
      StreamToken next{std::move(token), 0, PlacementLink::kApart};
      if (!all.empty()) {
        const Token& last = all.back().token;
        int gap = next.token.place.line_first - last.place.line_first;
        bool apart = gap < 0 || gap > 1 || next.token.sheet != last.sheet;
        next.paragraph = all.back().paragraph + (apart ? 1 : 0);
        if (!apart) next.link = gap == 0 ? PlacementLink::kSameLine : PlacementLink::kNextLine;
      }
      all.push_back(std::move(next));
    }
  }
  RejoinAmounts(&all);
  std::vector<std::string> headings = Headings(*section.form, catalogue.key());
  Stream kept;
  for (auto it = all.cbegin(); it != all.cend();) {
    auto end =
        std::find_if(it, all.cend(), [&](const StreamToken& t) { return t.paragraph != it->paragraph; });
    if (!IsHeading(it, end, headings)) kept.insert(kept.end(), it, end);
    it = end;
  }
  return kept;
}

}  // namespace gongkai
