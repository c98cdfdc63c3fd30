// The structure of a document: promised forms, labels, empty forms, names of codes.
#include <gtest/gtest.h>

#include <set>

#include "tests/checks/books.h"

namespace gongkai::test {
namespace {

TEST(StructureChecks, AFormThatIsPromisedAndNotFoundIsAskedFor) {
  Books books;
  books.Form("income").records().tables[0].status = "missing";
  EXPECT_EQ(books.Statuses("X13"), "not_applicable");
}

TEST(StructureChecks, AnEmptyFormHasNoAmounts) {
  Books empty;
  empty.Form("government_fund").Row("", "", "合计", {{"income", ""}}).records().tables[0].empty_reason =
      "故本表无数据";
  EXPECT_EQ(empty.Statuses("X10"), "pass");
  Books filled;
  filled.Form("government_fund").Row("", "", "合计", {{"income", "5.00"}}).records().tables[0].empty_reason =
      "故本表无数据";
  EXPECT_EQ(filled.Statuses("X10"), "fail");
}

TEST(StructureChecks, OneCodeHasOneName) {
  for (const auto& [name, status] :
       {std::pair("社会保障和就业支出", "pass"), std::pair("社会保障与就业支出", "fail")}) {
    Books books;
    books.Form("income")
        .Row("", "208", "社会保障和就业支出", {{"total", "5.00"}})
        .Row("", "", "合计", {{"total", "5.00"}});
    books.Form("expenditure")
        .Row("", "208", name, {{"total", "5.00"}})
        .Row("", "", "合计", {{"total", "5.00"}});
    EXPECT_EQ(books.Statuses("X12"), status) << name;
  }
}

TEST(StructureChecks, WhereMostFormsPrintALabelTheOneWithoutHasLostIt) {
  Books books;
  books.Form("income").Form("expenditure").Form("three_public");
  EXPECT_EQ(books.Statuses("X14"), "");
  Books lost;
  lost.Form("income").Form("expenditure").Form("three_public").records().tables[2].label = std::nullopt;
  EXPECT_EQ(lost.Statuses("X14"), "fail");
  // Places that print no labels at all.
  Books none;
  none.Form("income").Form("expenditure");
  for (TableRecord& table : none.records().tables) table.label = std::nullopt;
  EXPECT_EQ(none.Statuses("X14"), "");
}

TEST(StructureChecks, AUnitThatIsOnlyTakenOverFromTheFormBeforeIsNotPrinted) {
  for (const auto& [method, status] : {std::pair("ruled", "fail"), std::pair("linear", "not_applicable")}) {
    Books books;
    books.Form("income").Form("expenditure").Form("three_public", "万元", method);
    books.records().tables[2].unit_inherited = true;
    EXPECT_EQ(books.Statuses("X15"), status) << method;
  }
}

TEST(StructureChecks, EveryCheckHasItsOwnId) {
  Books books;
  books.Form("income").Row("", "", "合计", {{"total", "5.00"}, {"fiscal_appropriation", "4.00"}});
  books.Check();
  std::set<std::string> ids;
  for (const CheckRecord& check : books.records().checks) {
    EXPECT_TRUE(ids.insert(check.check_id).second) << check.rule;
    EXPECT_FALSE(check.message.empty()) << check.rule;
    EXPECT_FALSE(check.severity.empty()) << check.rule;
  }
  EXPECT_FALSE(ids.empty());
}

}  // namespace
}  // namespace gongkai::test
