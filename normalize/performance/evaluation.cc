#include "normalize/performance/evaluation.h"

#include <algorithm>

#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

// A title further above than this belongs to something else.
constexpr size_t kLinesToTitle = 10;
// Prose before a scoring table that may say what was evaluated and how it came out.
constexpr size_t kLinesOfProse = 14;

// What a grid holds, row by row.
struct Survey {
  std::vector<RowKind> rows;
  int Count(RowKind kind) const { return static_cast<int>(std::count(rows.begin(), rows.end(), kind)); }
  bool Has(RowKind kind) const { return Count(kind) > 0; }
  /// Only remarks, totals and blanks: the foot of the table before.
  bool OnlyFoot() const {
    return std::all_of(rows.begin(), rows.end(), [](RowKind k) {
      return k == RowKind::kFoot || k == RowKind::kTotal || k == RowKind::kBlank;
    });
  }
};

void Extend(const Grid& grid, int row, EvaluationRecord* record) {
  auto widen = [](int from, int to, int* first, int* last) {
    if (from <= 0) return;
    *first = *first == 0 ? from : std::min(*first, from);
    *last = std::max(*last, to);
  };
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* cell = grid.CellAt(row, c);
    if (!cell || cell->row != row) continue;
    widen(cell->place.page, cell->place.page, &record->page_first, &record->page_last);
    widen(cell->place.line_first, cell->place.line_last, &record->line_first, &record->line_last);
  }
}

class Reader {
 public:
  Reader(const Flow& flow, const PerformanceLexicon& lexicon, std::optional<int> fiscal_year,
         const std::set<size_t>& forms)
      : flow_(flow), lexicon_(lexicon), fiscal_year_(fiscal_year), forms_(forms) {}

  std::vector<FoundEvaluation> Read() {
    for (size_t i = 0; i < flow_.size(); ++i) {
      if (flow_[i].furniture) {
        // A year under a title that returns on every page is still the year of the table.
        if (!title_.empty()) after_title_.push_back(flow_[i].line.text);
      } else if (forms_.count(i)) {
        Close();
        Forget();
      } else if (flow_[i].is_table()) {
        Table(i);
      } else {
        TextLine(i);
      }
    }
    Close();
    return std::move(out_);
  }

 private:
  // Rows of one evaluation are read by the block that they stand in.
  enum class Block { kHead, kFunds, kGoals, kIndicators, kFoot };

  void TextLine(size_t i) {
    const std::string& text = flow_[i].line.text;
    std::string title;
    if (lexicon_.IsTitle(text)) {
      title = text;
    } else if (!lines_.empty() && !lexicon_.IsTitle(lines_.back()) &&
               lexicon_.IsTitle(lines_.back() + text) &&
               MatchKey(text).size() < MatchKey(lines_.back()).size()) {
      title = lines_.back() + text;  // a title that was set in two lines
    }
    if (!title.empty()) {
      title_ = PrintedName(title);
      title_line_ = flow_[i].line.place;
      lines_since_title_ = 0;
      after_title_.clear();
    } else if (!title_.empty()) {
      after_title_.push_back(text);
      if (++lines_since_title_ > kLinesToTitle) title_.clear();
    }
    lines_.push_back(text);
    if (open_ && lines_.size() > kLinesToTitle) Close();
  }

  Survey Look(const Grid& grid) const {
    Survey survey;
    for (int r = 0; r < grid.rows; ++r) survey.rows.push_back(ClassifyRow(grid, r, lexicon_));
    return survey;
  }

  void Table(size_t i) {
    const Grid& grid = *flow_[i].grid;
    if (grid.rows == 0 || grid.cols == 0) return;
    Survey survey = Look(grid);
    bool indicators = survey.Has(RowKind::kIndicatorHeading);
    bool head = survey.Has(RowKind::kHead) || survey.Has(RowKind::kFundsHeading);
    bool new_title = !title_.empty() &&
                     !(open_ && open_->evaluation.record.title == title_ && !open_->evaluation.has_total);
    bool begins =
        new_title || (open_ && open_->evaluation.has_indicators && indicators && Restarts(grid, survey));
    bool belongs = indicators || (head && (new_title || open_)) || (open_ && survey.OnlyFoot()) ||
                   (open_ && GoesOn(grid));
    if (!belongs) {
      Close();
      Forget();
      return;
    }
    if (begins || !open_) Begin(i);
    if (indicators) open_->item = i;
    Rows(grid, survey, i);
    Forget();
  }

  // The rows of a table whose indicators began in the table before.
  bool GoesOn(const Grid& grid) const {
    const Evaluation& e = open_->evaluation;
    return e.has_indicators && !e.has_total && lines_.empty() && rows_ &&
           static_cast<size_t>(grid.cols) == rows_->heading().columns.size();
  }

