// What the row grammars share: totals, codes in parts, lines by sheet.
#ifndef GONGKAI_NORMALIZE_LINEAR_ROW_TOKENS_H_
#define GONGKAI_NORMALIZE_LINEAR_ROW_TOKENS_H_

#include <string>
#include <vector>

#include "normalize/linear/rows.h"

namespace gongkai {

/// 合计, 人员经费合计 … as one token.
bool IsTotal(const Token& token, const KeyWords& key);

/// 201 | 06 | 01 from line[at] on: parts of one code. Returns how many tokens they take, 0 where no code
/// begins.
size_t CodeParts(const std::vector<Token>& line, size_t at, std::string* code);

/// 302 on one line and 01 办公费, or 01 alone, on the next: the parts of a code that stand apart. A row
/// that has amounts is complete, unless they stood above it (`amounts_above`).
bool ExtendsCode(const std::vector<Token>& line, const LinearRow& row, bool amounts_above = false);

/// The height of a line on its page, or its number in a text.
double MiddleOf(const Place& place);

/// Lines by the sheet whose columns they follow, in their order.
std::vector<std::vector<std::vector<Token>>> BySheet(const std::vector<std::vector<Token>>& body);

/// The distance to the nearest of the values; very far where there is none.
double NearestDistance(const std::vector<double>& values, double x);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ROW_TOKENS_H_
