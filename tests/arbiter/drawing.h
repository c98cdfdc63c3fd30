// A form drawn on a page with one ruling for every edge, to be damaged by a test.
#ifndef GONGKAI_TESTS_ARBITER_DRAWING_H_
#define GONGKAI_TESTS_ARBITER_DRAWING_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "normalize/normalize.h"
#include "tests/support/drawn.h"

namespace gongkai::test {

using Row = std::vector<std::string>;

inline const std::vector<Row> kRows = {
    {"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
    {"", "合计", "112.30", "67.10", "45.20"},
    {"201", "一般公共服务支出", "81.75", "49.35", "32.40"},
    {"20103", "政府办公厅及相关机构事务", "81.75", "49.35", "32.40"},
    {"2010301", "行政运行", "49.35", "49.35", "0.00"},
    {"2010302", "一般行政管理事务", "32.40", "0.00", "32.40"},
    {"208", "社会保障和就业支出", "30.55", "17.75", "12.80"},
    {"20805", "行政事业单位养老支出", "30.55", "17.75", "12.80"},
    {"2080501", "行政单位离退休", "17.75", "17.75", "0.00"},
    {"2080502", "事业单位离退休", "12.80", "0.00", "12.80"},
};
inline const std::vector<double> kEdges = {40, 110, 270, 350, 430, 510};
inline constexpr double kTop = 100, kHeight = 24;

inline double Above(size_t row) {
  return kTop + kHeight * static_cast<double>(row);
}

inline Records ReadPages(std::vector<Page> pages, std::vector<TaggedCell> cells = {}) {
  Extraction extraction;
  extraction.media_type = "application/pdf";
  extraction.pages = std::move(pages);
  extraction.tagged_cells = std::move(cells);
  return Normalizer(Catalogue::BuiltIn()).Normalize("drawn", "drawn.pdf", extraction);
}

/// A page with the form, one ruling for every edge of every cell.
struct Drawing {
  std::vector<Row> rows;
  Page page;
  std::map<std::pair<size_t, size_t>, double> shifts;  ///< points by which a cell's text stands aside
  std::vector<TaggedCell> tags;                        ///< set by Tag
  std::map<std::pair<size_t, size_t>, int> tagged;     ///< the cell of the tree for each cell

  explicit Drawing(std::vector<Row> drawn = kRows) : rows(std::move(drawn)) {
    page.number = 1;
    page.width = 595;
    page.height = 842;
    for (size_t r = 0; r <= rows.size(); ++r)
      page.rulings.push_back(H(Above(r), kEdges.front(), kEdges.back()));
    for (double x : kEdges) page.rulings.push_back(V(x, Above(0), Above(rows.size())));
  }

  void Erase(Ruling::Direction direction, double at) {
    std::erase_if(page.rulings,
                  [&](const Ruling& rule) { return rule.direction == direction && rule.at == at; });
  }

  void DrawTitle() {
    page.runs.push_back(RunAt(200, 50, "一般公共预算财政拨款支出决算表"));
    page.runs.push_back(RunAt(420, 75, "单位：万元"));
  }

  void DrawCells() {
    for (size_t r = 0; r < rows.size(); ++r)
      for (size_t c = 0; c < rows[r].size(); ++c) {
        const std::string& text = rows[r][c];
        if (text.empty()) continue;
        double width = 0;
        for (char32_t code : Utf8ToCodes(text)) width += code < 0x2000 ? 5 : 10;
        const bool amount = r > 0 && c > 1, heading = r == 0;
        double x = amount    ? kEdges[c + 1] - 4 - width
                   : heading ? (kEdges[c] + kEdges[c + 1] - width) / 2
                             : kEdges[c] + 4;
        if (auto shift = shifts.find({r, c}); shift != shifts.end()) x += shift->second;
        page.runs.push_back(RunAt(x, Above(r) + 7, text));
        if (auto tag = tagged.find({r, c}); tag != tagged.end())
          for (Glyph& glyph : page.runs.back().glyphs) glyph.tagged_cell = tag->second;
      }
  }

  /// A structure tree with a cell for every cell.
  void Tag() {
    for (size_t r = 0; r < rows.size(); ++r)
      for (size_t c = 0; c < rows[r].size(); ++c) {
        tagged[{r, c}] = static_cast<int>(tags.size());
        tags.push_back({0, static_cast<int>(r), static_cast<int>(c)});
      }
  }
  /// The words of two cells change places in the tree.
  void SwapTags(std::pair<size_t, size_t> a, std::pair<size_t, size_t> b) {
    std::swap(tagged.at(a), tagged.at(b));
  }

  Records Read() {
    DrawTitle();
    DrawCells();
    return ReadPages({page}, tags);
  }
};

/// The amounts of each row, as the rows of the drawing.
inline std::vector<Row> AmountsOf(const Records& records) {
  std::map<int, Row> rows;
  for (const FactRecord& fact : records.facts) {
    Row& row = rows[fact.row];
    if (row.empty()) row = {fact.code.value_or(""), fact.name};
    row.push_back(fact.amount.value_or("blank"));
  }
  std::vector<Row> out;
  for (auto& [number, row] : rows) out.push_back(std::move(row));
  return out;
}

inline const std::vector<Row> kBody(kRows.begin() + 1, kRows.end());

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_ARBITER_DRAWING_H_
