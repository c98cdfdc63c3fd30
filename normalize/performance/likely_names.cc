#include "normalize/performance/likely_names.h"

#include <algorithm>
#include <bitset>
#include <limits>
#include <map>
#include <set>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kMostPassages = 96, kMostRows = 60, kMostWidths = 6, kMostSkipped = 3, kBeam = 40;

constexpr size_t kFewestCharacters = 3;  // of a name

// What speaks against names.
constexpr int kNoName = 6;       // a row without one
constexpr int kNoRow = 3;        // a name without a row
constexpr int kOtherTarget = 6;  // its row has a target of another kind
constexpr int kUnknown = 1;      // no level of the table has indicators that are called so
constexpr int kLevelOrder = 4;   // a level that templates print later stands above
constexpr int kNotBeside = 4;    // it stands right before the figures of another row
constexpr int kTextOrder = 1;    // it is printed before the names above it
constexpr int kTooWide = 4;      // a line does not fit into the column
constexpr int kFullEnd = 1;      // a full line ends a name, though the next could go on
constexpr int kShort = 3;        // a line is the end of a word rather than a name, or of another column
constexpr int kTwoNames = 3;     // either of the lines of a name is called like an indicator

// Names of a passage, in one of the ways to put its lines together.
struct Reading {
  std::vector<ScatteredName> names;
  std::vector<int> ranks;                // of the levels that they are usually below
  std::vector<std::vector<char>> suits;  // each row
  int cost = 0;
};

struct PassageNames {
  size_t passage = 0;
  std::vector<Reading> readings;
};

class PageNamer {
 public:
  PageNamer(const std::vector<WordLine>& lines, const std::vector<const ValueRow*>& rows,
            const std::vector<ScatteredLabel>& labels, const PerformanceLexicon& lexicon, int widest)
      : rows_(rows), labels_(labels), lexicon_(lexicon), widest_(widest) {
    for (size_t i = 0; i < lines.size();) {
      size_t end = i;
      while (end < lines.size() && lines[end].passage == lines[i].passage) ++end;
      if (passages_.size() < kMostPassages) passages_.push_back(Read(lines, i, end));
      i = end;
    }
  }

  struct Way {
    int cost = 0;
    std::vector<const ScatteredName*> names;  // of the rows so far
    std::bitset<kMostPassages> used;
    int rank = 0;        // of the last name
    size_t passage = 0;  // of the last name that stands beside no row
  };

  // The least cost, with the names of each row.
  int Name(std::vector<ScatteredName>* names) const {
    const size_t count = rows_.size();
    std::vector<std::vector<Way>> ways(count + 1);
    ways[0].push_back({});
    for (size_t r = 0; r < count; ++r) {
      Keep(&ways[r]);
      for (const Way& way : ways[r]) {
        Way without = way;
        without.cost += kNoName;
        without.names.push_back(nullptr);
        ways[r + 1].push_back(std::move(without));
        for (size_t p = 0; p < passages_.size(); ++p)
          if (!way.used[p])
            for (const Reading& reading : passages_[p].readings)
              for (size_t skip = 0; skip <= std::min(kMostSkipped, reading.names.size()); ++skip)
                Take(way, r, p, reading, skip, &ways);
      }
    }
    for (Way& way : ways[count]) way.cost += Unused(way);
    const Way& best = *std::min_element(ways[count].begin(), ways[count].end(),
                                        [](const Way& a, const Way& b) { return a.cost < b.cost; });
    for (const ScatteredName* name : best.names) names->push_back(name ? *name : ScatteredName());
    return best.cost;
  }

 private:
  bool IsCalledLikeIndicator(const std::string& text) const { return RankOf(text) >= 0; }

  // The place of the level 2 that has such indicators; -1 where none of the table has.
  int RankOf(const std::string& name) const {
    int out = -1;
    for (const ScatteredLabel& label : labels_)
      if ((label.kinds & kPhraseLevel2) != 0 && lexicon_.SuitsLevel(name, label.text)) {
        const int rank = lexicon_.LevelRank(label.text);
        if (out >= 0 && out != rank) return 0;  // one of several
        out = rank;
      }
    return out;
  }

  static bool IsShort(const std::string& text) { return Utf8ToCodes(text).size() < kFewestCharacters; }

  bool IsFull(const WordLine& line) const { return DisplayWidth(line.text) + 1 >= widest_; }

