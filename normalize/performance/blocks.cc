#include "normalize/performance/blocks.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

OptionalText* FieldOf(std::string_view field, EvaluationRecord* record) {
  if (field == "project_name") return &record->project_name;
  if (field == "department") return &record->department;
  if (field == "implementer") return &record->implementer;
  if (field == "deviation") return &record->deviation;
  if (field == "improvement") return &record->improvement;
  if (field == "grade") return &record->grade;
  return nullptr;
}

// A blank cell, and one that prints only a dash, says nothing.
OptionalText Said(const std::string& text) {
  std::string printed = PrintedName(text);
  if (MatchKey(printed).empty()) return std::nullopt;
  return printed;
}

// Amounts lose their separators; a cell that is no number keeps its text, so that nothing printed is lost.
OptionalText AmountOf(const std::string& text) {
  if (std::optional<std::string> number = NumberOf(text)) return number;
  return Said(text);
}

// 9 on the next page below 96.7: the page cut the row between the lines of a narrow cell.
std::string RestOnNextPage(const Grid& grid, int row, int column) {
  const int next = row + 1;
  if (next >= grid.rows ||
      grid.row_page[static_cast<size_t>(next)] == grid.row_page[static_cast<size_t>(row)])
    return {};
  std::string rest;
  for (const Cell* cell : OwnTexts(grid, next)) {
    const std::string text = PatternText(cell->text);
    if (text.find_first_not_of("0123456789") != std::string::npos) return {};
    if (cell->col == column) rest = text;
  }
  return rest;
}

}  // namespace

void ReadHeadRow(const Grid& grid, int row, const PerformanceLexicon& lexicon, EvaluationRecord* out) {
  OptionalText* field = nullptr;
  for (const Cell* cell : OwnTexts(grid, row)) {
    std::string_view label = lexicon.LabelField(cell->text);
    if (!label.empty()) {
      field = FieldOf(label, out);
      continue;
    }
    std::string printed = PrintedName(cell->text);
    for (std::string_view colon : {std::string_view("："), std::string_view(":")}) {
      size_t at = printed.find(colon);
      if (at == std::string::npos) continue;
      std::string_view inside = lexicon.LabelField(printed.substr(0, at));
      if (inside.empty()) continue;
      field = FieldOf(inside, out);
      printed.erase(0, at + colon.size());
      break;
    }
    if (field && !*field && !printed.empty()) *field = printed;
    field = nullptr;
  }
}

bool StartsOver(const Grid& grid, int row, const PerformanceLexicon& lexicon,
                const EvaluationRecord& record) {
  for (const Cell* cell : OwnTexts(grid, row)) {
    std::string_view label = lexicon.LabelField(cell->text);
    if (label == "project_name" || label == "department") return record.project_name || record.department;
  }
  return false;
}

// 79.73%7.97: the rate ends at its sign, and the score stands right behind it.
void PartScore(FundRecord* fund) {
  if (!fund->rate) return;
  const size_t sign = fund->rate->find('%');
  if (sign == std::string::npos || sign + 1 == fund->rate->size()) return;
  OptionalText score = AmountOf(fund->rate->substr(sign + 1));
  if (!score || !NumberOf(*score)) return;
  fund->score = std::move(score);
  fund->rate->erase(sign + 1);
}

