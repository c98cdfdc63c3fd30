#include "normalize/performance/sheet.h"

#include <algorithm>
#include <map>
#include <set>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool IsBlankText(const std::string& text) {
  return StripSpace(text).empty();
}

bool IsLevelRole(Role role) {
  return role == Role::kLevel1 || role == Role::kLevel2 || role == Role::kLevel3 || role == Role::kLevel;
}
bool IsFundRole(Role role) {
  return role == Role::kInitialBudget || role == Role::kFullYearBudget || role == Role::kExecuted ||
         role == Role::kRate;
}
bool IsPartRole(Role role) {
  return role == Role::kPartTotal || role == Role::kPartFiscal || role == Role::kPartOther;
}
bool IsValueRole(Role role) {
  return role == Role::kTarget || role == Role::kActual || role == Role::kWeight || role == Role::kScore ||
         role == Role::kTargetOp || role == Role::kScoreRate;
}
bool IsTextRole(Role role) {
  return IsLevelRole(role) || role == Role::kFundName || role == Role::kContent;
}
bool IsNumericRole(Role role) {
  return role == Role::kWeight || role == Role::kScore;
}

struct HeadingCount {
  std::set<Role> roles;
  int unknown = 0;  // cells with text that are no heading
  int known = 0;
};

HeadingCount CountHeadings(const std::vector<const Cell*>& cells, const PerformanceLexicon& lexicon) {
  HeadingCount out;
  for (const Cell* cell : cells) {
    std::vector<Role> roles = lexicon.Headings(cell->text);
    if (roles.empty()) {
      out.unknown += lexicon.IsSide(cell->text) ? 0 : 1;
    } else {
      ++out.known;
    }
    out.roles.insert(roles.begin(), roles.end());
  }
  return out;
}

bool IsIndicatorHeading(const HeadingCount& count) {
  int levels = 0, values = 0;
  for (Role role : count.roles) {
    levels += IsLevelRole(role);
    values += IsValueRole(role);
  }
  bool named = count.roles.count(Role::kLevel1) || count.roles.count(Role::kLevel2) ||
               count.roles.count(Role::kLevel3);
  if (levels == 0 || values == 0 || count.unknown > 2) return false;
  if (named) return count.roles.size() >= 3 || (count.unknown == 0 && count.known >= 2);
  // Without a numbered level only a scoring table is one.
  return count.unknown == 0 && count.roles.count(Role::kWeight) && count.roles.count(Role::kScore);
}

bool IsFundsHeading(const HeadingCount& count) {
  int funds = 0;
  for (Role role : count.roles) {
    if (IsLevelRole(role) && role != Role::kLevel) return false;
    funds += IsFundRole(role);
  }
  return funds >= 2 && count.unknown <= 2;
}

// A row below a heading that divides its columns further: 总额 · 财政拨款 · 其他资金.
bool RefinesFunds(const Grid& grid, int row, const PerformanceLexicon& lexicon) {
  std::vector<const Cell*> cells = OwnTexts(grid, row);
  int parts = 0;
  for (const Cell* cell : cells) {
    std::vector<Role> roles = lexicon.Headings(cell->text);
    bool part = !roles.empty() && std::all_of(roles.begin(), roles.end(), IsPartRole);
    if (!part && !lexicon.IsSide(cell->text)) return false;
    parts += part;
  }
  return parts >= 2;
}

bool RefinesIndicators(const Grid& grid, int row, const PerformanceLexicon& lexicon) {
  std::vector<const Cell*> cells = OwnTexts(grid, row);
  HeadingCount count = CountHeadings(cells, lexicon);
  bool named = count.roles.count(Role::kLevel1) || count.roles.count(Role::kLevel2) ||
               count.roles.count(Role::kLevel3);
  return named && count.unknown == 0;
}

