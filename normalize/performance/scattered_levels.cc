#include "normalize/performance/scattered_levels.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "normalize/aligned/rows.h"
#include "normalize/performance/likely_levels.h"
#include "normalize/performance/scattered_values.h"

namespace gongkai {
namespace {

constexpr int kMostSteps = 100000;
constexpr size_t kMostWays = 64;
// In lines: how far words of one line of text may stand above each other, and lines against their order; how
// much room a cell leaves above and below its lines, which is one of these.
constexpr double kSameLine = 0.65, kDisorder = 0.35;
constexpr int kGuessDisorder = 3;
constexpr double kRooms[] = {0.3, 0.7, 1.2};

// The heights of lines within a page, were the name to span the rows [a, e].
class Heights {
 public:
  Heights(const std::vector<ScatteredRow>& rows, int page, size_t a, size_t e, size_t label_lines,
          double room, CellSet set)
      : set_(set), top_(rows.size(), 0), middle_(rows.size(), 0) {
    double span = 0;
    for (size_t r = a; r <= e; ++r)
      if (rows[r].page == page) span += rows[r].lines + room;
    const double least = static_cast<double>(label_lines) + room;
    const double stretch = span > 0 ? std::max(1.0, least / span) : 1;
    double top = 0, first = 0, last = 0;
    bool begun = false;
    for (size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].page != page) continue;
      const bool inside = r >= a && r <= e;
      const double height = (rows[r].lines + room) * (inside ? stretch : 1);
      top_[r] = top;
      middle_[r] = top + height / 2;
      if (inside && !begun) first = top;
      begun = begun || inside;
      top += height;
      if (inside) last = top;
    }
    label_top_ = first;
    label_middle_ = (first + last) / 2;
    label_lines_ = label_lines;
  }

  double OfLabel(size_t line) const { return Of(line, label_lines_, label_top_, label_middle_); }
  double OfName(size_t row, size_t line, size_t lines) const {
    return Of(line, lines, top_[row], middle_[row]);
  }

 private:
  double Of(size_t line, size_t lines, double top, double middle) const {
    return set_ == CellSet::kTop ? top + static_cast<double>(line) : middle + Offset(line, lines);
  }
  static double Offset(size_t line, size_t lines) {
    return static_cast<double>(line) - (static_cast<double>(lines) - 1) / 2;
  }

  CellSet set_;
  std::vector<double> top_, middle_;
  double label_top_ = 0, label_middle_ = 0;
  size_t label_lines_ = 0;
};

class LevelSpanner {
 public:
  LevelSpanner(const std::vector<ScatteredRow>& rows, const std::vector<ScatteredLabel>& labels,
               const PerformanceLexicon& lexicon)
      : rows_(rows), labels_(labels), lexicon_(lexicon) {}

  ScatteredLevels Span() {
    ScatteredLevels out;
    out.level1.assign(rows_.size(), -1);
    out.level2.assign(rows_.size(), -1);
    Part();
    if (level2_.empty() || rows_.empty()) {
      out.doubt = true;
      return out;
    }
    // As most tables are set, else as few are.
    for (CellSet set : {CellSet::kMiddle, CellSet::kTop}) {
      if (!ways_.empty()) break;
      set_ = set;
      for (double room : kRooms) {
        room_ = room;
        may_span_.assign(labels_.size() * rows_.size() * rows_.size(), kUnknown);
        Arrange();
      }
    }
    const bool one = ways_.size() == 1;
    if (!one) Guess();
    out.doubt = !one || steps_ > kMostSteps || (set_ == CellSet::kTop && !PinnedToTop(ways_));
    const std::vector<int>& way = one ? ways_[0] : likely_.spans;
    if (way.empty()) return out;
    for (size_t r = 0; r < rows_.size(); ++r) {
      out.level2[r] = way[r];
      out.level1[r] = ParentOf(way[r]);
      if (way[r] < 0 || out.level1[r] < 0 || !Witnessed(r, static_cast<size_t>(way[r]))) out.doubt = true;
    }
    return out;
  }

 private:
  bool Is(size_t label, unsigned kind) const { return (labels_[label].kinds & kind) != 0; }

