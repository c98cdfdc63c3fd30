#include <algorithm>

#include "normalize/linear/row_tokens.h"
#include "normalize/linear/rows.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// Names of the two-sided forms, told apart by what they are.
class SideWords {
 public:
  explicit SideWords(const Catalogue& catalogue) {
    const SummaryRows& rows = catalogue.summary();
    for (const auto* list : {&rows.income_sources, &rows.fiscal_sources, &rows.income_foot})
      Add(*list, &income_);
    Add({rows.income_total, rows.fiscal_opening, "财政拨款收入", "用事业基金弥补收支差额", "年初结转和结余",
         "使用非财政拨款结余（含专用结余）", "使用专用结余", "收入总计"},
        &income_);
    for (const FunctionClass& entry : catalogue.functions())
      for (const ClassName& name : entry.names) expenditure_.insert(MatchKey(name.name));
    Add(rows.expenditure_foot, &expenditure_);
    Add({rows.expenditure_total, rows.fiscal_closing, "年末结转和结余", "支出总计"}, &expenditure_);
  }

  std::string SideOf(const std::string& printed) const {
    std::string key = MatchKey(std::string(StripEnumerator(PatternText(printed))));
    if (expenditure_.count(key)) return "expenditure";
    if (income_.count(key)) return "income";
    return {};
  }
  // True where a known name of the side begins with the text.
  bool Begins(const std::string& side, const std::string& printed) const {
    std::string key = MatchKey(std::string(StripEnumerator(PatternText(printed))));
    if (key.empty()) return false;
    const WordSet& words = side == "income" ? income_ : expenditure_;
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return word.starts_with(key); });
  }

 private:
  static void Add(const std::vector<std::string>& names, WordSet* out) {
    for (const std::string& name : names) out->insert(MatchKey(name));
  }
  WordSet income_, expenditure_;
};

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
      if (Continues(text)) {
        rows.back().name += text;
      } else {
        rows.emplace_back();
        rows.back().side = side_;
        rows.back().name = text;
        rows.back().place = first->place;
        rows.back().y = static_cast<double>(first->line);
      }
    }
    for (const Token& token : line) {
      if (token.kind == Kind::kWord) continue;
      std::string digits = PatternText(token.text);
      bool whole = token.kind == Kind::kNumber || token.kind == Kind::kCode;
      if (whole && digits != "0") {
        // Line numbers of blank halves belong to no name.
        if (first && !rows.empty() && rows.back().line_no.empty() && rows.back().amounts.empty() &&
            digits.size() <= 2)
          rows.back().line_no = digits;
      } else if (rows.empty() || Complete(rows.back(), line)) {
        ++strays;
      } else {
        rows.back().amounts.push_back(token);
      }
    }
  }

  std::vector<LinearRow> rows;
  int strays = 0;

 private:
  // An amount on a line of its own belongs to the name above only while that has none.
  static bool Complete(const LinearRow& row, const std::vector<Token>& line) {
    return !row.amounts.empty() && row.amounts.front().line != line.front().line;
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
};

// Where the expenditure side begins: the leftmost name that only that side has.
bool FindSides(const std::vector<std::vector<Token>>& body, const SideWords& words, double* split) {
  double left = 1e9, right_of_income = -1e9;
  int found = 0;
  for (const std::vector<Token>& line : body) {
    for (const Token& token : line) {
      if (token.kind != Kind::kWord) continue;
      std::string side = words.SideOf(token.text);
      std::string folded = PatternText(token.text);
      bool numbered = StripEnumerator(folded).size() != folded.size();
      if (side == "expenditure" && numbered) {
        left = std::min(left, token.x0);
        ++found;
      }
      if (side == "income" && numbered) right_of_income = std::max(right_of_income, token.x0);
    }
  }
  *split = left - 1;
  return found >= 3 && right_of_income < left;
}

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
  if (!keeps_columns) return StreamReader(words, catalogue.key()).Read(body);
  double split = -1;
  for (const std::vector<std::vector<Token>>& sheet : BySheet(body)) {
    double own = 0;
    // The foot of a form alone on a page names no class: it stands as the page before.
    if (FindSides(sheet, words, &own)) split = own;
    if (split < 0) return StreamReader(words, catalogue.key()).Read(body);
    for (const std::vector<Token>& line : sheet) {
      std::vector<Token> left, right;
      // Totals are centred in their column and may begin left of the names; what ends right of the line is
      // right.
      for (const Token& token : line)
        ((token.x0 + token.x1) / 2 < split && token.x0 < split ? left : right).push_back(token);
      if (!left.empty()) income.ReadLine(left);
      if (!right.empty()) expenditure.ReadLine(right);
    }
  }
  LinearBody out;
  out.rows = std::move(income.rows);
  out.rows.insert(out.rows.end(), expenditure.rows.begin(), expenditure.rows.end());
  out.strays = income.strays + expenditure.strays;
  return out;
}

}  // namespace gongkai