  // All broken lines put together; none; all but at the end of a full line.
  PassageNames Read(const std::vector<WordLine>& lines, size_t from, size_t to) const {
    PassageNames out;
    out.passage = lines[from].passage;
    for (const auto joins :
         {+[](bool) { return true; }, +[](bool) { return false; }, +[](bool full) { return !full; }}) {
      Reading reading;
      for (size_t i = from; i < to; ++i) {
        if (DisplayWidth(lines[i].text) > widest_) reading.cost += kTooWide;
        const bool may = i > from && MayGoOn(lines[i - 1], lines[i], labels_, widest_);
        if (may && joins(IsFull(lines[i]))) {
          if (IsCalledLikeIndicator(lines[i - 1].text) && IsCalledLikeIndicator(lines[i].text) &&
              !IsShort(lines[i].text))
            reading.cost += kTwoNames;
          reading.names.back().Append(lines[i]);
          continue;
        }
        if (may) reading.cost += kFullEnd;
        reading.names.emplace_back(lines[i]);
      }
      const bool known = std::any_of(out.readings.begin(), out.readings.end(), [&](const Reading& other) {
        return other.names.size() == reading.names.size() && other.cost <= reading.cost;
      });
      if (known) continue;
      std::erase_if(reading.names, [&](const ScatteredName& name) {
        reading.cost += IsShort(name.text) ? kShort : 0;
        return IsShort(name.text);
      });
      for (const ScatteredName& name : reading.names) {
        reading.ranks.push_back(RankOf(name.text));
        reading.suits.emplace_back();
        for (const ValueRow* row : rows_)
          reading.suits.back().push_back(lexicon_.SuitsTarget(name.text, row->target.text));
      }
      out.readings.push_back(std::move(reading));
    }
    return out;
  }

  // The row whose figures stand right behind the passage; the number of rows where there is none.
  size_t RowBeside(size_t passage) const {
    size_t row = 0;
    while (row < rows_.size() && rows_[row]->target.passage != passage + 1 &&
           rows_[row]->target.passage != passage)
      ++row;
    return row;
  }

  // The names of a passage from the row on, without the first and those for which there are no rows left.
  void Take(const Way& way, size_t row, size_t p, const Reading& reading, size_t skip,
            std::vector<std::vector<Way>>* ways) const {
    const size_t left = reading.names.size() - skip, count = std::min(left, rows_.size() - row);
    if (count == 0) return;
    Way next = way;
    next.used[p] = true;
    next.cost += reading.cost + kNoRow * static_cast<int>(skip + left - count);
    const size_t beside = RowBeside(passages_[p].passage);
    if (beside < rows_.size()) {
      if (beside < row || beside >= row + count) next.cost += kNotBeside;
    } else {
      if (passages_[p].passage < way.passage) next.cost += kTextOrder;
      next.passage = passages_[p].passage;
    }
    for (size_t i = 0; i < count; ++i) {
      next.names.push_back(&reading.names[skip + i]);
      if (!reading.suits[skip + i][row + i]) next.cost += kOtherTarget;
      const int rank = reading.ranks[skip + i];
      if (rank < 0) next.cost += kUnknown;
      if (rank <= 0) continue;
      if (rank < next.rank) next.cost += kLevelOrder;
      next.rank = rank;
    }
    (*ways)[row + count].push_back(std::move(next));
  }

  int Unused(const Way& way) const {
    int out = 0;
    for (size_t p = 0; p < passages_.size(); ++p)
      if (!way.used[p]) {
        size_t fewest = std::numeric_limits<size_t>::max();
        for (const Reading& reading : passages_[p].readings) fewest = std::min(fewest, reading.names.size());
        out += kNoRow * static_cast<int>(fewest);
      }
    return out;
  }

  // The best ways so far; of those that used the same passages one.
  static void Keep(std::vector<Way>* ways) {
    std::stable_sort(ways->begin(), ways->end(), [](const Way& a, const Way& b) { return a.cost < b.cost; });
    std::vector<Way> out;
    for (Way& way : *ways) {
      if (out.size() == kBeam) break;
      if (std::none_of(out.begin(), out.end(), [&](const Way& kept) {
            return kept.used == way.used && kept.rank == way.rank && kept.passage == way.passage;
          }))
        out.push_back(std::move(way));
    }
    *ways = std::move(out);
  }

  const std::vector<const ValueRow*>& rows_;
  const std::vector<ScatteredLabel>& labels_;
  const PerformanceLexicon& lexicon_;
  const int widest_;
  std::vector<PassageNames> passages_;
};

}  // namespace

LikelyNames GiveLikelyNames(const std::vector<WordLine>& lines, const ScatteredValues& values,
                            const std::vector<ScatteredLabel>& labels, const PerformanceLexicon& lexicon) {
  LikelyNames out;
  out.name.assign(values.rows.size(), -1);
  std::map<int, std::vector<WordLine>> pages;
  std::map<int, std::vector<const ValueRow*>> rows;
  std::set<int, std::greater<>> widths;
  for (const WordLine& line : lines) {
    pages[line.page].push_back(line);
    widths.insert(DisplayWidth(line.text));
  }
  for (const ValueRow& row : values.rows) rows[row.target.page].push_back(&row);
  if (values.rows.size() > kMostRows) return out;
  while (widths.size() > kMostWidths) widths.erase(std::prev(widths.end()));
  int least = std::numeric_limits<int>::max();
  for (int widest : widths) {
    std::vector<ScatteredName> names;
    int cost = 0;
    for (const auto& [page, of_page] : rows)
      cost += PageNamer(pages[page], of_page, labels, lexicon, widest).Name(&names);
    if (cost >= least) continue;
    least = cost;
    out.names = std::move(names);
  }
  for (size_t r = 0; r < out.names.size(); ++r)
    if (!out.names[r].at.empty()) out.name[r] = static_cast<int>(r);
  return out;
}

}  // namespace gongkai
