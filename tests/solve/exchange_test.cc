// Rows that changed places: no sum tells, another form does.
#include "normalize/solve/exchange.h"

#include <gtest/gtest.h>

#include "tests/checks/books.h"

namespace gongkai {
namespace {

using test::Books;

using Items = std::vector<std::pair<std::string, std::string>>;  // code, amount

// 收入决算表, 支出决算表 and 一般公共预算财政拨款支出决算表 with these items.
Books Accounts(const Items& income, const Items& expenditure, const Items& general) {
  Books books;
  books.Form("income");
  for (const auto& [code, amount] : income)
    books.Row("", code, "甲" + code, {{"total", amount}, {"fiscal_appropriation", amount}});
  books.Form("expenditure");
  for (const auto& [code, amount] : expenditure)
    books.Row("", code, "甲" + code, {{"total", amount}, {"basic", amount}, {"project", ""}});
  books.Form("general_budget_expenditure");
  for (const auto& [code, amount] : general)
    books.Row("", code, "甲" + code, {{"total", amount}, {"basic", amount}, {"project", ""}});
  return books;
}

std::string Failing(const Books& checked) {
  std::string out;
  for (const CheckRecord& check : const_cast<Books&>(checked).records().checks)
    if (check.rule.starts_with("X16") && check.status == "fail")
      out += (out.empty() ? "" : " ") + check.rule + " " + check.severity;
  return out;
}

std::string Doubted(const Records& records) {
  std::string out;
  for (const FactRecord& fact : records.facts)
    if (fact.confidence < kTrustworthy && fact.measure == "total")
      out += (out.empty() ? "" : " ") + fact.form + " " + fact.code.value_or("");
  return out;
}

const Items kSound = {
    {"2080501", "334.46"}, {"2080505", "164.23"}, {"2100101", "20.00"}, {"2210201", "30.00"}};

TEST(Exchange, IsSeenWhereAnotherFormHasTheAmountsTheOtherWayRound) {
  const Items exchanged = {
      {"2080501", "164.23"}, {"2080505", "334.46"}, {"2100101", "20.00"}, {"2210201", "30.00"}};
  // Two forms against one: the one is accused.
  Books income = Accounts(exchanged, kSound, kSound);
  income.Check();
  EXPECT_EQ(Failing(income), "X16a suspicion X16b suspicion");
  EXPECT_EQ(Doubted(income.records()), "income 2080501 income 2080505");
  // One against one: nobody knows which.
  Books two = Accounts(exchanged, kSound, {});
  two.Check();
  EXPECT_EQ(Failing(two), "X16b suspicion");
  EXPECT_EQ(Doubted(two.records()), "income 2080501 income 2080505 expenditure 2080501 expenditure 2080505");
}

TEST(Exchange, IsNotSeenInAccountsThatOnlyDiffer) {
  const Items cases[] = {
      kSound,
      // One amount of two; other amounts; the same amount twice.
      {{"2080501", "164.23"}, {"2080505", "280.00"}, {"2100101", "20.00"}, {"2210201", "30.00"}},
      {{"2080501", "100.00"}, {"2080505", "398.69"}, {"2100101", "20.00"}, {"2210201", "30.00"}},
      {{"2080501", "164.23"}, {"2080505", "164.23"}, {"2100101", "20.00"}, {"2210201", "30.00"}},
      // Nothing else agrees: the two columns do not tell of the same money.
      {{"2080501", "164.23"}, {"2080505", "334.46"}, {"2100101", "21.00"}, {"2210201", "31.00"}},
  };
  for (const Items& income : cases) {
    Books books = Accounts(income, kSound, {});
    books.Check();
    EXPECT_EQ(Failing(books), "") << income[0].second << " " << income[1].second;
    EXPECT_EQ(Doubted(books.records()), "") << income[0].second << " " << income[1].second;
  }
}

TEST(Exchange, MayLeaveABalanceOnOneOfTheRows) {
  // 164.23 stands in the other row; what stands in its own is 1.54 off the other's.
  const Items exchanged = {
      {"2080501", "164.23"}, {"2080505", "336.00"}, {"2100101", "20.00"}, {"2210201", "30.00"}};
  Books books = Accounts(exchanged, kSound, {});
  books.Check();
  EXPECT_EQ(Failing(books), "X16b suspicion");
}

TEST(Exchange, OfSmallAmountsMayBeChance) {
  Items sound = kSound, exchanged = kSound;
  sound[0].second = exchanged[1].second = "0.05";
  sound[1].second = exchanged[0].second = "0.80";
  Books books = Accounts(exchanged, sound, {});
  books.Check();
  EXPECT_EQ(Failing(books), "");
}

TEST(Exchange, OfManyRowsEndsQuickly) {
  Items left = kSound, right = kSound;
  for (int i = 0; i < 5000; ++i) {
    const std::string code = std::to_string(10000000 + i);
    left.emplace_back("299" + code, "17.0" + std::to_string(i % 7));
    right.emplace_back("299" + code, "18.0" + std::to_string(i % 5));
  }
  Books books = Accounts(left, right, {});
  Ledger ledger(Catalogue::BuiltIn(), books.records());
  EXPECT_TRUE(FindExchanges(Catalogue::BuiltIn(), ledger).outcomes.empty());
}

}  // namespace
}  // namespace gongkai
