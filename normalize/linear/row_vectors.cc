#include "normalize/linear/row_vectors.h"

#include <algorithm>
#include <cstdlib>

namespace gongkai {
namespace {

constexpr size_t kMostRows = 40, kMostValues = 24;
constexpr int64_t kVectorBudget = 400000, kSearchBudget = 200000;

constexpr int kBlank = -1;
constexpr int kOrder = 1000;  // the printed order counts for more than which columns are rare

// A way to make a row: for each column a value.
struct Vector {
  std::vector<int> values;   // indexes into the values, kBlank for a blank cell
  std::vector<int> printed;  // those that are not blank, by column
  int rarity = 0;
};

class VectorFinder {
 public:
  explicit VectorFinder(const RowVectorsProblem& problem) : problem_(problem) {
    values_ = problem.amounts;
    std::sort(values_.begin(), values_.end());
    values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
    left_.resize(values_.size());
    for (int64_t amount : problem.amounts) {
      printed_.push_back(
          static_cast<int>(std::lower_bound(values_.begin(), values_.end(), amount) - values_.begin()));
      ++left_[static_cast<size_t>(printed_.back())];
    }
  }

  RowVectors Find() {
    RowVectors out;
    const size_t rows = problem_.parent.size();
    if (rows == 0 || rows > kMostRows || values_.empty() || values_.size() > kMostValues || values_[0] < 0 ||
        problem_.amounts.size() > rows * problem_.columns)
      return out;
    std::vector<int> cells(problem_.columns, kBlank);
    Make(0, &cells);
    if (budget_ < 0 || vectors_.empty()) return out;
    chosen_.assign(rows, nullptr);
    contested_.assign(rows, false);
    children_.resize(rows);
    for (size_t row = 0; row < rows; ++row)
      if (problem_.parent[row] >= 0) children_[static_cast<size_t>(problem_.parent[row])].push_back(row);
    budget_ = kSearchBudget;
    Choose(0, 0, 0);
    if (best_.empty()) return out;
    out.solved = true;
    out.contested = budget_ < 0 ? std::vector<bool>(rows, true) : contested_;
    DoubtSiblings(&out.contested);
    Hand(&out);
    return out;
  }

 private:
  int64_t ValueOf(int value) const { return value == kBlank ? 0 : values_[static_cast<size_t>(value)]; }

  // False where an identity over these columns, all of which before `end` are chosen, fails.
  bool Holds(const std::vector<int>& cells, size_t end) const {
    for (const RowIdentity& identity : problem_.identities) {
      int64_t difference = 0;
      int terms = 0;
      bool open = false;
      for (int sign : {1, -1}) {
        for (int c : sign > 0 ? identity.plus : identity.minus) {
          open = open || static_cast<size_t>(c) >= end;
          difference += sign * ValueOf(cells[static_cast<size_t>(c)]);
          terms += ValueOf(cells[static_cast<size_t>(c)]) != 0;
        }
      }
      if (!open && 2 * std::abs(difference) > terms) return false;
    }
    return true;
  }

