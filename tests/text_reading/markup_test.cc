#include "extract/text/markup.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extract/text/lines.h"

namespace gongkai {
namespace {

// A table as text: rows on lines, cells between bars; "a{2,3}" spans two rows and three columns.
std::string Show(const MarkupTable& table) {
  std::string shown;
  int row = -1;
  for (const MarkupCell& cell : table.cells) {
    if (cell.row != row) {
      if (row >= 0) shown += "\n";
      row = cell.row;
    } else {
      shown += "|";
    }
    for (char c : cell.text) shown += c == '\n' ? '/' : c;
    if (cell.row_span > 1 || cell.col_span > 1)
      shown.append("{")
          .append(std::to_string(cell.row_span))
          .append(",")
          .append(std::to_string(cell.col_span))
          .append("}");
  }
  return shown;
}

std::string Where(const MarkupTable& table) {
  std::string shown = std::to_string(table.line_first);
  return shown.append("-").append(std::to_string(table.line_last));
}

struct Page {
  std::vector<TextLine> lines;
  std::vector<MarkupTable> tables;
  bool exceeded = false;
};

Page Read(std::string_view text, const MarkupLimits& limits = {}) {
  Page page;
  MarkupBudget budget(limits);
  page.lines = SplitLines(text, limits.max_lines, nullptr);
  page.tables = FindTables(&page.lines, &budget);
  page.exceeded = budget.exceeded;
  return page;
}

Page Html(std::string_view text, const MarkupLimits& limits = {}) {
  Page page;
  MarkupBudget budget(limits);
  page.tables = ReadHtml(text, &page.lines, &budget);
  page.exceeded = budget.exceeded;
  return page;
}

Page Csv(std::string_view text) {
  Page page;
  MarkupBudget budget;
  page.lines = SplitLines(text, 100000, nullptr);
  page.tables = ReadCsv(&page.lines, &budget);
  return page;
}

// Running text, one line each, with its line number.
std::string Prose(const Page& page) {
  std::string shown;
  for (const TextLine& line : page.lines)
    if (line.table < 0 && !IsBlankText(line.text))
      shown.append(std::to_string(line.line)).append(":").append(line.text).append("\n");
  return shown;
}

struct Case {
  const char* name;
  const char* text;
  std::vector<std::string> expected;
};

void Check(const Case& c, const Page& page) {
  std::vector<std::string> shown;
  for (const MarkupTable& table : page.tables) shown.push_back(Show(table));
  EXPECT_EQ(shown, c.expected) << c.name;
}

TEST(TabTables, Shapes) {
  const Case cases[] = {
      {"plain", "a\tb\nc\td\n", {"a|b\nc|d"}},
      {"empty cells at both ends",
       "\t9\t\t九、卫生健康支出\t40\t1.00\n本年\t\t\t\t\t\n",
       {"|9||九、卫生健康支出|40|1.00\n本年|||||"}},
      {"ragged rows are filled up", "a\tb\tc\nd\te\n", {"a|b|c\nd|e|"}},
      {"a blank line in mid-table", "a\tb\n\nc\td\n", {"a|b\nc|d"}},
      {"two blank lines", "a\tb\n\n\nc\td\n", {"a|b\nc|d"}},
      {"three end the table", "a\tb\n\n\n\nc\td\n", {"a|b", "c|d"}},
      {"a line of text ends the table", "a\tb\nx\n\nc\td\n", {"a|b", "c|d"}},
      {"a lone cell between equal rows", "a\tb\tc\n栏次\nd\te\tf\n", {"a|b|c\n栏次||\nd|e|f"}},
      {"not between unequal rows", "a\tb\tc\n栏次\nd\te\n", {"a|b|c", "d|e"}},
      {"two lone lines end the table", "a\tb\n注\n注\nc\td\n", {"a|b", "c|d"}},
      {"a paragraph ends the table",
       "a\tb\n本表反映部门本年度的总收支和年末结转结余情况，本套报表金额单位转换时可能存在尾数误差。\nc\td\n",
       {"a|b", "c|d"}},
      {"indented paragraphs are no table", "\t第一条 根据方案。\n\t第二条 本局。\n", {}},
      {"nor is a line that ends in a tab", "第一条\t\n", {}},
      {"an indented note behind a table", "a\tb\tc\nd\te\tf\n\t注：本表\n", {"a|b|c\nd|e|f"}},
      {"a title row of full width stays", "目标 1(40分)：\t\t\na\tb\tc\n", {"目标 1(40分)：||\na|b|c"}},
      {"a rule under the head goes", "a\tb\n---\t---\nc\td\n", {"a|b\nc|d"}},
      {"dashes in cells stay", "a\t-\n—\t--\n", {"a|-\n—|--"}},
      {"markup in cells is cleaned", "**a**\t$\\geq 95\\%$\t<br>b\n", {"a|≥95%|b"}},
      {"CRLF", "a\tb\r\nc\td\r\n", {"a|b\nc|d"}},
      {"double-spaced", "x\n\ny\n\na\tb\n\n栏次\n\nc\td\n\nz\n\nw\n", {"a|b\n栏次|\nc|d"}},
      {"only tabs", "\t\t\t\n\t\t\n", {}},
      {"a contents list", "一、概况.....\t2\n二、决算表.....\t5\n", {"一、概况.....|2\n二、决算表.....|5"}},
  };
  for (const Case& c : cases) Check(c, Read(c.text));
}

TEST(TabTables, LinesAreNumbered) {
  Page page = Read("标题\n\na\tb\n\nc\td\n注：\n");
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_EQ(Where(page.tables[0]), "3-5");
  EXPECT_EQ(page.tables[0].cells[2].line_first, 5);
  EXPECT_EQ(Prose(page), "1:标题\n6:注：\n");
  EXPECT_EQ(page.lines[2].table, 0);
  EXPECT_EQ(page.lines[4].table, 0);
}

TEST(PipeTables, Shapes) {
  const Case cases[] = {
      {"plain", "| a | b |\n|---|:-:|\n| c | d |\n", {"a|b\nc|d"}},
      {"without the outer pipes", "a | b\n--- | ---\nc | d\n", {"a|b\nc|d"}},
      {"without a rule", "| a | b |\n| c | d |\n", {"a|b\nc|d"}},
      {"one row without a rule is text", "| a | b |\n", {}},
      {"two lines of text with a pipe are text", "a | b\nc | d\n", {}},
      {"pipes between cells only", "a | b\n| d\ne |\n", {"a|b\n|d\ne|"}},
      {"pipes between and behind cells", "a | b |\n| d |\ne | |\n", {"a|b\n|d\ne|"}},
      {"short rows filled up with bare pipes",
       "a | b | c | \n合计 | 1 | |\nd | ||\ne | | | \n",
       {"a|b|c\n合计|1|\nd||\ne||"}},
      {"of which one may be the row's own where no line ends in a blank",
       "a | b | c |\n合计 | 1 | |\nd | ||\n",
       {"a|b|c\n合计|1|\nd||"}},
      {"escaped pipes", "| a\\|b | c |\n|---|---|\n", {"a|b|c"}},
      {"empty cells", "| | b |\n|---|---|\n| c | |\n", {"|b\nc|"}},
      {"ragged", "| a | b | c |\n|---|---|---|\n| d |\n", {"a|b|c\nd||"}},
      {"a blank line in mid-table", "| a | b |\n|---|---|\n| c | d |\n\n| e | f |\n", {"a|b\nc|d\ne|f"}},
      {"a second head is a second table",
       "| a | b |\n|---|---|\n| c | d |\n\n| e | f |\n|---|---|\n| g | h |\n",
       {"a|b\nc|d", "e|f\ng|h"}},
      {"also directly below",
       "| a | b |\n|---|---|\n| c | d |\n| e | f |\n|---|---|\n| g | h |\n",
       {"a|b\nc|d", "e|f\ng|h"}},
      {"markup", "| **合计** | a<br>b |\n|---|---|\n| &ge;5 | <p>x</p> |\n", {"合计|a/b\n≥5|x"}},
      {"a table of dashes keeps them", "| a | b |\n|---|---|\n| - | — |\n", {"a|b\n-|—"}},
  };
  for (const Case& c : cases) Check(c, Read(c.text));
}

TEST(PipeTables, BarePipesThatFillARowUpAreNoCells) {
  const struct {
    const char* text;
    std::vector<int> cells;
  } cases[] = {
      {"a | b | c | \n合计 | 1 | |\nd | ||\ne | | | \n", {3, 2, 1, 3}},
      {"a | b | c |\n合计 | 1 | |\nd | ||\n", {3, 3, 1}},
      // Bare pipes inside a row: blank cells are written so here.
      {"a | b | c | \n合计 || 1 | \nd | ||\n", {}},
      // A row filled up for itself.
      {"a | b | c | \n合计 | 1 | \nd | ||\n", {3, 2, 1}},
  };
  for (const auto& c : cases) {
    const Page page = Read(c.text);
    ASSERT_EQ(page.tables.size(), 1u) << c.text;
    EXPECT_EQ(page.tables[0].row_cells, c.cells) << c.text;
  }
}

TEST(CsvTables, Shapes) {
  const Case cases[] = {
      {"plain", "a,b\nc,d\n", {"a|b\nc|d"}},
      {"quotes", "\"1,101.35\",\"a \"\"b\"\"\"\n\"x\ny\",z\n", {"1,101.35|a \"b\"\nx/y|z"}},
      {"semicolons", "a;b\n1,5;2,5\n", {"a|b\n1,5|2,5"}},
      {"tabs", "a\tb\nc\td\n", {"a|b\nc|d"}},
      {"a quote never closed", "a,\"b\nc,d\n", {"a|\"b\nc|d"}},
      {"two tables", "表一,\na,b\n,\n表二,\nc,d\n", {"表一|\na|b\n|", "表二|\nc|d"}},
      {"a blank row in mid-table", "a,b\n,\n,\nc,d\n", {"a|b\n|\nc|d"}},
      {"ragged", "a,b\nb,c,d\n", {"a|b|\nb|c|d"}},
      {"lines without a separator are text", "a,b\n\"一、收入，\n支出\"\nc,d\n", {"a|b", "c|d"}},
  };
  for (const Case& c : cases) Check(c, Csv(c.text));
  Page page = Csv("\"x\ny\",z\nb,c\n");
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_EQ(page.tables[0].cells[0].line_last, 2);
  EXPECT_EQ(page.tables[0].cells[2].line_first, 3);
}

TEST(HtmlTables, Grids) {
  const Case cases[] = {
      {"plain", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", {"a|b\nc|d"}},
      {"spans",
       "<table><tr><td rowspan=2>a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr></table>",
       {"a{2,1}|b{1,2}\nc|d"}},
      {"implied ends", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", {"a|b\nc|d"}},
      {"upper case, attributes", "<TABLE BORDER=1>\n<TR><TH align='a>b'>a</TH></TR></TABLE>", {"a"}},
      {"never closed", "<table><tr><td>a</td></tr><tr><td>b</td></tr>\n以后的文字", {"a\nb"}},
      {"no rows", "<table><td>a</td><td>b</td></table>", {"a|b"}},
      {"ragged", "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", {"a|\nb|c"}},
      {"rows of a span only",
       "<table><tr><td rowspan=3>a</td><td>b</td></tr><tr></tr><tr><td>c</td></tr></table>",
       {"a{3,1}|b\n\nc"}},
      {"a span beyond the last row",
       "<table><tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
       {"a{2,1}|b\nc"}},
      {"rowspan=0, colspan=0, nonsense",
       "<table><tr><td rowspan=0>a</td><td colspan=0>b</td></tr><tr><td colspan=x>c</td></tr></table>",
       {"a{2,1}|b\nc"}},
      {"a colspan that meets a rowspan",
       "<table><tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td></tr></table>",
       {"a|b{2,1}\nc"}},
      {"sections",
       "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
       {"a\nb"}},
      {"line ends and entities",
       "<table><tr><td>机关事业\n  单位<br/>保险</td><td>&ge;&nbsp;5</td></tr></table>",
       {"机关事业 单位/保险|≥\xC2\xA0"
        "5"}},
      {"no cells", "<table><tr></tr></table>", {}},
      {"layout holds tables",
       "<table><tr><td><table><tr><td>a</td></tr></table></td><td><table><tr><td>b</td></tr></table></td></"
       "tr></table>",
       {"a", "b"}},
      {"a table where none may be",
       "<table><tr><td>a</td></tr><table><tr><td>b</td></tr></table>",
       {"a", "b"}},
      {"in a comment", "<!-- <table><tr><td>a</td></tr></table> -->", {}},
      {"in a script", "<script>'<table><tr><td>a</td></tr></table>'</SCRIPT>", {}},
  };
  for (const Case& c : cases) {
    Check(c, Read(c.text));
    Check(c, Html(c.text));
  }
}

TEST(HtmlTables, InsideMarkdown) {
  Page page = Read(
      "# 决算\n"
      "公开01表 <table>\n<tr><td>a</td>\n<td>b</td></tr></table> 注：一\n"
      "\n"
      "| c | d |\n|---|---|\n| e | f |\n"
      "g\th\n"
      "<table><caption>题</caption><tr><td>i\tj</td></tr></table>\n"
      "完\n");
  ASSERT_EQ(page.tables.size(), 4u);
  EXPECT_EQ(Show(page.tables[0]), "a|b");
  EXPECT_EQ(Where(page.tables[0]), "2-4");
  EXPECT_EQ(page.tables[0].cells[1].line_first, 4);
  EXPECT_EQ(Show(page.tables[1]), "c|d\ne|f");
  EXPECT_EQ(Show(page.tables[2]), "g|h");
  EXPECT_EQ(Show(page.tables[3]), "i j");
  EXPECT_EQ(Prose(page), "1:# 决算\n2:公开01表 \n4: 注：一\n10:题\n11:完\n");
}

TEST(HtmlDocument, TextAndTablesInReadingOrder) {
  Page page = Html(
      "<!DOCTYPE html>\n<html><head><title>t</title><style>p{}</style></head>\n<body>\n"
      "<h1>某局2022年度\n部门决算</h1><p>第一段<b>粗</b>。</p>\n"
      "<table><tr><td><p>公开01表</p>\n"
      "<table><caption>收入支出决算总表</caption><tr><td>收入</td><td>1.00</td></tr>\n<tr><td>支出</"
      "td><td>2.00</td></tr></table>\n"
      "<div>注：一</div></td></tr></table>\n"
      "第二段<br>第三段<script>x</script>\n</body></html>");
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_EQ(Show(page.tables[0]), "收入|1.00\n支出|2.00");
  EXPECT_EQ(Where(page.tables[0]), "7-8");
  std::string shown;
  for (const TextLine& line : page.lines) {
    shown.append(std::to_string(line.line))
        .append(line.table >= 0 ? "T:" : ":")
        .append(line.text)
        .append("\n");
  }
  EXPECT_EQ(
      shown,
      "4:某局2022年度 部门决算\n5:第一段粗。\n6:公开01表\n7:收入支出决算总表\n7T:收入\t1.00\n8T:支出\t2.00\n"
      "9:注：一\n10:第二段\n10:第三段\n");
}

TEST(HtmlDocument, PreKeepsItsLines) {
  Page page = Html("<html><body><pre>标题\n  a\tb &lt;c\n  d\te\n\n\f第二页\n</pre></body></html>");
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_EQ(Show(page.tables[0]), "a|b <c\nd|e");
  EXPECT_EQ(Where(page.tables[0]), "2-3");
  EXPECT_TRUE(page.lines.back().page_start);
}

TEST(HtmlDocument, IsOne) {
  EXPECT_TRUE(IsHtmlDocument("\n<!DOCTYPE HTML>"));
  EXPECT_TRUE(IsHtmlDocument("<html>"));
  EXPECT_TRUE(IsHtmlDocument("<table><tr><td>a</td></tr></table>"));
  EXPECT_FALSE(IsHtmlDocument("# 决算\n<table>"));
  EXPECT_TRUE(IsHtmlDocument("<div>决算</div>"));
  EXPECT_FALSE(IsHtmlDocument("<div>\n\n决算\n\n</div>\n\n| 项目 | 决算数 |\n|---|---|\n"));
  EXPECT_FALSE(IsHtmlDocument("<预算"));
  EXPECT_FALSE(IsHtmlDocument(""));
}

// Cells must lie inside the grid and not overlap; then the grid is complete or too large to be filled.
void CheckGrid(const MarkupTable& table) {
  ASSERT_GT(table.rows, 0);
  ASSERT_GT(table.cols, 0);
  size_t positions = static_cast<size_t>(table.rows) * static_cast<size_t>(table.cols);
  if (positions > 1000000) return;
  std::vector<int> taken(positions, 0);
  for (const MarkupCell& cell : table.cells) {
    ASSERT_GE(cell.row_span, 1);
    ASSERT_GE(cell.col_span, 1);
    ASSERT_LE(cell.row + cell.row_span, table.rows);
    ASSERT_LE(cell.col + cell.col_span, table.cols);
    ASSERT_LE(cell.line_first, cell.line_last);
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.col; c < cell.col + cell.col_span; ++c)
        ASSERT_EQ(++taken[static_cast<size_t>(r) * static_cast<size_t>(table.cols) + static_cast<size_t>(c)],
                  1);
  }
  EXPECT_TRUE(std::all_of(taken.begin(), taken.end(), [](int n) { return n == 1; }));
}

TEST(Markup, AnyInputYieldsSoundGrids) {
  const std::string_view pieces[] = {"<table>",
                                     "</table>",
                                     "<tr>",
                                     "</tr>",
                                     "<td>",
                                     "<td rowspan=3>",
                                     "<td colspan=2>",
                                     "<td rowspan=0 colspan=99999>",
                                     "</td>",
                                     "<th>",
                                     "a",
                                     "合计",
                                     "\t",
                                     "\n",
                                     "\n\n",
                                     "|",
                                     "|---|",
                                     "\\|",
                                     "<!--",
                                     "-->",
                                     "<pre>",
                                     "</pre>",
                                     "<caption>",
                                     "</caption>",
                                     "<div>",
                                     "\f",
                                     "\"",
                                     ",",
                                     "<script>",
                                     "</script>",
                                     "&amp;",
                                     "<"};
  unsigned state = 42;
  auto next = [&](size_t n) { return static_cast<size_t>((state = state * 1664525 + 1013904223) >> 8) % n; };
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t i = 0, n = next(60); i < n; ++i) text += pieces[next(std::size(pieces))];
    for (const Page& page : {Read(text), Html(text), Csv(text)}) {
      for (const MarkupTable& table : page.tables) CheckGrid(table);
      for (const TextLine& line : page.lines)
        ASSERT_LT(line.table, static_cast<int>(page.tables.size())) << text;
    }
    if (HasFailure()) FAIL() << text;
  }
}

TEST(Markup, HostileSizesEnd) {
  auto repeat = [](std::string_view piece, size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  for (std::string_view piece :
       {"<table>", "<table><tr><td>", "<tr><td>", "</table>", "<!--", "<td ", "|", "| a |\n", "\t", "a\tb\n",
        "a\tb\nx\n", "|---|\n", "<script>", "\"", ",", "\f", "<p>", "|\n\n"}) {
    std::string text = repeat(piece, 300000);
    Read(text);
    Html(text);
    Read("<table>" + text);
    Csv(text);
  }
  // A colspan and a rowspan of a thousand in every cell.
  Page page = Html("<table>" + repeat("<tr><td rowspan=99999999999 colspan=99999999999>a</td></tr>", 200000));
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_LE(page.tables[0].cols, 1000);
  EXPECT_TRUE(page.exceeded);
  // One very wide row above many short ones.
  page = Read(repeat("\t", 900) + "\n" + repeat("a\tb\n", 400000));
  EXPECT_FALSE(page.tables.empty());
  // The budget ends it.
  MarkupLimits limits;
  limits.max_cells = 10;
  page = Read(repeat("a\tb\n", 400), limits);
  EXPECT_TRUE(page.exceeded);
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_EQ(page.tables[0].rows, 5);
  limits = {};
  limits.max_tags = 10;
  EXPECT_TRUE(Html(repeat("<table><tr><td>a</td></tr></table>", 1000), limits).exceeded);
}

}  // namespace
}  // namespace gongkai
