// Evaluate: every identity of the catalogue held against the figures of a document.
//
// Rounding is judged by intervals, not by an epsilon: a printed amount stands for anything within half a unit
// of its last digit, so a sum of n addends may miss its total by (n + 1) half units and be printed honestly.
// Amounts in whole fen (元 with two decimals) are exact and may miss nothing.
//
// That bound is generous where most addends are printed 0.00: nothing was rounded there. A tail of two units
// or more that the figures other than zero cannot have made together is improbable. It is no failure, but
// confirms nothing either.
#ifndef GONGKAI_NORMALIZE_SOLVE_EVALUATE_H_
#define GONGKAI_NORMALIZE_SOLVE_EVALUATE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

enum class Verdict {
  kPass,
  kRounding,       ///< misses by no more than rounding explains
  kFail,           ///< misses by more
  kNotApplicable,  ///< a figure that is needed is not there; Outcome::reason says which
};

/// One identity in one place.
struct Outcome {
  const Identity* identity = nullptr;
  Verdict verdict = Verdict::kPass;
  std::vector<size_t> left, right;  ///< indices into Records::facts, blank cells included
  int64_t left_fen = 0, right_fen = 0;
  int64_t tolerance = 0;  ///< in fen, rounded down
  /// Of kind mirror: the row whose amounts this one has in the other form (exchange.h).
  std::vector<size_t> left_exchanged, right_exchanged;
  bool improbable = false;  ///< of kRounding: more than the figures other than zero can explain
  std::string reason;       ///< of kNotApplicable
  bool doubtful = false;    ///< set by VerifySums: a failure that may be one of reading, not of the document

  int64_t difference() const { return left_fen - right_fen; }
};

/// Outcomes in the order of the catalogue, then of the forms. What says nothing (all cells blank) is left
/// out.
std::vector<Outcome> Evaluate(const Catalogue& catalogue, const Ledger& ledger);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_EVALUATE_H_
