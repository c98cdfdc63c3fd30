// Headings of narrow columns are broken over lines; read line by line they run into their neighbours.
#ifndef GONGKAI_NORMALIZE_LINEAR_HEADER_BANDS_H_
#define GONGKAI_NORMALIZE_LINEAR_HEADER_BANDS_H_

#include <string>
#include <vector>

#include "normalize/linear/tokens.h"

namespace gongkai {

struct HeaderBand {
  std::string text;       ///< MatchKey of the words below each other, from top to bottom
  double x0 = 0, x1 = 0;  ///< points, or columns of a text
};

/// `header` holds the tokens of the header lines. A heading over several columns makes a band of its own, or
/// begins that of the first of them.
std::vector<HeaderBand> JoinHeaderBands(const std::vector<std::vector<Token>>& header);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_HEADER_BANDS_H_
