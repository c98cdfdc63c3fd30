#include "normalize/forms/header.h"

#include <algorithm>

#include "normalize/forms/heading_match.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool IsCode(std::string_view key) {
  return key.size() >= 3 && key.size() <= 9 &&
         std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool StartsWithCode(const std::string& key) {
  size_t digits = 0;
  while (digits < key.size() && key[digits] >= '0' && key[digits] <= '9') ++digits;
  return digits >= 3 && digits <= 9 && digits < key.size() && static_cast<unsigned char>(key[digits]) >= 0x80;
}

// Distinct cells of a row, left to right.
std::vector<const Cell*> RowCells(const Grid& grid, int row) {
  std::vector<const Cell*> cells;
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* cell = grid.CellAt(row, c);
    if (cell && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
  }
  return cells;
}

struct RowView {
  bool blank = true;
  bool numbering = false;
  bool has_heading = false;  // a word only headings use
  bool has_code = false;
  bool has_decimal = false;   // an amount with a fraction
  bool has_item = false;      // 一、…
  bool has_total = false;     // 合计 …
  bool parted_total = false;  // its two characters in two cells
  bool wide = false;          // one text over (nearly) the whole width
};

RowView Look(const Grid& grid, int row, const std::set<std::string>& words, const KeyWords& key) {
  RowView view;
  view.numbering = IsColumnNumbering(grid, row, key);
  int texts = 0;
  std::string before;
  for (const Cell* cell : RowCells(grid, row)) {
    // A cell that began in an earlier row says nothing new of this one.
    std::string text = cell->row == row ? MatchKey(cell->text) : std::string();
    if (text.empty()) continue;
    view.blank = false;
    ++texts;
    // 合 | 计: set with a blank over two columns.
    bool parted = texts == 2 && key.totals.count(before + text) > 0;
    bool total = key.totals.count(text) > 0 || parted;
    if (parted) view.parted_total = true;
    before = text;
    if (total) view.has_total = true;
    if (words.count(text) && !total) view.has_heading = true;
    std::string printed = PatternText(cell->text);
    if (IsCode(printed) || StartsWithCode(printed)) view.has_code = true;
    if (StripEnumerator(printed).size() != printed.size()) view.has_item = true;
    if (IsNumberCell(cell->text) && printed.find('.') != std::string::npos) view.has_decimal = true;
    if (cell->col_span * 10 >= grid.cols * 8 && grid.cols > 2 && texts == 1) view.wide = true;
  }
  if (texts > 1) view.wide = false;
  return view;
}

// Within the next rows there is one of headings only.
bool HeadingsGoOn(const Grid& grid, int row, const std::set<std::string>& words, const KeyWords& key) {
  for (int r = row; r < std::min(grid.rows, row + 4); ++r) {
    RowView view = Look(grid, r, words, key);
    if (view.has_code || view.has_item || view.has_decimal) return false;
    if (view.has_heading) return true;
  }
  return false;
}

// 公务用车 | 购置费: a page break cut the header, and some cell of the row completes a heading of the page
// before.
bool CompletesHeading(const Grid& grid, int row, const std::set<std::string>& words) {
  const auto page = [&](int r) { return grid.row_page[static_cast<size_t>(r)]; };
  if (row == 0 || page(row) == page(row - 1)) return false;
  for (const Cell* cell : RowCells(grid, row)) {
    const Cell* above = grid.CellAt(row - 1, cell->col);
    const std::string text = MatchKey(cell->text);
    if (cell->row == row && above && !text.empty() && words.count(MatchKey(above->text) + text)) return true;
  }
  return false;
}

