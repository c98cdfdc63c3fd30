#include "normalize/performance/linear.h"

#include <algorithm>
#include <set>

#include "normalize/performance/sheet.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kLongestName = 12;   // pieces of a heading, label or level name
constexpr size_t kLinesToHead = 220;  // from the heading of the indicators back to the title of the table
constexpr size_t kLinesToRow = 60;    // that a row may take
constexpr size_t kLinesToLabel = 8;   // from a title to the first label

struct Source {
  size_t item = 0;  // index into the flow
  LinearTokens tokens;
  std::string text;
};

LinearTokens Cut(const std::string& text, int line) {
  LinearTokens out;
  std::string piece;
  auto flush = [&] {
    if (!piece.empty()) out.push_back({piece, line, out.empty()});
    piece.clear();
  };
  for (char32_t code : Utf8ToCodes(text)) {
    if (IsSpace(code)) {
      flush();
    } else {
      AppendUtf8(code, &piece);
    }
  }
  flush();
  return out;
}

bool IsNumber(const std::string& text) {
  Amount amount = ParseAmount(text);
  return amount.kind == Amount::Kind::kNumber && amount.unit.empty();
}
bool IsAmountOrDash(const std::string& text) {
  return ParseAmount(text).kind != Amount::Kind::kNotANumber;
}

std::string Join(const LinearTokens& tokens, size_t from, size_t to) {
  std::string out;
  for (size_t i = from; i < to; ++i) out += tokens[i].text;
  return out;
}

// Words of the catalogue at a place of the stream, put together from as many pieces as they were broken into.
class Matcher {
 public:
  explicit Matcher(const PerformanceLexicon& lexicon) : lexicon_(lexicon) {}

  /// The pieces that a heading takes from `at`, 0 where none stands there.
  size_t Heading(const LinearTokens& t, size_t at, std::vector<Role>* roles) const {
    return Longest(t, at, [&](const std::string& text) {
      *roles = lexicon_.Headings(text);
      // Several headings in one piece are believed; several pieces make one heading.
      return roles->size() == 1 || (!roles->empty() && text == t[at].text);
    });
  }
  size_t Label(const LinearTokens& t, size_t at) const {
    return Longest(t, at, [&](const std::string& text) { return !lexicon_.LabelField(text).empty(); });
  }
  size_t Side(const LinearTokens& t, size_t at) const {
    return Longest(t, at, [&](const std::string& text) { return lexicon_.IsSide(text); });
  }

  struct Level {
    size_t pieces = 0;  // 0: none
    int level = 0;
    std::string text;
  };
  /// A level name, with the weight behind it. `level1` is the current name at level 1.
  Level LevelName(const LinearTokens& t, size_t at, const std::string& level1) const {
    Level out;
    bool both = false;
    out.pieces = Longest(t, at, [&](const std::string& text) {
      WeightedName name = lexicon_.SplitWeight(text, 3);
      bool first = lexicon_.IsLevelName(name.name, 1), second = lexicon_.IsLevelName(name.name, 2);
      // A name that is not known is one where its weight stands behind it.
      constexpr size_t kLongestUnknown = 36;  // bytes
      bool unknown = name.weight && name.name.size() <= kLongestUnknown && !IsAmountOrDash(name.name) &&
                     MatchKey(name.name) == PatternText(name.name);
      if (!first && !second && !unknown) return false;
      // Without 指标 and without a weight it may be the beginning of a sentence.
      if (!name.weight && !name.name.ends_with("指标") && name.name.size() < 12) return false;
      out.level = first ? 1 : 2;
      both = first && second;
      out.text = text;
      return true;
    });
    // A sentence may end just before a name.
    for (size_t skip = 1; skip < out.pieces; ++skip) {
      WeightedName name = lexicon_.SplitWeight(Join(t, at + skip, at + out.pieces), 3);
      bool whole = IsLevel(lexicon_.SplitWeight(out.text, 3).name);
      if (!whole && IsLevel(name.name)) return {};
    }
    if (out.pieces > 0 && both && !level1.empty()) {
      // 成本指标 is level 2 below 产出指标, and level 1 where a name of level 2 follows.
      Level next = LevelName(t, at + out.pieces, "");
      bool holds = lexicon_.CanHold(level1, lexicon_.SplitWeight(out.text, 1).name);
      if (next.pieces == 0 && holds) out.level = 2;
    }
    return out;
  }

