// The sentences of a disclosure, with the amounts that they assert.
#ifndef GONGKAI_CORPUS_SYNTHETIC_PROSE_H_
#define GONGKAI_CORPUS_SYNTHETIC_PROSE_H_

#include <string>
#include <vector>

#include "corpus/synthetic/agency.h"
#include "corpus/synthetic/look.h"

namespace gongkai::synthetic {

/// An amount that a sentence asserts, in the words of the record contract.
struct Statement {
  std::string section, subject, measure, amount, unit, base, raw;
  int page = 0;  ///< set by typesetting
};

struct Paragraph {
  std::string text;
  bool heading = false;
  std::vector<Statement> statements = {};
};

/// 概况: what the agency does and which units it has.
std::vector<Paragraph> DescribeAgency(const Agency& agency);

/// 情况说明: a few sentences on each form; every amount agrees with the tables, in 万元 rounded half-up.
std::vector<Paragraph> DescribeAccounts(const Agency& agency, const Look& look);

/// 名词解释.
std::vector<Paragraph> ExplainTerms();

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_PROSE_H_
