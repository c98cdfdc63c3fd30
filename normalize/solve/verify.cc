#include "normalize/solve/verify.h"

#include <algorithm>
#include <map>
#include <set>

#include "normalize/solve/exchange.h"
#include "normalize/solve/exchanged_rows.h"
#include "normalize/solve/twins.h"
#include "normalize/solve/witnesses.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool IsLoose(const TableRecord& table) {
  return table.method == "aligned" || table.method == "linear";
}

// Whether a table is whole, by its own form: nothing printed was left over, the sums have their totals, no
// name is a piece of another.
class FormVerifier {
 public:
  FormVerifier(const Catalogue& catalogue, const LedgerForm& form, Records* records)
      : catalogue_(catalogue), form_(form), records_(*records), table_(records->tables[form.table]) {}

  /// False where the table may have been misread, whatever its sums say.
  bool IsReadWell() {
    if (form_.spec->layout == Layout::kClassification) DoubtRowsWithoutCode();
    if (form_.spec->layout == Layout::kTwoSided && IsLoose(table_)) DoubtUnknownNames();
    if (table_.method == "linear") DoubtCrossedRows();
    if (table_.confidence < kTrustworthy || broken_ > 0) return false;
    // Amounts of one form are printed with equally many decimals; one that has fewer was broken off.
    return !IsLoose(table_) || (EvenDecimals() && HasTotals());
  }

  /// Where the row is missing that sums the others up, nobody knows whether they are all there.
  bool IsWhole() const { return HasTotals(); }

  /// A form that was put together from loose words is right as a whole or not to be trusted at all, unless
  /// one wrong figure, or one exchange of two rows, explains what fails. Where the sums themselves told the
  /// columns it explains nothing.
  void Doubt(bool explained = false) {
    table_.confidence = std::min(table_.confidence, kDoubtful);
    if (IsLoose(table_) && !(explained && table_.method == "aligned")) DoubtAll();
  }

  void DoubtAll() {
    for (const LedgerRow& row : form_.rows) DoubtRow(row);
  }

  void DoubtOnly(const std::set<size_t>& facts) {
    for (size_t fact : facts)
      records_.facts[fact].confidence = std::min(records_.facts[fact].confidence, kDoubtful);
  }

 private:
  void DoubtRow(const LedgerRow& row) {
    for (const auto& [measure, fact] : row.facts)
      records_.facts[fact].confidence = std::min(records_.facts[fact].confidence, kDoubtful);
  }

  bool EvenDecimals() const {
    size_t seen = std::string::npos;
    for (const LedgerRow& row : form_.rows)
      for (const auto& [measure, index] : row.facts) {
        const FactRecord& fact = records_.facts[index];
        if (!fact.amount || *fact.amount == "0") continue;
        size_t point = fact.amount->find('.');
        size_t decimals = point == std::string::npos ? 0 : fact.amount->size() - point - 1;
        if (seen != std::string::npos && seen != decimals) return false;
        seen = decimals;
      }
    return true;
  }

  bool HasTotals() const {
    const SummaryRows& words = catalogue_.summary();
    auto has = [&](const std::string& side, const std::string& name) {
      return std::any_of(form_.rows.begin(), form_.rows.end(), [&](const LedgerRow& row) {
        return row.code.empty() && row.side == side && row.key == MatchKey(name);
      });
    };
    switch (form_.spec->layout) {
      case Layout::kClassification:
        return has("", "合计") || form_.rows.size() == 1;
      case Layout::kTwoSided:
        return has("income", words.income_total) && has("expenditure", words.expenditure_total);
      case Layout::kBlocks:
        return has("", "人员经费合计") || has("", "公用经费合计") || has("", "合计");
      case Layout::kItems: {
        // Both measures of the six items, whichever way they are printed.
        bool complete = true;
        for (size_t i = 0; i < 6; ++i)
          for (const char* measure : {"budget", "final"})
            complete =
                complete && std::any_of(form_.rows.begin(), form_.rows.end(), [&](const LedgerRow& row) {
                  return row.key == MatchKey(form_.spec->items[i].name) && row.Find(measure);
                });
        return complete;
      }
    }
    return true;
  }

  // Among coded rows a row without code is a total; another one is a code that was not recognised.
  void DoubtRowsWithoutCode() {
    size_t coded = static_cast<size_t>(std::count_if(form_.rows.begin(), form_.rows.end(),
                                                     [](const LedgerRow& row) { return !row.code.empty(); }));
    if (coded * 2 < form_.rows.size()) return;
    for (const LedgerRow& row : form_.rows) {
      if (!row.code.empty() || catalogue_.key().totals.count(row.key)) continue;
      DoubtRow(row);
      ++broken_;
    }
  }

