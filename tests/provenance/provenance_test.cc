// Every figure must be found again at the place that its record names, by another program.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "corpus/process.h"
#include "corpus/synthetic/synthesize.h"
#include "normalize/text/fold.h"
#include "tests/support/files.h"

namespace gongkai {
namespace {

struct Letter {
  char32_t code = 0;
  double x = 0, y = 0;  ///< its middle
};

struct Sheet {
  double width = 0, height = 0;
  std::vector<Letter> letters;
};

double Attribute(const std::string& line, const std::string& name) {
  size_t at = line.find(name + "=\"");
  return at == std::string::npos ? NAN : std::strtod(line.c_str() + at + name.size() + 2, nullptr);
}

std::string Plain(std::string text) {
  for (const auto& [entity, plain] :
       {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""), std::pair("&apos;", "'"),
        std::pair("&amp;", "&")})
    for (size_t at; (at = text.find(entity)) != std::string::npos;)
      text.replace(at, std::string(entity).size(), plain);
  return text;
}

struct Word {
  std::u32string text;
  Box box;
};

/// The letters of a word share its box by their width, so that a word that runs through two cells is judged
/// letter by letter. Words that stand on their side read upwards, as wide tables on portrait paper do.
void AddLetters(const Word& word, bool sideways, Sheet* sheet) {
  auto width = [](char32_t code) { return code < 0x2000 ? (code == U'.' || code == U',' ? 0.5 : 1.0) : 2.0; };
  double total = 0, passed = 0;
  for (char32_t code : word.text) total += width(code);
  for (char32_t code : word.text) {
    const double along = (passed + width(code) / 2) / total;
    passed += width(code);
    const Box& box = word.box;
    sheet->letters.push_back(sideways ? Letter{code, box.center_x(), box.y1 - box.height() * along}
                                      : Letter{code, box.x0 + box.width() * along, box.center_y()});
  }
}

/// The pages as pdftotext sees them: boxes of words.
std::vector<Sheet> ReadSheets(const std::string& pdf) {
  std::vector<Sheet> sheets;
  std::vector<std::vector<Word>> words;
  std::string text = test::RunProgram({"pdftotext", "-q", "-bbox", "-cropbox", pdf, "-"}, false).output;
  for (size_t from = 0; from < text.size();) {
    size_t end = std::min(text.find('\n', from), text.size());
    std::string line = text.substr(from, end - from);
    from = end + 1;
    if (line.find("<page ") != std::string::npos) {
      sheets.push_back({Attribute(line, "width"), Attribute(line, "height"), {}});
      words.emplace_back();
    }
    if (line.find("<word ") == std::string::npos || sheets.empty()) continue;
    size_t open = line.find('>'), close = line.rfind("</word>");
    Word word = {
        Utf8ToCodes(Plain(line.substr(open + 1, close - open - 1))),
        {Attribute(line, "xMin"), Attribute(line, "yMin"), Attribute(line, "xMax"), Attribute(line, "yMax")}};
    constexpr double kTallest =
        24;  // points; what is larger is a title or a watermark that lies over the figures
    if (std::min(word.box.width(), word.box.height()) <= kTallest) words.back().push_back(std::move(word));
  }
  for (size_t i = 0; i < sheets.size(); ++i) {
    // pdftotext prints the size of a page before its /Rotate, and the words after it.
    for (const Word& word : words[i])
      if (word.box.x1 > sheets[i].width + 1 && word.box.x1 <= sheets[i].height + 1) {
        std::swap(sheets[i].width, sheets[i].height);
        break;
      }
    int on_side = 0;
    for (const Word& word : words[i])
      if (word.text.size() >= 4) on_side += word.box.height() > 2 * word.box.width() ? 1 : -1;
    for (const Word& word : words[i]) AddLetters(word, on_side > 0, &sheets[i]);
  }
  return sheets;
}

std::string Inside(const Sheet& sheet, const Box& box) {
  std::vector<const Letter*> found;
  for (const Letter& letter : sheet.letters)
    if (box.Contains(letter.x, letter.y)) found.push_back(&letter);
  std::u32string codes;
  for (const Letter* letter : found) codes.push_back(letter->code);
  return CodesToUtf8(codes);
}

/// Every way in which a fact's place is wrong, one line each.
std::string WrongPlaces(const Records& records, const std::string& pdf) {
  std::vector<Sheet> sheets = ReadSheets(pdf);
  std::string out;
  int wrong = 0;
  for (const FactRecord& fact : records.facts) {
    std::string what = fact.form + " " + fact.code.value_or("") + " " + fact.name + " " + fact.measure + ": ";
    std::string problem;
    if (fact.place.page < 1 || static_cast<size_t>(fact.place.page) > sheets.size() || !fact.place.box) {
      problem = "no page or no box";
    } else {
      const Sheet& sheet = sheets[static_cast<size_t>(fact.place.page) - 1];
      const Box& box = *fact.place.box;
      constexpr double kEdge = 0.6;
      if (!(box.width() > 0 && box.height() > 0)) problem = "the box has no area";
      if (box.x0 < -kEdge || box.y0 < -kEdge || box.x1 > sheet.width + kEdge || box.y1 > sheet.height + kEdge)
        problem = "the box leaves the page";
      std::string there = PatternText(Inside(sheet, box)), expected = PatternText(fact.raw);
      if (there != expected)
        problem = "the record says \"" + expected + "\", the page says \"" + there + "\"";
    }
    if (problem.empty()) continue;
    if (++wrong <= 5) out += what + problem + "\n";
  }
  if (wrong > 5) out += std::to_string(wrong - 5) + " more\n";
  return out;
}

const Normalizer& TheNormalizer() {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return normalizer;
}

void ExpectProved(const std::string& pdf, size_t at_least) {
  Records records = ProcessFile(pdf, TheNormalizer());
  EXPECT_GE(records.facts.size(), at_least) << pdf;
  std::string wrong = WrongPlaces(records, pdf);
  EXPECT_TRUE(wrong.empty()) << pdf << "\n" << wrong;
}

void ExpectProvedSynthetic(uint64_t seed, const synthetic::Look& look) {
  test::TempFolder folder;
  synthetic::Sample sample = synthetic::Synthesize(seed, look);
  ExpectProved(folder.Put(sample.name + ".pdf", sample.pdf), 200);
}

TEST(Provenance, EveryFigureOfRuledLooksIsAtItsPlace) {
  if (!test::HaveProgram("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  using synthetic::Look;
  using synthetic::Rules;
  constexpr Rules kRuled[] = {Rules::kStrokes, Rules::kFilled, Rules::kCellEdges, Rules::kOpenSides};
  for (uint64_t seed = 200; seed < 212; ++seed) {
    Look look = Look::FromSeed(seed);
    look.rules = kRuled[seed % std::size(kRuled)];
    // Of small slanted words pdftotext does not say that they lie over the figures.
    if (look.watermark == synthetic::Watermark::kTiled) look.watermark = synthetic::Watermark::kSlanted;
    ExpectProvedSynthetic(seed, look);
  }
}

TEST(Provenance, EveryFigureOfATableSetSidewaysIsAtItsPlace) {
  if (!test::HaveProgram("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  synthetic::Look look = synthetic::Look::Ruled();
  look.wide_pages = synthetic::WidePages::kSideways;
  ExpectProvedSynthetic(1, look);
}

TEST(Provenance, EveryFigureOfPublishedDocumentsIsAtItsPlace) {
  const std::string shared = test::SharedFolder();
  if (shared.empty()) GTEST_SKIP() << test::kNoShared;
  if (!test::HaveProgram("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  std::vector<std::string> files = test::PdfsIn(shared + "/real", "real-");
  for (const std::string& look : test::PdfsIn(shared + "/looks", "")) files.push_back(look);
  ASSERT_FALSE(files.empty());
  for (const std::string& file : files) ExpectProved(file, 100);
}

// The check itself must see what it is there to see.
TEST(Provenance, AMovedBoxIsNoticed) {
  if (!test::HaveProgram("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  test::TempFolder folder;
  std::string pdf = folder.Put("sample.pdf", synthetic::Synthesize(1, synthetic::Look::Ruled()).pdf);
  Records records = ProcessFile(pdf, TheNormalizer());
  ASSERT_EQ(WrongPlaces(records, pdf), "");
  const struct {
    const char* name;
    void (*change)(FactRecord*);
  } cases[] = {
      {"a row further down", [](FactRecord* f) { f->place.box->y0 += 15, f->place.box->y1 += 15; }},
      {"off the page", [](FactRecord* f) { f->place.box->x0 += 2000, f->place.box->x1 += 2000; }},
      {"the wrong page", [](FactRecord* f) { f->place.page += 4; }},
      {"another figure", [](FactRecord* f) { f->raw += "1"; }},
  };
  for (const auto& c : cases) {
    Records changed = records;
    for (FactRecord& fact : changed.facts)
      if (fact.amount) c.change(&fact);
    EXPECT_NE(WrongPlaces(changed, pdf), "") << c.name;
  }
}

}  // namespace
}  // namespace gongkai
