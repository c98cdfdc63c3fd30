#include "corpus/synthetic/performance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/synthetic/cairo_canvas.h"
#include "corpus/synthetic/synthesize.h"
#include "corpus/synthetic/table_setter.h"

namespace gongkai::synthetic {
namespace {

constexpr uint64_t kSeeds = 120;

/// "92.31%", "8.50" and "435.2" in hundredths; 0 for none.
int64_t Hundredths(const Fund::Text& text) {
  return text ? std::llround(std::stod(*text) * 100) : 0;
}

std::vector<Evaluation> Evaluations(uint64_t seed) {
  Look look = Look::FromSeed(seed);
  look.evaluations = 3;
  return BuildEvaluations(Invent(seed), look, seed);
}

TEST(Performance, LooksHaveFromNoneToThree) {
  std::set<size_t> counts;
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Look look = Look::FromSeed(seed);
    const std::vector<Evaluation> evaluations = BuildEvaluations(Invent(seed), look, seed);
    EXPECT_EQ(evaluations.size(), static_cast<size_t>(look.evaluations)) << seed;
    for (size_t i = 0; i < evaluations.size(); ++i) {
      const bool department = i == 0 && evaluations.size() > 1;
      EXPECT_EQ(evaluations[i].kind, department ? "department_self" : "project_self") << seed;
      EXPECT_EQ(evaluations[i].project_name.empty(), department) << seed;
    }
    counts.insert(evaluations.size());
  }
  EXPECT_EQ(counts.size(), 4u);
  EXPECT_TRUE(Compose(1, Look::Ruled()).evaluations.empty());
}

TEST(Performance, WeightsAndScoresAddUp) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed)
    for (const Evaluation& evaluation : Evaluations(seed)) {
      int64_t weights = 0, scores = 0;
      std::map<std::string, int64_t> of_level;
      for (const Indicator& indicator : evaluation.indicators) {
        const int64_t weight = Hundredths(indicator.weight), score = Hundredths(indicator.score);
        EXPECT_GT(weight, 0) << seed << " " << indicator.level3;
        EXPECT_GE(score, 0);
        EXPECT_LE(score, weight) << seed << " " << indicator.level3;
        weights += weight;
        scores += score;
        of_level[indicator.level1] += weight;
      }
      for (const Indicator& indicator : evaluation.indicators) {
        if (indicator.level1_weight.empty()) continue;
        EXPECT_EQ(of_level[indicator.level1], Hundredths(indicator.level1_weight)) << seed;
      }
      for (const Fund& fund : evaluation.funds) {
        weights += Hundredths(fund.weight);
        scores += Hundredths(fund.score);
      }
      EXPECT_EQ(weights, 10000) << seed << " " << evaluation.title;
      EXPECT_EQ(scores, Hundredths(evaluation.score)) << seed << " " << evaluation.title;
    }
}

TEST(Performance, TruthOfAnIndicatorStandsInItsTable) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed)
    for (const Evaluation& evaluation : Evaluations(seed)) {
      std::set<std::string> printed;
      for (const Cell& cell : evaluation.table.cells) printed.insert(cell.text);
      for (const Indicator& indicator : evaluation.indicators) {
        EXPECT_TRUE(indicator.deviation.empty() || printed.count(indicator.deviation)) << seed;
        EXPECT_TRUE(printed.count(indicator.actual.text)) << seed;
        const bool has_unit = indicator.actual.unit.empty() ||
                              indicator.actual.text.find_last_not_of("0123456789.") != std::string::npos;
        EXPECT_TRUE(has_unit || printed.count(indicator.target_unit)) << seed << " " << indicator.actual.text;
      }
    }
}

TEST(Performance, FundsAddUp) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed)
    for (const Evaluation& evaluation : Evaluations(seed)) {
      const bool department = evaluation.kind == "department_self";
      const Fund& all = department ? evaluation.funds.back() : evaluation.funds.front();
      Fund::Text Fund::*const amounts[] = {
          &Fund::initial_budget,          &Fund::full_year_budget,       &Fund::executed,
          &Fund::full_year_budget_fiscal, &Fund::full_year_budget_other, &Fund::executed_fiscal,
          &Fund::executed_other};
      for (const auto amount : amounts) {
        int64_t sum = 0;
        for (const Fund& fund : evaluation.funds)
          if (&fund != &all) sum += Hundredths(fund.*amount);
        EXPECT_EQ(sum, Hundredths(all.*amount)) << seed << " " << evaluation.title;
      }
      for (const Fund& fund : evaluation.funds) {
        const int64_t budget = Hundredths(fund.full_year_budget), executed = Hundredths(fund.executed);
        if (department) {
          EXPECT_EQ(Hundredths(fund.full_year_budget_fiscal) + Hundredths(fund.full_year_budget_other),
                    budget);
          EXPECT_EQ(Hundredths(fund.executed_fiscal) + Hundredths(fund.executed_other), executed);
        }
        ASSERT_EQ(fund.rate.has_value(), budget > 0) << seed;
        if (budget == 0) continue;
        EXPECT_LE(executed, budget) << seed;
        EXPECT_NEAR(static_cast<double>(Hundredths(fund.rate)),
                    10000.0 * static_cast<double>(executed) / static_cast<double>(budget), 0.51)
            << seed;
      }
      EXPECT_EQ(all.weight, "10");
      EXPECT_NEAR(static_cast<double>(Hundredths(all.score)), static_cast<double>(Hundredths(all.rate)) / 10,
                  0.6);
    }
}