  // Where the order of the words is free, sums that a document prints wrong can be set right by giving two
  // rows each other's amounts. A row whose amounts stand on the line of another row, and the other way round,
  // was not printed so.
  void DoubtCrossedRows() {
    std::map<std::pair<int, std::string_view>, int> line_of;  // grid row and its code or name
    for (const Cell& cell : table_.cells)
      if (!cell.text.empty() && cell.place.line_first > 0)
        line_of.emplace(std::pair(cell.row, std::string_view(cell.text)), cell.place.line_first);
    std::map<int, int> row_on;  // line to the row that is named on it
    std::set<int> shared;
    for (const LedgerRow& row : form_.rows) {
      const FactRecord& fact = records_.facts[row.facts.front().second];
      auto found = line_of.find({fact.row, row.code.empty() ? fact.name : row.code});
      if (found == line_of.end()) continue;
      auto [entry, added] = row_on.emplace(found->second, fact.row);
      if (!added && entry->second != fact.row) shared.insert(found->second);
    }
    std::set<std::pair<int, int>> taken;  // a row has an amount from the line of another
    auto each = [&](auto visit) {
      for (const LedgerRow& row : form_.rows)
        for (const auto& [measure, index] : row.facts) {
          const FactRecord& fact = records_.facts[index];
          auto other = row_on.find(fact.place.line_first);
          if (!fact.amount || other == row_on.end() || shared.count(other->first)) continue;
          if (other->second != fact.row) visit(row, std::pair(fact.row, other->second));
        }
    };
    each([&](const LedgerRow&, std::pair<int, int> rows) { taken.insert(rows); });
    each([&](const LedgerRow& row, std::pair<int, int> rows) {
      if (!taken.count({rows.second, rows.first})) return;
      DoubtRow(row);
      ++broken_;
    });
  }

  // The rows of the summaries are a closed world; a name that begins like one of theirs was broken off.
  void DoubtUnknownNames() {
    WordSet known = catalogue_.key().totals;
    for (const FunctionClass& entry : catalogue_.functions())
      for (const ClassName& name : entry.names) known.insert(MatchKey(name.name));
    for (const LedgerRow& row : form_.rows) {
      if (known.count(row.key)) continue;
      broken_ += std::any_of(known.begin(), known.end(), [&](const std::string& name) {
        return !row.key.empty() && name.size() > row.key.size() &&
               (name.starts_with(row.key) || name.ends_with(row.key));
      });
      broken_ += std::any_of(catalogue_.key().totals.begin(), catalogue_.key().totals.end(),
                             [&](const std::string& total) { return IsWithin(total, row.key); });
    }
  }

  // 总公计: a character of something else, such as a watermark, stands in the name of a total.
  static bool IsWithin(const std::string& total, const std::string& key) {
    constexpr size_t kIdeograph = 3;
    if (key.size() != total.size() + kIdeograph) return false;
    const size_t same =
        static_cast<size_t>(std::mismatch(total.begin(), total.end(), key.begin()).first - total.begin());
    const size_t at = same - same % kIdeograph;
    return at > 0 && at < total.size() && key.compare(at + kIdeograph, std::string::npos, total, at) == 0;
  }

  const Catalogue& catalogue_;
  const LedgerForm& form_;
  Records& records_;
  TableRecord& table_;
  int broken_ = 0;
};

// A form read from loose words that found no amount and says no reason may only have been misread.
bool IsSilentBlank(const TableRecord& table) {
  return table.status == "empty" && !table.empty_reason && IsLoose(table);
}

// The forms that an identity speaks of; more than one where it ties forms together.
std::set<std::string> FormsOf(const Identity& identity) {
  std::set<std::string> out;
  for (const std::vector<IdentityTerm>* side : {&identity.left, &identity.right})
    for (const IdentityTerm& term : *side) out.insert(term.form);
  return out;
}

std::set<size_t> TablesOf(const Outcome& outcome, const Records& records) {
  std::set<size_t> out;
  for (const std::vector<size_t>* part : {&outcome.left, &outcome.right})
    for (size_t i : *part) out.insert(records.facts[i].table);
  return out;
}

struct OneFigure {
  size_t failures = 0;
  bool printed = false;  // it is not blank, or one of several that would do is not
};

// How many sums of the table fail, where one cell takes part in all of them and one other value of it would
// satisfy them all; else 0. Two or more are the mark of a figure that is printed wrong. Lost rows and shifted
// amounts break sums that have no cell in common, or by different differences.
OneFigure FailuresOfOneFigure(const std::vector<Outcome>& outcomes, size_t table, const Records& records) {
  std::map<size_t, std::vector<int64_t>> corrections;  // cell to what each failing sum wants added to it
  size_t failing = 0;
  int64_t slack = 0;
  for (const Outcome& outcome : outcomes) {
    if (!Refutes(outcome) || FormsOf(*outcome.identity).size() > 1 ||
        records.facts[outcome.left[0]].table != table)
      continue;
    ++failing;
    slack = std::max(slack, outcome.tolerance);
    for (size_t i : outcome.left) corrections[i].push_back(-outcome.difference());
    for (size_t i : outcome.right) corrections[i].push_back(outcome.difference());
  }
  OneFigure out;
  for (const auto& [fact, wanted] : corrections) {
    auto [least, most] = std::minmax_element(wanted.begin(), wanted.end());
    if (wanted.size() != failing || *most - *least > 2 * slack) continue;
    out.failures = failing;
    out.printed |= records.facts[fact].amount.has_value();
  }
  return out;
}