// 预算数 or an item alone at the left of a row names that row: the items stand above, the measures beside.
bool IsLabelRow(const Grid& grid, int row, const FormSpec& form) {
  const Cell* label = nullptr;
  for (const Cell* cell : RowCells(grid, row)) {
    if (cell->row != row || MatchKey(cell->text).empty() || IsNumberCell(cell->text)) continue;
    if (label) return false;
    label = cell;
  }
  if (!label || label->col > 1 || label->col_span > grid.cols / 2) return false;
  std::string word = UnnumberedKey(label->text);
  for (const ColumnSpec& column : form.default_columns().columns)
    for (const HeaderPath& path : column.headers)
      if (path.back() == word) return true;
  for (const ItemSpec& item : form.items)
    if (std::find(item.printed.begin(), item.printed.end(), word) != item.printed.end()) return true;
  return false;
}

// A row of headings with 合计 among them: 合计 is a heading of its own (合计|基本支出|项目支出) unless it
// names the row, that is, stands in a cell that begins in the first columns or beside 类|款|项.
bool TotalNamesRow(const Grid& grid, int row, const KeyWords& key) {
  const Cell* first = nullptr;
  bool parts = false, total_names_row = false, leading = true;
  for (const Cell* cell : RowCells(grid, row)) {
    if (cell->row != row) continue;
    std::string text = MatchKey(cell->text);
    if (text.empty()) continue;
    if (!first) first = cell;
    if (key.code_parts.count(text)) parts = true;
    if (key.totals.count(text) && leading && (cell == first || parts)) total_names_row = true;
    if (!key.code_parts.count(text)) leading = false;
  }
  return total_names_row && (parts || first->col == 0);
}

// 合计 or 本年收入合计 alone names the first body row; but it may be one heading of several.
bool IsFirstTotal(const Grid& grid, int row, const RowView& view, const KeyWords& key) {
  const Cell* first = nullptr;
  int others = 0;
  std::string before;
  for (const Cell* cell : RowCells(grid, row)) {
    const std::string text = MatchKey(cell->text);
    if (text.empty() || cell->row != row || SaysCodeParts(cell->text, key)) continue;
    // Without spans the one 合计 over code and name is printed in both.
    const bool repeated = grid.method == Method::kDelimited && text == before;
    before = text;
    if (!first)
      first = cell;
    else if (!IsNumberCell(cell->text) && !repeated)
      ++others;
  }
  const bool key_column = first && first->col * 2 <= grid.cols;
  return key_column && others == (view.parted_total ? 1 : 0);
}

// Which rows the header takes.
void FindRows(const Grid& grid, const FormSpec* form, const KeyWords& key, int first_row, Header* header) {
  const std::set<std::string> words = HeadingWords(form, key);
  bool heading_seen = false, numbered = false;
  int row = header->first_row = std::min(first_row, grid.rows);
  for (; row < grid.rows; ++row) {
    if (grid.Repeats(row)) break;
    RowView view = Look(grid, row, words, key);
    view.has_heading = view.has_heading || (heading_seen && CompletesHeading(grid, row, words));
    if (view.blank) {
      // A blank row after the headings is the body of an empty form, unless headings go on below it (a ruled
      // gap).
      if (heading_seen && !HeadingsGoOn(grid, row + 1, words, key)) break;
      if (!heading_seen) header->first_row = row + 1;
      continue;
    }
    if (view.numbering) {
      numbered = true;
      continue;
    }
    // Two sides have no headings below the numbers of their columns: 支出 alone is the rest of a cut name.
    if (numbered && heading_seen && form && form->layout == Layout::kTwoSided) break;
    if (!heading_seen && view.wide) {
      header->first_row = row + 1;
      continue;
    }
    bool items = form && form->layout == Layout::kItems;
    bool shared = view.has_heading && view.has_total && heading_seen && !view.has_code && !items;
    if (shared && TotalNamesRow(grid, row, key)) {
      header->shared_row = true;
      break;
    }
    if (view.has_code || view.has_item) break;
    if (view.has_decimal && heading_seen) break;
    const bool total_alone = view.has_total && !view.has_heading && heading_seen && !items;
    if (total_alone && IsFirstTotal(grid, row, view, key)) break;
    if (heading_seen && items && !view.has_heading && !view.has_total) break;
    if (heading_seen && items && IsLabelRow(grid, row, *form)) break;
    heading_seen = heading_seen || view.has_heading || view.has_total;
  }
  header->body_row = row;
}