 private:
  bool IsLevel(const std::string& name) const {
    return lexicon_.IsLevelName(name, 1) || lexicon_.IsLevelName(name, 2);
  }

  template <typename Accept>
  size_t Longest(const LinearTokens& t, size_t at, Accept accept) const {
    size_t best = 0;
    std::string text;
    for (size_t n = 1; n <= kLongestName && at + n <= t.size(); ++n) {
      text += t[at + n - 1].text;
      if (text.size() > 90) break;
      // Words do not begin with a bracket, and one that is open reaches into the pieces that follow.
      std::string folded = PatternText(text);
      if (folded.starts_with('(') || folded.starts_with(')')) break;
      bool open =
          std::count(folded.begin(), folded.end(), '(') > std::count(folded.begin(), folded.end(), ')');
      if ((n == 1 || !open) && accept(text)) best = n;
    }
    if (best > 0) accept(Join(t, at, at + best));
    return best;
  }

  const PerformanceLexicon& lexicon_;
};

class GridRows {
 public:
  void Next() { ++grid_.rows; }
  void Put(int col, const std::string& text, int line_first, int line_last) {
    if (text.empty() || grid_.rows == 0) return;
    for (Cell& there : grid_.cells) {
      if (there.row != grid_.rows - 1 || there.col != col) continue;
      there.text += text;
      there.place.line_last = std::max(there.place.line_last, line_last);
      return;
    }
    Cell cell;
    cell.row = grid_.rows - 1;
    cell.col = col;
    cell.text = text;
    cell.place.line_first = line_first;
    cell.place.line_last = line_last;
    grid_.cols = std::max(grid_.cols, col + 1);
    grid_.cells.push_back(std::move(cell));
  }
  void Put(int col, const LinearTokens& tokens, size_t from, size_t to) {
    if (from < to) Put(col, Join(tokens, from, to), tokens[from].line, tokens[to - 1].line);
  }
  void Doubt() { grid_.confidence = std::min(grid_.confidence, 0.45); }
  Grid Finish() {
    grid_.method = Method::kLinear;
    std::stable_sort(grid_.cells.begin(), grid_.cells.end(), [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.col < b.col;
    });
    grid_.row_page.assign(static_cast<size_t>(grid_.rows), 1);
    grid_.BuildIndex();
    return std::move(grid_);
  }
  int rows() const { return grid_.rows; }

 private:
  Grid grid_ = [] {
    Grid grid;
    grid.confidence = 0.7;
    return grid;
  }();
};

// Where a table begins and what its heading says.
struct Anchor {
  size_t line = 0;    // index into the sources
  size_t token = 0;   // in that line
  size_t pieces = 0;  // tokens of the heading, counted over the lines
  std::vector<Role> roles;
};

class Finder {
 public:
  Finder(const PerformanceLexicon& lexicon, const std::vector<Source>& lines)
      : lexicon_(lexicon), match_(lexicon), lines_(lines) {}

  // A heading of indicators at the start of a line: words of headings one after the other.
  std::optional<Anchor> HeadingAt(size_t line) const {
    Anchor out;
    out.line = line;
    std::vector<Role> first;
    if (match_.Heading(Window(line, 4), 0, &first) == 0) return std::nullopt;
    LinearTokens tokens = Window(line, kLinesOfHeading);
    size_t at = 0;
    while (at < tokens.size()) {
      std::vector<Role> roles;
      size_t n = match_.Heading(tokens, at, &roles);
      if (n == 0 && lexicon_.Key(tokens[at].text).empty()) n = 1;  // a bracket that was cut off
      if (n == 0) break;
      out.roles.insert(out.roles.end(), roles.begin(), roles.end());
      at += n;
    }
    out.pieces = at;
    return out;
  }

  static bool IsIndicators(const std::vector<Role>& roles) {
    std::set<Role> set(roles.begin(), roles.end());
    bool named = set.count(Role::kLevel1) || set.count(Role::kLevel2) || set.count(Role::kLevel3);
    bool values = set.count(Role::kTarget) || set.count(Role::kWeight) || set.count(Role::kScore);
    if (named) return values && set.size() >= 3;
    return set.count(Role::kLevel) && set.count(Role::kWeight) && set.count(Role::kScore);
  }

