// What the performance part of a document says in several places.
#include <gtest/gtest.h>

#include "tests/checks/books.h"

namespace gongkai::test {
namespace {

// A self evaluation of a project, of the whole department where `kind` says so.
Books& Evaluation(Books& books, const std::string& kind, const std::string& project) {
  Records& records = books.records();
  TableRecord table;
  table.table_id = "table" + std::to_string(records.tables.size());
  table.method = "ruled";
  EvaluationRecord evaluation;
  evaluation.evaluation_id = "evaluation" + std::to_string(records.evaluations.size());
  evaluation.table = records.tables.size();
  evaluation.kind = kind;
  evaluation.title = evaluation.project_name = project;
  records.tables.push_back(table);
  records.evaluations.push_back(evaluation);
  return books;
}

void Rate(Books& books, const std::string& name, const std::string& op, const std::string& value) {
  IndicatorRecord row;
  row.indicator_id = "indicator" + std::to_string(books.records().indicators.size());
  row.evaluation = books.records().evaluations.size() - 1;
  row.level3 = name;
  row.actual = value + "%";
  row.actual_op = op;
  row.actual_value = value;
  row.actual_unit = "%";
  books.records().indicators.push_back(row);
}

TEST(RepeatedChecks, OneRateHasOneValueInAllTablesOfADocument) {
  const struct {
    const char *first, *first_op, *first_value, *second, *second_op, *second_value, *status;
  } cases[] = {
      {"基本医保综合参保率", "=", "98", "基本医保综合参保率", "=", "90", "fail"},
      {"基本医保综合参保率", "=", "98", "基本医保综合参保率", "=", "98", ""},
      {"基本医保综合参保率", ">=", "98", "以常住人口计算的基本医保综合参保率（%）", "=", "90", "fail"},
      {"基本医保综合参保率", ">=", "98", "基本医保综合参保率", "=", "99", ""},
      {"基本医保综合参保率", ">=", "98", "基本医保综合参保率", ">=", "90", ""},
      {"基本医保综合参保率", "<=", "90", "基本医保综合参保率", "=", "98", "fail"},
      // Each project has its own.
      {"服务对象总体满意率", "=", "98", "服务对象总体满意率", "=", "90", ""},
      // A short name is one of many things.
      {"参保率", "=", "98", "参保率", "=", "90", ""},
      {"基本医保综合参保率", "=", "98", "城乡居民综合覆盖率", "=", "90", ""},
  };
  for (const auto& c : cases) {
    Books books;
    Rate(Evaluation(books, "project_self", "甲"), c.first, c.first_op, c.first_value);
    Rate(Evaluation(books, "project_self", "乙"), c.second, c.second_op, c.second_value);
    EXPECT_EQ(books.Statuses("Q13"), c.status) << c.first_op << c.first_value << c.second << c.second_value;
  }
}

TEST(RepeatedChecks, ARateOfTheTextIsThatOfTheTables) {
  Books books;
  Rate(Evaluation(books, "project_self", "甲"), "基本医保综合参保率", "=", "90");
  books.Says("十三、预算绩效情况说明", "计算的基本医保综合参保率", "other", "98", "%");
  EXPECT_EQ(books.Statuses("Q13"), "fail");
}

TEST(RepeatedChecks, ProjectExpenditureOfTheDepartmentIsNoLessThanThatOfAProject) {
  for (const auto& [total, status] :
       {std::pair("", "fail"), std::pair("150.00", "fail"), std::pair("200.00", "pass"),
        std::pair("331.00", "pass"), std::pair("见附件", "")}) {
    Books books;
    Evaluation(books, "department_self", "部门绩效自评表");
    Cell label, amount;
    label.text = "项目支出 总额";
    amount.col = 1;
    amount.text = total;
    books.records().tables.back().cells = {label, amount};
    Evaluation(books, "project_self", "甲");
    FundRecord fund;
    fund.evaluation = 1;
    fund.executed = "200";
    fund.unit = "万元";
    books.records().funds = {fund};
    EXPECT_EQ(books.Statuses("Q14"), status) << total;
  }
}

TEST(RepeatedChecks, AProjectThatSpentMoneyIsExpenditureOfTheForms) {
  const struct {
    const char *total, *projects, *executed;
    int year;  // of the evaluation
    const char* status;
  } cases[] = {
      {"1133.18", "0.00", "200", 2023, "fail"},
      {"1133.18", "", "200", 2023, "fail"},
      {"1333.18", "200.00", "200", 2023, "pass"},
      // Money of others that the project spent as well is no contradiction that figures could show.
      {"1143.18", "10.00", "200", 2023, "pass"},
      {"1133.18", "0.00", "0", 2023, ""},
      {"1133.18", "0.00", "200", 2022, ""},
      {"", "", "200", 2023, ""},
  };
  for (const auto& c : cases) {
    Books books;
    Evaluation(books, "project_self", "甲");
    books.records().evaluations.back().fiscal_year = c.year;
    FundRecord fund;
    fund.executed = c.executed;
    fund.unit = "万元";
    books.records().funds = {fund};
    books.Form("expenditure")
        .Row("", "", "合计",
             {{"total", c.total},
              {"basic", c.projects[0] == '2' || c.projects[0] == '1' ? "1133.18" : c.total},
              {"project", c.projects}});
    EXPECT_EQ(books.Statuses("Q15"), c.status) << c.total << " " << c.projects << " " << c.year;
  }
}

TEST(RepeatedChecks, MoneyReceivedOfOneBudgetIsToldOnce) {
  const std::string report = "评价报告/资金管理分析/";
  auto say = [&](Books& books, const std::string& heading, const std::string& budget,
                 const std::string& received) {
    const std::string raw = heading + "：预算" + budget + "万元，实际到位" + received + "万元。";
    books.Says(report + heading, "项目预算", "budget", budget, "万元", raw);
    books.Says(report + heading, "实际到位", "other", received, "万元", raw);
  };
  const struct {
    const char *budget, *received, *status;
  } cases[] = {{"600", "590.77", "fail"}, {"600", "600.00", ""}, {"500", "490", ""}};
  for (const auto& c : cases) {
    Books books;
    say(books, "资金到位率", "600", "600");
    say(books, "资金到位及时率", c.budget, c.received);
    EXPECT_EQ(books.Statuses("N17"), c.status) << c.budget << c.received;
  }
}

}  // namespace
}  // namespace gongkai::test
