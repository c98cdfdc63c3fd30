#include "normalize/performance/scattered.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "normalize/performance/label_book.h"
#include "normalize/performance/linear_text.h"
#include "normalize/performance/scattered_head.h"
#include "normalize/performance/scattered_levels.h"
#include "normalize/performance/scattered_names.h"
#include "normalize/performance/scattered_text.h"
#include "normalize/performance/scattered_values.h"
#include "normalize/performance/scattered_words.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kFewestRows = 2;

// The columns of the indicators.
constexpr Role kColumns[] = {Role::kLevel1, Role::kLevel2, Role::kLevel3, Role::kTarget,
                             Role::kActual, Role::kWeight, Role::kScore,  Role::kDeviation};
enum Column { kLevel1, kLevel2, kLevel3, kTarget, kActual, kWeight, kScore, kDeviation, kColumnCount };

// Goals and remarks are sentences, names are not.
bool IsSentence(const std::string& text) {
  for (char32_t code : Utf8ToCodes(text))
    if (code == U'。' || code == U'，' || code == U'；' || code == U'：') return true;
  return false;
}

bool EndsSentence(const std::string& text) {
  return text.ends_with("。");
}

class Table {
 public:
  Table(const PerformanceLexicon& lexicon, const Flow& flow, size_t first, size_t last)
      : lexicon_(lexicon),
        passages_(PassagesOf(flow, first, last)),
        cells_(CellsOf(passages_, lexicon)),
        values_(ReadScatteredValues(cells_)) {}

  std::vector<Grid> Read() {
    if (values_.rows.size() < kFewestRows) return {};
    ReadWords();
    PartLines();
    const ScatteredNames joined = JoinScatteredNames(names_, words_.labels, values_);
    const NamedRows named = NameRows(joined.names, values_, words_.labels, lexicon_);
    GiveRemarks();
    std::vector<ScatteredRow> rows;
    for (size_t r = 0; r < values_.rows.size(); ++r) {
      const ValueRow& value = values_.rows[r];
      ScatteredRow row{nullptr, std::max(value.target.lines, value.actual.lines), value.target.page,
                       MarkOf(value.weight.text).value_or(0), value.target.passage};
      if (named.name[r] >= 0) row.name = &joined.names[static_cast<size_t>(named.name[r])];
      if (row.name) row.lines = std::max(row.lines, static_cast<int>(row.name->at.size()));
      row.lines = std::max(row.lines, remark_lines_[r]);
      if (row.name && row.name->passage + 1 == row.passage) --row.passage;
      rows.push_back(row);
    }
    const ScatteredLevels levels = SpanScatteredLevels(rows, words_.labels, lexicon_);
    if (!values_.add_up || joined.doubt || named.doubt || levels.doubt) grid_.Doubt();
    PutHeading();
    for (size_t r = 0; r < rows.size(); ++r) PutRow(r, rows[r], levels);
    PutTotal();
    std::vector<Grid> out;
    if (std::optional<Grid> head = ReadScatteredHead(lexicon_, words_, joined.names, cells_, values_, begin_))
      out.push_back(std::move(*head));
    out.push_back(grid_.Finish());
    return out;
  }

 private:
  void ReadWords() {
    std::vector<std::vector<char>> skip(passages_.size());
    for (size_t i = 0; i < cells_.size(); ++i)
      skip[cells_[i].passage].push_back(values_.used[i] || cells_[i].kind != ScatteredCell::Kind::kText);
    for (bool whole_levels : {true, false}) {
      words_ = ReadScatteredWords(passages_, skip, LabelBook(lexicon_.words(), whole_levels));
      const auto second = std::count_if(words_.labels.begin(), words_.labels.end(),
                                        [](const auto& label) { return (label.kinds & kPhraseLevel2) != 0; });
      if (second > 1) return;
    }
  }

  bool Heads(const ScatteredLabel& label, Role role) const {
    if ((label.kinds & kPhraseHeading) == 0) return false;
    const std::vector<Role> roles = lexicon_.Headings(label.text);
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  }

  // Names of indicators stand behind the heading of the goals or of the indicators; remarks behind their
  // heading, or between the rows.
  void PartLines() {
    begin_ = values_.rows[0].target.passage;
    std::map<int, size_t> remarks;  // by page: behind this passage
    for (const ScatteredLabel& label : words_.labels) {
      if (Heads(label, Role::kGoal) || Heads(label, Role::kLevel3)) begin_ = std::min(begin_, label.passage);
      if (!Heads(label, Role::kDeviation)) continue;
      has_remarks_ = true;
      remarks.emplace(label.page, label.passage);
    }
    for (size_t i = 0; i < words_.lines.size(); ++i) {
      const WordLine& line = words_.lines[i];
      if (line.passage < begin_) continue;
      const auto behind = remarks.find(line.page);
      if (behind != remarks.end() && line.passage > behind->second) {
        remarks_.push_back(line);
        continue;
      }
      if (!IsSentence(line.text) && !IsForeign(i) && !IsOfHead(line)) names_.push_back(line);
    }
  }

  // The agency of the head, printed again: 青石县档案馆, 青石县档案馆（本级）.
  bool IsOfHead(const WordLine& line) const {
    constexpr size_t kFewest = 12;  // bytes
    return std::any_of(words_.lines.begin(), words_.lines.end(), [&](const WordLine& other) {
      const bool before = other.passage < begin_ || (other.passage != line.passage && other.line < line.line);
      return before && other.text.size() >= kFewest && line.text.starts_with(other.text);
    });
  }

