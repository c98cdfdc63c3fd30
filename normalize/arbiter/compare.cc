#include "normalize/arbiter/compare.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// The row and column that a figure is told to stand in. Rows without a code are known by their names.
using CellKey = std::tuple<std::string, std::string, std::string>;

CellKey KeyOf(const FactRecord& fact) {
  return {fact.side.value_or(""), fact.code ? *fact.code : MatchKey(fact.name), fact.measure};
}

bool SameInk(const FactRecord& a, const FactRecord& b) {
  if (a.place.page != b.place.page || !a.place.box || !b.place.box) return false;
  const Box &x = *a.place.box, &y = *b.place.box;
  return x.Contains(y.center_x(), y.center_y()) || y.Contains(x.center_x(), x.center_y());
}

// Figures by the height they stand at, so that only neighbours are compared.
class Figures {
 public:
  explicit Figures(const std::vector<FactRecord>& facts) {
    for (size_t i = 0; i < facts.size(); ++i)
      if (facts[i].amount && facts[i].place.box)
        at_.emplace(std::pair(facts[i].place.page, facts[i].place.box->center_y()), i);
  }
  template <typename Visit>
  void Near(const FactRecord& fact, Visit visit) const {
    // Amounts of up to three lines in a cell.
    const double reach = fact.place.box->height() + 30, y = fact.place.box->center_y();
    for (auto i = at_.lower_bound({fact.place.page, y - reach});
         i != at_.end() && i->first <= std::pair(fact.place.page, y + reach); ++i)
      visit(i->second);
  }

 private:
  std::multimap<std::pair<int, double>, size_t> at_;
};

}  // namespace

Disagreement Compare(const std::vector<FactRecord>& first, const std::vector<FactRecord>& second) {
  Disagreement out;
  const Figures figures(first);
  std::multimap<CellKey, size_t> cells;
  for (size_t i = 0; i < first.size(); ++i) cells.emplace(KeyOf(first[i]), i);
  std::vector<bool> doubted(first.size(), false), met(first.size(), false);
  for (const FactRecord& other : second) {
    if (!other.amount || !other.place.box) continue;
    bool found = false, agrees = true;
    const CellKey key = KeyOf(other);
    figures.Near(other, [&](size_t i) {
      if (!SameInk(first[i], other)) return;
      found = met[i] = true;
      if (KeyOf(first[i]) == key && first[i].amount == other.amount) return;
      agrees = false;
      doubted[i] = true;
    });
    if (!found) out.lost = true;
    if (found && agrees) continue;
    for (auto [i, end] = cells.equal_range(key); i != end; ++i)
      if (first[i->second].amount != other.amount) doubted[i->second] = true;
  }
  for (size_t i = 0; i < first.size(); ++i) {
    if (doubted[i]) {
      out.facts.push_back(i);
    } else if (first[i].amount && !met[i]) {
      out.alone.push_back(i);
    }
  }
  return out;
}

bool SaysTheSame(const std::vector<FactRecord>& first, const std::vector<FactRecord>& second) {
  std::multiset<std::tuple<CellKey, std::string, OptionalText>> said;
  for (const FactRecord& fact : first) said.emplace(KeyOf(fact), MatchKey(fact.name), fact.amount);
  for (const FactRecord& fact : second) {
    auto at = said.find({KeyOf(fact), MatchKey(fact.name), fact.amount});
    if (at == said.end()) return false;
    said.erase(at);
  }
  return said.empty();
}

bool KeepsEverything(const std::vector<FactRecord>& first, const std::vector<FactRecord>& second, bool odd) {
  std::map<std::string, int> amounts;  // how many more the second reading has
  std::set<std::pair<std::string, int>> rows_before, rows_after;
  for (const FactRecord& fact : first) {
    if (fact.amount || !odd) rows_before.emplace(fact.side.value_or(""), fact.row);
    if (fact.amount) --amounts[*fact.amount];
  }
  for (const FactRecord& fact : second) {
    if (fact.amount || !odd) rows_after.emplace(fact.side.value_or(""), fact.row);
    if (fact.amount) ++amounts[*fact.amount];
  }
  if (rows_after.size() < rows_before.size()) return false;
  std::array<int, 10> digits{};
  for (const auto& [amount, more] : amounts)
    for (char c : amount)
      if (c >= '0' && c <= '9') digits[static_cast<size_t>(c - '0')] += more;
  return std::all_of(digits.begin(), digits.end(), [](int more) { return more >= 0; });
}

bool KeepsFigures(const std::vector<Cell>& cells, const std::vector<FactRecord>& second) {
  std::multiset<std::string> amounts;
  for (const FactRecord& fact : second)
    if (fact.amount && fact.amount->find('.') != std::string::npos) amounts.insert(*fact.amount);
  const size_t had = amounts.size();
  size_t points = 0;
  for (const Cell& cell : cells) {
    const std::string text = FoldWidth(cell.text);
    const auto digit = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    for (size_t at = text.find('.'); at != std::string::npos; at = text.find('.', at + 1))
      points += digit(at + 1) || (at > 0 && digit(at - 1));
    for (size_t from = 0; from < text.size();) {
      const size_t end = std::min(text.find_first_of(" \t\n", from), text.size());
      const std::string word = text.substr(from, end - from);
      from = end + 1;
      if (word.starts_with('.')) continue;  // the end of one that a narrow cell broke
      const Amount amount = ParseAmount(word);
      const size_t point = amount.digits.find('.');
      if (amount.kind != Amount::Kind::kNumber || point == std::string::npos ||
          amount.digits.size() - point != 3)
        continue;
      auto same = amounts.find(amount.digits);
      if (same == amounts.end()) return false;
      amounts.erase(same);
    }
  }
  return points <= had;
}

}  // namespace gongkai
