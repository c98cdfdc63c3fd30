#include "normalize/linear/section.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "normalize/forms/printed_names.h"
#include "normalize/linear/broken_amounts.h"
#include "normalize/linear/parted_thousands.h"
#include "normalize/linear/side_words.h"
#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// A line of text belongs to a form's section only this far behind its title.
constexpr size_t kLongestSection = 3000;

bool IsNote(const std::string& line) {
  std::string text = PatternText(line);
  return text.starts_with("注:") || text.starts_with("说明:") || text.starts_with("备注:") ||
         text.starts_with("注1") || text.starts_with("注.");
}

// Amounts, and whole numbers beside them, with nothing else on the line.
bool IsFigures(const std::string& line) {
  Line alone;
  alone.text = line;
  std::vector<Token> tokens = Tokenize(alone, 0);
  bool any = false;
  for (const Token& token : tokens) {
    if (token.kind != Kind::kAmount && token.kind != Kind::kNumber) return false;
    any = any || token.kind == Kind::kAmount;
  }
  return any;
}

// A name, or a piece of one, and an amount or the head of one: 无形资产购 137,111.
bool IsNameAndFigure(const std::string& line) {
  Line alone;
  alone.text = line;
  const std::vector<Token> tokens = Tokenize(alone, 0);
  constexpr int kLongest = 24;  // half ideographs
  if (tokens.size() != 2 || tokens[0].kind != Kind::kWord || DisplayWidth(tokens[0].text) > kLongest)
    return false;
  const std::string figure = PatternText(tokens[1].text);
  return figure.find_first_not_of("0123456789,.") == std::string::npos &&
         figure.find_first_of(",.") != std::string::npos && figure.find_first_of(",.") > 0;
}

// Rows that a text which was read block by block prints behind the note: they begin with a figure, a code or
// a number, or are known rows of a summary, or one half of 总计.
bool IsRow(const std::string& line, const SideWords& words, const KeyWords& key) {
  std::string folded = PatternText(line);
  if (folded.empty() || line.find("。") != std::string::npos) return false;
  return (folded[0] >= '0' && folded[0] <= '9') || IsNameAndFigure(line) ||
         StripEnumerator(folded).size() != folded.size() || !words.SideOf(line).empty() ||
         key.totals.count(MatchKey(line)) > 0 || key.totals.count(folded + "计") > 0 || folded == "计";
}

// The end of a name that was broken over lines.
bool IsPiece(const std::string& line) {
  constexpr int kLongest = 24;  // half ideographs
  return DisplayWidth(line) <= kLongest && line.find_first_of(",.;:") == std::string::npos &&
         line.find("。") == std::string::npos && line.find("，") == std::string::npos &&
         line.find("：") == std::string::npos;
}

// The title of the next form stands a few lines further down the page: what is printed here is its head.
bool TitleFollows(const Flow& flow, size_t at, const TitleMatcher& titles) {
  constexpr size_t kHead = 4;
  for (size_t k = at + 1; k < flow.size() && k - at <= kHead && flow[k].page == flow[at].page; ++k)
    if (!flow[k].is_table() && titles.Match(flow[k].line.text)) return true;
  return false;
}

// A heading 二、收入决算表 may stand in front of the last figures of the form above, and the title itself
// behind them: nothing between the two belongs to the form that they name.
bool ComesAgain(const Flow& flow, size_t at, const FormSpec* form, const TitleMatcher& titles,
                const Patterns& patterns, const KeyWords& key) {
  constexpr size_t kNear = 24;
  bool figures = false;
  for (size_t k = at + 1; k < std::min(flow.size(), at + kNear) && flow[k].page <= flow[at].page + 1; ++k) {
    if (flow[k].is_table() || !flow[k].line.words.empty()) return false;
    const std::string& text = flow[k].line.text;
    if (titles.Match(text).form == form) return figures;
    figures = figures || IsFigures(text);
    const bool rest = flow[k].furniture || IsFigures(text) || patterns.IsHeadLine(text) ||
                      key.totals.count(MatchKey(text)) > 0 ||
                      PatternText(text).find_first_not_of("0123456789-") == std::string::npos;
    if (!rest) return false;
  }
  return false;
}

