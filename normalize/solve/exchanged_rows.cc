#include "normalize/solve/exchanged_rows.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "normalize/solve/witnesses.h"

namespace gongkai {
namespace {

__extension__ using Wide = __int128;

constexpr size_t kMostRows = 400;
constexpr size_t kMostPairs = 3;

// A sum inside the form, by the rows that take part in it.
struct Sum {
  const Outcome* outcome = nullptr;
  std::map<size_t, std::vector<std::pair<std::string_view, int>>> parts;  // row to measures and signs
};

class Finder {
 public:
  Finder(const std::vector<Outcome>& outcomes, const LedgerForm& form, const Records& records)
      : form_(form), records_(records) {
    std::map<size_t, std::pair<size_t, std::string_view>> place;  // fact to row and measure
    for (size_t row = 0; row < form.rows.size(); ++row)
      for (const auto& [measure, fact] : form.rows[row].facts) place.emplace(fact, std::pair(row, measure));
    for (const Outcome& outcome : outcomes) {
      if (outcome.verdict == Verdict::kNotApplicable || !(Confirms(outcome) || Refutes(outcome))) continue;
      Sum sum{&outcome, {}};
      bool inside = true;
      for (int sign : {1, -1})
        for (size_t fact : sign > 0 ? outcome.left : outcome.right) {
          auto found = place.find(fact);
          inside = inside && found != place.end();
          if (inside) sum.parts[found->second.first].emplace_back(found->second.second, sign);
        }
      if (inside) (Refutes(outcome) ? failing_ : holding_).push_back(std::move(sum));
    }
  }

  std::set<size_t> Run() const {
    std::set<size_t> out;
    if (failing_.size() < 2 || form_.rows.size() > kMostRows) return out;
    std::set<std::pair<size_t, size_t>> pairs;
    // One of the two rows takes part in whichever sum fails.
    for (const auto& [row, measures] : failing_.front().parts)
      for (size_t other = 0; other < form_.rows.size(); ++other) {
        if (other == row || form_.rows[other].side != form_.rows[row].side) continue;
        if (Explains(row, other)) pairs.emplace(std::min(row, other), std::max(row, other));
        if (pairs.size() > kMostPairs) return out;
      }
    for (const auto& [upper, lower] : pairs)
      for (size_t row : {upper, lower})
        for (const auto& [measure, fact] : form_.rows[row].facts) out.insert(fact);
    return out;
  }

 private:
  int64_t Amount(size_t row, std::string_view measure) const {
    const size_t* fact = form_.rows[row].Find(measure);
    return fact ? records_.facts[*fact].amount_fen.value_or(0) : 0;
  }

  // What the exchange adds to left minus right.
  Wide Change(const Sum& sum, size_t a, size_t b) const {
    Wide change = 0;
    for (auto [row, other] : {std::pair(a, b), std::pair(b, a)}) {
      auto found = sum.parts.find(row);
      if (found == sum.parts.end()) continue;
      for (const auto& [measure, sign] : found->second)
        change +=
            static_cast<Wide>(sign) * Amount(other, measure) - static_cast<Wide>(sign) * Amount(row, measure);
    }
    return change;
  }

  bool Holds(const Sum& sum, size_t a, size_t b) const {
    Wide difference = Change(sum, a, b) + sum.outcome->difference();
    return difference <= sum.outcome->tolerance && difference >= -sum.outcome->tolerance;
  }

  bool Explains(size_t a, size_t b) const {
    auto holds = [&](const Sum& sum) { return Holds(sum, a, b); };
    return std::all_of(failing_.begin(), failing_.end(), holds) &&
           std::all_of(holding_.begin(), holding_.end(), holds);
  }

  const LedgerForm& form_;
  const Records& records_;
  std::vector<Sum> failing_, holding_;
};

}  // namespace

std::set<size_t> ExchangedRows(const std::vector<Outcome>& outcomes, const LedgerForm& form,
                               const Records& records) {
  return Finder(outcomes, form, records).Run();
}

}  // namespace gongkai
