#include "normalize/linear/rows.h"

#include <algorithm>
#include <optional>

#include "normalize/linear/row_tokens.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// A line of text alone, which may be a piece of the name above or below it.
struct Fragment {
  std::string text;
  Place place;
};

// A row on its way.
struct Draft {
  LinearRow row;
  size_t above = 0;          // lines of its name above the code
  bool inline_text = false;  // text on the line of the code
  bool waited = false;       // its amounts stood above it
};

class ClassificationReader {
 public:
  ClassificationReader(int columns, bool placed, const KeyWords& key, const CodeNames& names)
      : placed_(placed), columns_(columns), key_(key), names_(names) {}

  LinearBody Read(const std::vector<std::vector<Token>>& body) {
    for (size_t i = 0; i < body.size(); ++i) {
      if (placed_ && BelongsBelow(body, i)) {
        waiting_.insert(waiting_.end(), body[i].begin(), body[i].end());
      } else if (placed_ && BeginsNameBelow(body, i)) {
        fragments_[drafts_.size()].push_back({Words(body[i]), body[i].front().place});
        for (const Token& token : body[i])
          if (token.kind == Kind::kAmount) waiting_.push_back(token);
      } else {
        ReadLine(body[i]);
      }
    }
    out_.strays += static_cast<int>(waiting_.size());
    DistributeFragments();
    for (Draft& draft : drafts_) {
      if (draft.row.code.empty() && draft.row.name.empty()) continue;
      out_.rows.push_back(std::move(draft.row));
    }
    return std::move(out_);
  }

 private:
  void ReadLine(const std::vector<Token>& line) {
    if (line.empty()) return;
    std::string code;
    size_t at = CodeParts(line, 0, &code);
    std::string text;
    bool words = false, numbers = false;
    for (size_t i = at; i < line.size(); ++i) {
      words = words || line[i].kind == Kind::kWord;
      numbers = numbers || line[i].kind == Kind::kAmount;
    }
    if (at > 0 || StartsTotal(line)) {
      drafts_.emplace_back();
      drafts_.back().row.code = code;
      drafts_.back().row.place = line.front().place;
      drafts_.back().row.y = static_cast<double>(line.front().line);
    } else if (words && !numbers && !drafts_.empty() && HasItsLine(drafts_.back()) && !Extends(line)) {
      // Text alone between two rows: decided when the next row is known.
      fragments_[drafts_.size()].push_back({Words(line), line.front().place});
      return;
    } else if (drafts_.empty()) {
      if (words && !numbers) fragments_[0].push_back({Words(line), line.front().place});
      if (numbers) ++out_.strays;
      return;
    }
    Draft& draft = drafts_.back();
    if (!waiting_.empty()) {
      TakeWaiting(&draft.row);
      draft.waited = true;
    }
    if (at == 0 && Extends(line)) draft.row.code += PatternText(line[at++].text);
    for (size_t i = at; i < line.size(); ++i) {
      const Token& token = line[i];
      switch (token.kind) {
        case Kind::kWord:
          draft.row.name += PrintedName(token.text);
          draft.inline_text = true;
          break;
        case Kind::kAmount:
          AddAmount(&draft.row, token);
          break;
        case Kind::kNumber:
          // 0 is an amount; other whole numbers are page numbers or counts.
          if (PatternText(token.text) == "0" || !draft.row.amounts.empty()) AddAmount(&draft.row, token);
          break;
        case Kind::kCode:
          if (!draft.row.amounts.empty() || numbers) AddAmount(&draft.row, token);
          break;
      }
    }
  }

  // The row is printed but for the ends of its name; where places mean something, its amounts may be blank.
  bool HasItsLine(const Draft& draft) const {
    return !draft.row.amounts.empty() || (placed_ && draft.inline_text && !draft.row.code.empty());
  }

  bool Extends(const std::vector<Token>& line) const {
    return !drafts_.empty() && ExtendsCode(line, drafts_.back().row, drafts_.back().waited);
  }