  // Names that both levels know are level 1 where another name is of their level 2.
  void Part() {
    std::vector<size_t> either;
    for (size_t i = 0; i < labels_.size(); ++i) {
      if (Is(i, kPhraseLevel1) && Is(i, kPhraseLevel2))
        either.push_back(i);
      else if (Is(i, kPhraseLevel1) && !Is(i, kPhraseSide))
        level1_.push_back(i);
      else if (Is(i, kPhraseLevel2))
        level2_.push_back(i);
    }
    const std::vector<size_t> second = level2_;
    for (size_t i : either) {
      const bool holds = std::any_of(second.begin(), second.end(), [&](size_t other) {
        return lexicon_.CanHold(labels_[i].text, labels_[other].text);
      });
      const bool twin = std::any_of(level1_.begin(), level1_.end(),
                                    [&](size_t other) { return labels_[other].text == labels_[i].text; });
      const bool held = std::any_of(level1_.begin(), level1_.end(), [&](size_t other) {
        return lexicon_.CanHold(labels_[other].text, labels_[i].text);
      });
      (holds || (!twin && !held) ? level1_ : level2_).push_back(i);
    }
  }

  // The one name of level 1 that can hold it, of several the one that it names; -1 where that is none.
  int ParentOf(int label) const {
    if (label < 0) return -1;
    const std::string& name = labels_[static_cast<size_t>(label)].text;
    std::vector<size_t> can, names;
    const auto add = [&](size_t i, std::vector<size_t>* out) {
      if (out->empty() || labels_[out->back()].text != labels_[i].text) out->push_back(i);
    };
    for (size_t i : level1_) {
      if (!lexicon_.CanHold(labels_[i].text, name)) continue;
      add(i, &can);
      if (PerformanceLexicon::Names(labels_[i].text, name)) add(i, &names);
    }
    const std::vector<size_t>& found = names.empty() ? can : names;
    return found.size() == 1 ? static_cast<int>(found[0]) : -1;
  }

  // Where what the indicator is called speaks for some name of the table, it speaks for this one.
  bool Witnessed(size_t row, size_t label) const {
    if (!rows_[row].name) return false;
    const std::string& name = rows_[row].name->text;
    return lexicon_.SuitsLevel(name, labels_[label].text) ||
           std::none_of(level2_.begin(), level2_.end(),
                        [&](size_t other) { return lexicon_.SuitsLevel(name, labels_[other].text); });
  }

  // Every name begins on the line of its first indicator.
  bool PinnedToTop(const std::vector<std::vector<int>>& ways) const {
    if (ways.size() != 1) return false;
    for (size_t r = 0; r < rows_.size(); ++r) {
      if (r > 0 && ways[0][r] == ways[0][r - 1]) continue;
      const ScatteredLabel& label = labels_[static_cast<size_t>(ways[0][r])];
      const ScatteredName* name = rows_[r].name;
      if (!name || name->passage != label.passage || name->at.front() != label.at.front()) return false;
    }
    return true;
  }

  // All orders of the names that the pages, their passages and the template allow, and all spans in them.
  void Arrange() {
    std::vector<size_t> ranked, free;
    for (size_t i : level2_) (lexicon_.LevelRank(labels_[i].text) > 0 ? ranked : free).push_back(i);
    std::stable_sort(ranked.begin(), ranked.end(), [&](size_t a, size_t b) {
      if (labels_[a].page != labels_[b].page) return labels_[a].page < labels_[b].page;
      return lexicon_.LevelRank(labels_[a].text) < lexicon_.LevelRank(labels_[b].text);
    });
    Insert(ranked, free, 0);
  }

  // No spans are proved: those with the least against them, in any order that the pages allow.
  void Guess() {
    guesses_ = true;
    steps_ = 0;
    parents_.clear();
    for (size_t i = 0; i < labels_.size(); ++i)
      parents_.push_back(Is(i, kPhraseLevel2) ? ParentOf(static_cast<int>(i)) : -1);
    Arrange();
  }

  void Guess(const std::vector<size_t>& order) {
    int disorder = 0;
    for (size_t i = 0; i < order.size(); ++i)
      for (size_t k = i + 1; k < order.size(); ++k) disorder += kGuessDisorder * !Follows(order[i], order[k]);
    steps_ += static_cast<int>(std::min(rows_.size() * rows_.size() * order.size(), size_t{kMostSteps}));
    LikelySpans spans = SpanLikelyLevels(rows_, labels_, order, parents_, lexicon_);
    spans.cost += disorder;
    if (!spans.spans.empty() && (likely_.spans.empty() || spans.cost < likely_.cost))
      likely_ = std::move(spans);
  }

  void Insert(const std::vector<size_t>& order, const std::vector<size_t>& free, size_t next) {
    if (steps_ > kMostSteps) return;
    if (next == free.size()) {
      if (guesses_) Guess(order);
      if (guesses_ || !InOrder(order)) return;
      order_ = order;
      spans_.assign(rows_.size(), -1);
      Try(0, 0);
      return;
    }
    for (size_t at = 0; at <= order.size(); ++at) {
      std::vector<size_t> more = order;
      more.insert(more.begin() + static_cast<std::ptrdiff_t>(at), free[next]);
      ++steps_;
      Insert(more, free, next + 1);
    }
  }

