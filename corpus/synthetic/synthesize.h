// Makes sample disclosures: a PDF of an agency that does not exist, and the truth about it.
#ifndef GONGKAI_CORPUS_SYNTHETIC_SYNTHESIZE_H_
#define GONGKAI_CORPUS_SYNTHETIC_SYNTHESIZE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/synthetic/conversion.h"
#include "corpus/synthetic/look_words.h"
#include "corpus/synthetic/spoil.h"
#include "corpus/synthetic/typeset.h"

namespace gongkai::synthetic {

struct Sample {
  std::string pdf;         ///< bytes; empty where typesetting failed
  std::string truth_json;  ///< in the scorer's format; its document.file is `name` + ".pdf"
  std::string name;        ///< file name without extension
};

/// Accounts by the seed, printed as the look says, before typesetting. Eight forms get a year before 2020.
Disclosure Compose(uint64_t seed, const Look& look);

/// The same seed and look give the same sample, byte for byte, where the same fonts are installed.
Sample Synthesize(uint64_t seed, const Look& look);

/// The same with one slip; `name` tells which ("synthetic-7-digit"). The truth says what is printed, and its
/// key `spoiled` lists the cells that were changed. `pdf` is empty where nothing can be spoiled this way.
Sample SynthesizeSpoiled(uint64_t seed, const Look& look, Slip slip);

struct SampleOptions {
  std::string folder;  ///< exists
  int count = 10;
  uint64_t seed = 1;
  bool spoiled = false;  ///< every sample is followed by its six spoiled ones (only printed by ourselves)
  LookWords looks;
  std::optional<Conversion> texts = {};  ///< no PDFs but what a converter makes of them
};

/// Writes `count` samples with the seeds `seed`, `seed` + 1 … and looks by the same seeds as NAME.pdf (or
/// the conversion) and NAME.json. On failure returns false and sets `error` to a sentence.
bool WriteSamples(const SampleOptions& options, std::string* error);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_SYNTHESIZE_H_