  // The tokens of the lines from `line` on.
  LinearTokens Window(size_t line, size_t count) const {
    LinearTokens out;
    for (size_t i = line; i < std::min(lines_.size(), line + count); ++i)
      out.insert(out.end(), lines_[i].tokens.begin(), lines_[i].tokens.end());
    return out;
  }

  // The first line of the table whose indicators begin at `heading`: below a title that labels follow, or at
  // the label of the project; the heading itself where neither stands above. Not above `bound`.
  size_t FirstLine(size_t heading, size_t bound) const {
    size_t label = heading;
    for (size_t i = heading; i-- > bound && heading - i < kLinesToHead;) {
      if (lexicon_.IsTitle(lines_[i].text)) {
        bool head = HasHead(i + 1, heading);
        return head ? i + 1 : label;
      }
      LinearTokens window = Window(i, 6);
      size_t n = match_.Label(window, 0);
      if (n > 0 && n < window.size()) {
        std::string_view field = lexicon_.LabelField(Join(window, 0, n));
        if (field == "project_name") label = i;
      }
    }
    return label;
  }

 private:
  bool HasHead(size_t from, size_t heading) const {
    if (from + kLinesToLabel >= heading) return true;
    for (size_t i = from; i < std::min(heading, from + kLinesToLabel); ++i) {
      LinearTokens window = Window(i, 6);
      std::vector<Role> roles;
      if (match_.Label(window, 0) || match_.Heading(window, 0, &roles)) return true;
    }
    return false;
  }

  static constexpr size_t kLinesOfHeading = 40;
  const PerformanceLexicon& lexicon_;
  Matcher match_;
  const std::vector<Source>& lines_;
};

// One table: its lines to rows of a grid.
class Builder {
 public:
  Builder(const PerformanceLexicon& lexicon, const std::vector<Source>& lines, const Finder& finder)
      : lexicon_(lexicon), match_(lexicon), lines_(lines), finder_(finder) {}

  /// Reads the lines from `first`, the indicators from `anchor` on; `end` becomes the line behind the table.
  std::optional<Grid> Build(size_t first, const Anchor& anchor, size_t* end) {
    LinearTokens top;
    for (size_t i = first; i < anchor.line; ++i)
      top.insert(top.end(), lines_[i].tokens.begin(), lines_[i].tokens.end());
    Head(top);
    if (!Indicators(anchor, end)) return std::nullopt;
    return rows_.Finish();
  }

 private:
  // Label–value pairs, then the funds, then goals, which no record holds.
  void Head(const LinearTokens& t) {
    size_t at = 0;
    rows_.Next();
    int col = 0;
    while (at < t.size()) {
      std::vector<Role> roles;
      size_t side = match_.Side(t, at);
      if (side > match_.Label(t, at)) {
        if (!money_) money_ = lexicon_.Money(Join(t, at, at + side));
        at += side;
        continue;
      }
      if (size_t n = match_.Label(t, at)) {
        rows_.Put(col++, t, at, at + n);
        size_t value = at += n;
        while (at < t.size() && !match_.Label(t, at) && !match_.Side(t, at) && !match_.Heading(t, at, &roles))
          ++at;
        // Values are short: an agency or a project in a line or two.
        if (value < at) rows_.Put(col++, t, value, std::min(at, value + 4));
        continue;
      }
      if (size_t n = match_.Heading(t, at, &roles)) {
        if (IsAmount(roles[0]) || roles[0] == Role::kFundName) {
          Funds(t, at);
          return;
        }
        at += n;
        continue;
      }
      ++at;
    }
  }

  static bool IsAmount(Role role) {
    return role == Role::kInitialBudget || role == Role::kFullYearBudget || role == Role::kExecuted;
  }
  static bool IsPart(Role role) {
    return role == Role::kPartTotal || role == Role::kPartFiscal || role == Role::kPartOther;
  }

