#include "normalize/linear/side_lines.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>

#include "normalize/linear/side_rows.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;
constexpr size_t kNowhere = static_cast<size_t>(-1);
constexpr int kIncome = 0, kExpenditure = 1, kNeither = 2;

struct Word {
  size_t line = 0, at = 0;  // the token
  std::string text;
};

// Where a word was put: one step on the way to a reading of all of them.
struct Step {
  size_t before = 0;  // index of the step before
  int side = kNeither;
  bool begins = false;
};

// A reading of the words so far.
struct Reading {
  std::array<std::string, 2> names;                    // the last one of each side, perhaps not yet whole
  std::array<size_t, 2> begun = {kNowhere, kNowhere};  // the lines of their first words
  size_t expenditure_line = kNowhere;                  // the line of the last word of that side
  int score = 0;
  size_t step = 0;
  bool several = false;  // another way is as good
};

class NameReader {
 public:
  NameReader(const SideWords& words, const KeyWords& key) : words_(words), key_(key) {}

  // The steps of the only best reading, one per word; empty where there is none.
  std::vector<Step> Read(const std::vector<Word>& printed) {
    std::vector<Reading> readings(1);
    steps_.assign(1, {});
    for (const Word& word : printed) {
      std::vector<Reading> next;
      for (const Reading& reading : readings) Extend(reading, word, &next);
      readings = Best(std::move(next));
      if (readings.empty()) return {};
    }
    std::erase_if(readings, [&](const Reading& reading) {
      return !Whole(kIncome, reading.names[kIncome]) || !Whole(kExpenditure, reading.names[kExpenditure]);
    });
    if (readings.empty()) return {};
    const Reading& best = readings.front();
    if (best.several || (readings.size() > 1 && readings[1].score == best.score)) return {};
    std::vector<Step> steps;
    for (size_t i = best.step; i > 0; i = steps_[i].before) steps.push_back(steps_[i]);
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

 private:
  static constexpr int kGoesOn = 1, kPassedOver = -3;
  static constexpr size_t kMostReadings = 12;

  // 总计 may be of either side.
  bool MayBeOf(int side, const std::string& total) const {
    const std::string known = words_.SideOf(total);
    return known.empty() || known == kSides[side];
  }

  bool Begins(int side, const std::string& text) const {
    const std::string name = MatchKey(text);
    return words_.Begins(kSides[side], text) ||
           std::any_of(key_.totals.begin(), key_.totals.end(), [&](const std::string& total) {
             return !name.empty() && total.starts_with(name) && MayBeOf(side, total);
           });
  }

  bool Whole(int side, const std::string& name) const {
    return name.empty() || words_.SideOf(name) == kSides[side] ||
           (key_.totals.count(MatchKey(name)) > 0 && MayBeOf(side, name));
  }

  void Extend(const Reading& reading, const Word& word, std::vector<Reading>* next) {
    const std::string folded = PatternText(word.text);
    const bool numbered = StripEnumerator(folded).size() != folded.size();
    for (int side : {kIncome, kExpenditure}) {
      if (side == kIncome && reading.expenditure_line == word.line) continue;
      const std::string& name = reading.names[static_cast<size_t>(side)];
      if (!numbered && !name.empty() && Begins(side, name + word.text))
        Put(reading, word, side, name + word.text, false, next);
      const bool second = reading.begun[static_cast<size_t>(side)] == word.line;
      if (!second && Whole(side, name) && Begins(side, word.text))
        Put(reading, word, side, word.text, true, next);
    }
    // A character of a watermark.
    constexpr int kIdeograph = 2;
    if (DisplayWidth(word.text) > kIdeograph) return;
    Reading passed = reading;
    passed.score += kPassedOver;
    steps_.push_back({reading.step, kNeither, false});
    passed.step = steps_.size() - 1;
    next->push_back(std::move(passed));
  }

  void Put(const Reading& reading, const Word& word, int side, std::string name, bool begins,
           std::vector<Reading>* next) {
    Reading put = reading;
    put.names[static_cast<size_t>(side)] = std::move(name);
    if (begins) put.begun[static_cast<size_t>(side)] = word.line;
    if (side == kExpenditure) put.expenditure_line = word.line;
    put.score += begins ? 0 : kGoesOn;
    steps_.push_back({reading.step, side, begins});
    put.step = steps_.size() - 1;
    next->push_back(std::move(put));
  }

  // Of readings that leave the same names open the best one, and of the others the best few.
  static std::vector<Reading> Best(std::vector<Reading> readings) {
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& a, const Reading& b) { return a.score > b.score; });
    std::vector<Reading> out;
    for (Reading& reading : readings) {
      const auto same = std::find_if(out.begin(), out.end(), [&](const Reading& other) {
        return other.names == reading.names && other.expenditure_line == reading.expenditure_line;
      });
      if (same != out.end()) {
        same->several = same->several || same->score == reading.score;
      } else if (out.size() < kMostReadings) {
        out.push_back(std::move(reading));
      }
    }
    return out;
  }

  const SideWords& words_;
  const KeyWords& key_;
  std::vector<Step> steps_;  // the first is none
};

