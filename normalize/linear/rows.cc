#include "normalize/linear/rows.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

bool IsTotal(const Token& token, const KeyWords& key) {
  return token.kind == Kind::kWord && key.totals.count(MatchKey(token.text)) > 0;
}

// 201 | 06 | 01 at the start of a line: parts of one code. Returns how many tokens they take.
size_t CodeParts(const std::vector<Token>& line, size_t at, std::string* code) {
  if (at >= line.size() || line[at].kind != Kind::kCode) return 0;
  *code = PatternText(line[at].text);
  size_t used = 1;
  while (code->size() < 7 && at + used < line.size() && line[at + used].kind == Kind::kNumber &&
         PatternText(line[at + used].text).size() == 2) {
    *code += PatternText(line[at + used].text);
    ++used;
  }
  return used;
}

// 302 on one line and 01 办公费 on the next: the parts of a code that a narrow column broke apart.
bool ExtendsCode(const std::vector<Token>& line, const LinearRow& row) {
  bool open = (row.code.size() == 3 || row.code.size() == 5) && row.name.empty() && row.amounts.empty();
  return open && line.size() > 1 && line[0].kind == Kind::kNumber && PatternText(line[0].text).size() == 2 && line[1].kind == Kind::kWord;
}

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
};

// The height of a line on its page, or its number in a text.
double Middle(const Place& place) { return place.box ? place.box->center_y() : place.line_first; }

class ClassificationReader {
 public:
  ClassificationReader(int columns, const KeyWords& key, const CodeNames& names) : columns_(columns), key_(key), names_(names) {}

  LinearBody Read(const std::vector<std::vector<Token>>& body) {
    for (const std::vector<Token>& line : body) ReadLine(line);
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
    } else if (words && !numbers && !drafts_.empty() && !drafts_.back().row.amounts.empty()) {
      // Text alone between two rows: decided when the next row is known.
      fragments_[drafts_.size()].push_back({Words(line), line.front().place});
      return;
    } else if (drafts_.empty()) {
      if (words && !numbers) fragments_[0].push_back({Words(line), line.front().place});
      if (numbers) ++out_.strays;
      return;
    }
    Draft& draft = drafts_.back();
    if (at == 0 && ExtendsCode(line, draft.row)) draft.row.code += PatternText(line[at++].text);
    for (size_t i = at; i < line.size(); ++i) {
      const Token& token = line[i];
      switch (token.kind) {
        case Kind::kWord:
          draft.row.name += PrintedName(token.text);
          draft.inline_text = true;
          break;
        case Kind::kAmount: AddAmount(&draft.row, token); break;
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

  void AddAmount(LinearRow* row, const Token& token) {
    if (row->amounts.size() >= static_cast<size_t>(columns_)) {
      ++out_.strays;
    } else {
      row->amounts.push_back(token);
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
    centered_ = std::any_of(drafts_.begin(), drafts_.end(), [](const Draft& d) { return !d.row.code.empty() && !d.inline_text; });
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
      bool fits_after = !tail.empty() && (after->inline_text ? Known(after->row.code, tail + after->row.name) : Begins(after->row.code, tail));
      if ((fits_before && (k == lines.size() || fits_after)) || (k == 0 && fits_after)) return k;
    }
    if (!centered_) return lines.size();
    // The nearer code owns the line. Texts whose lines are all equally far apart say nothing.
    bool on_page = lines.front().place.box.has_value();
    double above = Middle(lines.front().place) - Middle(before->row.place), below = Middle(after->row.place) - Middle(lines.back().place);
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

  static bool Nearer(const Place& line, const Place& before, const Place& after) {
    if (line.page != before.page) return false;
    if (line.page != after.page) return true;
    return Middle(line) - Middle(before) <= Middle(after) - Middle(line);
  }

  bool Begins(const std::string& code, const std::string& text) const {
    auto found = names_.find(code);
    return found != names_.end() && MatchKey(found->second).starts_with(MatchKey(text));
  }

  bool centered_ = false;
  const int columns_;
  const KeyWords& key_;
  const CodeNames& names_;
  std::vector<Draft> drafts_;
  std::map<size_t, std::vector<Fragment>> fragments_;  // by the row that follows
  LinearBody out_;
};

// Names of the two-sided forms, told apart by what they are.
class SideWords {
 public:
  explicit SideWords(const Catalogue& catalogue) {
    const SummaryRows& rows = catalogue.summary();
    for (const auto* list : {&rows.income_sources, &rows.fiscal_sources, &rows.income_foot}) Add(*list, &income_);
    Add({rows.income_total, rows.fiscal_opening, "财政拨款收入", "用事业基金弥补收支差额", "年初结转和结余",
         "使用非财政拨款结余（含专用结余）", "使用专用结余", "收入总计"}, &income_);
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
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.starts_with(key); });
  }

 private:
  static void Add(const std::vector<std::string>& names, WordSet* out) {
    for (const std::string& name : names) out->insert(MatchKey(name));
  }
  WordSet income_, expenditure_;
};

// One side of a two-sided form whose columns still stand apart. Names are a closed world: a text goes on with the name
// above it as long as some known name begins so.
class SideReader {
 public:
  SideReader(const std::string& side, const SideWords& words, const KeyWords& key) : side_(side), words_(words), key_(key) {}

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
        if (first && !rows.empty() && rows.back().line_no.empty() && rows.back().amounts.empty() && digits.size() <= 2)
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

// Both sides in one stream of words and numbers, as they come when a page is read cell by cell. Names are told apart by
// what they can be; a side is told by the name, by the place on the line, or by which of the two totals comes first.
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
      if (!out_.rows.empty() && digits.size() <= 2 && out_.rows.back().line_no.empty() && out_.rows.back().amounts.empty())
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
    if (words_.Begins("income", row.name + text) || words_.Begins("expenditure", row.name + text)) return true;
    if (!words_.SideOf(row.name).empty() || key_.totals.count(MatchKey(row.name)) || key_.totals.count(MatchKey(text))) return false;
    return words_.SideOf(text).empty() && !words_.Begins("income", text) && !words_.Begins("expenditure", text);
  }

