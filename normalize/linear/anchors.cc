#include "normalize/linear/anchors.h"

#include <algorithm>
#include <cmath>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

struct Group {
  double x0, x1;
  double center() const { return (x0 + x1) / 2; }
};

// Amounts of one column overlap each other and no other column's.
std::vector<Group> MergeExtents(const std::vector<const LinearRow*>& rows) {
  std::vector<Group> all;
  for (const LinearRow* row : rows)
    for (const Token& token : row->amounts) all.push_back({token.x0, token.x1});
  std::sort(all.begin(), all.end(), [](const Group& a, const Group& b) { return a.x0 < b.x0; });
  std::vector<Group> groups;
  for (const Group& g : all) {
    if (!groups.empty() && g.x0 < groups.back().x1) {
      groups.back().x1 = std::max(groups.back().x1, g.x1);
    } else {
      groups.push_back(g);
    }
  }
  return groups;
}

// Where extents run together, right edges may still tell columns apart.
std::vector<Group> MergeRightEdges(const std::vector<const LinearRow*>& rows, double tolerance) {
  std::vector<Group> all;
  for (const LinearRow* row : rows)
    for (const Token& token : row->amounts) all.push_back({token.x0, token.x1});
  std::sort(all.begin(), all.end(), [](const Group& a, const Group& b) { return a.x1 < b.x1; });
  std::vector<Group> groups;
  double edge = -1e9;
  for (const Group& g : all) {
    if (g.x1 - edge <= tolerance) {
      groups.back().x0 = std::min(groups.back().x0, g.x0);
      groups.back().x1 = std::max(groups.back().x1, g.x1);
    } else {
      groups.push_back(g);
    }
    edge = g.x1;
  }
  return groups;
}

int GroupOf(const std::vector<Group>& groups, const Token& token) {
  int best = -1;
  double least = 1e9;
  for (size_t i = 0; i < groups.size(); ++i) {
    double distance = std::abs(groups[i].x1 - token.x1);
    if (token.x0 >= groups[i].x0 - 0.5 && token.x1 <= groups[i].x1 + 0.5 && distance < least) {
      least = distance;
      best = static_cast<int>(i);
    }
  }
  return best;
}

bool EachRowOnce(const std::vector<Group>& groups, const std::vector<const LinearRow*>& rows) {
  for (const LinearRow* row : rows) {
    int last = -1;
    for (const Token& token : row->amounts) {
      int group = GroupOf(groups, token);
      if (group < 0 || group <= last) return false;
      last = group;
    }
  }
  return true;
}

// Centres of the columns as the header shows them; NaN where it does not.
std::vector<double> HeaderCenters(const Section& section, const std::vector<const ColumnSpec*>& columns) {
  std::vector<double> centers(columns.size(), NAN);
  // Column numbers stand in the middle of their columns. Two-sided forms number the income column too.
  const std::vector<Token>& numbers = section.column_numbers;
  if (numbers.size() >= columns.size()) {
    for (size_t i = 0; i < columns.size(); ++i)
      centers[i] = numbers[numbers.size() - columns.size() + i].center();
    return centers;
  }
  std::vector<double> sum(columns.size(), 0);
  std::vector<int> count(columns.size(), 0);
  for (const std::vector<Token>& line : section.header) {
    for (const Token& token : line) {
      std::string word = MatchKey(token.text);
      if (word.size() < 6) continue;
      int owner = -1;
      bool several = false;
      for (size_t i = 0; i < columns.size(); ++i) {
        bool holds =
            std::any_of(columns[i]->headers.begin(), columns[i]->headers.end(),
                        [&](const HeaderPath& path) { return path.back().find(word) != std::string::npos; });
        if (!holds) continue;
        several = several || owner >= 0;
        owner = static_cast<int>(i);
      }
      if (owner < 0 || several) continue;
      sum[static_cast<size_t>(owner)] += token.center();
      ++count[static_cast<size_t>(owner)];
    }
  }
  for (size_t i = 0; i < columns.size(); ++i)
    if (count[i] > 0) centers[i] = sum[i] / count[i];
  return centers;
}

}  // namespace

