// What the words in front of a figure say of it: measure, direction, base, and whose figure it is.
//
//   一般公共预算财政拨款支出年初预算为 | 1320.48万元     initial_budget of 一般公共预算财政拨款支出
//   完成年初预算的 | 70.15%                              completion_rate against 年初预算, of the same
//   占本年支出合计的 | 100%                              share of 本年支出合计
//   与上年相比，收入总计、支出总计均减少 | 84.60万元    change, decrease, against 上年
//
// The cues are data (statements.toml). All cues of one kind of unit are one automaton, so that a clause is
// read once however many cues there are; only the cue that won is matched again for its captures.
#ifndef GONGKAI_NORMALIZE_STATEMENTS_GRAMMAR_H_
#define GONGKAI_NORMALIZE_STATEMENTS_GRAMMAR_H_

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/statements/amounts.h"

namespace gongkai {

/// A part of a clause, in bytes.
struct Span {
  size_t from = 0, to = 0;
  bool empty() const { return from >= to; }
};

struct Reading {
  bool cued = false;  ///< a cue of the catalogue matched
  std::string measure = "other";
  std::string direction;  ///< increase, decrease, or empty
  std::string base;       ///< what the cue itself names; empty where it names nothing
  Span subject;           ///< empty where the clause names none
};

class StatementGrammar {
 public:
  explicit StatementGrammar(const StatementWords& words);
  ~StatementGrammar();
  StatementGrammar(const StatementGrammar&) = delete;
  StatementGrammar& operator=(const StatementGrammar&) = delete;

  /// `clause`: folded text between the last mark and the figure.
  Reading Read(std::string_view clause, UnitKind kind) const;

  /// What a change is compared with, where the text names it ("与2023年度相比"); empty where not. A year that
  /// is the one before `fiscal_year` is 上年.
  std::string Comparison(std::string_view text, int fiscal_year) const;

  /// The part of the folded text that names something: no enumerators, dates, 本部门, 其中. Empty where
  /// nothing is left or only a word such as 支出决算数 that names nothing by itself.
  Span Subject(std::string_view text) const;

  /// The noun that the text behind a unit begins with: 8|个|街道通过专线接入 → 街道. Empty where it is no
  /// noun.
  Span Noun(std::string_view text) const;

  /// The part of a heading (without its number) that can stand for a subject: 机关运行经费支出情况说明 →
  /// 机关运行经费.
  Span HeadingSubject(std::string_view heading) const;

  bool SkipsSection(std::string_view path) const;
  /// True for sentences that explain how scores are given.
  bool IsRule(std::string_view sentence) const;

 private:
  struct Cues;
  const StatementWords& words_;
  std::vector<std::unique_ptr<Cues>> cues_;  ///< by UnitKind
  std::unordered_set<std::string> generic_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_STATEMENTS_GRAMMAR_H_
