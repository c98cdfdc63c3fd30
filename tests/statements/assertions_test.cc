// What the running text asserts without a figure. The document is of 2023.
#include <gtest/gtest.h>

#include "normalize/statements/extract.h"

namespace gongkai {
namespace {

std::string Assertions(const std::string& sentence) {
  static const StatementReader reader(Catalogue::BuiltIn().statements());
  Flow flow;
  FlowItem item;
  item.page = 1;
  item.line.text = sentence;
  item.line.place.line_first = item.line.place.line_last = 1;
  flow.push_back(std::move(item));
  DocumentRecord document;
  document.doc_id = std::string(64, '0');
  document.fiscal_year = 2023;
  std::vector<AssertionRecord> assertions;
  reader.Read(flow, {}, document, &assertions);
  std::string out;
  for (const AssertionRecord& assertion : assertions)
    out += (out.empty() ? "" : " ") + assertion.kind + ":" + assertion.subject;
  return out;
}

TEST(Assertions, SayThatThereIsNoneThatItDidNotChangeOrLeaveTheFigureOut) {
  struct Case {
    const char *sentence, *expected;
  };
  const Case cases[] = {
      {"本部门2023年度无项目支出，无需开展绩效自评工作。", "none:项目支出"},
      {"某市财政局2023年度无“三公”经费财政拨款支出。", "none:“三公”经费财政拨款支出"},
      {"主要原因：本年度未发生公务接待费支出，厉行节约。", "none:公务接待费支出"},
      {"本单位没有公务用车购置费支出；本单位无会议费支出。", "none:公务用车购置费支出 none:会议费支出"},
      // Of another year, of other agencies, of a condition, of a kind that the sentence goes on to tell.
      {"上年度无项目支出，本年增加。", ""},
      {"2022年度无项目支出，2023年度新增。", ""},
      {"所属单位无项目支出，不需说明。", ""},
      {"如本部门无项目支出，仍保留该表格式。", ""},
      {"本部门2023年度无项目支出的，仍保留该表格式。", ""},
      {"因上年度无会议费支出，本年增加2.00万元。", ""},
      {"主要原因是：本年机关运行经费中包含项目支出。", "some:项目支出"},
      {"项目支出中包含设备购置费。", ""},
      {"与2022年度相比，财政拨款收入支出总计持平。", "unchanged:财政拨款收入支出总计"},
      {"与上年相比，财政拨款收入支出总计持平。", "unchanged:财政拨款收入支出总计"},
      {"与上年相比，财政拨款收入支出总计基本持平。", ""},
      {"与2021年度相比，财政拨款收入支出总计持平。", ""},
      {"政府性基金预算财政拨款年初结转和结余万元，本年收入0万元。", "unstated:结转和结余"},
      {"年初结转和结余0万元，本年收入0万元。", ""},
      {"收入总计以万元列示，单位为万元。", ""},
      {"主要用于：事业单位医疗保险支出。", "purpose:事业单位医疗保险支出"},
      {"主要用于以下方面：一般公共服务支出。", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Assertions(c.sentence), c.expected) << c.sentence;
}

}  // namespace
}  // namespace gongkai
