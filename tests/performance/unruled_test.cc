// Invented performance tables without rules: what stands in their places is what the truth says.
#include <gtest/gtest.h>

#include <set>

#include "corpus/process.h"
#include "corpus/synthetic/synthesize.h"
#include "normalize/solve/verify.h"
#include "tests/support/truth.h"

namespace gongkai {
namespace {

using synthetic::Look;
using synthetic::Rules;

std::multiset<std::string> TrueFunds(const nlohmann::json& truth) {
  std::multiset<std::string> out;
  for (const nlohmann::json& e : truth["evaluations"])
    for (const nlohmann::json& f : e["funds"])
      out.insert(test::Text(f, "name") + "|" + test::Text(f, "full_year_budget") + "|" +
                 test::Text(f, "executed") + "|" + test::Text(f, "executed_fiscal") + "|" +
                 test::Text(f, "rate") + "|" + test::Text(f, "score"));
  return out;
}

std::multiset<std::string> Funds(const Records& records) {
  std::multiset<std::string> out;
  for (const FundRecord& f : records.funds)
    out.insert(f.name.value_or("") + "|" + f.full_year_budget.value_or("") + "|" + f.executed.value_or("") +
               "|" + f.executed_fiscal.value_or("") + "|" + f.rate.value_or("") + "|" + f.score.value_or(""));
  return out;
}

std::multiset<std::string> TrueIndicators(const nlohmann::json& truth) {
  std::multiset<std::string> out;
  for (const nlohmann::json& e : truth["evaluations"])
    for (const nlohmann::json& i : e["indicators"])
      out.insert(test::Text(i, "level1") + "|" + test::Text(i, "level2") + "|" + test::Text(i, "level3") +
                 "|" + test::Text(i, "actual") + "|" + test::Text(i, "weight") + "|" +
                 test::Text(i, "score"));
  return out;
}

std::string Key(const IndicatorRecord& i) {
  return i.level1.value_or("") + "|" + i.level2.value_or("") + "|" + i.level3.value_or("") + "|" +
         i.actual.value_or("") + "|" + i.weight.value_or("") + "|" + i.score.value_or("");
}

TEST(Unruled, FundsGoalsAndNarrowLevelsAreReadFromTheirPlaces) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  for (Rules rules : {Rules::kNone, Rules::kThreeLines, Rules::kHorizontal}) {
    for (int level_chars : {1, 4}) {
      Look look = Look::Ruled();
      look.rules = rules;
      look.level_chars = level_chars;
      look.evaluations = 2;
      const synthetic::Sample sample = synthetic::Synthesize(7, look);
      const nlohmann::json truth = nlohmann::json::parse(sample.truth_json);
      const Records records = ProcessBytes(sample.pdf, "a.pdf", normalizer);
      const std::string what = "rules " + std::to_string(static_cast<int>(rules)) + ", " +
                               std::to_string(level_chars) + " characters";
      EXPECT_EQ(Funds(records), TrueFunds(truth)) << what;
      ASSERT_EQ(records.evaluations.size(), truth["evaluations"].size()) << what;
      std::multiset<std::string> left = TrueIndicators(truth);
      size_t right = 0;
      for (const IndicatorRecord& i : records.indicators) {
        auto found = left.find(Key(i));
        if (found != left.end()) {
          left.erase(found);
          ++right;
        } else {
          EXPECT_LT(i.confidence, kTrustworthy) << what << ": " << Key(i);
        }
      }
      EXPECT_GE(right * 100, (right + left.size()) * 90) << what;
    }
  }
}

}  // namespace
}  // namespace gongkai
