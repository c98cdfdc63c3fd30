// Glued texts are taken apart.
#include "normalize/linear/tokens.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

TEST(Tokenize, TakesGluedTextsApart) {
  const struct {
    const char* line;
    const char* expected;
  } cases[] = {
      {"30207邮电费", "[30207][邮电费]"},
      {"-十七、援助其他地区支出", "[-][十七、援助其他地区支出]"},
      {"13609.60一、一般公共服务支出", "[13609.60][一、一般公共服务支出]"},
      {"0.00二十三、其他支出 0.00", "[0.00][二十三、其他支出][0.00]"},
      {"12.34万元", "[12.34万元]"},
      {"1.5一般", "[1.5一般]"},
  };
  for (const auto& c : cases) {
    Line line;
    line.text = c.line;
    std::string out;
    for (const Token& token : Tokenize(line, 0)) out += "[" + token.text + "]";
    EXPECT_EQ(out, c.expected);
  }
}

}  // namespace
}  // namespace gongkai
