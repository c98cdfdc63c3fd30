#include "normalize/arbiter/hearing.h"

#include <algorithm>
#include <string>
#include <utility>

#include "normalize/arbiter/compare.h"
#include "normalize/bind_facts.h"
#include "normalize/solve/verify.h"
#include "normalize/solve/witnesses.h"

namespace gongkai {
namespace {

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

// Another table of the form, all of whose figures the new reading has: a piece of it, which is read there.
void DropPieces(const std::vector<FactRecord>& whole, size_t index, Records* records) {
  for (size_t piece = 0; piece < records->tables.size(); ++piece) {
    TableRecord& table = records->tables[piece];
    if (piece == index || table.form != records->tables[index].form || table.status == "missing") continue;
    const std::vector<FactRecord> facts = FactsOf(*records, piece);
    const bool figures = std::any_of(facts.begin(), facts.end(),
                                     [](const FactRecord& fact) { return fact.amount.has_value(); });
    if (!figures) continue;
    const Disagreement found = Compare(facts, whole);
    if (!found.facts.empty() || !found.alone.empty()) continue;
    table.form.reset();
    std::erase_if(records->facts, [&](const FactRecord& fact) { return fact.table == piece; });
  }
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
  DropPieces(facts, index, records);
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

std::vector<FactRecord> FactsOf(const Records& records, size_t table) {
  std::vector<FactRecord> out;
  for (const FactRecord& fact : records.facts)
    if (fact.table == table) out.push_back(fact);
  return out;
}

Hearing::ReadingConfidence::ReadingConfidence(const Records& records) {
  for (const FactRecord& fact : records.facts) facts.push_back(fact.confidence);
  for (const TableRecord& table : records.tables) tables.push_back(table.confidence);
}

void Hearing::ReadingConfidence::Restore(Records* records) const {
  for (size_t i = 0; i < facts.size(); ++i) records->facts[i].confidence = facts[i];
  for (size_t i = 0; i < tables.size(); ++i) records->tables[i].confidence = tables[i];
}

Hearing::Hearing(const Catalogue& catalogue, Records* records)
    : catalogue_(catalogue),
      records_(*records),
      reading_(*records),
      outcomes_(VerifySums(catalogue, records)) {}

bool Hearing::Offer(const SecondReading& second, const FormSpec& form, size_t table, bool settles, bool odd) {
  if (!KeepsEverything(FactsOf(records_, table), second.facts, odd) &&
      !KeepsFigures(records_.tables[table].cells, second.facts))
    return false;
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

bool Hearing::WouldHold(const SecondReading& second, const FormSpec& form, size_t table) const {
  return Holds(With(second, form, table), table, catalogue_);
}

std::set<size_t> Hearing::OpenTables() const {
  const std::vector<bool> confirmed = Confirmed();
  std::set<size_t> out;
  for (size_t i = 0; i < records_.facts.size(); ++i)
    if (records_.facts[i].amount && !confirmed[i]) out.insert(records_.facts[i].table);
  return out;
}

void Hearing::Conclude() {
  for (size_t table : agreed_) Support(table);
  if (!witnesses_.empty()) {
    const std::vector<bool> confirmed = Confirmed();
    for (const Witness& witness : witnesses_) Doubt(witness, confirmed);
  }
  for (size_t table : doubted_) {
    double& confidence = records_.tables[table].confidence;
    confidence = std::min(confidence, kDoubtful);
  }
}

Records Hearing::With(const SecondReading& second, const FormSpec& form, size_t table) const {
  Records other = records_;
  reading_.Restore(&other);
  Take(second, form, table, &other);
  return other;
}

std::vector<bool> Hearing::Confirmed() const {
  std::vector<bool> out(records_.facts.size(), false);
  for (const Outcome& outcome : outcomes_) {
    if (!Confirms(outcome)) continue;
    for (const std::vector<size_t>* part : {&outcome.left, &outcome.right})
      for (size_t i : *part) out[i] = true;
  }
  return out;
}

void Hearing::Doubt(const Witness& witness, const std::vector<bool>& confirmed) {
  const Disagreement found = Compare(FactsOf(records_, witness.table), witness.facts);
  if (found.lost) doubted_.push_back(witness.table);
  const auto of_table = [&](const FactRecord& fact) { return fact.table == witness.table; };
  const size_t first = static_cast<size_t>(
      std::find_if(records_.facts.begin(), records_.facts.end(), of_table) - records_.facts.begin());
  const auto doubt = [&](size_t i) {
    double& confidence = records_.facts[first + i].confidence;
    confidence = std::min(confidence, kDoubtful);
  };
  for (size_t i : found.facts)
    if (witness.holds || !confirmed[first + i]) doubt(i);
  if (!witness.alone) return;
  for (size_t i : found.alone)
    if (!confirmed[first + i]) doubt(i);
}

void Hearing::Support(size_t table) {
  constexpr double kTwoWitnesses = 0.6;
  for (const Outcome& outcome : outcomes_) {
    if (!Refutes(outcome)) continue;
    for (const std::vector<size_t>* part : {&outcome.left, &outcome.right})
      for (size_t i : *part)
        if (records_.facts[i].table == table) return;
  }
  if (reading_.tables[table] < kTrustworthy) return;
  double& confidence = records_.tables[table].confidence;
  confidence = std::max(confidence, kTwoWitnesses);
  for (size_t i = 0; i < records_.facts.size(); ++i) {
    FactRecord& fact = records_.facts[i];
    if (fact.table == table && reading_.facts[i] >= kTrustworthy)
      fact.confidence = std::max(fact.confidence, kTwoWitnesses);
  }
}

}  // namespace gongkai
