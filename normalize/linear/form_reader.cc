#include "normalize/linear/form_reader.h"

#include <algorithm>

#include "normalize/linear/items.h"
#include "normalize/linear/printed_columns.h"
#include "normalize/solve/verify.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {

LinearForm FormReader::Read() {
  LinearForm form;
  form.method = section_.keeps_columns ? Method::kAligned : Method::kLinear;
  switch (section_.form->layout) {
    case Layout::kClassification:
      ReadClassification();
      break;
    case Layout::kTwoSided:
      ReadTwoSided();
      break;
    case Layout::kBlocks:
      ReadBlocks();
      break;
    case Layout::kItems:
      ReadLinearItems(section_, unit_, catalogue_, figures_, &rows_.facts, &rows_.cells, &rows_.strays);
      form.contested = std::any_of(rows_.facts.begin(), rows_.facts.end(),
                                   [](const FactRecord& fact) { return fact.confidence <= kOpen; });
      break;
  }
  if (section_.form->layout == Layout::kTwoSided && !section_.keeps_columns)
    form.contested = !settled_ && Detached();
  rows_.strays += BrokenOff();
  const bool blank = std::none_of(rows_.facts.begin(), rows_.facts.end(),
                                  [](const FactRecord& fact) { return fact.amount.has_value(); });
  if (rows_.strays == 0 && (blank || !section_.keeps_columns)) rows_.strays += Unread();
  // A form that prints amounts is not blank.
  if (blank && rows_.strays > 0)
    for (FactRecord& fact : rows_.facts) fact.confidence = std::min(fact.confidence, kOpen);
  form.open = std::any_of(rows_.facts.begin(), rows_.facts.end(), [](const FactRecord& fact) {
    return fact.amount && fact.confidence < kTrustworthy;
  });
  return Finish(std::move(form));
}

std::optional<LinearForm> FormReader::ReadByColumns() {
  bool read = section_.form->layout == Layout::kClassification ? ClassificationByColumns()
              : section_.form->layout == Layout::kTwoSided     ? SidesByColumns()
              : section_.form->layout == Layout::kItems        ? ItemsByColumns()
                                                               : BlocksByColumns();
  if (!read) return std::nullopt;
  rows_.strays += Unread();
  LinearForm form;
  form.method = Method::kLinear;
  form.contested = rows_.open;
  form.by_columns = true;
  form.guessed = guessed_;
  return Finish(std::move(form));
}

LinearForm FormReader::Finish(LinearForm form) {
  form.section = &section_;
  form.gave_up = rows_.gave_up || section_.cut;
  if (rows_.strays > 0 || form.gave_up || OfAnother()) form.confidence = std::min(form.confidence, 0.4);
  form.facts = std::move(rows_.facts);
  form.cells = std::move(rows_.cells);
  return form;
}

// The title may be that of another table: the columns say so, or functional classes in a form of economic
// ones.
bool FormReader::OfAnother() const {
  if (section_.form->layout == Layout::kBlocks)
    return std::any_of(rows_.facts.begin(), rows_.facts.end(),
                       [](const FactRecord& fact) { return fact.code && fact.code->starts_with("2"); });
  return HasHeadingsOfAnother(section_, catalogue_);
}

void FormReader::ReadClassification() {
  std::vector<size_t> amounts;
  for (const std::vector<Token>& line : section_.body)
    amounts.push_back(static_cast<size_t>(std::count_if(
        line.begin(), line.end(), [](const Token& t) { return t.kind == Token::Kind::kAmount; })));
  Columns columns = PrintedColumns(section_, HeaderPlace::kAbove, "", MostAmounts(amounts));
  LinearBody body = ReadClassificationRows(section_.body, static_cast<int>(columns.size()),
                                           section_.keeps_columns, catalogue_.key(), names_);
  rows_.strays += body.strays;
  std::vector<size_t> rows;
  for (size_t i = 0; i < body.rows.size(); ++i) rows.push_back(i);
  rows_.Add(body, rows, columns, "");
}

void FormReader::ReadTwoSided() {
  LinearBody body = ReadTwoSidedRows(section_.body, section_.keeps_columns, catalogue_);
  settled_ = body.settled;
  rows_.strays += body.strays;
  for (const char* side : {"income", "expenditure"}) {
    std::vector<size_t> amounts;
    for (const LinearRow& row : body.rows)
      if (row.side == side) amounts.push_back(row.amounts.size());
    Columns columns = PrintedColumns(section_, HeaderPlace::kAbove, side, MostAmounts(amounts));
    std::vector<size_t> rows;
    for (size_t i = 0; i < body.rows.size(); ++i) {
      if (body.rows[i].side != side) continue;
      LinearRow& row = body.rows[i];
      if (row.amounts.size() > columns.size()) {
        rows_.strays += static_cast<int>(row.amounts.size() - columns.size());
        row.amounts.resize(columns.size());
      }
      rows.push_back(i);
    }
    rows_.Add(body, rows, columns, side);
  }
}

void FormReader::ReadBlocks() {
  Columns columns = PrintedColumns(section_, HeaderPlace::kAbove, "", 0);
  LinearBody body;
  if (section_.keeps_columns) {
    CodeNames names;
    for (const EconomicClass& entry : catalogue_.economics()) {
      names.emplace(entry.code, entry.name);
      for (const EconomicItem& item : entry.items) names.emplace(item.code, item.name);
    }
    body = ReadPlacedBlockRows(section_.body, catalogue_.key(), names);
  } else {
    body = ReadBlockRows(section_.body, catalogue_.key());
  }
  rows_.strays += body.strays;
  std::vector<size_t> rows;
  for (size_t i = 0; i < body.rows.size(); ++i) rows.push_back(i);
  if (columns.size() > 1) columns.erase(columns.begin() + 1, columns.end());
  rows_.Add(body, rows, columns, "");
}

// Lines of nothing but several whole numbers in the body are the ends of amounts that were broken over
// lines. The halves of a two-sided form number their rows.
int FormReader::BrokenOff() const {
  size_t shortest = section_.form->layout == Layout::kTwoSided ? 3 : 1;
  int count = 0;
  for (const std::vector<Token>& line : section_.body)
    count += line.size() > 1 && std::all_of(line.begin(), line.end(), [&](const Token& t) {
               std::string digits = PatternText(t.text);
               return t.kind == Token::Kind::kNumber && digits != "0" && digits.size() >= shortest;
             });
  return count;
}

// Amounts that are printed and that no fact holds. A text that lost its columns may print them anywhere, so
// the header is no place without amounts.
int FormReader::Unread() const {
  int printed = 0, read = 0;
  for (const std::vector<std::vector<Token>>* part : {&section_.header, &section_.body})
    for (const std::vector<Token>& line : *part)
      for (const Token& token : line)
        printed +=
            token.kind == Token::Kind::kAmount && ParseAmount(token.text).kind == Amount::Kind::kNumber;
  for (const FactRecord& fact : rows_.facts) read += fact.amount.has_value();
  return std::max(printed - read, 0);
}

// Amounts on lines of their own: in a form of one column the sums hold whichever row they are given to.
bool FormReader::Detached() const {
  if (PrintedColumns(section_, HeaderPlace::kAnywhere, "expenditure", 0).size() > 1) return false;
  return std::any_of(section_.body.begin(), section_.body.end(), [](const std::vector<Token>& line) {
    return !line.empty() && line[0].kind == Token::Kind::kAmount &&
           ParseAmount(line[0].text).kind == Amount::Kind::kNumber;
  });
}

}  // namespace gongkai
