// The same disclosure as a PDF and as text: what pdftotext makes of it in three modes must not contradict the
// truth where the records claim to be trustworthy.
#include <gtest/gtest.h>

#include <set>

#include "corpus/process.h"
#include "corpus/synthetic/synthesize.h"
#include "normalize/solve/verify.h"
#include "tests/support/files.h"
#include "tests/support/truth.h"

namespace gongkai {
namespace {

using synthetic::Look;

const Normalizer& TheNormalizer() {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return normalizer;
}

std::string Key(const std::string& form, const std::string& side, const std::string& code,
                const std::string& name, const std::string& measure, const std::string& amount) {
  return form + "|" + side + "|" + (code.empty() ? test::Name(name) : code) + "|" + measure + "|" +
         test::Figure(amount);
}

struct Score {
  size_t right = 0, silent = 0, printed = 0;
  std::string wrong;
};

Score Judge(const nlohmann::json& truth, const Records& records) {
  std::multiset<std::string> left;
  Score score;
  for (const nlohmann::json& f : truth["facts"]) {
    if (test::Text(f, "amount").empty()) continue;
    ++score.printed;
    left.insert(Key(test::Text(f, "form"), test::Text(f, "side"), test::Text(f, "code"),
                    test::Text(f, "name"), test::Text(f, "measure"), test::Text(f, "amount")));
  }
  for (const FactRecord& f : records.facts) {
    if (!f.amount) continue;
    auto found =
        left.find(Key(f.form, f.side.value_or(""), f.code.value_or(""), f.name, f.measure, *f.amount));
    if (found != left.end()) {
      left.erase(found);
      ++score.right;
    } else if (f.confidence >= kTrustworthy) {
      ++score.silent;
      score.wrong += f.form + " " + f.code.value_or("") + f.name + " " + f.measure + " " + *f.amount + "\n";
    }
  }
  return score;
}

TEST(Dump, WhatADumpClaimsIsNeverWrong) {
  if (!test::HaveProgram("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  test::TempFolder folder;
  // 13, 47, 53: amounts broken in narrow cells; 18, 55: everything drawn twice.
  for (uint64_t seed : {1, 2, 3, 4, 5, 6, 13, 18, 39, 47, 53, 55}) {
    const synthetic::Sample sample = synthetic::Synthesize(seed, Look::FromSeed(seed));
    const nlohmann::json truth = nlohmann::json::parse(sample.truth_json);
    const std::string pdf = folder.Put(sample.name + ".pdf", sample.pdf);
    for (const char* mode : {"-layout", "-raw", "-q"}) {
      const std::string text = test::RunProgram({"pdftotext", mode, pdf, "-"}, false).output;
      const Score score = Judge(truth, ProcessBytes(text, "dump.txt", TheNormalizer()));
      EXPECT_EQ(score.silent, 0u) << "seed " << seed << " " << mode << "\n" << score.wrong;
    }
  }
}

TEST(Dump, PlainLooksKeepTheirAmounts) {
  if (!test::HaveProgram("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  test::TempFolder folder;
  for (uint64_t seed : {11, 12, 13}) {
    const synthetic::Sample sample = synthetic::Synthesize(seed, Look::Ruled());
    const nlohmann::json truth = nlohmann::json::parse(sample.truth_json);
    const std::string pdf = folder.Put(sample.name + ".pdf", sample.pdf);
    for (const char* mode : {"-layout", "-raw"}) {
      const std::string text = test::RunProgram({"pdftotext", mode, pdf, "-"}, false).output;
      const Score score = Judge(truth, ProcessBytes(text, "dump.txt", TheNormalizer()));
      EXPECT_GE(score.right * 1000, score.printed * 995)
          << "seed " << seed << " " << mode << ": " << score.right << " of " << score.printed;
    }
  }
}

}  // namespace
}  // namespace gongkai
