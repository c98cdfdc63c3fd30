// The basic-expenditure form in texts that pdftotext makes without options.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "corpus/process.h"
#include "normalize/linear/block_claims.h"
#include "normalize/linear/column_major.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

Records Read(const std::string& form) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return ProcessBytes(
      "某市某局\n2023年度部门决算\n\n\f一般公共预算财政拨款基本支出决算表\n公开06表\n单位：万元\n\n"
      "科目代码\n\n科目名称\n\n决算数\n\n科目代码\n\n科目名称\n\n决算数\n\n" +
          form,
      "dump.txt", normalizer);
}

using Amounts = std::map<std::string, std::string>;

Amounts AmountsOf(const Records& records) {
  Amounts amounts;
  for (const FactRecord& fact : records.facts)
    if (fact.amount) amounts[fact.code.value_or(fact.name)] = *fact.amount;
  return amounts;
}

double Confidence(const Records& records, const std::string& row) {
  double form = 0;
  for (const TableRecord& table : records.tables)
    if (table.form == "general_budget_basic_expenditure") form = table.confidence;
  for (const FactRecord& fact : records.facts)
    if (fact.code.value_or(fact.name) == row) return std::min(form, fact.confidence);
  return -1;
}

// The tokens of lines in one paragraph.
Stream StreamOf(const std::vector<const char*>& lines) {
  Stream stream;
  int line = 0;
  for (const char* text : lines) {
    Line from;
    from.text = text;
    from.place.line_first = from.place.line_last = ++line;
    for (Token& token : Tokenize(from, static_cast<size_t>(line)))
      stream.push_back({std::move(token), 0,
                        stream.empty() || stream.back().token.place.line_first != line
                            ? PlacementLink::kNextLine
                            : PlacementLink::kSameLine});
  }
  return stream;
}

const Amounts kAmounts = {{"301", "100.00"},  {"30101", "60.00"},         {"30102", "40.00"},
                          {"303", "10.01"},   {"30301", "10.01"},         {"302", "50.00"},
                          {"30201", "20.00"}, {"30202", "30.00"},         {"310", "5.00"},
                          {"31002", "5.00"},  {"人员经费合计", "110.01"}, {"公用经费合计", "55.00"}};

