#include "extract/text/leftover.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(Leftover, Cleaning) {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      // nothing to do
      {"", ""},
      {"合计", "合计"},
      {"  1,101.35 ", "1,101.35"},
      {"得分=权重*B/A", "得分=权重*B/A"},
      {"<预算", "<预算"},
      {"<预算数 A>B", "<预算数 A>B"},
      {"5<X<10", "5<X<10"},
      {"a_b", "a_b"},
      {"2^3", "2^3"},
      {"$100", "$100"},
      {"$100和$200之间", "$100和$200之间"},
      {"AT&T; &foo;", "AT&T; &foo;"},
      {"__________", "__________"},
      {"** 注", "** 注"},
      {"<foo>", "<foo>"},
      // check boxes
      {"1、部门预算项目 <input checked=\"\" type=\"checkbox\"/> 2、省专项 <input type=\"checkbox\"/>",
       "1、部门预算项目 ☑ 2、省专项 ☐"},
      {"<input type=\"checkbox\" checked>是<input type=checkbox>否", "☑是☐否"},
      {"<INPUT TYPE=\"checkbox\" CHECKED=\"checked\" />", "☑"},
      {"<input type=\"text\" value=\"checked\">", ""},
      // tags
      {"<p>备注：</p> <p>1、预算执行</p>", "备注：\n1、预算执行"},
      {"机关事业单位<br>基本养老<br/>保险", "机关事业单位\n基本养老\n保险"},
      {"<b>合计</b><span style=\"color:red;a>b\">1</span>", "合计1"},
      {"a<!-- hidden <b> -->b", "ab"},
      {"a<!-- never closed", "a<!-- never closed"},
      {"a<script>alert('<td>')</script>b", "ab"},
      {"m<sup>2</sup>", "m²"},
      {"100<sup>12</sup>", "100¹²"},
      {"注<sup>a</sup>", "注a"},
      // entities
      {"&ge;95&#37;", "≥95%"},
      {"&#x2265;95%&nbsp;", "≥95%\xC2\xA0"},
      {"&lt;p&gt;", "<p>"},
      {"&amp;ge;", "&ge;"},
      {"&#0;&#xFFFFFFFF;&#;", "&#0;&#xFFFFFFFF;&#;"},
      {"&#xD800;", "\xEF\xBF\xBD"},
      // LaTeX
      {"$\\geq X$", "≥X"},
      {"（即目标值为 $\\leq X$ ，得分）", "（即目标值为 ≤X ，得分）"},
      {"$\\geq 95 \\%$", "≥95%"},
      {"$$\\frac{A}{B}\\times 100\\%$$", "A/B×100%"},
      {"\\geq 95\\%", "≥95%"},
      {"$m^{2}$ $m^2$ m^{3}", "m² m² m³"},
      {"$\\text{执行率}=\\frac{B}{A}$", "执行率=B/A"},
      {"$X_{1}$ $X_1$", "X1 X1"},
      {"$95\\%$", "95%"},
      {"$\\checkmark$", "√"},
      {"\\left\\lfloor", "\\lfloor"},
      {"C:\\windows", "C:\\windows"},
      // Markdown
      {"**一是**强化", "一是强化"},
      {"**a** b **c**", "a b c"},
      {"a \\* b \\| c", "a * b | c"},
      {"****", "****"},
      // line breaks
      {"a \r\n  b\n\n\nc ", "a\nb\nc"},
  };
  for (const Case& c : cases) EXPECT_EQ(CleanMarkup(c.text), c.expected) << "[" << c.text << "]";
}

TEST(Leftover, TagsAndAttributes) {
  EXPECT_EQ(TagLength("<td colspan='2'>x"), 16u);
  EXPECT_EQ(TagLength("<td title=\"a>b\">x"), 16u);
  EXPECT_EQ(TagLength("<3"), 0u);
  EXPECT_EQ(TagLength("<td"), 0u);
  EXPECT_EQ(TagLength("<a <b>"), 0u);
  EXPECT_EQ(TagName("</TD >"), "/td");
  EXPECT_EQ(TagName("<br/>"), "br");
  EXPECT_EQ(TagAttribute("<td ColSpan = \"3\" rowspan=2>", "colspan"), "3");
  EXPECT_EQ(TagAttribute("<td ColSpan = \"3\" rowspan=2>", "rowspan"), "2");
  EXPECT_EQ(TagAttribute("<td>", "rowspan"), "");
  EXPECT_EQ(TagAttribute("<td = ='x'>", "rowspan"), "");
}

// Each of these took quadratic time in some draft; the test ends at once or fails by the runner's clock.
TEST(Leftover, HostileTextsTakeLinearTime) {
  for (const char* piece :
       {"<!--", "<a ",      "$",      "$a", "**",  "**a",       "\\frac{", "^{",  "_{",  "&",
        "&#",   "<script>", "<a =\"", "\\", "<p>", "$\\frac{$", "{",       "***", "\n ", "<sup>1"}) {
    std::string text;
    while (text.size() < 1000000) text += piece;
    EXPECT_LE(CleanMarkup(text).size(), 2 * text.size()) << piece;
  }
}

}  // namespace
}  // namespace gongkai
