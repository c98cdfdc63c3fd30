#include "normalize/performance/mixed_cells.h"

#include <string>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// 质量信息系统正常运行率指标: a level printed around the name.
bool IsInsideLevel(const std::string& name, const PerformanceLexicon& lexicon) {
  constexpr size_t kLongest = 8;  // characters of either piece
  const std::u32string codes = Utf8ToCodes(name);
  for (size_t head = 1; head <= kLongest && head < codes.size(); ++head)
    for (size_t tail = 1; tail <= kLongest && head + tail < codes.size(); ++tail) {
      const std::string level = CodesToUtf8(codes.substr(0, head) + codes.substr(codes.size() - tail));
      if (lexicon.IsLevelName(level, 1) || lexicon.IsLevelName(level, 2)) return true;
    }
  return false;
}

// 项目绩效自评表(续表)系统使用年限: what the next page begins with, and the name.
bool BeginsWithTitle(const std::string& name, const PerformanceLexicon& lexicon) {
  const size_t bracket = name.find("(续");
  return bracket != std::string::npos && bracket > 0 && lexicon.IsTitle(name.substr(0, bracket));
}

// A very long name holds the running head of the page.
bool IsTooLong(const std::string& name) {
  constexpr size_t kLongest = 45;  // characters
  return Utf8ToCodes(name).size() > kLongest;
}

// 公301.11万元, 前: one ideograph before a figure, or all that there is.
bool IsOddValue(const OptionalText& value, const PerformanceLexicon& lexicon) {
  if (!value || lexicon.IsQuality(*value)) return false;
  const std::u32string printed = Utf8ToCodes(PatternText(*value));
  return !printed.empty() && IsIdeograph(printed[0]) && (printed.size() == 1 || IsDigit(printed[1]));
}

}  // namespace

bool HoldsLevel(const IndicatorRecord& row, const PerformanceLexicon& lexicon) {
  const std::string name = row.level3 ? PatternText(*row.level3) : std::string();
  return name.ends_with("指标") || IsInsideLevel(name, lexicon);
}

bool HoldsPieceOfAnotherCell(const IndicatorRecord& row, const PerformanceLexicon& lexicon) {
  // A level 2 that is only ever a level 1 was printed beside the rows of the one before it; one that is
  // called like its level 1 may be that, too.
  if (row.level1 && row.level2 && lexicon.IsLevelName(*row.level2, 1) &&
      (*row.level1 == *row.level2 || !lexicon.IsLevelName(*row.level2, 2)))
    return true;
  const std::string name = row.level3 ? PatternText(*row.level3) : std::string();
  return HoldsLevel(row, lexicon) || IsTooLong(name) || BeginsWithTitle(name, lexicon) ||
         IsOddValue(row.target, lexicon) || IsOddValue(row.actual, lexicon);
}

bool HoldsHeadings(const IndicatorRecord& row, const PerformanceLexicon& lexicon) {
  for (const OptionalText& value : {row.target, row.actual, row.weight, row.score})
    if (value && lexicon.Headings(*value).size() == 1) return true;
  return false;
}

}  // namespace gongkai
