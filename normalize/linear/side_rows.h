// The rows of both sides of a two-sided form in a text that was read block by block.
//
// Names are a closed world, and no class comes twice. So the pieces of names, printed in any mixture, make
// the rows of either side, and the catalogue tells their order, whatever stands between them.
#ifndef GONGKAI_NORMALIZE_LINEAR_SIDE_ROWS_H_
#define GONGKAI_NORMALIZE_LINEAR_SIDE_ROWS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/stream.h"

namespace gongkai {

inline constexpr const char* kSides[] = {"income", "expenditure"};

/// A printed name, put together from its pieces.
struct SideRow {
  std::string name;
  size_t at = 0;               ///< index of its first piece in the stream
  std::vector<size_t> pieces;  ///< indexes into the stream
  size_t rank = 0;             ///< place on its side
  std::string line_no;         ///< where the form numbers its rows
};

struct SideRows {
  std::vector<SideRow> rows[2];    ///< income, expenditure; each in the order of the form
  int total[2] = {-1, -1};         ///< row of the year's total
  int grand[2] = {-1, -1};         ///< row of the grand total, -1 where there is none
  std::vector<int> side_of_word;   ///< by index into the stream, -1 where it is no name
  std::vector<int> row_of_number;  ///< by index into the stream: the row whose line number stands there
};

/// Nothing where a word is not understood, or a side has no rows or no total of the year.
std::optional<SideRows> ReadSideRows(const Stream& stream, const FormSpec& form, const Catalogue& catalogue);

/// Place of a source of income, or of a class of expenditure (side 1), in the catalogue, by its key without
/// numbering; kNoSource where it is none.
inline constexpr size_t kNoSource = 1000;
size_t SourceRank(const Catalogue& catalogue, int side, const std::string& key);

/// A row of what is there at the beginning or the end of the year, by its key without numbering.
bool IsBalance(const std::string& key);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_SIDE_ROWS_H_
