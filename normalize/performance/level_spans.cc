#include "normalize/performance/level_spans.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <set>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr size_t kLongestRest = 12;  // lines of a name that follow a page break
constexpr int kHeights = 48;         // heights of the first row that are tried

std::string NameOf(const Pieces& pieces) {
  return PrintedName(TextOf(pieces));
}

RowExtent ExtentOf(const Pieces& pieces) {
  RowExtent out{kInfinity, -kInfinity};
  for (const Piece& piece : pieces) {
    if (piece.page != pieces[0].page) continue;
    out.top = std::min(out.top, piece.y);
    out.bottom = std::max(out.bottom, piece.y);
  }
  return out;
}

class Spanner {
 public:
  Spanner(const PerformanceLexicon& lexicon, const std::vector<BlockRow>& rows,
          const std::vector<BlockBounds>& bounds, const PageRules& rules)
      : lexicon_(lexicon), rows_(rows), bounds_(bounds), rules_(rules) {}

  LevelSpans Span(Pieces level1, Pieces level2) {
    MoveWeights(&level1, &level2);
    names_[1] = Names(level1);
    names_[2] = Names(level2);
    rules_at_[1] = Column(level1);
    rules_at_[2] = Column(level2);
    // All cells are set in one way.
    Division best = SpanPages(CellSet::kMiddle);
    for (CellSet set : {CellSet::kTop, CellSet::kFoot}) {
      Division other = SpanPages(set);
      if (other.cost < best.cost) best = std::move(other);
    }
    Give(best);
    out_.margin = best.margin;
    // A name on a page without rows is the rest of a row, or of nothing that was understood.
    for (int level : {1, 2})
      for (const LevelName& name : names_[level]) out_.doubt = out_.doubt || name.rows == 0;
    out_.level1 = std::move(names_[1]);
    out_.level2 = std::move(names_[2]);
    return std::move(out_);
  }

 private:
  bool IsWhole(const std::string& name) const {
    // A bracket that is still open holds a weight and nothing else.
    std::string folded = PatternText(name);
    size_t open = folded.rfind('(');
    if (open != std::string::npos && folded.find(')', open) == std::string::npos) {
      std::string_view rest = std::string_view(folded).substr(open + 1);
      constexpr std::string_view kPoints = "分";
      if (rest.ends_with(kPoints)) rest.remove_suffix(kPoints.size());
      if (rest.find_first_not_of("0123456789.") != std::string_view::npos) return false;
    }
    std::string bare = lexicon_.SplitWeight(name, 1).name;
    return lexicon_.IsLevelName(bare, 1) || lexicon_.IsLevelName(bare, 2);
  }

  static std::vector<Pieces> LinesOf(const Pieces& band) {
    std::vector<Pieces> out;
    for (const Piece& piece : band) {
      if (out.empty() || piece.y - out.back()[0].y > 0.4 * piece.size) out.emplace_back();
      out.back().push_back(piece);
    }
    return out;
  }

  // The lines below a gap or a page break with which `open`, the name above, is whole; 0 where it does not go
  // on.
  size_t RestOf(const std::string& open, const std::vector<Pieces>& lines) const {
    size_t best = 0;
    std::string rest;
    for (size_t n = 1; n <= std::min(lines.size(), kLongestRest); ++n) {
      rest += NameOf(lines[n - 1]);
      if (IsWhole(open) && IsWhole(rest)) break;
      if (IsWhole(open + rest)) best = n;
    }
    return best;
  }

  // Names that stand in rows of one line touch each other: a name that is whole ends there, unless what
  // follows is its weight or makes it a longer name.
  std::vector<LevelName> Names(const Pieces& pieces) const {
    std::vector<LevelName> out;
    for (const Pieces& band : Bands(pieces)) {
      std::vector<Pieces> lines = LinesOf(band);
      size_t at = 0;
      if (!out.empty()) {
        at = RestOf(out.back().text, lines);
        for (size_t l = 0; l < at; ++l) Append(lines[l], &out.back());
      }
      for (bool begins = true; at < lines.size(); ++at, begins = false) {
        bool weight = PatternText(NameOf(lines[at])).starts_with('(');
        std::string line = NameOf(lines[at]);
        bool other = !begins && IsWhole(line) && !IsWhole(out.back().text + line);
        if (begins || other || (IsWhole(out.back().text) && !weight && !GoesOn(out.back().text, lines, at)))
          out.emplace_back();
        Append(lines[at], &out.back());
      }
    }
    return out;
  }

