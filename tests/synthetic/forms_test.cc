// The identities of the printed forms, checked on the facts of disclosures in 元, where every printed amount
// is exact.
#include "corpus/synthetic/forms.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "corpus/synthetic/synthesize.h"

namespace gongkai::synthetic {
namespace {

constexpr uint64_t kSeeds = 60;

Fen ToFen(const std::string& digits) {
  std::string whole = digits;
  whole.erase(whole.find('.'), 1);
  return std::stoll(whole);
}

/// Amounts of one form by side, code (or name) and measure.
class Amounts {
 public:
  explicit Amounts(const Form& form) {
    for (const Fact& fact : form.facts) {
      values_[Key(fact.code.empty() ? fact.name : fact.code, fact.measure, fact.side)] =
          fact.amount ? ToFen(*fact.amount) : 0;
      if (!fact.code.empty()) codes_.insert(fact.code);
      measures_.insert(fact.measure);
    }
  }

  Fen operator()(const std::string& who, const std::string& measure, const std::string& side = "") const {
    const auto found = values_.find(Key(who, measure, side));
    return found == values_.end() ? 0 : found->second;
  }
  /// Sum over the codes with so many digits that begin with a prefix.
  Fen Sum(size_t digits, const std::string& prefix, const std::string& measure) const {
    Fen sum = 0;
    for (const std::string& code : codes_)
      if (code.size() == digits && code.rfind(prefix, 0) == 0) sum += (*this)(code, measure);
    return sum;
  }
  const std::set<std::string>& codes() const { return codes_; }
  const std::set<std::string>& measures() const { return measures_; }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, Fen> values_;
  std::set<std::string> codes_, measures_;
};

std::map<std::string, Amounts> AmountsOf(const Disclosure& disclosure) {
  std::map<std::string, Amounts> out;
  for (const Form& form : disclosure.forms) out.emplace(form.id, Amounts(form));
  return out;
}

Disclosure InYuan(uint64_t seed) {
  Look look = Look::FromSeed(seed);
  if (look.forms == FormSet::kEightForms) look.forms = FormSet::kCentre;
  look.unit = Unit::kYuan;
  look.three_public_in_wan = false;
  look.old_rows = false;
  look.fiscal_variant = false;
  look.missing_form = -1;
  look.line_numbers = true;  // the rows below 年初 then have names of their own
  look.state_balances = true;
  look.basic_all_items = true;
  return Compose(seed, look);
}

TEST(Forms, CodeTreesAddUp) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const auto forms = AmountsOf(InYuan(seed));
    for (const char* id :
         {"income", "expenditure", "general_budget_expenditure", "government_fund", "state_capital"}) {
      const Amounts& form = forms.at(id);
      for (const std::string& measure : form.measures()) {
        EXPECT_EQ(form("合计", measure), form.Sum(3, "", measure)) << seed << " " << id << " " << measure;
        for (const std::string& code : form.codes()) {
          if (code.size() == 7) continue;
          EXPECT_EQ(form(code, measure), form.Sum(code.size() + 2, code, measure))
              << seed << " " << id << " " << code;
        }
      }
    }
  }
}

TEST(Forms, RowsAddUp) {
  const std::map<std::string, std::pair<std::string, std::vector<std::string>>> sums = {
      {"income",
       {"total",
        {"fiscal_appropriation", "superior_subsidy", "business", "operating", "affiliated_remittance",
         "other"}}},
      {"expenditure",
       {"total", {"basic", "project", "superior_remittance", "operating", "affiliated_subsidy"}}},
      {"general_budget_expenditure", {"total", {"basic", "project"}}},
      {"government_fund", {"expenditure_total", {"expenditure_basic", "expenditure_project"}}},
      {"state_capital", {"expenditure_total", {"expenditure_basic", "expenditure_project"}}}};
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const auto forms = AmountsOf(InYuan(seed));
    for (const auto& [id, rule] : sums) {
      const Amounts& form = forms.at(id);
      std::set<std::string> rows = form.codes();
      rows.insert("合计");
      for (const std::string& row : rows) {
        Fen sum = 0;
        for (const std::string& measure : rule.second) sum += form(row, measure);
        EXPECT_EQ(form(row, rule.first), sum) << seed << " " << id << " " << row;
        if (rule.first != "expenditure_total") continue;
        EXPECT_EQ(form(row, "opening_balance") + form(row, "income"),
                  form(row, "expenditure_total") + form(row, "closing_balance"))
            << seed << " " << id << " " << row;
      }
    }
  }
}

