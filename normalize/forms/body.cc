#include "normalize/forms/body.h"

#include <algorithm>
#include <deque>
#include <map>

#include "normalize/forms/item_body.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool HoldsDigit(const Cell& cell) {
  return PatternText(cell.text).find_first_of("0123456789") != std::string::npos;
}

// The key of one block of one row: what names the amounts beside it.
struct Key {
  std::string code, name, line_no;
  const Cell* last = nullptr;  // the rightmost cell that was read as key
  bool empty() const { return code.empty() && name.empty(); }
};

// One printed row of one block before it becomes facts.
struct BlockRow {
  int row = 0;
  int block = 0;
  Key key;
  std::vector<std::pair<const Column*, const Cell*>> amounts;
  bool doubtful = false;  // perhaps half of a row
  // A digit: an amount, or what a page break left of one.
  bool HasFigures() const {
    return std::any_of(amounts.begin(), amounts.end(), [](const auto& a) { return HoldsDigit(*a.second); });
  }
  bool HasAmount() const {
    return std::any_of(amounts.begin(), amounts.end(), [](const auto& a) {
      return ParseAmountCell(a.second->text).kind == Amount::Kind::kNumber;
    });
  }
};

// "2010601 行政运行" in one cell.
void SplitCodeAndName(const std::string& printed, std::vector<std::string>* codes, std::string* name) {
  std::string folded = PatternText(printed);
  size_t digits = 0;
  while (digits < folded.size() && folded[digits] >= '0' && folded[digits] <= '9') ++digits;
  if (digits == folded.size() && digits > 0) {
    codes->push_back(folded);
  } else if (digits >= 3 && digits <= 9 && static_cast<unsigned char>(folded[digits]) >= 0x80 &&
             !folded.substr(digits).starts_with("年")) {
    codes->push_back(folded.substr(0, digits));
    // The name keeps its printed characters: drop as many characters as there were digits.
    std::u32string codes32 = Utf8ToCodes(PrintedName(printed));
    *name += CodesToUtf8(std::u32string_view(codes32).substr(digits));
  } else {
    *name += PrintedName(printed);
  }
}

bool IsPlaceholder(const std::string& name) {
  for (char32_t c : Utf8ToCodes(name))
    if (c != U'-' && c != U'—' && c != U'…' && c != U'·' && c != U'.' && c != U'－' && c != U'―')
      return false;
  return true;
}

class BodyReader {
 public:
  BodyReader(const Grid& grid, const FormSpec& form, const Header& header, const std::string& unit,
             const Catalogue& catalogue)
      : grid_(grid),
        form_(form),
        header_(header),
        unit_(unit),
        key_(catalogue.key()),
        known_names_(catalogue.summary_names()) {}

  Body Read() {
    for (int r = header_.body_row; r < grid_.rows; ++r) {
      if (grid_.Repeats(r)) continue;
      if (IsColumnNumbering(grid_, r, key_)) continue;
      if (IsNoteRow(r) || RepeatsHeading(r)) continue;
      for (int b = 0; b < header_.blocks; ++b) rows_.push_back(ReadRow(r, b));
      if (r == header_.body_row && header_.shared_row) CleanSharedRow();
    }
    LearnDecimals();
    MergeCutRows();
    if (form_.layout == Layout::kTwoSided) DoubtHalfNames();
    AdoptOrphans();
    for (const BlockRow& row : rows_) Emit(row);
    return std::move(body_);
  }

 private:
  bool IsNoteRow(int r) {
    const Cell* cell = grid_.CellAt(r, 0);
    if (!cell) return false;
    std::string text = PatternText(cell->text);
    bool wide = cell->col_span * 10 >= grid_.cols * 7;
    bool note = text.starts_with("注") || text.starts_with("说明") || text.starts_with("备注");
    // A sentence over the whole width names no row.
    constexpr size_t kSentence = 30;  // bytes
    bool sentence = text.size() >= kSentence && grid_.cols > 2 && cell->col_span == grid_.cols;
    if (!sentence && (!note || (!wide && text.size() < kSentence))) return false;
    body_.notes.push_back(cell->text);
    return true;
  }