  static void Append(const Pieces& line, LevelName* name) {
    name->pieces.insert(name->pieces.end(), line.begin(), line.end());
    name->text = NameOf(name->pieces);
  }

  // 产/出 may go on with 指/标.
  bool GoesOn(std::string name, const std::vector<Pieces>& lines, size_t from) const {
    constexpr size_t kLines = 8;
    for (size_t i = from; i < std::min(lines.size(), from + kLines); ++i) {
      name += NameOf(lines[i]);
      if (IsWhole(name)) return true;
    }
    return false;
  }

  // Lines of a text push each other: 分） of 产出指标（50 may stand below level 2.
  static void MoveWeights(Pieces* level1, Pieces* level2) {
    auto holds = [](const Piece& piece, char bracket) {
      return PatternText(piece.text).find(bracket) != std::string::npos;
    };
    auto opens = [&](const Pieces& column, const Piece& end) {
      return std::any_of(column.begin(), column.end(), [&](const Piece& piece) {
        return holds(piece, '(') && !holds(piece, ')') && !Apart(piece, end) && piece.y <= end.y;
      });
    };
    for (size_t i = 0; i < level2->size();) {
      const Piece& piece = (*level2)[i];
      bool end = piece.line > 0 && holds(piece, ')') && !holds(piece, '(');
      if (!end || opens(*level2, piece) || !opens(*level1, piece)) {
        ++i;
        continue;
      }
      level1->push_back(piece);
      level2->erase(level2->begin() + static_cast<std::ptrdiff_t>(i));
    }
    std::stable_sort(level1->begin(), level1->end(), Above);
  }

  // Where the column stands.
  static double Column(const Pieces& pieces) {
    std::vector<double> middles;
    for (const Piece& piece : pieces) middles.push_back(piece.center());
    if (middles.empty()) return 0;
    auto middle = middles.begin() + static_cast<std::ptrdiff_t>(middles.size() / 2);
    std::nth_element(middles.begin(), middle, middles.end());
    return *middle;
  }

  // The names of one page, and of which row each is.
  struct PageNames {
    std::vector<size_t> index;  // into names_[level]
    std::vector<RowExtent> place;
    std::vector<double> rules;  // heights of the rules through the column, where they tell the names apart
    std::vector<int> name_of;   // of each row, -1: none
    double margin = kInfinity;
    bool astray = false;
    bool open = false;  // whether the first row goes on with the last name of the page before is not sure
  };

  // The names of all pages, by level, and what they miss their places by.
  struct Division {
    double cost = 0, margin = kInfinity;
    struct OfPage {
      size_t first = 0;  // row
      PageNames names[3];
    };
    std::vector<OfPage> pages;
  };

  Division SpanPages(CellSet set) const {
    Division out;
    size_t first = 0;
    while (first < rows_.size()) {
      size_t end = first;
      while (end < rows_.size() && rows_[end].page == rows_[first].page) ++end;
      Division::OfPage page;
      page.first = first;
      out.cost += SpanPage(first, end, set, page.names);
      for (int level : {1, 2}) out.margin = std::min(out.margin, page.names[level].margin);
      out.pages.push_back(std::move(page));
      first = end;
    }
    return out;
  }

  double SpanPage(size_t first, size_t end, CellSet set, PageNames* page) const {
    for (int level : {1, 2}) page[level] = NamesOn(level, first, end);
    double best = Divide(first, end, set, nullptr, page);
    // A name at the foot of its cell does not say whether a row above it belongs to the page before.
    for (int level : {1, 2}) {
      const std::vector<int>& owner = page[level].name_of;
      page[level].open =
          set == CellSet::kFoot && first > 0 && end - first > 1 && owner[0] >= 0 && owner[1] == owner[0];
    }
    double low = 0, high = 0;
    if (set != CellSet::kMiddle || end - first < 2 || !HeightRange(first, end, &low, &high)) return best;
    const int by_text[3] = {-1, page[1].name_of[0], page[2].name_of[0]};
    // Other heights of the first row.
    for (int i = 0; i <= kHeights && best > 0; ++i) {
      PageNames other[3] = {page[0], page[1], page[2]};
      std::vector<RowExtent> boxes = Boxes(first, end, low + (high - low) * i / kHeights);
      double cost = Divide(first, end, set, &boxes, other);
      if (cost >= best) continue;
      best = cost;
      for (int level : {1, 2}) page[level] = std::move(other[level]);
    }
    for (int level : {1, 2}) page[level].open = first > 0 && page[level].name_of[0] != by_text[level];
    return best;
  }