  // The short end of a sentence, one character of a watermark, a piece of a bracket.
  bool IsForeign(size_t i) const {
    const WordLine& line = words_.lines[i];
    const bool next = i + 1 < words_.lines.size() && words_.lines[i + 1].passage == line.passage;
    const bool alone = !next && (i == 0 || words_.lines[i - 1].passage != line.passage);
    const std::string folded = PatternText(line.text);
    return (alone && Utf8ToCodes(line.text).size() == 1) || folded.starts_with('(') || folded == "分)" ||
           (next && EndsSentence(words_.lines[i + 1].text) && words_.lines[i + 1].at == line.at + 1);
  }

  // The remarks of the rows that lost points, in order.
  void GiveRemarks() {
    remark_.assign(values_.rows.size(), "");
    remark_lines_.assign(values_.rows.size(), 0);
    if (!has_remarks_) return;
    struct Remark {
      std::string text;
      int lines = 0;
    };
    std::vector<Remark> all;
    for (size_t i = 0; i < remarks_.size(); ++i) {
      const bool begins =
          i == 0 || remarks_[i].passage != remarks_[i - 1].passage || EndsSentence(all.back().text);
      if (begins) all.emplace_back();
      all.back().text += remarks_[i].text;
      ++all.back().lines;
    }
    size_t at = 0;
    for (size_t r = 0; r < values_.rows.size(); ++r) {
      if (MarkOf(values_.rows[r].score.text) == MarkOf(values_.rows[r].weight.text)) continue;
      if (at < all.size()) {
        remark_[r] = all[at].text;
        remark_lines_[r] = all[at].lines;
      }
      ++at;
    }
    if (at != all.size()) grid_.Doubt();
  }

  void PutHeading() {
    grid_.NextRow();
    for (int c = 0; c < kColumnCount; ++c)
      for (const ScatteredLabel& label : words_.labels)
        if (Heads(label, kColumns[c])) {
          // Further up the same word heads a column of the funds.
          if ((c == kWeight || c == kScore) && label.passage + 1 < values_.rows[0].target.passage &&
              HeadsAgain(label, kColumns[c]))
            continue;
          grid_.Put(c, label.text, label.line_first, label.line_last);
          break;
        }
  }

  bool HeadsAgain(const ScatteredLabel& label, Role role) const {
    return std::any_of(words_.labels.begin(), words_.labels.end(), [&](const ScatteredLabel& other) {
      return other.passage > label.passage && Heads(other, role);
    });
  }

  void PutCell(int column, const ScatteredCell& cell) {
    grid_.Put(column, cell.text, cell.line_first, cell.line_last);
  }

  void PutRow(size_t r, const ScatteredRow& row, const ScatteredLevels& levels) {
    grid_.NextRow();
    for (int level : {levels.level1[r], levels.level2[r]}) {
      if (level < 0) continue;
      const ScatteredLabel& label = words_.labels[static_cast<size_t>(level)];
      // A bracket without the weight in it.
      if (PatternText(label.text).find('(') != std::string::npos &&
          !lexicon_.SplitWeight(label.text, 1).weight)
        grid_.Doubt();
      grid_.Put(level == levels.level1[r] ? kLevel1 : kLevel2, label.text, label.line_first, label.line_last);
    }
    if (row.name) grid_.Put(kLevel3, row.name->text, row.name->line_first, row.name->line_last);
    const ValueRow& value = values_.rows[r];
    PutCell(kTarget, value.target);
    PutCell(kActual, value.actual);
    PutCell(kWeight, value.weight);
    PutCell(kScore, value.score);
    if (!remark_[r].empty()) grid_.Put(kDeviation, remark_[r], value.score.line_first, value.score.line_last);
  }

  void PutTotal() {
    if (!values_.total) return;
    for (const ScatteredLabel& label : words_.labels) {
      if ((label.kinds & kPhraseTotal) == 0) continue;
      grid_.NextRow();
      grid_.Put(0, label.text, label.line_first, label.line_last);
      PutCell(kWeight, cells_[values_.total->weight]);
      PutCell(kScore, cells_[values_.total->score]);
      return;
    }
  }

  const PerformanceLexicon& lexicon_;
  std::vector<Passage> passages_;
  std::vector<ScatteredCell> cells_;
  ScatteredValues values_;
  ScatteredWords words_;
  std::vector<WordLine> names_, remarks_;
  size_t begin_ = 0;  // the first passage that may name indicators
  bool has_remarks_ = false;
  std::vector<std::string> remark_;  // of each row
  std::vector<int> remark_lines_;
  LinearGrid grid_;
};

}  // namespace

bool HoldsPerformanceTable(const PerformanceLexicon& lexicon, const Flow& flow, size_t first, size_t last) {
  const std::vector<Passage> passages = PassagesOf(flow, first, last);
  const ScatteredWords words = ReadScatteredWords(passages, std::vector<std::vector<char>>(passages.size()),
                                                  LabelBook(lexicon.words(), true));
  std::set<std::string> levels;
  std::set<Role> headings;
  for (const ScatteredLabel& label : words.labels) {
    if ((label.kinds & kPhraseLevel2) != 0) levels.insert(PerformanceLexicon::Key(label.text));
    if ((label.kinds & kPhraseHeading) == 0) continue;
    for (Role role : lexicon.Headings(label.text))
      if (role == Role::kTarget || role == Role::kActual || role == Role::kWeight || role == Role::kScore)
        headings.insert(role);
  }
  constexpr size_t kFewestLevels = 3, kFewestHeadings = 3;
  return levels.size() >= kFewestLevels && headings.size() >= kFewestHeadings;
}

std::vector<Grid> ReadScatteredTable(const PerformanceLexicon& lexicon, const Flow& flow, size_t first,
                                     size_t last) {
  return Table(lexicon, flow, first, last).Read();
}

}  // namespace gongkai
