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

// A row on its way, with the lines of text around it.
struct Draft {
  LinearRow row;
  std::vector<std::string> before, after;  // text lines that may belong to the name
  bool inline_text = false;                // text on the line of the code
};

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
      fragments_[drafts_.size()].push_back(Words(line));
      return;
    } else if (drafts_.empty()) {
      if (words && !numbers) fragments_[0].push_back(Words(line));
      if (numbers) ++out_.strays;
      return;
    }
    Draft& draft = drafts_.back();
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

  // Lines of text between row i-1 and row i: the end of the first name or the beginning of the second. A wrapped name
  // stands in the middle of its row, so as many of its lines follow the code as precede it.
  void DistributeFragments() {
    for (auto& [next, lines] : fragments_) {
      Draft* before = next > 0 ? &drafts_[next - 1] : nullptr;
      Draft* after = next < drafts_.size() ? &drafts_[next] : nullptr;
      size_t best = Split(before, after, lines);
      std::string head, tail;
      for (size_t i = 0; i < lines.size(); ++i) (i < best ? head : tail) += lines[i];
      if (before) before->row.name += head;
      if (after) {
        after->row.name = tail + after->row.name;
        if (!tail.empty()) after->before.assign(lines.begin() + static_cast<std::ptrdiff_t>(best), lines.end());
      }
    }
  }

  // How many of the lines belong to the row before.
  size_t Split(const Draft* before, const Draft* after, const std::vector<std::string>& lines) const {
    if (!before || before->row.code.empty()) return before && !after ? lines.size() : 0;
    if (!after || after->row.code.empty()) return lines.size();
    // A name that another form prints for the code decides.
    for (size_t k = 0; k <= lines.size(); ++k) {
      std::string head = before->row.name, tail;
      for (size_t i = 0; i < lines.size(); ++i) (i < k ? head : tail) += lines[i];
      bool fits_before = Known(before->row.code, head);
      bool fits_after = after->inline_text ? Known(after->row.code, tail + after->row.name) : names_.count(after->row.code) &&
                                                 names_.at(after->row.code).starts_with(tail) && !tail.empty();
      if ((fits_before && (k == lines.size() || fits_after)) || (k == 0 && fits_after)) return k;
    }
    if (!after->inline_text) {
      // The next name has lines above its code only if the row before has had its share.
      size_t owed = before->before.size();
      if (before->inline_text || owed > 0) return std::min(owed, lines.size());
      return lines.size() / 2;
    }
    return lines.size();
  }

  const int columns_;
  const KeyWords& key_;
  const CodeNames& names_;
  std::vector<Draft> drafts_;
  std::map<size_t, std::vector<std::string>> fragments_;  // by the row that follows
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
  // True where some known name goes on after `printed`.
  bool MayGoOn(const std::string& printed, const std::string& more) const {
    return !SideOf(printed + more).empty() && SideOf(printed).empty();
  }

 private:
  static void Add(const std::vector<std::string>& names, WordSet* out) {
    for (const std::string& name : names) out->insert(MatchKey(name));
  }
  WordSet income_, expenditure_;
};

class TwoSidedReader {
 public:
  explicit TwoSidedReader(const Catalogue& catalogue) : words_(catalogue), key_(catalogue.key()) {}

  LinearBody Read(const std::vector<std::vector<Token>>& body) {
    for (const std::vector<Token>& line : body) ReadLine(line);
    return std::move(out_);
  }

 private:
  struct Item {
    std::string name;
    std::vector<Token> numbers;
    Place place;
    size_t line = 0;
    int leading = 0;  // whole numbers before the name
  };

  // name number* name number* …
  std::vector<Item> Items(const std::vector<Token>& line) const {
    std::vector<Item> items;
    bool open = false;
    for (const Token& token : line) {
      if (token.kind == Kind::kWord) {
        std::string name = PrintedName(token.text);
        bool fresh = !open || IsTotal(token, key_) || StripEnumerator(PatternText(name)).size() != PatternText(name).size();
        // Words that follow a word are the rest of a name printed with blanks, unless they begin an item of their own.
        if (open && !items.back().numbers.empty()) fresh = true;
        if (open && !words_.SideOf(items.back().name).empty() && !words_.SideOf(name).empty()) fresh = true;
        if (fresh) {
          items.push_back({});
          items.back().place = token.place;
          items.back().line = token.line;
        }
        items.back().name += name;
        open = true;
      } else if (items.empty()) {
        items.push_back({});
        items.back().place = token.place;
        items.back().line = token.line;
        items.back().numbers.push_back(token);
      } else {
        items.back().numbers.push_back(token);
      }
    }
    return items;
  }

