#include "normalize/performance/text_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "normalize/performance/sheet.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kColumn = 1000;     // from one column to the next, where they are put
constexpr size_t kMostStarts = 240;  // places of a page where words begin

// Costs.
constexpr double kOtherHeading = 1.4;  // a heading in another column than its own: words before it pushed it
constexpr double kTwoInOne = 1;        // two pieces of a line with a gap between them in one column
constexpr double kTwoWords = 0.4;      // the same without a gap
constexpr double kTwoFigures = 5;      // the same, figures
constexpr double kCut = 0.6;           // a column edge runs through a word
constexpr double kSide = 0.5;          // a part of the label on the left side stands elsewhere
constexpr double kAway = 0.02;         // a figure stands so many characters from its heading, each
constexpr double kGap = 2;             // characters' width from which a gap is one

bool BeginsLikeQuantity(const std::string& folded) {
  if (folded.empty()) return false;
  char32_t code = Utf8ToCodes(folded)[0];
  constexpr std::u32string_view kSigns = U"<>=≥≤±";
  return IsDigit(code) || kSigns.find(code) != std::u32string_view::npos;
}

// What a page costs that prints nothing in a column.
double BlankCost(Role role) {
  switch (role) {
    case Role::kLevel3:
    case Role::kTarget:
    case Role::kWeight:
      return 3;
    case Role::kActual:
    case Role::kScore:
    case Role::kInitialBudget:
    case Role::kFullYearBudget:
    case Role::kExecuted:
      return 1;
    case Role::kLevel1:
    case Role::kLevel2:
      return 0.5;
    default:
      return 0.1;
  }
}

class Cutter {
 public:
  Cutter(const PerformanceLexicon& lexicon, HeadingRow* heading, Pieces* words)
      : lexicon_(lexicon), heading_(*heading), words_(*words) {
    roles_.push_back(Role::kNone);
    for (size_t w = 0; w < heading_.words.size(); ++w) {
      const HeadingWord& word = heading_.words[w];
      int group = heading_.group_of[w];
      roles_.push_back(group >= 0           ? heading_.groups[static_cast<size_t>(group)].roles[0]
                       : word.roles.empty() ? Role::kNone
                                            : word.roles[0]);
    }
  }

  std::optional<LooseColumns> Run() {
    std::map<int, std::vector<size_t>> pages;
    pages[heading_.top.page];
    for (size_t i = 0; i < words_.size(); ++i) pages[words_[i].page].push_back(i);
    std::map<int, std::vector<double>> edges;
    for (const auto& [page, words] : pages) {
      std::vector<double> found = Edges(page, words);
      if (found.empty()) return std::nullopt;
      edges[page] = std::move(found);
    }
    for (const auto& [page, words] : pages)
      for (size_t i : words) {
        size_t c = ColumnOf(edges[page], words_[i].center());
        Move(c, edges[page][c], &words_[i].x0, &words_[i].x1);
      }
    LooseColumns out;
    for (size_t c = 0; c < roles_.size(); ++c) out.starts.push_back(c == 0 ? -kInfinity : Start(c));
    for (size_t w = 0; w < heading_.words.size(); ++w) {
      Stack& stack = heading_.words[w].stack;
      stack.x0 = Start(w + 1) + 1;
      stack.x1 = stack.x0 + 1;
    }
    return out;
  }

 private:
  static double Start(size_t column) { return kColumn * static_cast<double>(column); }

  // `edges` are the left edges of all columns but the first.
  static size_t ColumnOf(const std::vector<double>& edges, double x) {
    return static_cast<size_t>(std::upper_bound(edges.begin() + 1, edges.end(), x) - edges.begin()) - 1;
  }

  static void Move(size_t column, double edge, double* x0, double* x1) {
    double width = *x1 - *x0;
    // A first column begins nowhere.
    double off = edge > -kInfinity ? *x0 - edge : *x0;
    *x0 = Start(column) + std::clamp(off + 20, 1.0, kColumn / 2);
    *x1 = *x0 + std::min(width, kColumn / 4);
  }

  struct Word {
    double x0 = 0, x1 = 0, y = 0;
    bool figure = false, quantity = false;
    std::vector<double> cost;  // in each column
  };

  double Mismatch(const std::string& text, Role role) const {
    std::string folded = PatternText(text);
    bool figure = NumberOf(text).has_value();
    bool blank = ParseAmount(text).kind == Amount::Kind::kBlank;
    bool quantity = BeginsLikeQuantity(folded);
    switch (role) {
      case Role::kLevel1:
      case Role::kLevel2:
      case Role::kLevel:
        if (figure && folded.size() > 2) return 2;
        if (folded.starts_with('(') || folded.ends_with(')')) return 0.3;
        if (quantity || blank) return figure ? 1.2 : 2;
        return lexicon_.IsLevelPiece(text, role == Role::kLevel1 ? 1 : 2) ? 0 : 1.2;
      case Role::kTarget:
      case Role::kActual:
        return quantity ? 0 : blank ? 0.5 : 0.3;
      case Role::kTargetOp:
        return quantity && !figure ? 0 : 1;
      case Role::kTargetUnit:
        return figure || Utf8ToCodes(folded).size() > 3 ? 1.5 : 0;
      case Role::kWeight:
      case Role::kScore:
      case Role::kInitialBudget:
      case Role::kFullYearBudget:
      case Role::kExecuted:
        return folded.ends_with('%') ? 2 : figure || blank ? 0 : 3;
      case Role::kScoreRate:
      case Role::kRate:
        return folded.ends_with('%') ? 0 : figure || blank ? 0.8 : 3;
      case Role::kDeviation:
        return figure || blank ? 1.5 : lexicon_.IsLevelPiece(text, 2) ? 0.5 : 0;
      default:  // names and contents
        if (figure || blank) return 1.5;
        return quantity ? 1.2 : lexicon_.IsLevelPiece(text, 2) ? 0.6 : 0;
    }
  }

