#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "normalize/linear/column_major.h"
#include "normalize/linear/scale.h"
#include "normalize/linear/stream.h"
#include "normalize/solve/placement.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// How the items × measures stand on the page.
enum class Turn {
  kByItem,      // one row: budget and final account of each item beside each other
  kByMeasure,   // one row: the budgets of all items, then their final accounts
  kItemRows,    // a row for each item
  kMeasureRows  // a row for each measure
};

class ItemPlacer {
 public:
  ItemPlacer(const Section& section, const std::string& unit, const Catalogue& catalogue,
             const ExpectedItem& expected)
      : form_(*section.form), unit_(unit), expected_(expected), stream_(ReadStream(section, catalogue)) {
    for (size_t i = 0; i < form_.items.size(); ++i) {
      const std::vector<std::string>& printed = form_.items[i].printed;
      bool named = std::any_of(printed.begin(), printed.end(), [&](const std::string& p) {
        return section.text.find(p) != std::string::npos || IsWord(p);
      });
      // 会议费 and 培训费 only where they are named.
      if (i < 6 || named) items_.push_back(i);
    }
  }

  std::optional<ItemColumns> Read() {
    for (size_t i = 0; i < stream_.size(); ++i)
      if (IsFigure(stream_[i].token)) amounts_.push_back(i);
    size_t cells = items_.size() * 2;
    bool full = amounts_.size() == cells;
    if (!full) std::erase_if(amounts_, [&](size_t i) { return IsDash(stream_[i].token); });
    if (amounts_.empty() || amounts_.size() > cells) return std::nullopt;
    std::vector<std::vector<Witness>> sets{{}};
    const bool said = Says(Witness::kText), printed = Says(Witness::kForms);
    if (printed) sets.insert(sets.begin(), {Witness::kForms});
    if (said) sets.insert(sets.begin(), {Witness::kText});
    if (said && printed) sets.insert(sets.begin(), {Witness::kText, Witness::kForms});
    // In their order first; then the total may be printed last.
    for (bool late : {false, true})
      for (const std::vector<Witness>& witnesses : sets)
        if (auto read = Read(full, late, witnesses)) return read;
    return std::nullopt;
  }

 private:
  // Headings may be printed below the note.
  bool IsWord(const std::string& item) const {
    return std::any_of(stream_.begin(), stream_.end(), [&](const StreamToken& next) {
      return next.token.kind == Token::Kind::kWord &&
             MatchKey(next.token.text).find(item) != std::string::npos;
    });
  }

  bool Says(Witness witness) const {
    for (size_t item : items_)
      for (const char* measure : {"budget", "final"})
        if (expected_(form_.items[item], measure, witness)) return true;
    return false;
  }

  std::optional<ItemColumns> Read(bool full, bool late, const std::vector<Witness>& witnesses) const {
    std::optional<ItemColumns> best;
    int cost = 0;
    for (Turn turn : {Turn::kByItem, Turn::kByMeasure, Turn::kItemRows, Turn::kMeasureRows}) {
      Placement placement = PlaceAmounts(Problem(turn, full, late, witnesses));
      if (!placement.solved) continue;
      ItemColumns columns = Columns(turn, placement);
      // The likelier way wins; where another one says something else, nothing is certain.
      bool rival = best && Differs(*best, columns);
      if (!best || placement.cost < cost) {
        columns.open = columns.open || rival;
        best = std::move(columns);
        cost = placement.cost;
      } else if (rival) {
        best->open = true;
      }
    }
    // That the basic-expenditure form holds all of an item is likely, no more.
    if (best && !witnesses.empty() && witnesses.back() == Witness::kForms) best->open = true;
    if (best && best->open) PreferUsual(&*best);
    return best;
  }

