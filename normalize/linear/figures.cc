#include "normalize/linear/figures.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

std::string Key(const std::string& form, const std::string& side, const std::string& name,
                const std::string& measure) {
  return form + "|" + side + "|" + name + "|" + measure;
}

}  // namespace

void Figures::Add(const std::vector<FactRecord>& facts) {
  static const std::string kIncomeTotal = MatchKey("本年收入合计"), kGrandTotal = MatchKey("合计");
  for (const FactRecord& fact : facts) {
    amounts_[fact.form].clear();
    filled_.erase(fact.form + "." + fact.measure);
  }
  for (const FactRecord& fact : facts)
    if (fact.amount_fen.value_or(0) != 0) filled_.insert(fact.form + "." + fact.measure);
  bool balances = false;
  const FactRecord* last = nullptr;
  for (const FactRecord& fact : facts) {
    ++forms_[fact.form];
    if (!last || last->form != fact.form || last->table != fact.table) balances = false;
    last = &fact;
    std::string name = UnnumberedKey(fact.name);
    std::string row = balances && fact.side == "income" && !name.starts_with("年初") &&
                              !name.starts_with("总") && !name.starts_with("合")
                          ? "年初" + name
                          : name;
    if (name == kIncomeTotal) balances = true;
    std::string key = Key(fact.form, fact.side.value_or(""), row, fact.measure);
    if (!fact.amount || fact.amount_fen) named_guesses_[key] = fact.amount_fen;
    if (fact.code && (!fact.amount || fact.amount_fen))
      guesses_[Key(fact.form, "", *fact.code, fact.measure)] = fact.amount_fen;
    if (fact.amount_fen.value_or(0) > 0 && (fact.code || name == kGrandTotal))
      amounts_[fact.form][fact.code.value_or("")].push_back(*fact.amount_fen);
    // An amount whose unit is unknown cannot be compared; a blank can.
    if (fact.confidence < 0.5 || (fact.amount && !fact.amount_fen)) {
      if (!by_name_.count(key)) doubtful_.insert(key);
      if (fact.code) doubtful_codes_.insert(Key(fact.form, "", *fact.code, fact.measure));
      continue;
    }
    by_name_.emplace(key, fact.amount_fen);
    if (fact.code) by_code_.emplace(Key(fact.form, "", *fact.code, fact.measure), fact.amount_fen);
  }
}

bool Figures::InDoubt(const std::string& form, const std::string& code, const std::string& measure) const {
  return doubtful_codes_.count(Key(form, "", code, measure)) > 0 && !ByCode(form, code, measure);
}

bool Figures::InDoubt(const IdentityTerm& term) const {
  for (const std::string& name : term.names) {
    std::string key = Key(term.form, term.side, name, term.measure);
    if (by_name_.count(key)) return false;
    if (doubtful_.count(key)) return true;
  }
  return false;
}

int Figures::Rarity(const ColumnSpec& column) const {
  constexpr int kSeldom = 1, kRare = 2, kUnlikely = 4;
  if (column.rare) return kRare;
  if (column.goes_with.empty() || filled_.count(column.goes_with)) return 0;
  return Has(column.goes_with.substr(0, column.goes_with.find('.'))) ? kUnlikely : kSeldom;
}

int Figures::Rarity(const ColumnSpec& column, const std::string& code) const {
  constexpr int kExpected = -3, kUnlikely = 4;
  const size_t point = column.goes_with.find('.');
  if (code.empty() || point == std::string::npos || !filled_.count(column.goes_with)) return Rarity(column);
  const std::string form = column.goes_with.substr(0, point), measure = column.goes_with.substr(point + 1);
  const std::optional<int64_t> fen = Guess(form, code, measure);
  return !fen ? Rarity(column) : *fen > 0 ? kExpected : kUnlikely;
}

std::optional<int64_t> Figures::Value(const IdentityTerm& term) const {
  if (!Has(term.form)) return std::nullopt;
  for (const std::string& name : term.names) {
    auto found = by_name_.find(Key(term.form, term.side, name, term.measure));
    if (found != by_name_.end()) return found->second.value_or(0);
  }
  return std::nullopt;
}

std::optional<int64_t> Figures::ByCode(const std::string& form, const std::string& code,
                                       const std::string& measure) const {
  auto found = by_code_.find(Key(form, "", code, measure));
  if (found == by_code_.end()) return std::nullopt;
  return found->second.value_or(0);
}

std::optional<int64_t> Figures::Guess(const std::string& form, const std::string& code,
                                      const std::string& measure) const {
  auto found = guesses_.find(Key(form, "", code, measure));
  if (found == guesses_.end()) return std::nullopt;
  return found->second.value_or(0);
}