TEST(BlockColumns, TheFormIsTheSameHoweverItsCellsCome) {
  const std::pair<const char*, const char*> cases[] = {
      {"row by row, an amount on the line of the code right of it",
       "301\n\n工资福利支出\n\n100.00 302\n\n商品和服务支出\n\n50.00\n\n30101\n\n基本工资\n\n60.00 "
       "30201\n\n办公费\n\n"
       "20.00\n\n30102\n\n津贴补贴\n\n40.00 30202\n\n印刷费\n\n30.00\n\n303\n\n对个人和家庭的\n补助\n\n10.01 "
       "310\n\n"
       "资本性支出\n\n5.00\n\n30301\n\n离休费\n\n10.01 "
       "31002\n\n办公设备购置\n\n5.00\n\n人员经费合计\n\n110.01\n\n"
       "公用经费合计\n\n55.00\n"},
      {"amounts of the first row and of the foot at the end",
       "301\n\n工资福利支出\n\n302\n\n商品和服务支出\n\n30101\n\n基本工资\n\n60.00 "
       "30201\n\n办公费\n\n20.00\n\n30102\n\n"
       "津贴补贴\n\n40.00 30202\n\n印刷费\n\n30.00\n\n303\n\n对个人和家庭的补助\n\n10.01 "
       "310\n\n资本性支出\n\n5.00\n\n"
       "30301\n\n离休费\n\n10.01 "
       "31002\n\n办公设备购置\n\n5.00\n\n人员经费合计\n\n公用经费合计\n\n50.00\n\n100.00\n\n"
       "110.01\n\n55.00\n"},
      {"block after block, each with its codes, names and amounts",
       "301\n30101\n30102\n303\n30301\n\n工资福利支出\n基本工资\n津贴补贴\n对个人和家庭的补助\n离休费\n人员经"
       "费合计\n\n"
       "100.00 302\n60.00 30201\n40.00 30202\n10.01 310\n10.01 "
       "31002\n110.01\n\n商品和服务支出\n办公费\n印刷费\n"
       "资本性支出\n办公设备购置\n公用经费合计\n\n50.00\n20.00\n30.00\n5.00\n5.00\n55.00\n"},
      {"an amount behind the name of another block's row",
       "301\n\n工资福利支出\n\n100.00 "
       "302\n\n商品和服务支出\n\n50.00\n\n30101\n\n基本工资\n\n20.00\n\n30102\n\n津贴补贴\n\n"
       "40.00 30202\n\n印刷费\n\n30.00\n\n303\n\n对个人和家庭的补助\n\n10.01 "
       "310\n\n资本性支出\n\n5.00\n\n30301\n\n离休费\n\n"
       "10.01 31002\n\n办公设备购置\n\n5.00\n\n60.00 "
       "30201\n\n办公费\n\n人员经费合计\n\n110.01\n\n公用经费合计\n\n55.00\n"},
      {"a broken amount with a code between its pieces",
       "301\n\n工资福利支出\n\n100.0\n302\n0\n\n商品和服务支出\n\n50.00\n\n30101\n\n基本工资\n\n60.00 "
       "30201\n\n办公费\n\n"
       "20.00\n\n30102\n\n津贴补贴\n\n40.00 30202\n\n印刷费\n\n30.00\n\n303\n\n对个人和家庭的补助\n\n10.01 "
       "310\n\n"
       "资本性支出\n\n5.00\n\n30301\n\n离休费\n\n10.01 "
       "31002\n\n办公设备购置\n\n5.00\n\n人员经费合计\n\n110.01\n\n"
       "公用经费合计\n\n55.0\n0\n"},
  };
  for (const auto& [name, form] : cases) {
    Records records = Read(form);
    EXPECT_EQ(AmountsOf(records), kAmounts) << name;
    EXPECT_GE(Confidence(records, "301"), kTrustworthy) << name;
  }
}

// A row is printed on the line in the middle of an amount of two lines.
TEST(BlockColumns, AnAmountThatIsBrokenAroundACodeStandsLeftOfIt) {
  const Records records = Read(
      "301\n\n工资福利支出\n\n100.0\n302 "
      "商品和服务支出\n0\n\n50.00\n\n30101\n\n基本工资\n\n30102\n\n津贴补贴\n\n"
      "40.0\n30202 印刷费\n0\n\n30.00\n\n60.0\n30201 "
      "办公费\n0\n\n20.00\n\n303\n\n对个人和家庭的补助\n\n10.0\n"
      "310 资本性支出\n1\n\n5.00\n\n30301\n\n离休费\n\n10.0\n31002 "
      "办公设备购置\n1\n\n5.00\n\n人员经费合计\n\n"
      "110.0\n1\n\n公用经费合计\n\n55.0\n0\n");
  EXPECT_EQ(AmountsOf(records), kAmounts);
}

TEST(BlockColumns, AmountsOfVeryNarrowCellsComeInFourPieces) {
  const Records records = Read(
      "301\n\n工资福利支出\n\n35,6\n70,9 "
      "302\n18.0\n4\n\n商品和服务支出\n\n317,\n585.\n08\n\n30101\n\n基本工资\n\n35,6\n"
      "70,9 "
      "30201\n18.0\n4\n\n办公费\n\n317,\n585.\n08\n\n人员经费合计\n\n35,6\n70,9\n18.0\n4\n\n公用经费合计\n\n"
      "317,\n585.\n08\n");
  const Amounts expected = {
      {"301", "35670918.04"}, {"30101", "35670918.04"},        {"302", "317585.08"},
      {"30201", "317585.08"}, {"人员经费合计", "35670918.04"}, {"公用经费合计", "317585.08"}};
  EXPECT_EQ(AmountsOf(records), expected);
}

