// Which rows of indicators may be wrong, where no rules and no delimiters say what belongs together.
//
// A table checks itself: all weights add up to a hundred with that of the funds, those below a level 1 to its
// printed weight; every row fills the same columns; names of levels are known words; sentences end.
#include <algorithm>
#include <map>

#include "normalize/performance/blocks.h"
#include "normalize/performance/mixed_cells.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kRuled = 1;
constexpr int64_t kFullMark = 10000;  // hundredths

std::optional<int64_t> Hundredths(const OptionalText& figure) {
  if (!figure || !NumberOf(*figure)) return std::nullopt;
  return ToFen(*NumberOf(*figure), "元");
}

// 。 within a remark, or none at its end although it is long.
bool IsCut(const OptionalText& remark) {
  constexpr std::string_view kStop = "。";
  constexpr size_t kLong = 30;  // bytes
  if (!remark) return false;
  size_t stop = remark->find(kStop);
  if (stop == std::string::npos) return remark->size() >= kLong;
  return stop + kStop.size() != remark->size();
}

// A column that most rows fill is blank, or a figure is none.
bool LacksWhatMostHave(const IndicatorRecord& row, const Heading& heading,
                       const std::vector<IndicatorRecord>& rows) {
  auto lacks = [&](Role role, OptionalText IndicatorRecord::*field) {
    if (!heading.Has(role) || row.*field) return false;
    auto filled = std::count_if(rows.begin(), rows.end(),
                                [&](const IndicatorRecord& other) { return (other.*field).has_value(); });
    return 2 * static_cast<size_t>(filled) > rows.size();
  };
  return lacks(Role::kLevel3, &IndicatorRecord::level3) || lacks(Role::kTarget, &IndicatorRecord::target) ||
         lacks(Role::kActual, &IndicatorRecord::actual) || lacks(Role::kWeight, &IndicatorRecord::weight) ||
         lacks(Role::kScore, &IndicatorRecord::score) || (row.weight && !Hundredths(row.weight)) ||
         (row.score && !Hundredths(row.score));
}

// 标90 where ≥90% was aimed at: the last line of the row above stands in this one.
bool BeginsWithRest(const IndicatorRecord& row) {
  if (!row.target_value || !row.actual || row.actual_value) return false;
  const std::string actual = PatternText(*row.actual);
  const size_t figure = actual.find_first_of("0123456789");
  return figure != std::string::npos && figure > 0 && NumberOf(actual.substr(figure));
}

// Are the levels of the row names that are known, printed as those of other rows are?
bool KnowsLevels(const IndicatorRecord& row, const PerformanceLexicon& lexicon,
                 const std::vector<IndicatorRecord>& rows) {
  // All level 1 names have a weight or none.
  if (row.level1 && !row.level1_weight &&
      std::any_of(rows.begin(), rows.end(), [](const auto& other) { return other.level1_weight; }))
    return false;
  if (row.level1 && PatternText(*row.level1).find('(') != std::string::npos) return false;
  if (row.level1 && row.level2 && !lexicon.CanHold(*row.level1, *row.level2)) return false;
  // 社会效益 where others are 经济效益指标: the end of the name stands somewhere else.
  constexpr std::string_view kEnd = "指标";
  if (row.level2 && !row.level2->ends_with(kEnd) &&
      std::any_of(rows.begin(), rows.end(),
                  [&](const auto& other) { return other.level2 && other.level2->ends_with(kEnd); }))
    return false;
  return (!row.level1 || lexicon.IsLevelName(*row.level1, 1)) &&
         (!row.level2 || lexicon.IsLevelName(*row.level2, 2) || lexicon.IsLevelName(*row.level2, 1));
}

// The row itself and those above and below it: what one row lacks or has too much, its neighbours may have.
void DoubtAround(size_t at, std::vector<IndicatorRecord>* rows) {
  for (size_t k = at > 0 ? at - 1 : 0; k < std::min(at + 2, rows->size()); ++k) Doubt(&(*rows)[k]);
}

