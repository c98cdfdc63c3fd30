// Slips: one printed amount of a disclosure changed, as typists and converters change them. Whoever reads the
// spoiled document must notice; the benchmark of the checks counts how often that happens.
#ifndef GONGKAI_CORPUS_SYNTHETIC_SPOIL_H_
#define GONGKAI_CORPUS_SYNTHETIC_SPOIL_H_

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/synthetic/typeset.h"

namespace gongkai::synthetic {

enum class Slip {
  kDigit,      ///< one digit is another
  kSwap,       ///< two digits beside each other changed places
  kPoint,      ///< the decimal point moved by one place
  kNeighbour,  ///< the amount of the next row of the column
  kBlank,      ///< not printed
  kRow,        ///< the amounts of two rows changed places
};
inline constexpr int kSlips = 6;

/// "digit", "swap", "point", "neighbour", "blank", "row".
const char* SlipName(Slip slip);

/// A cell that no longer prints what the accounts say.
struct SpoiledCell {
  std::string form;
  size_t fact = 0;  ///< index into Form::facts
  std::string was;  ///< digits; empty for a blank
};

/// Changes cell and fact of one amount that is not zero, chosen by the seed among all forms; the facts then
/// say what is printed. Empty where no amount can be spoiled this way.
std::vector<SpoiledCell> Spoil(uint64_t seed, Slip slip, Disclosure* disclosure);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_SPOIL_H_
