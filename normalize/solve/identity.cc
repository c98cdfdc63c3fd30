#include "normalize/solve/identity.h"

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

std::string Trim(std::string_view text) {
  size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

// The word that stands in front of the names, or instead of them. False where it is unknown.
bool TakeSelector(std::string* names, IdentityTerm::Rows* out) {
  using Rows = IdentityTerm::Rows;
  static constexpr std::pair<std::string_view, Rows> kSelectors[] = {{"*", Rows::kCode},
                                                                     {"@class", Rows::kClass},
                                                                     {"@numbered", Rows::kNumbered},
                                                                     {"@personnel", Rows::kPersonnel},
                                                                     {"@public", Rows::kPublic},
                                                                     {"@parts", Rows::kParts},
                                                                     {"@row", Rows::kSameName},
                                                                     {"@path", Rows::kPath}};
  size_t blank = names->find(' ');
  std::string word = names->substr(0, blank);
  for (const auto& [selector, rows] : kSelectors)
    if (word == selector) {
      *out = rows;
      if (rows != Rows::kCode) *names = blank == std::string::npos ? "" : names->substr(blank + 1);
      return (rows == Rows::kParts) == (rows != Rows::kCode && !names->empty());
    }
  return !names->starts_with('@');
}

bool ParseTerm(const std::string& text, IdentityTerm* out) {
  size_t open = text.find('['), close = text.find(']');
  if (open == std::string::npos) {
    out->measure = text;
    return !text.empty() && text.find_first_of(" .") == std::string::npos;
  }
  if (close == std::string::npos || close < open || close + 2 > text.size() || text[close + 1] != '.')
    return false;
  std::string form = text.substr(0, open);
  size_t dot = form.find('.');
  out->form = form.substr(0, dot);
  if (dot != std::string::npos) out->side = form.substr(dot + 1);
  std::string names = text.substr(open + 1, close - open - 1);
  if (!TakeSelector(&names, &out->rows)) return false;
  for (size_t from = 0; from <= names.size();) {
    size_t bar = names.find('|', from);
    std::string name = names.substr(from, bar == std::string::npos ? bar : bar - from);
    if (!name.empty()) out->names.push_back(name == "*" ? name : MatchKey(name));
    if (bar == std::string::npos) break;
    from = bar + 1;
  }
  out->measure = text.substr(close + 2);
  return !out->form.empty() && !out->measure.empty();
}

bool ParseSum(std::string_view text, std::vector<IdentityTerm>* out) {
  for (size_t from = 0;;) {
    size_t plus = text.find(" + ", from);
    IdentityTerm term;
    if (!ParseTerm(Trim(text.substr(from, plus == std::string_view::npos ? plus : plus - from)), &term))
      return false;
    out->push_back(std::move(term));
    if (plus == std::string_view::npos) return true;
    from = plus + 3;
  }
}

}  // namespace

bool ParseFormula(std::string_view formula, Identity* out, std::string* error) {
  size_t at_least = formula.find(" >= ");
  size_t equal = at_least == std::string_view::npos ? formula.find(" = ") : at_least;
  size_t width = at_least == std::string_view::npos ? 3 : 4;
  out->relation =
      at_least == std::string_view::npos ? Identity::Relation::kEqual : Identity::Relation::kAtLeast;
  if (equal == std::string_view::npos || !ParseSum(formula.substr(0, equal), &out->left) ||
      !ParseSum(formula.substr(equal + width), &out->right)) {
    *error = "the formula of identity " + out->id + " cannot be read";
    return false;
  }
  return true;
}

}  // namespace gongkai
