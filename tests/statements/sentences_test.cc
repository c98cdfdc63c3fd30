// Lines to sentences: what belongs together, and where each figure stands.
#include "normalize/statements/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/statements/extract.h"

namespace gongkai {
namespace {

struct PdfLine {
  const char* text;
  int page;
  double x0, x1;
};

// Lines of a PDF, 12 points high, 20 apart; every character as wide as its share of the line.
Flow PdfFlow(const std::vector<PdfLine>& lines) {
  Flow flow;
  double top = 100;
  for (const PdfLine& line : lines) {
    FlowItem item;
    item.page = line.page;
    if (!flow.empty() && flow.back().page != line.page) top = 100;
    item.top = top;
    item.bottom = top + 12;
    top += 20;
    item.line.text = line.text;
    item.line.font_size = 12;
    item.line.x0 = line.x0;
    item.line.x1 = line.x1;
    item.line.place.page = line.page;
    item.line.place.box = Box{line.x0, item.top, line.x1, item.bottom};
    size_t count = 0;
    for (const char* c = line.text; *c; ++c) count += (*c & 0xC0) != 0x80;
    for (size_t i = 0; i < count; ++i)
      item.line.lefts.push_back(static_cast<float>(line.x0 + (line.x1 - line.x0) * static_cast<double>(i) /
                                                                 static_cast<double>(count)));
    flow.push_back(std::move(item));
  }
  return flow;
}

Flow TextFlow(const std::vector<std::string>& lines) {
  Flow flow;
  for (size_t i = 0; i < lines.size(); ++i) {
    FlowItem item;
    item.page = 1;
    item.line.text = lines[i];
    item.line.place.line_first = item.line.place.line_last = static_cast<int>(i) + 1;
    if (lines[i] == "<table>") item.grid.emplace();
    flow.push_back(std::move(item));
  }
  return flow;
}

std::vector<std::string> Sentences(const Flow& flow) {
  static const SentenceReader* const reader = new SentenceReader(Catalogue::BuiltIn().statements());
  std::vector<std::string> out;
  for (const Sentence& sentence : reader->Read(flow).sentences)
    out.push_back(sentence.Printed(0, sentence.chars.size()));
  return out;
}

using Lines = std::vector<std::string>;

struct Case {
  const char* what;
  Lines lines;
  Lines sentences;  // those that hold a digit
};

const Case kCases[] = {
    {"a unit cut off its number",
     {"2023年度本年支出合计31,204.47万元，其中：基本支出2,407.19",
      "万元，占7.7%；项目支出28,797.28万元，占92.3%。"},
     {"2023年度本年支出合计31,204.47万元，其中：基本支出2,407.19万元，占7.7%；项目支出28,797.28万元，占92.3%"
      "。"}},
    {"a number cut in two, over a page with its number on it",
     {"2023年度一般公共预算财政拨款支出年初预算6,120.45万元，支出决算13,8", "76.52万元。"},
     {"2023年度一般公共预算财政拨款支出年初预算6,120.45万元，支出决算13,876.52万元。"}},
    {"two sentences on one line", {"收入合计1万元。支出合计2万元。"}, {"收入合计1万元。", "支出合计2万元。"}},
    {"a full stop inside quotes",
     {"评价为“完成100%。”支出合计2万元。"},
     {"评价为“完成100%。”", "支出合计2万元。"}},
    {"a heading in front of its paragraph",
     {"二、收入决算情况说明", "2023年度收入合计1180.25万元。"},
     {"2023年度收入合计1180.25万元。"}},
    {"items of a list are sentences of their own",
     {"主要用于以下方面：", "1. 卫生健康支出（类）1207.36万元,占100%:用于基本支出。",
      "2. 住房保障支出（类）1万元。"},
     {"1.卫生健康支出（类）1207.36万元,占100%:用于基本支出。", "2.住房保障支出（类）1万元。"}},
    {"a label and its text on the next line",
     {"一、造林项目绩效自评综述：", "项目全年预算数为40万元，执行数为40万元。"},
     {"一、造林项目绩效自评综述：项目全年预算数为40万元，执行数为40万元。"}},
    {"no sentence runs through a table",
     {"组织开展了全面检查，共追回", "<table>", "资金1.36亿元，成效明显。"},
     {"资金1.36亿元，成效明显。"}},
    {"rows of a table without rules are no sentences",
     {"2101501 行政运行 1,482.90 1,482.90", "追回违规基金 ≥1亿元 1.36亿元 5 5", "经费合计3万元，下降1%。"},
     {"经费合计3万元，下降1%。"}},
    {"the contents promise, they do not say",
     {"目录", "一、2023年收入情况.....3", "二、2023年支出情况", "一、2023年收入情况", "收入合计9万元。"},
     {"收入合计9万元。"}},
};

TEST(Sentences, LinesAreJoined) {
  for (const Case& c : kCases) EXPECT_EQ(Sentences(TextFlow(c.lines)), c.sentences) << c.what;
}

TEST(Sentences, LooseTablesEndAtTheNextHeading) {
  Lines lines = {"造林项目绩效自评表",
                 "（2023年度）",
                 "年",
                 "度",
                 "目",
                 "标",
                 "完成造林面积12亩，成活率达到95%，质量合格。",
                 "总分 100 97",
                 "共造林12亩，投入9万元。"};
  EXPECT_EQ(Sentences(TextFlow(lines)), Lines{"共造林12亩，投入9万元。"});
}

TEST(Sentences, ShortLinesOfAPdfEndTheirParagraph) {
  Flow flow = PdfFlow({{"本部门2023年度共接待来访团组十二个，来宾人数总计达到1", 1, 72, 520},
                       {"00人次，费用合计2万元", 1, 72, 250},
                       {"2023年无其他需要说明的情况，其他接待费用合计也是0万元", 1, 96, 520}});
  EXPECT_EQ(Sentences(flow),
            (Lines{"本部门2023年度共接待来访团组十二个，来宾人数总计达到100人次，费用合计2万元",
                   "2023年无其他需要说明的情况，其他接待费用合计也是0万元"}));
}

TEST(Sentences, FurnitureBetweenPagesIsPassedOver) {
  Flow flow = PdfFlow({{"2023年度政府采购支出总额共计人民币捌仟余元，具体是7,231.", 1, 72, 520},
                       {"- 12 -", 1, 290, 310},
                       {"64万元，其中货物支出1万元。", 2, 72, 300}});
  flow[1].furniture = true;
  EXPECT_EQ(Sentences(flow),
            Lines{"2023年度政府采购支出总额共计人民币捌仟余元，具体是7,231.64万元，其中货物支出1万元。"});
}

TEST(Sentences, AFigureIsShownWhereItStands) {
  // 20 characters over 400 points: 20 points each.
  Flow flow = PdfFlow({{"本年支出合计为12.50万元，下降３％。。", 1, 100, 500}});
  flow[0].line.text = "本年支出合计为12.50万元，下降３％。";
  Page page;
  page.number = 1;
  page.width = 600;
  page.height = 800;
  StatementReader reader(Catalogue::BuiltIn().statements());
  DocumentRecord document;
  document.doc_id = std::string(64, '0');
  auto statements = reader.Read(flow, {page}, document);
  ASSERT_EQ(statements.size(), 2u);
  const Place& place = statements[0].place;
  EXPECT_EQ(place.page, 1);
  ASSERT_TRUE(place.box);
  EXPECT_NEAR(place.box->x0, flow[0].line.lefts[7], 0.1);
  EXPECT_NEAR(place.box->x1, flow[0].line.lefts[14], 0.1);
  EXPECT_EQ(place.box->y0, 100);
}

TEST(Sentences, AFigureOnTwoLinesOfATextHasBoth) {
  StatementReader reader(Catalogue::BuiltIn().statements());
  DocumentRecord document;
  document.doc_id = std::string(64, '0');
  auto statements =
      reader.Read(TextFlow({"2023年度本部门机关运行经费支出决算数为12", "3.45万元，下降1%。"}), {}, document);
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0].amount, "123.45");
  EXPECT_EQ(statements[0].place.line_first, 1);
  EXPECT_EQ(statements[0].place.line_last, 2);
}

}  // namespace
}  // namespace gongkai
