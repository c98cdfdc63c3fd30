#include "normalize/linear/stream.h"

#include <algorithm>

#include "normalize/linear/glued_dashes.h"
#include "normalize/linear/stream_amounts.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// True where a paragraph holds nothing but headings or pieces of them. Pieces of a single character prove
// nothing alone.
bool IsHeading(Stream::const_iterator first, Stream::const_iterator last,
               const std::vector<std::string>& headings) {
  std::string joined;
  bool pieces = true;
  for (auto it = first; it != last; ++it) {
    if (it->token.kind != Kind::kWord) return false;
    joined += MatchKey(it->token.text);
    pieces = pieces && IsHeadingPiece(it->token.text, headings);
  }
  // Columns that stand close share a paragraph: every piece of it is part of some heading.
  return !joined.empty() && pieces;
}

// 收 入 and 总 计 are printed with blanks between their characters.
void JoinSpacedWords(const std::vector<std::string>& headings, const KeyWords& key, Stream* stream) {
  auto single = [](const StreamToken& t) {
    return t.token.kind == Kind::kWord && DisplayWidth(t.token.text) == 2;
  };
  Stream kept;
  for (StreamToken& next : *stream) {
    if (!kept.empty() && next.link == PlacementLink::kSameLine && single(next) && single(kept.back())) {
      std::string word = kept.back().token.text + next.token.text;
      if (key.totals.count(MatchKey(word)) ||
          std::find(headings.begin(), headings.end(), MatchKey(word)) != headings.end()) {
        kept.back().token.text = std::move(word);
        continue;
      }
    }
    kept.push_back(std::move(next));
  }
  *stream = std::move(kept);
}

// 公 务 用 车 运 行 维 护 is one name, spread over the width of its cell.
void JoinCharacters(Stream* stream) {
  Stream kept;
  bool spread = false;  // the last word is made of such characters
  for (StreamToken& next : *stream) {
    const bool single = next.token.kind == Kind::kWord && DisplayWidth(next.token.text) <= 2;
    const bool goes_on =
        single && !kept.empty() && next.link == PlacementLink::kSameLine &&
        (spread || (kept.back().token.kind == Kind::kWord && DisplayWidth(kept.back().token.text) <= 2));
    if (goes_on) {
      kept.back().token.text += next.token.text;
      spread = true;
    } else {
      kept.push_back(std::move(next));
      spread = false;
    }
  }
  *stream = std::move(kept);
}

}  // namespace

std::vector<std::string> Headings(const FormSpec& form, const KeyWords& key) {
  std::vector<std::string> words;
  for (const ColumnSet& set : form.column_sets)
    for (const ColumnSpec& column : set.columns)
      for (const HeaderPath& path : column.headers) words.insert(words.end(), path.begin(), path.end());
  for (const WordSet* set : {&key.code, &key.code_parts, &key.name, &key.line_no, &key.column_no,
                             &key.income_side, &key.expenditure_side, &key.generic, &key.transparent})
    words.insert(words.end(), set->begin(), set->end());
  // Totals name rows of these forms; of columns only these two.
  if (form.layout == Layout::kTwoSided)
    std::erase_if(words, [&](const std::string& word) {
      return key.totals.count(word) > 0 && word != MatchKey("合计") && word != MatchKey("小计");
    });
  return words;
}

// - 12 -
bool IsPageNumber(const std::vector<Token>& line) {
  return line.size() == 3 && line[1].kind == Kind::kNumber && line[0].text == line[2].text &&
         line[0].kind == Kind::kAmount;
}

bool IsHeadingPiece(const std::string& word, const std::vector<std::string>& headings) {
  std::string key = MatchKey(word);
  return std::any_of(headings.begin(), headings.end(),
                     [&](const std::string& heading) { return heading.find(key) != std::string::npos; });
}

bool IsFigure(const Token& token) {
  return token.kind == Kind::kAmount || (token.kind == Kind::kNumber && PatternText(token.text) == "0");
}

bool IsDash(const Token& token) {
  return ParseAmount(token.text).kind == Amount::Kind::kBlank;
}