// The headings over every position of rows `from` to `to`. Delimited text knows no spans: a heading over
// several columns stands in the first of them, and the positions after it are blank. A blank position with a
// heading below it belongs to the heading on its left, as far as the heading above reaches; one with nothing
// below belongs to the heading above.
std::vector<std::vector<const Cell*>> Headings(const Grid& grid, int from, int to) {
  const size_t cols = static_cast<size_t>(grid.cols);
  std::vector<std::vector<const Cell*>> out;
  for (int r = from; r < to; ++r) {
    std::vector<const Cell*> row(cols);
    for (int c = 0; c < grid.cols; ++c) row[static_cast<size_t>(c)] = grid.CellAt(r, c);
    for (size_t c = 1; grid.method == Method::kDelimited && c < cols; ++c) {
      if (!row[c] || !MatchKey(row[c]->text).empty()) continue;
      if (!out.empty() && out.back()[c - 1] != out.back()[c]) continue;
      bool below = false;
      for (int under = r + 1; under < to && !below; ++under) {
        const Cell* cell = grid.CellAt(under, static_cast<int>(c));
        below = cell && !MatchKey(cell->text).empty() && !IsNumberCell(cell->text);
      }
      if (below) row[c] = row[c - 1];
    }
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<HeaderPath> Paths(const Grid& grid, int from, int to, const KeyWords& key) {
  std::vector<HeaderPath> paths(static_cast<size_t>(grid.cols));
  int last_heading = from;  // numbering rows below the headings do not count as something below
  for (int r = from; r < to; ++r)
    if (!IsColumnNumbering(grid, r, key)) last_heading = r + 1;
  const std::vector<std::vector<const Cell*>> headings = Headings(grid, from, last_heading);
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* last = nullptr;
    for (int r = from; r < last_heading; ++r) {
      const Cell* cell = headings[static_cast<size_t>(r - from)][static_cast<size_t>(c)];
      if (!cell || cell == last || IsColumnNumbering(grid, r, key)) continue;
      last = cell;
      if (IsNumberCell(cell->text)) continue;  // a shared row holds amounts as well
      std::string word = MatchKey(cell->text);
      HeaderPath& path = paths[static_cast<size_t>(c)];
      // Numbers of columns name nothing, wherever they stand.
      if (key.column_no.count(word) && !key.line_no.count(word)) continue;
      if (word.find_first_not_of("0123456789") == std::string::npos) continue;
      if (!word.empty() && (path.empty() || path.back() != word)) path.push_back(std::move(word));
    }
  }
  return paths;
}

ColumnRole KeyRole(const HeaderPath& path, const KeyWords& key) {
  if (path.empty()) return ColumnRole::kOther;
  // A single character below a heading is the end of its last line, unless it is 类, 款 or 项.
  size_t depth = path.size();
  constexpr size_t kOneCharacter = 3;  // bytes
  if (depth > 1 && path.back().size() <= kOneCharacter && !key.code_parts.count(path.back())) --depth;
  const std::string& leaf = path[depth - 1];
  if (key.code_parts.count(leaf)) return ColumnRole::kCodePart;
  bool code = key.code.count(leaf) > 0, name = key.name.count(leaf) > 0;
  if (code && !name) return ColumnRole::kCode;
  if (name) return ColumnRole::kName;
  if (key.line_no.count(leaf)) return ColumnRole::kLineNo;
  // The lines of "支出功能分类科目编码" may have been split over header cells.
  std::string joined;
  for (const std::string& word : path) joined += word;
  if (key.code.count(joined)) return ColumnRole::kCode;
  return ColumnRole::kOther;
}

// Headings leave key columns open (项目 over code and name; no heading at all): the body decides.
void SettleKeyColumns(const Grid& grid, Header* header) {
  for (int c = 0; c < grid.cols; ++c) {
    Column& column = header->columns[static_cast<size_t>(c)];
    if (column.role == ColumnRole::kAmount || column.role == ColumnRole::kLineNo) continue;
    int codes = 0, words = 0, numbers = 0, parts = 0;
    for (int r = header->body_row; r < grid.rows; ++r) {
      const Cell* cell = grid.CellAt(r, c);
      if (!cell || cell->row != r || cell->col != c || grid.Repeats(r)) continue;
      std::string text = MatchKey(cell->text);
      if (text.empty()) continue;
      if (IsCode(PatternText(cell->text))) {
        ++codes;
      } else if (text.size() <= 2 && text.find_first_not_of("0123456789") == std::string::npos) {
        ++parts;
      } else if (IsNumberCell(cell->text)) {
        ++numbers;
      } else {
        ++words;
      }
    }
    if (column.role == ColumnRole::kName && codes > words) column.role = ColumnRole::kCode;
    if (column.role == ColumnRole::kCode && words > codes + parts && words > 2)
      column.role = ColumnRole::kName;
    if (column.role == ColumnRole::kOther && column.path.empty()) {
      if (words > 0 && words >= numbers) column.role = ColumnRole::kName;
    }
  }
  // Several code columns side by side hold the parts of one code.
  for (size_t c = 0; c + 1 < header->columns.size(); ++c) {
    Column& a = header->columns[c];
    Column& b = header->columns[c + 1];
    bool same = a.role == ColumnRole::kCode && b.role == ColumnRole::kCode;
    if (same) a.role = b.role = ColumnRole::kCodePart;
    if (a.role == ColumnRole::kCodePart && b.role == ColumnRole::kCode) b.role = ColumnRole::kCodePart;
  }
}

// A heading that says nothing known (a page break may have cut it) left of the names, above nothing but
// codes: the column of the codes.
void TakeUnknownCodes(const Grid& grid, Header* header) {
  for (size_t c = 0; c < header->columns.size() && header->columns[c].role == ColumnRole::kOther; ++c) {
    size_t codes = 0, others = 0;
    for (int r = header->body_row; r < grid.rows; ++r) {
      const Cell* cell = grid.CellAt(r, static_cast<int>(c));
      if (!cell || cell->row != r || grid.Repeats(r) || MatchKey(cell->text).empty()) continue;
      ++(IsCode(PatternText(cell->text)) ? codes : others);
    }
    if (codes == 0 || codes <= others) continue;
    size_t next = c + 1;
    while (next < header->columns.size() && header->columns[next].role == ColumnRole::kOther) ++next;
    if (next < header->columns.size() && header->columns[next].role == ColumnRole::kName)
      header->columns[c].role = ColumnRole::kCode;
  }
}

// A new block begins with a key column that follows an amount.
void CutBlocks(Header* header) {
  int block = 0;
  bool amount_seen = false;
  for (Column& column : header->columns) {
    bool key = column.role == ColumnRole::kCode || column.role == ColumnRole::kCodePart ||
               column.role == ColumnRole::kName;
    bool value = column.role == ColumnRole::kAmount || column.role == ColumnRole::kOther;
    if (key && amount_seen) {
      ++block;
      amount_seen = false;
    }
    if (value) amount_seen = true;
    column.block = block;
  }
  header->blocks = block + 1;
}

}  // namespace