TEST(Performance, ValuesAreTheQuantitiesThatArePrinted) {
  // Printed units that are scaled to their base unit.
  const std::map<std::string, std::string> units = {
      {"万份", "份"}, {"万卷", "卷"}, {"万人", "人"}, {"万元", "元"}};
  std::map<std::string, int> seen;
  for (uint64_t seed = 0; seed < kSeeds; ++seed)
    for (const Evaluation& evaluation : Evaluations(seed))
      for (const Indicator& indicator : evaluation.indicators) {
        const IndicatorValue& target = indicator.target;
        EXPECT_FALSE(target.text.empty());
        EXPECT_FALSE(indicator.actual.text.empty());
        EXPECT_EQ(target.op.empty(), indicator.target_sign == "定性") << target.text;
        EXPECT_EQ(target.op.empty(), target.value.empty()) << target.text;
        if (target.op.empty()) {
          EXPECT_TRUE(target.unit.empty() && indicator.actual.op.empty()) << target.text;
          ++seen["words"];
          continue;
        }
        EXPECT_EQ(target.op, target.text.starts_with("≥")   ? ">="
                             : target.text.starts_with("≤") ? "<="
                                                            : "=")
            << target.text;
        const auto scaled = units.find(indicator.target_unit);
        EXPECT_EQ(target.unit, scaled == units.end() ? indicator.target_unit : scaled->second);
        EXPECT_NEAR(std::stod(target.value),
                    std::stod(indicator.target_digits) * (scaled == units.end() ? 1 : 10000), 1e-6)
            << target.text;
        EXPECT_EQ(target.value.find_first_of(",%"), std::string::npos);
        EXPECT_EQ(indicator.actual.op, "=");
        EXPECT_EQ(indicator.actual.unit, target.unit);
        if (target.op == "<=") {
          EXPECT_LE(std::stod(indicator.actual.value), std::stod(target.value));
        }
        ++seen[target.op];
        if (scaled != units.end()) ++seen["scaled"];
      }
  for (const char* kind : {"words", ">=", "<=", "=", "scaled"}) EXPECT_GT(seen[kind], 20) << kind;
}

/// Every position of the grid belongs to exactly one cell.
TEST(Performance, CellsTileTheTable) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed)
    for (const Evaluation& evaluation : Evaluations(seed)) {
      const Table& table = evaluation.table;
      std::map<std::pair<int, int>, int> covered;
      for (const Cell& cell : table.cells)
        for (int row = cell.row; row < cell.row + cell.row_span; ++row)
          for (int col = cell.col; col < cell.col + cell.col_span; ++col) ++covered[{row, col}];
      EXPECT_EQ(covered.size(), static_cast<size_t>(table.rows * table.width())) << seed << evaluation.title;
      for (const auto& [position, times] : covered)
        EXPECT_EQ(times, 1) << seed << " " << evaluation.title << " row " << position.first << " column "
                            << position.second;
    }
}

TEST(Performance, DialectsHaveTheirHeadings) {
  for (const PerformanceDialect dialect : {PerformanceDialect::kNational, PerformanceDialect::kSplit})
    for (const bool brackets : {true, false}) {
      Look look = Look::Ruled();
      look.evaluations = 2;
      look.performance = dialect;
      look.bracket_weights = brackets;
      const std::vector<Evaluation> evaluations = BuildEvaluations(Invent(4), look, 4);
      ASSERT_EQ(evaluations.size(), 2u);
      std::set<std::string> texts;
      for (const Cell& cell : evaluations[1].table.cells) texts.insert(cell.text);
      const bool split = dialect == PerformanceDialect::kSplit;
      EXPECT_EQ(texts.count("年度指标值"), split ? 0u : 1u);
      EXPECT_EQ(texts.count("指标性质"), split ? 1u : 0u);
      EXPECT_EQ(texts.count("满意度指标（10分）"), brackets ? 1u : 0u);
      EXPECT_EQ(evaluations[1].indicators[0].level1_weight.empty(), !brackets);
      // The table of the agency has no split columns, but its actual values have their units.
      for (const Cell& cell : evaluations[0].table.cells) EXPECT_NE(cell.text, "度量单位");
    }
}

