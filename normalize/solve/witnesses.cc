#include "normalize/solve/witnesses.h"

#include <algorithm>
#include <cmath>

#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

constexpr double kReadingAlone = 0.97;

// That must hold: twins (twins.h) need not.
bool IsEquality(const Outcome& outcome) {
  return outcome.identity->relation == Identity::Relation::kEqual &&
         outcome.identity->kind != Identity::Kind::kTwin;
}

template <typename Visit>
void ForEach(const Outcome& outcome, Visit visit) {
  for (size_t i : outcome.left) visit(i, true);
  for (size_t i : outcome.right) visit(i, false);
}

// Whether another value of the cell, not below zero, would set the sum right. Negative figures may be more
// negative.
bool CanBeTheCause(const FactRecord& fact, bool left, const Outcome& outcome) {
  int64_t printed = fact.amount_fen.value_or(0), value = 0;
  if (printed < 0) return true;
  bool overflow = left ? __builtin_sub_overflow(printed, outcome.difference(), &value)
                       : __builtin_add_overflow(printed, outcome.difference(), &value);
  return !overflow && value >= -outcome.tolerance;
}

}  // namespace

bool Confirms(const Outcome& outcome) {
  if (!IsEquality(outcome)) return false;
  return outcome.verdict == Verdict::kPass || (outcome.verdict == Verdict::kRounding && !outcome.improbable);
}

bool Refutes(const Outcome& outcome) {
  if (!IsEquality(outcome)) return false;
  return outcome.verdict == Verdict::kFail || (outcome.verdict == Verdict::kRounding && outcome.improbable);
}

Witnesses::Witnesses(const std::vector<Outcome>& outcomes, const std::vector<FactRecord>& facts)
    : confirmed_(facts.size(), 0), failed_(facts.size(), 0), accused_(facts.size(), 0) {
  for (const Outcome& outcome : outcomes)
    ForEach(outcome, [&](size_t i, bool) {
      if (Confirms(outcome)) ++confirmed_[i];
      if (Refutes(outcome)) ++failed_[i];
    });
  for (const Outcome& outcome : outcomes)
    if (Refutes(outcome)) Accuse(outcome, facts);
}

void Witnesses::Accuse(const Outcome& outcome, const std::vector<FactRecord>& facts) {
  bool some = false;
  ForEach(outcome, [&](size_t i, bool left) { some = some || CanBeTheCause(facts[i], left, outcome); });
  auto suspect = [&](size_t i, bool left) { return !some || CanBeTheCause(facts[i], left, outcome); };
  int most = INT32_MIN;
  ForEach(outcome, [&](size_t i, bool left) {
    if (suspect(i, left)) most = std::max(most, Score(i));
  });
  ForEach(outcome, [&](size_t i, bool left) { accused_[i] += suspect(i, left) && Score(i) == most; });
}

double Witnesses::Confidence(size_t i, double reading, bool loose) const {
  double r = std::min(reading, kReadingAlone);
  int k = confirmed_[i], f = failed_[i];
  if (accused_[i] > 0 && f >= k) return std::min(r, kDoubtful * std::pow(0.7, f - k));
  if (loose && k == 0) return std::min(r, kDoubtful);
  // A reading that was left open among several is not settled by a sum that may fit them all.
  if (r < kTrustworthy) return r;
  return 1 - (1 - r) * std::pow(0.5, k);
}

}  // namespace gongkai
