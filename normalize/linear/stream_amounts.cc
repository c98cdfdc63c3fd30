#include "normalize/linear/stream_amounts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

constexpr size_t kDecimals = 2, kGroup = 3;
constexpr size_t kFar = 40;  // tokens between the pieces of an amount
constexpr size_t kNearMiddle = 4;

// What the digits printed so far are of an amount with two decimals.
struct Shape {
  bool sound = false;     // they begin such an amount, or are one
  bool whole = false;     // they are one
  size_t digits = 0;      // before the decimals
  size_t decimals = 0;    // printed so far
  bool point = false;     // the decimals have begun
  bool grouped = false;   // groups of three, parted by commas
  size_t last_group = 0;  // digits of the last group
};

Shape ShapeOf(const std::string& text) {
  Shape out;
  size_t i = text.starts_with('-') ? 1 : 0;
  for (; i < text.size(); ++i) {
    char c = text[i];
    if (c == '.') {
      if (out.point || out.digits == 0 || (out.grouped && out.last_group != kGroup)) return out;
      out.point = true;
    } else if (c == ',') {
      bool first = !out.grouped;
      if (out.point || out.last_group == 0 || (first ? out.last_group > kGroup : out.last_group != kGroup))
        return out;
      out.grouped = true;
      out.last_group = 0;
    } else if (c >= '0' && c <= '9') {
      if (out.point) {
        if (++out.decimals > kDecimals) return out;
        continue;
      }
      ++out.digits;
      if (++out.last_group > kGroup && out.grouped) return out;
    } else {
      return out;
    }
  }
  out.sound = out.digits > 0;
  out.whole = out.sound && out.decimals == kDecimals;
  return out;
}

class Rejoiner {
 public:
  Rejoiner(Stream* stream, const KnownAmounts* known)
      : stream_(*stream), known_(known), gone_(stream->size(), false) {
    for (const StreamToken& next : *stream)
      if (next.token.kind == Kind::kCode) codes_.insert(PatternText(next.token.text));
    FindLineNumbers();
  }

  void Run() {
    bool broken = false, whole = false;
    size_t zeros = 0;
    for (size_t i = 0; i < stream_.size(); ++i) {
      bool head = IsHead(i);
      zeros += PatternText(stream_[i].token.text) == "0.00";
      broken = broken || head;
      whole = whole || (!head && stream_[i].token.text.find('.') != std::string::npos);
    }
    if (!broken && LostDecimals().empty()) return;
    constexpr size_t kSeveral = 3;
    zeros_ = zeros >= kSeveral;
    Stream before;
    if (!whole) before = stream_;
    if (known_) RejoinKnown();
    // A row that the page cuts goes on at the top of the next page.
    for (bool over_page : {false, true})
      for (size_t i = 0; i < stream_.size(); ++i) {
        const auto planned = planned_.find(i);
        if (planned != planned_.end() && !over_page)
          Join(i, planned->second);
        else if (!gone_[i] && IsHead(i))
          Rejoin(i, over_page);
      }
    RejoinDecimals();
    // Where no amount is whole, the form may print one decimal, unless every amount finds its end.
    for (size_t i = 0; i < stream_.size() && !whole; ++i) {
      if (gone_[i] || !IsHead(i) || stream_[i].token.text.find('.') == std::string::npos) continue;
      stream_ = std::move(before);
      return;
    }
    Stream kept;
    for (size_t i = 0; i < stream_.size(); ++i)
      if (!gone_[i]) kept.push_back(std::move(stream_[i]));
    stream_ = std::move(kept);
  }

  // Amounts that have not found their ends.
  size_t Open() const {
    const Rejoiner left(&stream_, nullptr);
    size_t open = 0;
    for (size_t i = 0; i < stream_.size(); ++i) open += left.IsHead(i);
    return open;
  }

