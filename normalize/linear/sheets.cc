#include "normalize/linear/sheets.h"

#include <algorithm>
#include <cstdlib>

#include "normalize/text/amount.h"

namespace gongkai {
namespace {

int CountContradictions(const std::vector<int64_t>& amounts, const ColumnRow& known,
                        const std::vector<RowIdentity>& identities) {
  constexpr int64_t kSlack = 3;
  int count = 0;
  for (size_t c = 0; c < amounts.size(); ++c) {
    if (c < known.expected.size() && known.expected[c])
      count += std::abs(*known.expected[c] - amounts[c]) > kSlack;
    if (c < known.at_least.size() && known.at_least[c]) count += amounts[c] < *known.at_least[c] - kSlack;
    if (c < known.at_most.size() && known.at_most[c]) count += amounts[c] > *known.at_most[c] + kSlack;
  }
  for (const RowIdentity& identity : identities) {
    int64_t difference = 0;
    for (int c : identity.plus) difference += amounts[static_cast<size_t>(c)];
    for (int c : identity.minus) difference -= amounts[static_cast<size_t>(c)];
    count += std::abs(difference) > kSlack;
  }
  return count;
}

// How often the amounts contradict the rows' own sums and the other forms when group g stands in column
// match[g].
int Contradictions(const std::vector<const LinearRow*>& rows, const std::vector<ColumnRow>& known,
                   const std::vector<RowIdentity>& identities, const Scale& scale, int columns,
                   const std::vector<int>& match, const Anchoring& anchors) {
  int contradictions = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    std::vector<int64_t> amounts(static_cast<size_t>(columns), 0);
    for (const Token& token : rows[i]->amounts) {
      int group = anchors.GroupOf(token);
      Amount amount = ParseAmount(token.text);
      if (group >= 0 && amount.kind == Amount::Kind::kNumber)
        amounts[static_cast<size_t>(match[static_cast<size_t>(group)])] = scale.Scaled(amount.digits);
    }
    contradictions += CountContradictions(amounts, known[i], identities);
  }
  return contradictions;
}

// Some columns are blank throughout, and the header does not say for certain which: of all ways to match
// the groups of amounts with the columns, the one that agrees best with the rows' own sums and with the
// other forms is taken. Returns false where several agree equally well: then the proposal is kept where it
// is one of them, and nothing is proven.
bool Settle(const std::vector<const LinearRow*>& rows, const std::vector<ColumnRow>& known,
            const std::vector<RowIdentity>& identities, const Scale& scale, const Columns& columns,
            Sheet* sheet) {
  Anchoring& anchors = sheet->anchors;
  int count = static_cast<int>(columns.size());
  std::vector<std::vector<int>>& best = sheet->matches;
  best.clear();
  int fewest = -1;
  for (const std::vector<int>& match : OrderedMatches(static_cast<int>(anchors.groups.size()), count)) {
    int contradictions = Contradictions(rows, known, identities, scale, count, match, anchors);
    if (fewest < 0 || contradictions < fewest) {
      fewest = contradictions;
      best.clear();
    }
    if (contradictions == fewest) best.push_back(match);
  }
  if (best.empty()) return false;
  // Places that contradict the sums whichever way are no columns: the sums decide alone.
  if (5 * fewest > static_cast<int>(rows.size()) + 5) {
    anchors.usable = false;
    return true;
  }
  // Among equals the header's proposal, or the columns of the page before, are the likeliest; then what
  // leaves the rare columns blank.
  if (std::find(best.begin(), best.end(), anchors.column_of) == best.end()) {
    auto rare = [&](const std::vector<int>& match) {
      return std::count_if(match.begin(), match.end(),
                           [&](int c) { return columns[static_cast<size_t>(c)]->rare; });
    };
    anchors.column_of = *std::min_element(best.begin(), best.end(),
                                          [&](const auto& a, const auto& b) { return rare(a) < rare(b); });
  }
  return best.size() == 1;
}

}  // namespace

std::vector<int> Sheet::ColumnsOf(const Token& amount) const {
  std::vector<int> columns;
  int group = anchors.GroupOf(amount);
  if (group < 0) return columns;
  for (const std::vector<int>& match : matches) {
    int column = match[static_cast<size_t>(group)];
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  }
  return columns;
}

std::vector<Sheet> FindSheets(const Section& section, const std::vector<const LinearRow*>& rows,
                              const std::vector<ColumnRow>& known, const Columns& columns,
                              const std::vector<RowIdentity>& identities, const Scale& scale) {
  std::vector<Sheet> sheets;
  for (size_t i = 0; i < rows.size(); ++i) {
    int number = rows[i]->amounts.empty() ? (sheets.empty() ? 0 : sheets.back().number)
                                          : rows[i]->amounts.front().sheet;
    if (sheets.empty() || (sheets.back().number != number && !rows[i]->amounts.empty())) {
      bool blank_so_far = sheets.size() == 1 && sheets[0].number == 0;
      if (!blank_so_far) sheets.push_back({});
      sheets.back().number = number;
    }
    sheets.back().rows.push_back(i);
  }
  for (size_t s = 0; s < sheets.size(); ++s) {
    Sheet& sheet = sheets[s];
    std::vector<const LinearRow*> own;
    std::vector<ColumnRow> own_known;
    for (size_t i : sheet.rows) {
      own.push_back(rows[i]);
      own_known.push_back(known[i]);
    }
    sheet.anchors = FindAnchors(section, columns, own, s == 0);
    if (!sheet.anchors.usable) continue;
    if (sheet.anchors.groups.size() == columns.size()) {
      // As many groups as columns may still be other groups: columns that ran together and others that fell
      // apart.
      sheet.anchors.usable =
          5 * Contradictions(own, own_known, identities, scale, static_cast<int>(columns.size()),
                             sheet.anchors.column_of, sheet.anchors) <
          static_cast<int>(own.size()) + 5;
      continue;
    }
    const Sheet* first = s > 0 && sheets[0].anchors.usable ? &sheets[0] : nullptr;
    bool like_first = first && first->anchors.groups.size() == sheet.anchors.groups.size();
    if (like_first) sheet.anchors.column_of = first->anchors.column_of;
    bool proposed = like_first || sheet.anchors.certain;
    std::vector<int> proposal = sheet.anchors.column_of;
    sheet.settled = Settle(own, own_known, identities, scale, columns, &sheet);
    // What nothing contradicts may stand where the header shows it, or where it stood on the page before.
    bool kept = proposed && sheet.anchors.column_of == proposal;
    sheet.settled = sheet.settled || (kept && (sheet.anchors.certain || first->settled));
  }
  // 合计, of which other forms tell the columns, may stand on the last page.
  for (Sheet& sheet : sheets) {
    if (sheet.settled || !sheet.anchors.usable) continue;
    auto like = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& other) {
      return other.settled && other.anchors.usable &&
             other.anchors.groups.size() == sheet.anchors.groups.size();
    });
    if (like == sheets.end()) continue;
    std::vector<const LinearRow*> own;
    std::vector<ColumnRow> own_known;
    for (size_t i : sheet.rows) {
      own.push_back(rows[i]);
      own_known.push_back(known[i]);
    }
    sheet.anchors.column_of = like->anchors.column_of;
    Settle(own, own_known, identities, scale, columns, &sheet);
    sheet.settled = sheet.anchors.column_of == like->anchors.column_of;
  }
  return sheets;
}

}  // namespace gongkai
