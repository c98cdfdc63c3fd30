#include "normalize/performance/loose.h"

#include <algorithm>
#include <optional>
#include <string>

#include "normalize/performance/loose_table.h"
#include "normalize/performance/sheet.h"
#include "normalize/performance/text_lines.h"
#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

constexpr size_t kLongestTable = 600;  // lines
constexpr size_t kMostPieces = 12000;

// Close enough for two rows of one table.
bool Near(const Piece& above, const Piece& below) {
  return above.page == below.page && below.y - above.y < 3 * std::max(above.size, below.size);
}

// The title printed again on the next page: 项目支出绩效自评表（续表）.
bool IsTitleAgain(const PerformanceLexicon& lexicon, const std::string& text) {
  std::string folded = PatternText(text);
  for (std::string_view mark : {"(续表)", "(续)", "续表"})
    if (folded.ends_with(mark)) return lexicon.IsTitle(folded.substr(0, folded.size() - mark.size()));
  return false;
}

// The figures below a total that a narrow cell broke: 99.0 above 5.
bool EndsTotal(const Pieces& total, const Pieces& below) {
  return std::all_of(below.begin(), below.end(), [&](const Piece& piece) {
    return IsDigits(piece.text) && std::any_of(total.begin(), total.end(), [&](const Piece& above) {
             return !Apart(above, piece) && above.x0 < piece.x1 && piece.x0 < above.x1 &&
                    above.text.find('.') != std::string::npos;
           });
  });
}

// The total begins its line; in a text the end of a level name may stand before it.
bool IsTotalAt(const PerformanceLexicon& lexicon, const Piece& piece, const Pieces& line) {
  bool leads = &piece == &line[0] || piece.line > 0;
  return leads && lexicon.IsTotal(piece.text) &&
         (&piece == &line[0] || std::all_of(&piece + 1, line.data() + line.size(),
                                            [](const Piece& p) { return NumberOf(p.text).has_value(); }));
}

// The lines of a table that begins below a title: up to its total or result, the next title, table or
// chapter.
Pieces TableBelow(const Flow& flow, size_t title, const PerformanceLexicon& lexicon,
                  const std::vector<Page>& pages, size_t* first, size_t* end) {
  Pieces out;
  size_t lines = 0;
  bool begun = false, over = false;
  TextLines text(pages);
  *first = *end = title + 1;
  for (size_t i = title + 1; i < flow.size() && lines < kLongestTable && out.size() < kMostPieces; ++i) {
    const FlowItem& item = flow[i];
    if (item.is_table()) break;
    if (item.furniture || IsTitleAgain(lexicon, item.line.text)) {
      text.Skip();
      continue;
    }
    Pieces pieces = text.Take(item);
    if (lexicon.IsTitle(item.line.text) || pieces.empty()) break;
    bool word = std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) {
      return !lexicon.LabelField(p.text).empty() || !lexicon.Headings(p.text).empty();
    });
    if (!begun && !word) {
      if (i > title + 6) break;
      // The first line of a broken label (主管/部门) stands close above what is known.
      if (out.empty() || !Near(out.back(), pieces[0])) {
        out.clear();
        lines = 0;
        *first = i;
      }
      if (ParseYear(item.line.text)) {
        out.clear();
        lines = 0;
        continue;
      }
      out.insert(out.end(), pieces.begin(), pieces.end());
      ++lines;
      continue;
    }
    const std::string& lead = pieces[0].text;
    bool total = std::any_of(pieces.begin(), pieces.end(),
                             [&](const Piece& p) { return IsTotalAt(lexicon, p, pieces); }) ||
                 lexicon.Score(item.line.text).has_value();
    bool foot = !lexicon.FootField(lead).empty() || lexicon.IsNote(lead);
    if (over && !foot && !EndsTotal(out, pieces)) break;
    if (!begun && (out.empty() || !Near(out.back(), pieces[0]))) {
      out.clear();
      lines = 0;
      *first = i;
    }
    begun = true;
    over = over || total;
    out.insert(out.end(), pieces.begin(), pieces.end());
    ++lines;
    *end = i + 1;
  }
  if (!begun) out.clear();
  return out;
}

// The horizontal rules of the pages from `first` to `last`.
PageRules RulesOf(const std::vector<Page>& pages, int first, int last) {
  PageRules out;
  for (const Page& page : pages) {
    if (page.number < first || page.number > last) continue;
    for (const Ruling& rule : page.rulings)
      if (rule.direction == Ruling::Direction::kHorizontal) out[page.number].push_back(rule);
  }
  return out;
}

}  // namespace

void GridLooseTables(const PerformanceLexicon& lexicon, const std::vector<Page>& pages, Flow* flow) {
  for (size_t i = 0; i < flow->size(); ++i) {
    const FlowItem& item = (*flow)[i];
    if (item.is_table() || item.furniture || !lexicon.IsTitle(item.line.text)) continue;
    size_t first = 0, end = 0;
    Pieces pieces = TableBelow(*flow, i, lexicon, pages, &first, &end);
    if (pieces.empty() || (pieces[0].line > 0 && !IsLaidOut(pieces))) continue;
    PageRules rules = RulesOf(pages, pieces.front().page, pieces.back().page);
    std::optional<Grid> grid = BuildLooseTable(lexicon, rules, std::move(pieces));
    if (!grid) continue;
    FlowItem table;
    table.page = (*flow)[first].page;
    table.page_height = (*flow)[first].page_height;
    table.top = (*flow)[first].top;
    table.bottom = (*flow)[end - 1].bottom;
    table.grid = std::move(*grid);
    flow->erase(flow->begin() + static_cast<std::ptrdiff_t>(first),
                flow->begin() + static_cast<std::ptrdiff_t>(end));
    flow->insert(flow->begin() + static_cast<std::ptrdiff_t>(first), std::move(table));
    i = first;
  }
}

}  // namespace gongkai