// A remark without an end beside a row that lost no points, where others end: a line of the remark above.
bool HasPieceOfRemark(const IndicatorRecord& row, const std::vector<IndicatorRecord>& rows) {
  const auto ends = [](const OptionalText& remark) { return remark && remark->ends_with("。"); };
  return row.deviation && row.weight == row.score && !ends(row.deviation) &&
         std::any_of(rows.begin(), rows.end(),
                     [&](const IndicatorRecord& other) { return ends(other.deviation); });
}

class TextDoubts {
 public:
  TextDoubts(const Heading& heading, const PerformanceLexicon& lexicon, Evaluation* out)
      : heading_(heading), lexicon_(lexicon), rows_(out->indicators), funds_(out->funds) {}

  void Mark() {
    bool whole = heading_.Has(Role::kLevel1) && AddUp() && IsWeighed() &&
                 !IsBlank(Role::kWeight, &IndicatorRecord::weight) &&
                 !IsBlank(Role::kScore, &IndicatorRecord::score) &&
                 std::none_of(rows_.begin(), rows_.end(),
                              [&](const IndicatorRecord& row) { return HoldsHeadings(row, lexicon_); });
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (MisplacesRemark(rows_[i]))
        for (size_t k = i; k < std::min(i + 2, rows_.size()); ++k) Doubt(&rows_[k]);
      const bool sound = !LacksWhatMostHave(rows_[i], heading_, rows_) &&
                         KnowsLevels(rows_[i], lexicon_, rows_) && !IsCut(rows_[i].deviation) &&
                         !HoldsPieceOfAnotherCell(rows_[i], lexicon_) && !SuitsNeighbour(i);
      if (!whole || !sound) DoubtAround(i, &rows_);
      if (HoldsLevel(rows_[i], lexicon_))
        for (size_t k = i; k < rows_.size() && rows_[k].level2 == rows_[i].level2; ++k) Doubt(&rows_[k]);
    }
  }

 private:
  // Of two columns of figures one is blank: which, the words do not say for certain.
  bool IsBlank(Role role, OptionalText IndicatorRecord::*field) const {
    return heading_.Has(role) && std::none_of(rows_.begin(), rows_.end(), [&](const IndicatorRecord& row) {
             return (row.*field).has_value();
           });
  }

  // What was reached is weighed or scored.
  bool IsWeighed() const {
    return !heading_.Has(Role::kActual) || heading_.Has(Role::kWeight) || heading_.Has(Role::kScore);
  }

  // A remark says why points were lost: of rows that the lines divide, one without points lost should have
  // none, and one with points lost may have left it elsewhere.
  bool MisplacesRemark(const IndicatorRecord& row) const {
    const std::optional<int64_t> weight = Hundredths(row.weight), score = Hundredths(row.score);
    return heading_.Has(Role::kDeviation) && weight && score &&
           (*score < *weight) != row.deviation.has_value();
  }

  // The first or last row of a level 2 is called like those of the level beside it: the cell over the rows
  // may end elsewhere.
  bool SuitsNeighbour(size_t i) const {
    const IndicatorRecord& row = rows_[i];
    if (!row.level2 || !row.level3 || lexicon_.SuitsLevel(*row.level3, *row.level2)) return false;
    for (size_t k = i > 0 ? i - 1 : 0; k < std::min(i + 2, rows_.size()); ++k)
      if (rows_[k].level2 && *rows_[k].level2 != *row.level2 &&
          lexicon_.SuitsLevel(*row.level3, *rows_[k].level2))
        return true;
    return false;
  }

  // To a hundred, with the weight of the funds or without.
  bool AddUp() const {
    if (!heading_.Has(Role::kWeight)) return true;
    int64_t sum = 0, funds = 0;
    for (const IndicatorRecord& row : rows_) sum += Hundredths(row.weight).value_or(0);
    for (const FundRecord& fund : funds_) funds = std::max(funds, Hundredths(fund.weight).value_or(0));
    return sum == kFullMark || sum + funds == kFullMark;
  }

  const Heading& heading_;
  const PerformanceLexicon& lexicon_;
  std::vector<IndicatorRecord>& rows_;
  const std::vector<FundRecord>& funds_;
};