std::set<std::string> HeadingWords(const FormSpec* form, const KeyWords& key) {
  std::set<std::string> words;
  for (const WordSet* set : {&key.code, &key.code_parts, &key.name, &key.line_no, &key.column_no,
                             &key.income_side, &key.expenditure_side, &key.transparent})
    words.insert(set->begin(), set->end());
  if (!form) return words;
  for (const ColumnSet& columns : form->column_sets) {
    words.insert(columns.when.begin(), columns.when.end());
    for (const ColumnSpec& column : columns.columns)
      for (const HeaderPath& path : column.headers) words.insert(path.begin(), path.end());
  }
  for (const ItemSpec& item : form->items) words.insert(item.printed.begin(), item.printed.end());
  return words;
}

bool IsColumnNumbering(const Grid& grid, int row, const KeyWords& key) {
  int expected = 0, numbers = 0;
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* cell = grid.CellAt(row, c);
    if (!cell || cell->row != row || cell->col != c) continue;
    std::string text = MatchKey(cell->text);
    if (text.empty()) continue;
    if (key.column_no.count(text)) {
      expected = std::max(expected, 0);
      continue;
    }
    if (text.size() > 2 || text.find_first_not_of("0123456789") != std::string::npos) {
      // 1=2+3 is a column number with its formula.
      if (text.size() <= 24 && PatternText(cell->text).find('=') != std::string::npos &&
          PatternText(cell->text).find_first_not_of("0123456789=+-()") == std::string::npos) {
        ++numbers;
        ++expected;
        continue;
      }
      return false;
    }
    int value = std::stoi(text);
    if (value != expected + 1 && !(numbers == 0 && value <= 3)) return false;
    expected = value;
    ++numbers;
  }
  return numbers >= 2 || (numbers == 1 && grid.cols <= 3);
}