  void Funds(const LinearTokens& t, size_t at) {
    // The heading: words, and brackets and side labels between them.
    struct Word {
      Role role;
      size_t from, to;
    };
    std::vector<Word> words, parts;
    std::string side = money_ ? "资金（" + *money_ + "）" : "";
    while (at < t.size()) {
      std::vector<Role> roles;
      size_t n = match_.Heading(t, at, &roles);
      if (n == 0) {
        std::optional<std::string> money = lexicon_.Money(t[at].text);
        bool bracket = t[at].text.starts_with("（") || t[at].text.starts_with("(") ||
                       t[at].text.starts_with("）") || t[at].text.starts_with(")");
        if (!bracket) break;
        if (money) side = "资金（" + *money + "）";
        ++at;
        continue;
      }
      for (Role role : roles) (IsPart(role) ? parts : words).push_back({role, at, at + n});
      at += n;
    }
    size_t amounts = static_cast<size_t>(
        std::count_if(words.begin(), words.end(), [](const Word& w) { return IsAmount(w.role); }));
    size_t each = amounts > 0 ? std::max<size_t>(parts.size() / amounts, 1) : 1;
    int name = 1;  // column 0 is the side label's
    rows_.Next();
    if (!side.empty())
      rows_.Put(0, side, t[words.empty() ? 0 : words[0].from].line,
                t[words.empty() ? 0 : words[0].from].line);
    struct Slot {
      Role role, part;
    };
    std::vector<Slot> slots;                  // the columns with values
    std::vector<std::pair<Role, int>> texts;  // 任务名称, 主要内容, 完成情况
    int col = name;
    bool named =
        std::any_of(words.begin(), words.end(), [](const Word& w) { return w.role == Role::kFundName; });
    if (!named) ++col;  // the name stands left of the amounts without a heading
    int first_value = -1;
    size_t part = 0;
    std::vector<std::pair<int, const Word*>> part_columns;
    for (const Word& word : words) {
      rows_.Put(col, t, word.from, word.to);
      bool text = word.role == Role::kFundName || word.role == Role::kContent || word.role == Role::kActual;
      if (text) {
        texts.emplace_back(word.role, col++);
        continue;
      }
      if (first_value < 0) first_value = col;
      size_t count = IsAmount(word.role) ? each : 1;
      for (size_t i = 0; i < count; ++i) {
        Role which = IsAmount(word.role) && part < parts.size() ? parts[part].role : Role::kNone;
        if (which != Role::kNone) part_columns.emplace_back(col, &parts[part++]);
        slots.push_back({word.role, which});
        ++col;
      }
    }
    if (!part_columns.empty()) {
      rows_.Next();
      for (const auto& [column, word] : part_columns) rows_.Put(column, t, word->from, word->to);
    }
    // The rows: pieces of names, then values to the end of the line.
    size_t begin = at;
    while (at < t.size()) {
      size_t line_end = at + 1;
      while (line_end < t.size() && !t[line_end].line_start) ++line_end;
      size_t value = line_end;
      while (value > at && IsAmountOrDash(t[value - 1].text)) --value;
      std::vector<Role> roles;
      if (t[at].line_start && match_.Heading(t, at, &roles) && roles[0] == Role::kGoal) return;
      if (at == begin && match_.Side(t, at) && value == line_end) {
        at += match_.Side(t, at);
        begin = at;
        continue;
      }
      if (value == line_end) {
        at = line_end;
        continue;
      }
      rows_.Next();
      NameTexts(t, begin, value, texts, name);
      std::vector<std::string> values;
      for (size_t i = value; i < line_end; ++i) values.push_back(t[i].text);
      std::vector<size_t> slot_of = Place(
          values, slots.size(), [&](size_t s) { return slots[s].role == Role::kRate; },
          [&](size_t s) { return slots[s].part; });
      for (size_t i = 0; i < values.size(); ++i)
        if (slot_of[i] < slots.size())
          rows_.Put(first_value + static_cast<int>(slot_of[i]), values[i], t[value].line, t[value].line);
      at = begin = line_end;
    }
  }

