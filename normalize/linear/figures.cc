#include "normalize/linear/figures.h"

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

std::string Key(const std::string& form, const std::string& side, const std::string& name, const std::string& measure) {
  return form + "|" + side + "|" + name + "|" + measure;
}

}  // namespace

void Figures::Add(const std::vector<FactRecord>& facts) {
  for (const FactRecord& fact : facts) {
    ++forms_[fact.form];
    if (fact.confidence < 0.5) continue;
    // An amount whose unit is unknown cannot be compared; a blank can.
    if (fact.amount && !fact.amount_fen) continue;
    std::string name = MatchKey(std::string(StripEnumerator(PatternText(fact.name))));
    by_name_.emplace(Key(fact.form, fact.side.value_or(""), name, fact.measure), fact.amount_fen);
    if (fact.code) by_code_.emplace(Key(fact.form, "", *fact.code, fact.measure), fact.amount_fen);
  }
}

std::optional<int64_t> Figures::Value(const IdentityTerm& term) const {
  if (!Has(term.form)) return std::nullopt;
  for (const std::string& name : term.names) {
    auto found = by_name_.find(Key(term.form, term.side, name, term.measure));
    if (found != by_name_.end()) return found->second.value_or(0);
  }
  return std::nullopt;
}

std::optional<int64_t> Figures::ByCode(const std::string& form, const std::string& code, const std::string& measure) const {
  auto found = by_code_.find(Key(form, "", code, measure));
  if (found == by_code_.end()) return std::nullopt;
  return found->second.value_or(0);
}

std::optional<int64_t> Figures::Expected(const std::vector<Identity>& identities, const std::string& form,
                                         const std::string& measure) const {
  static const std::string kTotal = MatchKey("合计");
  for (const Identity& identity : identities) {
    if (identity.kind != Identity::Kind::kTotal || identity.relation != Identity::Relation::kEqual) continue;
    int64_t sum = 0;  // left minus right of what is known
    int wanted_sign = 0, known = 0;
    bool missing = false;
    bool single = identity.left.size() == 1 && identity.right.size() == 1;
    for (int sign : {1, -1}) {
      for (const IdentityTerm& term : sign > 0 ? identity.left : identity.right) {
        bool wanted = term.form == form && term.measure == measure && term.side.empty() && term.names.size() == 1 &&
                      term.names[0] == kTotal;
        std::optional<int64_t> value = wanted ? std::nullopt : Value(term);
        if (wanted) {
          wanted_sign = sign;
        } else if (value) {
          ++known;
          sum += sign * *value;
        } else if (single || !Has(term.form)) {
          // A source that a form does not list (国有资本 before 2020) is no income; a form that was not read is unknown.
          missing = true;
        }
      }
    }
    if (wanted_sign != 0 && known > 0 && !missing) return -sum * wanted_sign;
  }
  return std::nullopt;
}

}  // namespace gongkai
