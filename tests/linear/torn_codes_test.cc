// Codes in parts that a tiled mark tore apart. Invented figures.
#include "normalize/linear/torn_codes.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace gongkai {
namespace {

// "208 05/01": one line, then another.
std::vector<std::vector<Token>> LinesOf(const std::string& text) {
  std::vector<std::vector<Token>> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line, '/');) {
    std::vector<Token>& tokens = out.emplace_back();
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      Token token;
      token.kind = word.size() == 2                   ? Token::Kind::kNumber
                   : word[0] >= '0' && word[0] <= '9' ? Token::Kind::kCode
                                                      : Token::Kind::kWord;
      token.text = word;
      token.place.line_first = token.place.line_last = static_cast<int>(out.size());
      tokens.push_back(std::move(token));
    }
  }
  return out;
}

Stream StreamOf(const std::string& text) {
  Stream out;
  for (std::vector<Token>& line : LinesOf(text))
    for (Token& token : line) {
      StreamToken next;
      if (!out.empty() && out.back().token.place.line_first == token.place.line_first)
        next.link = PlacementLink::kSameLine;
      next.token = std::move(token);
      out.push_back(std::move(next));
    }
  return out;
}

std::string CodesOf(const CodeColumn& column) {
  std::string out;
  for (const CodeRow& row : column.rows) out += (out.empty() ? "" : " ") + row.code;
  return out;
}

// The codes of `form`, where the document prints `document`.
std::string Read(const std::string& document, const std::string& form, bool* certain = nullptr) {
  Section section;
  section.body = LinesOf(document);
  PrintedCodes printed;
  AddPrintedCodes(section, &printed);
  const CodeColumn column = ReadTornCodes(StreamOf(form), printed);
  if (certain != nullptr) *certain = column.certain;
  return CodesOf(column);
}

TEST(TornCodes, AreThoseThatTheDocumentPrintsOnLines) {
  bool certain = false;
  EXPECT_EQ(Read("208/208 05/208 05 01/208 05 06/221 02 01",
                 "05/208/01/208 05/221/06 x/208 05/208/221 02/221/02/01", &certain),
            "208 20805 2080501 2080506 221 22102 2210201");
  EXPECT_TRUE(certain);
  // A form that lacks a row takes fewer of them.
  EXPECT_EQ(Read("208/208 05/208 05 01/208 05 06/208 99/208 99 99", "208/05/208/05/208/06"),
            "208 20805 2080506");
}

TEST(TornCodes, WhatIsLeftOfThePartsFillsARowThatIsNowhereInOnePiece) {
  bool certain = true;
  EXPECT_EQ(Read("208/208 05/208 05 01/x 06", "208/208/05/208 05 01/208/05/06", &certain),
            "208 20805 2080501 2080506");
  EXPECT_FALSE(certain);
  // 05 06 on a line is a code below 款 05.
  EXPECT_EQ(Read("208/208 05/208 05 01", "208/208/05/208/208/01/05/05 06"), "208 20805 2080501 2080506");
}

TEST(TornCodes, PartsThatFitNoRowsMakeNoForm) {
  EXPECT_EQ(Read("208/208 05/208 05 01", "208/208/01/02/03/04/07/08/09"), "");
  EXPECT_EQ(Read("208/208 05/208 05 01", "208/20805/2080501/05"), "");
}

}  // namespace
}  // namespace gongkai
