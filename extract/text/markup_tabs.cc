// Tables of lines with tab characters.
#include <algorithm>

#include "extract/text/lines.h"
#include "extract/text/markup_rows.h"

namespace gongkai {
namespace {

// More blank lines than this end a table. Double-spaced files have one more.
constexpr size_t kMaxBlankLines = 2;
// A line without tabs inside a table is a word or a name, not a paragraph. Bytes.
constexpr size_t kMaxLoneCell = 60;

std::vector<std::string> SplitTabs(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    size_t tab = line.find('\t');
    cells.emplace_back(line.substr(0, tab));
    if (tab == line.npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

size_t FilledCells(const MarkupRow& row) {
  return static_cast<size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                           [](const std::string& cell) { return !IsBlankText(cell); }));
}

// An indented paragraph, or a line that happens to end in a tab: alone it makes no table.
bool IsWeak(const MarkupRow& row) {
  if (row.cells.size() == 1) return true;
  size_t filled = FilledCells(row);
  if (filled != 1) return filled == 0;
  return row.cells.size() == 2 || !IsBlankText(row.cells.back());
}

// ------⇥------: the rule under the head of a table.
bool IsRule(const MarkupRow& row) {
  if (row.cells.size() < 2) return false;
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    size_t first = cell.find_first_not_of(' '), last = cell.find_last_not_of(' ');
    return first != cell.npos && last - first >= 2 &&
           cell.substr(first, last - first + 1).find_first_not_of("-:=") == std::string::npos;
  });
}

class TabFinder {
 public:
  TabFinder(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables, MarkupBudget* budget)
      : lines_(*lines), tables_(*tables), budget_(*budget), spacing_(LineSpacing(*lines)) {}

  void Run() {
    size_t i = 0;
    while (i < lines_.size()) {
      if (!HasTab(i)) {
        ++i;
        continue;
      }
      std::vector<MarkupRow> rows;
      i = ReadGroup(i, &rows);
      Emit(std::move(rows));
    }
  }

 private:
  bool HasTab(size_t i) const {
    return lines_[i].table < 0 && lines_[i].text.find('\t') != std::string::npos;
  }
  bool IsBlank(size_t i) const { return lines_[i].table < 0 && IsBlankText(lines_[i].text) && !HasTab(i); }

  MarkupRow Row(size_t i) const {
    MarkupRow row;
    row.cells = SplitTabs(lines_[i].text);
    row.line_first = row.line_last = lines_[i].line;
    row.index_first = row.index_last = i;
    return row;
  }

  // The next line with something on it, at most `blanks` blank lines on; lines_.size() where there is none.
  size_t NextFilled(size_t i, size_t blanks) const {
    size_t limit = std::min(lines_.size(), i + blanks + 2);
    for (size_t k = i + 1; k < limit && !lines_[k].page_start; ++k)
      if (!IsBlank(k)) return k;
    return lines_.size();
  }

  // Collects the rows of the group that starts at line `i`; returns the first line after it.
  size_t ReadGroup(size_t i, std::vector<MarkupRow>* rows) const {
    rows->push_back(Row(i));
    while (true) {
      size_t next = NextFilled(i, kMaxBlankLines + spacing_);
      if (next >= lines_.size()) return i + 1;
      if (!HasTab(next)) {
        // A lone cell stands directly between two rows of equal width.
        size_t lone = NextFilled(i, spacing_);
        size_t after = lone < lines_.size() ? NextFilled(lone, spacing_) : lines_.size();
        if (lone >= lines_.size() || lines_[lone].table >= 0 || after >= lines_.size() || !HasTab(after) ||
            lines_[lone].text.size() > kMaxLoneCell)
          return i + 1;
        MarkupRow row = Row(after);
        if (row.cells.size() != rows->back().cells.size() || IsWeak(row) || IsWeak(rows->back()))
          return i + 1;
        rows->push_back(Row(lone));
        rows->push_back(std::move(row));
        i = after;
        continue;
      }
      rows->push_back(Row(next));
      i = next;
    }
  }

  void Emit(std::vector<MarkupRow> rows) {
    std::erase_if(rows, IsRule);
    // Weak rows at the ends belong to the table only where they have its width.
    auto strong = [](const MarkupRow& row) { return !IsWeak(row); };
    auto first = std::find_if(rows.begin(), rows.end(), strong);
    if (first == rows.end()) return;
    auto last = std::find_if(rows.rbegin(), rows.rend(), strong).base() - 1;
    while (first != rows.begin() && (first - 1)->cells.size() == first->cells.size() &&
           FilledCells(*(first - 1)))
      --first;
    while (last + 1 != rows.end() && (last + 1)->cells.size() == last->cells.size() &&
           (FilledCells(*(last + 1)) || FilledCells(*last)))  // the one row of a form without figures
      ++last;
    std::vector<MarkupRow> kept(std::make_move_iterator(first), std::make_move_iterator(last + 1));
    AddTable(MakeTable(MarkupTable::kTabs, kept, &budget_), kept, &lines_, &tables_);
  }

  std::vector<TextLine>& lines_;
  std::vector<MarkupTable>& tables_;
  MarkupBudget& budget_;
  size_t spacing_;
};

}  // namespace

void FindTabTables(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables, MarkupBudget* budget) {
  TabFinder(lines, tables, budget).Run();
}

}  // namespace gongkai