  // As the pages and the lines of a passage have two names.
  bool Follows(size_t above, size_t below) const {
    const ScatteredLabel &first = labels_[above], &second = labels_[below];
    return first.page <= second.page &&
           (first.passage != second.passage || first.at.front() <= second.at.front());
  }

  bool InOrder(const std::vector<size_t>& order) const {
    std::vector<int> parents;
    for (size_t i = 0; i < order.size(); ++i) {
      for (size_t k = i + 1; k < order.size(); ++k)
        if (!Follows(order[i], order[k])) return false;
      // What belongs to one level 1 stands together.
      const int parent = ParentOf(static_cast<int>(order[i]));
      if (parents.empty() || parents.back() != parent) {
        if (std::count(parents.begin(), parents.end(), parent) > 0) return false;
        parents.push_back(parent);
      }
    }
    return true;
  }

  void Try(size_t label, size_t row) {
    if (++steps_ > kMostSteps || ways_.size() >= kMostWays) return;
    if (label == order_.size()) {
      if (row != rows_.size() || !WeighsRight()) return;
      if (std::find(ways_.begin(), ways_.end(), spans_) == ways_.end()) ways_.push_back(spans_);
      return;
    }
    if (row >= rows_.size()) return;
    const size_t left = order_.size() - label - 1;
    for (size_t end = row; end + left < rows_.size(); ++end) {
      spans_[end] = static_cast<int>(order_[label]);
      if (MaySpan(order_[label], row, end)) Try(label + 1, end + 1);
    }
    for (size_t end = row; end < rows_.size(); ++end) spans_[end] = -1;
  }

  // The weights below a level 1 that prints one.
  bool WeighsRight() const {
    for (size_t i : level1_) {
      const std::optional<std::string> printed = lexicon_.SplitWeight(labels_[i].text, 1).weight;
      const std::optional<int64_t> weight = printed ? MarkOf(*printed) : std::nullopt;
      if (!weight) continue;
      int64_t sum = 0;
      for (size_t r = 0; r < rows_.size(); ++r)
        if (ParentOf(spans_[r]) == static_cast<int>(i)) sum += rows_[r].weight;
      if (sum != *weight) return false;
    }
    return true;
  }

  bool MaySpan(size_t label, size_t a, size_t e) {
    const ScatteredLabel& name = labels_[label];
    if (rows_[a].page != name.page) return false;
    char& known = may_span_[(label * rows_.size() + a) * rows_.size() + e];
    if (known == kUnknown) known = StandsAmong(name, a, e) ? kYes : kNo;
    return known == kYes;
  }

  // The lines of the name stand among those of the indicators of its passage as the text has them; a line of
  // its own right before a row stands on the same height.
  bool StandsAmong(const ScatteredLabel& label, size_t a, size_t e) const {
    const Heights heights(rows_, label.page, a, e, label.at.size(), room_, set_);
    if (label.at.size() == 1)
      for (size_t r = 0; r < rows_.size(); ++r)
        if (rows_[r].page == label.page && rows_[r].passage == label.passage + 1 &&
            std::abs(heights.OfName(r, 0, 1) - heights.OfLabel(0)) > kSameLine)
          return false;
    for (size_t r = 0; r < rows_.size(); ++r) {
      const ScatteredName* name = rows_[r].name;
      if (!name || name->passage != label.passage) continue;
      for (size_t l = 0; l < label.at.size(); ++l)
        for (size_t n = 0; n < name->at.size(); ++n) {
          const double below = heights.OfName(r, n, name->at.size()) - heights.OfLabel(l);
          const int later = name->at[n] - label.at[l];
          if (later == 0 ? std::abs(below) > kSameLine : later > 0 ? below < -kDisorder : below > kDisorder)
            return false;
        }
    }
    return true;
  }

  const std::vector<ScatteredRow>& rows_;
  const std::vector<ScatteredLabel>& labels_;
  const PerformanceLexicon& lexicon_;
  CellSet set_ = CellSet::kMiddle;
  std::vector<size_t> level1_, level2_, order_;
  double room_ = 0;
  enum : char { kUnknown, kYes, kNo };
  std::vector<char> may_span_;  // by label, first and last row
  std::vector<int> spans_;
  std::vector<std::vector<int>> ways_;
  int steps_ = 0;
  bool guesses_ = false;
  std::vector<int> parents_;  // of each label
  LikelySpans likely_;
};

}  // namespace

ScatteredLevels SpanScatteredLevels(const std::vector<ScatteredRow>& rows,
                                    const std::vector<ScatteredLabel>& labels,
                                    const PerformanceLexicon& lexicon) {
  return LevelSpanner(rows, labels, lexicon).Span();
}

}  // namespace gongkai