TEST(BlockColumns, AnAmountGoesOnWithAWidePointOrAnotherGroup) {
  const Records records = Read(
      "301\n\n工资福利支出\n\n３０，３７７\n，６２１．４ "
      "302\n１\n\n商品和服务支出\n\n６６，５６５\n．１８\n\n30101\n\n基本工资\n\n"
      "３０，３７７\n，６２１．４ "
      "30201\n１\n\n办公费\n\n６６，５６５\n．１８\n\n人员经费合计\n\n３０，３７７\n，６２１．４\n１\n\n"
      "公用经费合计\n\n６６，５６５\n．１８\n");
  const Amounts expected = {
      {"301", "30377621.41"}, {"30101", "30377621.41"},        {"302", "66565.18"},
      {"30201", "66565.18"},  {"人员经费合计", "30377621.41"}, {"公用经费合计", "66565.18"}};
  EXPECT_EQ(AmountsOf(records), expected);
}

// All 类, then pieces of the rest: the names tell the rows, and the text which of them hold money.
TEST(BlockColumns, CodesTornFromTheirNamesAreToldByTheNames) {
  const std::string form =
      "301\n301\n100.00\n302\n工资福利支出\n60.00\n302\n基本工资\n40.00\n302\n津贴补贴\n01\n02\n03\n302\n\n"
      "301\n301\n奖金\n303\n303\n10.01\n对个人和家庭的补助\n01\n离休费\n02\n退休费\n303\n310\n310\n\n"
      "商品和服务支出\n01\n02\n印刷费\n30.00\n03\n咨询费\n20.00\n50.00\n10.01\n办公费\n资本性支出\n02\n"
      "办公设备购置\n5.00\n5.00\n\n人员经费合计\n\n110.01\n\n公用经费合计\n\n55.00\n";
  const std::string text =
      "\f第三部分 2023年度部门决算情况说明\n六、一般公共预算财政拨款基本支出决算情况说明\n"
      "基本支出165.01万元。其中：人员经费110.01万元，主要包括：基本工资、津贴补贴、退休费；"
      "公用经费55.00万元，主要包括：办公费、印刷费、办公设备购置。\n";
  Amounts expected = kAmounts;
  expected.erase("30301");
  expected["30302"] = "10.01";
  EXPECT_EQ(AmountsOf(Read(form + text)), expected);
}

// The text says 退休费, the form 离休费; what the form has stands behind its name.
TEST(BlockColumns, AnItemThatTheTextNamesOtherwiseIsThatOfTheForm) {
  const Records records = Read(
      "301\n301\n100.00\n302\n工资福利支出\n60.00\n302\n基本工资\n40.00\n302\n津贴补贴\n01\n02\n03\n302\n\n"
      "301\n301\n奖金\n303\n303\n10.01\n对个人和家庭的补助\n01\n离休费\n303\n10."
      "01\n\n02\n退休费\n310\n310\n\n"
      "商品和服务支出\n01\n02\n印刷费\n30.00\n03\n咨询费\n20.00\n50.00\n办公费\n资本性支出\n02\n"
      "办公设备购置\n5.00\n5.00\n\n人员经费合计\n\n110.01\n\n公用经费合计\n\n55.00\n"
      "\f第三部分 2023年度部门决算情况说明\n六、一般公共预算财政拨款基本支出决算情况说明\n"
      "基本支出165.01万元。其中：人员经费110.01万元，主要包括：基本工资、津贴补贴、退休费；"
      "公用经费55.00万元，主要包括：办公费、印刷费、办公设备购置。\n");
  EXPECT_EQ(AmountsOf(records), kAmounts);
  EXPECT_LT(Confidence(records, "30301"), kTrustworthy);
}

