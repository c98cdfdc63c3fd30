// Fixtures of the performance tests: tables drawn as text, and records shown as text.
#ifndef GONGKAI_TESTS_PERFORMANCE_PICTURE_H_
#define GONGKAI_TESTS_PERFORMANCE_PICTURE_H_

#include <string>
#include <vector>

#include "extract/text/reader.h"
#include "normalize/normalize.h"
#include "normalize/performance/evaluation.h"
#include "normalize/text/fold.h"

namespace gongkai {

/// A ruled grid from a picture: a line is a row, '|' divides cells, '<' joins a cell with the one on its
/// left, '^' with the one above, "//" is a line break in a cell. All of it stands on page 1; a line "---"
/// begins the next page.
inline Grid Drawn(const std::string& picture) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  for (char c : picture) {
    if (c == '\n') {
      rows.emplace_back(1);
    } else if (c == '|') {
      rows.back().emplace_back();
    } else {
      rows.back().back() += c;
    }
  }
  if (rows.back().size() == 1 && rows.back()[0].empty()) rows.pop_back();
  Grid grid;
  int page = 1;
  std::vector<std::vector<size_t>> owner;
  for (std::vector<std::string>& row : rows) {
    if (row[0] == "---") {
      ++page;
      continue;
    }
    int r = grid.rows++;
    grid.row_page.push_back(page);
    owner.emplace_back();
    for (size_t c = 0; c < row.size(); ++c) {
      std::string text = StripSpace(row[c]);
      if (text == "<" && c > 0) {
        size_t left = owner.back()[c - 1];
        if (grid.cells[left].row == r)
          grid.cells[left].col_span = static_cast<int>(c) - grid.cells[left].col + 1;
        owner.back().push_back(left);
        continue;
      }
      if (text == "^" && r > 0) {
        size_t above = owner[static_cast<size_t>(r) - 1][c];
        grid.cells[above].row_span = r - grid.cells[above].row + 1;
        owner.back().push_back(above);
        continue;
      }
      Cell cell;
      cell.row = r;
      cell.col = static_cast<int>(c);
      for (size_t at; (at = text.find("//")) != std::string::npos;) text.replace(at, 2, "\n");
      cell.text = text;
      cell.place.page = page;
      owner.back().push_back(grid.cells.size());
      grid.cells.push_back(std::move(cell));
      grid.cols = std::max(grid.cols, static_cast<int>(c) + 1);
    }
  }
  grid.BuildIndex();
  return grid;
}

/// A flow of lines with a ruled table below them.
inline Flow DrawnFlow(const std::vector<std::string>& lines, const std::string& picture) {
  Flow flow;
  for (const std::string& line : lines) {
    FlowItem item;
    item.page = 1;
    item.line.text = line;
    item.line.place.page = 1;
    flow.push_back(std::move(item));
  }
  FlowItem table;
  table.page = 1;
  table.grid = Drawn(picture);
  flow.push_back(std::move(table));
  return flow;
}

inline std::string Shown(const OptionalText& text) {
  return text.value_or("-");
}

inline std::string Shown(const EvaluationRecord& e) {
  return e.kind + " · " + Shown(e.project_name) + " · " + Shown(e.department) + " · " + Shown(e.implementer) +
         " · " + Shown(e.score) + " · " + Shown(e.grade);
}
inline std::string Shown(const FundRecord& f) {
  return Shown(f.name) + " · " + Shown(f.initial_budget) + " · " + Shown(f.full_year_budget) + " · " +
         Shown(f.executed) + " · " + Shown(f.weight) + " · " + Shown(f.rate) + " · " + Shown(f.score);
}
inline std::string Shown(const IndicatorRecord& i) {
  auto level = [](const OptionalText& name, const OptionalText& weight) {
    return Shown(name) + (weight ? "(" + *weight + ")" : "");
  };
  return level(i.level1, i.level1_weight) + " · " + level(i.level2, i.level2_weight) + " · " +
         Shown(i.level3) + " · " + Shown(i.target) + " · " + Shown(i.actual) + " · " + Shown(i.weight) +
         " · " + Shown(i.score);
}

using Strings = std::vector<std::string>;

template <typename Record>
Strings ShownAll(const std::vector<Record>& records) {
  Strings out;
  for (const Record& record : records) out.push_back(Shown(record));
  return out;
}

inline std::vector<FoundEvaluation> ReadDrawn(const std::vector<std::string>& lines,
                                              const std::string& picture) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  return ReadEvaluations(DrawnFlow(lines, picture), lexicon, 2023);
}

/// All records of a text file.
inline Records ReadTextFile(const std::string& text) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return normalizer.Normalize(text, "fixture.txt", ReadText(text, "fixture.txt"));
}

}  // namespace gongkai

#endif  // GONGKAI_TESTS_PERFORMANCE_PICTURE_H_