// A cell over several rows that the page cuts may keep a piece of its text on either page; on the other one
// the name is whole. Where it is nowhere whole, the row is doubted.
class CutLevels {
 public:
  CutLevels(const PerformanceLexicon& lexicon, std::vector<IndicatorRecord>* rows)
      : lexicon_(lexicon), rows_(*rows) {}

  void Mend() {
    for (size_t i = 0; i < rows_.size(); ++i)
      for (OptionalText IndicatorRecord::*level : {&IndicatorRecord::level1, &IndicatorRecord::level2}) {
        OptionalText& name = rows_[i].*level;
        if (!name) {
          MendMissing(i, level);
          continue;
        }
        if (LacksRestOfWeight(*name)) Doubt(&rows_[i]);
        if (IsName(*name)) continue;
        const IndicatorRecord* before = OnPageBefore(i);
        if (IsRestOfWeight(*name) && before && before->*level && IsName(*(before->*level))) {
          name = before->*level;
          continue;
        }
        const std::string* whole = nullptr;
        for (const IndicatorRecord* other : {OnPageBefore(i), OnPageBehind(i)})
          if (other && other->*level && IsName(*(other->*level)) && IsPieceOf(*name, *(other->*level)))
            whole = &*(other->*level);
        if (whole)
          name = *whole;
        else if (IsPiece(*name) || GoesOnBehindWeight(*name) || IsRestOfWeight(*name) || BeginsAmiss(*name))
          Doubt(&rows_[i]);
      }
  }

 private:
  bool IsName(const std::string& name) const {
    return lexicon_.IsLevelName(name, 1) || lexicon_.IsLevelName(name, 2);
  }

  bool IsPiece(const std::string& name) const {
    return lexicon_.IsLevelPiece(name, 1) || lexicon_.IsLevelPiece(name, 2);
  }

  static bool IsPieceOf(const std::string& piece, const std::string& name) {
    return MatchKey(name).find(MatchKey(piece)) != std::string::npos;
  }

  // 效益指标（30分）满意度: two names in one cell.
  static bool GoesOnBehindWeight(const std::string& name) {
    const std::string printed = PatternText(name);
    const size_t bracket = printed.find(')');
    return bracket != std::string::npos && bracket + 1 < printed.size();
  }

  // （30分）, or 分）: the rest of a level with its weight.
  static bool IsRestOfWeight(const std::string& name) {
    const std::string printed = PatternText(name);
    return printed.starts_with('(') || printed.find(')') < printed.find('(');
  }

  // 满意度指标（10, or 满意度指标（分）
  static bool LacksRestOfWeight(const std::string& name) {
    const std::string printed = PatternText(name);
    return (printed.find('(') != printed.npos && printed.find(')') == printed.npos) ||
           printed.find("(分") != printed.npos;
  }

  // 标服务对象满意度指标: the end of the name above, and a name.
  bool BeginsAmiss(const std::string& name) const {
    constexpr size_t kCharacter = 3, kMost = 4;  // bytes of an ideograph; ideographs
    for (size_t cut = kCharacter; cut <= kMost * kCharacter && cut < name.size(); cut += kCharacter)
      if (IsPiece(name.substr(0, cut)) && IsName(name.substr(cut))) return true;
    return false;
  }

  // A merged cell that goes on over the page may print its name on the next page only. The rows before it
  // have the name that the next page begins with, but nothing proves it.
  void MendMissing(size_t i, OptionalText IndicatorRecord::*level) {
    const IndicatorRecord* behind = OnPageBehind(i);
    if (!behind || !(behind->*level) || !IsName(*(behind->*level))) return;
    for (size_t k = i; &rows_[k] != behind; ++k)
      if (k > i && rows_[k].*level) return;
    rows_[i].*level = behind->*level;
    Doubt(&rows_[i]);
  }