// A printed name with the lines that it covers.
struct SideName {
  LinearRow row;
  size_t first_line = 0, last_line = 0;
};

// A whole number that may be that of a row.
int LineNumber(const Token& token) {
  const std::string digits = PatternText(token.text);
  const bool whole = token.kind == Kind::kNumber || token.kind == Kind::kCode;
  return whole && digits.size() <= 2 && IsDigits(digits) ? std::atoi(digits.c_str()) : 0;
}

// By how much the numbers of the right half are larger than those beside them on the left; 0 where rows are
// not numbered.
int OffsetOfRight(const std::vector<std::vector<Token>>& body) {
  std::map<int, int> offsets;
  for (const std::vector<Token>& line : body) {
    std::vector<int> numbers;
    for (const Token& token : line)
      if (const int number = LineNumber(token)) numbers.push_back(number);
    if (numbers.size() == 2 && numbers[0] < numbers[1]) ++offsets[numbers[1] - numbers[0]];
  }
  constexpr int kSeveral = 3;
  const auto most = std::max_element(offsets.begin(), offsets.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == offsets.end() || most->second < kSeveral ? 0 : most->first;
}

class LineReader {
 public:
  LineReader(const std::vector<std::vector<Token>>& body, const std::vector<Word>& words,
             const std::vector<Step>& steps)
      : body_(body), offset_(OffsetOfRight(body)), right_(body.size(), kNowhere) {
    for (size_t i = 0; i < words.size(); ++i) Place(words[i], steps[i]);
  }

  std::optional<LinearBody> Read() {
    for (size_t line = 0; line < body_.size(); ++line)
      if (!ReadLine(line)) return std::nullopt;
    LinearBody out;
    out.settled = true;
    for (std::vector<SideName>& side : names_)
      for (SideName& name : side) out.rows.push_back(std::move(name.row));
    return out;
  }

 private:
  void Place(const Word& word, const Step& step) {
    if (step.side == kNeither) return;
    std::vector<SideName>& side = names_[static_cast<size_t>(step.side)];
    const Token& token = body_[word.line][word.at];
    if (step.begins) {
      side.emplace_back();
      side.back().row.side = kSides[step.side];
      side.back().row.place = token.place;
      side.back().row.y = static_cast<double>(token.line);
      side.back().first_line = word.line;
    }
    side.back().row.name += word.text;
    side.back().last_line = word.line;
    if (step.side == kExpenditure) right_[word.line] = std::min(right_[word.line], word.at);
  }

  SideName* Covering(int side, size_t line) {
    for (SideName& name : names_[static_cast<size_t>(side)])
      if (name.first_line <= line && line <= name.last_line) return &name;
    return nullptr;
  }

  // The first token of the right half.
  size_t Middle(size_t line, bool* known) const {
    const std::vector<Token>& tokens = body_[line];
    size_t middle = std::min(right_[line], tokens.size());
    *known = middle < tokens.size();
    for (size_t i = 0; i < middle && offset_ > 0; ++i)
      if (LineNumber(tokens[i]) > offset_) {
        *known = true;
        return i;
      }
    return middle;
  }

  bool ReadLine(size_t line) {
    const std::vector<Token>& tokens = body_[line];
    bool known = false;
    const size_t middle = Middle(line, &known);
    std::array<SideName*, 2> names = {Covering(kIncome, line), Covering(kExpenditure, line)};
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      if (token.kind == Kind::kWord) continue;
      // Without numbers nothing tells the halves of a line apart that prints no word of the right one.
      if (!known && names[kExpenditure]) return false;
      SideName* name = names[i < middle ? kIncome : kExpenditure];
      if (const int number = LineNumber(token); number > 0 && offset_ > 0) {
        if (name && name->row.line_no.empty()) name->row.line_no = std::to_string(number);
        continue;
      }
      const bool taken = !name ||
                         (!name->row.amounts.empty() && name->row.amounts.back().line != token.line) ||
                         (i < middle && !name->row.amounts.empty());
      if (taken) return false;
      name->row.amounts.push_back(token);
    }
    return true;
  }

  const std::vector<std::vector<Token>>& body_;
  const int offset_;
  std::vector<size_t> right_;  // by line: the first word of the right side
  std::array<std::vector<SideName>, 2> names_;
};

}  // namespace

std::optional<LinearBody> ReadSideLines(const std::vector<std::vector<Token>>& body, const SideWords& words,
                                        const KeyWords& key) {
  constexpr size_t kMostWords = 400;
  std::vector<Word> printed;
  for (size_t line = 0; line < body.size(); ++line)
    for (size_t at = 0; at < body[line].size(); ++at)
      if (body[line][at].kind == Kind::kWord) printed.push_back({line, at, PrintedName(body[line][at].text)});
  if (printed.empty() || printed.size() > kMostWords) return std::nullopt;
  const std::vector<Step> steps = NameReader(words, key).Read(printed);
  if (steps.empty()) return std::nullopt;
  return LineReader(body, printed, steps).Read();
}

}  // namespace gongkai