 private:
  void RejoinKnown() {
    std::vector<bool> heads(stream_.size()), ends(stream_.size());
    for (size_t i = 0; i < stream_.size(); ++i) {
      const Token& token = stream_[i].token;
      const bool figure = token.kind == Kind::kAmount || token.kind == Kind::kNumber;
      const bool cell = PatternText(token.text) == "0.00";
      heads[i] = IsHead(i);
      ends[i] = (figure || heads[i]) && !cell && !IsCodePart(i) && (counted_.empty() || !counted_[i]);
    }
    for (KnownJoin& join : JoinKnown(*known_, stream_, heads, ends)) {
      gone_[join.head] = true;  // until its turn
      for (size_t piece : join.pieces) gone_[piece] = true;
      planned_.emplace(join.head, std::move(join.pieces));
    }
  }

  // .96 far away from 298,797: no amount of its own.
  std::vector<size_t> LostDecimals() const {
    std::vector<size_t> out;
    for (size_t i = 0; i < stream_.size(); ++i) {
      const std::string text = PatternText(stream_[i].token.text);
      if (!gone_[i] && text.size() == kDecimals + 1 && text[0] == '.' && IsDigits(text.substr(1)))
        out.push_back(i);
    }
    return out;
  }

  // As many amounts without decimals as there are decimals without an amount: each has its own, in their
  // order.
  void RejoinDecimals() {
    const std::vector<size_t> ends = LostDecimals();
    if (ends.empty()) return;
    std::vector<size_t> heads;
    for (size_t i = 0; i < stream_.size(); ++i) {
      constexpr size_t kShortest = 4;
      const std::string text = PatternText(stream_[i].token.text);
      const Shape shape = ShapeOf(text);
      if (gone_[i] || !shape.sound || shape.point || text.size() < kShortest) continue;
      const bool grouped = shape.grouped && shape.last_group == kGroup;
      const bool digits = !shape.grouped && stream_[i].token.kind == Kind::kNumber;
      if (grouped || digits) heads.push_back(i);
    }
    if (heads.size() != ends.size()) return;
    for (size_t k = 0; k < heads.size(); ++k) {
      Token& head = stream_[heads[k]].token;
      head.text += stream_[ends[k]].token.text;
      head.place.Include(stream_[ends[k]].token.place);
      head.kind = Kind::kAmount;
      head.broken = 2;
      gone_[ends[k]] = true;
    }
  }

  // Forms of two sides count their rows, and such a number looks like the end of an amount. Where all numbers
  // from 1 on are printed, each is once a line number; of several that one between its neighbours.
  void FindLineNumbers() {
    std::map<int, std::vector<size_t>> found;
    for (size_t i = 0; i < stream_.size(); ++i) {
      constexpr size_t kDigits = 2;
      std::string digits = PatternText(stream_[i].token.text);
      if (stream_[i].token.kind == Kind::kNumber && digits.size() <= kDigits && IsDigits(digits) &&
          digits[0] != '0')
        found[std::stoi(digits)].push_back(i);
    }
    constexpr int kFewest = 20, kMostMissing = 2, kShortestRun = 3;
    int last = 0, missing = 0, run = 0, before_run = 0, missing_before = 0;
    for (const auto& [number, at] : found) {
      if (number > last + 1 + kMostMissing) break;
      if (number > last + 1) {
        before_run = last;
        missing_before = missing;
        run = 0;
      }
      missing += number - last - 1;
      last = number;
      ++run;
    }
    // One or two numbers behind a gap are no rows: the end of 257. above 56, in a form of 54 rows.
    if (run < kShortestRun && last > run) {
      last = before_run;
      missing = missing_before;
    }
    if (last < kFewest || missing > kMostMissing) return;
    counted_.assign(stream_.size(), false);
    const auto nearest = [&](const std::vector<size_t>& at, size_t before, size_t behind) {
      const auto distance = [&](size_t i) {
        return (i > before ? i - before : before - i) + (i > behind ? i - behind : behind - i);
      };
      // One that ends an amount is none where another is printed.
      std::vector<size_t> alone = at;
      if (at.size() > 1) std::erase_if(alone, [&](size_t i) { return MayEnd(i); });
      if (alone.empty()) alone = at;
      return *std::min_element(alone.begin(), alone.end(),
                               [&](size_t a, size_t b) { return distance(a) < distance(b); });
    };
    // The numbers of the columns and the ends of amounts are low numbers, too: from the first that comes only
    // once up to 1, each the last one before, then from there down.
    auto once =
        std::find_if(found.begin(), found.end(), [](const auto& entry) { return entry.second.size() == 1; });
    if (once == found.end() || once->first > last) once = found.begin();
    size_t below = once->second[0];
    for (auto it = once; it != found.begin();) {
      --it;
      const auto behind = std::lower_bound(it->second.begin(), it->second.end(), below);
      below = behind == it->second.begin() ? it->second.front() : *std::prev(behind);
      counted_[below] = true;
    }
    size_t before = once == found.begin() ? 0 : once->second[0];
    for (auto it = once; it != found.end() && it->first <= last; ++it) {
      const auto next = found.find(it->first + 1);
      before = nearest(it->second, before,
                       next != found.end() && next->second.size() == 1 ? next->second[0] : before);
      counted_[before] = true;
    }
  }

