// Y1: what a document says of the year before, held against the document of that year.
#include "tests/across/harvest.h"

namespace gongkai {
namespace {

using test::Books;
using test::Harvest;

constexpr const char* kAgency = "泽安市水务局";
constexpr const char* kSection = "第二部分/一、收入支出决算总体情况说明";

struct Change {
  std::string amount = "5.00";
  std::string direction = "decrease";
  std::string base = "上年";
  std::string subject = "收入总计";
  std::string section = kSection;
};

Books Total(const std::string& amount, const std::string& unit = "万元") {
  Books books;
  books.Form("income_expenditure_summary", unit).Row("income", "", "总计", {{"final", amount}});
  books.Row("expenditure", "", "总计", {{"final", amount}});
  return books;
}

Books Saying(const std::string& now, const Change& change) {
  Books books = Total(now);
  const std::string raw = "收入总计" + now + "万元，与上年相比变化" + change.amount + "万元。";
  return books.Says(change.section, change.subject, "final", now, "万元", raw)
      .Says(change.section, change.subject, "change", change.amount, "万元", raw, change.base,
            change.direction);
}

TEST(PriorYear, IsHeldAgainstTheDocumentOfThatYear) {
  const struct {
    const char* what;
    std::string last, now;
    Change change;
    std::string status;
  } cases[] = {
      {"95 after a decrease of 5 was 100", "100.00", "95.00", {}, "pass"},
      {"105 after an increase of 5 was 100", "100.00", "105.00", {"5.00", "increase"}, "pass"},
      {"no change", "95.00", "95.00", {"0.00", ""}, "pass"},
      {"three rounded figures may miss by three half units", "100.01", "95.00", {}, "rounding"},
      {"two hundredths are more than that", "100.02", "95.00", {}, "fail"},
      {"a decrease that was an increase", "100.00", "105.00", {}, "fail"},
      {"a change without direction says nothing", "100.00", "95.00", {"5.00", ""}, ""},
      {"a change against the budget is none against last year",
       "90.00",
       "95.00",
       {"5.00", "decrease", "年初预算"},
       ""},
      {"a subject that no identity knows", "90.00", "95.00", {"5.00", "decrease", "上年", "其他事项"}, ""},
      {"a section that speaks of no form",
       "90.00",
       "95.00",
       {"5.00", "decrease", "上年", "收入总计", "第四部分/名词解释"},
       ""},
      {"last year's cell is blank", "", "95.00", {}, ""},
  };
  for (const auto& c : cases) {
    Harvest harvest;
    harvest.Add("a.pdf", kAgency, 2022, Total(c.last));
    harvest.Add("b.pdf", kAgency, 2023, Saying(c.now, c.change));
    EXPECT_EQ(harvest.Statuses("Y1"), c.status) << c.what;
  }
}

TEST(PriorYear, IsComparedInFenWhateverTheUnits) {
  for (const auto& [yuan, status] : {std::pair("1000000.00", "pass"), std::pair("1000049.00", "rounding"),
                                     std::pair("1000200.00", "fail")}) {
    Harvest harvest;
    harvest.Add("a.pdf", kAgency, 2022, Total(yuan, "元"));
    harvest.Add("b.pdf", kAgency, 2023, Saying("95.00", {}));
    EXPECT_EQ(harvest.Statuses("Y1"), status) << yuan;
  }
}

TEST(PriorYear, NeedsTheSameAgencyInTheYearBefore) {
  const struct {
    const char* agency;
    int year;
  } others[] = {{kAgency, 2021}, {kAgency, 2023}, {kAgency, 2024}, {"泽安市水务集团", 2022}};
  for (const auto& other : others) {
    Harvest harvest;
    harvest.Add("a.pdf", other.agency, other.year, Total("90.00"));
    harvest.Add("b.pdf", kAgency, 2023, Saying("95.00", {}));
    EXPECT_EQ(harvest.Statuses("Y1"), "") << other.agency << other.year;
  }
}

TEST(PriorYear, SettlesNothingWhereAFigureWasReadWithDoubt) {
  for (bool last_year : {true, false}) {
    Books last = Total("90.00"), now = Total("95.00");
    // Without the total in words there is only the cell.
    now.Says(kSection, "收入总计", "change", "5.00", "万元", "比上年减少5.00万元。", "上年", "decrease");
    for (FactRecord& fact : (last_year ? last : now).records().facts) fact.confidence = 0.4;
    Harvest harvest;
    harvest.Add("a.pdf", kAgency, 2022, last);
    harvest.Add("b.pdf", kAgency, 2023, now);
    EXPECT_EQ(harvest.Statuses("Y1"), "not_applicable") << last_year;
  }
}

TEST(PriorYear, SettlesNothingWhereTheCopiesOfLastYearDiffer) {
  for (const auto& [copy, status] : {std::pair("90.00", "fail"), std::pair("91.00", "not_applicable")}) {
    Harvest harvest;
    harvest.Add("a.pdf", kAgency, 2022, Total("90.00"));
    harvest.Add("a.txt", kAgency, 2022, Total(copy));
    harvest.Add("b.pdf", kAgency, 2023, Saying("95.00", {}));
    EXPECT_EQ(harvest.Statuses("Y1"), status) << copy;
  }
}

TEST(PriorYear, FollowsASeriesOfYearsAndNamesTheOtherDocument) {
  Harvest harvest;
  harvest.Add("2019.pdf", kAgency, 2019, Total("7.00"));
  harvest.Add("2021.pdf", kAgency, 2021, Total("100.00"));
  harvest.Add("2022.pdf", kAgency, 2022, Saying("95.00", {}));
  harvest.Add("2023.pdf", kAgency, 2023, Saying("80.00", {}));
  std::vector<CheckRecord> checks = harvest.Check("Y1");
  ASSERT_EQ(checks.size(), 2u);
  EXPECT_EQ(checks[0].status, "pass");
  EXPECT_EQ(checks[1].status, "fail");
  EXPECT_EQ(checks[1].severity, "suspicion");
  EXPECT_EQ(checks[1].left, "85.00");
  EXPECT_EQ(checks[1].right, "95.00");
  EXPECT_EQ(checks[1].difference, "-10.00");
  EXPECT_NE(checks[1].message.find("2022.pdf"), std::string::npos) << checks[1].message;
}

}  // namespace
}  // namespace gongkai
