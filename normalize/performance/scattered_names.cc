#include "normalize/performance/scattered_names.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Lines of the columns beside may stand between two lines of a name.
constexpr int kLinesBetween = 3;

// Lines of labels are as high as those of names: between two lines of one name stands one of a label at most.
bool PartedByLabel(const WordLine& line, const WordLine& next, const std::vector<ScatteredLabel>& labels) {
  return std::any_of(labels.begin(), labels.end(), [&](const ScatteredLabel& label) {
    return label.passage == line.passage && std::count_if(label.at.begin(), label.at.end(), [&](int at) {
                                              return at > line.at && at < next.at;
                                            }) > 1;
  });
}

// The lines without those that are wider and stand alone.
std::vector<WordLine> Fitting(const std::vector<WordLine>& lines, int widest) {
  std::vector<WordLine> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool alone = (i == 0 || lines[i - 1].passage != lines[i].passage) &&
                       (i + 1 == lines.size() || lines[i + 1].passage != lines[i].passage);
    if (!alone || DisplayWidth(lines[i].text) <= widest) out.push_back(lines[i]);
  }
  return out;
}

// Broken lines are put together. Where that leaves too few names, a full line that ends one may be a name of
// its own: all of these are, or none.
ScatteredNames Join(const std::vector<WordLine>& lines, const std::vector<ScatteredLabel>& labels, int widest,
                    size_t count, bool full_ends) {
  ScatteredNames out;
  const auto goes_on = [&](size_t i) {
    return i + 1 < lines.size() && MayGoOn(lines[i], lines[i + 1], labels, widest);
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool ends_full = !goes_on(i) && DisplayWidth(lines[i].text) + 1 >= widest;
    if (i > 0 && lines.size() > count && goes_on(i - 1) && (full_ends || !ends_full))
      out.names.back().Append(lines[i]);
    else
      out.names.emplace_back(lines[i]);
  }
  return out;
}

// Names of one passage.
struct Group {
  size_t first = 0, count = 0;
  size_t passage = 0;
  int page = 0;
};

class RowNamer {
 public:
  RowNamer(const std::vector<ScatteredName>& names, const ScatteredValues& values,
           const std::vector<ScatteredLabel>& labels, const PerformanceLexicon& lexicon)
      : names_(names), rows_(values.rows), labels_(labels), lexicon_(lexicon) {}

  NamedRows Name() {
    out_.name.assign(rows_.size(), -1);
    for (size_t i = 0; i < names_.size(); ++i) {
      if (groups_.empty() || groups_.back().passage != names_[i].passage)
        groups_.push_back({i, 0, names_[i].passage, names_[i].page});
      ++groups_.back().count;
    }
    Anchor();
    for (size_t from = 0; from < floating_.size();) {
      size_t to = from;
      while (to < floating_.size() && groups_[floating_[to]].page == groups_[floating_[from]].page) ++to;
      Fill(std::vector<size_t>(floating_.begin() + static_cast<std::ptrdiff_t>(from),
                               floating_.begin() + static_cast<std::ptrdiff_t>(to)));
      from = to;
    }
    if (std::count(out_.name.begin(), out_.name.end(), -1) > 0 || names_.size() != rows_.size())
      out_.doubt = true;
    for (size_t r = 0; r < rows_.size(); ++r)
      if (out_.name[r] >= 0 && !Suits(static_cast<size_t>(out_.name[r]), r)) out_.doubt = true;
    return std::move(out_);
  }

 private:
  bool Suits(size_t name, size_t row) const {
    return lexicon_.SuitsTarget(names_[name].text, rows_[row].target.text);
  }

  // Passages right before figures name the rows that begin there.
  void Anchor() {
    for (size_t g = 0; g < groups_.size();) {
      const size_t row = RowBehind(groups_[g].passage);
      size_t end = g;
      while (end < groups_.size() && RowBehind(groups_[end].passage) == row) ++end;
      const bool before = row < rows_.size() && rows_[row].target.page == groups_[end - 1].page;
      const size_t until = end < groups_.size() ? RowBehind(groups_[end].passage) : rows_.size();
      size_t free = 0;  // rows on this page before the next names
      for (size_t r = row; before && r < until && rows_[r].target.page == rows_[row].target.page; ++r) ++free;
      // As many passages as there are rows for; the others were printed elsewhere on the page.
      size_t from = end, taken = 0;
      while (before && from > g && taken + groups_[from - 1].count <= free &&
             groups_[from - 1].page == rows_[row].target.page)
        taken += groups_[--from].count;
      for (size_t k = g; k < from; ++k) floating_.push_back(k);
      size_t r = row;
      for (size_t k = from; k < end; ++k)
        for (size_t i = 0; i < groups_[k].count; ++i) out_.name[r++] = static_cast<int>(groups_[k].first + i);
      g = end;
    }
  }

  size_t RowBehind(size_t passage) const {
    size_t row = 0;
    while (row < rows_.size() && rows_[row].target.passage <= passage) ++row;
    return row;
  }