  BlockRow ReadRow(int r, int block) {
    BlockRow out;
    out.row = r;
    out.block = block;
    std::vector<std::string> codes;
    std::string name;
    for (int c = 0; c < grid_.cols; ++c) {
      const Column& column = header_.columns[static_cast<size_t>(c)];
      if (column.block != block) continue;
      const Cell* cell = grid_.CellAt(r, c);
      // Headings that reach down beside the first row of the body name no row.
      if (!cell || cell->row < header_.body_row) continue;
      switch (column.role) {
        case ColumnRole::kCode:
        case ColumnRole::kCodePart:
        case ColumnRole::kName:
          if (cell == out.key.last || RepeatsKey(*cell, out.key.last)) break;
          // In delimited text the amount of the last row may have slipped into a key column.
          if (form_.layout == Layout::kBlocks && IsDecimal(*cell)) {
            slipped_.push_back({r, cell});
            break;
          }
          out.key.last = cell;
          if (SaysCodeParts(cell->text, key_)) break;
          // An amount names nothing: the columns were taken for others.
          if (IsDecimal(*cell)) {
            ++body_.orphans;
            break;
          }
          if (BeginsWithDecimal(cell->text)) ++body_.orphans;
          if (!MatchKey(cell->text).empty() || !IsPlaceholder(PrintedName(cell->text)))
            SplitCodeAndName(cell->text, &codes, &name);
          break;
        case ColumnRole::kLineNo:
          if (cell != out.key.last) out.key.line_no = PatternText(cell->text);
          break;
        case ColumnRole::kAmount:
          // An amount cell over several rows belongs to the row in which it begins.
          if (cell->row < r && r > header_.body_row) break;
          // Without column lines 公用经费合计, set over two blocks, comes to stand in an amount column.
          if (form_.layout == Layout::kBlocks && key_.totals.count(MatchKey(cell->text)) > 0) {
            if (cell != out.key.last && !RepeatsKey(*cell, out.key.last)) name += PrintedName(cell->text);
            out.key.last = cell;
            break;
          }
          if (cell != out.key.last && (out.amounts.empty() || out.amounts.back().second != cell))
            out.amounts.emplace_back(&column, cell);
          break;
        case ColumnRole::kOther:
          // A heading that a page break cut, or a misprint: the column may still be one of ours. So may one
          // that a stray rule parted from its heading.
          if (cell->row < r) break;
          if ((lacks_measure_ || column.path.empty()) && HoldsDecimals(*cell)) ++body_.orphans;
          break;
      }
    }
    out.key.code = JoinCode(codes);
    out.key.name = name;
    if (IsPlaceholder(out.key.name)) out.key.name.clear();
    if (form_.layout == Layout::kTwoSided && out.key.line_no.empty()) TakeLineNumber(&out.key);
    return out;
  }

  // 十六、金融支出44: letters set far apart let the line number run into the name.
  void TakeLineNumber(Key* key) const {
    size_t end = key->name.size();
    while (end > 0 && IsDigit(static_cast<unsigned char>(key->name[end - 1]))) --end;
    if (end == 0 || end == key->name.size() || IsKnown(key->name) || !IsKnown(key->name.substr(0, end)))
      return;
    key->line_no = key->name.substr(end);
    key->name.resize(end);
  }

  // 类|款|项|合计: the parts of the code are headings, and so are words in amount columns
  // (合计|基本支出|项目支出).
  void CleanSharedRow() {
    for (BlockRow& row : rows_) {
      std::string name;
      for (int c = 0; c < grid_.cols; ++c) {
        const Cell* cell = grid_.CellAt(row.row, c);
        const Column& column = header_.columns[static_cast<size_t>(c)];
        bool key_column = column.role == ColumnRole::kName || column.role == ColumnRole::kCode ||
                          column.role == ColumnRole::kCodePart;
        if (!cell || column.block != row.block || !key_column) continue;
        if (name.empty() && key_.totals.count(MatchKey(cell->text))) name = PrintedName(cell->text);
      }
      row.key.code.clear();
      row.key.name = name;
      std::erase_if(row.amounts, [](const auto& amount) {
        Amount parsed = ParseAmountCell(amount.second->text);
        return parsed.kind == Amount::Kind::kNotANumber;
      });
    }
  }

