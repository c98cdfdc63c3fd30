#include "normalize/linear/stream.h"

#include <gtest/gtest.h>

#include <vector>

#include "normalize/forms/catalogue.h"

namespace gongkai {
namespace {

// The paragraphs of lines that stand on `places` (first and last line of the text).
std::vector<int> Paragraphs(const std::vector<std::pair<int, int>>& places) {
  std::vector<Line> lines(places.size());
  Section section;
  section.form = &Catalogue::BuiltIn().forms()[0];
  for (size_t i = 0; i < lines.size(); ++i) {
    lines[i].text = "一、一般公共服务支出";
    lines[i].place.line_first = places[i].first;
    lines[i].place.line_last = places[i].second;
    section.lines.push_back(&lines[i]);
    section.sheets.push_back(1);
  }
  std::vector<int> out;
  for (const StreamToken& next : ReadStream(section, Catalogue::BuiltIn())) out.push_back(next.paragraph);
  return out;
}

TEST(Stream, ABlankLineBeginsAParagraphAndTheSecondCopyOfALineDoesNot) {
  EXPECT_EQ(Paragraphs({{1, 1}, {2, 2}, {4, 4}, {3, 3}}), (std::vector<int>{1, 1, 2, 3}));
  EXPECT_EQ(Paragraphs({{1, 2}, {3, 5}, {6, 7}, {9, 10}}), (std::vector<int>{1, 1, 1, 2}));
}

}  // namespace
}  // namespace gongkai
