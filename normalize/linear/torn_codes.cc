#include "normalize/linear/torn_codes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

constexpr size_t kClass = 3, kPart = 2, kCode = 7;
constexpr size_t kParts = 100;  // 00 to 99

bool IsClass(const Token& token) {
  return token.kind == Kind::kCode && PatternText(token.text).size() == kClass;
}

bool IsPart(const Token& token) {
  return token.kind == Kind::kNumber && PatternText(token.text).size() == kPart &&
         IsDigits(PatternText(token.text));
}

size_t PartAt(const std::string& code, size_t at) {
  return static_cast<size_t>(10 * (code[at] - '0') + (code[at + 1] - '0'));
}

// A row of the form: its 类, with what stands behind it on the line.
struct Piece {
  size_t at = 0;  // index into the stream
  std::string text;
};

struct Class {
  std::string name;
  std::vector<Piece> pieces;
};

// A choice of codes for one class, in order, and what speaks against it.
struct Choice {
  std::vector<std::string> codes;
  size_t holes = 0;  // rows whose codes are nowhere in one piece
  int cost = 0;
};

// Choices for the classes so far.
struct State {
  std::vector<const Choice*> choices;
  std::array<int, kParts> left{};
  size_t holes = 0;
  int cost = 0;
};

// Codes of every class.
struct Reading {
  std::vector<std::vector<std::string>> codes;
  int cost = 0, doubts = 0;
};

class TornCodes {
 public:
  TornCodes(const Stream& stream, const PrintedCodes& printed) : printed_(printed) {
    std::map<std::string, Class> classes;
    std::string last;
    for (size_t i = 0; i < stream.size(); ++i) {
      const Token& token = stream[i].token;
      if (IsPart(token)) {
        const size_t part = PartAt(PatternText(token.text), 0);
        ++parts_[part];
        ++near_[last][part];
      }
      const bool pair =
          i > 0 && IsPart(token) && IsPart(stream[i - 1].token) && stream[i].link == PlacementLink::kSameLine;
      if (pair) pairs_.insert(PatternText(stream[i - 1].token.text) + PatternText(token.text));
      whole_ += token.kind == Kind::kCode && !IsClass(token);
      if (!IsClass(token)) continue;
      Piece piece{i, PatternText(token.text)};
      last = piece.text;
      for (size_t k = i + 1; k < stream.size() && piece.text.size() < kCode && IsPart(stream[k].token) &&
                             stream[k].link == PlacementLink::kSameLine;
           ++k)
        piece.text += PatternText(stream[k].token.text);
      Class& own = classes[piece.text.substr(0, kClass)];
      own.name = piece.text.substr(0, kClass);
      own.pieces.push_back(std::move(piece));
    }
    for (auto& [name, own] : classes) classes_.push_back(std::move(own));
  }

  CodeColumn Read() {
    constexpr size_t kMostRows = 250, kKept = 100;
    size_t rows = 0;
    for (const Class& own : classes_) rows += own.pieces.size();
    if (classes_.empty() || rows > kMostRows || 4 * whole_ > rows) return {};
    std::vector<std::vector<Choice>> choices;
    for (const Class& own : classes_) {
      choices.push_back(Choices(own));
      if (choices.back().empty()) return {};
    }
    State none;
    none.left = parts_;
    std::vector<State> states{none};
    for (const std::vector<Choice>& of_class : choices) {
      std::vector<State> grown;
      for (const State& state : states)
        for (const Choice& choice : of_class) Take(state, choice, &grown);
      std::stable_sort(grown.begin(), grown.end(),
                       [](const State& a, const State& b) { return a.cost < b.cost; });
      if (grown.size() > kKept) grown.resize(kKept);
      states = std::move(grown);
    }
    Reading best;
    for (const State& state : states) {
      filled_ = {};
      for (const Choice* choice : state.choices) filled_.codes.push_back(choice->codes);
      filled_.cost = state.cost;
      Fill(state, 0, &best);
    }
    if (best.codes.empty()) return {};
    CodeColumn out;
    for (size_t c = 0; c < classes_.size(); ++c) AddRows(classes_[c], best.codes[c], &out.rows);
    out.certain = best.doubts == 0 && std::all_of(choices.begin(), choices.end(), [](const auto& of_class) {
                    return of_class.size() == 1 || of_class[1].cost > 0;
                  });
    return out;
  }

 private:
  static constexpr int kFar = 20, kStray = 1, kPair = 1, kMissing = 4, kChildless = 3, kFollowing = 2,
                       kHole = 5, kMostMissing = 2;
  static constexpr size_t kMostHoles = 3;  // of all classes