  void NameTexts(const LinearTokens& t, size_t from, size_t to,
                 const std::vector<std::pair<Role, int>>& texts, int name) {
    if (texts.size() < 2) {
      rows_.Put(name, t, from, to);
      return;
    }
    // The task's name is one piece; its contents end with a full stop, and how it went follows.
    rows_.Put(name, t, from, std::min(from + 1, to));
    size_t stop = from + 1;
    while (stop < to && !t[stop].text.ends_with("。")) ++stop;
    stop = std::min(stop + 1, to);
    if (from + 1 < to) rows_.Put(texts[1].second, t, from + 1, stop);
    if (texts.size() > 2 && stop < to) rows_.Put(texts[2].second, t, stop, to);
  }

  // The column of each value of a row. A row that prints fewer values than there are columns left some blank;
  // the rate is known by its sign, and an amount that is its total leaves nothing for the part behind it.
  template <typename IsRate, typename PartOf>
  std::vector<size_t> Place(const std::vector<std::string>& values, size_t slots, IsRate is_rate,
                            PartOf part_of) {
    std::vector<size_t> out(values.size(), slots);
    if (values.size() == slots) {
      for (size_t i = 0; i < slots; ++i) out[i] = i;
      return out;
    }
    bool dashes =
        std::all_of(values.begin(), values.end(), [](const std::string& v) { return !NumberOf(v); });
    if (dashes || values.size() > slots) {
      if (!dashes) rows_.Doubt();
      return out;
    }
    size_t rate_slot = slots, rate_value = values.size();
    for (size_t s = 0; s < slots; ++s)
      if (is_rate(s)) rate_slot = s;
    for (size_t v = 0; v < values.size(); ++v)
      if (values[v].ends_with("%") || values[v].ends_with("％")) rate_value = v;
    if (rate_slot == slots || rate_value == values.size()) {
      rows_.Doubt();
      return out;
    }
    // Behind the rate and just before it: score and weight.
    for (size_t v = rate_value; v < values.size() && rate_slot + (v - rate_value) < slots; ++v)
      out[v] = rate_slot + (v - rate_value);
    size_t amounts = rate_slot, given = rate_value;
    if (rate_slot > 0 && part_of(rate_slot - 1) == Role::kNone && given > 0) {
      out[given - 1] = rate_slot - 1;
      --amounts;
      --given;
    }
    size_t slot = 0;
    for (size_t v = 0; v < given && slot < amounts; ++v) {
      out[v] = slot++;
      bool fiscal =
          slot < slots && part_of(slot - 1) == Role::kPartFiscal && part_of(slot) == Role::kPartOther;
      if (fiscal && v > 0 && given - v - 1 < amounts - slot && NumberOf(values[v]) == NumberOf(values[v - 1]))
        ++slot;
    }
    return out;
  }

  // --- Indicators ---

  bool Indicators(const Anchor& anchor, size_t* end) {
    roles_.clear();
    for (Role role : anchor.roles)
      if (role != Role::kNone) roles_.push_back(role);
    numbers_ = static_cast<size_t>(std::count_if(roles_.begin(), roles_.end(), [](Role r) {
      return r == Role::kWeight || r == Role::kScore || r == Role::kScoreRate;
    }));
    if (numbers_ == 0) return false;
    LinearTokens heading = finder_.Window(anchor.line, 40);
    PutHeading(heading, anchor.pieces);

    // Lines after the heading; it may end within a line.
    size_t skip = anchor.pieces, line = anchor.line;
    while (line < lines_.size() && skip >= lines_[line].tokens.size()) skip -= lines_[line++].tokens.size();
    LinearTokens pending;
    size_t since_row = 0;
    *end = line;
    bool any = false;
    while (line < lines_.size() && since_row++ < kLinesToRow) {
      LinearTokens tokens(lines_[line].tokens.begin() + static_cast<std::ptrdiff_t>(skip),
                          lines_[line].tokens.end());
      if (tokens.empty()) {
        ++line;
        skip = 0;
        continue;
      }
      if (lexicon_.IsTitle(lines_[line].text)) break;
      if (IsTotal(tokens)) {
        FlushDeviation(&pending, pending.size());
        rows_.Next();
        for (size_t i = 0; i < tokens.size(); ++i) rows_.Put(static_cast<int>(i), tokens, i, i + 1);
        *end = line + 1;
        return any;
      }
      std::optional<Anchor> again = skip == 0 ? finder_.HeadingAt(line) : std::nullopt;
      if (again && IsRepeated(*again)) {
        skip = again->pieces;
        while (line < lines_.size() && skip >= lines_[line].tokens.size())
          skip -= lines_[line++].tokens.size();
        continue;
      }
      skip = 0;
      ++line;
      for (LinearTokens& row : CutRows(tokens)) {
        size_t numbers = TrailingNumbers(row);
        if (numbers < numbers_) {
          pending.insert(pending.end(), row.begin(), row.end());
          continue;
        }
        pending.insert(pending.end(), row.begin(), row.end() - static_cast<std::ptrdiff_t>(numbers_));
        PutRow(&pending, LinearTokens(row.end() - static_cast<std::ptrdiff_t>(numbers_), row.end()));
        pending.clear();
        any = true;
        since_row = 0;
        *end = line;
      }
    }
    return any;
  }

