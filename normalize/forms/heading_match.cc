#include "normalize/forms/heading_match.h"

#include <algorithm>
#include <iterator>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// "决算数万元" and "金额元" carry their unit, "其他收入6" its number.
std::string Bare(std::string word) {
  for (std::string_view unit :
       {std::string_view("单位万元"), std::string_view("万元"), std::string_view("单位元")})
    if (word.size() > unit.size() && word.ends_with(unit)) word.resize(word.size() - unit.size());
  return word;
}

// How well `path` answers to the heading `spec`; 0 for not at all. Longer headings count for more.
double Answers(const HeaderPath& path, const HeaderPath& spec, const ColumnSet& set,
               const std::string& measure, const KeyWords& key) {
  double leaf = Likeness(path.back(), spec.back());
  // Short words differ by one character too easily (基本支出, 项目支出).
  if (leaf < 1 && (spec.back().size() < 15 || leaf < 0.86)) return 0;
  size_t above = path.size() - 1;
  size_t at = 0;
  for (size_t i = 0; i + 1 < spec.size(); ++i) {
    while (at < above && path[at] != spec[i]) ++at;
    if (at == above) return 0;
    ++at;
  }
  if (spec.size() == 1) {
    for (size_t i = 0; i < above; ++i) {
      if (key.transparent.count(path[i]) || key.name.count(path[i])) continue;
      // A heading above that belongs to another measure takes its whole subtree with it.
      for (const ColumnSpec& other : set.columns)
        for (const HeaderPath& heading : other.headers)
          if (heading.size() == 1 && heading.back() == path[i] && other.measure != measure &&
              !key.generic.count(path[i]))
            return 0;
      if (key.generic.count(spec.back())) return 0;
    }
  }
  return leaf * (1 + 0.25 * static_cast<double>(spec.size() - 1));
}

// 基金预算财政拨款: the first line of a heading is on the page before, and only one measure's headings end
// so.
double EndsLikeOne(Column* column, const ColumnSet& set, const std::string& side) {
  constexpr size_t kLeast = 15;  // bytes, five characters
  constexpr double kFit = 0.9;
  const std::string leaf = Bare(column->path.back());
  if (leaf.size() < kLeast) return 0;
  const ColumnSpec* found = nullptr;
  for (const ColumnSpec& spec : set.columns) {
    if (!spec.side.empty() && !side.empty() && spec.side != side) continue;
    for (const HeaderPath& heading : spec.headers) {
      if (heading.back().size() <= leaf.size() || !heading.back().ends_with(leaf)) continue;
      if (found && found != &spec) return 0;
      found = &spec;
    }
  }
  column->spec = found;
  return found ? kFit : 0;
}

}  // namespace

const ColumnSet& ChooseColumnSet(const FormSpec& form, const std::vector<HeaderPath>& paths) {
  for (const ColumnSet& set : form.column_sets) {
    for (const std::string& word : set.when)
      for (const HeaderPath& path : paths)
        if (std::find(path.begin(), path.end(), word) != path.end()) return set;
  }
  return form.default_columns();
}

double Likeness(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  std::u32string x = Utf8ToCodes(a), y = Utf8ToCodes(b);
  if (x.empty() || y.empty()) return 0;
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  std::u32string common;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(std::max(x.size(), y.size()));
}

void AssignMeasure(Column* column, const ColumnSet& set, const std::string& side, const KeyWords& key) {
  std::vector<HeaderPath> readings = {column->path};
  for (std::string& word : readings[0]) word = Bare(word);
  // 小计 below 本年支出 adds nothing: try the path without it as well.
  if (readings[0].size() > 1 && key.generic.count(readings[0].back())) {
    readings.push_back(readings[0]);
    readings.back().pop_back();
  }
  // A page break, or a rule that is none, may have cut a heading in two.
  if (readings[0].size() > 1) {
    HeaderPath joined = readings[0];
    const std::string end = joined.back();
    joined.pop_back();
    joined.back() += end;
    readings.push_back(std::move(joined));
  }
  double best = 0;
  for (size_t k = 0; k < readings.size(); ++k) {
    for (const ColumnSpec& spec : set.columns) {
      if (!spec.side.empty() && !side.empty() && spec.side != side) continue;
      for (const HeaderPath& heading : spec.headers) {
        double score = Answers(readings[k], heading, set, spec.measure, key) * (k == 0 ? 1 : 0.9);
        if (score > best) {
          best = score;
          column->spec = &spec;
        }
      }
    }
  }
  if (best == 0) best = EndsLikeOne(column, set, side);
  if (best > 0) {
    column->role = ColumnRole::kAmount;
    column->fit = std::min(1.0, best);
  }
}

}  // namespace gongkai
