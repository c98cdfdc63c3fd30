// Two rows of a form put together from words that stand in each other's places.
#include "normalize/solve/exchanged_rows.h"

#include <gtest/gtest.h>

#include "tests/checks/books.h"

namespace gongkai {
namespace {

using test::Books;
using Row = std::pair<const char*, const char*>;  // code or name, amount

Books Expenditure(const std::vector<Row>& rows, const std::string& method) {
  Books books;
  books.Form("expenditure", "万元", method);
  for (const auto& [code, amount] : rows) {
    const bool total = std::string(code) == "合计";
    books.Row("", total ? "" : code, total ? "合计" : std::string("甲") + code,
              {{"total", amount}, {"basic", amount}, {"project", "0.00"}});
  }
  return books;
}

const std::vector<Row> kSound = {{"合计", "150.00"},   {"208", "100.00"},    {"20805", "100.00"},
                                 {"2080501", "70.00"}, {"2080505", "30.00"}, {"221", "50.00"},
                                 {"22102", "50.00"},   {"2210201", "45.00"}, {"2210203", "5.00"}};

std::string Doubted(Books books) {
  std::string out;
  for (const FactRecord& fact : books.Check().facts)
    if (fact.confidence < kTrustworthy && fact.measure == "total")
      out += (out.empty() ? "" : " ") + fact.code.value_or(fact.name);
  return out;
}

TEST(ExchangedRows, AreDoubtedAndTheOtherRowsAreNot) {
  EXPECT_EQ(Doubted(Expenditure(kSound, "aligned")), "");
  std::vector<Row> exchanged = kSound;                  // two items of different classes
  std::swap(exchanged[3].second, exchanged[7].second);  // 2080505 can be the cause, too
  EXPECT_EQ(Doubted(Expenditure(exchanged, "aligned")), "2080501 2080505 2210201");
  // Where the sums told the columns, they say nothing of the rows; and two slips are no exchange.
  EXPECT_EQ(Doubted(Expenditure(exchanged, "linear")).size(),
            std::string("合计 208 20805 2080501 2080505 221 22102 2210201 2210203").size());
  std::vector<Row> slips = kSound;
  slips[3].second = "71.00";
  slips[7].second = "49.00";
  EXPECT_EQ(Doubted(Expenditure(slips, "aligned")).size(),
            std::string("合计 208 20805 2080501 2080505 221 22102 2210201 2210203").size());
}

TEST(ExchangedRows, OfManyRowsEndQuickly) {
  std::vector<Row> rows = kSound;
  std::vector<std::string> codes;
  for (int i = 0; i < 380; ++i) codes.push_back(std::to_string(2990000 + i));
  for (const std::string& code : codes) rows.emplace_back(code.c_str(), "1.00");
  std::swap(rows[3].second, rows[7].second);
  Books books = Expenditure(rows, "aligned");
  Ledger ledger(Catalogue::BuiltIn(), books.records());
  std::vector<Outcome> outcomes = Evaluate(Catalogue::BuiltIn(), ledger);
  EXPECT_TRUE(ExchangedRows(outcomes, ledger.forms().front(), books.records()).empty());
}

}  // namespace
}  // namespace gongkai
