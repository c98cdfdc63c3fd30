#include "normalize/solve/evaluate.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Rows = IdentityTerm::Rows;

class Evaluator {
 public:
  Evaluator(const Catalogue& catalogue, const Ledger& ledger) : catalogue_(catalogue), ledger_(ledger) {
    for (const FunctionClass& entry : catalogue.functions()) {
      class_keys_.emplace_back();
      for (const ClassName& name : entry.names) class_keys_.back().push_back(MatchKey(name.name));
    }
    for (const EconomicClass& entry : catalogue.economics())
      if (entry.personnel) personnel_.insert(entry.code);
    for (const LedgerForm& form : ledger.forms()) ulp_of_[form.table] = form.ulp;
  }

  std::vector<Outcome> Run() {
    for (const Identity& identity : catalogue_.identities()) {
      using Kind = Identity::Kind;
      const bool elsewhere = identity.kind == Kind::kProse || identity.kind == Kind::kDenial ||
                             identity.kind == Kind::kMirror || identity.kind == Kind::kTwin;
      if (elsewhere) continue;
      identity_ = &identity;
      if (!identity.forms.empty()) {
        for (const LedgerForm& form : ledger_.forms())
          if (std::find(identity.forms.begin(), identity.forms.end(), form.spec->id) != identity.forms.end())
            identity.kind == Identity::Kind::kRow ? OverRows(form) : OverTree(form);
        continue;
      }
      for (set_ = 0; set_ < ledger_.sets(); ++set_) OverForms();
    }
    return std::move(out_);
  }

 private:
  // --- one comparison
  // ---------------------------------------------------------------------------------------
  void Compare(std::vector<size_t> left, std::vector<size_t> right) {
    Outcome outcome;
    int64_t half_units = 0, of_figures = 0, unit = 0;
    bool any = false;
    for (int side = 0; side < 2; ++side) {
      for (size_t i : side == 0 ? left : right) {
        const FactRecord& fact = ledger_.fact(i);
        if (!fact.amount) continue;
        if (!fact.amount_fen) return;  // no unit, no sum
        any = true;
        int64_t& sum = side == 0 ? outcome.left_fen : outcome.right_fen;
        // Beyond 64 bits nothing can be said.
        if (__builtin_add_overflow(sum, *fact.amount_fen, &sum)) return;
        int64_t ulp = ulp_of_.at(fact.table);
        if (ulp <= 1) continue;
        half_units += ulp;
        of_figures += *fact.amount_fen != 0 ? ulp : 0;
        unit = std::max(unit, ulp);
      }
    }
    int64_t difference = 0;
    if (!any || __builtin_sub_overflow(outcome.left_fen, outcome.right_fen, &difference)) return;
    if (identity_->relation == Identity::Relation::kAtLeast && difference > 0) difference = 0;
    outcome.tolerance = half_units / 2;
    outcome.verdict = difference == 0                   ? Verdict::kPass
                      : difference > outcome.tolerance  ? Verdict::kFail
                      : difference < -outcome.tolerance ? Verdict::kFail
                                                        : Verdict::kRounding;
    int64_t tail = std::abs(difference);
    // The figures of a true sum leave one of their roundings to follow from the others, so that all of the
    // bound is out of reach. One unit is always possible: parts below half a unit are printed as zero.
    outcome.improbable =
        outcome.verdict == Verdict::kRounding && tail >= 2 * unit && tail >= (of_figures + 1) / 2;
    outcome.identity = identity_;
    outcome.left = std::move(left);
    outcome.right = std::move(right);
    out_.push_back(std::move(outcome));
  }

  void NotApplicable(std::string reason) {
    Outcome outcome;
    outcome.identity = identity_;
    outcome.verdict = Verdict::kNotApplicable;
    outcome.reason = std::move(reason);
    out_.push_back(std::move(outcome));
  }