struct Tally {
  int held = 0, failed = 0;
  void Add(bool fails) { ++(fails ? failed : held); }
};

}  // namespace

std::vector<Outcome> VerifySums(const Catalogue& catalogue, Records* records) {
  Ledger ledger(catalogue, *records);
  std::vector<Outcome> outcomes = Evaluate(catalogue, ledger);
  std::set<size_t> broken;  // facts whose reading alone is not to be trusted
  for (size_t i = 0; i < records->facts.size(); ++i)
    if (records->facts[i].confidence < kTrustworthy) broken.insert(i);
  Witnesses witnesses(outcomes, records->facts);
  for (const LedgerForm& form : ledger.forms()) {
    const TableRecord& table = records->tables[form.table];
    if (table.status != "filled" || !table.method) continue;
    for (const LedgerRow& row : form.rows)
      for (const auto& [measure, fact] : row.facts) {
        double& confidence = records->facts[fact].confidence;
        confidence = witnesses.Confidence(fact, confidence, IsLoose(table));
      }
  }
  std::map<size_t, Tally> inside, between;  // by table
  for (const Outcome& outcome : outcomes) {
    if (outcome.verdict == Verdict::kNotApplicable) continue;
    bool fails = outcome.verdict == Verdict::kFail;
    if (FormsOf(*outcome.identity).size() <= 1) {
      inside[records->facts[outcome.left[0]].table].Add(fails);
    } else if (outcome.identity->kind == Identity::Kind::kTotal) {
      for (size_t table : TablesOf(outcome, *records)) between[table].Add(fails);
    }
  }
  std::set<size_t> unsure;  // tables
  for (const LedgerForm& form : ledger.forms()) {
    TableRecord& table = records->tables[form.table];
    FormVerifier verifier(catalogue, form, records);
    if (IsSilentBlank(table)) verifier.Doubt();
    if (table.status == "filled" && table.method) {
      const Tally& sums = inside[form.table];
      bool well = verifier.IsReadWell();
      // In a table put together from words a failure is one of reading, unless it looks like one wrong
      // figure.
      bool whole = verifier.IsWhole();
      const OneFigure of_one = IsLoose(table) && sums.failed > 0
                                   ? FailuresOfOneFigure(outcomes, form.table, *records)
                                   : OneFigure();
      // A blank cell among words may have lost its amount.
      const bool reading = of_one.failures < 2 || !of_one.printed;
      if (!well || (IsLoose(table) && sums.failed > 0 && reading)) unsure.insert(form.table);
      std::set<size_t> exchanged;
      if (well && whole && of_one.failures == 0 && sums.failed > 0 && table.method == "aligned")
        exchanged = ExchangedRows(outcomes, form, *records);
      if (!well || !whole || sums.failed > 0)
        verifier.Doubt(well && whole && (of_one.failures >= 1 || !exchanged.empty()));
      verifier.DoubtOnly(exchanged);
    }
    // Totals that two forms must agree on: where they do not, both forms are doubtful, and neither more than
    // the other.
    const Tally& totals = between[form.table];
    if (totals.failed > 0 && totals.failed >= totals.held) {
      verifier.Doubt();
      if (IsLoose(table)) unsure.insert(form.table);
    }
  }
  Exchanges exchanges = FindExchanges(catalogue, ledger);
  for (size_t fact : exchanges.accused)
    records->facts[fact].confidence = std::min(records->facts[fact].confidence, kDoubtful);
  // Where no grid held the rows together, the reading may have exchanged them.
  for (Outcome& outcome : exchanges.outcomes) {
    for (size_t table : TablesOf(outcome, *records))
      outcome.doubtful |= records->tables[table].method == "linear";
    outcomes.push_back(std::move(outcome));
  }
  for (Outcome& outcome : CompareTwins(catalogue, ledger)) outcomes.push_back(std::move(outcome));
  for (Outcome& outcome : outcomes) {
    if (outcome.verdict != Verdict::kFail) continue;
    for (size_t table : TablesOf(outcome, *records)) outcome.doubtful |= unsure.count(table) > 0;
    for (const std::vector<size_t>* part : {&outcome.left, &outcome.right})
      for (size_t i : *part) outcome.doubtful |= broken.count(i) > 0;
  }
  return outcomes;
}

}  // namespace gongkai
