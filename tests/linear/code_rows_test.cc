// Codes in parts: 类, 款 and 项 each for itself.
#include "normalize/linear/code_rows.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

// Every word is a token of a paragraph of its own.
Stream StreamOf(const std::vector<std::string>& words) {
  Stream out;
  for (const std::string& word : words) {
    StreamToken next;
    next.token.kind = word.size() == 3 ? Token::Kind::kCode : Token::Kind::kNumber;
    next.token.text = word;
    next.paragraph = static_cast<int>(out.size());
    out.push_back(next);
  }
  return out;
}

std::vector<std::string> CodesOf(const CodeColumn& column) {
  std::vector<std::string> codes;
  for (const CodeRow& row : column.rows) codes.push_back(row.code);
  return codes;
}

TEST(CodeRows, PartsInAnyOrderAreThoseOfAKnownForm) {
  const std::vector<std::string> expected = {"208", "20802", "2080201", "20805", "2080506", "221", "22102"};
  const Stream stream =
      StreamOf({"208", "208", "208", "01", "06", "208", "208", "02", "02", "05", "05", "221", "221", "02"});
  // The known form has a row that this one has not.
  std::vector<std::string> known = expected;
  known.push_back("2210203");
  CodeColumn column = ReadCodeRows(stream, {{"208", "20899"}, known});
  EXPECT_EQ(CodesOf(column), expected);
}

TEST(CodeRows, CodesOfOtherPartsAreNotTaken) {
  const Stream stream = StreamOf({"208", "208", "208", "01", "06"});
  for (const std::string& code : CodesOf(ReadCodeRows(stream, {{"208", "20805", "2080599"}})))
    EXPECT_NE(code, "2080599");
}

}  // namespace
}  // namespace gongkai
