#include "normalize/performance/scattered.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "normalize/performance/label_book.h"
#include "normalize/performance/likely_names.h"
#include "normalize/performance/linear_text.h"
#include "normalize/performance/scattered_head.h"
#include "normalize/performance/scattered_levels.h"
#include "normalize/performance/scattered_names.h"
#include "normalize/performance/scattered_remarks.h"
#include "normalize/performance/scattered_text.h"
#include "normalize/performance/scattered_values.h"
#include "normalize/performance/scattered_words.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kFewestRows = 2;

// The columns of the indicators.
constexpr Role kColumns[] = {Role::kLevel1, Role::kLevel2,     Role::kLevel3, Role::kTargetOp,
                             Role::kTarget, Role::kTargetUnit, Role::kActual, Role::kWeight,
                             Role::kScore,  Role::kDeviation};
enum Column {
  kLevel1,
  kLevel2,
  kLevel3,
  kTargetOp,
  kTarget,
  kTargetUnit,
  kActual,
  kWeight,
  kScore,
  kDeviation,
  kColumnCount
};

class Table {
 public:
  Table(const PerformanceLexicon& lexicon, const std::vector<Page>& pages, const Flow& flow, size_t first,
        size_t last)
      : lexicon_(lexicon),
        passages_(PassagesOf(pages, flow, first, last)),
        cells_(CellsOf(passages_, lexicon)),
        values_(ReadScatteredValues(cells_)) {}

  std::vector<Grid> Read() {
    if (values_.rows.size() < kFewestRows || !BlanksPartFigures()) return {};
    ReadWords();
    ScatteredNames joined;
    NamedRows named;
    const ScatteredRemarks remarks(lexicon_, words_, values_);
    for (bool by_heading : {true, false}) {
      PartLines(remarks, by_heading);
      joined = JoinScatteredNames(names_, words_.labels, values_);
      named = NameRows(joined.names, values_, words_.labels, lexicon_);
      remark_ = remarks.Give(remarks_, !by_heading);
      if (!joined.doubt && !named.doubt && !remark_.doubt) break;
    }
    if (joined.doubt || named.doubt) {
      LikelyNames likely = GiveLikelyNames(names_, values_, words_.labels, lexicon_);
      joined.names = std::move(likely.names);
      named.name = std::move(likely.name);
    }
    std::vector<ScatteredRow> rows;
    for (size_t r = 0; r < values_.rows.size(); ++r) {
      const ValueRow& value = values_.rows[r];
      ScatteredRow row{nullptr,
                       value.target.text,
                       std::max(value.target.lines, value.actual.lines),
                       value.target.page,
                       MarkOf(value.weight.text).value_or(0),
                       value.target.passage};
      if (named.name[r] >= 0) row.name = &joined.names[static_cast<size_t>(named.name[r])];
      if (row.name) row.lines = std::max(row.lines, static_cast<int>(row.name->at.size()));
      row.lines = std::max(row.lines, remark_.lines[r]);
      if (row.name && row.name->passage + 1 == row.passage) --row.passage;
      rows.push_back(row);
    }
    const ScatteredLevels levels = SpanScatteredLevels(rows, words_.labels, lexicon_);
    if (!values_.add_up || joined.doubt || named.doubt || levels.doubt || remark_.doubt) grid_.Doubt();
    if (LeavesBrackets()) grid_.Doubt();
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
  // Text without blank lines prints its cells in order.
  bool BlanksPartFigures() const {
    const auto parted = std::count_if(values_.rows.begin(), values_.rows.end(), [](const ValueRow& row) {
      return row.target.passage != row.score.passage;
    });
    return 2 * static_cast<size_t>(parted) > values_.rows.size();
  }

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
  // heading. Where that leaves too few names, the text says what is a remark.
  void PartLines(const ScatteredRemarks& remarks, bool by_heading) {
    names_.clear();
    remarks_.clear();
    begin_ = values_.rows[0].target.passage;
    for (const ScatteredLabel& label : words_.labels)
      if (Heads(label, Role::kGoal) || Heads(label, Role::kLevel3)) begin_ = std::min(begin_, label.passage);
    for (size_t i = 0; i < words_.lines.size(); ++i) {
      const WordLine& line = words_.lines[i];
      if (line.passage < begin_) continue;
      if (by_heading ? remarks.IsBehindHeading(line) : remarks.IsRemark(line))
        remarks_.push_back(line);
      else if (!IsSentence(line.text) && !IsTitle(line.text) && !IsForeign(i) && !IsOfHead(line))
        names_.push_back(line);
    }
  }

  // 项目支出绩效自评表（续表）
  bool IsTitle(const std::string& text) const {
    constexpr std::string_view kBracket = "（";
    return lexicon_.IsTitle(text) || lexicon_.IsTitle(text.substr(0, text.rfind(kBracket)));
  }

  // The agency of the head, printed again: 青石县档案馆, 青石县档案馆（本级）.
  bool IsOfHead(const WordLine& line) const {
    constexpr size_t kFewest = 12;  // bytes
    return std::any_of(words_.lines.begin(), words_.lines.end(), [&](const WordLine& other) {
      const bool before = other.passage < begin_ || (other.passage != line.passage && other.line < line.line);
      return before && other.text.size() >= kFewest && line.text.starts_with(other.text);
    });
  }

  // （50, or 分）: the weight of some level 1 was not found.
  bool LeavesBrackets() const {
    return std::any_of(words_.lines.begin(), words_.lines.end(), [&](const WordLine& line) {
      const std::string folded = PatternText(line.text);
      constexpr size_t kLongest = 8;  // bytes
      return line.passage >= begin_ && folded.size() <= kLongest &&
             (folded.starts_with('(') != folded.ends_with(')'));
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
    if (value.op) PutCell(kTargetOp, *value.op);
    PutCell(kTarget, value.target);
    if (value.unit) PutCell(kTargetUnit, *value.unit);
    PutCell(kActual, value.actual);
    PutCell(kWeight, value.weight);
    PutCell(kScore, value.score);
    if (!remark_.text[r].empty())
      grid_.Put(kDeviation, remark_.text[r], value.score.line_first, value.score.line_last);
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
  RowRemarks remark_;
  LinearGrid grid_;
};

}  // namespace

bool HoldsPerformanceTable(const PerformanceLexicon& lexicon, const std::vector<Page>& pages,
                           const Flow& flow, size_t first, size_t last) {
  const std::vector<Passage> passages = PassagesOf(pages, flow, first, last);
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

std::vector<Grid> ReadScatteredTable(const PerformanceLexicon& lexicon, const std::vector<Page>& pages,
                                     const Flow& flow, size_t first, size_t last) {
  return Table(lexicon, pages, flow, first, last).Read();
}

}  // namespace gongkai