  // 出国 and 接待 are parts of the same sum, and so are 购置 and 运行: an amount that may be either's is that
  // of the item which has one in the other measure, or, where the other measure is empty, of the usual one.
  void PreferUsual(ItemColumns* columns) const {
    constexpr std::pair<size_t, size_t> kAlike[] = {{1, 5}, {3, 4}};
    auto cell = [&](size_t item, const char* measure) {
      return std::find_if(columns->cells.begin(), columns->cells.end(),
                          [&](const ItemCell& c) { return c.item == item && c.measure == measure; });
    };
    auto spent = [](const ItemCell& c) {
      return c.amount && c.amount->text.find_first_of("123456789") != std::string::npos;
    };
    for (const auto& [rare, usual] : kAlike) {
      for (const auto& [measure, other] : {std::pair{"budget", "final"}, std::pair{"final", "budget"}}) {
        const auto from = cell(rare, measure), to = cell(usual, measure);
        const auto end = columns->cells.end();
        if (from == end || to == end || !spent(*from) || spent(*to)) continue;
        if (expected_(form_.items[rare], measure, Witness::kText) ||
            expected_(form_.items[usual], measure, Witness::kText))
          continue;
        const bool empty = std::none_of(columns->cells.begin(), end, [&, only = other](const ItemCell& c) {
          return c.measure == only && spent(c);
        });
        if (empty || (spent(*cell(usual, other)) && !spent(*cell(rare, other))))
          std::swap(from->amount, to->amount);
      }
    }
  }

  PlacementCell CellOf(Turn turn, size_t item, int measure) const {
    int i = static_cast<int>(item), n = static_cast<int>(items_.size());
    switch (turn) {
      case Turn::kByItem:
        return {2 * i + measure, 0};
      case Turn::kByMeasure:
        return {n * measure + i, 0};
      case Turn::kItemRows:
        return {measure, i};
      case Turn::kMeasureRows:
        break;
    }
    return {i, measure};
  }

  PlacementProblem Problem(Turn turn, bool full, bool late, const std::vector<Witness>& witnesses) const {
    PlacementProblem problem;
    // The fewer the amounts, the more orders of them can be tried.
    if (late) problem.kept = 400;
    int n = static_cast<int>(items_.size());
    int rows = turn == Turn::kItemRows ? n : turn == Turn::kMeasureRows ? 2 : 1;
    for (int c = 0; c < 2 * n / rows; ++c) problem.columns.push_back({rows, full, 0, late});
    // The order of the items in the catalogue: 合计, 出国, 用车, 购置, 运行, 接待.
    for (int measure : {0, 1}) {
      auto cell = [&](size_t item) { return CellOf(turn, item, measure); };
      problem.sums.push_back({{cell(0)}, {cell(1), cell(2), cell(5)}, 0, false, false});
      problem.sums.push_back({{cell(2)}, {cell(3), cell(4)}, 0, false, false});
    }
    std::vector<LinearRow> all(1);
    for (size_t i : amounts_) all[0].amounts.push_back(stream_[i].token);
    Scale scale({&all[0]}, unit_);
    AddExpected(turn, scale, witnesses, &problem);
    size_t last = 0;
    for (size_t k = 0; k < amounts_.size(); ++k) {
      size_t i = amounts_[k];
      PlacementAmount amount;
      Amount parsed = ParseAmount(stream_[i].token.text);
      amount.value = parsed.kind == Amount::Kind::kNumber ? scale.Scaled(parsed.digits) : 0;
      if (k > 0 && i == last + 1) amount.link = stream_[i].link;
      if (turn == Turn::kItemRows) amount.named = {NamedBetween(k > 0 ? last + 1 : 0, i)};
      problem.amounts.push_back(std::move(amount));
      last = i;
    }
    return problem;
  }

  // The item whose name is printed last in this stretch, be it in pieces; -1 where none is.
  int NamedBetween(size_t from, size_t to) const {
    std::string words;
    for (size_t i = from; i < to; ++i)
      if (stream_[i].token.kind == Token::Kind::kWord) words += MatchKey(stream_[i].token.text);
    int named = -1;
    size_t end = 0, longest = 0;
    for (size_t item = 0; item < items_.size(); ++item) {
      for (const std::string& printed : form_.items[items_[item]].printed) {
        size_t at = words.rfind(printed);
        if (at == std::string::npos || printed.empty()) continue;
        size_t behind = at + printed.size();
        if (behind < end || (behind == end && printed.size() <= longest)) continue;
        named = static_cast<int>(item);
        end = behind;
        longest = printed.size();
      }
    }
    return named;
  }

