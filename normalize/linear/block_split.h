// Which block of a line a token stands in, in a form that prints code, name and amount two or three times
// side by side.
//
// Laid-out text moves the blocks by many columns from line to line. So the order of the codes says it first:
// on a line they come in the order of the blocks, and in a block they grow. Names and amounts follow their
// code; what stands on a line without the code of its block goes by its place, measured against the lines
// that are full.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_SPLIT_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_SPLIT_H_

#include <string>
#include <vector>

#include "normalize/linear/tokens.h"

namespace gongkai {

class BlockSplitter {
 public:
  /// `body` holds the lines whose columns are laid out alike. Line by line they are given to Split.
  explicit BlockSplitter(const std::vector<std::vector<Token>>& body);

  /// How many blocks stand side by side; below 2 there is nothing to split.
  size_t blocks() const { return blocks_.size(); }

  /// The tokens of each block.
  std::vector<std::vector<Token>> Split(const std::vector<Token>& line);

 private:
  struct Block {
    std::vector<double> codes, names, amounts;  // where they begin; amounts, where they end
    std::string last;                           // code
  };

  std::vector<size_t> BlocksOfCodes(const std::vector<Token>& line) const;
  size_t NearestBlock(const Token& token, size_t from, size_t to) const;

  std::vector<Block> blocks_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_SPLIT_H_
