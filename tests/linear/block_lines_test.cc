// Amounts that stand on another line than their row.
#include "normalize/linear/block_lines.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace gongkai {
namespace {

struct Item {
  int line;            ///< of the text, of its code
  const char* amount;  ///< nullptr where it is blank
  int amount_line;
  bool doubtful = false;
};

// A class and its items, in one block.
std::pair<BlockForm, LinearBody> Read(const std::vector<Item>& items) {
  BlockForm form;
  LinearBody body;
  for (size_t i = 0; i < items.size(); ++i) {
    BlockCell cell;
    cell.code = i == 0 ? "303" : "3030" + std::to_string(i);
    cell.line = static_cast<int>(i);
    form.cells.cells.push_back(cell);
    form.class_of.push_back(i == 0 ? -1 : 0);
    LinearRow row;
    row.code = cell.code;
    row.place.line_first = items[i].line;
    row.doubtful = items[i].doubtful;
    if (items[i].amount) {
      Token token;
      token.text = items[i].amount;
      token.place.line_first = items[i].amount_line;
      row.amounts.push_back(token);
    }
    body.rows.push_back(row);
  }
  return {form, body};
}

TEST(BlockLines, AnAmountOnAnotherLineIsDoubtedWhereItMayBeANeighboursToo) {
  struct {
    const char* name;
    std::vector<Item> items;
    const char* expected;  ///< amounts; ? behind those in doubt
  } const cases[] = {
      {"each beside its code", {{1, "5.00", 1}, {3, "2.00", 3}, {5, "3.00", 5}}, "5.00 2.00 3.00 "},
      {"one lies below, the other row has its own",
       {{1, "5.00", 1}, {3, "2.00", 3}, {5, "3.00", 6}},
       "5.00 2.00 3.00 "},
      {"in the other order than their rows",
       {{1, "5.00", 1}, {3, "3.00", 7}, {5, "2.00", 5}},
       "5.00 2.00? 3.00? "},
      {"in the other order, and in doubt before",
       {{1, "5.00", 1}, {3, "3.00", 7, true}, {5, "2.00", 5}},
       "5.00 3.00? 2.00? "},
      {"both apart", {{1, "5.00", 1}, {3, "2.00", 4}, {5, "3.00", 6}}, "5.00 2.00? 3.00? "},
      {"the row above is blank", {{1, "2.00", 1}, {3, nullptr, 0}, {5, "2.00", 8}}, "2.00 -? 2.00? "},
      {"the row above is blank, and nothing apart",
       {{1, "2.00", 1}, {3, nullptr, 0}, {5, "2.00", 5}},
       "2.00 - 2.00 "},
      {"the class is none of its items", {{1, "2.00", 4}, {3, "2.00", 3}}, "2.00 2.00 "},
  };
  for (const auto& [name, items, expected] : cases) {
    auto [form, body] = Read(items);
    WeighLines(form, &body);
    std::string shown;
    for (const LinearRow& row : body.rows)
      shown += (row.amounts.empty() ? "-" : row.amounts[0].text) + (row.doubtful ? "? " : " ");
    EXPECT_EQ(shown, expected) << name;
  }
}

}  // namespace
}  // namespace gongkai