  // A row cut by the page break: its name goes on, or its amounts stand, in the first row of the next page.
  void MergeCutRows() {
    for (size_t i = 0; i < rows_.size(); ++i) {
      BlockRow& row = rows_[i];
      if (row.row == 0 || row.row <= header_.body_row || !FirstOfPage(row.row)) continue;
      BlockRow* before = nullptr;
      for (size_t k = i; k-- > 0;)
        if (rows_[k].block == row.block && !(FirstOfPage(rows_[k].row) && grid_.IsBlankRow(rows_[k].row))) {
          before = &rows_[k];
          break;
        }
      if (!before || before->key.empty() || !row.key.code.empty() || !row.key.line_no.empty()) continue;
      if (row.key.name.empty() && (!row.HasFigures() || IsAmountOfTotal(row))) continue;
      if (!Continues(*before, row)) {
        // One name over two rows that both have an amount: figures of one, or what it was taken for.
        if (form_.layout == Layout::kTwoSided && !IsKnown(before->key.name) && !IsKnown(row.key.name) &&
            IsKnown(before->key.name + row.key.name))
          before->doubtful = row.doubtful = true;
        continue;
      }
      before->key.name += row.key.name;
      for (size_t a = 0; a < row.amounts.size() && a < before->amounts.size(); ++a) {
        const Cell*& upper = before->amounts[a].second;
        const Cell* lower = row.amounts[a].second;
        if (MatchKey(lower->text).empty()) continue;
        if (MatchKey(upper->text).empty()) {
          upper = lower;
          continue;
        }
        joined_.push_back(*upper);
        joined_.back().text += "\n" + lower->text;
        upper = &joined_.back();
      }
      row.key = {};
      row.amounts.clear();
    }
    std::erase_if(rows_, [](const BlockRow& row) { return row.key.empty() && row.amounts.empty(); });
  }

  bool IsKnown(const std::string& name) const { return known_names_.count(UnnumberedKey(name)) > 0; }

  // The last row of a page, or of what was found of the form, whose name is only the beginning of a known
  // one, and the first one whose name is only the end: the rest of it, and perhaps of its amounts, was not
  // found.
  void DoubtHalfNames() {
    for (BlockRow& row : rows_) {
      const size_t next = static_cast<size_t>(row.row) + 1;
      const bool last =
          row.row + 1 == grid_.rows || grid_.row_page[next] != grid_.row_page[static_cast<size_t>(row.row)];
      const bool first = row.row == header_.body_row || FirstOfPage(row.row);
      const std::string name = UnnumberedKey(row.key.name);
      if ((!last && !first) || name.empty() || known_names_.count(name) || key_.totals.count(name)) continue;
      row.doubtful = row.doubtful ||
                     std::any_of(known_names_.begin(), known_names_.end(), [&](const std::string& known) {
                       return (last && known.starts_with(name)) || (first && known.ends_with(name));
                     });
    }
  }

  // How many decimals most amounts of the form have: two, or four of 万元.
  void LearnDecimals() {
    std::map<size_t, int> counts;
    for (const BlockRow& row : rows_)
      for (const auto& [column, cell] : row.amounts) {
        const Amount amount = ParseAmountCell(cell->text);
        const size_t point = amount.digits.find('.');
        if (amount.kind == Amount::Kind::kNumber && point != std::string::npos)
          ++counts[amount.digits.size() - point - 1];
      }
    for (const auto& [decimals, count] : counts)
      if (decimals >= 2 && (!counts.count(decimals_) || count > counts[decimals_])) decimals_ = decimals;
  }

  // A measure of the form that no column was taken for; an unknown column with amounts may be it.
  bool LacksMeasure() const {
    const auto& wanted = form_.default_columns().columns;
    return std::any_of(wanted.begin(), wanted.end(), [&](const ColumnSpec& measure) {
      return std::none_of(header_.columns.begin(), header_.columns.end(), [&](const Column& column) {
        return column.spec && column.spec->measure == measure.measure;
      });
    });
  }

