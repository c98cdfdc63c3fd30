#include "normalize/linear/agreement.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {

bool Contradict(const LinearForm& a, const LinearForm& b) {
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, std::vector<std::string>> amounts;
  auto key = [](const FactRecord& fact) {
    return Key(fact.side.value_or(""), fact.code.value_or(MatchKey(fact.name)), fact.measure);
  };
  for (const FactRecord& fact : a.facts) amounts[key(fact)].push_back(fact.amount.value_or(""));
  for (const FactRecord& fact : b.facts) {
    auto found = amounts.find(key(fact));
    if (found == amounts.end()) continue;
    const std::vector<std::string>& said = found->second;
    if (std::find(said.begin(), said.end(), fact.amount.value_or("")) == said.end()) return true;
  }
  return false;
}

namespace {

// The row of a class in a summary says something else than the form that lists the class by its code.
bool ContradictsClass(const FactRecord& fact, const std::string& code, const std::string& form, int64_t slack,
                      const Catalogue& catalogue, const Figures& figures) {
  for (const Identity& identity : catalogue.identities()) {
    if (identity.kind != Identity::Kind::kClass || identity.left.size() != 1 || identity.right.size() != 1)
      continue;
    const IdentityTerm& row = identity.left[0];
    if (row.form != form || row.measure != fact.measure || row.side != fact.side.value_or("")) continue;
    const IdentityTerm& listed = identity.right[0];
    std::optional<int64_t> fen = figures.ByCode(listed.form, code, listed.measure);
    // Two forms that say different things are in doubt both, whichever is wrong.
    if (!fen) fen = figures.Guess(listed.form, code, listed.measure);
    if (fen && std::abs(*fen - fact.amount_fen.value_or(0)) > slack) return true;
  }
  return false;
}

}  // namespace

Contradictions ContradictOtherForms(const LinearForm& form, const Catalogue& catalogue,
                                    const Figures& figures) {
  Contradictions out;
  const Section& section = *form.section;
  std::optional<int64_t> unit = FenPerUnit(section.context.unit.value_or(""));
  if (!unit) return out;
  // Two decimals, each figure half a unit of the last one off.
  const int64_t slack = std::max<int64_t>(*unit / 100, 1);
  const std::string& id = section.form->id;
  for (const FactRecord& fact : form.facts) {
    if (fact.amount && !fact.amount_fen) continue;
    if (section.form->layout == Layout::kTwoSided) {
      std::optional<size_t> function = catalogue.FunctionNamed(UnnumberedKey(fact.name));
      if (function &&
          ContradictsClass(fact, catalogue.functions()[*function].code, id, slack, catalogue, figures))
        out.of_classes = true;
    }
    if (!fact.code) continue;
    int64_t own = fact.amount_fen.value_or(0);
    for (const Identity& identity : catalogue.identities()) {
      if (identity.kind != Identity::Kind::kCode) continue;
      const IdentityTerm& whole = identity.left[0];
      bool is_whole = whole.form == id && whole.measure == fact.measure;
      for (const IdentityTerm& part : identity.right) {
        bool is_part = part.form == id && part.measure == fact.measure;
        if (is_whole && figures.ByCode(part.form, *fact.code, part.measure).value_or(0) > own + slack)
          out.codes.insert(*fact.code);
        std::optional<int64_t> most =
            is_part ? figures.ByCode(whole.form, *fact.code, whole.measure) : std::nullopt;
        if (most && own > *most + slack) out.codes.insert(*fact.code);
      }
    }
  }
  return out;
}

void DoubtContradicted(const Contradictions& contradictions, LinearForm* form) {
  constexpr double kDoubtful = 0.4;
  constexpr size_t kFew = 2;
  const bool in_lines = form->section->keeps_columns && !form->by_columns;
  if (contradictions.of_classes || contradictions.codes.size() > kFew || !in_lines) {
    form->confidence = std::min(form->confidence, kDoubtful);
    return;
  }
  for (FactRecord& fact : form->facts)
    for (const std::string& code : contradictions.codes) {
      const bool beside = fact.code && fact.code->size() == code.size() && code.size() > 2 &&
                          fact.code->starts_with(code.substr(0, code.size() - 2));
      if (beside) fact.confidence = std::min(fact.confidence, kDoubtful);
    }
}

bool NamesAreOdd(const LinearForm& form, const std::vector<LinearForm>& forms) {
  std::map<std::string, std::string> names;
  for (const FactRecord& fact : form.facts) {
    // A single character is a piece of a watermark.
    if (fact.code && DisplayWidth(fact.name) <= 2) return true;
    if (fact.code) names.emplace(*fact.code, MatchKey(fact.name));
  }
  for (const LinearForm& other : forms) {
    if (&other == &form) continue;
    for (const FactRecord& fact : other.facts) {
      auto found = fact.code ? names.find(*fact.code) : names.end();
      if (found != names.end() && found->second != MatchKey(fact.name)) return true;
    }
  }
  return false;
}

}  // namespace gongkai