  // An amount that is broken on a line above, in its paragraph, may go on with it.
  bool MayEnd(size_t at) const {
    for (size_t i = at; i-- > 0 && stream_[i].paragraph == stream_[at].paragraph;)
      if (stream_[i].token.place.line_first < stream_[at].token.place.line_first && IsHead(i) &&
          GoesOn(PatternText(stream_[i].token.text), stream_[at].token))
        return true;
    return false;
  }

  // An amount whose cell was too narrow: 2010. and 926.2 lack decimals, 23,564,0 the rest of its last group,
  // 870800 the amount goes on with 06.70.
  bool IsHead(size_t i) const {
    const Token& token = stream_[i].token;
    std::string text = PatternText(token.text);
    constexpr size_t kShortest = 3, kShortestWhole = 4;
    if (text.size() < kShortest) return false;
    Shape shape = ShapeOf(text);
    if (!shape.sound || shape.whole) return false;
    if (shape.point) return true;
    // 10,816 may be all; then nothing goes on with it.
    if (shape.grouped) return shape.last_group < kGroup || HasPoint(i);
    if (!IsDigits(text) || text.size() < kShortestWhole) return false;
    return token.kind == Kind::kNumber || (token.kind == Kind::kCode && IsNoCode(i));
  }

  // 10,816 goes on with .28.
  bool HasPoint(size_t i) const {
    size_t next = Next(i, PatternText(stream_[i].token.text));
    return next < stream_.size() && IsRest(next);
  }

  // 05 behind 208, or behind 208 05.
  bool IsCodePart(size_t i) const {
    constexpr size_t kPart = 2, kMostParts = 2;
    for (size_t parts = 1; parts <= kMostParts && parts <= i; ++parts) {
      const std::string text = PatternText(stream_[i + 1 - parts].token.text);
      if (stream_[i + 1 - parts].link != PlacementLink::kSameLine || text.size() != kPart || !IsDigits(text))
        return false;
      const Token& before = stream_[i - parts].token;
      if (before.kind == Kind::kCode) return PatternText(before.text).size() == kGroup;
    }
    return false;
  }

  // .28 and ,207.1 are never amounts of their own.
  bool IsRest(size_t i) const {
    const std::string text = PatternText(stream_[i].token.text);
    return text.starts_with('.') || text.starts_with(',');
  }

  // 31523 is a code by its look. It is none where the code above it is not printed, nor is one of two that
  // stand beside each other.
  bool IsNoCode(size_t i) const {
    std::string text = PatternText(stream_[i].token.text);
    constexpr size_t kPart = 2;
    if (text.size() > kGroup && !codes_.count(text.substr(0, text.size() - kPart))) return true;
    auto same = [&](size_t a, size_t b) {
      return stream_[b].link == PlacementLink::kSameLine && PatternText(stream_[a].token.text) == text;
    };
    return (i > 0 && same(i - 1, i)) || (i + 1 < stream_.size() && same(i + 1, i + 1));
  }

