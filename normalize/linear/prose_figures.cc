#include "normalize/linear/prose_figures.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr const char* kGeneral = "general_budget_expenditure";

std::string Key(const std::string& form, const std::string& side, const std::string& name,
                const std::string& measure) {
  return form + "|" + side + "|" + name + "|" + measure;
}

bool Contains(const std::vector<std::string>& names, const std::string& key) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

std::optional<ProseFigure> FigureOf(const StatementRecord& statement) {
  if (!statement.amount_fen) return std::nullopt;
  ProseFigure figure{*statement.amount_fen, FenPerUnit(statement.unit.value_or("")).value_or(1)};
  size_t point = statement.amount.find('.');
  size_t decimals = point == std::string::npos ? 0 : statement.amount.size() - point - 1;
  for (; decimals > 0 && figure.ulp > 1; --decimals) figure.ulp /= 10;
  return figure;
}

bool SameCell(const IdentityTerm& a, const IdentityTerm& b) {
  return a.form == b.form && a.side == b.side && a.measure == b.measure && a.rows == b.rows &&
         std::any_of(a.names.begin(), a.names.end(),
                     [&](const std::string& name) { return Contains(b.names, name); });
}

// The cell that a total identity makes the sum of these: the text says 人员经费 and 公用经费 together, which
// is the basic expenditure of another form.
const IdentityTerm* WholeOf(const std::vector<IdentityTerm>& parts, const Catalogue& catalogue) {
  for (const Identity& identity : catalogue.identities()) {
    if (identity.kind != Identity::Kind::kTotal || identity.relation != Identity::Relation::kEqual) continue;
    for (const auto& [sum, whole] :
         {std::pair{&identity.left, &identity.right}, std::pair{&identity.right, &identity.left}})
      if (whole->size() == 1 && std::equal(sum->begin(), sum->end(), parts.begin(), parts.end(), SameCell))
        return &whole->front();
  }
  return nullptr;
}

// The code of 卫生健康支出（类）; nothing where the subject goes on below the class.
std::optional<std::string> ClassNamed(const std::string& subject, const Catalogue& catalogue) {
  static constexpr std::string_view kMark = "(类)";
  std::string text = PatternText(subject);
  if (!text.ends_with(kMark)) return std::nullopt;
  std::string key = MatchKey(text.substr(0, text.size() - kMark.size()));
  std::optional<size_t> function = catalogue.FunctionNamed(key);
  if (!function) function = catalogue.FunctionNamed(key + "支出");
  if (!function) return std::nullopt;
  return catalogue.functions()[*function].code;
}

}  // namespace

ProseFigures::ProseFigures(const std::vector<StatementRecord>& statements, const TopicMatcher& topics,
                           const Catalogue& catalogue) {
  const std::string* section = nullptr;
  std::string topic;
  WordSet names;
  for (const EconomicClass& entry : catalogue.economics())
    for (const EconomicItem& item : entry.items) names.insert(MatchKey(item.name));
  for (const StatementRecord& statement : statements) {
    if (!section || *section != statement.section) topic = std::string(topics.Of(statement.section));
    section = &statement.section;
    std::optional<ProseFigure> figure = FigureOf(statement);
    if (!figure || topic.empty()) continue;
    if (topic == "basic") AddItems(statement.raw, names);
    const std::string subject = MatchKey(statement.subject.value_or(""));
    // The text calls the budget of the year's beginning so; the form does not.
    const std::string measure = statement.measure == "initial_budget" ? "budget" : statement.measure;
    for (const Identity& identity : catalogue.identities()) {
      if (identity.kind != Identity::Kind::kProse || identity.left[0].side != topic ||
          identity.left[0].measure != measure)
        continue;
      const bool named =
          identity.left[0].rows == IdentityTerm::Rows::kNamed && Contains(identity.left[0].names, subject);
      const IdentityTerm& cell = identity.right[0];
      if (named) {
        const bool alone = identity.right.size() == 1;
        const IdentityTerm* said = alone ? &cell : WholeOf(identity.right, catalogue);
        for (const std::string& name : said ? said->names : std::vector<std::string>())
          Add(Key(said->form, said->side, name, said->measure), *figure);
      } else if (identity.right.size() == 1 && cell.rows == IdentityTerm::Rows::kPath &&
                 cell.form == kGeneral) {
        if (std::optional<std::string> code = ClassNamed(statement.subject.value_or(""), catalogue))
          classes_.emplace(*code, *figure);
      }
    }
  }
  std::optional<ProseFigure> total = Named(kGeneral, "", MatchKey("合计"), "total");
  if (!total || classes_.empty()) return;
  int64_t rest = total->fen, slack = total->ulp;
  for (const auto& [code, figure] : classes_) {
    rest -= figure.fen;
    slack += figure.ulp;
  }
  all_classes_ = 2 * std::abs(rest) <= slack;
}

void ProseFigures::AddItems(const std::string& sentence, const WordSet& names) {
  static constexpr std::u32string_view kBetween = U"、，,；;。：:";
  const std::u32string text = Utf8ToCodes(sentence);
  for (size_t from = 0; from < text.size();) {
    const size_t to = std::min(text.find_first_of(kBetween, from), text.size());
    std::string key = MatchKey(CodesToUtf8(std::u32string_view(text).substr(from, to - from)));
    if (names.count(key)) items_.insert(std::move(key));
    from = to + 1;
  }
}

void ProseFigures::Add(const std::string& key, const ProseFigure& figure) {
  auto [found, added] = figures_.emplace(key, figure);
  if (!added && found->second && found->second->fen != figure.fen) found->second.reset();
}

std::optional<ProseFigure> ProseFigures::Named(const std::string& form, const std::string& side,
                                               const std::string& name, const std::string& measure) const {
  auto found = figures_.find(Key(form, side, name, measure));
  return found == figures_.end() ? std::nullopt : found->second;
}

std::optional<ProseFigure> ProseFigures::Equal(const Catalogue& catalogue, const std::string& form,
                                               const std::string& side, const std::string& name,
                                               const std::string& measure) const {
  if (std::optional<ProseFigure> figure = Named(form, side, name, measure)) return figure;
  for (const Identity& identity : catalogue.identities()) {
    if (identity.kind != Identity::Kind::kTotal || identity.relation != Identity::Relation::kEqual ||
        identity.left.size() != 1 || identity.right.size() != 1)
      continue;
    for (const auto& [cell, other] : {std::pair{&identity.left[0], &identity.right[0]},
                                      std::pair{&identity.right[0], &identity.left[0]}}) {
      if (cell->form != form || cell->side != side || cell->measure != measure ||
          !Contains(cell->names, name))
        continue;
      for (const std::string& equal : other->names)
        if (std::optional<ProseFigure> figure = Named(other->form, other->side, equal, other->measure))
          return figure;
    }
  }
  return std::nullopt;
}

std::optional<ProseFigure> ProseFigures::OfClass(const std::string& code) const {
  auto found = classes_.find(code);
  if (found != classes_.end()) return found->second;
  if (all_classes_) return ProseFigure{0, 1};
  return std::nullopt;
}

}  // namespace gongkai
