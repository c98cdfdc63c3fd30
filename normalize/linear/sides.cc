#include <algorithm>

#include "normalize/linear/row_tokens.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/side_lines.h"
#include "normalize/linear/side_split.h"
#include "normalize/linear/side_words.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// One side of a two-sided form whose columns still stand apart. Names are a closed world: a text goes on with
// the name above it as long as some known name begins so.
class SideReader {
 public:
  SideReader(const std::string& side, const SideWords& words, const KeyWords& key)
      : side_(side), words_(words), key_(key) {}

  void ReadLine(const std::vector<Token>& line) {
    std::string text;
    const Token* first = nullptr;
    for (const Token& token : line) {
      if (token.kind != Kind::kWord) continue;
      text += PrintedName(token.text);
      if (!first) first = &token;
    }
    if (first) {
      last_name_ = first->line;
      bool goes_on = Continues(text);
      bool above = !goes_on && WaitsForBelow(first->place, text);
      const bool tied = !goes_on && !above && IsTied(first->place, line);
      if (!above) GiveWaiting();
      if (tied) rows.back().doubtful = true;
      last_place_ = first->place;
      if (goes_on) {
        rows.back().name += text;
      } else {
        rows.emplace_back();
        rows.back().side = side_;
        rows.back().name = text;
        rows.back().place = first->place;
        rows.back().y = static_cast<double>(first->line);
        rows.back().doubtful = tied;
      }
      if (!waiting_.empty()) {
        GiveWaiting();
        from_above_ = rows.size();
      }
    }
    std::vector<Token> amounts;
    for (const Token& token : line) {
      if (token.kind == Kind::kWord) continue;
      std::string digits = PatternText(token.text);
      bool whole = token.kind == Kind::kNumber || token.kind == Kind::kCode;
      if (whole && digits != "0") {
        // Line numbers of blank halves belong to no name. Beside the lines of a broken name stands its own.
        bool beside = first || token.line <= last_name_ + 1;
        if (beside && !rows.empty() && rows.back().line_no.empty() && rows.back().amounts.empty() &&
            digits.size() <= 2)
          rows.back().line_no = digits;
      } else {
        amounts.push_back(token);
      }
    }
    if (amounts.empty()) return;
    if (first) {
      Give(amounts);
    } else {
      GiveWaiting();
      waiting_ = std::move(amounts);
    }
  }

  // After the last line.
  void Finish() { GiveWaiting(); }

  std::vector<LinearRow> rows;
  int strays = 0;

 private:
  // Amounts on a line of their own are set a little above or below their name: the nearer one that has none
  // takes them.
  bool WaitsForBelow(const Place& next, const std::string& name) const {
    if (waiting_.empty()) return false;
    if (rows.empty() || !rows.back().amounts.empty()) return true;
    const Place& own = waiting_.front().place;
    if (own.page != next.page || own.page != last_place_.page) return own.page == next.page;
    double below = MiddleOf(next) - MiddleOf(own), above = MiddleOf(own) - MiddleOf(last_place_);
    // Of two as near, a total is the one that is not blank.
    return below < above || (below == above && key_.totals.count(MatchKey(name)) > 0);
  }

  // As near to the name above as to the one below, and neither has another: nothing tells whose they are.
  bool IsTied(const Place& next, const std::vector<Token>& line) const {
    if (waiting_.empty() || rows.empty() || !rows.back().amounts.empty()) return false;
    const Place& own = waiting_.front().place;
    if (own.page != next.page || own.page != last_place_.page) return false;
    const bool beside =
        std::any_of(line.begin(), line.end(), [](const Token& t) { return t.kind == Kind::kAmount; });
    return !beside && MiddleOf(next) - MiddleOf(own) == MiddleOf(own) - MiddleOf(last_place_);
  }

  void GiveWaiting() {
    if (!waiting_.empty()) Give(waiting_);
    waiting_.clear();
  }

  void Give(const std::vector<Token>& amounts) {
    // Amounts of one row may stand on two lines, above its name and beside it.
    bool complete = !rows.empty() && !rows.back().amounts.empty() && from_above_ != rows.size() &&
                    rows.back().amounts.front().line != amounts.front().line;
    if (rows.empty() || complete) {
      strays += static_cast<int>(amounts.size());
    } else {
      std::vector<Token>& own = rows.back().amounts;
      own.insert(own.end(), amounts.begin(), amounts.end());
      std::stable_sort(own.begin(), own.end(), [](const Token& a, const Token& b) { return a.x0 < b.x0; });
      from_above_ = 0;
    }
  }

  bool Continues(const std::string& text) const {
    if (rows.empty()) return false;
    std::string folded = PatternText(text);
    if (StripEnumerator(folded).size() != folded.size()) return false;
    const std::string& name = rows.back().name;
    bool known = !words_.SideOf(name).empty() || key_.totals.count(MatchKey(name));
    if (words_.Begins(side_, name + text)) return true;
    if (known) return false;
    return words_.SideOf(text).empty() && !key_.totals.count(MatchKey(text)) && !words_.Begins(side_, text);
  }