// Blocks whose every cell is printed come without gaps, and so do their zeros.
TEST(BlockColumns, ZerosKeepTheirPlaceAmongTheAmounts) {
  const Records records = Read(
      "301\n30101\n30102\n30103\n30106\n303\n30301\n30302\n\n"
      "工资福利支出\n基本工资\n津贴补贴\n奖金\n伙食补助费\n对个人和家庭的补助\n离休费\n退休费\n\n"
      "100.00\n60.00\n0.00\n40.00\n\n302\n30201\n30202\n30203\n310\n31001\n31002\n\n0.00\n\n"
      "商品和服务支出\n办公费\n印刷费\n咨询费\n资本性支出\n房屋建筑物购建\n办公设备购置\n\n10.01\n0.00\n10."
      "01\n\n"
      "50.00\n0.00\n20.00\n30.00\n\n5.00\n0.00\n5.00\n\n人员经费合计\n\n110.01\n\n公用经费合计\n\n55.00\n");
  const Amounts expected = {
      {"301", "100.00"},        {"30101", "60.00"}, {"30102", "0.00"},  {"30103", "40.00"},
      {"30106", "0.00"},        {"303", "10.01"},   {"30301", "0.00"},  {"30302", "10.01"},
      {"302", "50.00"},         {"30201", "0.00"},  {"30202", "20.00"}, {"30203", "30.00"},
      {"310", "5.00"},          {"31001", "0.00"},  {"31002", "5.00"},  {"人员经费合计", "110.01"},
      {"公用经费合计", "55.00"}};
  EXPECT_EQ(AmountsOf(records), expected);
}

TEST(BlockColumns, AnItemThatNoWordNamesIsMarkedWhereSeveralAreBlank) {
  Records records = Read(
      "301\n\n工资福利支出\n\n100.00 302\n\n商品和服务支出\n\n30.00\n\n30101\n\n30102\n\n30103\n\n60.00 "
      "30201\n\n办公费\n\n"
      "基本工资\n\n津贴补贴\n\n奖金\n\n30202\n\n印刷费\n\n30203\n\n咨询费\n\n30.00\n\n人员经费合计\n\n100."
      "00\n\n"
      "公用经费合计\n\n30.00\n\n40.00\n");
  Amounts amounts = AmountsOf(records);
  EXPECT_EQ(amounts["301"], "100.00");
  for (const char* row : {"30101", "30102", "30103"}) {
    if (amounts.count(row) == 0 || amounts[row] != "40.00") continue;
    EXPECT_LT(Confidence(records, row), kTrustworthy) << row;
  }
}

// The rows were not printed one after the other, and with 30240 above 310 more of them would be.
TEST(BlockColumns, ABlockBeginsWithAClass) {
  const FormSpec* form = nullptr;
  for (const FormSpec& spec : Catalogue::BuiltIn().forms())
    if (spec.layout == Layout::kBlocks) form = &spec;
  const Stream stream = StreamOf(
      {"301",        "30101",      "30103",      "30107",      "30111",      "30113",      "30114",
       "303",        "30301",      "30302",      "30305",      "30306",      "30307",      "30399",
       "1.00 302",   "1.00 30201", "1.00 310",   "1.00 31003", "1.00 30202", "1.00 31005", "1.00 30203",
       "1.00 30204", "1.00 31006", "1.00 31007", "1.00 30208", "1.00 30211", "1.00 31010", "1.00 31013",
       "1.00 30205", "1.00 31009", "1.00 30212", "1.00 30213", "1.00 31019", "1.00 31021", "1.00 30215",
       "1.00 30225", "1.00 30214", "1.00 30228", "30229",      "30239",      "30240",      "1.00 31022"});
  for (const BlockCell& cell : ReadBlockCells(stream, *form, Catalogue::BuiltIn()).cells)
    EXPECT_TRUE(cell.line > 0 || cell.code.size() == 3) << cell.code;
}

