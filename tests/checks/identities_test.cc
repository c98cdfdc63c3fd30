// Every identity of the catalogue, held against accounts in which it is true and accounts in which one figure
// is not: an entry that can never speak, or never fail, is found here.
#include <gtest/gtest.h>

#include <set>

#include "tests/checks/books.h"

namespace gongkai::test {
namespace {

using Rows = IdentityTerm::Rows;

// The rows that a selector needs to find something.
struct WantedRow {
  std::string code, name;
  bool opening = false;  // stands below the year's total under the name of its budget
};

// 年初一般公共预算财政拨款 is printed as 一般公共预算财政拨款 below 本年收入合计.
WantedRow Printed(const std::string& name) {
  static const std::string kOpening = "年初";
  if (!name.starts_with(kOpening) || name.find("预算财政拨款") == std::string::npos) return {"", name};
  return {"", name.substr(kOpening.size()), true};
}

std::vector<WantedRow> RowsFor(const IdentityTerm& term) {
  switch (term.rows) {
    case Rows::kNumbered:
      return {{"", "一、甲"}, {"", "二、乙"}};
    case Rows::kPersonnel:
      return {{"301", "工资福利支出"}, {"303", "对个人和家庭的补助"}};
    case Rows::kPublic:
      return {{"302", "商品和服务支出"}, {"310", "资本性支出"}};
    case Rows::kParts:
      return {Printed(term.names.front()), Printed(term.names.back())};
    case Rows::kClass:
      return {{"208", "八、社会保障和就业支出"}};
    case Rows::kCode:
    case Rows::kPath:
      return {{"2080501", "行政单位离退休"}};
    case Rows::kSameName:
      return {{"30201", "办公费"}};
    case Rows::kNamed:
      if (term.names[0].find_first_not_of("0123456789") == std::string::npos)
        return {{term.names[0], "名称"}};
      return {Printed(term.names[0])};
  }
  return {};
}

// Amounts so that both sides are equal: every right row 10.00, the left rows share the sum.
class Instance {
 public:
  Instance(const Identity& identity, const std::string& measure, int64_t slip)
      : identity_(identity), measure_(measure) {
    int64_t right = 0;
    for (const IdentityTerm& term : identity.right)
      for (const WantedRow& row : RowsFor(term)) right += Put(term, row, 1000);
    int64_t left = 0;
    for (size_t i = 0; i < identity.left.size(); ++i) {
      bool last = i + 1 == identity.left.size();
      WantedRow row = RowsFor(identity.left[i]).front();
      left += Put(identity.left[i], row, last ? right - left + slip : 100);
    }
  }

  std::string Status() {
    std::set<std::string> forms;
    for (const auto& [key, rows] : rows_) {
      std::string form = key.substr(0, key.find('|'));
      if (!forms.insert(form).second) continue;
      books_.Form(form);
      for (const std::string side : {"", "income", "expenditure"}) {
        auto found = rows_.find(form + "|" + side);
        if (found == rows_.end()) continue;
        // The order of the printed form: what is numbered, the year's total, balances, the grand total.
        bool total = false, opening = false;
        for (const auto& [row, cells] : found->second) {
          total = total || row.name == "本年收入合计";
          opening = opening || row.opening;
        }
        for (int pass = 0; pass < 3; ++pass) {
          if (pass == 1 && opening && !total) books_.Row(side, "", "本年收入合计", {{"final", ""}});
          for (const auto& [row, cells] : found->second)
            if (Order(row) == pass) books_.Row(side, row.code, row.name, cells);
        }
      }
    }
    return books_.Statuses(identity_.id);
  }

 private:
  static int Order(const WantedRow& row) {
    if (row.name.find("本年") != std::string::npos) return 1;
    bool foot = row.opening || row.name.find("总计") != std::string::npos ||
                row.name.find("结余") != std::string::npos;
    return foot ? 2 : 0;
  }

  int64_t Put(const IdentityTerm& term, const WantedRow& row, int64_t hundredths) {
    std::string amount =
        std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
    std::string measure = term.measure == "*" ? measure_ : term.measure;
    std::string key = term.form + "|" + term.side;
    for (auto& [other, cells] : rows_[key])
      if (other.name == row.name && other.code == row.code && other.opening == row.opening) {
        cells.emplace_back(measure, amount);
        return hundredths;
      }
    rows_[key].push_back({row, {{measure, amount}}});
    return hundredths;
  }

