// Tables with pipes between their cells: Markdown's, and those of programs that turn web pages into text,
// which put no pipe before the first cell, or each cell on a line of its own with a pipe behind it.
#include <algorithm>
#include <cstddef>
#include <span>

#include "extract/text/lines.h"
#include "extract/text/markup_rows.h"

namespace gongkai {
namespace {

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t";
  size_t first = text.find_first_not_of(kBlank);
  if (first == text.npos) return "";
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// The pipes at the ends of a table's rows, which stand between no cells.
struct Frame {
  bool left = true, right = true;
};

// Cuts at pipes that are not escaped; the escape stays for the cleaner.
std::vector<std::string> SplitPipes(std::string_view line, Frame frame) {
  line = Trim(line);
  if (frame.left && line.starts_with('|')) line.remove_prefix(1);
  std::vector<std::string> cells(1);
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      cells.back() += line[i];
      cells.back() += line[++i];
    } else if (line[i] == '|') {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  if (frame.right && cells.size() > 1 && Trim(cells.back()).empty()) cells.pop_back();
  for (std::string& cell : cells) cell = Trim(cell);
  return cells;
}

// Bare pipes at the end of a row: some converters fill their short rows up with them, where a blank cell is
// written "| |" and a row's own last pipe has a blank behind it. They stand for no cells. Where the blanks at
// the ends of all lines were taken off (`trimmed`), a pipe alone may be the row's own.
size_t Padding(std::string_view line, bool trimmed) {
  const size_t last = line.find_last_not_of('|');
  if (last == line.npos || last + 1 == line.size() || IsBlankText(line.substr(line.size() - 1))) return 0;
  const size_t pipes = line.size() - last - 1;
  return pipes > 1 || !trimmed ? pipes : 0;
}

// |---|:--:|
bool IsRule(std::string_view line) {
  line = Trim(line);
  return line.find('|') != line.npos && line.find('-') != line.npos &&
         line.find_first_not_of("|-: \t") == line.npos;
}

// A pipe with something on both sides of it, or a second one.
bool HasBars(std::string_view line) {
  line = Trim(line);
  const size_t pipe = line.find('|');
  return pipe != line.npos && pipe + 1 < line.size() && (pipe > 0 || line.find('|', 1) != line.npos);
}

// A cell alone on its line: text |
bool IsBarredCell(std::string_view line) {
  line = Trim(line);
  return line.ends_with('|') && line.find('|') + 1 == line.size();
}

// Takes the pipes off where most of those in the text stand behind lone cells.
void UnbarCells(std::vector<TextLine>* lines) {
  constexpr size_t kFewest = 12;
  size_t lone = 0, others = 0;
  for (const TextLine& line : *lines) {
    if (line.table >= 0 || line.text.find('|') == std::string::npos) continue;
    ++(IsBarredCell(line.text) ? lone : others);
  }
  if (lone < kFewest || others * 4 > lone) return;
  for (TextLine& line : *lines)
    if (line.table < 0 && IsBarredCell(line.text))
      line.text = Trim(line.text.substr(0, line.text.rfind('|')));
}

class PipeFinder {
 public:
  PipeFinder(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables, MarkupBudget* budget)
      : lines_(*lines), tables_(*tables), budget_(*budget), spacing_(LineSpacing(*lines)) {}

  void Run() {
    size_t i = 0;
    while (i < lines_.size()) {
      bool headed = Has(i) && IsRuleAt(Next(i));
      if (!headed && !Barred(i)) {
        ++i;
        continue;
      }
      i = ReadGroup(i, headed);
    }
  }

 private:
  bool Has(size_t i) const {
    return i < lines_.size() && lines_[i].table < 0 && lines_[i].text.find('|') != std::string::npos;
  }
  bool IsRuleAt(size_t i) const { return Has(i) && IsRule(lines_[i].text); }

  // Starts with a pipe and has a second one: a row even without a rule under the head.
  bool Framed(size_t i) const {
    if (!Has(i)) return false;
    std::string_view text = Trim(lines_[i].text);
    return text.starts_with('|') && text.find('|', 1) != text.npos;
  }

  // Pipes between cells, with or without one before the first.
  bool Barred(size_t i) const { return Has(i) && HasBars(lines_[i].text); }

