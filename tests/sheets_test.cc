#include "normalize/sheets.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(Sheets, RecordsNameThePagesOfTheFile) {
  std::vector<Page> pages(4);
  for (int i = 0; i < 4; ++i) {
    pages[static_cast<size_t>(i)].number = i + 1;
    pages[static_cast<size_t>(i)].sheet = i / 2 + 1;
  }
  Records records;
  records.tables.emplace_back();
  records.tables[0].page_first = 2;
  records.tables[0].page_last = 3;
  records.facts.emplace_back();
  records.facts[0].place.page = 4;
  NameSheets(pages, &records);
  EXPECT_EQ(records.document.pages, 2);
  EXPECT_EQ(records.tables[0].page_first, 1);
  EXPECT_EQ(records.tables[0].page_last, 2);
  EXPECT_EQ(records.facts[0].place.page, 2);

  for (Page& page : pages) page.sheet = 0;
  records.facts[0].place.page = 4;
  NameSheets(pages, &records);
  EXPECT_EQ(records.facts[0].place.page, 4) << "sheets of one page each";
}

}  // namespace
}  // namespace gongkai