Stream ReadStream(const Section& section, const Catalogue& catalogue) {
  Stream all;
  // Rows of this form are known by their codes; its headings need no care.
  bool blocks = section.form->layout == Layout::kBlocks;
  bool figures = false;
  int paragraph = 0, last_line = 0, last_end = 0, last_sheet = 0;
  // The numbers of the columns are no line numbers.
  const int numbering = section.column_numbers.empty() ? 0 : section.column_numbers.front().place.line_first;
  for (size_t k = 0; k < section.lines.size(); ++k) {
    std::vector<Token> line = Tokenize(*section.lines[k], k);
    if (IsPageNumber(line)) continue;
    for (size_t i = 0; i < line.size(); ++i) {
      Token& token = line[i];
      // Names may stand before the first code, but not before the first amount; 42,273,0 is the head of one.
      bool name = token.kind == Kind::kWord &&
                  PatternText(token.text).find_first_not_of("-0123456789,.") != std::string::npos;
      token.sheet = section.sheets[k];
      // A line that the text has twice ends where its second copy does.
      const bool follows = token.place.line_first == last_line || token.place.line_first == last_end + 1;
      if (!follows || token.sheet != last_sheet) ++paragraph;
      last_line = token.place.line_first;
      last_end = std::max(last_line, token.place.line_last);
      last_sheet = token.sheet;
      if (k < section.header.size() && name && !figures && !blocks) continue;
      if (numbering > 0 && last_line == numbering && token.kind == Kind::kNumber) continue;
      figures = figures || (token.kind == Kind::kAmount && !IsDash(token)) ||
                (token.kind == Kind::kWord && !name && token.text.size() > 1);
      StreamToken next{std::move(token), paragraph, PlacementLink::kApart};
      if (!all.empty() && all.back().paragraph == paragraph)
        next.link = all.back().token.place.line_first == last_line ? PlacementLink::kSameLine
                                                                   : PlacementLink::kNextLine;
      all.push_back(std::move(next));
    }
  }
  PartGluedDashes(&all);
  RejoinAmounts(&all, section.amounts.get());
  if (blocks) {
    JoinCharacters(&all);
    return all;
  }
  std::vector<std::string> headings = Headings(*section.form, catalogue.key());
  JoinSpacedWords(headings, catalogue.key(), &all);
  const bool two_sided = section.form->layout == Layout::kTwoSided;
  const std::string year_total = MatchKey(catalogue.summary().income_total);
  const std::string opening = MatchKey(catalogue.summary().fiscal_opening);
  // The year's total may be printed late; the opening balance, whose parts the sources are, stands above
  // them. Narrow cells print it in pieces.
  auto opens = [&](const Token& token) {
    if (!two_sided || token.kind != Kind::kWord) return false;
    constexpr int kEnough = 8;
    std::string key = MatchKey(token.text);
    return key == year_total || (DisplayWidth(token.text) >= kEnough && opening.starts_with(key));
  };
  // A page that does not repeat the header goes on with rows.
  int total_sheet = -1, headed_sheet = -1;
  Stream kept;
  for (auto it = all.cbegin(); it != all.cend();) {
    auto end =
        std::find_if(it, all.cend(), [&](const StreamToken& t) { return t.paragraph != it->paragraph; });
    // Below the year's total or the opening balance the sources return as rows under the names of the
    // columns. 合计 is a row as well as a column.
    bool total = two_sided && end - it == 1 && catalogue.key().totals.count(MatchKey(it->token.text));
    bool below = total_sheet >= 0 && (total_sheet == it->token.sheet || headed_sheet != it->token.sheet);
    bool row = below || total;
    if (row || !IsHeading(it, end, headings)) kept.insert(kept.end(), it, end);
    for (; it != end; ++it) {
      if (catalogue.key().name.count(MatchKey(it->token.text))) headed_sheet = it->token.sheet;
      if (opens(it->token)) total_sheet = it->token.sheet;
    }
  }
  return kept;
}

}  // namespace gongkai