  const std::string side_;
  const SideWords& words_;
  const KeyWords& key_;
  size_t last_name_ = 0;        // line of the words read last
  Place last_place_;            // where they stand
  std::vector<Token> waiting_;  // amounts of the line before
  size_t from_above_ = 0;       // the row, counted from 1, that has just taken them
};

// Both sides in one stream of words and numbers, as they come when a page is read cell by cell. Names are
// told apart by what they can be; a side is told by the name, by the place on the line, or by which of the
// two totals comes first.
class StreamReader {
 public:
  StreamReader(const SideWords& words, const KeyWords& key) : words_(words), key_(key) {}

  LinearBody Read(const std::vector<std::vector<Token>>& body) {
    for (const std::vector<Token>& line : body)
      for (const Token& token : line) ReadToken(token);
    NameSides();
    return std::move(out_);
  }

 private:
  void ReadToken(const Token& token) {
    if (token.kind == Kind::kWord) {
      std::string text = PrintedName(token.text);
      if (Continues(text)) {
        out_.rows.back().name += text;
        return;
      }
      out_.rows.emplace_back();
      out_.rows.back().name = text;
      out_.rows.back().place = token.place;
      out_.rows.back().y = static_cast<double>(token.line);
      return;
    }
    std::string digits = PatternText(token.text);
    bool whole = token.kind == Kind::kNumber || token.kind == Kind::kCode;
    if (whole && digits != "0") {
      // A second whole number is the line number of a blank half.
      if (!out_.rows.empty() && digits.size() <= 2 && out_.rows.back().line_no.empty() &&
          out_.rows.back().amounts.empty())
        out_.rows.back().line_no = digits;
    } else if (out_.rows.empty()) {
      ++out_.strays;
    } else {
      out_.rows.back().amounts.push_back(token);
    }
  }

  bool Continues(const std::string& text) const {
    if (out_.rows.empty()) return false;
    const LinearRow& row = out_.rows.back();
    std::string folded = PatternText(text);
    if (StripEnumerator(folded).size() != folded.size() || !row.amounts.empty()) return false;
    if (words_.Begins("income", row.name + text) || words_.Begins("expenditure", row.name + text))
      return true;
    if (!words_.SideOf(row.name).empty() || key_.totals.count(MatchKey(row.name)) ||
        key_.totals.count(MatchKey(text)))
      return false;
    return words_.SideOf(text).empty() && !words_.Begins("income", text) &&
           !words_.Begins("expenditure", text);
  }

  void NameSides() {
    std::map<std::string, int> totals;
    for (size_t i = 0; i < out_.rows.size(); ++i) {
      LinearRow& row = out_.rows[i];
      row.side = words_.SideOf(row.name);
      std::string key = MatchKey(row.name);
      if (row.side.empty() && key_.totals.count(key))
        row.side = totals[key]++ == 0 ? "income" : "expenditure";
      if (!row.side.empty()) continue;
      // An unknown name: the second on its line is expenditure, as is one with several amounts.
      bool second = i > 0 && out_.rows[i - 1].y == row.y;
      bool first = i + 1 < out_.rows.size() && out_.rows[i + 1].y == row.y;
      row.side = second || (!first && row.amounts.size() > 1) ? "expenditure" : "income";
    }
  }

  const SideWords& words_;
  const KeyWords& key_;
  LinearBody out_;
};

}  // namespace

LinearBody ReadTwoSidedRows(const std::vector<std::vector<Token>>& body, bool keeps_columns,
                            const Catalogue& catalogue) {
  SideWords words(catalogue);
  SideReader income("income", words, catalogue.key()), expenditure("expenditure", words, catalogue.key());
  const auto read_lines = [&] {
    std::optional<LinearBody> lines = ReadSideLines(body, words, catalogue.key());
    return lines ? std::move(*lines) : StreamReader(words, catalogue.key()).Read(body);
  };
  if (!keeps_columns) return read_lines();
  std::optional<SideSplitter> splitter;
  for (const std::vector<std::vector<Token>>& sheet : BySheet(body)) {
    SideSplitter own(words, catalogue.key(), sheet);
    // The foot of a form alone on a page names no class.
    if (own.usable() || !splitter) {
      splitter.emplace(own);
    } else {
      splitter->Forget();
    }
    if (!splitter->usable()) return read_lines();
    for (const std::vector<Token>& line : sheet) {
      std::vector<Token> left, right;
      splitter->Split(line, &left, &right);
      if (!left.empty()) income.ReadLine(left);
      if (!right.empty()) expenditure.ReadLine(right);
    }
  }
  income.Finish();
  expenditure.Finish();
  LinearBody out;
  out.rows = std::move(income.rows);
  out.rows.insert(out.rows.end(), expenditure.rows.begin(), expenditure.rows.end());
  out.strays = income.strays + expenditure.strays;
  return out;
}

}  // namespace gongkai
