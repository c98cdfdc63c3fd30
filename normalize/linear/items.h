// The 三公 form from its lines.
#ifndef GONGKAI_NORMALIZE_LINEAR_ITEMS_H_
#define GONGKAI_NORMALIZE_LINEAR_ITEMS_H_

#include <string>
#include <vector>

#include "normalize/linear/figures.h"
#include "normalize/linear/section.h"
#include "normalize/records.h"

namespace gongkai {

/// Items as columns (one line of amounts, or the lines 预算数 and 决算数) or as rows. The sums of the items
/// decide where amounts are missing: 合计 is 因公出国 + 公务用车 + 公务接待, 公务用车 is 购置 + 运行; and the
/// figures of forms read before: an item is not less than the same item among the basic expenditure.
void ReadLinearItems(const Section& section, const std::string& unit, const Catalogue& catalogue,
                     const Figures& figures, std::vector<FactRecord>* facts, std::vector<Cell>* cells,
                     int* strays);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ITEMS_H_
