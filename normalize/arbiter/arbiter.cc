#include "normalize/arbiter/arbiter.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

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
void Take(const SecondReading& second, const RuledForm& ruled, Records* records) {
  const size_t index = ruled.table;
  TableRecord& table = records->tables[index];
  table.form = ruled.form->id;
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

}  // namespace

bool KeepsEverything(const std::vector<FactRecord>& first, const std::vector<FactRecord>& second) {
  std::map<std::string, int> amounts;  // how many more the second reading has
  std::set<std::pair<std::string, int>> rows_before, rows_after;
  for (const FactRecord& fact : first) {
    rows_before.emplace(fact.side.value_or(""), fact.row);
    if (fact.amount) --amounts[*fact.amount];
  }
  for (const FactRecord& fact : second) {
    rows_after.emplace(fact.side.value_or(""), fact.row);
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
                                     const std::vector<Page>& pages, Records* records) const {
  ReadingConfidence reading(*records);
  std::vector<Outcome> outcomes = VerifySums(catalogue_, records);
  const std::set<size_t> doubted = InDoubt(*records, outcomes);
  size_t tries = 0;
  for (const RuledForm& ruled : forms) {
    const bool is_form = records->tables[ruled.table].form.has_value();
    if (is_form ? !doubted.count(ruled.table) : IsFound(*ruled.form, *records)) continue;
    if (++tries > kMostSecondReadings) break;
    std::optional<SecondReading> second = ReadWithoutRules(*ruled.form, records->tables[ruled.table], flow,
                                                           ruled.item, pages, catalogue_, titles_, patterns_);
    if (!second || !KeepsEverything(FactsOf(*records, ruled.table), second->facts)) continue;
    Records other = *records;
    reading.Restore(&other);
    Take(*second, ruled, &other);
    if (!Holds(other, ruled.table, catalogue_)) continue;
    ReadingConfidence other_reading(other);
    std::vector<Outcome> other_outcomes = VerifySums(catalogue_, &other);
    // Sums between forms are witnesses too. A reading that settles nothing is no reason to give up the rules.
    const auto before = Objections(*records, outcomes, ruled.table);
    const auto after = Objections(other, other_outcomes, ruled.table);
    const bool better = is_form ? after < before : after.first <= before.first && after.second == 0;
    if (!better) continue;
    *records = std::move(other);
    reading = std::move(other_reading);
    outcomes = std::move(other_outcomes);
  }
  return outcomes;
}

}  // namespace gongkai