  void AddExpected(Turn turn, const Scale& scale, const std::vector<Witness>& witnesses,
                   PlacementProblem* problem) const {
    for (Witness witness : witnesses) {
      for (size_t item = 0; item < items_.size(); ++item) {
        for (int measure : {0, 1}) {
          std::optional<ProseFigure> figure =
              expected_(form_.items[items_[item]], measure == 0 ? "budget" : "final", witness);
          std::optional<int64_t> value = figure ? scale.FromFen(figure->fen) : std::nullopt;
          if (!value) continue;
          PlacementSum sum;
          sum.plus.push_back(CellOf(turn, item, measure));
          sum.constant = *value;
          sum.rounded = static_cast<int>(std::min<int64_t>(scale.FromFen(figure->ulp).value_or(0), 1000000));
          problem->sums.push_back(std::move(sum));
        }
      }
    }
  }

  ItemColumns Columns(Turn turn, const Placement& placement) const {
    ItemColumns out;
    out.open = std::find(placement.contested.begin(), placement.contested.end(), true) !=
                   placement.contested.end() ||
               HasLooseZero(turn, placement) || HasLoosePart(turn, placement) ||
               HasLooseTail(turn, placement) || IsTorn(turn, placement);
    for (size_t item = 0; item < items_.size(); ++item) {
      for (int measure : {0, 1}) {
        ItemCell cell{items_[item], measure == 0 ? "budget" : "final", std::nullopt};
        for (size_t k = 0; k < amounts_.size(); ++k)
          if (placement.cells[k] == CellOf(turn, item, measure)) cell.amount = stream_[amounts_[k]].token;
        out.cells.push_back(std::move(cell));
      }
    }
    return out;
  }

  // A zero may as well stand in the blank cell next to it, by columns or by rows: every sum holds.
  bool HasLooseZero(Turn turn, const Placement& placement) const {
    const int items = static_cast<int>(items_.size());
    const int rows = turn == Turn::kItemRows ? items : turn == Turn::kMeasureRows ? 2 : 1;
    const int columns = 2 * items / rows;
    for (const bool by_rows : {false, true}) {
      const auto order = [&](const PlacementCell& cell) {
        return by_rows ? cell.row * columns + cell.column : cell.column * rows + cell.row;
      };
      std::vector<char> taken(static_cast<size_t>(rows * columns));
      std::vector<int> zeros;
      bool in_order = true;
      for (size_t k = 0; k < amounts_.size(); ++k) {
        const int at = order(placement.cells[k]);
        in_order = in_order && (k == 0 || at > order(placement.cells[k - 1]));
        taken[static_cast<size_t>(at)] = 1;
        const Amount amount = ParseAmount(stream_[amounts_[k]].token.text);
        const bool zero = amount.kind == Amount::Kind::kNumber &&
                          amount.digits.find_first_of("123456789") == std::string::npos;
        if (zero) zeros.push_back(at);
      }
      const auto blank = [&](int at) {
        return at >= 0 && at < rows * columns && !taken[static_cast<size_t>(at)];
      };
      if (in_order &&
          std::any_of(zeros.begin(), zeros.end(), [&](int at) { return blank(at - 1) || blank(at + 1); }))
        return true;
    }
    return false;
  }

  // The cell holds an amount that is neither zero nor a dash.
  bool IsSpent(const Placement& placement, const PlacementCell& cell) const {
    for (size_t k = 0; k < amounts_.size(); ++k)
      if (placement.cells[k] == cell)
        return PatternText(stream_[amounts_[k]].token.text).find_first_of("123456789") != std::string::npos;
    return false;
  }

  // An amount that is no more than the rounding of the sums may as well be the budget, or the final account,
  // of its item: the sums hold with it and without it.
  bool HasLooseTail(Turn turn, const Placement& placement) const {
    constexpr std::string_view kMost = "2";  // units of the last digit
    const auto is_tail = [](const std::string& digits) {
      std::string value;
      std::copy_if(digits.begin(), digits.end(), std::back_inserter(value), [&](char c) {
        return IsDigit(static_cast<unsigned char>(c)) && (c != '0' || !value.empty());
      });
      return value.size() == 1 && value <= kMost;
    };
    for (size_t k = 0; k < amounts_.size(); ++k) {
      const Amount amount = ParseAmount(stream_[amounts_[k]].token.text);
      if (amount.kind != Amount::Kind::kNumber || !is_tail(amount.digits)) continue;
      for (size_t item = 0; item < items_.size(); ++item)
        for (int measure : {0, 1}) {
          if (placement.cells[k] != CellOf(turn, item, measure)) continue;
          if (expected_(form_.items[items_[item]], measure == 0 ? "budget" : "final", Witness::kText))
            continue;
          if (!IsSpent(placement, CellOf(turn, item, 1 - measure))) return true;
        }
    }
    return false;
  }