  const Identity& identity_;
  std::string measure_;
  std::map<std::string, std::vector<std::pair<WantedRow, std::vector<std::pair<std::string, std::string>>>>>
      rows_;
  Books books_;
};

std::string FirstMeasure(const Identity& identity) {
  const FormSpec* form = Catalogue::BuiltIn().Find(identity.left[0].form);
  const ColumnSpec& column = form->default_columns().columns.back();
  return column.measure;
}

TEST(Identities, EveryOneOverFormsCanHoldAndCanFail) {
  int seen = 0;
  for (const Identity& identity : Catalogue::BuiltIn().identities()) {
    using Kind = Identity::Kind;
    if (identity.kind == Kind::kRow || identity.kind == Kind::kTree || identity.kind == Kind::kMirror ||
        identity.kind == Kind::kTwin || identity.kind == Kind::kProse || identity.kind == Kind::kDenial)
      continue;
    ++seen;
    std::string measure = identity.left[0].measure == "*" ? FirstMeasure(identity) : identity.left[0].measure;
    EXPECT_EQ(Instance(identity, measure, 0).Status(), "pass") << identity.id;
    EXPECT_EQ(Instance(identity, measure, -50).Status(), "fail") << identity.id;
    bool exact = identity.relation == Identity::Relation::kEqual;
    EXPECT_EQ(Instance(identity, measure, 50).Status(), exact ? "fail" : "pass") << identity.id;
  }
  EXPECT_GT(seen, 40);
}

TEST(Identities, EveryOneOverRowsCanHoldAndCanFail) {
  for (const Identity& identity : Catalogue::BuiltIn().identities()) {
    if (identity.kind != Identity::Kind::kRow) continue;
    for (const std::string& form : identity.forms) {
      for (const char* slip : {"", "0.50"}) {
        // Every addend 10.00; the last of the left side balances the row.
        std::vector<std::pair<std::string, std::string>> cells;
        for (const IdentityTerm& term : identity.right) cells.emplace_back(term.measure, "10.00");
        int64_t left = 10 * static_cast<int64_t>(identity.right.size());
        for (size_t i = 0; i + 1 < identity.left.size(); ++i) {
          cells.emplace_back(identity.left[i].measure, "1.00");
          --left;
        }
        cells.emplace_back(identity.left.back().measure, std::to_string(left) + (*slip ? ".50" : ".00"));
        Books books;
        books.Form(form).Row(form == "fiscal_appropriation_summary" ? "expenditure" : "", "", "合计", cells);
        EXPECT_EQ(books.Statuses(identity.id), *slip ? "fail" : "pass") << identity.id << " in " << form;
      }
    }
  }
}

TEST(Identities, CodesAddUpAlongTheTree) {
  struct Case {
    const char* item;
    const char* status;
  };
  // 合计 = Σ classes, 208 = Σ 20805, 20805 = Σ items; three levels of two addends may miss by three half
  // units.
  const Case cases[] = {
      {"6.00", "pass"}, {"6.01", "rounding pass"}, {"6.02", "fail pass"}, {"", "fail pass"}};
  for (const Case& c : cases) {
    Books books;
    books.Form("general_budget_expenditure")
        .Row("", "", "合计", {{"total", "10.00"}})
        .Row("", "208", "社会保障和就业支出", {{"total", "10.00"}})
        .Row("", "20805", "行政事业单位养老支出", {{"total", "10.00"}})
        .Row("", "2080501", "行政单位离退休", {{"total", "4.00"}})
        .Row("", "2080505", "养老保险缴费支出", {{"total", c.item}});
    EXPECT_EQ(books.Statuses("T1"), c.status) << c.item;
  }
}

TEST(Identities, TwinsAreHeldAgainstEachOtherWhereOnePairAgrees) {
  struct Case {
    const char *housing, *pension, *housing_paid, *pension_paid;
    const char *of_housing, *of_pension;
  };
  const Case cases[] = {
      {"185.92", "188.56", "185.92", "188.56", "pass", "pass"},
      {"185.92", "22.28", "185.92", "188.56", "pass", "fail"},
      {"185.92", "188.55", "185.92", "188.56", "pass", "rounding"},
      // Booked in another way: nothing is known of the other pair.
      {"118.89", "22.28", "210.59", "188.56", "", ""},
      {"185.92", "", "185.92", "188.56", "pass", ""},
      {"185.92", "0.00", "185.92", "188.56", "pass", ""},
      // Small amounts agree by chance.
      {"0.92", "22.28", "0.92", "188.56", "", ""},
  };
  for (const Case& c : cases) {
    Books books;
    books.Form("general_budget_expenditure")
        .Row("", "2080505", "机关事业单位基本养老保险缴费支出", {{"basic", c.pension}})
        .Row("", "2210201", "住房公积金", {{"basic", c.housing}});
    books.Form("general_budget_basic_expenditure")
        .Row("", "30108", "机关事业单位基本养老保险缴费", {{"final", c.pension_paid}})
        .Row("", "30113", "住房公积金", {{"final", c.housing_paid}});
    EXPECT_EQ(books.Statuses("X17a"), c.of_housing) << c.housing << " " << c.pension;
    EXPECT_EQ(books.Statuses("X17b"), c.of_pension) << c.housing << " " << c.pension;
  }
}

// 预算数 in one line and 决算数 below it, the items as columns.
TEST(Identities, AnItemInTwoLinesIsOneRow) {
  for (const auto& [total, status] : {std::pair("3.65", "pass pass"), std::pair("3.95", "pass fail")}) {
    Books books;
    books.Form("three_public");
    for (const auto& [measure, sum] : {std::pair("budget", "2.65"), std::pair("final", total)})
      books.Row("", "", "合计", {{measure, sum}})
          .Row("", "", "因公出国（境）费", {{measure, ""}})
          .Row("", "", "公务用车购置及运行维护费",
               {{measure, measure == std::string("final") ? "1.16" : "0.16"}})
          .Row("", "", "公务接待费", {{measure, "2.49"}});
    EXPECT_EQ(books.Statuses("P1"), status);
  }
}

TEST(Identities, WholeFenAreExact) {
  for (const auto& [unit, status] : {std::pair("元", "fail"), std::pair("万元", "rounding")}) {
    Books books;
    books.Form("general_budget_expenditure", unit)
        .Row("", "", "合计", {{"total", "10.00"}, {"basic", "6.00"}, {"project", "4.01"}});
    EXPECT_EQ(books.Statuses("G1"), status) << unit;
  }
}

TEST(Identities, ABlankIsNoZero) {
  // Nothing printed says nothing; a printed sum with nothing printed below it is a contradiction.
  Books blank;
  blank.Form("general_budget_expenditure")
      .Row("", "", "合计", {{"total", ""}, {"basic", ""}, {"project", ""}});
  EXPECT_EQ(blank.Statuses("G1"), "");
  Books half;
  half.Form("general_budget_expenditure")
      .Row("", "", "合计", {{"total", "5.00"}, {"basic", "5.00"}, {"project", ""}});
  EXPECT_EQ(half.Statuses("G1"), "pass");
  Books lost;
  lost.Form("general_budget_expenditure")
      .Row("", "", "合计", {{"total", "5.00"}, {"basic", ""}, {"project", ""}});
  EXPECT_EQ(lost.Statuses("G1"), "fail");
}

TEST(Identities, AFormThatIsNotThereIsSaidToBeMissing) {
  Books books;
  books.Form("income_expenditure_summary").Row("income", "", "本年收入合计", {{"final", "5.00"}});
  EXPECT_EQ(books.Statuses("X1"), "not_applicable");
  for (const CheckRecord& check : books.records().checks)
    EXPECT_TRUE(check.rule != "X1" || check.message.find("没有读到《收入决算表》") != std::string::npos);
}

TEST(Identities, ABalanceThatTheListDoesNotKnowExcusesTheSum) {
  Books books;
  books.Form("income_expenditure_summary")
      .Row("income", "", "本年收入合计", {{"final", "5.00"}})
      .Row("income", "", "以前年度调整", {{"final", "1.00"}})
      .Row("income", "", "年初结转和结余", {{"final", "2.00"}})
      .Row("income", "", "总计", {{"final", "8.00"}});
  EXPECT_EQ(books.Statuses("S4"), "not_applicable");
}

TEST(Identities, InWordsWithoutRulesOnlyOneWrongFigureIsTheDocuments) {
  struct Case {
    const char* method;
    const char* a;  // two items of 4.00 and 6.00
    const char* b;
    const char* status;  // of T1 and of G1
  };
  // One figure that breaks its row and its column; two that break the column by different amounts; rules.
  const Case cases[] = {{"linear", "4.00", "7.00", "fail"},
                        {"linear", "4.50", "7.00", "not_applicable"},
                        // A blank may have lost its amount.
                        {"linear", "4.00", "", "not_applicable"},
                        {"ruled", "4.00", "", "fail"},
                        {"ruled", "4.50", "7.00", "fail"}};
  for (const Case& c : cases) {
    Books books;
    books.Form("general_budget_expenditure", "万元", c.method)
        .Row("", "", "合计", {{"total", "10.00"}, {"basic", "10.00"}, {"project", "0.00"}})
        .Row("", "208", "甲", {{"total", c.a}, {"basic", "4.00"}, {"project", "0.00"}})
        .Row("", "210", "乙", {{"total", c.b}, {"basic", "6.00"}, {"project", "0.00"}});
    EXPECT_EQ(books.Statuses("T1").substr(0, std::string(c.status).size()), c.status) << c.method << c.a;
  }
}

TEST(Identities, ARowThatMayHaveLostItsNameIsNotMissing) {
  for (const auto& [method, name, status] :
       {std::tuple("linear", "一、一般公共", "not_applicable"), std::tuple("ruled", "一、一般公共", "fail"),
        std::tuple("linear", "一、一般公共预算财政拨款", "pass")}) {
    Books books;
    books.Form("income_expenditure_summary", "万元", method)
        .Row("income", "", name, {{"final", "90.00"}})
        .Row("income", "", "二、政府性基金预算财政拨款收入", {{"final", ""}})
        .Row("income", "", "本年收入合计", {{"final", "90.00"}});
    books.Form("income")
        .Row("", "", "合计", {{"total", "90.00"}, {"fiscal_appropriation", "90.00"}})
        .Row("", "201", "一般公共服务支出", {{"total", "90.00"}, {"fiscal_appropriation", "90.00"}});
    EXPECT_EQ(books.Statuses("X1a"), status) << method << name;
  }
}

TEST(Identities, AnItemTooSmallInWordsWithoutColumnsMayBeAnothers) {
  for (const char* method : {"linear", "ruled"}) {
    Books books;
    books.Form("three_public", "万元", method).Row("", "", "会议费", {{"final", "7.66"}});
    books.Form("general_budget_basic_expenditure").Row("", "30215", "会议费", {{"final", "8.90"}});
    EXPECT_EQ(books.Statuses("X11e"), std::string(method) == "ruled" ? "fail" : "not_applicable");
  }
}

TEST(Confidence, FallsOnTheCellThatTheFailuresHaveInCommon) {
  Books books;
  books.Form("general_budget_expenditure")
      .Row("", "", "合计", {{"total", "10.00"}, {"basic", "10.00"}, {"project", "0.00"}})
      .Row("", "208", "甲", {{"total", "4.00"}, {"basic", "4.00"}, {"project", "0.00"}})
      .Row("", "210", "乙", {{"total", "7.00"}, {"basic", "6.00"}, {"project", "0.00"}});
  for (const FactRecord& fact : books.Check().facts) {
    bool wrong = fact.name == "乙" && fact.measure == "total";
    EXPECT_EQ(fact.confidence < kTrustworthy, wrong) << fact.name << " " << fact.measure;
  }
}

TEST(Confidence, NeverFallsWithConfirmationsAndNeverRisesWithFailures) {
  auto confidence = [](const char* total, const char* basic, const char* sum) {
    Books books;
    books.Form("general_budget_expenditure");
    if (*sum) books.Row("", "", "合计", {{"total", sum}});
    books.Row("", "208", "甲", {{"total", total}, {"basic", basic}, {"project", "1.00"}});
    return books.Check().facts[*sum ? 1 : 0].confidence;
  };
  double alone = confidence("4.00", "", ""), once = confidence("4.00", "3.00", ""),
         twice = confidence("4.00", "3.00", "4.00"), failed = confidence("4.00", "2.00", ""),
         failed_twice = confidence("4.00", "2.00", "5.00");
  EXPECT_GT(once, 0.97);
  EXPECT_GT(twice, once);
  EXPECT_LT(failed, kTrustworthy);
  EXPECT_LT(failed_twice, failed);
  EXPECT_LE(alone, once);
}

}  // namespace
}  // namespace gongkai::test