int Anchoring::GroupOf(const Token& amount) const {
  int best = -1;
  double least = 1e9;
  for (size_t i = 0; i < groups.size(); ++i) {
    if (amount.x0 < groups[i].x0 - 0.5 || amount.x1 > groups[i].x1 + 0.5) continue;
    double distance = std::abs(groups[i].x1 - amount.x1);
    if (distance < least) {
      least = distance;
      best = static_cast<int>(i);
    }
  }
  return best;
}

ColumnExtent Anchoring::Extent(size_t column) const {
  for (size_t g = 0; g < groups.size(); ++g)
    if (column_of[g] == static_cast<int>(column)) return groups[g];
  return {};
}

std::vector<std::vector<int>> OrderedMatches(int groups, int columns) {
  std::vector<std::vector<int>> out;
  std::vector<int> match(static_cast<size_t>(groups));
  for (int i = 0; i < groups; ++i) match[static_cast<size_t>(i)] = i;
  if (groups == 0 || groups > columns) return out;
  for (;;) {
    out.push_back(match);
    int i = groups - 1;
    while (i >= 0 && match[static_cast<size_t>(i)] == columns - groups + i) --i;
    if (i < 0) return out;
    ++match[static_cast<size_t>(i)];
    for (int k = i + 1; k < groups; ++k)
      match[static_cast<size_t>(k)] = match[static_cast<size_t>(k - 1)] + 1;
  }
}

Anchoring FindAnchors(const Section& section, const std::vector<const ColumnSpec*>& columns,
                      const std::vector<const LinearRow*>& rows, bool with_header) {
  Anchoring out;
  if (!section.keeps_columns || columns.empty()) return out;
  std::vector<Group> groups = MergeExtents(rows);
  if (groups.empty()) return out;
  if (!EachRowOnce(groups, rows)) {
    double width = 0;
    size_t count = 0;
    for (const LinearRow* row : rows)
      for (const Token& token : row->amounts) {
        width += token.x1 - token.x0;
        ++count;
      }
    groups = MergeRightEdges(rows, 0.35 * width / static_cast<double>(count));
    if (!EachRowOnce(groups, rows)) return out;
  }
  if (groups.size() > columns.size()) return out;
  out.column_of.resize(groups.size());
  out.certain = true;
  for (const Group& group : groups) out.groups.push_back({group.x0, group.x1, true});
  if (groups.size() == columns.size()) {
    for (size_t g = 0; g < groups.size(); ++g) out.column_of[g] = static_cast<int>(g);
  } else {
    std::vector<double> centers =
        with_header ? HeaderCenters(section, columns) : std::vector<double>(columns.size(), NAN);
    bool numbered = with_header && section.column_numbers.size() >= columns.size();
    int last = -1;
    for (size_t g = 0; g < groups.size(); ++g) {
      int best = -1;
      double least = 1e9, second = 1e9;
      for (size_t c = 0; c < columns.size(); ++c) {
        if (std::isnan(centers[c])) {
          out.certain = false;
          continue;
        }
        // The header's middle lies over the column; amounts stand right of it or around it.
        double distance =
            std::min(std::abs(centers[c] - groups[g].center()), std::abs(centers[c] - groups[g].x1));
        if (distance < least) {
          second = least;
          least = distance;
          best = static_cast<int>(c);
        } else {
          second = std::min(second, distance);
        }
      }
      if (least > 0.4 * second) out.certain = false;
      if (best <= last) {
        // The header says nothing: the first columns are a proposal like any other.
        out.certain = false;
        for (size_t k = 0; k < groups.size(); ++k) out.column_of[k] = static_cast<int>(k);
        break;
      }
      out.column_of[g] = last = best;
    }
    out.certain = out.certain && numbered;
  }
  out.usable = true;
  return out;
}

}  // namespace gongkai