bool HasPairs(const std::vector<const Cell*>& cells, const PerformanceLexicon& lexicon, bool funds) {
  for (size_t i = 0; i < cells.size() && i < 3; ++i) {
    if (funds ? lexicon.IsFundName(cells[i]->text) && i + 1 < cells.size() && NumberOf(cells[i + 1]->text)
              : !lexicon.LabelField(cells[i]->text).empty())
      return true;
    // 项目名称：XX in one cell.
    if (!funds) {
      std::string folded = PatternText(cells[i]->text);
      size_t colon = folded.find(':');
      if (colon != std::string::npos && !lexicon.LabelField(folded.substr(0, colon)).empty()) return true;
    }
    if (!lexicon.IsSide(cells[i]->text)) return false;
  }
  return false;
}

bool IsTotalRow(const std::vector<const Cell*>& cells, const PerformanceLexicon& lexicon) {
  size_t first = lexicon.IsSide(cells[0]->text) && cells.size() > 1 ? 1 : 0;
  if (!lexicon.IsTotal(cells[first]->text)) return false;
  return std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(first) + 1, cells.end(),
                     [](const Cell* cell) {
                       // 10 above 0: a narrow cell broke the full mark.
                       return ParseAmount(cell->text).kind != Amount::Kind::kNotANumber ||
                              PatternText(cell->text).find_first_not_of("0123456789.") == std::string::npos;
                     });
}

// The roles of the headings in one row, laid over its columns.
void LayOver(const Grid& grid, int row, const PerformanceLexicon& lexicon, Heading* out) {
  bool spans = HasSpans(grid);
  Role last = Role::kNone;
  for (int c = 0; c < grid.cols; ++c) {
    HeadingColumn& column = out->columns[static_cast<size_t>(c)];
    const Cell* cell = grid.CellAt(row, c);
    if (!cell || IsBlankText(cell->text)) {
      // Blank positions of delimited text belong to the heading on their left.
      if (!spans && column.role == Role::kNone) column.role = last;
      continue;
    }
    std::vector<Role> roles = lexicon.Headings(cell->text);
    if (roles.empty()) {
      last = Role::kNone;
      if (!out->money) out->money = lexicon.Money(cell->text);
      if (!out->weight) out->weight = lexicon.HeadingWeight(cell->text);
      continue;
    }
    if (!out->money && std::any_of(roles.begin(), roles.end(), IsFundRole))
      out->money = lexicon.Money(cell->text);
    // Several headings in one cell share its columns; in delimited text they take the columns that follow.
    size_t position = static_cast<size_t>(c - cell->col);
    size_t width = static_cast<size_t>(cell->col_span);
    size_t index =
        std::min(roles.size() - 1, width >= roles.size() ? position * roles.size() / width : position);
    column.role = last = roles[index];
    column.anchor =
        cell->col == c || index != std::min(roles.size() - 1, (position - 1) * roles.size() / width);
    if (cell->col == c && (roles[0] == Role::kScore || roles.back() == Role::kScore) && !out->weight)
      out->weight = lexicon.HeadingWeight(cell->text);
    for (size_t extra = width; extra < roles.size() && c + static_cast<int>(extra) < grid.cols; ++extra) {
      HeadingColumn& next = out->columns[static_cast<size_t>(c) + extra];
      const Cell* taken = grid.CellAt(row, c + static_cast<int>(extra));
      if (taken && !IsBlankText(taken->text)) break;
      next.role = last = roles[extra];
      next.anchor = true;
    }
  }
}

// A level that is not numbered is the lowest one that no other heading names.
void NumberLevels(Heading* out) {
  auto has = [&](Role role) { return out->Has(role); };
  if (!has(Role::kLevel)) return;
  Role meaning = Role::kNone;
  if (!has(Role::kLevel1) && !has(Role::kLevel2) && !has(Role::kLevel3)) {
    meaning = Role::kLevel1;
  } else if (!has(Role::kLevel3)) {
    meaning = Role::kLevel3;
  }
  int first_level = out->Column(Role::kLevel1);
  for (size_t c = 0; c < out->columns.size(); ++c) {
    if (out->columns[c].role != Role::kLevel) continue;
    bool side = first_level >= 0 && static_cast<int>(c) < first_level;
    out->columns[c].role = side ? Role::kNone : meaning;
  }
}