std::vector<int64_t> Figures::AmountsOf(const std::string& code, const std::string& but) const {
  std::vector<int64_t> out;
  for (const auto& [form, codes] : amounts_) {
    auto found = codes.find(code);
    if (form != but && found != codes.end())
      out.insert(out.end(), found->second.begin(), found->second.end());
  }
  return out;
}

std::optional<int64_t> Figures::SameCode(const std::vector<Identity>& identities, const std::string& form,
                                         const std::string& code, const std::string& measure) const {
  for (const Identity& identity : identities) {
    if (identity.kind != Identity::Kind::kCode) continue;
    const IdentityTerm& whole = identity.left[0];
    int64_t sum = 0;
    bool is_part = false;
    for (const IdentityTerm& part : identity.right) {
      is_part = is_part || (part.form == form && part.measure == measure);
      sum += Guess(part.form, code, part.measure).value_or(0);
    }
    std::optional<int64_t> same;
    if (whole.form == form && whole.measure == measure) same = sum;
    if (is_part) same = Guess(whole.form, code, whole.measure);
    if (same.value_or(0) > 0) return same;
  }
  return std::nullopt;
}

std::vector<std::vector<std::string>> Figures::CodesBut(const std::string& but) const {
  std::vector<std::vector<std::string>> out;
  std::set<std::string> all;
  for (const auto& [form, codes] : amounts_) {
    if (form == but) continue;
    std::vector<std::string>& list = out.emplace_back();
    for (const auto& [code, amounts] : codes)
      if (!code.empty()) list.push_back(code);
    all.insert(list.begin(), list.end());
  }
  out.emplace_back(all.begin(), all.end());
  return out;
}

std::optional<int64_t> Figures::Guess(const IdentityTerm& term) const {
  if (std::optional<int64_t> value = Value(term)) return value;
  for (const std::string& name : term.names) {
    auto found = named_guesses_.find(Key(term.form, term.side, name, term.measure));
    if (found != named_guesses_.end()) return found->second.value_or(0);
  }
  return std::nullopt;
}

std::optional<int64_t> Figures::Expected(const std::vector<Identity>& identities, const std::string& form,
                                         const std::string& side, const std::string& name,
                                         const std::string& measure, bool guess) const {
  for (const Identity& identity : identities) {
    if (identity.kind != Identity::Kind::kTotal || identity.relation != Identity::Relation::kEqual) continue;
    int64_t sum = 0;  // left minus right of what is known
    int wanted_sign = 0, known = 0;
    bool missing = false;
    bool single = identity.left.size() == 1 && identity.right.size() == 1;
    for (int sign : {1, -1}) {
      for (const IdentityTerm& term : sign > 0 ? identity.left : identity.right) {
        bool wanted = term.form == form && term.measure == measure && term.side == side &&
                      std::find(term.names.begin(), term.names.end(), name) != term.names.end();
        std::optional<int64_t> value = wanted ? std::nullopt : guess ? Guess(term) : Value(term);
        if (wanted) {
          wanted_sign = sign;
        } else if (value) {
          ++known;
          sum += sign * *value;
        } else if (single || !Has(term.form) || InDoubt(term)) {
          // A source that a form does not list (国有资本 before 2020) is no income; a form that was not read
          // is unknown.
          missing = true;
        }
      }
    }
    if (wanted_sign != 0 && known > 0 && !missing) return -sum * wanted_sign;
  }
  return std::nullopt;
}

std::optional<int64_t> Figures::AtLeast(const std::vector<Identity>& identities, const std::string& form,
                                        const std::string& name, const std::string& measure) const {
  for (const Identity& identity : identities) {
    if (identity.relation != Identity::Relation::kAtLeast || identity.left.size() != 1 ||
        identity.right.size() != 1)
      continue;
    const IdentityTerm& whole = identity.left[0];
    const IdentityTerm& part = identity.right[0];
    if (whole.form != form || whole.measure != measure || part.form == form ||
        std::find(whole.names.begin(), whole.names.end(), name) == whole.names.end())
      continue;
    for (const std::string& code : part.names)
      if (std::optional<int64_t> value = ByCode(part.form, code, part.measure); value && *value > 0)
        return value;
  }
  return std::nullopt;
}

std::optional<int64_t> Figures::AtMost(const std::vector<Identity>& identities, const std::string& form,
                                       const std::string& code, const std::string& measure) const {
  for (const Identity& identity : identities) {
    if (identity.relation != Identity::Relation::kAtLeast || identity.left.size() != 1 ||
        identity.right.size() != 1)
      continue;
    const IdentityTerm& part = identity.right[0];
    if (part.form == form && part.measure == measure && identity.left[0].form != form &&
        std::find(part.names.begin(), part.names.end(), code) != part.names.end())
      return Guess(identity.left[0]);
  }
  return std::nullopt;
}

}  // namespace gongkai