  static void Take(const LedgerRow& row, std::string_view measure, std::vector<size_t>* out) {
    if (const size_t* fact = row.Find(measure)) out->push_back(*fact);
  }

  // --- identities inside a form
  // -----------------------------------------------------------------------------
  void OverRows(const LedgerForm& form) {
    for (const LedgerRow& row : form.rows) {
      std::vector<size_t> left, right;
      for (const IdentityTerm& term : identity_->left) Take(row, term.measure, &left);
      for (const IdentityTerm& term : identity_->right) Take(row, term.measure, &right);
      if (left.size() == identity_->left.size() && !right.empty()) Compare(std::move(left), std::move(right));
    }
  }

  // The parent of a row is the row of the longest shorter code; rows without one are parts of 合计.
  void OverTree(const LedgerForm& form) {
    static const std::string kTotal = MatchKey("合计");
    std::map<std::string_view, size_t> by_code;
    size_t total = form.rows.size();
    for (size_t i = 0; i < form.rows.size(); ++i) {
      const LedgerRow& row = form.rows[i];
      if (!row.code.empty()) by_code.emplace(row.code, i);
      if (row.code.empty() && total == form.rows.size() && row.key == kTotal) total = i;
    }
    std::vector<std::vector<size_t>> children(form.rows.size() + 1);
    for (size_t i = 0; i < form.rows.size(); ++i) {
      std::string_view code = form.rows[i].code;
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
    for (size_t parent = 0; parent < form.rows.size(); ++parent) {
      if (children[parent].empty()) continue;
      for (const std::string& measure : form.measures) {
        std::vector<size_t> left, right;
        Take(form.rows[parent], measure, &left);
        for (size_t child : children[parent]) Take(form.rows[child], measure, &right);
        // Where no child has the cell, it was not read.
        if (!left.empty() && !right.empty()) Compare(std::move(left), std::move(right));
      }
    }
  }

  // --- identities over forms
  // --------------------------------------------------------------------------------
  void OverForms() {
    switch (identity_->kind) {
      case Identity::Kind::kCode: {
        const LedgerForm* whole = ledger_.Find(identity_->left[0].form, set_);
        if (!whole) return;
        for (const LedgerRow& row : whole->rows)
          if (!row.code.empty()) Instance({.code = row.code});
        return;
      }
      case Identity::Kind::kClass:
        for (size_t i = 0; i < class_keys_.size(); ++i) Instance({.function = i});
        return;
      default:
        break;
    }
    if (identity_->left[0].measure != "*") {
      Instance({});
      return;
    }
    const LedgerForm* form = ledger_.Find(identity_->left[0].form, set_);
    if (!form) return;
    for (const std::string& measure : form->measures) Instance({.measure = measure});
  }

  // What the placeholders of a formula stand for.
  struct Binding {
    std::string code = {};
    size_t function = 0;
    std::string measure = {};
  };

  void Instance(const Binding& binding) {
    std::vector<size_t> left, right;
    size_t terms = identity_->left.size() + identity_->right.size();
    bool per_row = identity_->kind == Identity::Kind::kCode || identity_->kind == Identity::Kind::kClass;
    size_t found = 0, forms_there = 0;
    std::string missing;
    for (int side = 0; side < 2; ++side) {
      for (const IdentityTerm& term : side == 0 ? identity_->left : identity_->right) {
        const LedgerForm* form = ledger_.Find(term.form, set_);
        if (!form) {
          missing = "没有读到《" + FormTitle(term.form) + "》";
          continue;
        }
        ++forms_there;
        std::vector<size_t> cells;
        TakeTerm(*form, term, binding, &cells);
        found += !cells.empty();
        if (cells.empty() && missing.empty()) missing = "《" + FormTitle(term.form) + "》没有这一行或这一栏";
        (side == 0 ? left : right).insert((side == 0 ? left : right).end(), cells.begin(), cells.end());
      }
    }
    // A row that one form does not list is nothing there; a form that was not read is unknown. Two single
    // figures can only be compared where both are printed.
    bool unknown = forms_there < terms || left.empty() || right.empty() || (terms == 2 && found < 2);
    if (per_row && identity_->relation == Identity::Relation::kAtLeast)
      unknown = left.empty() || right.empty();
    if (!unknown) {
      size_t before = out_.size();
      Compare(std::move(left), std::move(right));
      if (out_.size() > before && out_.back().verdict == Verdict::kFail) ExcuseUnknownRows(&out_.back());
      return;
    }
    bool once = !per_row && binding.measure.empty();
    if (once && forms_there > 0) NotApplicable(missing);
  }

  void TakeTerm(const LedgerForm& form, const IdentityTerm& term, const Binding& binding,
                std::vector<size_t>* out) const {
    const std::string& measure = term.measure == "*" ? binding.measure : term.measure;
    auto one = [&](const LedgerRow* row) {
      if (row) Take(*row, measure, out);
    };
    switch (term.rows) {
      case Rows::kNamed:
        if (IsDigits(term.names[0])) return one(form.Coded(term.names[0]));
        return one(form.Named(term.side, term.names));
      case Rows::kCode:
        return one(form.Coded(binding.code));
      case Rows::kClass:
        if (form.spec->layout == Layout::kTwoSided)
          return one(form.Named(term.side, class_keys_[binding.function]));
        return one(form.Coded(catalogue_.functions()[binding.function].code));
      case Rows::kNumbered:
        for (const LedgerRow& row : form.rows)
          if (row.side == term.side && row.numbered && !row.balance) Take(row, measure, out);
        return;
      case Rows::kPersonnel:
      case Rows::kPublic:
        for (const LedgerRow& row : form.rows)
          if (row.code.size() == 3 && personnel_.count(row.code) == (term.rows == Rows::kPersonnel ? 1u : 0u))
            Take(row, measure, out);
        return;
      case Rows::kSameName:
      case Rows::kPath:
        return;  // of statements
      case Rows::kParts:
        for (const LedgerRow& row : form.rows)
          if (row.side == term.side &&
              std::find(term.names.begin(), term.names.end(), row.key) != term.names.end())
            Take(row, measure, out);
        return;
    }
  }

  // A sum over listed balances says nothing where the form prints a balance that the list does not know.
  void ExcuseUnknownRows(Outcome* outcome) const {
    for (const IdentityTerm& term : identity_->right) {
      if (term.rows != Rows::kParts) continue;
      const LedgerForm* form = ledger_.Find(term.form, set_);
      for (const LedgerRow& row : form->rows) {
        const size_t* fact = row.Find(term.measure);
        if (!row.balance || row.side != term.side || !fact || ledger_.fact(*fact).amount_fen.value_or(0) == 0)
          continue;
        bool used = *fact == outcome->left[0] ||
                    std::find(outcome->right.begin(), outcome->right.end(), *fact) != outcome->right.end();
        if (used) continue;
        outcome->verdict = Verdict::kNotApplicable;
        outcome->reason = "《" + FormTitle(term.form) + "》还有“" + row.name + "”一行，不知是否应计入";
        return;
      }
    }
  }

  std::string FormTitle(const std::string& id) const { return catalogue_.Find(id)->titles.front(); }

  const Catalogue& catalogue_;
  const Ledger& ledger_;
  std::vector<std::vector<std::string>> class_keys_;
  std::set<std::string, std::less<>> personnel_;
  const Identity* identity_ = nullptr;
  size_t set_ = 0;
  std::map<size_t, int64_t> ulp_of_;  // table to fen in one unit of its last digit
  std::vector<Outcome> out_;
};

}  // namespace

std::vector<Outcome> Evaluate(const Catalogue& catalogue, const Ledger& ledger) {
  return Evaluator(catalogue, ledger).Run();
}

}  // namespace gongkai
