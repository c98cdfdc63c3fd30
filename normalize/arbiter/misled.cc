#include "normalize/arbiter/misled.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool HoldsDecimal(const std::string& text) {
  if (text.find('.') == std::string::npos && text.find("．") == std::string::npos) return false;
  const std::string folded = FoldWidth(text);
  const auto digit = [&](size_t i) { return i < folded.size() && folded[i] >= '0' && folded[i] <= '9'; };
  for (size_t at = folded.find('.'); at != std::string::npos; at = folded.find('.', at + 1))
    if (digit(at + 1) && at > 0 && digit(at - 1)) return true;
  return false;
}

class Signs {
 public:
  Signs(const Grid& grid, const FormSpec& form, const Header& header, const std::vector<FactRecord>& facts,
        const Catalogue& catalogue)
      : grid_(grid),
        form_(form),
        header_(header),
        facts_(facts),
        catalogue_(catalogue),
        key_(catalogue.key()) {
    for (const FactRecord& fact : facts) taken_.emplace(fact.row, fact.col);
  }

  bool Any() const {
    return PrintsMoreThanWasRead() || JoinsHeadings() || BreaksNames() || NamesAreOdd() || DecimalsDiffer() ||
           SpansRows();
  }

 private:
  bool IsKey(size_t column) const {
    const ColumnRole role = header_.columns[column].role;
    return role == ColumnRole::kName || role == ColumnRole::kCode || role == ColumnRole::kCodePart;
  }

  bool IsBodyRow(int row) const {
    return row >= header_.body_row && !grid_.Repeats(row) && !IsColumnNumbering(grid_, row, key_);
  }

  // A heading of the 三公 form that was put together with its neighbour: 会议费培训费.
  bool JoinsItems(const HeaderPath& path) const {
    if (path.empty()) return true;
    const std::string& leaf = path.back();
    return std::any_of(form_.items.begin(), form_.items.end(), [&](const ItemSpec& item) {
      return std::any_of(item.printed.begin(), item.printed.end(), [&](const std::string& word) {
        constexpr size_t kLeast = 9;  // bytes, three characters
        return word.size() >= kLeast && leaf.size() > word.size() &&
               (leaf.starts_with(word) || leaf.ends_with(word));
      });
    });
  }

  // Figures in the body that became no fact.
  bool PrintsMoreThanWasRead() const {
    const bool items = form_.layout == Layout::kItems;
    for (const Cell& cell : grid_.cells) {
      if (!IsBodyRow(cell.row) || !HoldsDecimal(cell.text)) continue;
      const Column& column = header_.columns[static_cast<size_t>(cell.col)];
      if (CountDecimals(cell.text) > 1) return true;
      if (taken_.count({cell.row, cell.col})) continue;
      // What else a 三公 form compares (增减额) is no concern of ours.
      if (!items || JoinsItems(column.path)) return true;
    }
    return false;
  }

  // Two columns of one block with one measure: a rule parts what one heading stands above. Two figures for
  // one item of the 三公 form.
  bool JoinsHeadings() const {
    if (form_.layout == Layout::kItems) {
      std::set<std::pair<std::string, std::string>> cells;
      return std::any_of(facts_.begin(), facts_.end(), [&](const FactRecord& fact) {
        return !cells.emplace(fact.name, fact.measure).second;
      });
    }
    std::set<std::pair<int, std::string>> seen;
    for (const Column& column : header_.columns)
      if (column.spec && !seen.emplace(column.block, column.spec->measure).second) return true;
    return false;
  }

  // Words of one row in two columns of one block.
  bool BreaksNames() const {
    if (form_.layout == Layout::kItems) return false;
    // 类|款|项|合计 are headings beside a total.
    for (int row = header_.body_row + (header_.shared_row ? 1 : 0); row < grid_.rows; ++row) {
      if (!IsBodyRow(row)) continue;
      std::map<int, std::string> words;  // by block
      const Cell* last = nullptr;
      for (int c = 0; c < grid_.cols; ++c) {
        const Cell* cell = grid_.CellAt(row, c);
        if (!cell || cell == last || cell->row != row || !IsKey(static_cast<size_t>(c))) continue;
        last = cell;
        const std::string word = MatchKey(cell->text);
        if (word.find_first_not_of("0123456789") == std::string::npos) continue;
        std::string& before = words[header_.columns[static_cast<size_t>(c)].block];
        const bool first = before.empty();
        before += word;
        if (!first && !key_.totals.count(before) && !SaysCodeParts(cell->text, key_)) return true;
      }
    }
    return false;
  }

