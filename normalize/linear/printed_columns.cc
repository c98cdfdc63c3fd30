#include "normalize/linear/printed_columns.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool HeaderSays(const Section& section, HeaderPlace place, const std::string& words) {
  if (place == HeaderPlace::kAnywhere) return section.text.find(words) != std::string::npos;
  return section.header_text.find(words) != std::string::npos ||
         std::any_of(section.bands.begin(), section.bands.end(),
                     [&](const HeaderBand& band) { return band.text.find(words) != std::string::npos; });
}

// Narrow columns break their headings over lines, and the words of their neighbours come between the halves:
// 附属单位上缴 其他收, 收入 入.
bool StandsTorn(const Section& section, const std::string& heading) {
  constexpr size_t kIdeograph = 3, kTwoIdeographs = 6;
  const auto holds = [&](size_t line, const auto& fits) {
    return std::any_of(section.header[line].begin(), section.header[line].end(),
                       [&](const Token& token) { return fits(MatchKey(token.text)); });
  };
  for (size_t upper = 0; upper + 1 < section.header.size(); ++upper)
    for (size_t cut = kTwoIdeographs; cut < heading.size(); cut += kIdeograph) {
      const std::string_view head = std::string_view(heading).substr(0, cut);
      const std::string_view rest = std::string_view(heading).substr(cut);
      if (!holds(upper, [&](const std::string& word) { return word.ends_with(head); })) continue;
      for (size_t lower = upper + 1; lower < section.header.size(); ++lower)
        if (holds(lower, [&](const std::string& word) { return word.starts_with(rest); })) return true;
    }
  return false;
}

// The headings of a form, of four ideographs or more: shorter ones are words of many tables.
std::set<std::string> LongHeadings(const FormSpec& form) {
  constexpr size_t kFourIdeographs = 12;
  std::set<std::string> out;
  for (const ColumnSet& set : form.column_sets)
    for (const ColumnSpec& column : set.columns)
      for (const HeaderPath& path : column.headers)
        if (path.back().size() >= kFourIdeographs) out.insert(path.back());
  return out;
}

}  // namespace

bool HasHeadingsOfAnother(const Section& section, const Catalogue& catalogue) {
  if (section.form->layout != Layout::kClassification) return false;
  constexpr int kSeveral = 2;
  const auto says = [&](const std::string& word) { return HeaderSays(section, HeaderPlace::kAbove, word); };
  const std::set<std::string> own = LongHeadings(*section.form);
  if (std::any_of(own.begin(), own.end(), says)) return false;
  return std::any_of(catalogue.forms().begin(), catalogue.forms().end(), [&](const FormSpec& other) {
    const std::set<std::string> theirs = LongHeadings(other);
    return std::count_if(theirs.begin(), theirs.end(),
                         [&](const std::string& word) { return !own.count(word) && says(word); }) >= kSeveral;
  });
}

const ColumnSet& PrintedSet(const Section& section, HeaderPlace place) {
  for (const ColumnSet& set : section.form->column_sets)
    for (const std::string& word : set.when)
      if (HeaderSays(section, place, word)) return set;
  return section.form->default_columns();
}

size_t MostAmounts(const std::vector<size_t>& counts) {
  constexpr int kSeveral = 3;
  std::map<size_t, int> lines;
  for (size_t count : counts) ++lines[count];
  for (auto it = lines.rbegin(); it != lines.rend(); ++it)
    if (it->second >= kSeveral) return it->first;
  return 0;
}

Columns PrintedColumns(const Section& section, HeaderPlace place, const std::string& side, size_t amounts) {
  const ColumnSet& set = PrintedSet(section, place);
  Columns all, printed;
  for (const ColumnSpec& column : set.columns) {
    if (!column.side.empty() && column.side != side) continue;
    all.push_back(&column);
    bool required = std::find(set.requires_measures.begin(), set.requires_measures.end(), column.measure) !=
                    set.requires_measures.end();
    bool named = std::any_of(column.headers.begin(), column.headers.end(), [&](const HeaderPath& path) {
      return path.back().size() >= 9 && HeaderSays(section, place, path.back());
    });
    bool scattered = !required && !named &&
                     std::any_of(column.headers.begin(), column.headers.end(), [&](const HeaderPath& path) {
                       const std::string& heading = path.back();
                       return (heading.size() >= 18 && HeaderSays(section, place, heading.substr(0, 12))) ||
                              (heading.size() >= 12 && StandsTorn(section, heading));
                     });
    if (required || named || scattered) printed.push_back(&column);
  }
  // Numbered columns settle the count.
  size_t numbered = section.column_numbers.size();
  if (section.form->layout == Layout::kTwoSided && numbered > 0) --numbered;
  if (numbered == all.size()) return all;
  // So do the amounts where the headings are torn.
  return amounts == all.size() ? all : printed;
}

std::vector<RowIdentity> IdentitiesOf(const Catalogue& catalogue, const std::string& form,
                                      const Columns& columns) {
  auto index = [&](const std::string& measure) {
    for (size_t i = 0; i < columns.size(); ++i)
      if (columns[i]->measure == measure) return static_cast<int>(i);
    return -1;
  };
  std::vector<RowIdentity> out;
  for (const Identity& identity : catalogue.identities()) {
    if (identity.kind != Identity::Kind::kRow) continue;
    if (std::find(identity.forms.begin(), identity.forms.end(), form) == identity.forms.end()) continue;
    RowIdentity row;
    for (const IdentityTerm& term : identity.left)
      if (int i = index(term.measure); i >= 0) row.plus.push_back(i);
    for (const IdentityTerm& term : identity.right)
      if (int i = index(term.measure); i >= 0) row.minus.push_back(i);
    if (!row.plus.empty() && !row.minus.empty() && row.plus.size() == identity.left.size())
      out.push_back(std::move(row));
  }
  return out;
}

}  // namespace gongkai