  // The order of the level names beside the names of a passage, as tables print them; nothing: 0.
  int Rank(const Group& group) const {
    int rank = 0;
    for (const ScatteredLabel& label : labels_)
      if (label.passage == group.passage && (label.kinds & kPhraseLevel2) != 0)
        rank = std::max(rank, lexicon_.LevelRank(label.text));
    return rank;
  }

  // Passages without a place fill the rows of their page that have no name.
  void Fill(const std::vector<size_t>& floating) {
    const int page = groups_[floating[0]].page;
    free_.clear();
    for (size_t r = 0; r < rows_.size(); ++r)
      if (rows_[r].target.page == page && out_.name[r] < 0) free_.push_back(r);
    size_t names = 0;
    for (size_t g : floating) names += groups_[g].count;
    waiting_ = floating;
    best_.clear();
    best_cost_ = kNone;
    ways_ = 0;
    steps_ = 0;
    std::vector<size_t> order;
    if (names == free_.size()) Place(0, 0, &order);
    if (steps_ > kMostSteps || ways_ != 1) out_.doubt = true;
    if (best_.empty()) best_ = floating;  // in the order of the text
    size_t at = 0;
    for (size_t g : best_)
      for (size_t i = 0; i < groups_[g].count && at < free_.size(); ++i)
        out_.name[free_[at++]] = static_cast<int>(groups_[g].first + i);
  }

  // `order` fills the first `at` free rows.
  void Place(size_t at, int cost, std::vector<size_t>* order) {
    if (++steps_ > kMostSteps || cost > best_cost_) return;
    if (at == free_.size()) {
      ways_ = cost < best_cost_ ? 1 : ways_ + 1;
      if (cost < best_cost_) best_ = *order;
      best_cost_ = cost;
      return;
    }
    for (size_t& g : waiting_) {
      if (g == kNoGroup) continue;
      const Group& group = groups_[g];
      if (at + group.count > free_.size()) continue;
      int more = cost;
      for (size_t i = 0; i < group.count; ++i) {
        // The rows of a passage follow each other.
        if (i > 0 && free_[at + i] != free_[at + i - 1] + 1) more += kParted;
        if (!Suits(group.first + i, free_[at + i])) more += kUnsuited;
      }
      if (!order->empty() && Rank(groups_[order->back()]) > 0 && Rank(group) > 0 &&
          Rank(groups_[order->back()]) > Rank(group))
        more += kDisorder;
      const size_t taken = g;
      order->push_back(taken);
      g = kNoGroup;
      Place(at + group.count, more, order);
      g = taken;
      order->pop_back();
    }
  }

  static constexpr size_t kMostSteps = 20000;
  static constexpr size_t kNoGroup = static_cast<size_t>(-1);
  static constexpr int kNone = 1000000, kParted = 1000, kUnsuited = 10, kDisorder = 10;

  const std::vector<ScatteredName>& names_;
  const std::vector<ValueRow>& rows_;
  const std::vector<ScatteredLabel>& labels_;
  const PerformanceLexicon& lexicon_;
  std::vector<Group> groups_;
  std::vector<size_t> floating_, waiting_, free_, best_;
  int best_cost_ = kNone;
  size_t ways_ = 0, steps_ = 0;
  NamedRows out_;
};

}  // namespace

void ScatteredName::Append(const WordLine& line) {
  text += line.text;
  at.push_back(line.at);
  line_last = line.line;
}

bool MayGoOn(const WordLine& line, const WordLine& next, const std::vector<ScatteredLabel>& labels,
             int widest) {
  // A character of half the width may be missing in a full line.
  return next.passage == line.passage && next.at > line.at && next.at - line.at <= kLinesBetween &&
         DisplayWidth(line.text) + 1 >= widest && !PartedByLabel(line, next, labels);
}

ScatteredNames JoinScatteredNames(const std::vector<WordLine>& lines,
                                  const std::vector<ScatteredLabel>& labels, const ScatteredValues& values) {
  std::map<int, std::vector<WordLine>> pages;
  std::set<int, std::greater<>> widths;
  for (const WordLine& line : lines) {
    pages[line.page].push_back(line);
    widths.insert(DisplayWidth(line.text));
  }
  std::map<int, size_t> counts;
  for (const ValueRow& row : values.rows) ++counts[row.target.page];
  // The widest line is as wide as the column; what is wider than that is no name.
  for (int widest : widths) {
    ScatteredNames out;
    bool fits = true;
    for (const auto& [page, of_page] : pages) {
      const std::vector<WordLine> fitting = Fitting(of_page, widest);
      ScatteredNames joined = Join(fitting, labels, widest, counts[page], true);
      if (joined.names.size() != counts[page]) joined = Join(fitting, labels, widest, counts[page], false);
      fits = fits && joined.names.size() == counts[page];
      out.names.insert(out.names.end(), joined.names.begin(), joined.names.end());
    }
    if (fits && out.names.size() == values.rows.size()) return out;
  }
  ScatteredNames out;
  out.doubt = true;
  return out;
}

NamedRows NameRows(const std::vector<ScatteredName>& names, const ScatteredValues& values,
                   const std::vector<ScatteredLabel>& labels, const PerformanceLexicon& lexicon) {
  return RowNamer(names, values, labels, lexicon).Name();
}

}  // namespace gongkai
