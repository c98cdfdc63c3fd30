// The indicator block.
//
// A row is read column by column through the heading. Its levels are read last, because what a blank level
// cell means depends on the rest: in a ruled grid the cell of the row above may reach into the row, or a page
// break has cut it; in delimited text every cell below the first is blank. In all these cases the name of the
// row above goes on, unless the two names cannot belong together (LevelFamily): then the level was not
// printed, and NULL says so.
#include <algorithm>

#include "normalize/performance/blocks.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"
#include "normalize/text/quantity.h"

namespace gongkai {

struct IndicatorRows::Cells {
  int shift = 0;
  std::string level1, level2, level3, target, actual, weight, score, score_rate, deviation;
  std::string op, unit;

  bool HasValues() const { return !weight.empty() || !score.empty(); }
};

namespace {

OptionalText Filled(const std::string& text) {
  if (MatchKey(text).empty() && PatternText(text).find_first_not_of("-") == std::string::npos)
    return std::nullopt;
  return text;
}

void Extend(OptionalText* field, const std::string& more) {
  if (more.empty()) return;
  *field = field->value_or("") + more;
}

// A target in three columns is printed text of one: ≥ | 98 | % is ≥98%.
std::string JoinTarget(const std::string& op, const std::string& value, const std::string& unit) {
  std::optional<Quantity> whole = ParseQuantity(value);
  std::optional<Quantity> parts = ParseQuantity(op, value, unit);
  if (!parts || (whole && op.empty() && unit.empty())) return value;
  std::string folded = PatternText(op);
  bool sign =
      !folded.empty() && static_cast<size_t>(folded.size()) <= 3 && !IsIdeograph(Utf8ToCodes(folded)[0]);
  std::string joined = sign && folded != "=" ? PrintedName(op) + value : value;
  // 2047 alone may be a year; with 人 it is none.
  if (!whole || whole->unit.empty()) joined += PrintedName(unit);
  return joined;
}

void FillQuantity(const std::optional<Quantity>& quantity, OptionalText* op, OptionalText* value,
                  OptionalText* unit) {
  op->reset();
  value->reset();
  unit->reset();
  if (!quantity) return;
  *op = quantity->op;
  *value = quantity->value;
  if (!quantity->unit.empty()) *unit = quantity->unit;
}

// 2079 beside a target of 2002人 is a count, though alone it would be a year.
void LikeItsPartner(const OptionalText& text, const std::optional<Quantity>& partner,
                    std::optional<Quantity>* quantity) {
  const bool plain = text && !text->empty() && text->find_first_not_of("0123456789") == text->npos;
  if (*quantity || !plain || !partner || partner->unit.empty() || partner->unit == "年") return;
  *quantity = ParseQuantity("", *text, partner->unit);
  if (*quantity) (*quantity)->unit.clear();
}

// What is parsed from a record's printed texts; called again when a text has grown.
void ParseTexts(const std::string& unit, IndicatorRecord* row) {
  auto parse = [](const OptionalText& text) -> std::optional<Quantity> {
    if (!text) return std::nullopt;
    // ≥12.00(次): the brackets hold the unit.
    std::string folded = PatternText(*text);
    size_t open = folded.rfind('(');
    if (open != std::string::npos && open > 0 && folded.ends_with(')') &&
        IsDigit(static_cast<unsigned char>(folded[open - 1]))) {
      folded.pop_back();
      folded.erase(open, 1);
      return ParseQuantity(folded);
    }
    return ParseQuantity(*text);
  };
  std::optional<Quantity> target = parse(row->target), actual = parse(row->actual);
  LikeItsPartner(row->actual, target, &actual);
  LikeItsPartner(row->target, actual, &target);
  FillQuantity(target, &row->target_op, &row->target_value, &row->target_unit);
  if (actual && actual->unit.empty() && !unit.empty()) {
    if (std::optional<Quantity> with_unit = ParseQuantity("", *row->actual, unit)) actual = with_unit;
  }
  FillQuantity(actual, &row->actual_op, &row->actual_value, &row->actual_unit);
}

}  // namespace

void CoverRow(const Grid& grid, int row, Place* place) {
  for (const Cell* cell : OwnTexts(grid, row)) {
    Place proof = cell->Proof();
    if (place->page == 0 && place->line_first == 0) {
      *place = proof;
    } else {
      place->Include(proof);
    }
  }
}

double RowConfidence(const Grid& grid, int shift) {
  constexpr double kShifted = 0.6;  // columns were put right by what the cells hold
  return shift == 0 ? grid.confidence : std::min(grid.confidence, kShifted);
}

void IndicatorRows::Start(Heading heading) {
  // The heading of a continuation keeps what the page before has carried.
  bool again = !heading_.columns.empty() && !out_.has_total && !out_.indicators.empty();
  heading_ = std::move(heading);
  out_.has_indicators = true;
  out_.has_scores = heading_.Has(Role::kScore) || heading_.Has(Role::kActual);
  if (again) return;
  level1_.reset();
  level2_.reset();
  goal_.reset();
}

void IndicatorRows::ReadGoal(const WeightedName& goal) {
  goal_ = goal;
  level1_.reset();
  level2_.reset();
}

IndicatorRows::Cells IndicatorRows::TakeCells(const Grid& grid, int row) const {
  Cells out;
  out.shift = RowShift(grid, row, heading_, lexicon_);
  auto text = [&](Role role, bool own_only) {
    return RoleText(grid, row, heading_, role, out.shift, own_only);
  };
  out.level1 = text(Role::kLevel1, false);
  out.level2 = text(Role::kLevel2, false);
  out.level3 = text(Role::kLevel3, false);
  out.op = text(Role::kTargetOp, false);
  out.unit = text(Role::kTargetUnit, false);
  out.target = text(Role::kTarget, false);
  out.actual = text(Role::kActual, false);
  // A weight over several rows belongs to them together and is counted once.
  out.weight = text(Role::kWeight, true);
  out.score = text(Role::kScore, true);
  out.score_rate = text(Role::kScoreRate, true);
  out.deviation = text(Role::kDeviation, false);
  return out;
}

bool IndicatorRows::Continues(const Grid& grid, int row, const Cells& cells) const {
  if (out_.indicators.empty() || row == 0 || last_row_ < 0) return false;
  size_t r = static_cast<size_t>(row);
  int above = row - 1;
  while (above > 0 && (grid.Repeats(above) || OwnTexts(grid, above).empty())) --above;
  if (above != last_row_ || grid.row_page[r] == grid.row_page[static_cast<size_t>(last_row_)]) return false;
  if (!heading_.Has(Role::kWeight) && !heading_.Has(Role::kScore)) return false;
  // One half has the numbers, the other only text; a name of its own at level 1 or 2 makes it a row of its
  // own.
  if (!cells.level1.empty() || !cells.level2.empty()) return false;
  const IndicatorRecord& last = out_.indicators.back();
  bool above_has = last.weight || last.score;
  if (above_has == cells.HasValues()) return false;
  if (above_has) return true;
  return !last.target && !last.actual;
}

void IndicatorRows::JoinCutLevels(const Grid& grid, int row, Cells* cells) {
  if (last_row_ < 0 || out_.indicators.empty()) return;
  if (grid.row_page[static_cast<size_t>(row)] == grid.row_page[static_cast<size_t>(last_row_)]) return;
  auto join = [&](int level, std::optional<WeightedName>* above, std::string* rest,
                  OptionalText IndicatorRecord::*name, OptionalText IndicatorRecord::*weight) {
    if (!*above || (*above)->weight || rest->empty()) return;
    WeightedName alone = lexicon_.SplitWeight(*rest, level);
    WeightedName whole = lexicon_.SplitWeight((*above)->name + *rest, level);
    if (!lexicon_.IsLevelName(whole.name, level)) return;
    // 满意度指标 is a name of its own, unless the one above (服务对象) is none.
    if (lexicon_.IsLevelName(alone.name, level) && lexicon_.IsLevelName((*above)->name, level)) return;
    for (size_t i = out_.indicators.size(); i-- > 0;) {
      IndicatorRecord& record = out_.indicators[i];
      if (record.*name != (*above)->name) break;
      record.*name = whole.name;
      record.*weight = whole.weight;
    }
    *above = whole;
    rest->clear();
  };
  join(1, &level1_, &cells->level1, &IndicatorRecord::level1, &IndicatorRecord::level1_weight);
  join(2, &level2_, &cells->level2, &IndicatorRecord::level2, &IndicatorRecord::level2_weight);
}

void IndicatorRows::CarryLevels(const Cells& cells) {
  if (!cells.level1.empty()) {
    WeightedName name = lexicon_.SplitWeight(cells.level1, 1);
    if (!level1_ || level1_->name != name.name) level2_.reset();
    level1_ = name;
  } else if (level1_ && !cells.level2.empty() &&
             !lexicon_.CanHold(level1_->name, lexicon_.SplitWeight(cells.level2, 2).name)) {
    level1_.reset();
  }
  if (!cells.level2.empty()) level2_ = lexicon_.SplitWeight(cells.level2, 2);
}

void IndicatorRows::Append(const Grid& grid, int row, const Cells& cells) {
  IndicatorRecord& last = out_.indicators.back();
  Extend(&last.level3, cells.level3);
  Extend(&last.target, cells.target);
  Extend(&last.actual, cells.actual);
  Extend(&last.deviation, cells.deviation);
  if (!last.weight) last.weight = NumberOf(cells.weight);
  if (!last.score) last.score = NumberOf(cells.score);
  ParseTexts(cells.unit.empty() ? unit_ : cells.unit, &last);
  CoverRow(grid, row, &last.place);
}

void IndicatorRows::Read(const Grid& grid, int row) {
  Cells cells = TakeCells(grid, row);
  JoinCutLevels(grid, row, &cells);
  if (Continues(grid, row, cells)) {
    Append(grid, row, cells);
    last_row_ = row;
    return;
  }
  for (const std::string* level : {&cells.level1, &cells.level2, &cells.level3})
    if (lexicon_.IsSubtotal(*level)) return;
  CarryLevels(cells);
  bool own = !OwnTexts(grid, row).empty();
  bool says = !cells.level3.empty() || !cells.target.empty() || !cells.actual.empty() || cells.HasValues();
  // A remark beside no figures is that of the row above or below, or part of it.
  if (own && !says && !cells.deviation.empty() && grid.confidence < 1) {
    if (!out_.indicators.empty()) Doubt(&out_.indicators.back());
    loose_remark_ = true;
  }
  if (!own || !says) return;

  IndicatorRecord record;
  record.seq = static_cast<int>(out_.indicators.size()) + 1;
  auto level = [](const std::optional<WeightedName>& from, OptionalText* name, OptionalText* weight) {
    if (!from || from->name.empty()) return;
    *name = from->name;
    *weight = from->weight;
  };
  level(level1_, &record.level1, &record.level1_weight);
  level(level2_, &record.level2, &record.level2_weight);
  if (!level1_ || !lexicon_.HasNoGoal(level1_->name)) level(goal_, &record.goal, &record.goal_weight);
  WeightedName level3 = lexicon_.SplitWeight(cells.level3, 3);
  record.level3 = Filled(level3.name);
  std::string target = heading_.Has(Role::kTargetOp) || heading_.Has(Role::kTargetUnit)
                           ? JoinTarget(cells.op, cells.target, cells.unit)
                           : cells.target;
  record.target = Filled(target);
  record.actual = Filled(cells.actual);
  auto number = [](const std::string& text) { return NumberOf(text) ? NumberOf(text) : Filled(text); };
  record.weight = number(cells.weight);
  record.score = number(cells.score);
  if (!record.weight && level3.weight) record.weight = level3.weight;
  record.score_rate = Filled(cells.score_rate);
  record.deviation = Filled(cells.deviation);
  unit_ = cells.unit;
  ParseTexts(unit_, &record);
  CoverRow(grid, row, &record.place);
  record.confidence = RowConfidence(grid, cells.shift);
  if (loose_remark_) Doubt(&record);
  loose_remark_ = false;
  out_.indicators.push_back(std::move(record));
  last_row_ = row;
}

}  // namespace gongkai
