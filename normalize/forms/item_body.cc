#include "normalize/forms/item_body.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "normalize/forms/heading_match.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// What a heading or a row label of the 三公 form says.
struct ItemWord {
  const ItemSpec* item = nullptr;
  const ColumnSpec* measure = nullptr;
  bool named = false;  ///< of a row: something is printed that is no figure
};

const ItemSpec* FindItem(const FormSpec& form, const std::string& word) {
  const ItemSpec* best = nullptr;
  double best_likeness = 0.87;
  for (const ItemSpec& item : form.items) {
    for (const std::string& printed : item.printed) {
      if (printed == word) return &item;
      double likeness = word.size() >= 15 ? Likeness(printed, word) : 0;
      if (likeness > best_likeness) {
        best_likeness = likeness;
        best = &item;
      }
    }
  }
  return best;
}

// The word of a row label or heading without its numbering and 其中.
std::string ItemKey(const std::string& text) {
  std::string word = UnnumberedKey(text);
  if (word.starts_with("其中")) word.erase(0, std::string_view("其中").size());
  return std::string(StripEnumerator(word));
}

class ItemReader {
 public:
  ItemReader(const Grid& grid, const FormSpec& form, const Header& header, const std::string& unit,
             const KeyWords& key)
      : grid_(grid), form_(form), header_(header), unit_(unit), key_(key) {}

  Body Read() {
    std::vector<ItemWord> columns;
    for (const Column& column : header_.columns) columns.push_back(Resolve(column.path));
    bool items_above =
        std::any_of(columns.begin(), columns.end(), [](const ItemWord& w) { return w.item != nullptr; });
    int blank_rows = 0;
    for (int r = header_.body_row; r < grid_.rows; ++r) {
      if (grid_.Repeats(r) || IsColumnNumbering(grid_, r, key_)) continue;
      ItemWord label = RowLabel(r);
      bool blank = grid_.IsBlankRow(r);
      // Without row labels the form is one row of amounts; further blank rows are paper.
      if (!label.item && !label.measure && blank &&
          (!items_above || blank_rows++ > 0 || !body_.facts.empty()))
        continue;
      EmitRow(r, label, columns);
    }
    DoubtDoubled();
    return std::move(body_);
  }

 private:
  // An item has one amount of each measure: of two, one belongs to an item whose heading was not understood.
  // Only 合计 may be printed twice, of the three items and of everything.
  void DoubtDoubled() {
    std::map<std::pair<std::string, std::string>, FactRecord*> seen;
    for (FactRecord& fact : body_.facts) {
      if (fact.name == form_.items.front().name) continue;
      const auto [first, is_new] = seen.try_emplace({fact.name, fact.measure}, &fact);
      if (is_new) continue;
      for (FactRecord* doubled : {first->second, &fact})
        doubled->confidence = std::min(doubled->confidence, 0.3);
      ++body_.unreadable;
    }
  }

  const ColumnSpec* FindMeasure(const std::string& word) const {
    for (const ColumnSpec& column : form_.default_columns().columns)
      for (const HeaderPath& path : column.headers)
        if (path.back() == word) return &column;
    return nullptr;
  }

  // The innermost item of the path; 合计 and 小计 yield to an item above them.
  ItemWord Resolve(const HeaderPath& path) const {
    ItemWord out;
    for (size_t i = path.size(); i-- > 0;) {
      std::string word = path[i];
      if (!out.measure) out.measure = FindMeasure(word);
      const ItemSpec* item = FindItem(form_, word);
      // A page break may have cut the heading in two.
      if (!item && i > 0) item = FindItem(form_, path[i - 1] + word);
      if (!item) continue;
      if (!out.item || out.item == &form_.items.front()) out.item = item;
    }
    return out;
  }

  ItemWord RowLabel(int r) const {
    ItemWord out;
    const Cell* last = nullptr;
    for (int c = 0; c < grid_.cols; ++c) {
      const Cell* cell = grid_.CellAt(r, c);
      if (!cell || cell == last) continue;
      last = cell;
      std::string word = ItemKey(cell->text);
      if (word.empty() || IsDigits(word)) continue;
      out.named = true;
      if (!out.measure) out.measure = FindMeasure(word);
      if (!out.item) out.item = FindItem(form_, word);
    }
    return out;
  }

  void EmitRow(int r, const ItemWord& label, const std::vector<ItemWord>& columns) {
    const Cell* last = nullptr;
    OptionalText line_no;
    for (int c = 0; c < grid_.cols; ++c) {
      const Cell* cell = grid_.CellAt(r, c);
      if (!cell || cell == last) continue;
      last = cell;
      if (header_.columns[static_cast<size_t>(c)].role == ColumnRole::kLineNo) {
        std::string number = PatternText(cell->text);
        if (IsDigits(number)) line_no = number;
        continue;
      }
      const ItemWord& above = columns[static_cast<size_t>(c)];
      const ItemSpec* item = label.item ? label.item : above.item;
      const ColumnSpec* measure = label.measure ? label.measure : above.measure;
      if (label.item && above.item && above.item != &form_.items.front()) item = above.item;
      // The label itself is no amount.
      Amount amount = ParseAmountCell(cell->text);
      if (amount.kind == Amount::Kind::kNotANumber) {
        bool is_label =
            FindItem(form_, ItemKey(cell->text)) != nullptr || FindMeasure(MatchKey(cell->text)) != nullptr;
        if (item && measure && !is_label) ++body_.unreadable;
        continue;
      }
      if (!item || !measure || (!above.item && !above.measure)) {
        // 其中：（1） alone beside an amount: its name has been taken for another row's.
        bool nameless = !label.named && !item && above.measure;
        if (amount.kind == Amount::Kind::kNumber && measure && (label.item || nameless)) ++body_.orphans;
        continue;
      }
      FactRecord fact;
      fact.line_no = line_no;
      fact.name = item->name;
      fact.measure = measure->measure;
      fact.row = r;
      fact.col = c;
      fact.confidence = grid_.confidence;
      FillAmount(*cell, unit_, &fact);
      body_.facts.push_back(std::move(fact));
    }
  }

  const Grid& grid_;
  const FormSpec& form_;
  const Header& header_;
  const std::string& unit_;
  const KeyWords& key_;
  Body body_;
};

}  // namespace

int CountItems(const Grid& grid, const FormSpec& form) {
  WordSet found;
  for (const Cell& cell : grid.cells) {
    const ItemSpec* item = FindItem(form, ItemKey(cell.text));
    if (item && item != &form.items.front()) found.insert(item->name);
  }
  return static_cast<int>(found.size());
}

Body ReadItems(const Grid& grid, const FormSpec& form, const Header& header, const std::string& unit,
               const Catalogue& catalogue) {
  return ItemReader(grid, form, header, unit, catalogue.key()).Read();
}

}  // namespace gongkai