// 年度预算数（万元） | 年初预算 | 调整后预算数 | 预算执行数: an amount named before the others and once more
// among them heads the names of the funds.
void FreeFundNames(Heading* out) {
  std::vector<size_t> heads;
  for (size_t c = 0; c < out->columns.size(); ++c)
    if (out->columns[c].anchor && IsFundRole(out->columns[c].role)) heads.push_back(c);
  if (heads.size() < 3) return;
  const Role first = out->columns[heads[0]].role;
  if (out->columns[heads[1]].role == first) return;
  if (std::none_of(heads.begin() + 2, heads.end(), [&](size_t c) { return out->columns[c].role == first; }))
    return;
  for (size_t c = heads[0]; c < heads[1]; ++c) out->columns[c] = HeadingColumn{};
}

// The role of each cell: in a ruled grid the heading above most of its columns.
Role RoleOf(const Heading& heading, const Cell& cell, int shift) {
  std::map<Role, int> covered;
  Role best = Role::kNone;
  for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
    int at = c + shift;
    if (at < 0 || at >= static_cast<int>(heading.columns.size())) continue;
    Role role = heading.columns[static_cast<size_t>(at)].role;
    if (role == Role::kNone) continue;
    int n = ++covered[role];
    if (best == Role::kNone || n > covered[best]) best = role;
  }
  return best;
}

}  // namespace

bool Heading::Has(Role role) const {
  return Column(role) >= 0;
}

int Heading::Column(Role role) const {
  for (size_t c = 0; c < columns.size(); ++c)
    if (columns[c].role == role) return static_cast<int>(c);
  return -1;
}

bool HasSpans(const Grid& grid) {
  return grid.method == Method::kRuled || grid.method == Method::kAligned;
}

std::vector<const Cell*> OwnTexts(const Grid& grid, int row) {
  std::vector<const Cell*> out;
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* cell = grid.CellAt(row, c);
    if (cell && cell->row == row && cell->col == c && !IsBlankText(cell->text)) out.push_back(cell);
  }
  return out;
}

RowKind ClassifyRow(const Grid& grid, int row, const PerformanceLexicon& lexicon) {
  std::vector<const Cell*> cells = OwnTexts(grid, row);
  if (cells.empty()) return RowKind::kBlank;
  const std::string& first = cells[0]->text;
  if (cells.size() == 1 && lexicon.IsTitle(first)) return RowKind::kTitle;
  if (lexicon.IsNote(first)) return RowKind::kFoot;
  HeadingCount count = CountHeadings(cells, lexicon);
  if (IsIndicatorHeading(count)) return RowKind::kIndicatorHeading;
  if (IsFundsHeading(count)) return RowKind::kFundsHeading;
  if (count.roles.count(Role::kGoal) && count.unknown == 0) return RowKind::kGoalsHeading;
  if (cells.size() == 1 && lexicon.Goal(first)) return RowKind::kGoalMark;
  if (IsTotalRow(cells, lexicon)) return RowKind::kTotal;
  if (HasPairs(cells, lexicon, /*funds=*/false)) return RowKind::kHead;
  if (HasPairs(cells, lexicon, /*funds=*/true)) return RowKind::kFundPairs;
  if (!lexicon.FootField(first).empty()) return RowKind::kFoot;
  if (cells.size() <= 2 && (lexicon.Score(first) || lexicon.Grade(first))) return RowKind::kFoot;
  return RowKind::kBody;
}

bool HeadsIndicators(const Grid& grid, const PerformanceLexicon& lexicon) {
  for (int r = 0; r < grid.rows; ++r)
    if (ClassifyRow(grid, r, lexicon) == RowKind::kIndicatorHeading) return true;
  return false;
}