// 1 2 3 …, with or without 栏次 among them, and 类 款 项 before them.
bool IsNumbering(const std::vector<Token>& line, const KeyWords& key, std::vector<Token>* numbers) {
  int expected = 1;
  bool word = false;
  std::string spaced;  // 栏 次
  for (const Token& token : line) {
    if (token.kind == Kind::kWord) {
      bool part = expected == 1 && !word && spaced.empty() && key.code_parts.count(MatchKey(token.text)) > 0;
      if (part) continue;
      spaced += MatchKey(token.text);
      if (key.column_no.count(spaced)) {
        word = true;
        spaced.clear();
      }
      continue;
    }
    if (!spaced.empty()) return false;
    if (token.kind != Kind::kNumber || std::atoi(PatternText(token.text).c_str()) != expected) return false;
    ++expected;
    numbers->push_back(token);
  }
  return spaced.empty() && (expected > 3 || (word && expected > 1));
}

// 类 款 项 can stand on the line of the first row.
void DropCodeParts(const KeyWords& key, std::vector<Token>* line) {
  size_t parts = 0;
  while (parts < line->size() && (*line)[parts].kind == Kind::kWord &&
         key.code_parts.count(MatchKey((*line)[parts].text)))
    ++parts;
  if (parts > 1) line->erase(line->begin(), line->begin() + static_cast<std::ptrdiff_t>(parts));
}

bool IsCodeParts(const KeyWords& key, const std::vector<Token>& line) {
  return !line.empty() && std::all_of(line.begin(), line.end(), [&](const Token& t) {
    return key.code_parts.count(MatchKey(t.text)) > 0;
  });
}

// Upper pieces of amounts that narrow cells broke, above the name of their row.
bool HoldsOnlyFigures(const std::vector<Token>& line) {
  return !line.empty() && std::all_of(line.begin(), line.end(), [](const Token& token) {
    std::string digits = PatternText(token.text);
    return digits.size() > 2 && digits.find_first_not_of("0123456789.,-") == std::string::npos;
  });
}

// No heading has a decimal point: 394.3 beside the first line of a name is in the first row, too.
bool HoldsDecimals(const std::vector<Token>& line) {
  return std::any_of(line.begin(), line.end(), [](const Token& token) {
    std::string digits = PatternText(token.text);
    size_t point = digits.find('.');
    return point != std::string::npos && point > 0 && point + 1 < digits.size() &&
           digits.find_first_not_of("0123456789.,-") == std::string::npos;
  });
}

// The first line of the body where the columns are not numbered.
bool BeginsBody(std::vector<Token> line, Layout layout, const KeyWords& key, bool code_follows) {
  DropCodeParts(key, &line);
  if (line.empty()) return false;
  bool amounts =
      std::any_of(line.begin(), line.end(), [](const Token& t) { return t.kind == Kind::kAmount; });
  if (line[0].kind == Kind::kCode) return true;
  if (line[0].kind != Kind::kWord) return layout == Layout::kItems && amounts;
  std::string folded = PatternText(line[0].text);
  if (layout == Layout::kTwoSided) return StripEnumerator(folded).size() != folded.size();
  // 合 计 may be two tokens.
  bool total = key.totals.count(MatchKey(line[0].text)) > 0 ||
               (line.size() > 1 && line[1].kind == Kind::kWord &&
                key.totals.count(MatchKey(line[0].text + line[1].text)) > 0);
  if (layout == Layout::kClassification && total) return amounts || code_follows;
  if (layout == Layout::kItems) return amounts;
  return false;
}

std::vector<const Line*> LooseLines(const Flow& flow) {
  std::vector<const Line*> lines;
  for (const FlowItem& item : flow)
    if (!item.is_table() && !item.furniture) lines.push_back(&item.line);
  return lines;
}

// A header printed again at the top of a page has the words of the first one, but a hair's breadth may have
// put them on other lines. Lines are taken while all their words are words of the header that are still to
// come.
void MarkHeaderAgain(const Section& section, const std::vector<std::vector<Token>>& lines, size_t start,
                     std::vector<bool>* again) {
  std::multiset<std::string> header;
  for (const std::vector<Token>& line : section.header)
    for (const Token& token : line) header.insert(MatchKey(token.text));
  for (size_t i = std::max<size_t>(start, 1); i < lines.size(); ++i) {
    const int page = section.lines[i]->place.page;
    if (section.lines[i]->words.empty() || section.lines[i - 1]->place.page == page) continue;
    std::multiset<std::string> left = header;
    size_t end = i;
    for (; end < lines.size() && section.lines[end]->place.page == page && !lines[end].empty(); ++end) {
      std::multiset<std::string> rest = left;
      const bool all = std::all_of(lines[end].begin(), lines[end].end(), [&](const Token& token) {
        const auto at = rest.find(MatchKey(token.text));
        if (at == rest.end()) return false;
        rest.erase(at);
        return true;
      });
      if (!all) break;
      left = std::move(rest);
    }
    // Most of it: some of the first header's lines may be 类 款 项 and numbers.
    if ((header.size() - left.size()) * 10 < header.size() * 7) continue;
    std::fill(again->begin() + static_cast<std::ptrdiff_t>(i),
              again->begin() + static_cast<std::ptrdiff_t>(end), true);
  }
}

