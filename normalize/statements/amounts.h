// Figures in a sentence: number and unit, and what only looks like one.
//
//   1,320.48万元      1320.48 万元
//   1900余万元        1900 万元
//   3.12万家          3.54 万家
//   0台（套）         0 台（套）
//   百分之三点五      3.5 %
//   2022年、第3条、〔2019〕21号、12345热线、《…（2021版）》、PM2.5、95%-98%      none
//   单价100万元（含）以上设备     none: it says what is counted
//
// A number that a line end cut ("12 / 3.45万元") is whole again here; two numbers between blanks stay two.
#ifndef GONGKAI_NORMALIZE_STATEMENTS_AMOUNTS_H_
#define GONGKAI_NORMALIZE_STATEMENTS_AMOUNTS_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/statements/sentences.h"

namespace gongkai {

enum class UnitKind { kNone, kMoney, kPercent, kScore, kCount, kDuration };

struct PrintedAmount {
  size_t from = 0, to = 0;  ///< characters of the sentence, unit included
  size_t number_to = 0;     ///< without the unit
  std::string digits;       ///< contract form, unsigned
  bool negative = false;
  UnitKind kind = UnitKind::kNone;
  std::string unit;  ///< as printed, without 余, 多; "%" for 百分之; empty where none
};

class AmountFinder {
 public:
  explicit AmountFinder(const StatementWords& words);
  AmountFinder(const AmountFinder&) = delete;
  AmountFinder& operator=(const AmountFinder&) = delete;

  /// All figures in order, those without unit (kind kNone) included: whether they mean something, only the
  /// words around them can tell.
  std::vector<PrintedAmount> Find(const Sentence& sentence) const;

 private:
  struct Scan;
  struct Word {
    std::u32string text;
    UnitKind kind;
  };
  struct UnitMatch {
    size_t length = 0;  ///< 0: none
    UnitKind kind = UnitKind::kNone;
    size_t dropped = 0;  ///< where an approximation stands inside, and how long it is
    size_t dropped_length = 0;
  };

  UnitMatch MatchUnit(std::u32string_view text) const;
  const Word* MatchWord(std::u32string_view text) const;
  static size_t MatchAny(const std::vector<std::u32string>& words, std::u32string_view text);
  bool IsIdle(const Sentence& sentence, const std::u32string& text, const PrintedAmount& amount) const;

  const StatementWords& words_;
  std::unordered_map<char32_t, std::vector<Word>> units_;  ///< by first character, longest first
  std::vector<std::u32string> scales_, approximations_, not_units_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_STATEMENTS_AMOUNTS_H_