  static void Take(const State& state, const Choice& choice, std::vector<State>* out) {
    State next = state;
    next.choices.push_back(&choice);
    next.cost += choice.cost;
    int missing = 0;
    next.holes += choice.holes;
    if (next.holes > kMostHoles) return;
    for (const std::string& code : choice.codes)
      for (size_t at = kClass; at < code.size(); at += kPart)
        if (--next.left[PartAt(code, at)] < 0) next.cost += kMissing;
    for (int count : next.left) missing += std::max(-count, 0);
    if (missing <= kMostMissing) out->push_back(std::move(next));
  }

  // Sets of codes for the rows of a class, the likeliest first. Each holds the codes above its codes, and all
  // that the rows print in one piece.
  std::vector<Choice> Choices(const Class& own) {
    std::vector<std::pair<std::string, int>> offered;
    for (auto it = printed_.upper_bound(own.name); it != printed_.end() && it->first.starts_with(own.name);
         ++it)
      offered.emplace_back(it->first, it->second ? 0 : kFollowing);
    std::map<std::string, int> all(offered.begin(), offered.end());
    for (const std::string& pair : pairs_)
      if (all.count(own.name + pair.substr(0, kPart))) all.emplace(own.name + pair, kPair);
    offered.assign(all.begin(), all.end());
    const size_t wanted = own.pieces.size() - 1;
    own_ = &own;
    wanted_ = wanted;
    offered_ = &offered;
    found_.clear();
    budget_ = 20000;
    Choice choice{{own.name}, 0, 0};
    Choose(0, &choice);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Choice& a, const Choice& b) { return a.cost < b.cost; });
    constexpr size_t kKept = 60;
    if (found_.size() > kKept) found_.resize(kKept);
    return std::move(found_);
  }

  // Parts that are not printed behind the 类 of their rows; most are.
  int Distant() const {
    int distant = 0;
    for (size_t c = 0; c < classes_.size(); ++c) {
      std::array<int, kParts> needed{};
      for (const std::string& code : filled_.codes[c])
        for (size_t at = kClass; at < code.size(); at += kPart) ++needed[PartAt(code, at)];
      const auto found = near_.find(classes_[c].name);
      for (size_t part = 0; part < kParts; ++part)
        distant += std::max(0, needed[part] - (found == near_.end() ? 0 : found->second[part]));
    }
    return distant;
  }

  // Puts what is left of the parts into the holes, class by class: an item below a 款, or a new 款.
  void Fill(const State& state, size_t from, Reading* best) {
    if (--fills_ < 0) return;
    State next = state;
    for (size_t c = from; c < classes_.size(); ++c) {
      if (filled_.codes[c].size() == classes_[c].pieces.size()) continue;
      const std::vector<std::string> codes = filled_.codes[c];
      const auto try_code = [&](const std::string& code) {
        if (std::find(codes.begin(), codes.end(), code) != codes.end()) return;
        filled_.codes[c] = codes;
        filled_.codes[c].insert(std::lower_bound(filled_.codes[c].begin(), filled_.codes[c].end(), code),
                                code);
        for (size_t at = kClass; at < code.size(); at += kPart) --next.left[PartAt(code, at)];
        if (std::all_of(next.left.begin(), next.left.end(),
                        [&](int count) { return count >= -kMostMissing; }))
          Fill(next, c, best);
        for (size_t at = kClass; at < code.size(); at += kPart) ++next.left[PartAt(code, at)];
        filled_.codes[c] = codes;
      };
      for (size_t part = 0; part < kParts; ++part) {
        if (state.left[part] <= 0) continue;
        const std::string digits = {static_cast<char>('0' + part / 10), static_cast<char>('0' + part % 10)};
        for (const std::string& code : codes)
          if (code.size() == kClass + kPart && state.left[PartAt(code, kClass)] > 0) try_code(code + digits);
        filled_.cost += kChildless;
        try_code(codes[0] + digits);
        filled_.cost -= kChildless;
      }
      return;
    }
    int left = 0;
    for (int count : state.left) left += std::max(count, 0);
    constexpr int kMostLeft = 4;  // page numbers may look like parts
    if (left > kMostLeft) return;
    const int doubts = filled_.cost + kStray * left;
    const int cost = kFar * doubts + Distant();
    for (size_t c = 0; c < classes_.size(); ++c)
      if (!Holds(classes_[c], filled_.codes[c], 0)) return;
    if (!best->codes.empty() && cost >= best->cost) return;
    *best = filled_;
    best->cost = cost;
    best->doubts = doubts;
  }

  void Choose(size_t at, Choice* choice) {
    if (--budget_ < 0) return;
    const size_t taken = choice->codes.size() - 1;
    if (taken == wanted_ || at == offered_->size()) {
      choice->holes = wanted_ - taken;
      if (Holds(*own_, choice->codes, choice->holes)) found_.push_back(Weighed(*choice));
      return;
    }
    if (offered_->size() - at + kMostHoles < wanted_ - taken) return;
    const auto& [code, cost] = (*offered_)[at];
    const std::string above = code.substr(0, code.size() - kPart);
    if (std::find(choice->codes.begin(), choice->codes.end(), above) != choice->codes.end()) {
      choice->codes.push_back(code);
      choice->cost += cost;
      Choose(at + 1, choice);
      choice->cost -= cost;
      choice->codes.pop_back();
    }
    Choose(at + 1, choice);
  }

  // As a rule a 款 has items.
  static Choice Weighed(Choice choice) {
    choice.cost += kHole * static_cast<int>(choice.holes);
    for (size_t k = 1; k < choice.codes.size(); ++k)
      if (choice.codes[k].size() == kClass + kPart &&
          (k + 1 == choice.codes.size() || !choice.codes[k + 1].starts_with(choice.codes[k])))
        choice.cost += kChildless;
    return choice;
  }

  // Each piece is the beginning of a code of its own, or stands in a hole.
  static bool Holds(const Class& own, const std::vector<std::string>& codes, size_t holes) {
    std::map<std::string, int> room;  // by 款: codes that no piece is known to be
    for (const std::string& code : codes)
      if (code.size() > kClass) ++room[code.substr(0, kClass + kPart)];
    size_t homeless = 0;
    for (const Piece& piece : own.pieces) {
      if (piece.text.size() == kClass) continue;
      const bool known =
          piece.text.size() < kCode || std::find(codes.begin(), codes.end(), piece.text) != codes.end();
      auto found = room.find(piece.text.substr(0, kClass + kPart));
      homeless += !known || found == room.end() || --found->second < 0;
    }
    return homeless <= holes;
  }

  // The rows with their codes: those in one piece say it, the others are in their order.
  static void AddRows(const Class& own, const std::vector<std::string>& codes, std::vector<CodeRow>* rows) {
    std::vector<size_t> at(codes.size());
    std::vector<bool> given(codes.size(), false), used(own.pieces.size(), false);
    for (size_t length : {kCode, kClass + kPart, kClass}) {
      size_t next = 0;
      for (size_t k = 0; k < own.pieces.size(); ++k) {
        const std::string& text = own.pieces[k].text;
        if (used[k] || text.size() != length) continue;
        for (size_t c = length == kClass ? next : 0; c < codes.size(); ++c) {
          const bool fits = length == kCode ? codes[c] == text : codes[c].starts_with(text);
          if (given[c] || !fits) continue;
          given[c] = used[k] = true;
          at[c] = own.pieces[k].at;
          next = c + 1;
          break;
        }
      }
    }
    for (size_t c = 0; c < codes.size(); ++c) rows->push_back({codes[c], at[c]});
  }

  const PrintedCodes& printed_;
  std::vector<Class> classes_;  // in their order
  std::array<int, kParts> parts_{};
  std::map<std::string, std::array<int, kParts>> near_;  // by class: the parts that follow it
  std::set<std::string> pairs_;                          // 款 and 项 that stand on one line
  size_t whole_ = 0;                                     // codes that are not in parts
  Reading filled_;
  int fills_ = 20000;
  // Of the class that is looked at.
  const Class* own_ = nullptr;
  size_t wanted_ = 0;
  const std::vector<std::pair<std::string, int>>* offered_ = nullptr;
  std::vector<Choice> found_;
  int budget_ = 0;
};