TEST(Forms, SummariesAgreeWithTheOtherForms) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const auto forms = AmountsOf(InYuan(seed));
    const Amounts& s = forms.at("income_expenditure_summary");
    const Amounts& f = forms.at("fiscal_appropriation_summary");
    const Amounts& income = forms.at("income");
    const Amounts& spent = forms.at("expenditure");
    const Amounts& general = forms.at("general_budget_expenditure");
    const Amounts& fund = forms.at("government_fund");
    const Amounts& state = forms.at("state_capital");
    EXPECT_EQ(s("总计", "final", "income"), s("总计", "final", "expenditure")) << seed;
    EXPECT_EQ(s("总计", "final", "income"), s("本年收入合计", "final", "income") +
                                                s("使用非财政拨款结余", "final", "income") +
                                                s("年初结转和结余", "final", "income"));
    EXPECT_EQ(s("总计", "final", "expenditure"), s("本年支出合计", "final", "expenditure") +
                                                     s("结余分配", "final", "expenditure") +
                                                     s("年末结转和结余", "final", "expenditure"));
    EXPECT_EQ(s("本年收入合计", "final", "income"), income("合计", "total"));
    EXPECT_EQ(s("本年支出合计", "final", "expenditure"), spent("合计", "total"));
    EXPECT_EQ(f("本年收入合计", "final", "income"), income("合计", "fiscal_appropriation"));
    EXPECT_EQ(f("总计", "final", "income"), f("总计", "total", "expenditure"));
    EXPECT_EQ(f("本年支出合计", "total", "expenditure"),
              f("本年支出合计", "general_public_budget", "expenditure") +
                  f("本年支出合计", "government_fund", "expenditure") +
                  f("本年支出合计", "state_capital", "expenditure"));
    EXPECT_EQ(f("本年支出合计", "general_public_budget", "expenditure"), general("合计", "total"));
    EXPECT_EQ(f("本年支出合计", "government_fund", "expenditure"), fund("合计", "expenditure_total"));
    EXPECT_EQ(f("二、政府性基金预算财政拨款", "final", "income"), fund("合计", "income"));
    EXPECT_EQ(f("政府性基金预算财政拨款", "final", "income"), fund("合计", "opening_balance"));
    EXPECT_EQ(f("年末财政拨款结转和结余", "government_fund", "expenditure"), fund("合计", "closing_balance"));
    EXPECT_EQ(f("三、国有资本经营预算财政拨款", "final", "income"), state("合计", "income"));
  }
}

TEST(Forms, BasicExpenditureAddsUp) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const auto forms = AmountsOf(InYuan(seed));
    const Amounts& basic = forms.at("general_budget_basic_expenditure");
    const Fen personnel = basic("301", "final") + basic("303", "final");
    EXPECT_EQ(basic("人员经费合计", "final"), personnel);
    EXPECT_EQ(basic("公用经费合计", "final"), basic.Sum(3, "", "final") - personnel);
    EXPECT_EQ(basic("人员经费合计", "final") + basic("公用经费合计", "final"),
              forms.at("general_budget_expenditure")("合计", "basic"));
    for (const std::string& code : basic.codes()) {
      if (code.size() == 5) continue;
      EXPECT_EQ(basic(code, "final"), basic.Sum(5, code, "final")) << seed << " " << code;
    }
  }
}

TEST(Forms, ThreePublicAddsUp) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const auto forms = AmountsOf(InYuan(seed));
    const Amounts& p = forms.at("three_public");
    for (const char* measure : {"budget", "final"}) {
      EXPECT_EQ(p("合计", measure), p("因公出国（境）费", measure) + p("公务用车购置及运行维护费", measure) +
                                        p("公务接待费", measure));
      EXPECT_EQ(p("公务用车购置及运行维护费", measure),
                p("公务用车购置费", measure) + p("公务用车运行维护费", measure));
    }
  }
}