  // An amount is broken once, or twice where the piece in the middle has a decimal, or more often in a cell
  // that is narrower still: then its pieces follow each other and are as long as each other.
  void Rejoin(size_t at, bool over_page) {
    std::string text = PatternText(stream_[at].token.text);
    std::vector<size_t> pieces;
    size_t last = at;
    while (!ShapeOf(text).whole) {
      size_t next = over_page && last == at ? NextPage(at, text) : Beside(at, pieces, text);
      if (next == stream_.size() && !(over_page && last == at)) next = Next(last, text);
      if (next == stream_.size() && !over_page) next = Middle(last, text);
      if (next == stream_.size()) return;
      text += PatternText(stream_[next].token.text);
      pieces.push_back(next);
      last = next;
    }
    Join(at, pieces);
  }

  void Join(size_t at, const std::vector<size_t>& pieces) {
    gone_[at] = false;
    for (size_t piece : pieces) {
      stream_[at].token.text += stream_[piece].token.text;
      stream_[at].token.place.Include(stream_[piece].token.place);
      gone_[piece] = true;
    }
    stream_[at].token.kind = Kind::kAmount;
    stream_[at].token.broken = static_cast<int>(pieces.size()) + 1;
    const size_t last = pieces.back();
    // What is printed between its pieces stands on the line in their middle; of two amounts that are broken
    // on the same lines the second one may as well stand right of it.
    size_t behind = at + 1;
    while (behind < last && gone_[behind] && !planned_.count(behind)) ++behind;
    if (behind < last && at >= open_until_ && stream_[behind].paragraph == stream_[at].paragraph)
      stream_[behind].beside_broken = true;
    open_until_ = std::max(open_until_, last);
  }

  // Of amounts side by side that are broken alike the pieces come line by line, each as far behind the one
  // before it; stream_.size() where the piece there does not go on with the text.
  size_t Beside(size_t at, const std::vector<size_t>& pieces, const std::string& text) const {
    if (pieces.empty()) return stream_.size();
    const size_t last = pieces.back(), before = pieces.size() > 1 ? pieces[pieces.size() - 2] : at;
    const size_t next = last + (last - before);
    if (next >= stream_.size() || gone_[next] || stream_[next].paragraph != stream_[last].paragraph ||
        stream_[next].token.place.line_first <= stream_[last].token.place.line_first ||
        (!counted_.empty() && counted_[next]) || !GoesOn(text, stream_[next].token))
      return stream_.size();
    return next;
  }

  // The nearest piece that goes on with the text on a later line. 4,171.36 is one only where no other is: as
  // a rule it is an amount of its own. In another paragraph a name may stand before the piece.
  size_t Next(size_t last, const std::string& text) const {
    size_t grouped = stream_.size();
    bool names = true;  // nothing else since the last piece
    for (size_t k = last + 1; k < std::min(stream_.size(), last + kFar); ++k) {
      const bool apart = stream_[k].paragraph != stream_[last].paragraph && k != last + 1;
      if (apart && !(names && (stream_[k].token.kind == Kind::kWord || IsRest(k)))) break;
      names = names && stream_[k].token.kind == Kind::kWord;
      if (gone_[k] || stream_[k].token.place.line_first <= stream_[last].token.place.line_first) continue;
      if (stream_[k].token.broken > 1 || IsCodePart(k)) continue;
      if (!counted_.empty() && counted_[k]) continue;
      if (!GoesOn(text, stream_[k].token) && !IsMiddle(last, k, text)) continue;
      Shape alone = ShapeOf(PatternText(stream_[k].token.text));
      if (!alone.whole || !alone.grouped) return k;
      grouped = std::min(grouped, k);
    }
    return grouped;
  }

