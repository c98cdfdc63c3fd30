// Tables whose titles are lost are known by their columns.
#include "normalize/forms/recognise.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/forms/catalogue.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;

std::string Recognised(const GridText& rows, const std::set<std::string>& taken = {}) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  std::set<const FormSpec*> forms;
  for (const FormSpec& form : catalogue.forms())
    if (taken.count(form.id)) forms.insert(&form);
  Header header;
  const FormSpec* form = FitsColumns(test::MakeGrid(rows), {}, catalogue, forms, &header);
  return form ? form->id : "";
}

const GridText kIncome = {{"科目编码", "科目名称", "本年收入合计", "财政拨款收入", "上级补助收入", "事业收入",
                           "经营收入", "附属单位上缴收入", "其他收入"},
                          {"208", "社会保障和就业支出", "1.00", "1.00", "", "", "", "", ""}};
const GridText kItems = {{"项目", "预算数", "决算数"},  {"合计", "3.00", "2.00"},
                         {"因公出国（境）费", "", ""},  {"公务用车购置及运行维护费", "2.00", "1.50"},
                         {"公务用车购置费", "", ""},    {"公务用车运行维护费", "2.00", "1.50"},
                         {"公务接待费", "1.00", "0.50"}};

TEST(Recognise, ATableWithoutATitleByItsColumns) {
  EXPECT_EQ(Recognised(kIncome), "income");
  EXPECT_EQ(Recognised(kIncome, {"income"}), "") << "that form is there already";
  EXPECT_EQ(Recognised(kItems), "three_public");
  EXPECT_EQ(Recognised({kItems.begin(), kItems.begin() + 4}), "") << "too few of its items";
  GridText blocks = {{"科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"}};
  for (const char* last : {"", "01", "02", "03"})
    blocks.push_back({"301" + std::string(last), "工资福利支出", "1.00", "302" + std::string(last),
                      "商品和服务支出", "2.00"});
  EXPECT_EQ(Recognised(blocks), "general_budget_basic_expenditure");
  EXPECT_EQ(Recognised({blocks.begin(), blocks.begin() + 2}), "") << "too few codes";
  const GridText summary = {{"收入", "<", "<", "支出", "<", "<"},
                            {"项目", "行次", "决算数", "项目", "行次", "决算数"},
                            {"一、财政拨款收入", "1", "3.00", "一、一般公共服务支出", "4", "3.00"},
                            {"总计", "3", "3.00", "总计", "6", "3.00"}};
  EXPECT_EQ(Recognised(summary), "income_expenditure_summary");
  EXPECT_EQ(Recognised({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                        {"208", "社会保障和就业支出", "1.00", "1.00", ""}}),
            "")
      << "many tables have these columns";
}

}  // namespace
}  // namespace gongkai