  bool Restarts(const Grid& grid, const Survey& survey) const {
    for (size_t r = 0; r < survey.rows.size(); ++r) {
      if (survey.rows[r] == RowKind::kHead)
        return StartsOver(grid, static_cast<int>(r), lexicon_, open_->evaluation.record);
      if (survey.rows[r] == RowKind::kIndicatorHeading) return open_->evaluation.has_total;
    }
    return false;
  }

  void Begin(size_t i) {
    Close();
    open_.emplace();
    open_->item = i;
    EvaluationRecord& record = open_->evaluation.record;
    if (!title_.empty()) {
      record.title = title_;
      record.line_first = record.line_last = title_line_.line_first;
      record.page_first = record.page_last = title_line_.page;
    }
    after_ = after_title_;
    before_ = lines_;
    rows_.emplace(lexicon_, &open_->evaluation);
    funds_ = Heading();
    block_ = Block::kHead;
  }

  void Forget() {
    lines_.clear();
    title_.clear();
    after_title_.clear();
  }

  void Rows(const Grid& grid, const Survey& survey, size_t item) {
    // Headings hold in the grid in which they stand; only indicators go on in the next one.
    const Evaluation& before = open_->evaluation;
    bool on = before.has_indicators && !before.has_total && GoesOn(grid) && survey.rows[0] != RowKind::kHead;
    block_ = on ? Block::kIndicators : before.has_indicators ? Block::kFoot : Block::kHead;
    funds_ = Heading();
    rows_->NextGrid();
    for (int r = 0; r < grid.rows; ++r) {
      RowKind kind = survey.rows[static_cast<size_t>(r)];
      if (grid.Repeats(r)) {
        // A title printed again may belong to the next evaluation: the labels that follow will say.
        if (kind == RowKind::kTitle) title_ = PrintedName(OwnTexts(grid, r)[0]->text);
        if (kind == RowKind::kBody) NoteYear(grid, r, &after_title_);
        continue;
      }
      Evaluation* e = &open_->evaluation;
      bool over =
          kind == RowKind::kTitle || (kind == RowKind::kHead && StartsOver(grid, r, lexicon_, e->record));
      if (over && e->has_indicators) {
        // A second evaluation in the same grid.
        if (kind == RowKind::kTitle) title_ = PrintedName(OwnTexts(grid, r)[0]->text);
        Begin(item);
        e = &open_->evaluation;
      } else if (kind == RowKind::kTitle && !e->record.title) {
        e->record.title = PrintedName(OwnTexts(grid, r)[0]->text);
      }
      // Notes below the table are no part of it.
      bool note = kind == RowKind::kFoot && lexicon_.IsNote(OwnTexts(grid, r)[0]->text);
      if (!note) Extend(grid, r, &e->record);
      Row(grid, r, kind, e, &r);
    }
  }

  // （2023年度） in a row of its own.
  static void NoteYear(const Grid& grid, int row, std::vector<std::string>* lines) {
    std::vector<const Cell*> cells = OwnTexts(grid, row);
    if (cells.size() == 1 && ParseYear(cells[0]->text)) lines->push_back(cells[0]->text);
  }

  void Row(const Grid& grid, int row, RowKind kind, Evaluation* e, int* last_read) {
    switch (kind) {
      case RowKind::kBlank:
      case RowKind::kTitle:
        return;
      case RowKind::kFundsHeading:
        funds_ = ReadHeading(grid, row, lexicon_);
        *last_read = funds_.row;
        block_ = Block::kFunds;
        return;
      case RowKind::kGoalsHeading:
        block_ = Block::kGoals;
        return;
      case RowKind::kIndicatorHeading:
        rows_->Start(ReadHeading(grid, row, lexicon_));
        *last_read = rows_->heading().row;
        block_ = Block::kIndicators;
        return;
      case RowKind::kGoalMark:
        if (block_ == Block::kIndicators) rows_->ReadGoal(*lexicon_.Goal(OwnTexts(grid, row)[0]->text));
        return;
      case RowKind::kTotal:
        if (block_ == Block::kFunds) {
          ReadFundRow(grid, row, funds_, lexicon_, e);
        } else if (block_ == Block::kIndicators) {
          ReadTotalRow(grid, row, rows_->heading(), e);
          block_ = Block::kFoot;
        }
        return;
      case RowKind::kHead:
        if (block_ == Block::kFunds && funds_.row >= 0 && IsFund(grid, row)) {
          ReadFundRow(grid, row, funds_, lexicon_, e);
        } else if (block_ == Block::kIndicators) {
          rows_->Read(grid, row);
        } else {
          ReadHeadRow(grid, row, lexicon_, &e->record);
        }
        return;
      case RowKind::kFundPairs:
        if (block_ == Block::kFunds) {
          ReadFundRow(grid, row, funds_, lexicon_, e);
        } else if (block_ == Block::kHead) {
          ReadFundPairs(grid, row, lexicon_, e);
        } else if (block_ == Block::kIndicators) {
          rows_->Read(grid, row);
        }
        return;
      case RowKind::kFoot:
        if (block_ == Block::kIndicators || block_ == Block::kFoot) {
          ReadFootRow(grid, row, lexicon_, e);
          block_ = Block::kFoot;
        }
        return;
      case RowKind::kBody:
        if (block_ == Block::kFunds) {
          ReadFundRow(grid, row, funds_, lexicon_, e);
        } else if (block_ == Block::kIndicators) {
          rows_->Read(grid, row);
        } else if (block_ == Block::kHead && e->funds.size() > 0) {
          ReadFundPairs(grid, row, lexicon_, e);
        } else if (block_ == Block::kHead) {
          NoteYear(grid, row, &after_);
        }
        return;
    }
  }

