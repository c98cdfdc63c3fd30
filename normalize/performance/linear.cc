#include "normalize/performance/linear.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "normalize/performance/evaluation.h"
#include "normalize/performance/linear_head.h"
#include "normalize/performance/linear_rows.h"
#include "normalize/performance/linear_text.h"
#include "normalize/performance/scattered.h"
#include "normalize/performance/scattered_values.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

struct FoundTable {
  size_t first = 0, last = 0;  // items of the flow, inclusive
  std::vector<Grid> grids;
};

bool IsLoneNumber(const LinearTokens& tokens) {
  return tokens.size() == 1 && IsAmountOrDash(tokens.front().text);
}

// A text with a line for each cell prints weight and score below each other, others beside each other.
bool HasLinePerCell(const std::vector<LinearLine>& lines) {
  size_t below = 0, beside = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    const LinearTokens& tokens = lines[i].tokens;
    if (i > 0 && IsLoneNumber(tokens) && IsLoneNumber(lines[i - 1].tokens)) ++below;
    if (tokens.size() > 1 && IsAmountOrDash(tokens.back().text)) ++beside;
  }
  constexpr size_t kFewest = 10;
  return below >= kFewest && below > 4 * beside;
}

// Each line one piece; the numbers that end a row in one line, those of the total behind its name.
std::vector<LinearLine> JoinCells(const PerformanceLexicon& lexicon, std::vector<LinearLine> lines) {
  std::vector<LinearLine> out;
  for (LinearLine& line : lines) {
    LinearToken cell{line.text, line.tokens.front().line, true, true};
    const bool joins = IsLoneNumber(line.tokens) && !out.empty() && out.back().item + 1 == line.item &&
                       (IsAmountOrDash(out.back().tokens.back().text) || lexicon.IsTotal(out.back().text));
    if (joins) {
      cell.line_start = false;
      out.back().item = line.item;
      out.back().text += " " + line.text;
      out.back().tokens.push_back(std::move(cell));
      continue;
    }
    line.tokens.assign(1, std::move(cell));
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<LinearLine> LinesOf(const PerformanceLexicon& lexicon, const Flow& flow) {
  std::vector<LinearLine> out;
  for (size_t i = 0; i < flow.size(); ++i) {
    const FlowItem& item = flow[i];
    if (item.is_table() || item.line.place.line_first == 0) continue;
    LinearTokens tokens = CutTokens(item.line.text, item.line.place.line_first);
    // The numbers of a row in the last line of a page look like a page number; but those stand alone.
    auto numbers = std::count_if(tokens.begin(), tokens.end(),
                                 [](const LinearToken& t) { return IsPlainNumber(t.text); });
    if ((item.furniture && numbers < 2) || tokens.empty()) continue;
    out.push_back({i, std::move(tokens), item.line.text});
  }
  if (HasLinePerCell(out)) return JoinCells(lexicon, std::move(out));
  std::erase_if(
      out, [](const LinearLine& line) { return MatchKey(line.text).empty() && !IsAmountOrDash(line.text); });
  return out;
}

// The table whose indicators begin with `heading`; `end` becomes the line behind it.
std::optional<Grid> ReadTable(const PerformanceLexicon& lexicon, const LinearText& text, size_t first,
                              const LinearHeading& heading, size_t* end) {
  LinearGrid rows;
  LinearHead(lexicon, &rows).Read(text.Window(first, heading.line - first));
  if (!LinearRows(lexicon, text, &rows).Read(heading, end)) return std::nullopt;
  return rows.Finish();
}

// What an evaluation read from a table amounts to: most rows are whole and the weights of all a hundred, with
// that of the funds or without; and how many rows are whole.
struct Yield {
  bool adds_up = false;
  size_t rows = 0;
};

Yield YieldOf(const PerformanceLexicon& lexicon, const std::vector<Grid>& grids) {
  Flow flow;
  for (const Grid& grid : grids) {
    FlowItem item;
    item.grid = grid;
    flow.push_back(std::move(item));
  }
  Yield out;
  for (const FoundEvaluation& found : ReadEvaluations(flow, lexicon, std::nullopt)) {
    constexpr int64_t kFullMark = 10000;  // hundredths
    int64_t sum = 0, funds = 0;
    for (const IndicatorRecord& row : found.evaluation.indicators)
      sum += MarkOf(row.weight.value_or("")).value_or(0);
    for (const FundRecord& fund : found.evaluation.funds)
      funds = std::max(funds, MarkOf(fund.weight.value_or("")).value_or(0));
    size_t whole = 0;
    for (const IndicatorRecord& row : found.evaluation.indicators)
      whole += row.level3 && row.target && row.actual && row.weight && row.score &&
               MarkOf(*row.score).value_or(kFullMark) <= MarkOf(*row.weight).value_or(0) &&
               (row.level2 || row.level1);
    out.rows += whole;
    if (2 * whole > found.evaluation.indicators.size())
      out.adds_up = out.adds_up || sum == kFullMark || sum + funds == kFullMark;
  }
  return out;
}

// What stands below a title of a text: items [first, last), no table among them.
struct TitledLines {
  size_t first = 0, last = 0;
};

std::vector<TitledLines> LinesBelowTitles(const PerformanceLexicon& lexicon, const Flow& flow) {
  constexpr size_t kFewestLines = 30, kMostLines = 500;
  std::vector<TitledLines> out;
  for (size_t i = 0; i < flow.size(); ++i) {
    const auto is_title = [&](size_t k) { return !flow[k].is_table() && lexicon.IsTitle(flow[k].line.text); };
    if (!is_title(i) || flow[i].line.place.line_first == 0) continue;
    size_t end = i + 1;
    while (end < flow.size() && end < i + kMostLines && !flow[end].is_table() && !is_title(end)) ++end;
    if (end - i >= kFewestLines) out.push_back({i + 1, end});
  }
  return out;
}

// Reads what is scattered below titles in place of what was found there in order and adds up no better.
void ReadScattered(const PerformanceLexicon& lexicon, const std::vector<Page>& pages, const Flow& flow,
                   const std::vector<TitledLines>& below, std::vector<FoundTable>* found) {
  for (const TitledLines& lines : below) {
    FoundTable table{lines.first, lines.last - 1,
                     ReadScatteredTable(lexicon, pages, flow, lines.first, lines.last)};
    if (table.grids.empty()) continue;
    const auto overlaps = [&](const FoundTable& other) {
      return other.first <= table.last && other.last >= table.first;
    };
    const Yield here = YieldOf(lexicon, table.grids);
    if (std::any_of(found->begin(), found->end(), [&](const FoundTable& other) {
          if (!overlaps(other)) return false;
          const Yield there = YieldOf(lexicon, other.grids);
          return there.adds_up || (!here.adds_up && there.rows > here.rows);
        }))
      continue;
    std::erase_if(*found, overlaps);
    found->push_back(std::move(table));
  }
  std::sort(found->begin(), found->end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::vector<std::string> UnreadTitles(const PerformanceLexicon& lexicon, const std::vector<Page>& pages,
                                      const Flow& flow, const std::vector<TitledLines>& below,
                                      const std::vector<FoundTable>& found) {
  std::vector<std::string> out;
  for (const TitledLines& lines : below)
    if (std::none_of(
            found.begin(), found.end(),
            [&](const FoundTable& table) { return table.first < lines.last && table.last >= lines.first; }) &&
        HoldsPerformanceTable(lexicon, pages, flow, lines.first, lines.last))
      out.push_back(PrintedName(flow[lines.first - 1].line.text));
  return out;
}

void Replace(std::vector<FoundTable> found, Flow* flow) {
  Flow out;
  size_t next = 0;
  for (size_t i = 0; i < flow->size(); ++i) {
    if (next == found.size() || i != found[next].first) {
      out.push_back(std::move((*flow)[i]));
      continue;
    }
    for (Grid& grid : found[next].grids) {
      FlowItem table;
      table.page = (*flow)[i].page;
      table.page_height = (*flow)[i].page_height;
      table.top = (*flow)[i].top;
      table.bottom = (*flow)[found[next].last].bottom;
      table.grid = std::move(grid);
      out.push_back(std::move(table));
    }
    i = found[next++].last;
  }
  *flow = std::move(out);
}

}  // namespace

std::vector<std::string> GridLinearTables(const PerformanceLexicon& lexicon, const std::vector<Page>& pages,
                                          Flow* flow) {
  LinearText text(lexicon, LinesOf(lexicon, *flow));
  const std::vector<LinearLine>& lines = text.lines();
  std::vector<FoundTable> found;
  size_t bound = 0;
  for (size_t line = 0; line < lines.size(); ++line) {
    std::optional<LinearHeading> heading = text.HeadingAt(line);
    if (!heading || !heading->IsIndicators()) continue;
    size_t first = text.FirstLine(line, bound), end = line;
    // Tables between the lines were delimited: what stands around them is theirs.
    bool around_table = false;
    for (size_t i = lines[first].item; i < lines[line].item; ++i)
      around_table = around_table || (*flow)[i].is_table();
    if (around_table) first = line;
    std::optional<Grid> grid = ReadTable(lexicon, text, first, *heading, &end);
    if (!grid || end <= line) continue;
    found.push_back({lines[first].item, lines[end - 1].item, {std::move(*grid)}});
    bound = end;
    line = end - 1;
  }
  const std::vector<TitledLines> below = LinesBelowTitles(lexicon, *flow);
  ReadScattered(lexicon, pages, *flow, below, &found);
  std::vector<std::string> unread = UnreadTitles(lexicon, pages, *flow, below, found);
  if (!found.empty()) Replace(std::move(found), flow);
  return unread;
}

}  // namespace gongkai