  std::vector<Word> WordsOn(int page, const std::vector<size_t>& body) const {
    std::vector<Word> out;
    for (size_t i : body) {
      std::string folded = PatternText(words_[i].text);
      bool figure = ParseAmount(words_[i].text).kind != Amount::Kind::kNotANumber ||
                    (BeginsLikeQuantity(folded) && folded.ends_with('%'));
      bool side = Utf8ToCodes(words_[i].text).size() > 1 && lexicon_.IsSidePiece(words_[i].text);
      Word word{words_[i].x0, words_[i].x1, words_[i].y, figure, BeginsLikeQuantity(folded), {}};
      for (size_t c = 0; c < roles_.size(); ++c) {
        double cost = Mismatch(words_[i].text, roles_[c]);
        if (c > 0 && side) cost += kSide;
        // Of two columns of figures one may be blank.
        if (figure && c > 0 && page == heading_.top.page)
          cost += kAway * std::abs(heading_.words[c - 1].stack.center() - words_[i].center());
        word.cost.push_back(cost);
      }
      out.push_back(std::move(word));
    }
    if (page != heading_.top.page) return out;
    for (size_t w = 0; w < heading_.words.size(); ++w) {
      const Stack& stack = heading_.words[w].stack;
      Word word{stack.x0, stack.x1, -1, false, false, std::vector<double>(roles_.size(), kOtherHeading)};
      word.cost[w + 1] = 0;
      out.push_back(std::move(word));
    }
    return out;
  }

  // What it costs to have neighbours of a line in one column.
  static double Together(const Word& left, const Word& right) {
    if (left.figure && right.figure) return kTwoFigures;
    return right.x0 - left.x1 >= kGap || (right.quantity && !left.quantity) ? kTwoInOne : kTwoWords;
  }

  // The left edges of the columns on one page; none where there are too many places.
  std::vector<double> Edges(int page, const std::vector<size_t>& body) const {
    std::vector<Word> words = WordsOn(page, body);
    std::vector<double> starts;
    for (const Word& word : words) starts.push_back(word.x0);
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    size_t n = starts.size(), columns = roles_.size();
    if (n > kMostStarts) return {};
    starts.push_back(kInfinity);
    // The last start that is not right of a word's middle.
    auto place = [&](const Word& word) {
      double middle = (word.x0 + word.x1) / 2;
      return static_cast<size_t>(std::upper_bound(starts.begin(), starts.end() - 1, middle) -
                                 starts.begin()) -
             1;
    };
    // sums[c][i]: what the words left of start i cost in column c.
    std::vector<std::vector<double>> sums(columns, std::vector<double>(n + 1, 0));
    std::vector<double> cut(n + 1, 0);
    for (const Word& word : words) {
      for (size_t c = 0; c < columns; ++c) sums[c][place(word) + 1] += word.cost[c];
      for (size_t i = 0; i < n; ++i)
        if (word.x0 < starts[i] && starts[i] < word.x1) cut[i] += kCut;
    }
    for (std::vector<double>& sum : sums)
      for (size_t i = 1; i <= n; ++i) sum[i] += sum[i - 1];
    // pairs[i][j]: neighbours of a line, the left one from start i on, the right one left of start j.
    std::vector<std::vector<double>> pairs(n + 1, std::vector<double>(n + 1, 0));
    std::sort(words.begin(), words.end(),
              [](const Word& a, const Word& b) { return a.y != b.y ? a.y < b.y : a.x0 < b.x0; });
    for (size_t w = 0; w + 1 < words.size(); ++w)
      if (words[w].y == words[w + 1].y && words[w].y >= 0)
        pairs[place(words[w])][place(words[w + 1]) + 1] += Together(words[w], words[w + 1]);
    for (size_t i = n + 1; i-- > 0;)
      for (size_t j = 1; j <= n; ++j)
        pairs[i][j] += pairs[i][j - 1] + (i < n ? pairs[i + 1][j] - pairs[i + 1][j - 1] : 0);
    // least[c][i]: the first c columns end before start i.
    std::vector<std::vector<double>> least(columns + 1, std::vector<double>(n + 1, kInfinity));
    std::vector<std::vector<size_t>> from(columns + 1, std::vector<size_t>(n + 1, 0));
    least[0][0] = 0;
    for (size_t c = 0; c < columns; ++c)
      for (size_t i = 0; i <= n; ++i) {
        if (least[c][i] == kInfinity) continue;
        for (size_t j = i; j <= n; ++j) {
          double cost = least[c][i] + (i == j ? BlankCost(roles_[c])
                                              : sums[c][j] - sums[c][i] + pairs[i][j] + (j < n ? cut[j] : 0));
          if (cost >= least[c + 1][j]) continue;
          least[c + 1][j] = cost;
          from[c + 1][j] = i;
        }
      }
    std::vector<double> edges(columns);
    size_t end = n;
    for (size_t c = columns; c-- > 0;) {
      end = from[c + 1][end];
      edges[c] = c == 0 ? -kInfinity : starts[end];
    }
    return edges;
  }

  const PerformanceLexicon& lexicon_;
  HeadingRow& heading_;
  Pieces& words_;
  std::vector<Role> roles_;  // of the columns; the first one is left of all headings
};

}  // namespace

std::optional<LooseColumns> StraightenColumns(const PerformanceLexicon& lexicon, HeadingRow* heading,
                                              Pieces* words) {
  return Cutter(lexicon, heading, words).Run();
}

}  // namespace gongkai
