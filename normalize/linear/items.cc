#include "normalize/linear/items.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "normalize/forms/body.h"
#include "normalize/linear/scale.h"
#include "normalize/solve/columns.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kProven = 0.95;
constexpr double kPlain = 0.9;
constexpr double kOpen = 0.3;

// One printed amount column (or row): an item, a measure.
struct Slot {
  const ItemSpec* item;
  const ColumnSpec* measure;
};

size_t Count(const std::string& text, const std::string& word) {
  size_t count = 0;
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

class ItemsReader {
 public:
  ItemsReader(const Section& section, const std::string& unit, const Catalogue& catalogue,
              const Figures& figures, std::vector<FactRecord>* facts, std::vector<Cell>* cells, int* strays)
      : section_(section),
        form_(*section.form),
        unit_(unit),
        catalogue_(catalogue),
        figures_(figures),
        facts_(facts),
        cells_(cells),
        strays_(strays) {
    for (const ColumnSpec& column : form_.default_columns().columns)
      (column.measure == "budget" ? budget_ : final_) = &column;
  }

  void Read() {
    // The eight items in their printed order; 会议费 and 培训费 only where the header names them.
    for (const ItemSpec& item : form_.items) {
      bool extra = &item >= &form_.items[6];
      bool named = std::any_of(item.printed.begin(), item.printed.end(), [&](const std::string& p) {
        return section_.header_text.find(p) != std::string::npos;
      });
      if (!extra || named) items_.push_back(&item);
    }
    if (ReadLabelledLines()) return;
    ReadOneLine();
  }

 private:
  const ColumnSpec* MeasureOf(const std::string& word) const {
    for (const ColumnSpec* column : {budget_, final_})
      for (const HeaderPath& path : column->headers)
        if (path.back() == word) return column;
    return nullptr;
  }

  const ItemSpec* ItemOf(const std::string& word) const {
    for (const ItemSpec& item : form_.items)
      if (std::find(item.printed.begin(), item.printed.end(), word) != item.printed.end()) return &item;
    return nullptr;
  }

  // A label without numbering and 其中.
  static std::string LabelKey(const std::string& label) {
    std::string folded = PatternText(label);
    std::string_view word = StripEnumerator(folded);
    constexpr std::string_view kOfWhich = "其中";
    if (word.starts_with(kOfWhich)) {
      word.remove_prefix(kOfWhich.size());
      if (word.starts_with(':')) word.remove_prefix(1);
      word = StripEnumerator(word);
    }
    return MatchKey(word);
  }

  // True where some item is printed so, or begins so.
  bool BeginsItem(const std::string& key) const {
    return !key.empty() && std::any_of(form_.items.begin(), form_.items.end(), [&](const ItemSpec& item) {
      return std::any_of(item.printed.begin(), item.printed.end(),
                         [&](const std::string& printed) { return printed.starts_with(key); });
    });
  }

  // One printed row: its label, perhaps broken over lines, and its amounts.
  struct Labelled {
    std::string label;
    std::vector<const Token*> amounts;
    Place place;
  };

  std::vector<Labelled> JoinLabels() const {
    std::vector<Labelled> rows;
    for (const std::vector<Token>& line : section_.body) {
      std::string label;
      std::vector<const Token*> amounts;
      for (const Token& token : line) {
        if (token.kind == Token::Kind::kWord && amounts.empty()) label += token.text;
        if (token.kind == Token::Kind::kAmount || (token.kind == Token::Kind::kNumber && !amounts.empty()) ||
            PatternText(token.text) == "0")
          amounts.push_back(&token);
      }
      if (line.empty()) continue;
      // 2.公务用车购置及运行 and 维护费 below it, with the amounts between them or not.
      bool goes_on = !rows.empty() && !label.empty() && BeginsItem(LabelKey(rows.back().label + label)) &&
                     (amounts.empty() || rows.back().amounts.empty());
      // A cell to a line: as many amounts as there are columns may follow the label.
      const bool lone = line.size() == 1 && label.empty();
      bool between = !rows.empty() && label.empty() &&
                     (rows.back().amounts.empty() || (lone && rows.back().amounts.size() < items_.size()));
      if (!goes_on && !between) rows.push_back({"", {}, line.front().place});
      rows.back().label += label;
      rows.back().amounts.insert(rows.back().amounts.end(), amounts.begin(), amounts.end());
    }
    return rows;
  }

  // Lines that begin with 预算数, 决算数 or an item.
  bool ReadLabelledLines() {
    struct Known {
      const ColumnSpec* measure;
      const ItemSpec* item;
      const Labelled* row;
    };
    std::vector<Labelled> rows = JoinLabels();
    std::vector<Known> lines;
    for (const Labelled& row : rows) {
      std::string word = LabelKey(row.label);
      const ColumnSpec* measure = MeasureOf(word);
      const ItemSpec* item = ItemOf(word);
      if (measure || item) lines.push_back({measure, item, &row});
    }
    if (lines.empty()) return false;
    // 预算数 again and again heads the columns of the items.
    if (std::count_if(lines.begin(), lines.end(),
                      [&](const Known& line) { return line.measure == budget_; }) > 2)
      return false;
    for (const Known& line : lines) {
      std::vector<Slot> slots;
      if (line.measure) {
        for (const ItemSpec* item : items_) slots.push_back({item, line.measure});
      } else {
        slots = {{line.item, budget_}, {line.item, final_}};
      }
      // Other lines that are complete show where the columns stand.
      std::vector<double> edges;
      for (const Known& other : lines) {
        if ((other.measure != nullptr) != (line.measure != nullptr) ||
            other.row->amounts.size() != slots.size())
          continue;
        if (edges.empty())
          for (const Token* token : other.row->amounts) edges.push_back(token->x1);
      }
      Assign(slots, line.row->amounts, line.row->place, edges);
    }
    return true;
  }

  // One line of amounts below all headings: items × measures.
  void ReadOneLine() {
    std::vector<const Token*> amounts, joined;
    Place place;
    bool parted = false;
    for (const std::vector<Token>& line : section_.body) {
      for (size_t i = 0; i < line.size(); ++i) {
        const Token& token = line[i];
        if (token.kind == Token::Kind::kAmount || PatternText(token.text) == "0") {
          amounts.push_back(&token);
          if (i > 0 && IsThousands(line[i - 1], token)) {
            parted = true;
            whole_.push_back(token);
            whole_.back().text = line[i - 1].text + " " + token.text;
            whole_.back().place.Include(line[i - 1].place);
            joined.push_back(&whole_.back());
          } else {
            joined.push_back(&token);
          }
        }
      }
      if (!line.empty() && place.page == 0 && place.line_first == 0) place = line.front().place;
    }
    bool by_item = Count(section_.header_text, MatchKey("预算数")) > 2;
    std::vector<Slot> slots;
    if (by_item) {
      for (const ItemSpec* item : items_)
        for (const ColumnSpec* measure : {budget_, final_}) slots.push_back({item, measure});
    } else {
      for (const ColumnSpec* measure : {budget_, final_})
        for (const ItemSpec* item : items_) slots.push_back({item, measure});
    }
    // With blanks between their thousands the amounts are whole where each column has one.
    if (parted && joined.size() == slots.size()) amounts = joined, parted = false;
    Assign(slots, amounts, place, HeadingPlaces(slots.size()), true);
    if (parted)
      for (FactRecord& fact : *facts_) fact.confidence = std::min(fact.confidence, kOpen);
  }

  // 13 977.17: what stands before three digits and a point may be the thousands of the same amount.
  static bool IsThousands(const Token& number, const Token& amount) {
    const std::string digits = PatternText(number.text);
    return number.kind == Token::Kind::kNumber && digits.size() <= 3 && digits != "0" &&
           PatternText(amount.text).find('.') == 3;
  }

  // The row of a text that lost its columns need not be printed from left to right: the two amounts of an
  // item stand apart, with other lines between them, or 购置 is spent in the one measure and 运行 in the
  // other.
  bool IsTorn(const std::vector<const Token*>& amounts, const std::vector<Slot>& slots,
              const std::vector<int>& columns) const {
    constexpr int kBeside = 2;  // lines, with an empty one between
    if (section_.keeps_columns) return false;
    const auto held = [&](size_t item, const ColumnSpec* measure) {
      for (size_t k = 0; k < columns.size(); ++k) {
        const Slot& slot = slots[static_cast<size_t>(columns[k])];
        if (slot.item == &form_.items[item] && slot.measure == measure)
          return PatternText(amounts[k]->text).find_first_of("123456789") != std::string::npos;
      }
      return false;
    };
    if (held(3, budget_) != held(3, final_) && held(4, budget_) != held(4, final_) &&
        held(3, budget_) != held(4, budget_))
      return true;
    for (size_t k = 1; k < columns.size(); ++k)
      if (slots[static_cast<size_t>(columns[k])].item == slots[static_cast<size_t>(columns[k - 1])].item &&
          amounts[k]->place.line_first > amounts[k - 1]->place.line_first + kBeside)
        return true;
    return false;
  }

  // Middles of the lowest headings where they are as many as the columns.
  std::vector<double> HeadingPlaces(size_t columns) const {
    for (auto line = section_.header.rbegin(); line != section_.header.rend(); ++line) {
      std::vector<double> middles;
      for (const Token& token : *line)
        if (MeasureOf(MatchKey(token.text))) middles.push_back(token.center());
      if (middles.size() == columns) return middles;
    }
    return {};
  }

  // The column of each amount by its place, where all are plain and in order; else nothing.
  std::vector<int> ColumnsByPlace(const std::vector<const Token*>& amounts,
                                  const std::vector<double>& places) const {
    if (!section_.keeps_columns || places.empty()) return {};
    std::vector<int> columns;
    for (const Token* token : amounts) {
      int best = -1;
      double least = 1e9, second = 1e9;
      for (size_t i = 0; i < places.size(); ++i) {
        double distance = std::min(std::abs(places[i] - token->x1), std::abs(places[i] - token->center()));
        if (distance < least) {
          second = least;
          least = distance;
          best = static_cast<int>(i);
        } else {
          second = std::min(second, distance);
        }
      }
      if (least > 0.5 * second || (!columns.empty() && best <= columns.back())) return {};
      columns.push_back(best);
    }
    return columns;
  }

  void Assign(const std::vector<Slot>& slots, const std::vector<const Token*>& amounts, const Place& line,
              const std::vector<double>& places, bool one_row = false) {
    LinearRow row;
    bool complete = amounts.size() == slots.size();
    std::vector<const Token*> numbers;
    for (const Token* token : amounts) {
      if (!complete && ParseAmount(token->text).kind == Amount::Kind::kBlank) continue;
      numbers.push_back(token);
      row.amounts.push_back(*token);
    }
    Scale scale({&row}, unit_);
    ColumnProblem problem;
    problem.columns = static_cast<int>(slots.size());
    for (const Slot& slot : slots) problem.rare.push_back(slot.item->rare);
    for (const ColumnSpec* measure : {budget_, final_}) {
      auto slot = [&](size_t item) {
        for (size_t i = 0; i < slots.size(); ++i)
          if (slots[i].measure == measure && slots[i].item == &form_.items[item]) return static_cast<int>(i);
        return -1;
      };
      // The order of the items in the catalogue: 合计, 出国, 用车, 购置, 运行, 接待.
      if (slot(0) >= 0 && slot(1) >= 0 && slot(5) >= 0 && slot(2) >= 0)
        problem.identities.push_back({{slot(0)}, {slot(1), slot(2), slot(5)}});
      if (slot(2) >= 0 && slot(3) >= 0 && slot(4) >= 0)
        problem.identities.push_back({{slot(2)}, {slot(3), slot(4)}});
    }
    std::vector<int> by_place = complete ? std::vector<int>{} : ColumnsByPlace(numbers, places);
    ColumnRow values;
    for (const Slot& slot : slots)
      values.at_least.push_back(scale.FromFen(figures_.AtLeast(
          catalogue_.identities(), form_.id, MatchKey(slot.item->name), slot.measure->measure)));
    for (size_t k = 0; k < numbers.size(); ++k) {
      Amount amount = ParseAmount(numbers[k]->text);
      values.numbers.push_back(amount.kind == Amount::Kind::kNumber ? scale.Scaled(amount.digits) : 0);
      values.allowed.push_back(complete           ? std::vector<int>{static_cast<int>(k)}
                               : by_place.empty() ? std::vector<int>{}
                                                  : std::vector<int>{by_place[k]});
    }
    problem.rows.push_back(values);
    ColumnReading reading = SolveColumns(problem).rows[0];
    if (!by_place.empty() && reading.status == ColumnStatus::kContradicted) {
      // Places that contradict the sums are no columns.
      for (std::vector<int>& allowed : problem.rows[0].allowed) allowed.clear();
      reading = SolveColumns(problem).rows[0];
    }
    const bool proven =
        reading.status == ColumnStatus::kProven && !(one_row && IsTorn(numbers, slots, reading.columns));
    double confidence = proven ? (complete ? kPlain : kProven) : kOpen;
    if (numbers.empty()) confidence = kPlain;
    for (size_t s = 0; s < slots.size(); ++s) {
      const Token* token = nullptr;
      for (size_t k = 0; k < numbers.size() && k < reading.columns.size(); ++k)
        if (reading.columns[k] == static_cast<int>(s)) token = numbers[k];
      Cell cell;
      cell.row = rows_;
      cell.col = static_cast<int>(s);
      cell.place = token ? token->place : line;
      if (token) cell.text = token->text;
      FactRecord fact;
      fact.name = slots[s].item->name;
      fact.measure = slots[s].measure->measure;
      fact.row = rows_;
      fact.col = cell.col;
      fact.confidence = confidence;
      FillAmount(cell, unit_, &fact);
      facts_->push_back(std::move(fact));
      cells_->push_back(std::move(cell));
    }
    if (reading.columns.size() < numbers.size())
      *strays_ += static_cast<int>(numbers.size() - reading.columns.size());
    ++rows_;
  }

  const Section& section_;
  const FormSpec& form_;
  std::string unit_;
  const Catalogue& catalogue_;
  const Figures& figures_;
  std::vector<FactRecord>* facts_;
  std::vector<Cell>* cells_;
  int* strays_;
  std::deque<Token> whole_;  // amounts whose thousands stood apart
  const ColumnSpec* budget_ = nullptr;
  const ColumnSpec* final_ = nullptr;
  std::vector<const ItemSpec*> items_;
  int rows_ = 0;
};

}  // namespace

void ReadLinearItems(const Section& section, const std::string& unit, const Catalogue& catalogue,
                     const Figures& figures, std::vector<FactRecord>* facts, std::vector<Cell>* cells,
                     int* strays) {
  ItemsReader(section, unit, catalogue, figures, facts, cells, strays).Read();
}

}  // namespace gongkai
