#include "normalize/solve/verify.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "normalize/linear/figures.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kDoubtful = 0.4;

// A printed row: its facts by measure.
struct Row {
  std::string side, code, key;  // key: name without numbering
  bool item = false;            // begins with an enumerator
  std::map<std::string, size_t> facts;
};

class FormVerifier {
 public:
  FormVerifier(const Catalogue& catalogue, Records* records, size_t table)
      : catalogue_(catalogue),
        records_(*records),
        table_(table),
        form_(*catalogue.Find(*records->tables[table].form)) {
    std::optional<int64_t> unit = FenPerUnit(records->tables[table].unit.value_or(""));
    size_t decimals = 0;
    std::map<std::pair<int, std::string>, size_t> rows;
    for (size_t i = 0; i < records->facts.size(); ++i) {
      const FactRecord& fact = records->facts[i];
      if (fact.table != table) continue;
      std::string id = fact.side.value_or("") + "|" + fact.code.value_or("") + "|" + fact.name;
      auto [entry, added] = rows.emplace(std::pair(fact.row, id), rows_.size());
      if (added) {
        std::string folded = PatternText(fact.name);
        std::string bare(StripEnumerator(folded));
        rows_.push_back({fact.side.value_or(""),
                         fact.code.value_or(""),
                         MatchKey(bare),
                         bare.size() != folded.size(),
                         {}});
      }
      rows_[entry->second].facts[fact.measure] = i;
      if (fact.amount) {
        size_t point = fact.amount->find('.');
        if (point != std::string::npos) decimals = std::max(decimals, fact.amount->size() - point - 1);
      }
    }
    // One unit of the last printed digit, in fen.
    ulp_ = unit.value_or(1);
    for (size_t i = 0; i < decimals && ulp_ > 1; ++i) ulp_ /= 10;
    good_.assign(records->facts.size(), 0);
    bad_.assign(records->facts.size(), 0);
  }

  void Verify() {
    switch (form_.layout) {
      case Layout::kClassification:
        RowIdentities();
        Tree();
        DoubtRowsWithoutCode();
        break;
      case Layout::kTwoSided:
        RowIdentities();
        TwoSided();
        if (WithoutRules()) DoubtUnknownNames();
        break;
      case Layout::kBlocks:
        Blocks();
        break;
      case Layout::kItems:
        Items();
        break;
    }
    TableRecord& table = records_.tables[table_];
    // Rules on the page are evidence; without them only a sum that holds is.
    bool without_rules = WithoutRules();
    for (size_t i = 0; i < records_.facts.size(); ++i) {
      if (records_.facts[i].table != table_) continue;
      bool doubtful = bad_[i] > 0 && good_[i] <= bad_[i];
      if (doubtful || (without_rules && good_[i] == 0))
        records_.facts[i].confidence = std::min(records_.facts[i].confidence, kDoubtful);
    }
    // Where the row is missing that sums the others up, nobody knows whether they are all there.
    if (failed_ > 0 || !HasTotals()) table.confidence = std::min(table.confidence, kDoubtful);
    if (!without_rules) return;
    // Amounts of one form are printed with equally many decimals; one that has fewer was broken off.
    if (!EvenDecimals()) table.confidence = std::min(table.confidence, kDoubtful);
    // A form that was put together from loose words is right as a whole or not to be trusted at all.
    if (table.confidence >= kTrustworthy) return;
    for (FactRecord& fact : records_.facts)
      if (fact.table == table_) fact.confidence = std::min(fact.confidence, kDoubtful);
  }

 private:
  // left and right are facts; blanks count as nothing.
  void Compare(const std::vector<size_t>& left, const std::vector<size_t>& right) {
    int64_t difference = 0;
    int terms = 0;
    for (int sign : {1, -1}) {
      for (size_t i : sign > 0 ? left : right) {
        const FactRecord& fact = records_.facts[i];
        if (!fact.amount) continue;
        if (!fact.amount_fen) return;  // no unit, no sum
        difference += sign * *fact.amount_fen;
        ++terms;
      }
    }
    if (terms == 0) return;
    bool holds = 2 * std::abs(difference) <= terms * ulp_;
    for (const std::vector<size_t>* part : {&left, &right})
      for (size_t i : *part) ++(holds ? good_ : bad_)[i];
    failed_ += !holds;
  }

