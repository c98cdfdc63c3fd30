#include "normalize/performance/loose_marks.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gongkai {
namespace {

constexpr double kOneHeight = 0.3;   // characters' height by which words of a heading row may miss each other
constexpr double kPartsBelow = 3.2;  // the same to the second row of a heading
constexpr double kSideWidth = 4;  // characters' width from the left edge of a table to that of a side label

bool IsPart(Role role) {
  return role == Role::kPartTotal || role == Role::kPartFiscal || role == Role::kPartOther;
}
bool IsAmount(Role role) {
  return role == Role::kInitialBudget || role == Role::kFullYearBudget || role == Role::kExecuted;
}

class MarkFinder {
 public:
  MarkFinder(const Pieces& pieces, const PerformanceLexicon& lexicon, std::vector<bool>* used)
      : pieces_(pieces), lexicon_(lexicon), used_(*used) {}

  std::optional<LooseMarks> Find() {
    FindSides();
    FindWords();
    size_t last = words_.size();
    std::optional<HeadingRow> indicators = FindRow(0, &last, /*funds=*/false);
    if (!indicators) return std::nullopt;
    out_.indicators = std::move(*indicators);
    size_t end = last;
    out_.funds = FindRow(0, &end, /*funds=*/true);
    Spot above = out_.funds ? out_.funds->bottom : Spot{};
    for (const HeadingWord& word : words_) {
      Spot spot{word.stack.page, word.stack.top};
      bool goal = std::count(word.roles.begin(), word.roles.end(), Role::kGoal) > 0;
      if (!goal || !(above < spot) || !(spot < out_.indicators.top)) continue;
      // Words of a heading row stand a little higher or lower.
      spot.y -= kOneHeight * word.stack.size;
      if (!out_.goals || spot < *out_.goals) out_.goals = spot;
    }
    if (out_.funds) FindGroups(&*out_.funds);
    return std::move(out_);
  }

 private:
  // A stack begins where nothing goes on to it from above.
  bool BeginsStack(size_t at) const {
    const Piece& piece = pieces_[at];
    for (size_t i = at; i-- > 0 && pieces_[i].page == piece.page;) {
      const Piece& above = pieces_[i];
      if (Apart(above, piece)) break;
      if (!used_[i] && piece.y - above.y > kOneHeight * piece.size &&
          (std::abs(above.center() - piece.center()) < kOneHeight * piece.size ||
           std::abs(above.x0 - piece.x0) < kOneHeight * piece.size))
        return false;
    }
    return true;
  }

  bool IsLeftmost(const Stack& stack) const {
    for (size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.page != stack.page || piece.y < stack.top - 0.5 * stack.size) continue;
      if (piece.y > stack.bottom + 0.5 * stack.size) break;
      if (piece.x1 <= stack.x0) return false;
    }
    return true;
  }

  void FindSides() {
    double left = 1e9;
    for (const Piece& piece : pieces_) left = std::min(left, piece.x0);
    auto is_side = [&](std::string_view text, size_t) { return lexicon_.IsSide(text); };
    for (size_t i = 0; i < pieces_.size(); ++i) {
      if (used_[i] || pieces_[i].x0 > left + kSideWidth * pieces_[i].size || !BeginsStack(i)) continue;
      Stack stack = StackFrom(pieces_, i, used_, /*over_pages=*/true, is_side);
      if (stack.pieces.empty() || !IsLeftmost(stack)) continue;
      for (size_t k : stack.pieces) used_[k] = true;
      out_.sides.push_back(std::move(stack));
    }
  }

  // Every heading word, wherever it stands: body cells may hold them too.
  void FindWords() {
    std::vector<bool> taken = used_;
    auto is_heading = [&](std::string_view text, size_t lines) {
      constexpr size_t kLongest = 90;  // bytes
      if (text.size() > kLongest) return false;
      size_t roles = lexicon_.Headings(text).size();
      return lines == 1 ? roles > 0 : roles == 1;
    };
    constexpr size_t kMostWords = 2000;
    for (size_t i = 0; i < pieces_.size() && words_.size() < kMostWords; ++i) {
      if (taken[i] || !lexicon_.IsHeadingPiece(pieces_[i].text)) continue;
      Stack stack = StackFrom(pieces_, i, taken, /*over_pages=*/false, is_heading);
      if (stack.pieces.empty()) continue;
      for (size_t k : stack.pieces) taken[k] = true;
      HeadingWord word;
      word.roles = lexicon_.Headings(stack.text);
      word.stack = std::move(stack);
      words_.push_back(std::move(word));
    }
  }