  // The next line, over as many blank ones as the file has between all its lines.
  size_t Next(size_t i) const {
    size_t limit = std::min(lines_.size(), i + spacing_ + 2);
    for (size_t k = i + 1; k < limit && !lines_[k].page_start; ++k)
      if (!IsBlankText(lines_[k].text)) return k;
    return lines_.size();
  }

  size_t ReadGroup(size_t i, bool headed) {
    std::vector<MarkupRow> rows;
    const bool framed = Framed(i);
    Frame frame{framed, true};
    bool ruled = false;
    size_t last = i;
    while (true) {
      if (IsRuleAt(i)) {
        ruled = true;
      } else {
        MarkupRow row;
        frame.right = frame.right && (framed || Trim(lines_[i].text).ends_with('|'));
        row.line_first = row.line_last = lines_[i].line;
        row.index_first = row.index_last = i;
        rows.push_back(std::move(row));
      }
      last = i;
      size_t next = Next(i);
      bool adjacent = headed || !framed ? Has(next) : Framed(next);
      if (!adjacent) {
        // One blank line more, as long as the rows keep their width and no new head follows.
        size_t far = i + spacing_ + 2;
        if (next < lines_.size() || !Framed(far) || !IsBlankText(lines_[far - 1].text) ||
            IsRuleAt(Next(far)) || rows.empty() ||
            SplitPipes(lines_[far].text, frame).size() != SplitPipes(lines_[last].text, frame).size())
          break;
        next = far;
      } else if (ruled && next < lines_.size() && IsRuleAt(Next(next)) && !IsRuleAt(next)) {
        break;  // the head of another table
      }
      i = next;
    }
    CutCells(frame, framed, rows);
    constexpr size_t kFewestBarred = 3;  // two lines with a pipe in them may be text
    if (!rows.empty() && (ruled || rows.size() >= (framed ? 2 : kFewestBarred))) {
      MarkupTable table = MakeTable(MarkupTable::kPipes, rows, &budget_);
      int index = static_cast<int>(tables_.size());
      size_t before = tables_.size();
      size_t first_line = rows.front().index_first;
      AddTable(std::move(table), rows, &lines_, &tables_);
      if (tables_.size() > before)  // the rules are part of the table, too
        for (size_t k = first_line; k <= last; ++k)
          if (IsRuleAt(k)) lines_[k].table = index;
    }
    return last + 1;
  }

  std::ptrdiff_t Pipes(const MarkupRow& row) const {
    const std::string& line = lines_[row.index_first].text;
    return std::count(line.begin(), line.end(), '|');
  }

  bool EndsInBlank(const MarkupRow& row) const {
    const std::string_view line = lines_[row.index_first].text;
    return !line.empty() && IsBlankText(line.substr(line.size() - 1));
  }

  // Rows of as many pipes, several of them side by side at the end of one, and nowhere else.
  bool FilledUp(std::span<const MarkupRow> rows) const {
    bool filled = false;
    for (const MarkupRow& row : rows) {
      const std::string_view line = lines_[row.index_first].text;
      const size_t padding = Padding(line, false);
      filled = filled || padding > 1;
      if (line.find("||") < line.size() - padding) return false;
    }
    return filled;
  }

  // Cuts the rows into cells; those that follow each other with as many pipes are filled up, or none is.
  void CutCells(Frame frame, bool framed, std::span<MarkupRow> rows) const {
    const bool trimmed =
        std::none_of(rows.begin(), rows.end(), [&](const MarkupRow& row) { return EndsInBlank(row); });
    while (!rows.empty()) {
      size_t count = 1;
      while (count < rows.size() && Pipes(rows[count]) == Pipes(rows[0])) ++count;
      const bool filled = !framed && FilledUp(rows.first(count));
      for (MarkupRow& row : rows.first(count)) {
        std::string_view line = lines_[row.index_first].text;
        if (filled) line.remove_suffix(Padding(line, trimmed));
        row.cells = SplitPipes(line, frame);
      }
      rows = rows.subspan(count);
    }
  }

  std::vector<TextLine>& lines_;
  std::vector<MarkupTable>& tables_;
  MarkupBudget& budget_;
  size_t spacing_;
};

}  // namespace

void FindPipeTables(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables, MarkupBudget* budget) {
  UnbarCells(lines);
  PipeFinder(lines, tables, budget).Run();
}

}  // namespace gongkai
