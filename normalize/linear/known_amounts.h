// Amounts that a document prints more than once, to put the pieces of broken ones together again.
//
// A narrow cell prints 465695.10 as 46569 above 5.10. Where a mark over the page disturbed the order of a
// text, the end stands anywhere, and looks like an amount of its own. Other forms, and other columns, repeat
// most amounts; not each of them is torn apart.
#ifndef GONGKAI_NORMALIZE_LINEAR_KNOWN_AMOUNTS_H_
#define GONGKAI_NORMALIZE_LINEAR_KNOWN_AMOUNTS_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "normalize/linear/section.h"
#include "normalize/linear/stream.h"

namespace gongkai {

/// Amounts as the forms of a document print them, with or without commas.
class KnownAmounts {
 public:
  /// Adds what a stream prints in one piece, or in pieces that stand on lines below each other.
  void Add(const Stream& stream);

  bool empty() const { return amounts_.empty(); }
  /// Those that begin with `head` and are longer, and how often they are printed; few, or none at all where
  /// they are many.
  std::vector<std::pair<std::string, int>> BeginningWith(const std::string& head) const;

 private:
  std::map<std::string, int> amounts_;
};

/// Gives the sections that were read block by block what all of them print; nothing where no amount is
/// broken.
void ShareAmounts(const Catalogue& catalogue, std::vector<Section>* sections);

/// A head with the pieces that go on with it, as indices into the stream.
struct KnownJoin {
  size_t head = 0;
  std::vector<size_t> pieces;
};

/// The heads whose pieces make known amounts: first those on the lines below them, then those that stand
/// anywhere. Of several amounts it is the one that is printed most often, if there is one. `heads` and `ends`
/// say which tokens may be what.
std::vector<KnownJoin> JoinKnown(const KnownAmounts& known, const Stream& stream,
                                 const std::vector<bool>& heads, const std::vector<bool>& ends);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_KNOWN_AMOUNTS_H_
