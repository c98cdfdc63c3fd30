// Y2: one code has one name in a year; what most disclosures print is its name.
#include "tests/across/harvest.h"

namespace gongkai {
namespace {

using test::Books;
using test::Harvest;

Books Coded(const std::string& code, const std::string& name, const std::string& method = "ruled",
            const std::string& form = "expenditure") {
  Books books;
  books.Form(form, "万元", method)
      .Row("", code, name, {{form == "general_budget_basic_expenditure" ? "final" : "total", "1.00"}});
  return books;
}

// So many agencies that print the usual name in 2023, then one more document of another agency.
Harvest Beside(int agencies, Books odd, int year = 2023, const std::string& code = "2080501") {
  Harvest harvest;
  for (int i = 0; i < agencies; ++i)
    harvest.Add("a" + std::to_string(i) + ".pdf", "单位" + std::to_string(i), 2023,
                Coded(code, "行政单位离退休"));
  harvest.Add("z.pdf", "另一单位", year, std::move(odd));
  return harvest;
}

TEST(CodeNames, AreThoseThatMostDisclosuresOfTheYearPrint) {
  const struct {
    const char* what;
    Harvest harvest;
    const char* statuses;
  } cases[] = {
      {"the same name", Beside(3, Coded("2080501", "行政单位离退休")), "pass pass pass pass"},
      {"width and blanks make no other name", Beside(3, Coded("2080501", "行政单位 离退休")),
       "pass pass pass pass"},
      {"another name", Beside(3, Coded("2080501", "事业单位离退休")), "pass pass pass fail"},
      {"two agencies are no majority to go by", Beside(2, Coded("2080501", "事业单位离退休")), ""},
      {"another code", Beside(3, Coded("2080502", "事业单位离退休")), "pass pass pass"},
      {"another year has its own names", Beside(3, Coded("2080501", "离退休"), 2022), "pass pass pass"},
      {"a name put together from words may lack a piece", Beside(3, Coded("2080501", "行政单位", "aligned")),
       "pass pass pass not_applicable"},
      {"economic codes are another classification",
       Beside(3, Coded("30101", "工资", "ruled", "general_budget_basic_expenditure"), 2023, "30101"),
       "pass pass pass"},
      {"a code of no level", Beside(3, Coded("208050", "某某", "ruled"), 2023, "208050"), ""},
  };
  for (auto& c : cases) {
    Harvest harvest = c.harvest;
    EXPECT_EQ(harvest.Statuses("Y2"), c.statuses) << c.what;
  }
}

TEST(CodeNames, OfCopiesOfOneDisclosureHaveOneVote) {
  Harvest harvest;
  for (const char* path : {"a.pdf", "a.txt", "a.md"})
    harvest.Add(path, "单位", 2023, Coded("2080501", "行政单位离退休"));
  harvest.Add("z.pdf", "另一单位", 2023, Coded("2080501", "事业单位离退休"));
  EXPECT_EQ(harvest.Statuses("Y2"), "");
}

TEST(CodeNames, WithoutAYearOrReadWithDoubtAreNoEvidence) {
  Books doubtful = Coded("2080501", "事业单位离退休");
  doubtful.records().facts[0].confidence = 0.4;
  EXPECT_EQ(Beside(3, doubtful).Statuses("Y2"), "pass pass pass");
}

TEST(CodeNames, AreARemarkThatShowsBothNames) {
  std::vector<CheckRecord> checks = Beside(3, Coded("2080501", "事业单位离退休")).Check("Y2");
  ASSERT_EQ(checks.size(), 4u);
  EXPECT_EQ(checks[3].severity, "remark");
  EXPECT_EQ(checks[3].left, "事业单位离退休");
  EXPECT_EQ(checks[3].right, "行政单位离退休");
  EXPECT_NE(checks[3].message.find("3份"), std::string::npos) << checks[3].message;
}

}  // namespace
}  // namespace gongkai