  bool EvenDecimals() const {
    size_t seen = std::string::npos;
    for (const FactRecord& fact : records_.facts) {
      if (fact.table != table_ || !fact.amount || *fact.amount == "0") continue;
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
      return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
        return row.code.empty() && row.side == side && row.key == MatchKey(name);
      });
    };
    switch (form_.layout) {
      case Layout::kClassification:
        return has("", "合计") || rows_.size() == 1;
      case Layout::kTwoSided:
        return has("income", words.income_total) && has("expenditure", words.expenditure_total);
      case Layout::kBlocks:
        return has("", "人员经费合计") || has("", "公用经费合计") || has("", "合计");
      case Layout::kItems: {
        // Both measures of the six items, whichever way they are printed.
        bool complete = true;
        for (size_t i = 0; i < 6; ++i)
          for (const char* measure : {"budget", "final"})
            complete = complete && std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
                         return row.key == MatchKey(form_.items[i].name) && row.facts.count(measure) > 0;
                       });
        return complete;
      }
    }
    return true;
  }

  static void Take(const Row& row, const std::string& measure, std::vector<size_t>* out) {
    auto found = row.facts.find(measure);
    if (found != row.facts.end()) out->push_back(found->second);
  }

  void RowIdentities() {
    for (const Identity& identity : catalogue_.identities()) {
      if (identity.kind != Identity::Kind::kRow) continue;
      if (std::find(identity.forms.begin(), identity.forms.end(), form_.id) == identity.forms.end()) continue;
      for (const Row& row : rows_) {
        std::vector<size_t> left, right;
        for (const IdentityTerm& term : identity.left) Take(row, term.measure, &left);
        for (const IdentityTerm& term : identity.right) Take(row, term.measure, &right);
        if (left.size() == identity.left.size() && !right.empty()) Compare(left, right);
      }
    }
  }

  // Among coded rows a row without code is a total; another one is a code that was not recognised.
  void DoubtRowsWithoutCode() {
    size_t coded = static_cast<size_t>(
        std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return !row.code.empty(); }));
    if (coded * 2 < rows_.size()) return;
    for (const Row& row : rows_) {
      if (!row.code.empty() || catalogue_.key().totals.count(row.key)) continue;
      for (const auto& [measure, fact] : row.facts)
        records_.facts[fact].confidence = std::min(records_.facts[fact].confidence, kDoubtful);
      ++failed_;
    }
  }

  bool WithoutRules() const {
    const OptionalText& method = records_.tables[table_].method;
    return method == "aligned" || method == "linear";
  }

  // The rows of the summaries are a closed world; a name that begins like one of theirs was broken off.
  void DoubtUnknownNames() {
    WordSet known = catalogue_.key().totals;
    for (const FunctionClass& entry : catalogue_.functions())
      for (const ClassName& name : entry.names) known.insert(MatchKey(name.name));
    for (const Row& row : rows_) {
      if (known.count(row.key)) continue;
      failed_ += std::any_of(known.begin(), known.end(), [&](const std::string& name) {
        return !row.key.empty() && name.size() > row.key.size() &&
               (name.starts_with(row.key) || name.ends_with(row.key));
      });
    }
  }

  std::vector<std::string> Measures() const {
    std::vector<std::string> out;
    for (const Row& row : rows_)
      for (const auto& [measure, fact] : row.facts)
        if (std::find(out.begin(), out.end(), measure) == out.end()) out.push_back(measure);
    return out;
  }

  // parent[i]: the row that row i is a part of, by the longest shorter code; rows without one are parts of
  // 合计.
  void Tree() {
    std::map<std::string, size_t> by_code;
    size_t total = rows_.size();
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].code.empty()) by_code.emplace(rows_[i].code, i);
      if (rows_[i].code.empty() && total == rows_.size() && rows_[i].key == MatchKey("合计")) total = i;
    }
    std::vector<std::vector<size_t>> children(rows_.size() + 1);
    for (size_t i = 0; i < rows_.size(); ++i) {
      const std::string& code = rows_[i].code;
      if (code.empty()) continue;
      size_t parent = total;
      for (size_t length = code.size(); length-- > 3;) {
        auto found = by_code.find(code.substr(0, length));
        if (found == by_code.end() || found->second == i) continue;
        parent = found->second;
        break;
      }
      children[parent].push_back(i);
    }
    for (size_t parent = 0; parent < rows_.size(); ++parent) {
      if (children[parent].empty()) continue;
      for (const std::string& measure : Measures()) {
        std::vector<size_t> left, right;
        Take(rows_[parent], measure, &left);
        for (size_t child : children[parent]) Take(rows_[child], measure, &right);
        if (!left.empty()) Compare(left, right);
      }
    }
  }

  // 本年支出合计 is the sum of the numbered rows of its side; 总计 is the same on both.
  void TwoSided() {
    const SummaryRows& words = catalogue_.summary();
    for (const std::string side : {"income", "expenditure"}) {
      std::string total_key = MatchKey(side == "income" ? words.income_total : words.expenditure_total);
      for (const std::string& measure : Measures()) {
        std::vector<size_t> total, parts;
        for (const Row& row : rows_) {
          if (row.side != side) continue;
          if (row.key == total_key && total.empty()) Take(row, measure, &total);
          // Rows below the year's total are balances.
          if (row.item && total.empty()) Take(row, measure, &parts);
        }
        if (!total.empty() && !parts.empty()) Compare(total, parts);
      }
    }
    std::vector<size_t> left, right;
    for (const Row& row : rows_) {
      if (row.key != MatchKey(words.grand_total)) continue;
      if (row.side == "income" && left.empty()) Take(row, "final", &left);
      if (row.side == "expenditure" && right.empty())
        Take(row, row.facts.count("final") ? "final" : "total", &right);
    }
    if (!left.empty() && !right.empty()) Compare(left, right);
  }

  void Blocks() {
    std::map<std::string, std::vector<size_t>> items;
    std::vector<size_t> personnel, other;
    std::map<std::string, size_t> classes;
    for (size_t i = 0; i < rows_.size(); ++i) {
      const std::string& code = rows_[i].code;
      if (code.size() == 3) {
        classes.emplace(code, i);
        bool is_personnel =
            std::any_of(catalogue_.economics().begin(), catalogue_.economics().end(),
                        [&](const EconomicClass& c) { return c.code == code && c.personnel; });
        Take(rows_[i], "final", is_personnel ? &personnel : &other);
      } else if (code.size() > 3) {
        Take(rows_[i], "final", &items[code.substr(0, 3)]);
      }
    }
    for (const auto& [code, row] : classes) {
      std::vector<size_t> left;
      Take(rows_[row], "final", &left);
      if (!items[code].empty()) Compare(left, items[code]);
    }
    for (const Row& row : rows_) {
      std::vector<size_t> left;
      if (!row.code.empty()) continue;
      Take(row, "final", &left);
      if (row.key == MatchKey("人员经费合计") && !personnel.empty()) Compare(left, personnel);
      if (row.key == MatchKey("公用经费合计") && !other.empty()) Compare(left, other);
    }
  }

  // The order of the items in the catalogue: 合计, 出国, 用车, 购置, 运行, 接待.
  void Items() {
    for (const std::string& measure : Measures()) {
      std::vector<std::vector<size_t>> of(form_.items.size());
      for (const Row& row : rows_)
        for (size_t i = 0; i < form_.items.size(); ++i)
          if (row.key == MatchKey(form_.items[i].name)) Take(row, measure, &of[i]);
      std::vector<size_t> parts;
      for (size_t i : {1, 2, 5}) parts.insert(parts.end(), of[i].begin(), of[i].end());
      if (!of[0].empty() && parts.size() == 3) Compare(of[0], parts);
      parts = of[3];
      parts.insert(parts.end(), of[4].begin(), of[4].end());
      if (!of[2].empty() && parts.size() == 2) Compare(of[2], parts);
    }
  }

  const Catalogue& catalogue_;
  Records& records_;
  const size_t table_;
  const FormSpec& form_;
  int64_t ulp_ = 1;
  std::vector<Row> rows_;
  std::vector<int> good_, bad_;
  int failed_ = 0;
};

