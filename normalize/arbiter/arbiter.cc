#include "normalize/arbiter/arbiter.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "normalize/arbiter/compare.h"
#include "normalize/bind_facts.h"
#include "normalize/solve/verify.h"
#include "normalize/solve/witnesses.h"

namespace gongkai {
namespace {

constexpr size_t kMostSecondReadings = 16;

// What the readings alone are worth, before the sums were asked.
class ReadingConfidence {
 public:
  explicit ReadingConfidence(const Records& records) {
    for (const FactRecord& fact : records.facts) facts_.push_back(fact.confidence);
    for (const TableRecord& table : records.tables) tables_.push_back(table.confidence);
  }
  void Restore(Records* records) const {
    for (size_t i = 0; i < facts_.size(); ++i) records->facts[i].confidence = facts_[i];
    for (size_t i = 0; i < tables_.size(); ++i) records->tables[i].confidence = tables_[i];
  }
  double OfFact(size_t fact) const { return facts_[fact]; }
  double OfTable(size_t table) const { return tables_[table]; }

 private:
  std::vector<double> facts_, tables_;
};

bool Fails(const Outcome& outcome) {
  return outcome.verdict == Verdict::kFail;
}

// How much speaks against the readings of a document: sums that fail, then what is doubtful in one table.
std::pair<size_t, size_t> Objections(const Records& records, const std::vector<Outcome>& outcomes,
                                     size_t table) {
  auto doubtful = [&](const FactRecord& fact) {
    return fact.table == table && fact.confidence < kTrustworthy;
  };
  const size_t facts =
      static_cast<size_t>(std::count_if(records.facts.begin(), records.facts.end(), doubtful));
  return {static_cast<size_t>(std::count_if(outcomes.begin(), outcomes.end(), Fails)),
          facts + (records.tables[table].confidence < kTrustworthy ? 1 : 0)};
}

std::vector<FactRecord> FactsOf(const Records& records, size_t table) {
  std::vector<FactRecord> out;
  for (const FactRecord& fact : records.facts)
    if (fact.table == table) out.push_back(fact);
  return out;
}

// Tables that a failed sum speaks of, and those that are in doubt for what was read.
std::set<size_t> InDoubt(const Records& records, const std::vector<Outcome>& outcomes) {
  std::set<size_t> out;
  for (const Outcome& outcome : outcomes) {
    if (!Fails(outcome)) continue;
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

// The second reading in place of the first.
void Take(const SecondReading& second, const FormSpec& form, size_t index, Records* records) {
  TableRecord& table = records->tables[index];
  table.form = form.id;
  std::vector<FactRecord> facts = second.facts;
  BindFacts(records->document.doc_id, index, *table.form, table.unit, &facts);
  auto is_old = [&](const FactRecord& fact) { return fact.table == index; };
  auto at = std::find_if(records->facts.begin(), records->facts.end(), is_old) - records->facts.begin();
  std::erase_if(records->facts, is_old);
  records->facts.insert(records->facts.begin() + at, facts.begin(), facts.end());
  table.cells = second.cells;
  table.method = std::string(MethodName(second.method));
  table.confidence = second.confidence;
  const bool filled =
      std::any_of(facts.begin(), facts.end(), [](const FactRecord& f) { return f.amount.has_value(); });
  table.status = filled ? "filled" : "empty";
  if (filled) table.empty_reason.reset();
}

// A form alone: all its sums hold, some say something, and nothing in it is in doubt.
bool Holds(const Records& records, size_t table, const Catalogue& catalogue) {
  Records alone;
  alone.tables.push_back(records.tables[table]);
  alone.facts = FactsOf(records, table);
  for (FactRecord& fact : alone.facts) fact.table = 0;
  const std::vector<Outcome> outcomes = VerifySums(catalogue, &alone);
  return alone.tables[0].confidence >= kTrustworthy &&
         std::none_of(alone.facts.begin(), alone.facts.end(),
                      [](const FactRecord& fact) { return fact.confidence < kTrustworthy; }) &&
         std::none_of(outcomes.begin(), outcomes.end(), Refutes) &&
         std::any_of(outcomes.begin(), outcomes.end(), Confirms);
}

// The records of a document while readings are weighed against each other.
class Hearing {
 public:
  Hearing(const Catalogue& catalogue, Records* records)
      : catalogue_(catalogue),
        records_(*records),
        reading_(*records),
        outcomes_(VerifySums(catalogue, records)) {}

  const std::vector<Outcome>& outcomes() const { return outcomes_; }

  /// Takes another reading of a table where all its sums hold, nothing is lost by it, and less speaks against
  /// the document. `settles`: it must explain something that was in doubt; otherwise it may do no harm.
  /// `odd`: KeepsEverything.
  bool Offer(const SecondReading& second, const FormSpec& form, size_t table, bool settles,
             bool odd = false) {
    if (!KeepsEverything(FactsOf(records_, table), second.facts, odd)) return false;
    Records other = With(second, form, table);
    if (!Holds(other, table, catalogue_)) return false;
    ReadingConfidence other_reading(other);
    std::vector<Outcome> other_outcomes = VerifySums(catalogue_, &other);
    // Sums between forms are witnesses too. A reading that settles nothing is no reason to give up the rules.
    const auto before = Objections(records_, outcomes_, table);
    const auto after = Objections(other, other_outcomes, table);
    const bool better = settles ? after < before : after.first <= before.first && after.second == 0;
    if (!better) return false;
    records_ = std::move(other);
    reading_ = std::move(other_reading);
    outcomes_ = std::move(other_outcomes);
    return true;
  }

  bool WouldHold(const SecondReading& second, const FormSpec& form, size_t table) const {
    return Holds(With(second, form, table), table, catalogue_);
  }

  /// What another reading of a table contradicts is doubted, unless a sum confirms it as it is and the other
  /// reading does not hold (`other_holds`). `alone`: so is what the other does not have.
  void Doubt(const std::vector<FactRecord>& other, bool other_holds, bool alone, size_t table) {
    const Disagreement found = Compare(FactsOf(records_, table), other);
    if (found.lost) DoubtTable(table);
    if (found.facts.empty() && !(alone && !found.alone.empty())) return;
    std::vector<bool> confirmed(records_.facts.size(), false);
    for (const Outcome& outcome : outcomes_) {
      if (!Confirms(outcome)) continue;
      for (const std::vector<size_t>* part : {&outcome.left, &outcome.right})
        for (size_t i : *part) confirmed[i] = true;
    }
    const size_t first =
        static_cast<size_t>(std::find_if(records_.facts.begin(), records_.facts.end(),
                                         [&](const FactRecord& fact) { return fact.table == table; }) -
                            records_.facts.begin());
    const auto doubt = [&](size_t i) {
      double& confidence = records_.facts[first + i].confidence;
      confidence = std::min(confidence, kDoubtful);
    };
    for (size_t i : found.facts)
      if (other_holds || !confirmed[first + i]) doubt(i);
    if (!alone) return;
    for (size_t i : found.alone)
      if (!confirmed[first + i]) doubt(i);
  }

  void DoubtTable(size_t table) {
    double& confidence = records_.tables[table].confidence;
    confidence = std::min(confidence, kDoubtful);
  }

  /// Another reading says the same of a form without rules. Two witnesses that know nothing of each other:
  /// what only wanted a confirmation has one. What was read with doubt, or what a sum speaks against, stays
  /// doubted.
  void Support(size_t table) {
    constexpr double kTwoWitnesses = 0.6;
    for (const Outcome& outcome : outcomes_) {
      if (!Refutes(outcome)) continue;
      for (const std::vector<size_t>* part : {&outcome.left, &outcome.right})
        for (size_t i : *part)
          if (records_.facts[i].table == table) return;
    }
    if (reading_.OfTable(table) < kTrustworthy) return;
    double& confidence = records_.tables[table].confidence;
    confidence = std::max(confidence, kTwoWitnesses);
    for (size_t i = 0; i < records_.facts.size(); ++i) {
      FactRecord& fact = records_.facts[i];
      if (fact.table == table && reading_.OfFact(i) >= kTrustworthy)
        fact.confidence = std::max(fact.confidence, kTwoWitnesses);
    }
  }

 private:
  Records With(const SecondReading& second, const FormSpec& form, size_t table) const {
    Records other = records_;
    reading_.Restore(&other);
    Take(second, form, table, &other);
    return other;
  }

  const Catalogue& catalogue_;
  Records& records_;
  ReadingConfidence reading_;
  std::vector<Outcome> outcomes_;
};

// The tree's reading is taken where the sums prefer it; whichever is taken, the other is asked what it says
// of every amount. A form that only the tree has stands on its sums alone.
void HearTags(const TaggedForms& tagged, const std::vector<size_t>& odd, const Catalogue& catalogue,
              Hearing* hearing, Records* records) {
  struct Heard {
    size_t table = 0;
    std::vector<FactRecord> other;
    bool holds = false;  // the other reading
    bool alone = false;  // the tree's is taken
  };
  std::vector<Heard> heard;
  std::vector<size_t> agreed;  // tables
  const std::set<size_t> doubted = InDoubt(*records, hearing->outcomes());
  for (size_t i = 0; i < records->tables.size(); ++i) {
    const TableRecord& table = records->tables[i];
    if (!table.form || table.page_first == 0 || table.status == "missing") continue;
    if (table.method == MethodName(Method::kDelimited)) {
      heard.push_back({i, {}, false, true});
      continue;
    }
    const FormSpec* form = catalogue.Find(*table.form);
    std::optional<SecondReading> third = tagged.Read(*form, table);
    if (!third) continue;
    std::vector<FactRecord> mine = FactsOf(*records, i);
    const Disagreement found = Compare(mine, third->facts);
    const bool in_doubt = doubted.count(i) > 0;
    const bool is_odd = std::find(odd.begin(), odd.end(), i) != odd.end();
    if ((in_doubt || found.lost || is_odd) && hearing->Offer(*third, *form, i, in_doubt, is_odd)) {
      heard.push_back({i, std::move(mine), false, true});
    } else if (!found.empty()) {
      const bool holds = hearing->WouldHold(*third, *form, i);
      heard.push_back({i, std::move(third->facts), holds, false});
    } else if (table.method == MethodName(Method::kAligned) && SaysTheSame(mine, third->facts)) {
      agreed.push_back(i);
    }
  }
  for (size_t table : agreed) hearing->Support(table);
  for (const Heard& each : heard) hearing->Doubt(each.other, each.holds, each.alone, each.table);
}

}  // namespace

bool KeepsEverything(const std::vector<FactRecord>& first, const std::vector<FactRecord>& second, bool odd) {
  std::map<std::string, int> amounts;  // how many more the second reading has
  std::set<std::pair<std::string, int>> rows_before, rows_after;
  for (const FactRecord& fact : first) {
    if (fact.amount || !odd) rows_before.emplace(fact.side.value_or(""), fact.row);
    if (fact.amount) --amounts[*fact.amount];
  }
  for (const FactRecord& fact : second) {
    if (fact.amount || !odd) rows_after.emplace(fact.side.value_or(""), fact.row);
    if (fact.amount) ++amounts[*fact.amount];
  }
  if (rows_after.size() < rows_before.size()) return false;
  std::array<int, 10> digits{};
  for (const auto& [amount, more] : amounts)
    for (char c : amount)
      if (c >= '0' && c <= '9') digits[static_cast<size_t>(c - '0')] += more;
  return std::all_of(digits.begin(), digits.end(), [](int more) { return more >= 0; });
}

std::vector<Outcome> Arbiter::Verify(const std::vector<RuledForm>& forms, const Flow& flow,
                                     const std::vector<Page>& pages, const TaggedForms& tagged,
                                     Records* records) const {
  Hearing hearing(catalogue_, records);
  const std::set<size_t> doubted = InDoubt(*records, hearing.outcomes());
  std::vector<size_t> odd;  // tables
  size_t tries = 0;
  for (const RuledForm& ruled : forms) {
    const bool is_form = records->tables[ruled.table].form.has_value();
    const bool in_doubt = doubted.count(ruled.table) > 0;
    if (is_form ? !in_doubt && !ruled.odd : IsFound(*ruled.form, *records)) continue;
    if (is_form && ruled.odd) odd.push_back(ruled.table);
    if (++tries > kMostSecondReadings) break;
    std::optional<SecondReading> second =
        ReadWithoutRules(*ruled.form, records->tables[ruled.table], flow, ruled.item, ruled.last_item, pages,
                         catalogue_, titles_, patterns_);
    if (second && ruled.odd && SaysTheSame(FactsOf(*records, ruled.table), second->facts)) {
      odd.pop_back();
    } else if (second && hearing.Offer(*second, *ruled.form, ruled.table, is_form && in_doubt, ruled.odd) &&
               ruled.odd) {
      odd.pop_back();
    }
    if (is_form || IsFound(*ruled.form, *records)) continue;
    std::optional<SecondReading> third = tagged.Read(*ruled.form, records->tables[ruled.table]);
    if (third) hearing.Offer(*third, *ruled.form, ruled.table, false);
  }
  if (!tagged.empty()) HearTags(tagged, odd, catalogue_, &hearing, records);
  for (size_t table : odd)
    if (records->tables[table].method == MethodName(Method::kRuled)) hearing.DoubtTable(table);
  return hearing.outcomes();
}

}  // namespace gongkai