  static bool Meet(const Stack& a, const Stack& b) {
    double room = kOneHeight * std::max(a.size, b.size);
    return a.page == b.page && a.top - room <= b.bottom && b.top - room <= a.bottom;
  }

  static bool IsHeadingOf(const std::set<Role>& roles, bool funds) {
    if (funds)
      return roles.count(Role::kInitialBudget) + roles.count(Role::kFullYearBudget) +
                 roles.count(Role::kExecuted) + roles.count(Role::kRate) >=
             2;
    bool levels = roles.count(Role::kLevel1) || roles.count(Role::kLevel2) || roles.count(Role::kLevel3);
    bool values = roles.count(Role::kTarget) || roles.count(Role::kWeight) || roles.count(Role::kScore);
    return levels && values && roles.size() >= 3;
  }

  // The first heading row among words_[from, *to); *to becomes the number of its first word.
  std::optional<HeadingRow> FindRow(size_t from, size_t* to, bool funds) {
    for (size_t i = from; i < *to; ++i) {
      std::vector<size_t> row;
      std::set<Role> roles;
      for (size_t k = from; k < words_.size(); ++k) {
        if (!Meet(words_[i].stack, words_[k].stack)) continue;
        row.push_back(k);
        roles.insert(words_[k].roles.begin(), words_[k].roles.end());
      }
      if (!IsHeadingOf(roles, funds)) continue;
      *to = i;
      return MakeRow(row);
    }
    return std::nullopt;
  }

  HeadingRow MakeRow(const std::vector<size_t>& members) {
    HeadingRow out;
    out.top = {words_[members[0]].stack.page, 1e9};
    out.bottom = {words_[members[0]].stack.page, -1e9};
    double size = words_[members[0]].stack.size;
    for (size_t k : members) Include(words_[k], &out);
    Grow(size, &out);
    AddParts(size, &out);
    Grow(size, &out);
    AddUnknown(size, &out);
    std::sort(out.words.begin(), out.words.end(),
              [](const HeadingWord& a, const HeadingWord& b) { return a.stack.center() < b.stack.center(); });
    out.group_of.assign(out.words.size(), -1);
    return out;
  }

  // Words beside that belong to the same row: 分值 over two lines of parts.
  void Grow(double size, HeadingRow* out) {
    for (bool grown = true; grown;) {
      grown = false;
      for (const HeadingWord& word : words_) {
        const Stack& stack = word.stack;
        bool inside = stack.page == out->top.page && stack.bottom >= out->top.y - kOneHeight * size &&
                      stack.top <= out->bottom.y + kOneHeight * size;
        if (word.roles[0] == Role::kGoal || !inside || used_[stack.pieces[0]]) continue;
        Include(word, out);
        grown = true;
      }
    }
  }

  void Include(const HeadingWord& word, HeadingRow* out) {
    if (used_[word.stack.pieces[0]]) return;
    for (size_t k : word.stack.pieces) used_[k] = true;
    out->top.y = std::min(out->top.y, word.stack.top);
    out->bottom.y = std::max(out->bottom.y, word.stack.bottom);
    out->words.push_back(word);
  }

  // Two parts or more on one line below: 总额 财政拨款 其他资金. One alone is the name of a fund.
  void AddParts(double size, HeadingRow* out) {
    std::vector<size_t> parts;
    for (size_t k = 0; k < words_.size(); ++k) {
      const Stack& stack = words_[k].stack;
      if (stack.page != out->top.page || stack.top <= out->top.y || used_[stack.pieces[0]]) continue;
      if (stack.top > out->bottom.y + kPartsBelow * size || !IsPart(words_[k].roles[0])) continue;
      if (!parts.empty() && !Meet(words_[parts[0]].stack, stack)) break;
      parts.push_back(k);
    }
    if (parts.size() < 2) return;
    for (size_t k : parts) Include(words_[k], out);
  }

  // In a text: a part of the label beside the block, left of all headings.
  bool IsBesideText(const Piece& piece, const HeadingRow& row) const {
    return lexicon_.IsSidePiece(piece.text) &&
           std::all_of(row.words.begin(), row.words.end(),
                       [&](const HeadingWord& word) { return piece.x1 <= word.stack.x0; });
  }

