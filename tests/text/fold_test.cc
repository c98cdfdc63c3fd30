#include "normalize/text/fold.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

struct Case {
  const char* input;
  const char* expected;
};

TEST(Fold, RadicalsBecomeTheIdeographTheyLookLike) {
  const Case cases[] = {
      {"⼀般公共预算", "一般公共预算"},  // Kangxi radical one
      {"棚⼾区改造", "棚户区改造"},      // Kangxi radical door
      {"⻔⻋⻓⻛", "门车长风"},          // supplement, which NFKC leaves alone
      {"⺠政⺟", "民政母"},
      {"一般①（甲）", "一般①（甲）"},
  };
  for (const Case& c : cases) EXPECT_EQ(FoldRadicals(c.input), c.expected) << c.input;
}

TEST(Fold, WidthMakesDigitsAndPunctuationHalfWidth) {
  const Case cases[] = {
      {"２０２４年度（汇总）", "2024年度(汇总)"},
      {"单位：万元", "单位:万元"},
      {"１，２３４．５６", "1,234.56"},
      {"－0.50", "-0.50"},
      {"—", "-"},
  };
  for (const Case& c : cases) EXPECT_EQ(FoldWidth(c.input), c.expected) << c.input;
}

TEST(Fold, MatchKeyIgnoresSpaceQuotesAndPunctuation) {
  const Case cases[] = {
      {"财政拨款“三公”经费支出决算表", "财政拨款三公经费支出决算表"},
      {"因公出国（境）费", "因公出国境费"},
      {" 项　 目\n", "项目"},
      {"附属单位上\n缴收入", "附属单位上缴收入"},
      {"会议费、培训费", "会议费培训费"},
  };
  for (const Case& c : cases) EXPECT_EQ(MatchKey(c.input), c.expected) << c.input;
}

TEST(Fold, EnumeratorsComeOff) {
  const Case cases[] = {
      {"一、一般公共服务支出", "一般公共服务支出"},
      {"二十六、抗疫特别国债安排的支出", "抗疫特别国债安排的支出"},
      {"（二）公务用车", "公务用车"},
      {"(1)公务接待费", "公务接待费"},
      {"1.因公出国", "因公出国"},
      {"1.5", "1.5"},
      {"三公经费", "三公经费"},
      {"一般公共服务支出", "一般公共服务支出"},
  };
  for (const Case& c : cases) EXPECT_EQ(StripEnumerator(c.input), c.expected) << c.input;
}

TEST(Fold, IllFormedUtf8IsReplacedAndNeverRead) {
  EXPECT_EQ(Utf8ToCodes("\xE4\xB8"), (std::u32string{0xFFFD, 0xFFFD}));
  EXPECT_EQ(Utf8ToCodes("a\xFF\xC0\x80z"), (std::u32string{U'a', 0xFFFD, 0xFFFD, 0xFFFD, U'z'}));
  EXPECT_EQ(Utf8ToCodes("\xED\xA0\x80")[0], U'\xFFFD');
}

TEST(Fold, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(DisplayWidth("合计"), 4);
  EXPECT_EQ(DisplayWidth("ab１"), 4);
}

}  // namespace
}  // namespace gongkai