  void Give(const Division& division) {
    for (const Division::OfPage& page : division.pages)
      for (int level : {1, 2}) {
        const std::vector<int>& owner = page.names[level].name_of;
        out_.doubt = out_.doubt || page.names[level].open || page.names[level].astray;
        for (size_t n = 0; n < page.names[level].index.size(); ++n) {
          auto begin = std::find(owner.begin(), owner.end(), static_cast<int>(n));
          if (begin == owner.end()) continue;
          LevelName& name = names_[level][page.names[level].index[n]];
          name.row = static_cast<int>(page.first) + static_cast<int>(begin - owner.begin());
          name.rows = static_cast<int>(std::count(owner.begin(), owner.end(), static_cast<int>(n)));
        }
      }
  }

  PageNames NamesOn(int level, size_t first, size_t end) const {
    PageNames out;
    for (size_t n = 0; n < names_[level].size(); ++n) {
      if (names_[level][n].pieces[0].page != rows_[first].page) continue;
      out.index.push_back(n);
      out.place.push_back(ExtentOf(names_[level][n].pieces));
    }
    auto rules = rules_.find(rows_[first].page);
    if (rules == rules_.end()) return out;
    for (const Ruling& rule : rules->second) {
      bool inside = Middle(first) < rule.at && rule.at < Middle(end - 1);
      if (inside && rule.from <= rules_at_[level] && rules_at_[level] <= rule.to)
        out.rules.push_back(rule.at);
    }
    std::sort(out.rules.begin(), out.rules.end());
    // Lines through every row, as under the words of a list, say nothing about names: below the first name
    // there must be one between any two of them.
    std::set<std::ptrdiff_t> named;
    for (const RowExtent& place : out.place) named.insert(Between(out.rules, (place.top + place.bottom) / 2));
    for (size_t r = first; r < end; ++r) {
      std::ptrdiff_t at = Between(out.rules, (rows_[r].text.top + rows_[r].text.bottom) / 2);
      if (named.empty() || (at > *named.begin() && !named.count(at))) {
        out.rules.clear();
        break;
      }
    }
    return out;
  }

  bool CanHold(const std::string& level1, const std::string& level2) const {
    if (level2.empty()) return true;
    auto [known, added] = can_hold_.try_emplace({level1, level2}, false);
    if (added) known->second = lexicon_.CanHold(level1, level2);
    return known->second;
  }

  // Between which rules a height stands.
  static std::ptrdiff_t Between(const std::vector<double>& rules, double y) {
    return std::upper_bound(rules.begin(), rules.end(), y) - rules.begin();
  }

