// What the sums make of the confidence in single cells.
#include "normalize/solve/verify.h"

#include <gtest/gtest.h>

#include <tuple>

#include "tests/checks/books.h"

namespace gongkai {
namespace {

using test::Books;

// The names or codes of the cells of a table that fell below 0.5, in order: "合计 301".
std::string Doubted(const Records& records) {
  std::string out;
  for (const FactRecord& fact : records.facts)
    if (fact.confidence < kTrustworthy) out += (out.empty() ? "" : " ") + fact.code.value_or(fact.name);
  return out;
}

// Income of 收入支出决算总表: a total, what came in, what was there, and rows that nobody uses.
Books Income(const std::string& total, const std::string& opening) {
  Books books;
  books.Form("income_expenditure_summary");
  auto row = [&](const std::string& name, const std::string& amount) {
    books.Row("income", "", name, {{"final", amount}});
  };
  row("一、财政拨款收入", "90.00");
  row("本年收入合计", "90.00");
  row("使用非财政拨款结余", "0.00");
  row("用事业基金弥补收支差额", "0.00");
  row("年初结转和结余", opening);
  row("总计", total);
  return books;
}

TEST(Verify, LetsATailPassThatTheFiguresExplainAndDoubtsOneThatOnlyZerosWould) {
  const struct {
    const char* total;
    const char* status;
    const char* doubted;
  } cases[] = {
      {"97.24", "pass", ""},
      {"97.25", "rounding", ""},
      // Two units between three figures: the zeros widen the bound, and were not rounded. What nothing else
      // confirms is doubted, the zeros too.
      {"97.26", "rounding", "使用非财政拨款结余 用事业基金弥补收支差额 年初结转和结余 总计"},
      {"97.27", "fail", "使用非财政拨款结余 用事业基金弥补收支差额 年初结转和结余 总计"},
  };
  for (const auto& c : cases) {
    Books books = Income(c.total, "7.24");
    EXPECT_EQ(books.Statuses("S4"), c.status) << c.total;
    EXPECT_EQ(Doubted(books.records()), c.doubted) << c.total;
  }
}

// Two items of a text whose rows stand on lines 2 and 3; `lines` are those that their amounts were taken
// from.
Books TwoLines(const std::string& method, std::pair<int, int> lines) {
  Books books;
  books.Form("general_budget_expenditure", "万元", method);
  const std::tuple<const char*, const char*, const char*, int, int> rows[] = {
      {"", "合计", "10.00", 1, 1},
      {"208", "社会保障和就业支出", "4.00", 2, lines.first},
      {"210", "卫生健康支出", "6.00", 3, lines.second}};
  for (const auto& [code, name, amount, line, printed] : rows) {
    books.Row("", code, name, {{"total", amount}, {"basic", amount}, {"project", ""}});
    Records& records = books.records();
    Cell cell;
    cell.row = records.facts.back().row;
    cell.text = *code ? code : name;
    cell.place.line_first = cell.place.line_last = line;
    records.tables.back().cells.push_back(cell);
    for (FactRecord& fact : records.facts)
      if (fact.row == cell.row) {
        fact.place.page = 0;
        fact.place.line_first = fact.place.line_last = printed;
      }
  }
  return books;
}

TEST(Verify, DoubtsRowsThatWereGivenEachOthersAmountsForTheSakeOfTheSums) {
  const struct {
    const char* method;
    std::pair<int, int> lines;
    const char* doubted;
  } cases[] = {
      {"linear", {2, 3}, ""},
      // One amount from a line with another row's name: names and amounts may have come apart.
      {"linear", {3, 4}, ""},
      {"linear", {3, 2}, "合计 合计 合计 208 208 208 210 210 210"},
  };
  for (const auto& c : cases) {
    Books books = TwoLines(c.method, c.lines);
    books.Check();
    EXPECT_EQ(Doubted(books.records()), c.doubted) << c.lines.first << c.lines.second;
  }
}

TEST(Verify, DoesNotDoubtATailOfTwoUnitsAmongManyFigures) {
  Books books;
  books.Form("general_budget_basic_expenditure");
  books.Row("", "302", "商品和服务支出", {{"final", "5.02"}});
  for (int i = 1; i <= 5; ++i)
    books.Row("", "3020" + std::to_string(i), "项" + std::to_string(i), {{"final", "1.00"}});
  EXPECT_EQ(books.Statuses("B1"), "rounding");
  EXPECT_EQ(Doubted(books.records()), "");
}

TEST(Verify, DoubtsATailOfOneUnitNowhere) {
  // Parts below half a unit are printed as zero.
  Books books;
  books.Form("three_public");
  for (const auto& [name, amount] :
       {std::pair("公务用车购置及运行维护费", "0.01"), std::pair("公务用车购置费", "0.00"),
        std::pair("公务用车运行维护费", "0.00")})
    books.Row("", "", name, {{"final", amount}});
  EXPECT_EQ(books.Statuses("P2"), "rounding");
  EXPECT_EQ(Doubted(books.records()), "");
}

// Economic items of one class; the class is printed `total`.
Books Items(const std::string& total, const std::vector<std::string>& items, const std::string& method) {
  Books books;
  books.Form("general_budget_basic_expenditure", "万元", method);
  books.Row("", "", "人员经费合计", {{"final", total}});
  books.Row("", "301", "工资福利支出", {{"final", total}});
  for (size_t i = 0; i < items.size(); ++i)
    books.Row("", "3010" + std::to_string(i + 1), "项" + std::to_string(i + 1), {{"final", items[i]}});
  return books;
}

TEST(Verify, AccusesOnlyFiguresThatAnotherValueNotBelowZeroWouldSetRight) {
  // 10 too much among the items: 3 and 2 would have to be negative.
  Books much = Items("100.00", {"95.00", "10.00", "3.00", "2.00"}, "ruled");
  much.Check();
  EXPECT_EQ(Doubted(much.records()), "30101 30102");
  // 10 too little: any of them may be it.
  Books little = Items("100.00", {"80.00", "5.00", "3.00", "2.00"}, "ruled");
  little.Check();
  EXPECT_EQ(Doubted(little.records()), "30101 30102 30103 30104");
}

TEST(Verify, DoubtsAFormOfLooseWordsAsAWholeUnlessOneFigureExplainsItsFailures) {
  const std::vector<std::string> items = {"95.00", "10.00", "3.00", "2.00"};
  Books aligned = Items("100.00", items, "aligned");
  aligned.Check();
  EXPECT_EQ(Doubted(aligned.records()), "30101 30102 30103 30104");  // nothing confirms the last two
  EXPECT_LT(aligned.records().tables[0].confidence, kTrustworthy);
  // Where the sums told the columns, one that fails leaves all of them open.
  Books linear = Items("100.00", items, "linear");
  linear.Check();
  EXPECT_EQ(Doubted(linear.records()), "人员经费合计 301 30101 30102 30103 30104");
  // Two classes that fail by different amounts: rows may have been lost.
  Books two = Items("100.00", items, "aligned");
  two.Row("", "302", "商品和服务支出", {{"final", "7.00"}}).Row("", "30201", "办公费", {{"final", "2.00"}});
  two.Row("", "30202", "印刷费", {{"final", "1.00"}});
  two.Check();
  EXPECT_EQ(Doubted(two.records()), "人员经费合计 301 30101 30102 30103 30104 302 30201 30202");
}

TEST(Verify, CallsADisagreementBetweenFormsTheDocumentsOnlyWhereTheirCellsHaveRules) {
  for (const auto& [method, status] : {std::pair("ruled", "fail"), std::pair("linear", "not_applicable")}) {
    Books books = Income("97.24", "7.24");
    books.Form("income", "万元", method)
        .Row("", "", "合计", {{"total", "80.00"}, {"fiscal_appropriation", "80.00"}});
    EXPECT_EQ(books.Statuses("X1"), status) << method;
  }
}

TEST(Verify, CallsNoSumOfARuledFormAContradictionWhereAnAmountOfItFoundNoCell) {
  for (const auto& [confidence, status] : {std::pair(1.0, "fail"), std::pair(0.45, "not_applicable")}) {
    Books books = Items("100.00", {"80.00"}, "ruled");
    books.records().tables[0].confidence =
        confidence;  // as the body leaves it: amounts without a row, glued amounts
    EXPECT_EQ(books.Statuses("B1"), status) << confidence;
  }
}

// Two amounts glued in one cell leave no fact; a sum of nothing says nothing.
TEST(Verify, HoldsNoTotalAgainstPartsThatWereNotRead) {
  Books books;
  books.Form("expenditure");
  books.Row("", "201", "一般公共服务支出", {{"total", "8.00"}, {"basic", "5.00"}, {"project", "3.00"}});
  books.Row("", "20103", "政府办公厅", {{"total", "8.00"}});
  books.Check();
  EXPECT_EQ(Doubted(books.records()), "");
}

}  // namespace
}  // namespace gongkai