// The row that an amount may be of besides the one whose name stands before it.
TEST(BlockColumns, AnAmountHasARivalWhereRowsWereNotPrintedOneAfterTheOther) {
  const FormSpec* form = nullptr;
  for (const FormSpec& spec : Catalogue::BuiltIn().forms())
    if (spec.layout == Layout::kBlocks) form = &spec;
  const struct {
    const char* name;
    std::vector<const char*> lines;
    const char *claimed, *rival;  // of the last amount
    BlockClaim claim;
  } cases[] = {
      {"the next row was printed before, without its amount",
       {"30203 咨询费 6.00 31003 专用设备购置", "30202 印刷费 31002 办公设备购置", "5.00"},
       "31002",
       "31003",
       BlockClaim::kPlain},
      {"the codes of both were printed before both names",
       {"30203 咨询费 6.00 31002", "31003", "办公设备购置", "专用设备购置", "5.00"},
       "31003",
       "31002",
       BlockClaim::kWeak},
      {"one after the other",
       {"30203 咨询费 6.00 31002 办公设备购置", "31003 专用设备购置", "5.00"},
       "31003",
       "",
       BlockClaim::kRun},
      {"an amount on the line of the name, which is below another without an amount",
       {"30203 咨询费", "31002 办公设备购置", "6.00 31003 专用设备购置", "5.00"},
       "31003",
       "",
       BlockClaim::kRun},
      {"no name above it",
       {"31002 办公设备购置", "30203 咨询费 6.00", "31003 专用设备购置", "5.00"},
       "31003",
       "",
       BlockClaim::kPlain},
  };
  for (const auto& c : cases) {
    std::vector<const char*> lines = {"302 商品和服务支出 10.00 310 资本性支出 5.00",
                                      "30201 办公费 4.00 31001 房屋建筑物购建"};
    lines.insert(lines.end(), c.lines.begin(), c.lines.end());
    const Stream stream = StreamOf(lines);
    const BlockCells cells = ReadBlockCells(stream, *form, Catalogue::BuiltIn());
    std::vector<BlockAmount> amounts;
    for (size_t i = 0; i < stream.size(); ++i)
      if (IsFigure(stream[i].token)) amounts.push_back({.at = i, .value = static_cast<int64_t>(i)});
    ReadBlockClaims(stream, cells, &amounts);
    auto code = [&](int cell) { return cell < 0 ? "" : cells.cells[static_cast<size_t>(cell)].code; };
    ASSERT_EQ(amounts.size(), 5u) << c.name;
    EXPECT_EQ(amounts[2].rival, -1) << c.name;
    EXPECT_EQ(code(amounts[4].claimed), c.claimed) << c.name;
    EXPECT_EQ(code(amounts[4].rival), c.rival) << c.name;
    EXPECT_EQ(amounts[4].claim, c.claim) << c.name;
  }
}

// Each of three amounts stands behind the name of a row of another class.
TEST(BlockColumns, NamesAreNotBelievedWhereOnlyOtherRolesSatisfyTheSums) {
  const Records records = Read(
      "301\n\n工资福利支出\n\n100.00 "
      "302\n\n商品和服务支出\n\n50.00\n\n30101\n\n基本工资\n\n20.00\n\n30102\n\n"
      "津贴补贴\n\n10.01\n\n30201\n\n办公费\n\n60.00\n\n30202\n\n印刷费\n\n30."
      "00\n\n303\n\n对个人和家庭的补助\n\n"
      "10.01 310\n\n资本性支出\n\n5.00\n\n30301\n\n离休费\n\n40.00\n\n31002\n\n办公设备购置\n\n5.00\n\n"
      "人员经费合计\n\n110.01\n\n公用经费合计\n\n55.00\n");
  const Amounts amounts = AmountsOf(records);
  for (const auto& [row, amount] : kAmounts) {
    if (row.size() == 3) {
      EXPECT_EQ(amounts.count(row) ? amounts.at(row) : "", amount) << row;
    }
    EXPECT_LT(Confidence(records, row), kTrustworthy) << row;
  }
  EXPECT_EQ(amounts.at("30201"), "20.00");
  EXPECT_EQ(amounts.at("30301"), "10.01");
}

