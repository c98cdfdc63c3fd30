// A run: every file of the inventory through the pipeline into a sink.
#ifndef GONGKAI_CORPUS_RUN_H_
#define GONGKAI_CORPUS_RUN_H_

#include <functional>
#include <string>
#include <vector>

#include "corpus/process.h"
#include "export/sink.h"

namespace gongkai {

struct RunSummary {
  size_t ok = 0, partial = 0, failed = 0;
  size_t duplicates = 0;  ///< files with the same bytes as one before
  size_t pages = 0, tables = 0, forms = 0, facts = 0;
  std::string error;  ///< why the run had to stop; empty when it came to its end
  size_t documents() const { return ok + partial + failed; }
};

/// Called after each document with what it gave.
using Progress = std::function<void(size_t done, size_t total, const Records& records)>;

RunSummary Run(const std::vector<std::string>& paths, const Normalizer& normalizer,
               const ExtractLimits& limits, Sink* sink, const Progress& progress);

}  // namespace gongkai

#endif  // GONGKAI_CORPUS_RUN_H_