  // The amount of a total (公用经费合计) that is named in another block.
  bool IsAmountOfTotal(const BlockRow& amount) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const BlockRow& row) {
      return row.row == amount.row && row.block < amount.block && !row.HasAmount() &&
             key_.totals.count(MatchKey(row.key.name)) > 0;
    });
  }

  static bool IsDecimal(const Cell& cell) {
    const Amount amount = ParseAmountCell(cell.text);
    return amount.kind == Amount::Kind::kNumber && amount.digits.find('.') != std::string::npos;
  }

  // Programs that know no spans print a cell over several columns once in each: 合计|合计|合计, 210|210|210.
  // Two parts of a code may be the same as well (208|05|05), but these have two digits.
  bool RepeatsKey(const Cell& cell, const Cell* before) const {
    constexpr size_t kClassDigits = 3;
    if (grid_.method != Method::kDelimited || !before || before->text != cell.text) return false;
    const std::string printed = PatternText(cell.text);
    return printed.size() >= kClassDigits && !IsDecimal(cell);
  }

  // 0.00结余分配: the amount of the cell before ran into the name.
  static bool BeginsWithDecimal(const std::string& text) {
    const std::string folded = PatternText(text);
    const size_t digits = folded.find_first_not_of("0123456789,");
    return digits != std::string::npos && digits > 0 && folded[digits] == '.' && digits + 2 < folded.size() &&
           IsDigit(static_cast<unsigned char>(folded[digits + 1])) &&
           IsDigit(static_cast<unsigned char>(folded[digits + 2]));
  }

  // One amount, or several that a missing rule put into one cell.
  static bool HoldsDecimals(const Cell& cell) {
    Cell part;
    size_t amounts = 0;
    for (size_t from = 0; from < cell.text.size();) {
      const size_t end = std::min(cell.text.find_first_of(" \n\t", from), cell.text.size());
      part.text = cell.text.substr(from, end - from);
      from = end + 1;
      if (part.text.empty()) continue;
      if (!IsDecimal(part)) return IsDecimal(cell);
      ++amounts;
    }
    return amounts > 0;
  }

  // 科目代码 科目名称 决算数 again in the middle of the body.
  bool RepeatsHeading(int r) const {
    for (int h = header_.first_row; h < header_.body_row; ++h) {
      bool same = true, words = false;
      for (int c = 0; same && c < grid_.cols; ++c) {
        const Cell* a = grid_.CellAt(h, c);
        const Cell* b = grid_.CellAt(r, c);
        std::string text = a ? MatchKey(a->text) : std::string();
        same = text == (b ? MatchKey(b->text) : std::string());
        words = words || !text.empty();
      }
      if (same && words) return true;
    }
    return false;
  }

  // A blank row at the top of a page lies between the rule of a running head and the table.
  bool FirstOfPage(int row) const {
    const auto page = [&](int r) { return grid_.row_page[static_cast<size_t>(r)]; };
    int before = row - 1;
    while (before > 0 && (grid_.Repeats(before) || (page(before) == page(row) && grid_.IsBlankRow(before))))
      --before;
    return page(row) != page(before);
  }

  bool Continues(const BlockRow& before, const BlockRow& row) const {
    // Both halves printing an amount in one column are two rows, unless the page cut the amount itself.
    bool cut_amount = false;
    for (size_t a = 0; a < row.amounts.size() && a < before.amounts.size(); ++a) {
      const std::string& upper = before.amounts[a].second->text;
      const std::string& lower = row.amounts[a].second->text;
      if (MatchKey(upper).empty() || MatchKey(lower).empty()) continue;
      if (!IsCutAmount(upper, lower)) return false;
      cut_amount = true;
    }
    if (cut_amount && row.key.name.empty()) return true;
    const bool total =
        key_.totals.count(MatchKey(row.key.name)) || key_.totals.count(MatchKey(before.key.name));
    if (form_.layout == Layout::kTwoSided) {
      // Rows of these forms have no code: only a name that becomes a known one may go on. 合计 may be the
      // rest of 本年收入合计.
      std::string name = UnnumberedKey(before.key.name + row.key.name);
      if (total) return !row.HasAmount() && known_names_.count(name) > 0;
      return row.key.name.empty() ? !before.HasAmount() : known_names_.count(name) > 0;
    }
    if (total) return false;
    return !before.key.code.empty();
  }

  // 3,990.2 and 0: the amounts of a form have as many decimals each, mostly two, and only together these
  // have.
  bool IsCutAmount(const std::string& upper, const std::string& lower) const {
    std::string digits = PatternText(upper);
    size_t point = digits.find('.');
    bool whole = point != std::string::npos && digits.size() - point > decimals_;
    Amount joined = ParseAmountCell(upper + "\n" + lower);
    point = joined.digits.find('.');
    return !whole && joined.kind == Amount::Kind::kNumber && point != std::string::npos &&
           joined.digits.size() - point == decimals_ + 1;
  }

  // In the last row of the basic-expenditure form 公用经费合计 and its amount may stand in different blocks.
  void AdoptOrphans() {
    if (form_.layout != Layout::kBlocks) return;
    for (const auto& [r, cell] : slipped_) {
      // It belongs to the last name on its row that has no amount.
      BlockRow* owner = nullptr;
      for (BlockRow& row : rows_)
        if (row.row == r && !row.key.empty() && row.key.code.empty() && !row.HasAmount() &&
            !row.amounts.empty())
          owner = &row;
      if (owner) {
        owner->amounts.front().second = cell;
      } else {
        ++body_.orphans;
      }
    }
    for (size_t i = 1; i < rows_.size(); ++i) {
      BlockRow& row = rows_[i];
      if (!row.key.empty() || !row.HasAmount()) continue;
      for (size_t k = i; k-- > 0 && rows_[k].row == row.row;) {
        BlockRow& before = rows_[k];
        if (before.key.empty()) continue;
        if (before.HasAmount() || !before.key.code.empty()) break;
        before.amounts = row.amounts;
        row.amounts.clear();
        break;
      }
    }
    // The label may span the amount column of its own block, which then has no cell to stand in.
    std::erase_if(rows_, [](const BlockRow& row) { return row.key.empty() && row.amounts.empty(); });
    for (size_t i = 0; i + 1 < rows_.size(); ++i) {
      BlockRow& row = rows_[i];
      bool same_label =
          rows_[i + 1].row == row.row && rows_[i + 1].key.name == row.key.name && row.key.code.empty();
      if (same_label && row.amounts.empty()) row.key = {};
    }
  }

  void Emit(const BlockRow& row) {
    if (row.key.empty()) {
      for (const auto& [column, cell] : row.amounts)
        if (HoldsDigit(*cell)) ++body_.orphans;
      return;
    }
    for (const auto& [column, cell] : row.amounts) {
      FactRecord fact;
      if (form_.layout == Layout::kTwoSided) fact.side = column->block == 0 ? "income" : "expenditure";
      if (!row.key.line_no.empty()) fact.line_no = row.key.line_no;
      if (!row.key.code.empty()) fact.code = row.key.code;
      fact.name = row.key.name;
      fact.measure = column->spec->measure;
      fact.row = row.row;
      fact.col = cell->col;
      fact.confidence = grid_.confidence * column->fit;
      if (!FillAmount(*cell, unit_, &fact) || IsCutCode(row.key.code)) {
        ++body_.unreadable;
        fact.confidence = std::min(fact.confidence, 0.3);
      }
      if (row.doubtful) fact.confidence = std::min(fact.confidence, 0.3);
      body_.facts.push_back(std::move(fact));
    }
  }

  // Classes have three digits, and every level below two more. Anything else is a piece of a code.
  static bool IsCutCode(const std::string& code) {
    return !code.empty() && (code.size() < 3 || code.size() % 2 == 0);
  }

  const Grid& grid_;
  const FormSpec& form_;
  const Header& header_;
  const std::string& unit_;
  const KeyWords& key_;
  const bool lacks_measure_ = LacksMeasure();
  const WordSet& known_names_;
  std::vector<BlockRow> rows_;
  std::vector<std::pair<int, const Cell*>> slipped_;
  size_t decimals_ = 2;
  std::deque<Cell> joined_;  // amounts that the page break cut
  Body body_;
};

}  // namespace

std::string JoinCode(const std::vector<std::string>& parts) {
  std::string code;
  for (const std::string& part : parts) {
    if (part.size() > code.size() && !code.empty() && part.starts_with(code)) {
      code = part;  // the parts are cumulative
    } else {
      code += part;
    }
  }
  return code;
}

bool FillAmount(const Cell& cell, const std::string& unit, FactRecord* fact) {
  fact->raw = cell.text;
  fact->place = cell.Proof();
  Amount amount = ParseAmountCell(cell.text);
  if (amount.kind == Amount::Kind::kNumber) {
    fact->amount = amount.digits;
    fact->amount_fen = ToFen(amount.digits, unit);
    if (amount.rejoined) fact->confidence *= 0.9;
  }
  return amount.kind != Amount::Kind::kNotANumber;
}

Body ReadBody(const Grid& grid, const FormSpec& form, const Header& header, const std::string& unit,
              const Catalogue& catalogue) {
  if (form.layout == Layout::kItems) return ReadItems(grid, form, header, unit, catalogue);
  return BodyReader(grid, form, header, unit, catalogue).Read();
}

}  // namespace gongkai