void AddCode(const std::string& code, bool line, PrintedCodes* codes) {
  constexpr size_t kMostCodes = 2000;
  if (codes->size() > kMostCodes) return;
  for (size_t length = kClass + kPart; length <= code.size(); length += kPart) {
    bool& on_line = (*codes)[code.substr(0, length)];
    on_line = on_line || line;
  }
}

}  // namespace

void AddPrintedCodes(const Section& section, PrintedCodes* codes) {
  std::string code;
  bool line = false;
  const Token* last = nullptr;
  for (const std::vector<std::vector<Token>>* part : {&section.header, &section.body})
    for (const std::vector<Token>& tokens : *part)
      for (const Token& token : tokens) {
        if (IsPart(token) && last && code.size() < kCode) {
          const bool same = token.place.line_first == last->place.line_first;
          if (!same && line && code.size() > kClass) AddCode(code, true, codes);
          line = same && (line || code.size() == kClass);
          code += PatternText(token.text);
          last = &token;
          continue;
        }
        if (code.size() > kClass) AddCode(code, line, codes);
        code = IsClass(token) ? PatternText(token.text) : "";
        last = code.empty() ? nullptr : &token;
        line = false;
      }
  if (code.size() > kClass) AddCode(code, line, codes);
}

CodeColumn ReadTornCodes(const Stream& stream, const PrintedCodes& printed) {
  return TornCodes(stream, printed).Read();
}

}  // namespace gongkai