  const IndicatorRecord* OnPageBefore(size_t i) const {
    for (size_t k = i; k-- > 0;)
      if (rows_[k].place.page != rows_[i].place.page) return &rows_[k];
    return nullptr;
  }

  const IndicatorRecord* OnPageBehind(size_t i) const {
    for (size_t k = i + 1; k < rows_.size(); ++k)
      if (rows_[k].place.page != rows_[i].place.page) return &rows_[k];
    return nullptr;
  }

  const PerformanceLexicon& lexicon_;
  std::vector<IndicatorRecord>& rows_;
};

}  // namespace

void Doubt(IndicatorRecord* row) {
  constexpr double kDoubtful = 0.45;
  row->confidence = std::min(row->confidence, kDoubtful);
}

void DoubtRows(const Heading& heading, const PerformanceLexicon& lexicon, Evaluation* out) {
  CutLevels(lexicon, &out->indicators).Mend();
  std::map<std::string, int64_t> sums;  // by level 1
  bool text = true;
  // Target and actual value stand side by side: a row with one of them may have both in one.
  const auto has_both = [](const IndicatorRecord& row) { return row.target && row.actual; };
  const auto both = std::count_if(out->indicators.begin(), out->indicators.end(), has_both);
  const bool pairs = 2 * static_cast<size_t>(both) > out->indicators.size();
  for (const IndicatorRecord& row : out->indicators) {
    if (row.level1) sums[*row.level1] += Hundredths(row.weight).value_or(0);
    text = text && row.confidence < kRuled && row.place.line_first > 0;
  }
  const auto levels2 = std::count_if(out->indicators.begin(), out->indicators.end(),
                                     [](const IndicatorRecord& row) { return row.level2.has_value(); });
  for (size_t i = 0; i < out->indicators.size(); ++i) {
    IndicatorRecord& row = out->indicators[i];
    // The total with a word before it that is not its own.
    for (const OptionalText& name : {row.level1, row.level2, row.level3})
      if (name && lexicon.IsTotal(*name)) Doubt(&row);
    // The first row of a page that alone has no level 2 may be the lower half of one that the page cut.
    if (!row.level2 && i > 0 && row.place.page != out->indicators[i - 1].place.page &&
        2 * static_cast<size_t>(levels2) > out->indicators.size())
      Doubt(&row);
    if (row.confidence >= kRuled) continue;
    // A level 2 reaches over rows of one level 1.
    if (i > 0 && row.level2 && row.level2 == out->indicators[i - 1].level2 &&
        row.level1 != out->indicators[i - 1].level1)
      DoubtAround(i, &out->indicators);
    // Figures beside no name are those of the row above or below, or parts of them.
    if ((!row.level3 && heading.Has(Role::kLevel3)) || LacksWhatMostHave(row, heading, out->indicators) ||
        BeginsWithRest(row) || HasPieceOfRemark(row, out->indicators))
      DoubtAround(i, &out->indicators);
    bool missing = (!row.level1 && heading.Has(Role::kLevel1)) || (!row.level2 && heading.Has(Role::kLevel2));
    bool sum = row.level1_weight && sums[*row.level1] != Hundredths(row.level1_weight).value_or(0);
    const bool half = pairs && !has_both(row) && (row.target || row.actual);
    if (missing || sum || half) Doubt(&row);
  }
  // Names of levels that ran into each other: where one level ends, the next begins elsewhere, too.
  const auto knows = [&](const IndicatorRecord& row) { return KnowsLevels(row, lexicon, out->indicators); };
  const auto known = std::count_if(out->indicators.begin(), out->indicators.end(), knows);
  const size_t all = out->indicators.size();
  if (2 * static_cast<size_t>(known) > all && static_cast<size_t>(known) < all)
    for (IndicatorRecord& row : out->indicators)
      if (row.confidence < kRuled) Doubt(&row);
  if (text) TextDoubts(heading, lexicon, out).Mark();
}

}  // namespace gongkai