  // Amounts alone on a line, set a little above the code of their row: nearer to it than to the row before,
  // or as near while that row has its amounts already.
  bool BelongsBelow(const std::vector<std::vector<Token>>& body, size_t i) const {
    const std::vector<Token>& line = body[i];
    bool amounts = !line.empty() && std::all_of(line.begin(), line.end(),
                                                [](const Token& t) { return t.kind == Kind::kAmount; });
    if (!amounts || i + 1 >= body.size()) return false;
    size_t next = i + 1;
    while (next < body.size() && next < i + 3 && !body[next].empty() && body[next][0].kind == Kind::kAmount)
      ++next;
    if (next >= body.size() || body[next].empty()) return false;
    std::string code;
    bool row = CodeParts(body[next], 0, &code) > 0 || StartsTotal(body[next]);
    if (!row || body[next][0].place.page != line[0].place.page) return false;
    if (drafts_.empty() || i == 0 || body[i - 1].empty()) return true;
    double below = MiddleOf(body[next][0].place) - MiddleOf(line[0].place);
    double above = MiddleOf(line[0].place) - MiddleOf(drafts_.back().row.place);
    if (drafts_.back().row.place.page != line[0].place.page) return true;
    return below < above || (below == above && !drafts_.back().row.amounts.empty());
  }

  // The first line of a name with its amounts beside it, above the code: 社会保障和就 175.21, 208, 业支出.
  // The row before has its amounts, or the name is known for the code below, which has no amounts on its
  // line.
  bool BeginsNameBelow(const std::vector<std::vector<Token>>& body, size_t i) const {
    const std::vector<Token>& line = body[i];
    if (line.empty() || line[0].kind != Kind::kWord || StartsTotal(line) || !waiting_.empty()) return false;
    bool figures =
        std::any_of(line.begin(), line.end(), [](const Token& t) { return t.kind == Kind::kAmount; });
    if (!figures) return false;
    bool open = !drafts_.empty() && drafts_.back().row.amounts.empty();
    constexpr size_t kNear = 2;
    for (size_t next = i + 1; next < body.size() && next <= i + kNear; ++next) {
      if (body[next].empty() || body[next][0].place.page != line[0].place.page) return false;
      bool amounts = std::any_of(body[next].begin(), body[next].end(),
                                 [](const Token& t) { return t.kind == Kind::kAmount; });
      if (amounts) return false;
      std::string code;
      if (CodeParts(body[next], 0, &code) > 0) return !open || Begins(code, Words(line));
    }
    return false;
  }

  // Amounts of a row stand in the order of their places, whichever line they were set on.
  void TakeWaiting(LinearRow* row) {
    for (const Token& token : waiting_) AddAmount(row, token);
    waiting_.clear();
  }

  void AddAmount(LinearRow* row, const Token& token) {
    if (row->amounts.size() >= static_cast<size_t>(columns_)) {
      ++out_.strays;
    } else {
      row->amounts.push_back(token);
      if (placed_)
        std::stable_sort(row->amounts.begin(), row->amounts.end(),
                         [](const Token& a, const Token& b) { return a.x0 < b.x0; });
    }
  }

  // 合计, or 合 计 in two tokens, at the start of a line.
  bool StartsTotal(const std::vector<Token>& line) const {
    if (IsTotal(line[0], key_)) return true;
    if (line.size() > 1 && line[0].kind == Kind::kWord && line[1].kind == Kind::kWord)
      return key_.totals.count(MatchKey(line[0].text + line[1].text)) > 0;
    return false;
  }

  static std::string Words(const std::vector<Token>& line) {
    std::string text;
    for (const Token& token : line)
      if (token.kind == Kind::kWord) text += PrintedName(token.text);
    return text;
  }

  bool Known(const std::string& code, const std::string& name) const {
    auto found = names_.find(code);
    return found != names_.end() && MatchKey(found->second) == MatchKey(name);
  }

