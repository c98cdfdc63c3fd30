#include "corpus/synthetic/agency.h"

#include <gtest/gtest.h>

namespace gongkai::synthetic {
namespace {

constexpr uint64_t kSeeds = 200;

TEST(Money, PrintsTwoDecimalsRoundedHalfUp) {
  const struct {
    Fen amount;
    Unit unit;
    const char* digits;
  } cases[] = {
      {0, Unit::kYuan, "0.00"},
      {123456789, Unit::kYuan, "1234567.89"},
      {123456789, Unit::kWanYuan, "123.46"},
      {5000, Unit::kWanYuan, "0.01"},
      {4999, Unit::kWanYuan, "0.00"},
      {-5000, Unit::kWanYuan, "-0.01"},
      {-7, Unit::kYuan, "-0.07"},
  };
  for (const auto& c : cases) EXPECT_EQ(Digits(c.amount, c.unit), c.digits) << c.amount;
}

TEST(Money, PutsCommasBetweenThousands) {
  const char* const cases[][2] = {{"0.00", "0.00"},
                                  {"123.45", "123.45"},
                                  {"1234.50", "1,234.50"},
                                  {"-123456.00", "-123,456.00"},
                                  {"1234567.89", "1,234,567.89"}};
  for (const auto& c : cases) EXPECT_EQ(WithCommas(c[0]), c[1]);
}

TEST(Money, PartsAddUpToTheWhole) {
  const std::vector<int64_t> weights = {3, 1, 999983, 7};
  for (Fen total : {Fen{0}, Fen{1}, Fen{99999999999}, Fen{123456789}}) {
    Fen sum = 0;
    for (Fen part : Divide(total, weights)) sum += part;
    EXPECT_EQ(sum, total);
  }
  EXPECT_EQ(Percent(1, 3), "33.33%");
  EXPECT_EQ(Percent(2, 3), "66.67%");
}

TEST(Agency, IsTheSameForTheSameSeed) {
  const Agency first = Invent(5), again = Invent(5), other = Invent(6);
  EXPECT_EQ(first.name, again.name);
  EXPECT_EQ(first.economic, again.economic);
  EXPECT_NE(first.economic, other.economic);
  EXPECT_EQ(Invent(5, 2018).year, 2018);
}

TEST(Agency, EveryItemBalances) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Agency agency = Invent(seed);
    for (const Item& item : agency.items) {
      for (const Budget& b : {item.general, item.fund, item.state}) {
        EXPECT_EQ(b.opening + b.income, b.expenditure() + b.closing) << seed << " " << item.code;
        for (Fen part : {b.opening, b.income, b.basic, b.project, b.closing}) EXPECT_GE(part, 0);
      }
      EXPECT_GE(item.own.income(), item.own.expenditure());
    }
    const Fen own_income = agency.Sum([](const Item& i) { return i.own.income(); });
    const Fen own_spent = agency.Sum([](const Item& i) { return i.own.expenditure(); });
    EXPECT_EQ(agency.own_opening + agency.used_surplus + own_income,
              own_spent + agency.distribution + agency.own_closing);
    EXPECT_GE(agency.own_closing, 0);
  }
}

TEST(Agency, BasicExpenditureIsSplitCompletely) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Agency agency = Invent(seed);
    EXPECT_EQ(agency.Economic(""), agency.Sum([](const Item& i) { return i.general.basic; })) << seed;
  }
}

TEST(Agency, PublicExpensesCoverTheirEconomicItems) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Agency agency = Invent(seed);
    const ThreePublic& t = agency.three_public;
    EXPECT_GE(t.abroad.final, agency.Economic("30212"));
    EXPECT_GE(t.reception.final, agency.Economic("30217"));
    EXPECT_GE(t.running.final, agency.Economic("30231"));
    EXPECT_GE(t.purchase.final, agency.Economic("31013"));
    EXPECT_GE(t.meeting.final, agency.Economic("30215"));
    EXPECT_GE(t.training.final, agency.Economic("30216"));
  }
}

TEST(Agency, EveryCodeHasANameInItsYear) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Agency agency = Invent(seed);
    for (const std::string& code : agency.CodeTree([](const Item&) { return true; }))
      EXPECT_FALSE(agency.CodeName(code).empty()) << code << " in " << agency.year;
  }
}

TEST(Agency, SeedsReachEmptyAndFilledFormsAlike) {
  int funds = 0, states = 0, publics = 0, consolidated = 0;
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Agency agency = Invent(seed);
    funds += agency.Sum([](const Item& i) { return i.fund.income; }) > 0;
    states += agency.Sum([](const Item& i) { return i.state.income; }) > 0;
    publics += !agency.three_public.empty(true);
    consolidated += agency.consolidated;
  }
  for (int count : {funds, states, publics, consolidated}) {
    EXPECT_GT(count, static_cast<int>(kSeeds) / 20);
    EXPECT_LT(count, static_cast<int>(kSeeds) * 19 / 20);
  }
}

}  // namespace
}  // namespace gongkai::synthetic
