#include "normalize/solve/twins.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>

namespace gongkai {
namespace {

constexpr int64_t kLeastUnits = 100;  // of the last digit: smaller amounts agree by chance

// The cell of a term that names one row; nothing where it is blank or 0.
struct Cell {
  size_t fact = 0;
  int64_t fen = 0, ulp = 0;
};
std::optional<Cell> CellOf(const IdentityTerm& term, const Ledger& ledger, size_t set) {
  const LedgerForm* form = ledger.Find(term.form, set);
  const LedgerRow* row = form ? form->Coded(term.names.front()) : nullptr;
  const size_t* fact = row ? row->Find(term.measure) : nullptr;
  if (!fact || ledger.fact(*fact).amount_fen.value_or(0) == 0) return std::nullopt;
  return Cell{*fact, *ledger.fact(*fact).amount_fen, form->ulp > 1 ? form->ulp : 0};
}

std::optional<Outcome> Compare(const Identity& identity, const Ledger& ledger, size_t set) {
  std::optional<Cell> left = CellOf(identity.left.front(), ledger, set);
  std::optional<Cell> right = CellOf(identity.right.front(), ledger, set);
  if (!left || !right) return std::nullopt;
  Outcome outcome;
  outcome.identity = &identity;
  outcome.left = {left->fact};
  outcome.right = {right->fact};
  outcome.left_fen = left->fen;
  outcome.right_fen = right->fen;
  outcome.tolerance = (left->ulp + right->ulp) / 2;
  int64_t gap = 0;
  if (__builtin_sub_overflow(left->fen, right->fen, &gap)) return std::nullopt;
  outcome.verdict = gap == 0                                                ? Verdict::kPass
                    : gap <= outcome.tolerance && gap >= -outcome.tolerance ? Verdict::kRounding
                                                                            : Verdict::kFail;
  return outcome;
}

}  // namespace

std::vector<Outcome> CompareTwins(const Catalogue& catalogue, const Ledger& ledger) {
  std::vector<Outcome> out;
  for (size_t set = 0; set < ledger.sets(); ++set) {
    std::vector<Outcome> pairs;
    bool habit = false;
    for (const Identity& identity : catalogue.identities()) {
      if (identity.kind != Identity::Kind::kTwin) continue;
      std::optional<Outcome> pair = Compare(identity, ledger, set);
      if (!pair) continue;
      const LedgerForm* form = ledger.Find(identity.left.front().form, set);
      habit |= pair->verdict == Verdict::kPass && std::abs(pair->left_fen) >= kLeastUnits * form->ulp;
      pairs.push_back(std::move(*pair));
    }
    if (habit) std::move(pairs.begin(), pairs.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace gongkai