  // A fund row may begin with a word that is also a label of the head: then amounts stand beside it.
  bool IsFund(const Grid& grid, int row) const {
    int numbers = 0;
    for (const Cell* cell : OwnTexts(grid, row)) numbers += NumberOf(cell->text).has_value();
    return numbers >= 2;
  }

  void Close() {
    if (!open_) return;
    Evaluation& e = open_->evaluation;
    if (!e.indicators.empty()) {
      Describe(&e);
      out_.push_back(std::move(*open_));
    }
    open_.reset();
    rows_.reset();
  }

  void Describe(Evaluation* e) {
    DoubtRows(rows_->heading(), lexicon_, e);
    EvaluationRecord& record = e->record;
    record.kind = KindOf(*e);
    for (const std::string& line : after_)
      if (!record.score) record.score = lexicon_.Score(line);
    if (record.kind == "project_evaluation") ReadProse(&record);
    if (record.title) {
      bool department = record.kind == "department_self";
      if (department && !record.department) record.department = lexicon_.DepartmentOfTitle(*record.title);
      if (!department && !record.project_name) record.project_name = lexicon_.ProjectOfTitle(*record.title);
      if (std::optional<int> year = ParseYear(*record.title)) record.fiscal_year = year;
    }
    for (const std::string& line : after_)
      if (!record.fiscal_year && PatternText(line).size() < 24) record.fiscal_year = ParseYear(line);
    // An evaluation looks back at another year as often as not.
    if (!record.fiscal_year && record.kind != "project_evaluation") record.fiscal_year = fiscal_year_;
    for (FundRecord& fund : e->funds)
      if (!fund.unit) fund.unit = e->unit;
  }

  std::string KindOf(const Evaluation& e) const {
    std::string kind = e.record.title ? lexicon_.KindOf(*e.record.title) : "";
    if (!kind.empty()) return kind;
    if (!e.has_scores) return "target";
    if (e.record.project_name || e.record.implementer) return "project_self";
    return e.record.department || !e.funds.empty() ? "department_self" : "project_evaluation";
  }

  // Scoring tables in reports have no head: the sentences before them name the project and the result.
  void ReadProse(EvaluationRecord* record) {
    std::string prose;
    size_t first = before_.size() > kLinesOfProse ? before_.size() - kLinesOfProse : 0;
    for (size_t i = first; i < before_.size(); ++i) prose += PatternText(before_[i]);
    if (prose.empty()) return;
    if (!record->score) record->score = lexicon_.Score(prose);
    if (!record->grade) record->grade = lexicon_.Grade(prose);
    if (!record->project_name && record->title)
      record->project_name = lexicon_.ProjectOfTitle(*record->title);
    if (!record->project_name) record->project_name = lexicon_.ProjectOfProse(prose);
    // The year of the sentence with the result; other years nearby are those of reports and rules.
    for (size_t from = 0; from < prose.size();) {
      size_t stop = std::min(prose.find("。", from), prose.size());
      std::string sentence = prose.substr(from, stop - from);
      if (lexicon_.Score(sentence)) record->fiscal_year = ParseYear(sentence);
      from = stop + 1;
    }
  }

  const Flow& flow_;
  const PerformanceLexicon& lexicon_;
  std::optional<int> fiscal_year_;
  const std::set<size_t>& forms_;
  std::vector<FoundEvaluation> out_;

  std::vector<std::string> lines_;        // since the last table
  std::vector<std::string> after_title_;  // since the last title
  std::string title_;
  Place title_line_;
  size_t lines_since_title_ = 0;

  std::optional<FoundEvaluation> open_;
  std::optional<IndicatorRows> rows_;
  std::vector<std::string> before_, after_;  // lines_ and after_title_ as they were when `open_` began
  Heading funds_;
  Block block_ = Block::kHead;
};

}  // namespace

std::vector<FoundEvaluation> ReadEvaluations(const Flow& flow, const PerformanceLexicon& lexicon,
                                             std::optional<int> fiscal_year, const std::set<size_t>& forms) {
  return Reader(flow, lexicon, fiscal_year, forms).Read();
}

}  // namespace gongkai
