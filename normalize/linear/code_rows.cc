#include "normalize/linear/code_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// A way to read the parts so far.
struct State {
  std::vector<std::string> sections, items;  // 款 of each row that is no class, 项 of each row that has one
  std::vector<size_t> item_rows;             // rows that wait for a 项, as indexes into `sections`
  int cost = 0;
  bool last_is_section = false;
  bool beside = true;  // every part stands behind the one before it in its row, or below one of its column
};

class PartsReader {
 public:
  explicit PartsReader(const Stream& stream) : stream_(stream) {
    for (size_t i = 0; i < stream.size(); ++i) {
      const Token& token = stream[i].token;
      if (token.kind != Kind::kCode) continue;
      std::string code = PatternText(token.text);
      bool first = classes_.empty() || classes_.back().code != code;
      if (!first) inner_.push_back(classes_.size());
      classes_.push_back({code, i});
    }
  }

  CodeColumn Read() {
    constexpr size_t kKept = 80;
    std::vector<State> states{State{}};
    size_t printed = 0;  // classes printed so far
    const StreamToken* last = nullptr;
    for (const StreamToken& next : stream_) {
      std::string text = PatternText(next.token.text);
      bool part = next.token.kind == Kind::kNumber && text.size() == 2;
      if (next.token.kind == Kind::kCode) ++printed;
      if (!part) {
        if (next.token.kind == Kind::kCode) last = nullptr;
        continue;
      }
      bool below = last && next.link == PlacementLink::kNextLine && next.paragraph == last->paragraph;
      std::vector<State> grown;
      for (const State& state : states) {
        TakeSection(state, text, printed, below, last == nullptr, &grown);
        TakeItem(state, text, below, last != nullptr, &grown);
        // A page number may look like a part.
        constexpr int kDropped = 8;
        State dropped = state;
        dropped.cost += kDropped;
        grown.push_back(std::move(dropped));
      }
      std::stable_sort(grown.begin(), grown.end(),
                       [](const State& a, const State& b) { return a.cost < b.cost; });
      states.clear();
      std::set<std::tuple<size_t, size_t, std::string, std::string, bool>> seen;
      for (State& state : grown) {
        if (states.size() >= kKept) break;
        std::string section = state.sections.empty() ? "" : state.sections.back();
        std::string item = state.items.empty() ? "" : state.items.back();
        if (seen.emplace(state.sections.size(), state.items.size(), section, item, state.last_is_section)
                .second)
          states.push_back(std::move(state));
      }
      last = &next;
    }
    for (const State& state : states)
      if (state.sections.size() == inner_.size() && state.items.size() == state.item_rows.size())
        return {Rows(state), state.cost == 0 && state.beside};
    return {};
  }

 private:
  bool SameClass(size_t a, size_t b) const {
    return classes_[inner_[a]].code == classes_[inner_[b]].code && inner_[b] - inner_[a] == b - a;
  }

  // The part is the 款 of the next row that is no class.
  void TakeSection(const State& state, const std::string& text, size_t printed, bool below, bool behind_class,
                   std::vector<State>* out) const {
    size_t k = state.sections.size();
    if (k >= inner_.size()) return;
    State next = state;
    bool goes_on = k > 0 && SameClass(k - 1, k);
    if (goes_on && text < state.sections.back()) return;
    if (!goes_on || text != state.sections.back()) {
      // A new 款.
    } else {
      next.item_rows.push_back(k);
    }
    next.sections.push_back(text);
    // The class of its row is printed before it.
    if (inner_[k] >= printed) next.cost += 2;
    if (below && !state.last_is_section) next.cost += 2;
    next.beside =
        next.beside && ((below && state.last_is_section) || (behind_class && inner_[k] + 1 == printed));
    next.last_is_section = true;
    out->push_back(std::move(next));
  }

  // The part is the 项 of the next row that waits for one.
  void TakeItem(const State& state, const std::string& text, bool below, bool behind_part,
                std::vector<State>* out) const {
    size_t j = state.items.size();
    if (j >= state.item_rows.size()) return;
    size_t row = state.item_rows[j];
    bool goes_on = j > 0 && state.item_rows[j - 1] + 1 == row && SameClass(row - 1, row) &&
                   state.sections[row - 1] == state.sections[row];
    if (goes_on && text <= state.items.back()) return;
    State next = state;
    next.items.push_back(text);
    if (below && state.last_is_section) next.cost += 2;
    // As a rule the 项 stands behind the 款 of its own row, the last one printed or one of a run of them.
    if (!below && row + 1 != state.sections.size() && !state.last_is_section) next.cost += 1;
    bool own = behind_part && state.last_is_section && row + 1 == state.sections.size();
    next.beside = next.beside && ((below && !state.last_is_section) || own);
    next.last_is_section = false;
    out->push_back(std::move(next));
  }

  std::vector<CodeRow> Rows(const State& state) const {
    std::vector<CodeRow> rows = classes_;
    for (size_t k = 0; k < state.sections.size(); ++k) rows[inner_[k]].code += state.sections[k];
    for (size_t j = 0; j < state.items.size(); ++j) rows[inner_[state.item_rows[j]]].code += state.items[j];
    return rows;
  }

  const Stream& stream_;
  std::vector<CodeRow> classes_;  // one for each row
  std::vector<size_t> inner_;     // rows that are not the first of their class
};

