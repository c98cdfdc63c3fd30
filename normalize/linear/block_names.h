// The codes of a basic-expenditure form whose 类 and 款 were torn apart: told by the names.
//
// 301 | 01 | 基本工资 in two columns may come as all 类, all 款, all names. Then a code is nowhere printed in
// one piece, but its name is, and the names of this form are a closed world.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_NAMES_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_NAMES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/stream.h"

namespace gongkai {

struct NamedCode {
  std::string code;
  size_t at = 0;      ///< where its name begins in the stream, or its 款 where that stands before it
  bool torn = false;  ///< its 款 stands somewhere else
};

/// The rows that the names of the stream make, in printed order; nothing unless each 类 is printed once for
/// each of its rows, give or take one.
std::vector<NamedCode> CodesByNames(const Stream& stream, const Catalogue& catalogue);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_NAMES_H_