void SplitHeader(const Catalogue& catalogue, int width, Section* section) {
  std::vector<std::vector<Token>> lines;
  for (size_t i = 0; i < section->lines.size(); ++i) {
    lines.push_back(Tokenize(*section->lines[i], i, width));
    for (Token& token : lines.back()) token.sheet = section->sheets[i];
  }
  JoinPartedThousands(&lines);
  const KeyWords& key = catalogue.key();
  constexpr size_t kLongestHeader = 80;
  size_t start = lines.size();
  for (size_t i = 0; i < std::min(lines.size(), kLongestHeader); ++i) {
    std::vector<Token> numbers;
    if (IsNumbering(lines[i], key, &numbers)) {
      section->column_numbers = numbers;
      start = i + 1;
      break;
    }
    // A total has its amounts beside it or above, or the rows that it sums up follow.
    size_t before = i;
    while (before > 0 && IsCodeParts(key, lines[before - 1])) --before;
    bool code_follows =
        (i + 1 < lines.size() && !lines[i + 1].empty() && lines[i + 1][0].kind == Kind::kCode) ||
        (before > 0 && HoldsOnlyFigures(lines[before - 1]));
    if (BeginsBody(lines[i], section->form->layout, key, code_follows)) {
      start = i;
      break;
    }
  }
  // 类 款 项 and 栏次 can stand below the numbers.
  while (start < lines.size() && !lines[start].empty() && lines[start].size() <= 3 &&
         std::all_of(lines[start].begin(), lines[start].end(), [&](const Token& t) {
           std::string word = MatchKey(t.text);
           return key.code_parts.count(word) || key.column_no.count(word);
         }))
    ++start;
  // Figures set above their row may stand above 类 款 项, too.
  size_t above = start;
  while (above > 0 && above < lines.size() && IsCodeParts(key, lines[above - 1])) --above;
  size_t top = above;
  while (top > 0 && top < lines.size() && HoldsOnlyFigures(lines[top - 1])) --top;
  if (top < above && above < start) {
    auto at = [](auto& list, size_t i) { return list.begin() + static_cast<std::ptrdiff_t>(i); };
    std::rotate(at(lines, top), at(lines, above), at(lines, start));
    std::rotate(at(section->lines, top), at(section->lines, above), at(section->lines, start));
  }
  while (start > 0 && start < lines.size() &&
         (HoldsOnlyFigures(lines[start - 1]) || HoldsDecimals(lines[start - 1])))
    --start;
  constexpr size_t kFirstLines = 3;
  for (size_t i = start; i < std::min(lines.size(), start + kFirstLines); ++i) DropCodeParts(key, &lines[i]);
  WordSet header_lines;
  for (size_t i = 0; i < start; ++i) {
    std::string text = MatchKey(section->lines[i]->text);
    if (std::any_of(lines[i].begin(), lines[i].end(), [](const Token& t) { return t.kind == Kind::kWord; }))
      header_lines.insert(text);
    section->header_text += text;
    section->header.push_back(std::move(lines[i]));
  }
  if (section->keeps_columns) section->bands = JoinHeaderBands(section->header);
  // The header again on the next page: several of its lines together, or one of several words. A single word
  // may be the end of a broken name (支出).
  auto repeats = [&](size_t i) {
    return i >= start && i < lines.size() && header_lines.count(MatchKey(section->lines[i]->text)) > 0;
  };
  // On paper it stands at the top of its page; further down 收入 and 支出 are the ends of two names.
  std::vector<bool> again(lines.size(), false);
  auto at_top = [&](size_t i) {
    const Line& line = *section->lines[i];
    if (line.words.empty()) return true;
    int page = line.place.page;
    if (page == section->lines.front()->place.page) return false;
    return i == 0 || section->lines[i - 1]->place.page != page || again[i - 1];
  };
  MarkHeaderAgain(*section, lines, start, &again);
  const std::vector<bool> whole = again;  // below a whole header 支出 is the rest of a name that the page cut
  for (size_t i = start; i < lines.size(); ++i) {
    if (again[i]) continue;
    std::vector<Token> numbers;
    // 收入 支出 further down a page may be the ends of two names beside each other.
    const bool inside = section->sheets.front() != section->sheets.back() && i > 0 &&
                        section->sheets[i] == section->sheets[i - 1];
    const bool telling = lines[i].size() > 1 && !(inside && HeadsTwoSides(section->lines[i]->text, key));
    bool repeated = !(i > 0 && whole[i - 1]) && repeats(i) &&
                    (telling || repeats(i + 1) || (i > start && repeats(i - 1)));
    again[i] = at_top(i) && (repeated || IsNumbering(lines[i], key, &numbers));
  }
  for (size_t i = start; i < lines.size(); ++i) {
    std::vector<Token> numbers;
    if (again[i] || IsNumbering(lines[i], key, &numbers)) continue;
    section->body.push_back(std::move(lines[i]));
  }
  RejoinBrokenAmounts(section->keeps_columns, &section->body);
}