// The codes of another form, where they are made of the parts of this one.
class KnownCodes {
 public:
  explicit KnownCodes(const Stream& stream) {
    for (size_t i = 0; i < stream.size(); ++i) {
      const Token& token = stream[i].token;
      std::string text = PatternText(token.text);
      if (token.kind == Kind::kCode) classes_[text].push_back(i);
      if (token.kind == Kind::kNumber && text.size() == 2) ++parts_[text];
    }
  }

  /// The rows; nothing where the list is not that of this form, even without some of its codes.
  std::vector<CodeRow> Rows(const std::vector<std::string>& list) {
    chosen_.clear();
    std::map<std::string, std::vector<std::string>> by_class;
    for (const std::string& code : list)
      if (classes_.count(code.substr(0, kClass))) by_class[code.substr(0, kClass)].push_back(code);
    if (by_class.size() != classes_.size()) return {};
    groups_.assign(by_class.begin(), by_class.end());
    for (auto& [name, codes] : groups_) {
      std::sort(codes.begin(), codes.end());
      if (codes.size() < classes_[name].size() || codes[0] != name) return {};
    }
    left_ = parts_;
    budget_ = 20000;
    if (!Choose(0, 0, 0)) return {};
    std::vector<CodeRow> rows;
    std::map<std::string, size_t> seen;
    for (const std::string& code : chosen_) {
      std::string name = code.substr(0, kClass);
      rows.push_back({code, classes_[name][seen[name]++]});
    }
    return rows;
  }

 private:
  static constexpr size_t kClass = 3, kPart = 2;

  // Takes or leaves out code `at` of a class, of which `taken` were taken.
  bool Choose(size_t group, size_t at, size_t taken) {
    if (--budget_ < 0) return false;
    if (group == groups_.size()) return NearlyAll();
    const auto& [name, codes] = groups_[group];
    size_t wanted = classes_[name].size();
    if (taken == wanted) return Choose(group + 1, 0, 0);
    if (codes.size() - at < wanted - taken) return false;
    const std::string& code = codes[at];
    bool below =
        code.size() == kClass || chosen_.back().starts_with(code.substr(0, code.size() - kPart)) ||
        std::find(chosen_.begin(), chosen_.end(), code.substr(0, code.size() - kPart)) != chosen_.end();
    if (below && Take(code, -1)) {
      chosen_.push_back(code);
      if (Choose(group, at + 1, taken + 1)) return true;
      chosen_.pop_back();
      Take(code, 1);
    }
    return code.size() > kClass && Choose(group, at + 1, taken);
  }

  // False where a part of the code is not there.
  bool Take(const std::string& code, int sign) {
    bool all = true;
    for (size_t i = kClass; i < code.size(); i += kPart)
      all = (left_[code.substr(i, kPart)] += sign) >= 0 && all;
    if (!all)
      for (size_t i = kClass; i < code.size(); i += kPart) left_[code.substr(i, kPart)] -= sign;
    return all;
  }

  // Page numbers may look like parts.
  bool NearlyAll() const {
    constexpr int kStrays = 4;
    int strays = 0;
    for (const auto& [part, count] : left_) strays += count;
    return strays <= kStrays;
  }

  std::map<std::string, std::vector<size_t>> classes_;  // where each class is printed
  std::map<std::string, int> parts_, left_;
  std::vector<std::pair<std::string, std::vector<std::string>>> groups_;
  std::vector<std::string> chosen_;
  int budget_ = 0;
};

void TakeKnownCodes(const Stream& stream, const std::vector<std::vector<std::string>>& known,
                    CodeColumn* column) {
  KnownCodes reader(stream);
  for (const std::vector<std::string>& list : known) {
    std::vector<CodeRow> rows = reader.Rows(list);
    if (rows.empty()) continue;
    column->rows = std::move(rows);
    column->certain = false;
    return;
  }
}

}  // namespace

CodeColumn ReadCodeRows(const Stream& stream, const std::vector<std::vector<std::string>>& known) {
  CodeColumn out;
  std::vector<CodeRow>& rows = out.rows;
  size_t loose = 0;  // parts that stand on no line with their class
  bool whole = false;
  for (size_t i = 0; i < stream.size(); ++i) {
    const Token& token = stream[i].token;
    std::string text = PatternText(token.text);
    if (token.kind == Kind::kNumber && text.size() == 2) ++loose;
    if (token.kind != Kind::kCode) continue;
    CodeRow row{text, i};
    while (row.code.size() < 7 && i + 1 < stream.size() && stream[i + 1].link == PlacementLink::kSameLine &&
           stream[i + 1].token.kind == Kind::kNumber && PatternText(stream[i + 1].token.text).size() == 2)
      row.code += PatternText(stream[++i].token.text);
    whole = whole || row.code.size() > 3;
    rows.push_back(std::move(row));
  }
  constexpr size_t kMostRows = 250;
  if (rows.size() > kMostRows) return {};
  // Page numbers and the like may look like parts, but not more of them than there are rows.
  if (loose > 3 * rows.size()) return {};
  if (!whole && loose > 0) {
    out = PartsReader(stream).Read();
    if (out.rows.empty() || !out.certain) TakeKnownCodes(stream, known, &out);
  }
  // A cell of the column may be printed late, but the rows are in the order of their codes.
  std::stable_sort(rows.begin(), rows.end(),
                   [](const CodeRow& a, const CodeRow& b) { return a.code < b.code; });
  for (size_t i = 1; i < rows.size(); ++i)
    if (rows[i].code == rows[i - 1].code) return {};
  return out;
}

}  // namespace gongkai
