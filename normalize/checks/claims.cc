#include "normalize/checks/claims.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/solve/verify.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool Contains(const std::vector<std::string>& names, std::string_view key) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

// 卫生健康 for 卫生健康支出: prose leaves the last word of a class out.
std::string_view ClassStem(std::string_view key) {
  static constexpr std::string_view kEnding = "支出";
  if (key.size() > kEnding.size() && key.ends_with(kEnding)) key.remove_suffix(kEnding.size());
  return key;
}

}  // namespace

std::string_view TopicMatcher::Of(std::string_view section) const {
  while (!section.empty()) {
    size_t slash = section.rfind('/');
    std::string_view heading = slash == std::string_view::npos ? section : section.substr(slash + 1);
    std::string folded = PatternText(heading);
    for (const CheckTopic& topic : topics_)
      if (re2::RE2::PartialMatch(folded, topic.heading)) return topic.id;
    section = slash == std::string_view::npos ? std::string_view() : section.substr(0, slash);
  }
  return {};
}

Claims::Claims(const Catalogue& catalogue, const TopicMatcher& topics, const Ledger& ledger,
               const Records& records)
    : catalogue_(catalogue), ledger_(ledger), records_(records), wording_(catalogue, records) {
  claims_.reserve(records.statements.size());
  const std::string* last = nullptr;
  std::string_view topic;
  for (size_t i = 0; i < records.statements.size(); ++i) {
    const StatementRecord& statement = records.statements[i];
    if (!last || *last != statement.section) topic = topics.Of(statement.section);
    last = &statement.section;
    Claim claim;
    claim.index = i;
    claim.statement = &statement;
    claim.topic = topic;
    claim.key = MatchKey(statement.subject.value_or(""));
    claim.current = IsCurrent(statement);
    size_t point = statement.amount.find('.');
    claim.decimals = point == std::string::npos ? 0 : static_cast<int>(statement.amount.size() - point - 1);
    if (statement.amount_fen) {
      claim.ulp = FenPerUnit(statement.unit.value_or("")).value_or(1);
      for (int d = 0; d < claim.decimals && claim.ulp > 1; ++d) claim.ulp /= 10;
    }
    claims_.push_back(std::move(claim));
  }
}

// 2021年度支出决算 12.00万元 in the accounts of 2022 speaks of another year; 与2021年度相比 does not.
bool Claims::IsCurrent(const StatementRecord& statement) const {
  if (!records_.document.fiscal_year) return true;
  std::string text = PatternText(statement.raw);
  std::erase(text, ',');
  size_t at = text.find(statement.amount);
  if (at == std::string::npos) return true;
  static const re2::RE2 kYear("(与|较|比|同|和)?((?:19|20)[0-9]{2})年");
  re2::StringPiece rest(text.data(), at);
  re2::StringPiece compared, year;
  bool current = true;
  while (re2::RE2::FindAndConsume(&rest, kYear, &compared, &year))
    current = !compared.empty() || std::stoi(std::string(year)) == *records_.document.fiscal_year;
  return current;
}

// 卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）: the row of the last class whose parents bear
// the other names. A class alone may come without （类）.
const LedgerRow* Claims::PathRow(const LedgerForm& form, std::string_view subject) const {
  std::string text = PatternText(subject);
  struct Level {
    size_t length;
    std::string key;
  };
  std::vector<Level> levels;
  static constexpr std::pair<std::string_view, size_t> kMarks[] = {{"(类)", 3}, {"(款)", 5}, {"(项)", 7}};
  size_t from = 0;
  for (const auto& [mark, length] : kMarks) {
    size_t at = text.find(mark, from);
    if (at == std::string::npos) continue;
    levels.push_back({length, MatchKey(text.substr(from, at - from))});
    from = at + mark.size();
  }
  std::string rest = MatchKey(text.substr(from));
  if (levels.empty()) {
    levels.push_back({3, rest});
  } else if (levels.back().length < 7 && !rest.empty() && rest != "支出") {
    levels.push_back({levels.back().length + 2, rest});  // its mark was left out
  }
  const LedgerRow* found = nullptr;
  for (const LedgerRow& row : form.rows) {
    if (row.code.size() != levels.back().length) continue;
    bool fits = true;
    for (const Level& level : levels) {
      const LedgerRow* parent = form.Coded(std::string_view(row.code).substr(0, level.length));
      fits = fits && !level.key.empty() && parent && ClassStem(parent->key) == ClassStem(level.key);
    }
    if (!fits) continue;
    if (found) return nullptr;
    found = &row;
  }
  return found;
}

