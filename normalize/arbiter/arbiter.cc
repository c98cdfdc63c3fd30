#include "normalize/arbiter/arbiter.h"

#include <algorithm>
#include <set>
#include <utility>

#include "normalize/arbiter/compare.h"
#include "normalize/arbiter/hearing.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

constexpr size_t kMostSecondReadings = 16;
constexpr size_t kMostThirdReadings = 64;

// Tables that a failed sum speaks of, and those that are in doubt for what was read.
std::set<size_t> InDoubt(const Records& records, const std::vector<Outcome>& outcomes) {
  std::set<size_t> out;
  for (const Outcome& outcome : outcomes) {
    if (outcome.verdict != Verdict::kFail) continue;
    for (const std::vector<size_t>* part : {&outcome.left, &outcome.right})
      for (size_t i : *part) out.insert(records.facts[i].table);
  }
  for (size_t i = 0; i < records.tables.size(); ++i)
    if (records.tables[i].confidence < kTrustworthy) out.insert(i);
  for (const FactRecord& fact : records.facts)
    if (fact.confidence < kTrustworthy) out.insert(fact.table);
  return out;
}

bool IsFound(const FormSpec& form, const Records& records) {
  return std::any_of(records.tables.begin(), records.tables.end(),
                     [&](const TableRecord& table) { return table.form == form.id; });
}

// The tree's readings are taken where the sums prefer them; where one is taken, the others may be preferred
// too, for forms are held against each other. Whichever is taken, the other is asked what it says of every
// amount. A form that only the tree has stands on its sums alone.
void HearTags(const TaggedForms& tagged, const std::set<size_t>& odd, const Catalogue& catalogue,
              const Records& records, Hearing* hearing) {
  struct Third {
    size_t table = 0;
    const FormSpec* form = nullptr;
    SecondReading reading;
    std::vector<FactRecord> before;
    bool wanted = false, taken = false;
  };
  std::vector<Third> thirds;
  const std::set<size_t> doubted = InDoubt(records, hearing->outcomes());
  for (size_t i = 0; i < records.tables.size(); ++i) {
    const TableRecord& table = records.tables[i];
    if (!table.form || table.page_first == 0 || table.status == "missing") continue;
    if (table.method == MethodName(Method::kDelimited)) {
      hearing->Hear({i, {}, false, true});
      continue;
    }
    const FormSpec* form = catalogue.Find(*table.form);
    if (thirds.size() >= kMostThirdReadings) break;
    std::optional<SecondReading> reading = tagged.Read(*form, table);
    if (!reading) continue;
    std::vector<FactRecord> before = FactsOf(records, i);
    const bool wanted = doubted.count(i) > 0 || odd.count(i) > 0 || Compare(before, reading->facts).lost;
    thirds.push_back({i, form, std::move(*reading), std::move(before), wanted});
  }
  constexpr int kMostRounds = 3;
  bool changed = true;
  size_t offers = 0;
  for (int round = 0; changed && round < kMostRounds; ++round) {
    changed = false;
    for (Third& third : thirds) {
      const size_t i = third.table;
      if (!third.wanted || third.taken || !records.tables[i].form || ++offers > kMostThirdReadings) continue;
      third.taken = hearing->Offer(third.reading, *third.form, i, doubted.count(i) > 0, odd.count(i) > 0);
      changed = changed || third.taken;
    }
  }
  for (Third& third : thirds) {
    if (!records.tables[third.table].form) continue;  // a piece of another, now
    if (third.taken) {
      hearing->Hear({third.table, std::move(third.before), false, true});
    } else if (!Compare(third.before, third.reading.facts).empty()) {
      const bool holds = hearing->WouldHold(third.reading, *third.form, third.table);
      hearing->Hear({third.table, std::move(third.reading.facts), holds, false});
    } else if (records.tables[third.table].method == MethodName(Method::kAligned) &&
               SaysTheSame(third.before, third.reading.facts)) {
      hearing->Agree(third.table);
    }
  }
}

}  // namespace

std::vector<Outcome> Arbiter::Verify(const std::vector<RuledForm>& forms, const Flow& flow,
                                     const std::vector<Page>& pages, const TaggedForms& tagged,
                                     Records* records) const {
  Hearing hearing(catalogue_, records);
  const std::set<size_t> doubted = InDoubt(*records, hearing.outcomes()), left_open = hearing.OpenTables();
  std::set<size_t> odd;  // tables that look misread, and that no other reading has cleared
  size_t tries = 0;
  for (const RuledForm& ruled : forms) {
    const bool is_form = records->tables[ruled.table].form.has_value();
    const bool in_doubt = doubted.count(ruled.table) > 0;
    const bool open = is_form && !in_doubt && !ruled.odd && left_open.count(ruled.table) > 0;
    if (is_form ? !in_doubt && !ruled.odd && !open : IsFound(*ruled.form, *records)) continue;
    if (is_form && ruled.odd) odd.insert(ruled.table);
    if (++tries > kMostSecondReadings) break;
    std::optional<SecondReading> second =
        ReadWithoutRules(*ruled.form, records->tables[ruled.table], flow, ruled.item, ruled.last_item, pages,
                         catalogue_, titles_, patterns_);
    if (open) {
      // Sums do not cover all of it: what places tell otherwise is doubted.
      if (!second || Compare(FactsOf(*records, ruled.table), second->facts).empty()) continue;
      const bool holds = hearing.WouldHold(*second, *ruled.form, ruled.table);
      hearing.Hear({ruled.table, std::move(second->facts), holds, false});
      continue;
    }
    const bool same =
        second && is_form && ruled.odd && SaysTheSame(FactsOf(*records, ruled.table), second->facts);
    if (same || (second && hearing.Offer(*second, *ruled.form, ruled.table, is_form && in_doubt, ruled.odd)))
      odd.erase(ruled.table);
  }
  if (!tagged.empty()) HearTags(tagged, odd, catalogue_, *records, &hearing);
  tries = 0;
  for (const RuledForm& ruled : forms) {
    if (tagged.empty() || IsFound(*ruled.form, *records)) continue;
    if (++tries > kMostSecondReadings) break;
    std::optional<SecondReading> third = tagged.Read(*ruled.form, records->tables[ruled.table]);
    if (third && hearing.Offer(*third, *ruled.form, ruled.table, false))
      hearing.Hear({ruled.table, {}, false, true});
  }
  for (size_t table : odd)
    if (records->tables[table].method == MethodName(Method::kRuled)) hearing.DoubtTable(table);
  hearing.Conclude();
  return hearing.outcomes();
}

}  // namespace gongkai