TEST(Forms, EmptyFormsAreBlankAndSaySo) {
  int empty = 0;
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Disclosure disclosure = Compose(seed, Look::FromSeed(seed));
    for (const Form& form : disclosure.forms) {
      if (form.missing) continue;
      bool any = false;
      for (const Fact& fact : form.facts) any = any || fact.amount.value_or("0.00") != "0.00";
      EXPECT_EQ(form.empty, !any) << seed << " " << form.id;
      empty += form.empty;
      EXPECT_TRUE(form.empty || form.empty_reason.empty());
    }
  }
  EXPECT_GT(empty, 10);
}

TEST(Forms, ShapesOfTheSetFollowTheLook) {
  const struct {
    FormSet set;
    size_t forms;
    const char* seventh;
    const char* last;
  } cases[] = {{FormSet::kCentre, 9, "three_public", "state_capital"},
               {FormSet::kProvince, 9, "government_fund", "three_public"},
               {FormSet::kEightForms, 8, "three_public", "government_fund"}};
  for (const auto& c : cases) {
    Look look = Look::Ruled();
    look.forms = c.set;
    const Disclosure disclosure = Compose(3, look);
    ASSERT_EQ(disclosure.forms.size(), c.forms);
    EXPECT_EQ(disclosure.forms[6].id, c.seventh);
    EXPECT_EQ(disclosure.forms.back().id, c.last);
    if (c.set == FormSet::kEightForms) {
      EXPECT_LT(disclosure.agency.year, 2020);
      for (const Fact& fact : disclosure.forms[3].facts) EXPECT_NE(fact.measure, "state_capital");
    }
  }
}

TEST(Forms, CountsOfFactsAreThoseOfTheFormSet) {
  Look look = Look::Ruled();
  uint64_t seed = 0;
  while (Invent(seed).year < 2020 || Invent(seed).three_public.empty(true))
    ++seed;  // a year with the newest classes
  const Disclosure disclosure = Compose(seed, look);
  std::map<std::string, size_t> counts;
  for (const Form& form : disclosure.forms) counts[form.id] = form.facts.size();
  EXPECT_EQ(counts["income_expenditure_summary"], 12u + 30u);
  EXPECT_EQ(counts["fiscal_appropriation_summary"], 9u + 29u * 4u);
  EXPECT_EQ(counts["three_public"], 12u);
  look.three_public = ThreePublicShape::kTransposed;
  look.meetings = true;
  EXPECT_EQ(Compose(seed, look).forms[6].facts.size(), 16u);
}

TEST(Forms, TitlesHaveTheirQuotes) {
  EXPECT_EQ(PrintedTitle("财政拨款三公经费支出决算表"), "财政拨款“三公”经费支出决算表");
  EXPECT_EQ(PrintedTitle("财政拨款三公经费及会议费培训费支出决算表"),
            "财政拨款“三公”经费及会议费、培训费支出决算表");
  EXPECT_EQ(PrintedTitle("收入决算表"), "收入决算表");
}

/// Every position of the grid belongs to exactly one cell.
TEST(Forms, CellsTileTheTable) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Disclosure disclosure = Compose(seed, Look::FromSeed(seed));
    for (const Form& form : disclosure.forms) {
      std::map<std::pair<int, int>, int> covered;
      for (const Cell& cell : form.table.cells)
        for (int row = cell.row; row < cell.row + cell.row_span; ++row)
          for (int col = cell.col; col < cell.col + cell.col_span; ++col) ++covered[{row, col}];
      EXPECT_EQ(covered.size(), static_cast<size_t>(form.table.rows * form.table.width()))
          << seed << " " << form.id;
      for (const auto& [position, times] : covered)
        EXPECT_EQ(times, 1) << seed << " " << form.id << " row " << position.first << " column "
                            << position.second;
    }
  }
}

}  // namespace
}  // namespace gongkai::synthetic