  bool IsRepeated(const Anchor& again) const {
    std::vector<Role> roles;
    for (Role role : again.roles)
      if (role != Role::kNone) roles.push_back(role);
    return roles == roles_;
  }

  void PutHeading(const LinearTokens& heading, size_t pieces) {
    rows_.Next();
    int col = 0;
    for (size_t at = 0; at < pieces;) {
      std::vector<Role> roles;
      size_t n = std::max<size_t>(match_.Heading(heading, at, &roles), 1);
      // Two headings in one piece take a column each.
      if (!roles.empty()) rows_.Put(col, heading, at, at + n);
      col += static_cast<int>(roles.size());
      at += n;
    }
  }

  bool IsTotal(const LinearTokens& tokens) const {
    size_t words = 0;
    while (words < tokens.size() && !IsAmountOrDash(tokens[words].text)) ++words;
    if (words == 0 || words == tokens.size() || !lexicon_.IsTotal(Join(tokens, 0, words))) return false;
    return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(words), tokens.end(),
                       [](const LinearToken& t) { return IsAmountOrDash(t.text); });
  }

  size_t TrailingNumbers(const LinearTokens& tokens) const {
    size_t n = 0;
    bool rate = roles_.back() == Role::kScoreRate;
    while (n < tokens.size()) {
      const std::string& text = tokens[tokens.size() - 1 - n].text;
      if (!IsNumber(text) && !(rate && n == 0 && NumberOf(text))) break;
      ++n;
    }
    return n;
  }

  // A line may hold several rows: 足额保障率=100% 22.5 科目调整次数≤10次 22.5. And words may have run
  // together: the level names before the first indicator, and an indicator with its target.
  std::vector<LinearTokens> CutRows(const LinearTokens& tokens) const {
    std::vector<LinearTokens> out(1);
    for (size_t i = 0; i < tokens.size(); ++i) {
      constexpr size_t kWord = 9;  // bytes; units are shorter
      bool after_numbers = TrailingNumbers(out.back()) >= numbers_ && out.back().size() > numbers_;
      if (after_numbers && !IsNumber(tokens[i].text) && tokens[i].text.size() > kWord && HasNumber(tokens, i))
        out.emplace_back();
      for (LinearToken& piece : Unglue(tokens[i])) out.back().push_back(std::move(piece));
    }
    return out;
  }

  static bool HasNumber(const LinearTokens& tokens, size_t from) {
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(),
                       [](const LinearToken& t) { return IsNumber(t.text); });
  }

  LinearTokens Unglue(const LinearToken& token) const {
    LinearTokens out;
    std::string rest = token.text;
    // Known level names at the front, when more follows.
    for (bool found = true; found;) {
      found = false;
      std::u32string codes = Utf8ToCodes(rest);
      for (size_t n = std::min<size_t>(codes.size(), 10); n >= 4 && n < codes.size(); --n) {
        std::string name = CodesToUtf8(codes.substr(0, n));
        if (!name.ends_with("指标") || (!lexicon_.IsLevelName(name, 1) && !lexicon_.IsLevelName(name, 2)))
          continue;
        std::string after = CodesToUtf8(codes.substr(n));
        if (after.starts_with("（") || after.starts_with("(") || after.starts_with("值")) break;
        out.push_back({name, token.line, token.line_start && out.empty()});
        rest = after;
        found = true;
        break;
      }
    }
    bool level = !out.empty();
    // 足额保障率=100%: a comparison within a word begins the target, where a target is to come.
    if (level || numbers_ == 1) {
      std::u32string codes = Utf8ToCodes(rest);
      size_t sign = codes.find_first_of(U"=≥≤＝>＞<＜");
      if (sign != std::u32string::npos && sign > 1) {
        out.push_back({CodesToUtf8(codes.substr(0, sign)), token.line, token.line_start && out.empty()});
        rest = CodesToUtf8(codes.substr(sign));
      }
    }
    out.push_back({rest, token.line, token.line_start && out.empty()});
    return out;
  }

  // What stands between a row and the next level name is the remark on the row before.
  void FlushDeviation(LinearTokens* pending, size_t count) {
    auto deviation = std::find(roles_.begin(), roles_.end(), Role::kDeviation);
    if (count > 0 && deviation != roles_.end() && last_row_ >= 0)
      rows_.Put(static_cast<int>(deviation - roles_.begin()), *pending, 0, count);
    pending->erase(pending->begin(), pending->begin() + static_cast<std::ptrdiff_t>(count));
  }

  int ColumnOf(Role role) const {
    auto at = std::find(roles_.begin(), roles_.end(), role);
    return at == roles_.end() ? -1 : static_cast<int>(at - roles_.begin());
  }

  void PutRow(LinearTokens* pending, const LinearTokens& numbers) {
    // Level names, wherever a line begins with one.
    std::string names[3];
    int name_line[3] = {0, 0, 0};
    for (size_t at = 0; at < pending->size();) {
      if (at > 0 && !(*pending)[at].line_start) {
        ++at;
        continue;
      }
      size_t side = match_.Side(*pending, at);
      Matcher::Level level = match_.LevelName(*pending, at, level1_);
      bool weighted = level.pieces > 0 && lexicon_.SplitWeight(level.text, 3).weight.has_value();
      if (side > 0 && side >= level.pieces && !weighted) {
        if (at > 0) FlushDeviation(pending, at);
        pending->erase(pending->begin(), pending->begin() + static_cast<std::ptrdiff_t>(side));
        at = 0;
        continue;
      }
      if (level.pieces == 0 || ColumnOf(level.level == 1 ? Role::kLevel1 : Role::kLevel2) < 0) {
        ++at;
        continue;
      }
      int line = (*pending)[at].line;
      if (at > 0) FlushDeviation(pending, at);
      if (level.level == 1) level1_ = lexicon_.SplitWeight(level.text, 1).name;
      names[level.level] = level.text;
      name_line[level.level] = line;
      pending->erase(pending->begin(), pending->begin() + static_cast<std::ptrdiff_t>(level.pieces));
      at = 0;
    }
    // A sentence that ended before this row's indicator belongs to the row before.
    if (ColumnOf(Role::kDeviation) >= 0 && names[1].empty() && names[2].empty()) {
      for (size_t i = pending->size(); i-- > 0;) {
        if (!(*pending)[i].text.ends_with("。") || i + 1 >= pending->size()) continue;
        FlushDeviation(pending, i + 1);
        break;
      }
    }
    rows_.Next();
    last_row_ = rows_.rows() - 1;
    for (int l : {1, 2}) {
      int col = ColumnOf(l == 1 ? Role::kLevel1 : Role::kLevel2);
      rows_.Put(col, names[l], name_line[l], name_line[l]);
    }
    MergeUnits(pending);
    RowSplit split = SplitRow(*pending, ColumnOf(Role::kTarget) >= 0, ColumnOf(Role::kActual) >= 0);
    if (!split.sure) rows_.Doubt();
    int name = ColumnOf(Role::kLevel3);
    if (name < 0) name = ColumnOf(Role::kLevel);
    if (name < 0) name = ColumnOf(Role::kLevel2);
    if (name < 0) name = ColumnOf(Role::kLevel1);
    if (name >= 0) rows_.Put(name, *pending, 0, split.target);
    if (ColumnOf(Role::kTarget) >= 0)
      rows_.Put(ColumnOf(Role::kTarget), *pending, split.target, split.actual);
    if (ColumnOf(Role::kActual) >= 0)
      rows_.Put(ColumnOf(Role::kActual), *pending, split.actual, pending->size());
    size_t n = 0;
    for (size_t c = 0; c < roles_.size(); ++c) {
      Role role = roles_[c];
      if (role != Role::kWeight && role != Role::kScore && role != Role::kScoreRate) continue;
      rows_.Put(static_cast<int>(c), numbers, n, n + 1);
      ++n;
    }
  }

  // 4 月, ≥14 个: a number and the unit behind it are one piece.
  static void MergeUnits(LinearTokens* tokens) {
    for (size_t i = 0; i + 1 < tokens->size(); ++i) {
      LinearToken& number = (*tokens)[i];
      const LinearToken& unit = (*tokens)[i + 1];
      std::string folded = PatternText(number.text);
      bool sign_only =
          folded == ">=" || folded == "≥" || folded == "≤" || folded == "<" || folded == ">" || folded == "=";
      bool ends_with_digit = !folded.empty() && IsDigit(static_cast<unsigned char>(folded.back()));
      constexpr size_t kLongestUnit = 6;  // bytes
      bool follows =
          !unit.line_start && ((sign_only && !unit.text.empty()) ||
                               (ends_with_digit && unit.text.size() <= kLongestUnit &&
                                !IsAmountOrDash(unit.text) && IsIdeograph(Utf8ToCodes(unit.text)[0])));
      if (!follows) continue;
      number.text += unit.text;
      tokens->erase(tokens->begin() + static_cast<std::ptrdiff_t>(i) + 1);
      --i;
    }
  }

  const PerformanceLexicon& lexicon_;
  Matcher match_;
  const std::vector<Source>& lines_;
  const Finder& finder_;
  GridRows rows_;
  std::vector<Role> roles_;
  size_t numbers_ = 0;
  std::optional<std::string> money_;  // 万元 of a label beside the funds
  std::string level1_;
  int last_row_ = -1;
};

}  // namespace

