// Invented accounts whose rulings are damaged after they were read from the PDF: one that is missing, one too
// many, one cut short. Whatever becomes of a form, no amount may be wrong or gone without a mark.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "corpus/synthetic/synthesize.h"
#include "extract/extract.h"
#include "normalize/normalize.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

enum class Damage { kMissing, kPartlyMissing, kStray, kShortStray };
constexpr Damage kDamages[] = {Damage::kMissing, Damage::kPartlyMissing, Damage::kStray, Damage::kShortStray};

/// One ruling of the direction on every page that looks like a table; false where there was none.
bool Spoil(Damage damage, Ruling::Direction direction, std::mt19937* random, std::vector<Page>* pages) {
  bool any = false;
  constexpr double kLongEnough = 60;
  constexpr size_t kFewest = 5;
  for (Page& page : *pages) {
    std::vector<size_t> candidates;
    for (size_t i = 0; i < page.rulings.size(); ++i)
      if (page.rulings[i].direction == direction && page.rulings[i].to - page.rulings[i].from > kLongEnough)
        candidates.push_back(i);
    if (candidates.size() < kFewest) continue;
    const size_t at = candidates[(*random)() % candidates.size()];
    const double part = 0.2 + 0.6 * static_cast<double>((*random)() % 1000) / 1000;
    Ruling& ruling = page.rulings[at];
    const double middle = ruling.from + part * (ruling.to - ruling.from);
    switch (damage) {
      case Damage::kMissing:
        page.rulings.erase(page.rulings.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case Damage::kPartlyMissing:
        ((*random)() % 2 ? ruling.from : ruling.to) = middle;
        break;
      case Damage::kStray:
      case Damage::kShortStray: {
        Ruling stray = ruling;
        stray.at += direction == Ruling::Direction::kVertical ? 5 + 60 * part : 4 + 12 * part;
        if (damage == Damage::kShortStray) ((*random)() % 2 ? stray.from : stray.to) = middle;
        page.rulings.push_back(stray);
        break;
      }
    }
    any = true;
  }
  return any;
}

using CellKey = std::tuple<std::string, std::string, std::string, std::string, std::string>;
using Ink = std::tuple<int, int, int>;  // page and middle in points

struct Figure {
  CellKey key;
  std::string amount;
  bool sure = false;
};

Ink InkOf(const FactRecord& fact) {
  return {fact.place.page, static_cast<int>(fact.place.box->center_x()),
          static_cast<int>(fact.place.box->center_y())};
}

std::map<Ink, Figure> FiguresOf(const Records& records) {
  std::map<Ink, Figure> out;
  for (const FactRecord& fact : records.facts) {
    if (!fact.amount || !fact.place.box) continue;
    out[InkOf(fact)] = {
        {fact.form, fact.side.value_or(""), fact.code.value_or(""), fact.name, fact.measure},
        *fact.amount,
        fact.confidence >= kTrustworthy && records.tables[fact.table].confidence >= kTrustworthy};
  }
  return out;
}

struct Tally {
  size_t readings = 0, right = 0, marked = 0, wrong = 0, lost = 0, lost_marked = 0;
};

void Count(const std::map<Ink, Figure>& truth, const Records& records, const std::string& what,
           Tally* tally) {
  std::map<std::string, bool> sure;  // forms
  for (const TableRecord& table : records.tables)
    if (table.form) sure[*table.form] = table.confidence >= kTrustworthy && table.status != "missing";
  const auto report = [&](const char* kind, const Figure& figure, const std::string& got) {
    static const bool verbose = std::getenv("GONGKAI_DAMAGE_VERBOSE") != nullptr;
    const auto& [form, side, code, name, measure] = figure.key;
    if (verbose)
      printf("%s %s %s %s %s %s %s: %s %s\n", kind, what.c_str(), form.c_str(), side.c_str(), code.c_str(),
             name.c_str(), measure.c_str(), figure.amount.c_str(), got.c_str());
  };
  const std::map<Ink, Figure> read = FiguresOf(records);
  ++tally->readings;
  for (const auto& [ink, figure] : truth) {
    auto at = read.find(ink);
    if (at == read.end()) {
      const bool silent = sure[std::get<0>(figure.key)];
      if (silent) report("lost", figure, "");
      ++(silent ? tally->lost : tally->lost_marked);
    } else if (!at->second.sure) {
      ++tally->marked;
    } else if (at->second.key == figure.key && at->second.amount == figure.amount) {
      ++tally->right;
    } else {
      ++tally->wrong;
      report("WRONG", figure,
             std::get<2>(at->second.key) + " " + std::get<3>(at->second.key) + " " +
                 std::get<4>(at->second.key) + " " + at->second.amount);
    }
  }
  for (const auto& [ink, figure] : read) {
    if (truth.count(ink) || !figure.sure) continue;
    ++tally->wrong;
    report("EXTRA", figure, "");
  }
}

size_t Setting(const char* name, size_t otherwise) {
  const char* value = std::getenv(name);
  return value ? static_cast<size_t>(std::strtoull(value, nullptr, 10)) : otherwise;
}

/// GONGKAI_DAMAGE_SEEDS=200 makes an experiment of it; GONGKAI_DAMAGE_VERBOSE=1 lists what went wrong.
Tally ReadDamaged(const std::string& looks, bool with_tags) {
  Tally tally;
  synthetic::LookWords words;
  std::string error;
  EXPECT_TRUE(synthetic::ParseLookWords(looks, &words, &error)) << error;
  const Normalizer normalizer(Catalogue::BuiltIn());
  const size_t first = Setting("GONGKAI_DAMAGE_FIRST", 1);
  const size_t count = Setting("GONGKAI_DAMAGE_SEEDS", 4);
  for (size_t seed = first; seed < first + count; ++seed) {
    const synthetic::Sample sample = synthetic::Synthesize(seed, synthetic::LookOf(seed, words));
    if (sample.pdf.empty()) continue;
    Extraction whole = Extract(sample.pdf, sample.name + ".pdf");
    if (!with_tags) whole.tagged_cells.clear();
    const std::map<Ink, Figure> truth = FiguresOf(normalizer.Normalize(sample.pdf, sample.name, whole));
    std::mt19937 random(static_cast<unsigned>(seed));
    for (Damage damage : kDamages)
      for (auto direction : {Ruling::Direction::kHorizontal, Ruling::Direction::kVertical}) {
        Extraction damaged = whole;
        if (!Spoil(damage, direction, &random, &damaged.pages)) continue;
        Count(truth, normalizer.Normalize(sample.pdf, sample.name, damaged),
              sample.name + (direction == Ruling::Direction::kVertical ? " V" : " H") +
                  std::to_string(static_cast<int>(damage)),
              &tally);
      }
  }
  printf("%s: readings %zu: right %zu, marked %zu, lost and marked %zu; silent: wrong %zu, lost %zu\n",
         looks.c_str(), tally.readings, tally.right, tally.marked, tally.lost_marked, tally.wrong,
         tally.lost);
  return tally;
}

TEST(DamagedRulings, NoAmountIsWrongOrGoneWithoutAMark) {
  const Tally tally = ReadDamaged("ruled", false);
  EXPECT_EQ(tally.wrong, 0u);
  EXPECT_EQ(tally.lost, 0u);
}

TEST(DamagedRulings, AStructureTreeMendsNearlyAllOfThem) {
  const Tally tally = ReadDamaged("ruled,tagged", true);
  EXPECT_EQ(tally.wrong, 0u);
  EXPECT_EQ(tally.lost, 0u);
  EXPECT_GT(tally.right, 50 * (tally.marked + tally.lost_marked));
}

}  // namespace
}  // namespace gongkai