// No word tells whose 3.20 is; the 三公 form says 3.20 of one of the items.
TEST(BlockColumns, AnItemOfThePublicSpendingFormIsWhatThatFormSays) {
  const Records records = Read(
      "301\n\n工资福利支出\n\n100.00 302\n\n商品和服务支出\n\n23.20\n\n30101\n\n基本工资\n\n100.00 "
      "30201\n\n办公费\n\n"
      "20."
      "00\n\n30202\n\n印刷费\n\n30203\n\n咨询费\n\n30217\n\n公务接待费\n\n30226\n\n劳务费\n\n30228\n\n工会经"
      "费\n\n"
      "人员经费合计\n\n100.00\n\n公用经费合计\n\n23.20\n\n3.20\n"
      "\f财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n\n项目\n\n预算数\n\n决算数\n\n合计\n\n3.50\n\n3."
      "20\n\n"
      "1.因公出国（境）费\n\n0.00\n\n0.00\n\n2.公务用车购置及运行维护费\n\n0.00\n\n0."
      "00\n\n其中：（1）公务用车购置费\n\n"
      "0.00\n\n0.00\n\n（2）公务用车运行维护费\n\n0.00\n\n0.00\n\n3.公务接待费\n\n3.50\n\n3.20\n");
  double confidence = 1;
  std::string amount;
  for (const FactRecord& fact : records.facts)
    if (fact.code == "30217") amount = fact.amount.value_or(""), confidence = fact.confidence;
  EXPECT_EQ(amount, "3.20");
  EXPECT_LT(confidence, kTrustworthy);
}

TEST(BlockColumns, ARowBehindTheNoteMayBeginWithAPieceOfItsName) {
  const Records records = Read(
      "301\n\n工资福利支出\n\n100.00 302\n\n商品和服务支出\n\n50.00\n\n30101\n\n基本工资\n\n60.00 "
      "30201\n\n办公费\n\n"
      "20.00\n\n30102\n\n津贴补贴\n\n40.00 30202\n\n印刷费\n\n30.00\n\n303\n\n对个人和家庭的补助\n\n10.01 "
      "310\n\n"
      "资本性支出\n\n5.00\n\n30301\n\n离休费\n\n10.01 "
      "31002\n\n人员经费合计\n\n110.01\n\n公用经费合计\n\n55.00\n\n"
      "注：本表反映部门本年度基本支出明细情况。\n\n办公设备购 5.0\n0\n\n置\n");
  EXPECT_EQ(AmountsOf(records), kAmounts);
}

TEST(BlockColumns, AFormWhoseSumsFailIsMarked) {
  Records records = Read(
      "301\n\n工资福利支出\n\n100.00 302\n\n商品和服务支出\n\n51.00\n\n30101\n\n基本工资\n\n60.00 "
      "30201\n\n办公费\n\n"
      "20.00\n\n30102\n\n津贴补贴\n\n40.00 "
      "30202\n\n印刷费\n\n30.00\n\n人员经费合计\n\n100.00\n\n公用经费合计\n\n55.00\n");
  EXPECT_LT(Confidence(records, "302"), kTrustworthy);
}

// The items that are doubted of a form whose last two amounts are those of two items; `torn`: a watermark was
// printed into the line of the first of them.
std::string DoubtedItems(bool torn) {
  const std::vector<const char*> texts = {"301 工资福利支出 100.00",
                                          "30101 基本工资 60.00",
                                          "30102 津贴补贴 40.00",
                                          "302 商品和服务支出 50.00",
                                          "30201",
                                          "办公费",
                                          "30202",
                                          "印刷费",
                                          "人员经费合计 100.00",
                                          "公用经费合计 50.00",
                                          "20.00",
                                          "30.00"};
  std::vector<Line> lines(texts.size());
  Section section;
  section.form = Catalogue::BuiltIn().Find("general_budget_basic_expenditure");
  for (size_t i = 0; i < lines.size(); ++i) {
    lines[i].text = texts[i];
    lines[i].place.line_first = lines[i].place.line_last = static_cast<int>(i + 1);
    lines[i].torn = torn && i + 2 == lines.size();
    section.lines.push_back(&lines[i]);
    section.sheets.push_back(1);
  }
  const std::optional<LinearBody> body = ReadBlockColumns(section, "万元", Catalogue::BuiltIn(), {});
  std::string out;
  for (const LinearRow& row : body ? body->rows : std::vector<LinearRow>())
    if (row.doubtful) out += row.code + " ";
  return out;
}

// Lines that a watermark was printed into come in no order.
TEST(BlockColumns, ItemsOfTornLinesMayChangePlaces) {
  EXPECT_EQ(DoubtedItems(false), "");
  EXPECT_EQ(DoubtedItems(true), "30201 30202 ");
}

}  // namespace
}  // namespace gongkai
