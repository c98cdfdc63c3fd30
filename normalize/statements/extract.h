// The statements of a document: every figure that its running text asserts, as a record.
#ifndef GONGKAI_NORMALIZE_STATEMENTS_EXTRACT_H_
#define GONGKAI_NORMALIZE_STATEMENTS_EXTRACT_H_

#include <string>
#include <vector>

#include "extract/page.h"
#include "normalize/forms/catalogue.h"
#include "normalize/grid/flow.h"
#include "normalize/records.h"
#include "normalize/statements/amounts.h"
#include "normalize/statements/assertions.h"
#include "normalize/statements/grammar.h"
#include "normalize/statements/sentences.h"

namespace gongkai {

/// Prepared once, used for every document; safe to share between threads.
class StatementReader {
 public:
  explicit StatementReader(const StatementWords& words)
      : sentences_(words), amounts_(words), grammar_(words), assertions_(words) {}

  /// `document` gives the ids and the year that 与2023年度相比 is held against. At most some 20000 statements
  /// are read; no document has as many. `assertions` receives what the text says without a figure, in its
  /// order; at most 1000.
  std::vector<StatementRecord> Read(const Flow& flow, const std::vector<Page>& pages,
                                    const DocumentRecord& document,
                                    std::vector<AssertionRecord>* assertions = nullptr) const;

 private:
  SentenceReader sentences_;
  AmountFinder amounts_;
  StatementGrammar grammar_;
  AssertionFinder assertions_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_STATEMENTS_EXTRACT_H_