std::optional<Figure> Claims::InForms(const Identity& identity, std::string_view topic, std::string_view key,
                                      std::string_view subject) const {
  const IdentityTerm& claim = identity.left[0];
  using Rows = IdentityTerm::Rows;
  if (claim.side != topic || ledger_.sets() != 1) return std::nullopt;
  if (claim.rows == Rows::kNamed && !Contains(claim.names, key)) return std::nullopt;
  Figure figure;
  std::vector<size_t> cells;
  for (const IdentityTerm& term : identity.right) {
    const LedgerForm* form = ledger_.Find(term.form);
    if (!form) return std::nullopt;
    const LedgerRow* row = term.rows == Rows::kPath       ? PathRow(*form, subject)
                           : term.rows == Rows::kSameName ? form->Named(term.side, {std::string(key)})
                                                          : form->Named(term.side, term.names);
    const size_t* fact = row ? row->Find(term.measure) : nullptr;
    if (!fact) return std::nullopt;
    const FactRecord& record = records_.facts[*fact];
    if (record.amount && !record.amount_fen) return std::nullopt;
    cells.push_back(*fact);
    figure.evidence.push_back(record.fact_id);
    figure.sure = figure.sure && record.confidence >= kTrustworthy;
    if (!record.amount) continue;
    figure.fen += *record.amount_fen;
    figure.ulp += form->ulp;
  }
  if (cells.empty()) return std::nullopt;
  figure.words = wording_.Facts(cells, figure.fen);
  return figure;
}

std::optional<Figure> Claims::InForms(std::string_view topic, std::string_view key, std::string_view subject,
                                      std::string_view measure) const {
  for (const Identity& identity : catalogue_.identities()) {
    if (identity.kind != Identity::Kind::kProse || identity.left[0].measure != measure) continue;
    if (std::optional<Figure> figure = InForms(identity, topic, key, subject)) return figure;
  }
  return std::nullopt;
}

Figure Claims::Of(const Claim& claim) const {
  Figure figure;
  figure.fen = claim.statement->amount_fen.value_or(0);
  figure.ulp = claim.ulp;
  figure.words = wording_.Statement(*claim.statement);
  figure.evidence = {claim.statement->statement_id};
  return figure;
}

std::span<const Claim> Claims::Around(const Claim& claim) const {
  constexpr size_t kWindow = 200;
  auto here = [&](size_t i) { return claims_[i].statement->section == claim.statement->section; };
  size_t from = claim.index, to = claim.index + 1;
  while (from > 0 && claim.index - from < kWindow && here(from - 1)) --from;
  while (to < claims_.size() && to - claim.index < kWindow && here(to)) ++to;
  return {claims_.data() + from, to - from};
}

const Claim* Claims::Near(const Claim& claim, std::string_view measure) const {
  const Claim* found = nullptr;
  for (const Claim& other : claims_) {
    if (!other.Is(measure) || other.key != claim.key ||
        other.statement->section != claim.statement->section || !other.statement->amount_fen ||
        !other.current)
      continue;
    if (other.index < claim.index) {
      found = &other;
    } else if (other.SameSentence(claim)) {
      return found && found->SameSentence(claim) ? found : &other;
    }
  }
  return found;
}

std::optional<Figure> Claims::Resolve(const Claim& claim, std::string_view measure) const {
  if (const Claim* near = Near(claim, measure)) return Of(*near);
  return InForms(claim.topic, claim.key, claim.statement->subject.value_or(""), measure);
}

}  // namespace gongkai