  // A cell that names two rows, a row without the code that all others have, a piece of a known name.
  bool NamesAreOdd() const {
    std::set<std::pair<std::string, std::string>> uncoded;  // without and with its number
    for (const FactRecord& fact : facts_) {
      const std::string name = MatchKey(fact.name);
      if (key_.column_no.count(name) || HoldsHeading(name) || HoldsFigure(fact.name)) return true;
      if (fact.code) {
        if (name.empty() || IsPieceOfEconomic(*fact.code, name)) return true;
      } else if (!key_.totals.count(name)) {
        uncoded.emplace(UnnumberedKey(fact.name), name);
      }
    }
    if (form_.layout == Layout::kClassification || form_.layout == Layout::kBlocks) return !uncoded.empty();
    if (form_.layout != Layout::kTwoSided) return false;
    return std::any_of(uncoded.begin(), uncoded.end(),
                       [&](const auto& row) {
                         return IsPiece(row.first, row.first != row.second) || IsTwo(row.first);
                       }) ||
           ItemsShareCell();
  }

  // A numbered one can only have lost its end.
  bool IsPiece(const std::string& name, bool numbered) const {
    const WordSet& known = catalogue_.summary_names();
    return !name.empty() && !known.count(name) &&
           std::any_of(known.begin(), known.end(), [&](const std::string& whole) {
             return whole.size() > name.size() &&
                    (whole.starts_with(name) || (!numbered && whole.ends_with(name)));
           });
  }

  // 信息网络及软件购置 or 更新 beside the code of 信息网络及软件购置更新.
  bool IsPieceOfEconomic(const std::string& code, const std::string& name) const {
    constexpr size_t kClass = 3;  // digits
    if (form_.layout != Layout::kBlocks || code.size() <= kClass) return false;
    for (const EconomicClass& entry : catalogue_.economics()) {
      if (!code.starts_with(entry.code)) continue;
      for (const EconomicItem& item : entry.items) {
        if (item.code != code) continue;
        const std::string known = MatchKey(item.name);
        return known != name && (known.starts_with(name) || known.ends_with(name) ||
                                 name.starts_with(known) || name.ends_with(known));
      }
    }
    return false;
  }

  // 九、卫生健康支出39: the number or the dash of the cell beside it.
  static bool HoldsFigure(const std::string& printed) {
    const std::string name = PatternText(printed);
    const std::string_view bare = StripEnumerator(name);
    for (size_t i = 0; i < bare.size(); ++i) {
      if (bare[i] == '-') return true;
      if (bare[i] < '0' || bare[i] > '9') continue;
      while (i < bare.size() && bare[i] >= '0' && bare[i] <= '9') ++i;
      if (!bare.substr(i).starts_with("年")) return true;
    }
    return false;
  }

  // A figure in a cell over two rows or two measures may be that of either.
  bool SpansRows() const {
    if (form_.layout == Layout::kItems) return false;
    for (const Cell& cell : grid_.cells) {
      if (cell.row_span == 1 && cell.col_span == 1) continue;
      if (!IsBodyRow(cell.row) || MatchKey(cell.text).empty()) continue;
      const ColumnRole role = header_.columns[static_cast<size_t>(cell.col)].role;
      const bool over_rows = cell.row_span > 1 && (role == ColumnRole::kAmount || role == ColumnRole::kName);
      if (over_rows || (role == ColumnRole::kAmount && cell.col_span > 1 && HoldsDecimal(cell.text)))
        return true;
    }
    return false;
  }

  // 公务员医疗补助科目名称, 老旧小区改造栏次
  bool HoldsHeading(const std::string& name) const {
    const auto holds = [&](const WordSet& headings, size_t least) {
      return std::any_of(headings.begin(), headings.end(), [&](const std::string& heading) {
        return heading.size() >= least && name.size() > heading.size() &&
               (name.starts_with(heading) || name.ends_with(heading));
      });
    };
    constexpr size_t kTwo = 6, kFour = 12;  // characters in bytes
    return holds(key_.column_no, kTwo) || holds(key_.name, kFour) || holds(key_.code, kFour);
  }

