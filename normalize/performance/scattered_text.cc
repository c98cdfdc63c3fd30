#include "normalize/performance/scattered_text.h"

#include <algorithm>

#include "normalize/performance/sheet.h"
#include "normalize/text/fold.h"
#include "normalize/text/quantity.h"

namespace gongkai {
namespace {

using Kind = ScatteredCell::Kind;

// 2022年1-12月, 12月底前: figures and the words of dates, nothing else.
bool IsDate(const std::string& text) {
  constexpr std::u32string_view kWords = U"年月日初底末前后内上中下旬季度周半至到第.-~—/,、一二三四";
  bool digit = false, word = false;
  for (char32_t code : Utf8ToCodes(PatternText(text))) {
    digit = digit || IsDigit(code);
    word = word || code == U'年' || code == U'月' || code == U'日';
    if (!IsDigit(code) && kWords.find(code) == kWords.npos) return false;
  }
  return digit && word;
}

Kind KindOf(const std::string& text, const PerformanceLexicon& lexicon) {
  if (IsPlainNumber(text)) return Kind::kNumber;
  const bool value = IsComparison(text) || ParseQuantity(text).has_value() || NumberOf(text) ||
                     lexicon.IsQuality(text) || IsDate(text);
  return value ? Kind::kValue : Kind::kText;
}

// Cells beside each other that were broken alike: the words of the lines in turn. Nothing where they are not
// all values.
std::vector<std::string> Interleaved(const LinearTokens& tokens, size_t columns,
                                     const PerformanceLexicon& lexicon) {
  std::vector<std::string> out(columns);
  // A word more ends the first cell: 2022年12月 2022年12月 / 底前.
  constexpr std::string_view kBefore = "前";
  if (tokens.size() % columns != 0 &&
      (tokens.size() % columns != 1 || !tokens.back().text.ends_with(kBefore)))
    return {};
  for (size_t i = 0; i < tokens.size(); ++i) out[i % columns] += tokens[i].text;
  for (const std::string& text : out)
    if (KindOf(text, lexicon) == Kind::kText) return {};
  return out;
}

std::vector<TextLine>::const_iterator LineBehind(const Page& page, int number) {
  return std::upper_bound(page.lines.begin(), page.lines.end(), number,
                          [](int before, const TextLine& line) { return before < line.line; });
}

class Cells {
 public:
  Cells(const std::vector<Passage>& passages, const PerformanceLexicon& lexicon)
      : passages_(passages), lexicon_(lexicon) {}

  std::vector<ScatteredCell> Take() {
    for (size_t p = 0; p < passages_.size(); ++p) {
      const Passage& passage = passages_[p];
      if (passage.lines.size() == 1) {
        for (const LinearToken& token : passage.lines[0]) Put(p, token.text, token.line, token.line, 1);
      } else if (!PutDate(p) && !PutBeside(p) && !PutBelow(p) && !PutAround(p)) {
        PutWhole(p);
      }
    }
    return std::move(out_);
  }

 private:
  void Put(size_t passage, const std::string& text, int first, int last, int lines) {
    out_.push_back({KindOf(text, lexicon_), text, first, last, lines, passage, passages_[passage].page});
  }

  int First(size_t p) const { return passages_[p].lines.front().front().line; }
  int Last(size_t p) const { return passages_[p].lines.back().front().line; }

  // 2022年 / 12月底前: a date in two lines.
  bool PutDate(size_t p) {
    std::string whole;
    for (const LinearTokens& line : passages_[p].lines) {
      if (line.size() > 1) return false;
      if (!whole.empty() && line[0].text.find("年") != std::string::npos) return false;
      whole += line[0].text;
    }
    constexpr std::string_view kYear = "年", kMonth = "月";
    if (!IsDate(whole) || whole.find(kYear) == whole.npos || whole.find(kMonth) == whole.npos) return false;
    Put(p, whole, First(p), Last(p), static_cast<int>(passages_[p].lines.size()));
    return true;
  }

  // 达成预期指 / 10 / 标: a value in lines around the figure beside it.
  bool PutAround(size_t p) {
    std::string whole;
    LinearTokens numbers;
    for (const LinearTokens& line : passages_[p].lines)
      for (const LinearToken& token : line) {
        if (IsPlainNumber(token.text))
          numbers.push_back(token);
        else
          whole += token.text;
      }
    if (numbers.empty() || KindOf(whole, lexicon_) != Kind::kValue) return false;
    Put(p, whole, First(p), Last(p), static_cast<int>(passages_[p].lines.size()));
    for (const LinearToken& number : numbers) Put(p, number.text, number.line, number.line, 1);
    return true;
  }

  // Values in two columns, their lines in turn.
  bool PutBeside(size_t p) {
    LinearTokens all;
    for (const LinearTokens& line : passages_[p].lines) all.insert(all.end(), line.begin(), line.end());
    const size_t columns = passages_[p].lines[0].size();
    if (columns < 2 || all.size() == columns) return false;
    const std::vector<std::string> values = Interleaved(all, columns, lexicon_);
    for (const std::string& value : values)
      Put(p, value, First(p), Last(p), static_cast<int>((all.size() + columns - 1) / columns));
    return !values.empty();
  }

  // Cells below each other: every line holds nothing but values.
  bool PutBelow(size_t p) {
    std::string whole;
    bool values = true, single = true;
    for (const LinearTokens& line : passages_[p].lines) {
      single = single && line.size() == 1;
      for (const LinearToken& token : line) {
        whole += token.text;
        values = values && KindOf(token.text, lexicon_) != Kind::kText;
      }
    }
    if (!values || (single && KindOf(whole, lexicon_) == Kind::kValue && lexicon_.IsQuality(whole)))
      return false;
    for (const LinearTokens& line : passages_[p].lines)
      for (const LinearToken& token : line) Put(p, token.text, token.line, token.line, 1);
    return true;
  }

  void PutWhole(size_t p) {
    std::string whole;
    for (const LinearTokens& line : passages_[p].lines)
      for (const LinearToken& token : line) whole += token.text;
    Put(p, whole, First(p), Last(p), static_cast<int>(passages_[p].lines.size()));
  }

  const std::vector<Passage>& passages_;
  const PerformanceLexicon& lexicon_;
  std::vector<ScatteredCell> out_;
};

}  // namespace

std::vector<Passage> PassagesOf(const std::vector<Page>& pages, const Flow& flow, size_t first, size_t last) {
  std::vector<Passage> out;
  int before = 0;
  const auto put = [&](const std::string& text, int number, int page) {
    LinearTokens tokens = CutTokens(text, number);
    if (tokens.empty()) return;
    if (out.empty() || number != before + 1 || out.back().page != page) out.push_back({{}, page});
    before = number;
    out.back().lines.push_back(std::move(tokens));
  };
  for (size_t i = first; i < last; ++i) {
    const FlowItem& item = flow[i];
    if (item.is_table() || item.furniture) continue;
    const int number = item.line.place.line_first;
    const auto page =
        std::find_if(pages.begin(), pages.end(), [&](const Page& p) { return p.number == item.page; });
    if (page != pages.end() && !out.empty() && out.back().page == item.page)
      for (auto line = LineBehind(*page, before); line != page->lines.end() && line->line < number; ++line)
        if (MatchKey(line->text).empty()) put(line->text, line->line, item.page);
    put(item.line.text, number, item.page);
  }
  return out;
}

std::vector<ScatteredCell> CellsOf(const std::vector<Passage>& passages, const PerformanceLexicon& lexicon) {
  return Cells(passages, lexicon).Take();
}

}  // namespace gongkai