  void ReadLine(const std::vector<Token>& line) {
    std::vector<Item> items = Items(line);
    int named = 0;
    for (const Item& item : items) named += !item.name.empty();
    int seen = 0;
    for (Item& item : items) {
      if (item.name.empty()) {
        // A bare line number: the blank half of the row. Amounts without a name belong to nothing, or to a name that
        // was cut off by a line break.
        bool amount = std::any_of(item.numbers.begin(), item.numbers.end(), [](const Token& t) { return t.kind == Kind::kAmount; });
        if (amount && items.size() == 1 && !out_.rows.empty() && out_.rows.back().amounts.empty()) {
          TakeNumbers(item.numbers, &out_.rows.back());
        } else if (amount) {
          ++out_.strays;
        }
        continue;
      }
      // The rest of a name broken over lines.
      if (named == 1 && !out_.rows.empty() && StripEnumerator(PatternText(item.name)).size() == PatternText(item.name).size() &&
          words_.SideOf(item.name).empty() && !key_.totals.count(MatchKey(item.name))) {
        LinearRow* open = nullptr;
        for (size_t k = out_.rows.size(); k-- > 0 && out_.rows.size() - k <= 2;)
          if (!open && words_.MayGoOn(out_.rows[k].name, item.name)) open = &out_.rows[k];
        if (open) {
          open->name += item.name;
          TakeNumbers(item.numbers, open);
          continue;
        }
      }
      LinearRow row;
      row.name = item.name;
      row.place = item.place;
      row.y = static_cast<double>(item.line);
      row.side = words_.SideOf(item.name);
      if (named >= 2) row.side = seen == 0 ? "income" : "expenditure";
      if (named == 1 && (row.side.empty() || key_.totals.count(MatchKey(item.name)))) row.side = LoneSide(item, row.side);
      ++seen;
      TakeNumbers(item.numbers, &row);
      if (row.side == "expenditure") expenditure_line_ = LineNo(row, expenditure_line_);
      if (row.side == "income") income_line_ = LineNo(row, income_line_);
      out_.rows.push_back(std::move(row));
    }
  }

  static int LineNo(const LinearRow& row, int last) { return row.line_no.empty() ? last : std::stoi(row.line_no); }

  // One item on a line whose name tells no side: its line number goes on with one of the two counts.
  std::string LoneSide(const Item& item, const std::string& guess) const {
    if (!item.numbers.empty() && item.numbers[0].kind == Kind::kNumber) {
      int number = std::atoi(PatternText(item.numbers[0].text).c_str());
      if (number > 0 && number == expenditure_line_ + 1 && number != income_line_ + 1) return "expenditure";
      if (number > 0 && number == income_line_ + 1 && number != expenditure_line_ + 1) return "income";
    }
    if (!guess.empty()) return guess;
    // 总计 alone: the income side comes first.
    std::string key = MatchKey(item.name);
    for (const LinearRow& row : out_.rows)
      if (MatchKey(row.name) == key && row.side == "income") return "expenditure";
    return "income";
  }

  // The first whole number is the line number; what follows are amounts. A second whole number is the line number of a
  // blank half.
  void TakeNumbers(const std::vector<Token>& numbers, LinearRow* row) {
    for (const Token& token : numbers) {
      std::string text = PatternText(token.text);
      bool whole = token.kind == Kind::kNumber || token.kind == Kind::kCode;
      if (whole && text.size() <= 2 && text != "0" && row->line_no.empty() && row->amounts.empty()) {
        row->line_no = text;
      } else if (token.kind == Kind::kAmount || (whole && text == "0")) {
        row->amounts.push_back(token);
      }
    }
  }

  SideWords words_;
  const KeyWords& key_;
  int income_line_ = -9, expenditure_line_ = -9;
  LinearBody out_;
};

}  // namespace

LinearBody ReadClassificationRows(const std::vector<std::vector<Token>>& body, int columns, const KeyWords& key,
                                  const CodeNames& names) {
  return ClassificationReader(columns, key, names).Read(body);
}

LinearBody ReadTwoSidedRows(const std::vector<std::vector<Token>>& body, const Catalogue& catalogue) {
  return TwoSidedReader(catalogue).Read(body);
}

LinearBody ReadBlockRows(const std::vector<std::vector<Token>>& body, const KeyWords& key) {
  LinearBody out;
  bool open = false;
  for (const std::vector<Token>& line : body) {
    for (size_t i = 0; i < line.size(); ++i) {
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

}  // namespace gongkai