  // The names of two rows in one.
  bool IsTwo(const std::string& name) const {
    const WordSet& known = catalogue_.summary_names();
    return !known.count(name) && std::any_of(known.begin(), known.end(), [&](const std::string& first) {
      return name.size() > first.size() && name.starts_with(first) &&
             known.count(name.substr(first.size())) > 0;
    });
  }

  // Amounts of one form are printed with equally many decimals; one that has fewer was cut.
  bool DecimalsDiffer() const {
    std::set<size_t> seen;
    for (const FactRecord& fact : facts_) {
      if (!fact.amount || *fact.amount == "0") continue;
      const size_t point = fact.amount->find('.');
      seen.insert(point == std::string::npos ? 0 : fact.amount->size() - point - 1);
    }
    return seen.size() > 1;
  }

  // 一、… on one line of a cell and 二、… on another.
  bool ItemsShareCell() const {
    const auto is_item = [](const std::string& line) {
      const std::string text = PatternText(line);
      return StripEnumerator(text).size() != text.size();
    };
    for (const Cell& cell : grid_.cells) {
      if (!IsBodyRow(cell.row) || !IsKey(static_cast<size_t>(cell.col))) continue;
      size_t end = cell.text.find('\n');
      if (end == std::string::npos || !is_item(cell.text.substr(0, end))) continue;
      while (end != std::string::npos) {
        const size_t next = cell.text.find('\n', end + 1);
        if (is_item(cell.text.substr(end + 1, next - end - 1))) return true;
        end = next;
      }
    }
    return false;
  }

  const Grid& grid_;
  const FormSpec& form_;
  const Header& header_;
  const std::vector<FactRecord>& facts_;
  const Catalogue& catalogue_;
  const KeyWords& key_;
  std::set<std::pair<int, int>> taken_;  // rows and columns of facts
};

}  // namespace

int CountDecimals(const std::string& text) {
  const std::string lines = FoldWidth(text);
  std::string joined = lines;  // 2010 above .18
  std::erase(joined, '\n');
  const auto count = [](const std::string& s) {
    const auto digit = [&](size_t i) { return i < s.size() && s[i] >= '0' && s[i] <= '9'; };
    int found = 0;
    for (size_t at = s.find('.'); at != std::string::npos; at = s.find('.', at + 1))
      found += at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) && !digit(at + 3);
    return found;
  };
  return std::max(count(lines), count(joined));
}

std::set<size_t> TablesWithOddNames(const Records& records) {
  std::map<std::string, std::map<std::string, std::set<size_t>>> tables;  // by code and name
  const FactRecord* last = nullptr;
  for (const FactRecord& fact : records.facts) {
    if (!fact.code || (last && last->table == fact.table && last->row == fact.row && last->code == fact.code))
      continue;
    last = &fact;
    tables[*fact.code][MatchKey(fact.name)].insert(fact.table);
  }
  std::set<size_t> out;
  for (const auto& [code, names] : tables)
    if (names.size() > 1)
      for (const auto& [name, where] : names) out.insert(where.begin(), where.end());
  return out;
}

bool EndsWithoutTotal(const FormSpec& form, const std::vector<FactRecord>& facts,
                      const Catalogue& catalogue) {
  if (form.layout != Layout::kTwoSided) return false;
  std::map<std::optional<std::string>, const FactRecord*> last;  // by side
  for (const FactRecord& fact : facts) {
    const FactRecord*& end = last[fact.side];
    if (!end || fact.row >= end->row) end = &fact;
  }
  return std::any_of(last.begin(), last.end(), [&](const auto& side) {
    return catalogue.key().totals.count(MatchKey(side.second->name)) == 0;
  });
}

bool LooksMisled(const Grid& grid, const FormSpec& form, const Header& header,
                 const std::vector<FactRecord>& facts, const Catalogue& catalogue) {
  return Signs(grid, form, header, facts, catalogue).Any();
}

}  // namespace gongkai
