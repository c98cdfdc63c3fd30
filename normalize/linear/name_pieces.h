// Names of a column whose cells were broken over lines: which pieces belong to which row.
//
// As many names as rows, in their order. A cell is broken where its line is full, so a short piece ends a
// name; what is known of a code's name decides.
#ifndef GONGKAI_NORMALIZE_LINEAR_NAME_PIECES_H_
#define GONGKAI_NORMALIZE_LINEAR_NAME_PIECES_H_

#include <functional>
#include <string>
#include <vector>

#include "normalize/solve/placement.h"

namespace gongkai {

struct NamePiece {
  std::string text;
  PlacementLink link = PlacementLink::kApart;  ///< how it follows the piece before it
};

enum class NameFit { kKnown, kUnknown, kContradicted };

struct NameDivision {
  std::vector<int> row_of;    ///< of each piece; empty where there are fewer pieces than rows
  std::vector<bool> certain;  ///< of each row: no other division is as likely
};

/// `fits` tells what is known of a row's name.
NameDivision DivideNames(const std::vector<NamePiece>& pieces, size_t rows,
                         const std::function<NameFit(size_t row, const std::string& name)>& fits);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_NAME_PIECES_H_