bool SaysCodeParts(const std::string& text, const KeyWords& key) {
  std::u32string codes = Utf8ToCodes(MatchKey(text));
  return codes.size() > 1 && std::all_of(codes.begin(), codes.end(), [&](char32_t code) {
           return key.code_parts.count(CodesToUtf8(std::u32string(1, code))) > 0;
         });
}

Header AnalyseHeader(const Grid& grid, const FormSpec* form, const Catalogue& catalogue, int first_row) {
  const KeyWords& key = catalogue.key();
  Header header;
  FindRows(grid, form, key, first_row, &header);
  const int last_heading = header.shared_row ? header.body_row + 1 : header.body_row;
  std::vector<HeaderPath> paths = Paths(grid, header.first_row, last_heading, key);
  if (header.shared_row) {
    // The word that names the shared row is no heading.
    for (HeaderPath& path : paths)
      if (!path.empty() && key.totals.count(path.back()) && path.size() > 1) {
        bool key_above = key.name.count(path[path.size() - 2]) || key.code.count(path[path.size() - 2]);
        if (key_above) path.pop_back();
      }
  }
  header.columns.resize(static_cast<size_t>(grid.cols));
  for (int c = 0; c < grid.cols; ++c) {
    Column& column = header.columns[static_cast<size_t>(c)];
    column.path = paths[static_cast<size_t>(c)];
    column.role = KeyRole(column.path, key);
  }
  if (!form) return header;

  const ColumnSet& set = ChooseColumnSet(*form, paths);
  SettleKeyColumns(grid, &header);
  CutBlocks(&header);
  for (Column& column : header.columns) {
    if (column.role != ColumnRole::kOther || column.path.empty()) continue;
    std::string side;
    if (form->layout == Layout::kTwoSided) side = column.block == 0 ? "income" : "expenditure";
    AssignMeasure(&column, set, side, key);
  }
  TakeUnknownCodes(grid, &header);
  CutBlocks(&header);
  std::set<std::string> found;
  for (const Column& column : header.columns)
    if (column.spec) found.insert(column.spec->measure);
  header.matched = static_cast<int>(found.size());
  int required = 0;
  const std::vector<std::string>& wanted = set.requires_measures;
  for (const std::string& measure : wanted) required += found.count(measure) > 0;
  header.fit = wanted.empty() ? 0 : static_cast<double>(required) / static_cast<double>(wanted.size());
  return header;
}

}  // namespace gongkai