void GridLinearTables(const PerformanceLexicon& lexicon, Flow* flow) {
  std::vector<Source> lines;
  for (size_t i = 0; i < flow->size(); ++i) {
    const FlowItem& item = (*flow)[i];
    if (item.is_table() || item.line.place.line_first == 0) continue;
    LinearTokens tokens = Cut(item.line.text, item.line.place.line_first);
    // The numbers of a row in the last line of a page look like a page number; those stand alone.
    auto numbers =
        std::count_if(tokens.begin(), tokens.end(), [](const LinearToken& t) { return IsNumber(t.text); });
    if (item.furniture && numbers < 2) continue;
    lines.push_back({i, std::move(tokens), item.line.text});
  }
  if (lines.empty()) return;
  Finder finder(lexicon, lines);
  struct Found {
    size_t first, last;  // flow items, inclusive
    Grid grid;
  };
  std::vector<Found> found;
  size_t bound = 0;
  for (size_t line = 0; line < lines.size(); ++line) {
    std::optional<Anchor> anchor = finder.HeadingAt(line);
    if (!anchor || !Finder::IsIndicators(anchor->roles)) continue;
    size_t first = finder.FirstLine(line, bound), end = line;
    // Tables between the lines were delimited: what stands around them is theirs.
    if (lines[line].item - lines[first].item != line - first) first = line;
    std::optional<Grid> grid = Builder(lexicon, lines, finder).Build(first, *anchor, &end);
    if (!grid || end <= line) continue;
    found.push_back({lines[first].item, lines[end - 1].item, std::move(*grid)});
    bound = end;
    line = end - 1;
  }
  if (found.empty()) return;
  Flow out;
  size_t next = 0;
  for (size_t i = 0; i < flow->size(); ++i) {
    if (next < found.size() && i == found[next].first) {
      FlowItem table;
      table.page = (*flow)[i].page;
      table.page_height = (*flow)[i].page_height;
      table.top = (*flow)[i].top;
      table.bottom = (*flow)[found[next].last].bottom;
      table.grid = std::move(found[next].grid);
      out.push_back(std::move(table));
      i = found[next++].last;
      continue;
    }
    out.push_back(std::move((*flow)[i]));
  }
  *flow = std::move(out);
}

}  // namespace gongkai