  void Make(size_t column, std::vector<int>* cells) {
    if (--budget_ < 0 || !Holds(*cells, column)) return;
    if (column == problem_.columns) {
      Vector out;
      out.values = *cells;
      for (size_t c = 0; c < cells->size(); ++c) {
        if ((*cells)[c] == kBlank) continue;
        out.printed.push_back((*cells)[c]);
        if (c < problem_.rare.size()) out.rarity += problem_.rare[c];
      }
      bool any = std::any_of(out.printed.begin(), out.printed.end(), [&](int v) { return ValueOf(v) != 0; });
      if (any) vectors_.push_back(std::move(out));
      return;
    }
    // The last column of a sum is what the others leave.
    int first = problem_.filled ? 0 : kBlank, last = static_cast<int>(values_.size()) - 1;
    for (const RowIdentity& identity : problem_.identities) {
      int64_t rest = 0, sign = 0;
      bool ends = true;
      for (int side : {1, -1}) {
        for (int c : side > 0 ? identity.plus : identity.minus) {
          ends = ends && static_cast<size_t>(c) <= column;
          if (static_cast<size_t>(c) == column) sign = side;
          if (static_cast<size_t>(c) < column) rest += side * ValueOf((*cells)[static_cast<size_t>(c)]);
        }
      }
      if (!ends || sign == 0) continue;
      int64_t slack = static_cast<int64_t>(problem_.columns) / 2, wanted = -sign * rest;
      auto low = std::lower_bound(values_.begin(), values_.end(), wanted - slack);
      auto high = std::upper_bound(values_.begin(), values_.end(), wanted + slack);
      if (std::abs(wanted) > slack || problem_.filled)
        first = std::max(first, static_cast<int>(low - values_.begin()));
      last = std::min(last, static_cast<int>(high - values_.begin()) - 1);
    }
    for (int value = first; value <= last; ++value) {
      if (!problem_.filled && value >= 0 && ValueOf(value) == 0) continue;
      (*cells)[column] = value;
      Make(column + 1, cells);
    }
    (*cells)[column] = kBlank;
  }

  bool Fits(const Vector& vector) const {
    for (int v : vector.printed)
      if (std::count(vector.printed.begin(), vector.printed.end(), v) > left_[static_cast<size_t>(v)])
        return false;
    return true;
  }

  // The sum of the children so far, in every column, is not more than their parent; with `whole` not less.
  bool AddsUp(size_t parent) const {
    bool whole = true;
    for (size_t child : children_[parent]) whole = whole && chosen_[child];
    int64_t slack = static_cast<int64_t>(children_[parent].size()) + 1;
    for (size_t c = 0; c < problem_.columns; ++c) {
      int64_t difference = -ValueOf(chosen_[parent]->values[c]);
      for (size_t child : children_[parent])
        if (chosen_[child]) difference += ValueOf(chosen_[child]->values[c]);
      if (2 * difference > slack || (whole && 2 * difference < -slack)) return false;
    }
    return true;
  }

  bool Consistent(size_t row) const {
    int parent = problem_.parent[row];
    if (parent >= 0 && chosen_[static_cast<size_t>(parent)] && !AddsUp(static_cast<size_t>(parent)))
      return false;
    return children_[row].empty() || AddsUp(row);
  }

  bool PrintedAt(const Vector& vector, size_t at) const {
    return at + vector.printed.size() <= printed_.size() &&
           std::equal(vector.printed.begin(), vector.printed.end(),
                      printed_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  // What it costs that a row is made like this, and where the next one is printed then. `at`: where this one
  // is, were all printed one after the other.
  int Price(size_t row, const Vector& vector, size_t at, size_t* next) const {
    constexpr int kInPart = 50, kElsewhere = 100, kInPieces = 150;
    const size_t length = vector.printed.size();
    const int claim = row < problem_.claims.size() ? problem_.claims[row] : -1;
    if (claim >= 0) {
      size_t from = static_cast<size_t>(claim);
      *next = from + length;
      if (PrintedAt(vector, from)) return 0;
      bool has =
          std::find(vector.printed.begin(), vector.printed.end(), printed_[from]) != vector.printed.end();
      return has ? kInPart : kInPieces;
    }
    *next = at + length;
    if (PrintedAt(vector, at)) return 0;
    for (size_t from = 0; from + length <= printed_.size(); ++from) {
      if (!PrintedAt(vector, from)) continue;
      *next = from + length;
      return kElsewhere;
    }
    return kInPieces;
  }

  void Choose(size_t row, size_t at, int cost) {
    if (--budget_ < 0 || (!best_.empty() && cost / kOrder > best_cost_ / kOrder)) return;
    if (row == chosen_.size()) {
      if (std::all_of(left_.begin(), left_.end(), [](int n) { return n == 0; })) Note(cost);
      return;
    }
    struct Way {
      const Vector* vector;
      int price;
      size_t next;
    };
    std::vector<Way> ways;
    for (const Vector& vector : vectors_) {
      if (!Fits(vector)) continue;
      Way way{&vector, 0, 0};
      way.price = Price(row, vector, at, &way.next) * kOrder + vector.rarity;
      ways.push_back(way);
    }
    std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.price < b.price; });
    for (const Way& way : ways) {
      chosen_[row] = way.vector;
      if (Consistent(row)) {
        for (int v : way.vector->printed) --left_[static_cast<size_t>(v)];
        Choose(row + 1, way.next, cost + way.price);
        for (int v : way.vector->printed) ++left_[static_cast<size_t>(v)];
      }
      chosen_[row] = nullptr;
      if (budget_ < 0) return;
    }
  }