void ReadFundRow(const Grid& grid, int row, const Heading& heading, const PerformanceLexicon& lexicon,
                 Evaluation* out) {
  int shift = RowShift(grid, row, heading, lexicon);
  auto amount = [&](Role role) {
    return AmountOf(RoleText(grid, row, heading, role, shift, /*own_only=*/true));
  };
  auto part = [&](Role role, Role which) {
    return AmountOf(PartText(grid, row, heading, role, which, shift));
  };
  FundRecord fund;
  bool parts = std::any_of(heading.columns.begin(), heading.columns.end(),
                           [](const HeadingColumn& c) { return c.part != Role::kNone; });
  fund.initial_budget = amount(Role::kInitialBudget);
  if (parts) {
    fund.full_year_budget = part(Role::kFullYearBudget, Role::kPartTotal);
    fund.full_year_budget_fiscal = part(Role::kFullYearBudget, Role::kPartFiscal);
    fund.full_year_budget_other = part(Role::kFullYearBudget, Role::kPartOther);
    fund.executed = part(Role::kExecuted, Role::kPartTotal);
    fund.executed_fiscal = part(Role::kExecuted, Role::kPartFiscal);
    fund.executed_other = part(Role::kExecuted, Role::kPartOther);
  } else {
    fund.full_year_budget = amount(Role::kFullYearBudget);
    fund.executed = amount(Role::kExecuted);
  }
  fund.weight = amount(Role::kWeight);
  fund.rate = Said(RoleText(grid, row, heading, Role::kRate, shift, true));
  fund.score = amount(Role::kScore);
  if (!fund.score && heading.Has(Role::kScore)) PartScore(&fund);
  fund.content = Said(RoleText(grid, row, heading, Role::kContent, shift, true));
  if (heading.Has(Role::kFundName)) {
    fund.name = Said(RoleText(grid, row, heading, Role::kFundName, shift, true));
    // 完成情况 is how the task went where tasks are listed.
    fund.completion = Said(RoleText(grid, row, heading, Role::kActual, shift, true));
  }
  if (!fund.name) {
    // The name is what stands on the left of the amounts.
    std::string name;
    for (const Cell* cell : OwnTexts(grid, row)) {
      size_t at =
          static_cast<size_t>(std::clamp(cell->col + shift, 0, static_cast<int>(heading.columns.size()) - 1));
      if (heading.columns[at].role != Role::kNone) break;
      if (!lexicon.IsSide(cell->text)) name += cell->text;
    }
    fund.name = Said(name);
  }
  bool amounts = fund.initial_budget || fund.full_year_budget || fund.executed ||
                 fund.full_year_budget_fiscal || fund.full_year_budget_other || fund.executed_fiscal ||
                 fund.executed_other || fund.rate || fund.score;
  if (!fund.name && !amounts) return;
  if (!heading.Has(Role::kWeight) && fund.score) fund.weight = heading.weight;
  if (!out->unit) out->unit = heading.money;
  fund.seq = static_cast<int>(out->funds.size()) + 1;
  CoverRow(grid, row, &fund.place);
  fund.confidence = RowConfidence(grid, shift);
  out->funds.push_back(std::move(fund));
}

void ReadFundPairs(const Grid& grid, int row, const PerformanceLexicon& lexicon, Evaluation* out) {
  std::vector<const Cell*> cells = OwnTexts(grid, row);
  for (size_t i = 0; i < cells.size(); ++i) {
    if (lexicon.IsSide(cells[i]->text)) {
      if (!out->unit) out->unit = lexicon.Money(cells[i]->text);
      continue;
    }
    if (!lexicon.IsFundName(cells[i]->text)) continue;
    FundRecord fund;
    fund.name = Said(cells[i]->text);
    fund.place = cells[i]->Proof();
    fund.confidence = grid.confidence;
    if (i + 1 < cells.size()) fund.initial_budget = NumberOf(cells[i + 1]->text);
    if (fund.initial_budget) fund.place.Include(cells[i + 1]->Proof());
    fund.seq = static_cast<int>(out->funds.size()) + 1;
    out->funds.push_back(std::move(fund));
  }
}

void ReadTotalRow(const Grid& grid, int row, const Heading& heading, Evaluation* out) {
  std::vector<std::pair<int, std::string>> numbers;  // column, digits
  for (const Cell* cell : OwnTexts(grid, row))
    if (std::optional<std::string> digits = NumberOf(cell->text)) numbers.emplace_back(cell->col, *digits);
  out->has_total = true;
  if (numbers.empty()) return;
  size_t which = numbers.size() - 1;
  if (heading.Has(Role::kScoreRate) && numbers.size() > 2) which = 1;
  if (numbers.size() == 1 && HasSpans(grid) && heading.Has(Role::kScore) && heading.Has(Role::kWeight)) {
    // One number below 分值 is the full mark of a table that was not scored.
    size_t column = static_cast<size_t>(numbers[0].first);
    if (column < heading.columns.size() && heading.columns[column].role == Role::kWeight) return;
  }
  std::string& score = out->record.score.emplace(numbers[which].second);
  constexpr size_t kDecimals = 2;
  const size_t point = score.find('.');
  const std::string rest = RestOnNextPage(grid, row, numbers[which].first);
  if (point != std::string::npos && score.size() - point - 1 + rest.size() <= kDecimals) score += rest;
}

void ReadFootRow(const Grid& grid, int row, const PerformanceLexicon& lexicon, Evaluation* out) {
  EvaluationRecord& record = out->record;
  OptionalText* field = nullptr;
  for (const Cell* cell : OwnTexts(grid, row)) {
    if (lexicon.IsNote(cell->text)) return;
    std::string_view label = lexicon.FootField(cell->text);
    if (!label.empty()) {
      field = FieldOf(label, &record);
    } else if (field) {
      if (!*field) *field = Said(cell->text);
      field = nullptr;
    } else {
      if (!record.score) record.score = lexicon.Score(cell->text);
      if (!record.grade) record.grade = lexicon.Grade(cell->text);
      if (record.score) out->has_total = true;
    }
  }
}

}  // namespace gongkai