  void NameSides() {
    std::map<std::string, int> totals;
    for (size_t i = 0; i < out_.rows.size(); ++i) {
      LinearRow& row = out_.rows[i];
      row.side = words_.SideOf(row.name);
      std::string key = MatchKey(row.name);
      if (row.side.empty() && key_.totals.count(key)) row.side = totals[key]++ == 0 ? "income" : "expenditure";
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

LinearBody ReadClassificationRows(const std::vector<std::vector<Token>>& body, int columns, const KeyWords& key,
                                  const CodeNames& names) {
  return ClassificationReader(columns, key, names).Read(body);
}

namespace {

// The width of a digit: points on a page, one in a text.
double DigitWidth(const std::vector<std::vector<Token>>& body) {
  std::vector<double> widths;
  for (const std::vector<Token>& line : body)
    for (const Token& token : line)
      if (token.kind == Kind::kCode) widths.push_back((token.x1 - token.x0) / static_cast<double>(PatternText(token.text).size()));
  if (widths.empty()) return 1;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
  return widths[widths.size() / 2];
}

// Left edges of the code columns: a block begins where codes stand below each other.
std::vector<double> BlockStarts(const std::vector<std::vector<Token>>& body, double digit) {
  std::vector<double> edges;
  for (const std::vector<Token>& line : body)
    for (const Token& token : line)
      if (token.kind == Kind::kCode) edges.push_back(token.x0);
  std::sort(edges.begin(), edges.end());
  std::vector<double> starts;
  for (size_t i = 0; i < edges.size();) {
    // Codes of a column are centred or indented by a few digits at the most, and laid-out text wavers.
    size_t j = i + 1;
    while (j < edges.size() && edges[j] - edges[j - 1] < 4 * digit) ++j;
    if (j - i >= 3) starts.push_back(edges[i]);
    i = j;
  }
  return starts;
}

bool HasTotal(const std::vector<Token>& line, const KeyWords& key) {
  return std::any_of(line.begin(), line.end(), [&](const Token& token) { return IsTotal(token, key); });
}

}  // namespace

namespace {

// Lines by the sheet whose columns they follow.
std::vector<std::vector<std::vector<Token>>> BySheet(const std::vector<std::vector<Token>>& body) {
  std::vector<std::vector<std::vector<Token>>> sheets;
  int last = -1;
  for (const std::vector<Token>& line : body) {
    if (line.empty()) continue;
    if (sheets.empty() || line.front().sheet != last) sheets.emplace_back();
    last = line.front().sheet;
    sheets.back().push_back(line);
  }
  return sheets;
}

LinearBody ReadBlocksOfSheet(const std::vector<std::vector<Token>>& body, const KeyWords& key, const CodeNames& names) {
  double digit = DigitWidth(body);
  std::vector<double> starts = BlockStarts(body, digit);
  if (starts.size() < 2) return ReadBlockRows(body, key);
  std::vector<std::vector<std::vector<Token>>> blocks(starts.size());
  std::vector<std::vector<Token>> foot;
  for (const std::vector<Token>& line : body) {
    // 人员经费合计 and 公用经费合计 keep no columns.
    if (HasTotal(line, key)) {
      foot.push_back(line);
      continue;
    }
    std::vector<std::vector<Token>> parts(starts.size());
    for (const Token& token : line) {
      size_t b = starts.size() - 1;
      while (b > 0 && token.x0 < starts[b] - digit) --b;
      parts[b].push_back(token);
    }
    for (size_t b = 0; b < parts.size(); ++b)
      if (!parts[b].empty()) blocks[b].push_back(std::move(parts[b]));
  }
  LinearBody out;
  for (const std::vector<std::vector<Token>>& block : blocks) {
    LinearBody part = ReadClassificationRows(block, 1, key, names);
    out.rows.insert(out.rows.end(), part.rows.begin(), part.rows.end());
    out.strays += part.strays;
  }
  LinearBody totals = ReadBlockRows(foot, key);
  out.rows.insert(out.rows.end(), totals.rows.begin(), totals.rows.end());
  out.strays += totals.strays;
  return out;
}

}  // namespace

LinearBody ReadPlacedBlockRows(const std::vector<std::vector<Token>>& body, const KeyWords& key, const CodeNames& names) {
  LinearBody out;
  for (const std::vector<std::vector<Token>>& sheet : BySheet(body)) {
    LinearBody part = ReadBlocksOfSheet(sheet, key, names);
    out.rows.insert(out.rows.end(), part.rows.begin(), part.rows.end());
    out.strays += part.strays;
  }
  return out;
}

LinearBody ReadBlockRows(const std::vector<std::vector<Token>>& body, const KeyWords& key) {
  LinearBody out;
  bool open = false;
  for (const std::vector<Token>& line : body) {
    bool extends = open && ExtendsCode(line, out.rows.back());
    if (extends) out.rows.back().code += PatternText(line[0].text);
    for (size_t i = extends ? 1 : 0; i < line.size(); ++i) {
      const Token& token = line[i];
      std::string code;
      size_t used = CodeParts(line, i, &code);
      if (used > 0 && code.size() >= 3) {
        out.rows.emplace_back();
        out.rows.back().code = code;
        out.rows.back().place = token.place;
        out.rows.back().y = static_cast<double>(token.line);
        open = true;
        i += used - 1;
      } else if (IsTotal(token, key)) {
        out.rows.emplace_back();
        out.rows.back().name = PrintedName(token.text);
        out.rows.back().place = token.place;
        out.rows.back().y = static_cast<double>(token.line);
        open = true;
      } else if (token.kind == Kind::kWord) {
        if (!open) continue;
        // A name goes on over a line break only while its amount has not come.
        if (out.rows.back().amounts.empty()) out.rows.back().name += PrintedName(token.text);
      } else if (token.kind == Kind::kAmount || PatternText(token.text) == "0") {
        if (!open || !out.rows.back().amounts.empty()) {
          ++out.strays;
        } else {
          out.rows.back().amounts.push_back(token);
        }
      }
    }
  }
  return out;
}

LinearBody ReadTwoSidedRows(const std::vector<std::vector<Token>>& body, bool keeps_columns, const Catalogue& catalogue) {
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
      // Totals are centred in their column and may begin left of the names; what ends right of the line is right.
      for (const Token& token : line) ((token.x0 + token.x1) / 2 < split && token.x0 < split ? left : right).push_back(token);
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
