#include "normalize/linear/glued_dashes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gongkai {
namespace {

using Texts = std::vector<std::string>;

Texts Parted(const Texts& texts) {
  Stream stream;
  for (const std::string& text : texts) {
    StreamToken next;
    next.token.kind = text == "--831.92" ? Token::Kind::kWord : Token::Kind::kAmount;
    next.token.text = text;
    stream.push_back(next);
  }
  PartGluedDashes(&stream);
  Texts out;
  for (const StreamToken& next : stream) out.push_back(next.token.text);
  return out;
}

TEST(GluedDashes, BlankCellsPrintedAsTwoHyphensArePartedFromTheAmountBelow) {
  const Texts form = {"--", "--", "--"};
  const std::pair<Texts, Texts> cases[] = {
      {{"-12,990.75"}, {"--", "12,990.75"}},
      {{"--831.92"}, {"--", "--", "831.92"}},
      {{"---"}, {"--", "--"}},
      {{"12,990.75"}, {"12,990.75"}},
  };
  for (const auto& [input, expected] : cases) {
    Texts all = form, want = form;
    all.insert(all.end(), input.begin(), input.end());
    want.insert(want.end(), expected.begin(), expected.end());
    EXPECT_EQ(Parted(all), want) << input[0];
  }
}

TEST(GluedDashes, AnAmountIsNegativeWhereBlankCellsArePrintedOtherwise) {
  for (const Texts& form :
       {Texts{"-", "-", "-", "-12.50"}, Texts{"0.00", "0.00", "0.00", "-12.50"}, Texts{"--", "--", "-12.50"}})
    EXPECT_EQ(Parted(form), form);
}

}  // namespace
}  // namespace gongkai