  // A piece in the middle that is a separator longer or shorter than the one before; stream_.size() where
  // there is none.
  size_t Middle(size_t last, const std::string& text) const {
    for (size_t k = last + 1; k < std::min(stream_.size(), last + 1 + kNearMiddle); ++k) {
      if (stream_[k].paragraph != stream_[last].paragraph) break;
      if (gone_[k] || stream_[k].token.place.line_first <= stream_[last].token.place.line_first) continue;
      if (IsMiddle(last, k, text, 1)) return k;
    }
    return stream_.size();
  }

  // The same among the first tokens of the next page, where the head is among the last of its own.
  size_t NextPage(size_t head, const std::string& text) const {
    size_t k = head + 1;
    while (k < std::min(stream_.size(), head + kFar) && stream_[k].token.sheet == stream_[head].token.sheet)
      ++k;
    if (k == stream_.size() || stream_[k].token.sheet == stream_[head].token.sheet) return stream_.size();
    int sheet = stream_[k].token.sheet;
    for (size_t end = std::min(stream_.size(), k + kFar); k < end && stream_[k].token.sheet == sheet; ++k)
      if (!gone_[k] && stream_[k].token.broken == 1 && (counted_.empty() || !counted_[k]) &&
          GoesOn(text, stream_[k].token))
        return k;
    return stream_.size();
  }

  bool GoesOn(const std::string& text, const Token& tail) const {
    std::string last = PatternText(tail.text);
    if (zeros_ && last == "0.00") return false;  // a cell of its own
    if (last.find_first_not_of("0123456789,.") != std::string::npos) return false;
    Shape before = ShapeOf(text), after = ShapeOf(text + last);
    if (!after.sound || (before.grouped != after.grouped)) return false;
    if (before.point) return tail.kind == Kind::kNumber && after.whole;
    // The decimals come now; where they are not all there, the cell was broken once more.
    return after.point && after.decimals > 0;
  }

  // 35,6 above 70,9 above 18.0 above 4; 317, above 585. above 08. Longer pieces are two amounts: none is that
  // large.
  bool IsMiddle(size_t last, size_t k, const std::string& text, size_t slack = 0) const {
    constexpr size_t kLongest = 5;
    const std::string piece = PatternText(stream_[k].token.text);
    const size_t before_it = PatternText(stream_[last].token.text).size();
    if (k > last + kNearMiddle || piece.size() > kLongest + slack ||
        std::max(piece.size(), before_it) - std::min(piece.size(), before_it) > slack ||
        piece.find_first_not_of("0123456789,.") != std::string::npos)
      return false;
    const Shape before = ShapeOf(text), after = ShapeOf(text + piece);
    return before.grouped && !before.point && before.last_group < kGroup && after.sound && !after.whole;
  }

  std::set<std::string> codes_;  // what looks like one
  Stream& stream_;
  const KnownAmounts* known_;
  std::vector<bool> gone_;
  std::map<size_t, std::vector<size_t>> planned_;  // pieces of known amounts, by their heads
  size_t open_until_ = 0;                          // the last piece of the amounts before
  std::vector<bool> counted_;                      // line numbers; empty where the rows are not counted
  bool zeros_ = false;                             // blank cells are printed 0.00
};

}  // namespace

// What other forms print brings pieces together that stand apart. Where nothing disturbed the order of a text
// it takes pieces away from the amounts beside it, which stay without their ends.
void RejoinAmounts(Stream* stream, const KnownAmounts* known) {
  Stream in_order = known ? *stream : Stream();
  Rejoiner rejoiner(stream, known);
  rejoiner.Run();
  if (!known || rejoiner.Open() == 0) return;
  Rejoiner plain(&in_order, nullptr);
  plain.Run();
  if (plain.Open() < rejoiner.Open()) *stream = std::move(in_order);
}

}  // namespace gongkai