  // Rows that are as likely made of other amounts are contested.
  void Note(int cost) {
    bool better = best_.empty() || cost / kOrder < best_cost_ / kOrder;
    if (better) contested_.assign(chosen_.size(), false);
    for (size_t row = 0; row < chosen_.size() && !better; ++row)
      contested_[row] = contested_[row] || chosen_[row]->printed != best_[row]->printed;
    if (!best_.empty() && cost >= best_cost_) return;
    best_ = chosen_;
    best_cost_ = cost;
  }

  // Rows below the same one may change places, no sum would tell; only a name before the amounts does.
  void DoubtSiblings(std::vector<bool>* contested) const {
    for (const std::vector<size_t>& children : children_) {
      std::vector<size_t> nameless;
      for (size_t row : children) {
        int claim = row < problem_.claims.size() ? problem_.claims[row] : -1;
        if (claim < 0 || !PrintedAt(*best_[row], static_cast<size_t>(claim))) nameless.push_back(row);
      }
      for (size_t row : nameless) (*contested)[row] = (*contested)[row] || nameless.size() > 1;
    }
  }

  // Equal amounts are one like the other: rows in one piece are handed it, the others the first that are
  // left.
  void Hand(RowVectors* out) const {
    std::vector<bool> taken(printed_.size(), false);
    out->cells.assign(best_.size(), std::vector<int>(problem_.columns, kBlank));
    for (bool in_one_piece : {true, false}) {
      for (size_t row = 0; row < best_.size(); ++row) {
        std::vector<int>& cells = out->cells[row];
        const Vector& vector = *best_[row];
        if (std::any_of(cells.begin(), cells.end(), [](int cell) { return cell != kBlank; })) continue;
        size_t from = 0;
        auto free = [&] {
          for (size_t k = 0; k < vector.printed.size(); ++k)
            if (from + k >= taken.size() || taken[from + k]) return false;
          return PrintedAt(vector, from);
        };
        while (in_one_piece && from < printed_.size() && !free()) ++from;
        if (in_one_piece && from == printed_.size()) continue;
        for (size_t c = 0, k = from; c < problem_.columns; ++c) {
          if (vector.values[c] == kBlank) continue;
          size_t i = k++;
          if (!in_one_piece)
            for (i = 0; i < printed_.size() && (taken[i] || printed_[i] != vector.values[c]);) ++i;
          if (i == printed_.size()) continue;
          taken[i] = true;
          cells[c] = static_cast<int>(i);
        }
      }
    }
  }

  const RowVectorsProblem& problem_;
  std::vector<int64_t> values_;
  std::vector<int> printed_;  // by amount: its value
  std::vector<int> left_;     // by value
  std::vector<Vector> vectors_;
  std::vector<std::vector<size_t>> children_;
  std::vector<const Vector*> chosen_, best_;
  std::vector<bool> contested_;
  int64_t budget_ = kVectorBudget;
  int best_cost_ = 0;
};

}  // namespace

RowVectors FindRowVectors(const RowVectorsProblem& problem) {
  return VectorFinder(problem).Find();
}

}  // namespace gongkai