  // Gives rows to names; what all names together miss their places by. From the inside out: what stands at
  // level 2 says what can be its level 1.
  double Divide(size_t first, size_t end, CellSet set, const std::vector<RowExtent>* boxes,
                PageNames* page) const {
    double cost = 0;
    std::vector<std::string> inner(end - first);
    for (int level : {2, 1}) {
      PageNames& names = page[level];
      names.name_of.assign(end - first, -1);
      names.margin = kInfinity;
      names.astray = false;
      auto text = [&](size_t n) -> const std::string& { return names_[level][names.index[n]].text; };
      for (size_t from = 0; from < end - first;) {
        auto region = [&](const RowExtent& place) {
          return Between(names.rules, (place.top + place.bottom) / 2);
        };
        size_t to = from;
        std::ptrdiff_t here = region(rows_[first + from].text);
        while (to < end - first && region(rows_[first + to].text) == here) ++to;
        std::vector<RowExtent> rows, cells, places;
        std::vector<int> which;
        for (size_t r = from; r < to; ++r) {
          rows.push_back(rows_[first + r].text);
          if (boxes) cells.push_back((*boxes)[r]);
        }
        for (size_t n = 0; n < names.place.size(); ++n) {
          if (region(names.place[n]) != here) continue;
          places.push_back(names.place[n]);
          which.push_back(static_cast<int>(n));
        }
        bool ruled = !names.rules.empty();
        if (ruled && which.size() == 1) {
          std::fill(names.name_of.begin() + static_cast<std::ptrdiff_t>(from),
                    names.name_of.begin() + static_cast<std::ptrdiff_t>(to), which[0]);
        } else {
          bool continued = first > 0 && from == 0;
          // The division asks for every pair many times.
          std::vector<char> holds;
          for (size_t r = from; r < to; ++r)
            for (int n : which) holds.push_back(CanHold(text(static_cast<size_t>(n)), inner[r]));
          SpanDivision division =
              SpanLabels(rows, cells, places, set, continued,
                         [&](size_t row, size_t label) { return holds[row * which.size() + label] != 0; });
          cost += division.cost;
          names.margin = std::min(names.margin, division.margin);
          names.astray = names.astray || division.astray;
          for (size_t r = from; r < to; ++r)
            if (int label = division.label_of[r - from]; label >= 0)
              names.name_of[r] = which[static_cast<size_t>(label)];
        }
        from = to;
      }
      for (size_t r = 0; r < inner.size(); ++r)
        inner[r] = names.name_of[r] < 0 ? "" : text(static_cast<size_t>(names.name_of[r]));
    }
    return cost;
  }

  double Middle(size_t row) const { return (rows_[row].text.top + rows_[row].text.bottom) / 2; }

  // Rows touch: with the first row's height t each other row's is a sum of distances plus or minus t. The
  // range of t in which every row holds its text and all stay between heading and total.
  bool HeightRange(size_t first, size_t end, double* low, double* high) const {
    *low = 0;
    *high = kInfinity;
    double sum = 0;  // height of the row = sum + sign * t
    int sign = 1;
    auto at_least = [&](double least) {
      if (sign > 0) {
        *low = std::max(*low, least - sum);
      } else {
        *high = std::min(*high, sum - least);
      }
    };
    for (size_t r = first; r < end; ++r) {
      if (r > first) {
        sum = 2 * (Middle(r) - Middle(r - 1)) - sum;
        sign = -sign;
      }
      const BlockRow& row = rows_[r];
      at_least(row.text.bottom - row.text.top + 0.9 * row.size);
    }
    for (const BlockBounds& bound : bounds_) {
      if (bound.page != rows_[first].page) continue;
      *high = std::min(*high, 2 * (Middle(first) - bound.top));
      double most = 2 * (bound.bottom - Middle(end - 1));  // of the last row
      if (sign > 0) {
        *high = std::min(*high, most - sum);
      } else {
        *low = std::max(*low, sum - most);
      }
    }
    return *low <= *high && *high < kInfinity;
  }

  std::vector<RowExtent> Boxes(size_t first, size_t end, double height) const {
    std::vector<RowExtent> out;
    for (size_t r = first; r < end; ++r) {
      double top = r == first ? Middle(r) - height / 2 : out.back().bottom;
      out.push_back({top, 2 * Middle(r) - top});
    }
    return out;
  }

  mutable std::map<std::pair<std::string, std::string>, bool> can_hold_;
  const PerformanceLexicon& lexicon_;
  const std::vector<BlockRow>& rows_;
  const std::vector<BlockBounds>& bounds_;
  const PageRules& rules_;
  std::vector<LevelName> names_[3];  // by level
  double rules_at_[3] = {0, 0, 0};
  LevelSpans out_;
};

}  // namespace

LevelSpans SpanLevels(const PerformanceLexicon& lexicon, const std::vector<BlockRow>& rows,
                      const Pieces& level1, const Pieces& level2, const std::vector<BlockBounds>& bounds,
                      const PageRules& rules) {
  return Spanner(lexicon, rows, bounds, rules).Span(level1, level2);
}

}  // namespace gongkai