// 合 and 计, each on a line of its own: spread over the width of its cell and read block by block. Headings
// may stand between the two.
void FindSpreadTotal(const KeyWords& key, Section* section) {
  constexpr int kIdeograph = 2;
  std::vector<const Token*> single;
  for (const std::vector<Token>& line : section->header)
    if (line.size() == 1 && line[0].kind == Kind::kWord && DisplayWidth(line[0].text) == kIdeograph)
      single.push_back(&line[0]);
  for (const Token* first : single) {
    for (const Token* second : single) {
      if (second->line <= first->line || !key.totals.count(MatchKey(first->text + second->text))) continue;
      Token total = *first;
      total.text += second->text;
      total.place.Include(second->place);
      section->body.push_back({std::move(total)});
      return;
    }
  }
}

// An empty form is all header: its 合计 row is the last line that says 合计.
void FindEmptyBody(const KeyWords& key, Section* section) {
  if (!section->body.empty() || section->header.empty()) return;
  for (size_t i = section->header.size(); i-- > 0;) {
    std::vector<Token> line = section->header[i];
    // 类 款 项 合计, and 合 计 in two tokens.
    std::erase_if(line, [&](const Token& token) { return key.code_parts.count(MatchKey(token.text)) > 0; });
    if (line.size() == 2 && key.totals.count(MatchKey(line[0].text + line[1].text))) {
      line[0].text += line[1].text;
      line[0].x1 = line[1].x1;
      line.pop_back();
    }
    if (line.empty() || !key.totals.count(MatchKey(line[0].text))) continue;
    // 合计 may share its line with the headings of the columns (合计 基本支出 项目支出).
    bool words =
        std::all_of(line.begin(), line.end(), [](const Token& token) { return token.kind == Kind::kWord; });
    if (!words || (line.size() > 1 && section->form->layout != Layout::kClassification)) continue;
    section->body.push_back({line[0]});
    return;
  }
  FindSpreadTotal(key, section);
}

// A 三公 form without any amount is all header; its items tell it from a line of a contents list. In narrow
// columns they are broken over lines.
bool NamesItems(const Section& section) {
  if (section.form->layout != Layout::kItems) return false;
  int named = 0;
  for (const ItemSpec& item : section.form->items)
    named += std::any_of(item.printed.begin(), item.printed.end(), [&](const std::string& printed) {
      return section.header_text.find(printed) != std::string::npos ||
             std::any_of(section.bands.begin(), section.bands.end(), [&](const HeaderBand& band) {
               return band.text.find(printed) != std::string::npos;
             });
    });
  return named >= 4;
}

}  // namespace

bool IsChapter(const std::string& line) {
  std::string text = PatternText(line);
  if (text.starts_with("目录")) return true;
  size_t part = text.find("部分");
  return text.starts_with("第") && part != std::string::npos && part <= 12;
}