  // In a text, where lines push each other sideways: the next line of the nearest heading.
  bool EndsTextWord(size_t at, HeadingRow* row) {
    constexpr double kFarthest = 4;  // characters
    const Piece& piece = pieces_[at];
    HeadingWord* nearest = nullptr;
    double least = kFarthest;
    for (HeadingWord& word : row->words) {
      bool same_line = std::any_of(word.stack.pieces.begin(), word.stack.pieces.end(),
                                   [&](size_t k) { return pieces_[k].line == piece.line; });
      double gap = std::max({word.stack.x0 - piece.x1, piece.x0 - word.stack.x1, 0.0});
      if (same_line || gap >= least) continue;
      least = gap;
      nearest = &word;
    }
    if (!nearest) return false;
    used_[at] = true;
    Stack& stack = nearest->stack;
    stack.pieces.push_back(at);
    stack.text += piece.text;
    stack.bottom = std::max(stack.bottom, piece.y);
    std::vector<Role> whole = lexicon_.Headings(stack.text);
    if (nearest->roles.empty() && whole.size() == 1) nearest->roles = whole;
    return true;
  }

  // Headings that the catalogue does not know.
  void AddUnknown(double size, HeadingRow* out) {
    for (size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      bool inside = piece.page == out->top.page && piece.y >= out->top.y - kOneHeight * size &&
                    piece.y <= out->bottom.y + kOneHeight * size;
      if (!inside || used_[i]) continue;
      if (piece.line > 0 && (IsBesideText(piece, *out) || EndsTextWord(i, out))) continue;
      used_[i] = true;
      HeadingWord word;
      word.stack = {{i}, piece.text, piece.x0, piece.x1, piece.y, piece.y, piece.size, piece.page};
      // Below another unknown word: its next line.
      auto above = std::find_if(out->words.begin(), out->words.end(), [&](const HeadingWord& w) {
        return w.roles.empty() && w.stack.x0 < piece.x1 && piece.x0 < w.stack.x1;
      });
      if (above == out->words.end()) {
        out->words.push_back(std::move(word));
        continue;
      }
      above->stack.pieces.push_back(i);
      above->stack.text += piece.text;
      above->stack.x0 = std::min(above->stack.x0, piece.x0);
      above->stack.x1 = std::max(above->stack.x1, piece.x1);
      above->stack.bottom = std::max(above->stack.bottom, piece.y);
    }
  }

  // 全年预算数 above its parts. A group begins with the part that is its total.
  static void FindGroups(HeadingRow* row) {
    double parts = -1e9;
    for (const HeadingWord& word : row->words)
      if (!word.roles.empty() && IsPart(word.roles[0])) parts = std::max(parts, word.stack.top);
    std::vector<HeadingWord> words;
    for (HeadingWord& word : row->words) {
      bool group = !word.roles.empty() && IsAmount(word.roles[0]) && word.stack.bottom < parts;
      (group ? row->groups : words).push_back(std::move(word));
    }
    row->words = std::move(words);
    row->group_of.assign(row->words.size(), -1);
    int run = -1;
    for (size_t w = 0; w < row->words.size(); ++w) {
      const std::vector<Role>& roles = row->words[w].roles;
      if (roles.empty() || !IsPart(roles[0])) continue;
      if (roles[0] == Role::kPartTotal) ++run;
      row->group_of[w] = run;
    }
    if (run + 1 == static_cast<int>(row->groups.size())) return;
    // No totals: the group that stands nearest.
    for (size_t w = 0; w < row->words.size(); ++w) {
      if (row->words[w].roles.empty() || !IsPart(row->words[w].roles[0])) continue;
      double nearest = 1e9;
      row->group_of[w] = -1;
      for (size_t g = 0; g < row->groups.size(); ++g) {
        double off = std::abs(row->groups[g].stack.center() - row->words[w].stack.center());
        if (off >= nearest) continue;
        nearest = off;
        row->group_of[w] = static_cast<int>(g);
      }
    }
  }

  const Pieces& pieces_;
  const PerformanceLexicon& lexicon_;
  std::vector<bool>& used_;
  std::vector<HeadingWord> words_;
  LooseMarks out_;
};

}  // namespace

bool operator<(const Spot& a, const Spot& b) {
  return a.page != b.page ? a.page < b.page : a.y < b.y;
}

std::optional<LooseMarks> FindLooseMarks(const Pieces& pieces, const PerformanceLexicon& lexicon,
                                         std::vector<bool>* used) {
  return MarkFinder(pieces, lexicon, used).Find();
}

}  // namespace gongkai