Heading ReadHeading(const Grid& grid, int row, const PerformanceLexicon& lexicon) {
  Heading out;
  out.row = row;
  out.columns.resize(static_cast<size_t>(grid.cols));
  LayOver(grid, row, lexicon, &out);
  bool funds = !IsIndicatorHeading(CountHeadings(OwnTexts(grid, row), lexicon));
  if (funds) FreeFundNames(&out);
  int next = row + 1;
  if (next < grid.rows && funds && RefinesFunds(grid, next, lexicon)) {
    for (int c = 0; c < grid.cols; ++c) {
      const Cell* cell = grid.CellAt(next, c);
      if (!cell || cell->row != next || IsBlankText(cell->text)) continue;
      std::vector<Role> roles = lexicon.Headings(cell->text);
      if (roles.empty()) continue;
      HeadingColumn& column = out.columns[static_cast<size_t>(c)];
      column.part = roles[0];
      column.anchor = cell->col == c;
    }
    out.row = next;
  } else if (next < grid.rows && !funds && RefinesIndicators(grid, next, lexicon)) {
    LayOver(grid, next, lexicon, &out);
    out.row = next;
  }
  NumberLevels(&out);
  if (funds) {
    // 完成情况 beside 任务名称 says how the task went.
    for (HeadingColumn& column : out.columns)
      if (column.role == Role::kLevel) column.role = Role::kNone;
  }
  return out;
}

int RowShift(const Grid& grid, int row, const Heading& heading, const PerformanceLexicon& lexicon) {
  if (grid.method != Method::kDelimited) return 0;
  std::vector<const Cell*> cells = OwnTexts(grid, row);
  if (cells.size() < 3) return 0;
  int cols = static_cast<int>(heading.columns.size());
  auto fit = [&](int shift) {
    int score = 0;
    for (const Cell* cell : cells) {
      if (MatchKey(cell->text).empty()) continue;  // a dash or a slash may stand anywhere
      int c = cell->col + shift;
      if (c < 0 || c >= cols) {
        score -= 3;
        continue;
      }
      const HeadingColumn& column = heading.columns[static_cast<size_t>(c)];
      Amount amount = ParseAmount(cell->text);
      bool number = amount.kind == Amount::Kind::kNumber;
      bool words = amount.kind == Amount::Kind::kNotANumber;
      if (column.role == Role::kNone) {
        score -= lexicon.IsSide(cell->text) ? 0 : 1;
      } else if (IsNumericRole(column.role) ? words || amount.unit == "%"
                 : IsFundRole(column.role)  ? words
                                            : number && IsTextRole(column.role)) {
        score -= 3;
      } else {
        score += column.anchor ? 2 : 0;
      }
      if (column.role == Role::kLevel2 && lexicon.IsLevel2Name(cell->text)) ++score;
    }
    return score;
  };
  constexpr int kClearlyBetter = 4;
  int best = 0, here = fit(0), best_score = here;
  bool tie = false;
  for (int shift : {-1, 1, -2, 2}) {
    int score = fit(shift);
    if (score > best_score) {
      best = shift;
      best_score = score;
      tie = false;
    } else if (score == best_score && best != 0) {
      tie = true;
    }
  }
  return best != 0 && !tie && best_score >= here + kClearlyBetter ? best : 0;
}

std::string RoleText(const Grid& grid, int row, const Heading& heading, Role role, int shift, bool own_only) {
  std::string out;
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* cell = grid.CellAt(row, c);
    if (!cell || cell->col != c || (own_only && cell->row != row) || cell->row <= heading.row) continue;
    if (RoleOf(heading, *cell, shift) == role) out += cell->text;
  }
  return PrintedName(out);
}

std::string PartText(const Grid& grid, int row, const Heading& heading, Role role, Role part, int shift) {
  std::string out;
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* cell = grid.CellAt(row, c);
    int at = c + shift;
    if (!cell || cell->col != c || cell->row != row || at < 0 ||
        at >= static_cast<int>(heading.columns.size()))
      continue;
    const HeadingColumn& column = heading.columns[static_cast<size_t>(at)];
    if (RoleOf(heading, *cell, shift) == role && column.part == part) out += cell->text;
  }
  return PrintedName(out);
}

std::optional<std::string> NumberOf(const std::string& text) {
  Amount amount = ParseAmount(text);
  if (amount.kind != Amount::Kind::kNumber) return std::nullopt;
  return amount.digits;
}

}  // namespace gongkai