// A form read from loose words that found no amount and says no reason may only have been misread.
void DoubtSilentBlank(size_t index, Records* records) {
  TableRecord& table = records->tables[index];
  bool loose = table.method == "aligned" || table.method == "linear";
  if (!table.form || table.status != "empty" || table.empty_reason || !loose) return;
  table.confidence = std::min(table.confidence, kDoubtful);
  for (FactRecord& fact : records->facts)
    if (fact.table == index) fact.confidence = std::min(fact.confidence, kDoubtful);
}

// Totals that two forms must agree on: where they do not, both forms are doubtful, and neither more than the
// other.
void CompareForms(const Catalogue& catalogue, Records* records) {
  Figures figures;
  figures.Add(records->facts);
  std::map<std::string, int> held, failed;
  for (const Identity& identity : catalogue.identities()) {
    if (identity.kind != Identity::Kind::kTotal) continue;
    int64_t difference = 0;
    bool known = true, any = false;
    for (int sign : {1, -1}) {
      for (const IdentityTerm& term : sign > 0 ? identity.left : identity.right) {
        std::optional<int64_t> value = figures.Value(term);
        bool single = identity.left.size() == 1 && identity.right.size() == 1;
        if (!value && (single || !figures.Has(term.form) || figures.InDoubt(term))) known = false;
        if (!value) continue;
        any = any || *value != 0;
        difference += sign * *value;
      }
    }
    if (!known || !any) continue;
    // Forms of one document may print different units; three half units of 万元 with two decimals bound the
    // rounding.
    constexpr int64_t kRounding = 3 * 5000;
    for (const std::vector<IdentityTerm>* side : {&identity.left, &identity.right})
      for (const IdentityTerm& term : *side) ++(std::abs(difference) <= kRounding ? held : failed)[term.form];
  }
  for (TableRecord& table : records->tables) {
    if (!table.form) continue;
    if (failed[*table.form] == 0 || failed[*table.form] < held[*table.form]) continue;
    table.confidence = std::min(table.confidence, kDoubtful);
    if (table.method != "aligned" && table.method != "linear") continue;
    size_t index = static_cast<size_t>(&table - records->tables.data());
    for (FactRecord& fact : records->facts)
      if (fact.table == index) fact.confidence = std::min(fact.confidence, kDoubtful);
  }
}

}  // namespace

void VerifySums(const Catalogue& catalogue, Records* records) {
  for (size_t i = 0; i < records->tables.size(); ++i)
    if (records->tables[i].form && records->tables[i].status == "filled" && records->tables[i].method)
      FormVerifier(catalogue, records, i).Verify();
  for (size_t i = 0; i < records->tables.size(); ++i) DoubtSilentBlank(i, records);
  CompareForms(catalogue, records);
}

}  // namespace gongkai
