#include "normalize/linear/agreement.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace gongkai {
namespace {

struct Cell {
  const char *code, *name, *measure;
  int64_t fen;
};

LinearForm Form(const Section& section, const std::vector<Cell>& cells) {
  LinearForm form;
  form.section = &section;
  for (const Cell& cell : cells) {
    FactRecord fact;
    fact.form = section.form->id;
    fact.code = cell.code;
    fact.name = cell.name;
    fact.measure = cell.measure;
    fact.amount = std::to_string(cell.fen);
    fact.amount_fen = cell.fen;
    fact.confidence = 0.9;
    form.facts.push_back(std::move(fact));
  }
  return form;
}

class Agreement : public testing::Test {
 protected:
  Section SectionOf(const char* id) const {
    Section section;
    section.form = catalogue_.Find(id);
    section.context.unit = "万元";
    return section;
  }

  const Catalogue& catalogue_ = Catalogue::BuiltIn();
  Section whole_ = SectionOf("expenditure"), part_ = SectionOf("general_budget_expenditure");
};

TEST_F(Agreement, APartIsNotMoreThanTheWholeOfItsCode) {
  Figures figures;
  figures.Add(Form(part_, {{"2101102", "事业单位医疗", "basic", 3520000},
                           {"2101103", "公务员医疗补助", "basic", 8700000}})
                  .facts);
  const struct {
    const char* name;
    int64_t first, second;
    bool contradicts;
  } cases[] = {
      {"the same", 3520000, 8700000, false},
      {"more", 4000000, 9000000, false},
      {"rounded otherwise", 3510000, 8700000, false},
      {"exchanged", 8700000, 3520000, true},
      {"blank", 3520000, 0, true},
  };
  for (const auto& c : cases)
    EXPECT_EQ(ContradictOtherForms(Form(whole_, {{"2101102", "事业单位医疗", "basic", c.first},
                                                 {"2101103", "公务员医疗补助", "basic", c.second}}),
                                   catalogue_, figures)
                  .any(),
              c.contradicts)
        << c.name;
}

TEST_F(Agreement, AWholeIsNotLessThanThePartOfItsCode) {
  Figures figures;
  figures.Add(Form(whole_, {{"2101102", "事业单位医疗", "basic", 3520000}}).facts);
  auto contradicts = [&](int64_t fen) {
    return ContradictOtherForms(Form(part_, {{"2101102", "事业单位医疗", "basic", fen}}), catalogue_, figures)
        .any();
  };
  EXPECT_FALSE(contradicts(3520000));
  EXPECT_TRUE(contradicts(8700000));
}

TEST_F(Agreement, AClassOfASummaryIsThatOfTheFormThatListsIt) {
  Figures figures;
  figures.Add(Form(whole_, {{"210", "医疗卫生与计划生育支出", "total", 511660000}}).facts);
  Section summary = SectionOf("income_expenditure_summary");
  const struct {
    const char* name;
    int64_t fen;
    bool contradicts;
  } cases[] = {
      {"九、医疗卫生与计划生育支出", 511660000, false},
      {"九、医疗卫生与计划生育支出", 0, true},
      {"十一、城乡社区支出", 511660000, false},  // of which nothing is known
  };
  for (const auto& c : cases) {
    LinearForm form = Form(summary, {{"", c.name, "final", c.fen}});
    form.facts[0].code.reset();
    form.facts[0].side = "expenditure";
    EXPECT_EQ(ContradictOtherForms(form, catalogue_, figures).of_classes, c.contradicts)
        << c.name << " " << c.fen;
  }
}

// 2101103 is contradicted; its amount may be that of another item below 21011, where lines held the rows
// together.
TEST_F(Agreement, FewCodesOfAFormInLinesAreDoubtedWithTheirNeighbours) {
  const struct {
    bool in_lines, by_columns;
    std::set<std::string> codes;
    const char* doubted;
  } cases[] = {
      {true, false, {"2101103"}, "2101102 2101103"},
      {true, true, {"2101103"}, "all"},
      {false, false, {"2101103"}, "all"},
      {true, false, {"2101102", "2101103", "2210201"}, "all"},
  };
  for (const auto& c : cases) {
    whole_.keeps_columns = c.in_lines;
    LinearForm form = Form(whole_, {{"2101102", "事业单位医疗", "basic", 1},
                                    {"2101103", "公务员医疗补助", "basic", 2},
                                    {"2210201", "住房公积金", "basic", 3}});
    form.by_columns = c.by_columns;
    form.confidence = 0.8;
    for (FactRecord& fact : form.facts) fact.confidence = 0.8;
    DoubtContradicted({false, c.codes}, &form);
    std::string doubted = form.confidence < 0.5 ? "all" : "";
    for (const FactRecord& fact : form.facts)
      if (fact.confidence < 0.5) doubted += (doubted.empty() ? "" : " ") + *fact.code;
    EXPECT_EQ(doubted, c.doubted) << c.codes.size();
  }
}

TEST_F(Agreement, ACodeHasOneNameInAllForms) {
  std::vector<LinearForm> forms;
  forms.push_back(
      Form(whole_, {{"2120802", "土地开发支出", "total", 1}, {"2120899", "其他支出", "total", 2}}));
  forms.push_back(Form(part_, {{"2120802", "土地开发 支出", "total", 1}}));
  EXPECT_FALSE(NamesAreOdd(forms[0], forms));
  forms.push_back(Form(part_, {{"2120899", "开", "total", 1}}));
  EXPECT_TRUE(NamesAreOdd(forms[0], forms));
  EXPECT_TRUE(NamesAreOdd(forms[2], forms));
  EXPECT_FALSE(NamesAreOdd(forms[1], forms));
  forms.push_back(Form(part_, {{"2120803", "", "total", 1}}));
  EXPECT_TRUE(NamesAreOdd(forms[3], forms));
}

}  // namespace
}  // namespace gongkai