  // Lines of text between row i-1 and row i: the end of the first name or the beginning of the second.
  void DistributeFragments() {
    // Where every code has text beside it, names begin on the line of their code and only go on below it.
    centered_ = std::any_of(drafts_.begin(), drafts_.end(),
                            [](const Draft& d) { return !d.row.code.empty() && !d.inline_text; });
    for (auto& [next, lines] : fragments_) {
      Draft* before = next > 0 ? &drafts_[next - 1] : nullptr;
      Draft* after = next < drafts_.size() ? &drafts_[next] : nullptr;
      size_t first = Split(before, after, lines);
      std::string head, tail;
      for (size_t i = 0; i < lines.size(); ++i) (i < first ? head : tail) += lines[i].text;
      if (before) before->row.name += head;
      if (after) {
        after->row.name = tail + after->row.name;
        after->above = lines.size() - first;
      }
    }
  }

  // How many of the lines belong to the row before.
  size_t Split(const Draft* before, const Draft* after, const std::vector<Fragment>& lines) const {
    if (!before || before->row.code.empty()) return before && !after ? lines.size() : 0;
    if (!after || after->row.code.empty()) return lines.size();
    // A name that is known for the code decides.
    for (size_t k = 0; k <= lines.size(); ++k) {
      std::string head = before->row.name, tail;
      for (size_t i = 0; i < lines.size(); ++i) (i < k ? head : tail) += lines[i].text;
      bool fits_before = Known(before->row.code, head);
      bool fits_after = !tail.empty() && (after->inline_text ? Known(after->row.code, tail + after->row.name)
                                                             : Begins(after->row.code, tail));
      if ((fits_before && (k == lines.size() || fits_after)) || (k == 0 && fits_after)) return k;
    }
    bool on_page = lines.front().place.box.has_value();
    if (!on_page && placed_)
      if (std::optional<size_t> gap = WidestGap(*before, *after, lines)) return *gap;
    if (!centered_) return lines.size();
    // The nearer code owns the line. Texts whose lines are all equally far apart say nothing.
    double above = MiddleOf(lines.front().place) - MiddleOf(before->row.place),
           below = MiddleOf(after->row.place) - MiddleOf(lines.back().place);
    if (on_page || (above != below && above > 0 && below > 0)) {
      size_t own = 0;
      while (own < lines.size() && Nearer(lines[own].place, before->row.place, after->row.place)) ++own;
      return own;
    }
    // In text as many lines of a name follow its code as precede it.
    if (after->inline_text) return lines.size();
    if (before->inline_text || before->above > 0) return std::min(before->above, lines.size());
    return lines.size() / 2;
  }

  // Lines that were laid out leave more room between rows than within them: the number of lines above the
  // widest gap between the two codes. Nothing where several are as wide.
  static std::optional<size_t> WidestGap(const Draft& before, const Draft& after,
                                         const std::vector<Fragment>& lines) {
    std::optional<size_t> widest;
    double most = 0;
    for (size_t k = 0; k <= lines.size(); ++k) {
      const Place& above = k > 0 ? lines[k - 1].place : before.row.place;
      const Place& below = k < lines.size() ? lines[k].place : after.row.place;
      if (above.page != below.page) return k;
      const double gap = MiddleOf(below) - MiddleOf(above);
      if (gap < most) continue;
      widest = gap > most ? std::optional<size_t>(k) : std::nullopt;
      most = gap;
    }
    return widest;
  }

  static bool Nearer(const Place& line, const Place& before, const Place& after) {
    if (line.page != before.page) return false;
    if (line.page != after.page) return true;
    return MiddleOf(line) - MiddleOf(before) <= MiddleOf(after) - MiddleOf(line);
  }

  bool Begins(const std::string& code, const std::string& text) const {
    auto found = names_.find(code);
    return found != names_.end() && MatchKey(found->second).starts_with(MatchKey(text));
  }

  bool centered_ = false;
  const bool placed_;
  std::vector<Token> waiting_;  // amounts set above the row that they belong to
  const int columns_;
  const KeyWords& key_;
  const CodeNames& names_;
  std::vector<Draft> drafts_;
  std::map<size_t, std::vector<Fragment>> fragments_;  // by the row that follows
  LinearBody out_;
};

}  // namespace

LinearBody ReadClassificationRows(const std::vector<std::vector<Token>>& body, int columns, bool placed,
                                  const KeyWords& key, const CodeNames& names) {
  return ClassificationReader(columns, placed, key, names).Read(body);
}

}  // namespace gongkai