std::vector<Section> FindSections(const Flow& flow, const std::set<const FormSpec*>& wanted,
                                  const Catalogue& catalogue, const TitleMatcher& titles,
                                  const Patterns& patterns) {
  std::vector<Section> sections;
  SideWords words(catalogue);
  int width = 0;  // of an ideograph, the same in all of a text
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].is_table()) continue;
    TitleMatch match = titles.Match(flow[i].line.text);
    if (!match.form || !wanted.count(match.form)) continue;
    if (ComesAgain(flow, i, match.form, titles, patterns, catalogue.key())) continue;
    Section section;
    section.form = match.form;
    section.title_item = i;
    section.context.title = titles.PrintedTitle(flow[i].line.text);
    section.context.goes_on = SaysGoesOn(flow[i].line.text);
    section.place = flow[i].line.place;
    auto head = [&](const std::string& line) {
      if (!section.context.label) section.context.label = patterns.Label(line);
      if (!section.context.unit) section.context.unit = patterns.Unit(line);
      // A label may stand between the agency and the unit.
      for (const std::string& segment : LineSegments(line))
        if (!section.context.publisher) section.context.publisher = patterns.PublisherOf(segment);
    };
    head(flow[i].line.text);
    // Label, unit and agency may stand above the title.
    for (size_t b = i; b-- > 0 && i - b <= 3;) {
      if (flow[b].is_table() || flow[b].page + 1 < flow[i].page) break;
      if (flow[b].furniture) continue;
      if (IsNote(flow[b].line.text) || titles.Match(flow[b].line.text)) break;
      head(flow[b].line.text);
    }
    size_t k = i + 1;
    bool ended = false;
    int note_page = 0, late_heads = 0;
    bool blocks = false, row_behind_note = false;  // read block by block
    for (; k < flow.size() && k - i < kLongestSection; ++k) {
      const FlowItem& item = flow[k];
      if (item.is_table()) break;
      if (item.furniture) continue;
      const std::string& text = item.line.text;
      TitleMatch next = titles.Match(text);
      if (next && next.form != match.form) {
        if (next.form && ComesAgain(flow, k, next.form, titles, patterns, catalogue.key())) continue;
        break;
      }
      if (IsChapter(text)) break;
      // Where the table goes on, what ended it was the note of the form above it.
      if (next && ended && item.line.words.empty() && SaysGoesOn(text)) {
        ended = false;
        section.context.notes.clear();
        section.context.empty_reason.reset();
      }
      if (ended || IsNote(text) || patterns.SaysEmpty(text)) {
        // Notes end the table; a few lines below may still say why it is empty. A text that was read block by
        // block may print the last columns of the page behind the note.
        if (!ended) note_page = item.page;
        if (ended && item.line.words.empty() && item.page == note_page) {
          bool row = IsFigures(text) || (blocks && IsRow(text, words, catalogue.key()));
          bool piece = blocks && row_behind_note && IsPiece(text) && !patterns.IsHeadLine(text);
          if (row || piece) {
            section.lines.push_back(&item.line);
            section.sheets.push_back(item.page);
            row_behind_note = true;
            continue;
          }
          if (blocks && patterns.IsHeadLine(text) && !TitleFollows(flow, k, titles)) {
            head(text);
            continue;
          }
        }
        if (!ended) blocks = !KeepsColumns(section.lines);
        ended = true;
        if (section.context.notes.size() < 8) section.context.notes.push_back(text);
        if (!section.context.empty_reason && patterns.SaysEmpty(text))
          section.context.empty_reason = PrintedName(text);
        continue;
      }
      if (next) {  // the title again, on the next page or below a numbered one; a label may stand beside it
        if (section.lines.empty()) head(text);
        continue;
      }
      if (patterns.IsHeadLine(text)) {
        // Below the header a label is that of the next form, whose title is still to come.
        constexpr size_t kHeadLines = 3;
        constexpr int kLateHeads = 16;
        bool late = item.line.words.empty() && late_heads++ < kLateHeads && !KeepsColumns(section.lines) &&
                    !TitleFollows(flow, k, titles);
        if (section.lines.size() < kHeadLines || late) head(text);
        continue;
      }
      section.lines.push_back(&item.line);
      // Every page of a PDF is measured alike; a text is laid out anew on every page.
      section.sheets.push_back(item.line.words.empty() ? item.page : 0);
    }
    section.cut = (!ended || row_behind_note) && k < flow.size() && k - i >= kLongestSection;
    if (section.lines.empty()) continue;
    section.keeps_columns = KeepsColumns(section.lines);
    for (const Line* line : section.lines) section.text += MatchKey(line->text);
    if (section.keeps_columns && width == 0) width = IdeographColumns(LooseLines(flow));
    SplitHeader(catalogue, section.keeps_columns ? width : 2, &section);
    FindEmptyBody(catalogue.key(), &section);
    if (section.body.empty() && !NamesItems(section)) continue;
    for (const std::vector<Token>& line : section.body)
      for (const Token& token : line) {
        Place place = token.place;
        section.place.Include(place);
      }
    // A contents list names each form once more; the title that has a body wins, the first of several.
    auto same = std::find_if(sections.begin(), sections.end(),
                             [&](const Section& s) { return s.form == section.form; });
    if (same == sections.end()) {
      sections.push_back(std::move(section));
    } else if (same->body.size() < 2 && section.body.size() > same->body.size()) {
      *same = std::move(section);
    }
    i = k - 1;
  }
  return sections;
}

}  // namespace gongkai