TEST(Performance, TruthHasWhatThePdfPrints) {
  Look look = Look::FromSeed(31);
  look.evaluations = 3;
  Disclosure disclosure = Compose(31, look);
  const Typeset set = SetDisclosure(&disclosure);
  const nlohmann::json truth = nlohmann::json::parse(Synthesize(31, look).truth_json);
  ASSERT_EQ(truth["evaluations"].size(), 3u);
  int last = 0;
  for (size_t i = 0; i < 3; ++i) {
    const nlohmann::json& got = truth["evaluations"][i];
    const Evaluation& evaluation = disclosure.evaluations[i];
    EXPECT_EQ(got["kind"], evaluation.kind);
    EXPECT_EQ(got["source"], "table");
    EXPECT_EQ(got["department"], disclosure.agency.name);
    EXPECT_EQ(got["fiscal_year"], disclosure.agency.year);
    EXPECT_EQ(got["score"], evaluation.score);
    EXPECT_EQ(got["project_name"].is_null(), i == 0);
    EXPECT_EQ(got["funds"].size(), evaluation.funds.size());
    ASSERT_EQ(got["indicators"].size(), evaluation.indicators.size());
    EXPECT_GE(got["page_first"], last);
    EXPECT_LE(got["page_last"], set.pages);
    last = got["page_first"];
    for (const nlohmann::json& indicator : got["indicators"]) {
      EXPECT_GE(indicator["page"], last);
      EXPECT_LE(indicator["page"], got["page_last"]);
      last = indicator["page"];
      for (const char* key : {"level1", "level2", "level3", "target", "actual", "weight", "score"})
        EXPECT_TRUE(indicator[key].is_string()) << key;
    }
  }
}

/// The forms, their looks and their truth are the same with and without performance tables.
TEST(Performance, TheFormsDoNotDependOnThem) {
  Look look = Look::FromSeed(8);
  look.evaluations = 0;
  nlohmann::json without = nlohmann::json::parse(Synthesize(8, look).truth_json);
  look.evaluations = 3;
  nlohmann::json with = nlohmann::json::parse(Synthesize(8, look).truth_json);
  EXPECT_TRUE(without["evaluations"].empty());
  for (const char* key : {"document", "tables", "facts", "statements"})
    EXPECT_EQ(without[key], with[key]) << key;
}

TEST(Performance, TheSameSeedGivesTheSameTables) {
  Look look = Look::FromSeed(17);
  look.evaluations = 3;
  const Sample first = Synthesize(17, look), again = Synthesize(17, look);
  EXPECT_EQ(first.pdf, again.pdf);
  EXPECT_EQ(first.truth_json, again.truth_json);
  look.evaluations = 2;
  const nlohmann::json truth = nlohmann::json::parse(Synthesize(17, look).truth_json);
  EXPECT_NE(truth["evaluations"], nlohmann::json::parse(first.truth_json)["evaluations"]);
}

/// A cell over three rows whose text needs two of them: a page that has room for one ends before it.
TEST(Performance, PagesEndBeforeCellsThatTheyWouldCut) {
  Table table;
  table.columns = {ColumnKind::kSide, ColumnKind::kText};
  table.Add(0, 0, "总分");
  table.Add(0, 1, "100");
  table.Add(1, 0, "产出指标", Align::kCentre, 3);
  for (int row = 1; row < 4; ++row) table.Add(row, 1, "完成");
  Look look = Look::Ruled();
  look.fill_width = false;
  CairoCanvas canvas(look.font);
  canvas.BeginPage(400, 400, PageTurn::kNone);
  const TableSetter setter(table, look, 300, &canvas);
  const double line = setter.RowHeight(0);
  ASSERT_GE(setter.HeightOf(2), line);
  EXPECT_TRUE(setter.BeginsSpan(1));
  EXPECT_FALSE(setter.BeginsSpan(2));
  EXPECT_EQ(setter.EarlyBreak(0, 2.5 * line), 1);
  EXPECT_EQ(setter.EarlyBreak(0, 3.5 * line), 4);  // none: the text has its room
  EXPECT_EQ(setter.EarlyBreak(0, 9 * line), 4);
  EXPECT_EQ(setter.EarlyBreak(2, 1.5 * line), 4);
}

TEST(Performance, EveryWidthOfLevelsIsSet) {
  for (const int chars : {1, 2, 3, 6})
    for (const PerformanceDialect dialect : {PerformanceDialect::kNational, PerformanceDialect::kSplit}) {
      Look look = Look::Ruled();
      look.evaluations = 3;
      look.level_chars = chars;
      look.performance = dialect;
      look.several_on_page = chars % 2 == 1;
      look.font_size = 7.5 + chars;
      Disclosure disclosure = Compose(static_cast<uint64_t>(chars), look);
      const Typeset set = SetDisclosure(&disclosure);
      EXPECT_FALSE(set.pdf.empty()) << chars;
      EXPECT_EQ(set.unknown_glyphs, 0) << chars;
    }
}

}  // namespace
}  // namespace gongkai::synthetic
