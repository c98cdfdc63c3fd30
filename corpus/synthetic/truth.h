// What a perfect reader finds in a disclosure, as the JSON that the scorer reads.
#ifndef GONGKAI_CORPUS_SYNTHETIC_TRUTH_H_
#define GONGKAI_CORPUS_SYNTHETIC_TRUTH_H_

#include <string>
#include <vector>

#include "corpus/synthetic/spoil.h"
#include "corpus/synthetic/typeset.h"

namespace gongkai::synthetic {

/// The truth of a disclosure that has been set; `file` is the name of the PDF. Its key `look` says how the
/// PDF is printed, for whoever wonders why a sample is read wrongly; the scorer ignores it.
/// `spoiled` cells are listed under the key of that name.
std::string TruthJson(const Disclosure& disclosure, const std::string& file,
                      const std::vector<SpoiledCell>& spoiled = {});

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_TRUTH_H_