  // The only part of a sum may as well be the part beside it, whatever the order of the amounts suggests:
  // 购置 or 运行, and 出国, 用车 or 接待 where no vehicle's parts are printed.
  bool HasLoosePart(Turn turn, const Placement& placement) const {
    for (int measure : {0, 1}) {
      const auto filled = [&](size_t item) {
        const PlacementCell cell = CellOf(turn, item, measure);
        return std::find(placement.cells.begin(), placement.cells.end(), cell) != placement.cells.end();
      };
      const bool purchase = filled(3), running = filled(4);
      if (purchase != running) return true;
      if (!purchase && filled(1) + filled(2) + filled(5) == 1) return true;
    }
    return false;
  }

  // Signs that the order of printing is not that of the cells. The two amounts of an item are printed apart,
  // with other lines between them; 购置 has the one measure and 运行 the other; an amount behind the name of
  // one item is taken for that of another.
  bool IsTorn(Turn turn, const Placement& placement) const {
    constexpr int kBeside = 2;  // lines, with an empty one between
    const auto held = [&](size_t item, int measure) {
      return IsSpent(placement, CellOf(turn, item, measure));
    };
    if (held(3, 0) != held(3, 1) && held(4, 0) != held(4, 1) && held(3, 0) != held(4, 0)) return true;
    for (size_t k = 0; k < amounts_.size(); ++k) {
      const PlacementCell& cell = placement.cells[k];
      if (turn == Turn::kItemRows) {
        if (IsOfOtherItem(k, cell.row, placement)) return true;
      } else if (turn == Turn::kByItem && k > 0 && cell.column / 2 == placement.cells[k - 1].column / 2) {
        const int gap =
            stream_[amounts_[k]].token.place.line_first - stream_[amounts_[k - 1]].token.place.line_first;
        if (gap > kBeside) return true;
      }
    }
    return false;
  }

  // The amount stands behind the name of one item alone, and that item is taken to have no such amount.
  bool IsOfOtherItem(size_t k, int row, const Placement& placement) const {
    const size_t from = k > 0 ? amounts_[k - 1] + 1 : 0;
    const int named = NamedBetween(from, amounts_[k]);
    if (named < 0 || named == row) return false;
    size_t length = 0, longest = 0;
    for (size_t i = from; i < amounts_[k]; ++i) length += MatchKey(stream_[i].token.text).size();
    for (const std::string& printed : form_.items[items_[static_cast<size_t>(named)]].printed)
      longest = std::max(longest, printed.size());
    constexpr size_t kNumbering = 16;  // 其中:(1)
    if (length > longest + kNumbering) return false;
    const std::string& text = stream_[amounts_[k]].token.text;
    for (size_t j = 0; j < amounts_.size(); ++j)
      if (placement.cells[j].row == named && stream_[amounts_[j]].token.text == text) return false;
    return true;
  }

  static bool Differs(const ItemColumns& a, const ItemColumns& b) {
    auto text = [](const ItemCell& cell) { return cell.amount ? cell.amount->text : std::string(); };
    for (size_t i = 0; i < a.cells.size(); ++i)
      if (text(a.cells[i]) != text(b.cells[i])) return true;
    return false;
  }

  const FormSpec& form_;
  std::string unit_;
  const ExpectedItem& expected_;
  Stream stream_;
  std::vector<size_t> items_;    // indexes into the items of the form
  std::vector<size_t> amounts_;  // indexes into the stream
};

}  // namespace

std::optional<ItemColumns> ReadItemColumns(const Section& section, const std::string& unit,
                                           const Catalogue& catalogue, const ExpectedItem& expected) {
  return ItemPlacer(section, unit, catalogue, expected).Read();
}

}  // namespace gongkai
