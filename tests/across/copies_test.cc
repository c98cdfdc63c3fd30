// Y3: two conversions of one disclosure agree cell by cell.
#include "tests/across/harvest.h"

namespace gongkai {
namespace {

using test::Books;
using test::Harvest;

constexpr const char* kAgency = "泽安市水务局";
using Amounts = std::vector<std::string>;

// 支出决算表 of so many classes.
Books Expenditure(const Amounts& amounts, const std::string& unit = "万元", double confidence = 1) {
  Books books;
  books.Form("expenditure", unit);
  for (size_t i = 0; i < amounts.size(); ++i)
    books.Row("", std::to_string(201 + i), "第" + std::to_string(i + 1) + "类", {{"total", amounts[i]}});
  for (FactRecord& fact : books.records().facts) fact.confidence = confidence;
  return books;
}

Harvest Pair(const Books& a, const Books& b) {
  Harvest harvest;
  harvest.Add("a.pdf", kAgency, 2023, a);
  harvest.Add("b.txt", kAgency, 2023, b);
  return harvest;
}

TEST(Copies, AgreeCellByCell) {
  const struct {
    const char* what;
    Amounts a, b;
    const char* unit;  // of b
    const char* status;
    const char* severity;
  } cases[] = {
      {"all equal", {"1.00", "2.00", "3.00"}, {"1.00", "2.00", "3.00"}, "万元", "pass", "contradiction"},
      {"one other amount",
       {"1.00", "2.00", "3.00"},
       {"1.00", "2.00", "3.01"},
       "万元",
       "fail",
       "contradiction"},
      {"an amount that the copy lost",
       {"1.00", "2.00", "3.00"},
       {"1.00", "2.00", ""},
       "万元",
       "fail",
       "contradiction"},
      {"blank and zero are told, and no contradiction",
       {"1.00", "0.00", "3.00"},
       {"1.00", "", "3.00"},
       "万元",
       "pass",
       "contradiction"},
      {"rounded from yuan", {"1.00", "2.00"}, {"10000.00", "20049.99"}, "元", "rounding", "contradiction"},
      {"more than rounding explains",
       {"1.00", "2.00"},
       {"10000.00", "20051.00"},
       "元",
       "fail",
       "contradiction"},
      {"most amounts differ: perhaps two disclosures",
       {"1.00", "2.00", "3.00"},
       {"4.00", "5.00", "3.00"},
       "万元",
       "fail",
       "suspicion"},
      {"no row in common", {"1.00"}, {}, "万元", "not_applicable", "contradiction"},
  };
  for (const auto& c : cases) {
    std::vector<CheckRecord> checks = Pair(Expenditure(c.a), Expenditure(c.b, c.unit)).Check("Y3");
    ASSERT_EQ(checks.size(), 1u) << c.what;
    EXPECT_EQ(checks[0].status, c.status) << c.what << ": " << checks[0].message;
    EXPECT_EQ(checks[0].severity, c.severity) << c.what;
  }
}

TEST(Copies, AreNotComparedWhereOneWasReadWithDoubt) {
  Books doubtful = Expenditure({"9.00", "2.00"}, "万元", 0.4);
  std::vector<CheckRecord> checks = Pair(Expenditure({"1.00", "2.00"}), doubtful).Check("Y3");
  ASSERT_EQ(checks.size(), 1u);
  EXPECT_EQ(checks[0].status, "not_applicable");
  EXPECT_NE(checks[0].message.find("读取存疑而未比较2处"), std::string::npos) << checks[0].message;
}

TEST(Copies, TellWhatOnlyOneOfThemHolds) {
  std::vector<CheckRecord> checks =
      Pair(Expenditure({"1.00", "2.00", "3.00"}), Expenditure({"1.00", "2.00"})).Check("Y3");
  ASSERT_EQ(checks.size(), 1u);
  EXPECT_EQ(checks[0].left, "2");
  EXPECT_NE(checks[0].message.find("只见于其中一份1处"), std::string::npos) << checks[0].message;
}

TEST(Copies, OfRowsWithOneNameArePairedByTheirAmounts) {
  auto twice = [](const std::string& first, const std::string& second) {
    Books books;
    books.Form("income_expenditure_summary").Row("income", "", "其中：专项", {{"final", first}});
    books.Row("income", "", "其中：专项", {{"final", second}});
    return books;
  };
  EXPECT_EQ(Pair(twice("1.00", "2.00"), twice("2.00", "1.00")).Statuses("Y3"), "pass");
  EXPECT_EQ(Pair(twice("1.00", "2.00"), twice("2.00", "3.00")).Statuses("Y3"), "fail");
}

TEST(Copies, AreHeldAgainstTheOneThatWasReadBest) {
  Harvest harvest;
  harvest.Add("a.txt", kAgency, 2023, Expenditure({"1.00", "2.00"}, "万元", 0.4));
  harvest.Add("b.pdf", kAgency, 2023, Expenditure({"1.00", "2.00", "3.00"}));
  harvest.Add("c.txt", kAgency, 2023, Expenditure({"1.00", "2.00"}));
  EXPECT_EQ(harvest.Statuses("Y3"), "not_applicable pass");
}

TEST(Copies, AreHeldAgainstTheOneThatContradictsItselfLess) {
  Books wrong = Expenditure({"1.00", "2.00", "9.00"});
  CheckRecord check;
  check.check_id = "made";
  check.rule = "T1";
  check.status = "fail";
  check.severity = "contradiction";
  wrong.records().checks.push_back(check);
  Harvest harvest;
  harvest.Add("a.pdf", kAgency, 2023, wrong);
  harvest.Add("b.pdf", kAgency, 2023, Expenditure({"1.00", "2.00", "3.00"}));
  harvest.Add("c.pdf", kAgency, 2023, Expenditure({"1.00", "2.00", "3.00"}));
  EXPECT_EQ(harvest.Statuses("Y3"), "fail pass");
}

TEST(Copies, AreDocumentsOfOneAgencyYearAndKind) {
  const Books books = Expenditure({"1.00"});
  Books other = Expenditure({"2.00"});
  Harvest years;
  years.Add("a.pdf", kAgency, 2023, books);
  years.Add("b.pdf", kAgency, 2022, other);
  EXPECT_EQ(years.Statuses("Y3"), "");
  Harvest agencies;
  agencies.Add("a.pdf", kAgency, 2023, books);
  agencies.Add("b.pdf", "泽安市水务集团", 2023, other);
  EXPECT_EQ(agencies.Statuses("Y3"), "");
  other.records().document.consolidated = true;
  EXPECT_EQ(Pair(books, other).Statuses("Y3"), "");
  other.records().document.consolidated = false;
  other.records().document.kind = "unit_final_account";
  EXPECT_EQ(Pair(books, other).Statuses("Y3"), "");
  other.records().document.kind = "performance_report";
  EXPECT_EQ(Pair(other, other).Statuses("Y3"), "");
}

}  // namespace
}  // namespace gongkai
