// Formulas of the catalogue, and that every one of them speaks of forms and measures that exist.
#include "normalize/solve/identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "normalize/forms/catalogue.h"

namespace gongkai {
namespace {

TEST(ParseFormula, ReadsTermsOfRowsAndOfForms) {
  Identity row, total;
  std::string error;
  ASSERT_TRUE(ParseFormula("total = basic + project", &row, &error)) << error;
  EXPECT_EQ(row.left[0].measure, "total");
  EXPECT_EQ(row.right[1].measure, "project");
  ASSERT_TRUE(ParseFormula("a.income[收入一|收入二].final >= b[*].total", &total, &error)) << error;
  EXPECT_EQ(total.relation, Identity::Relation::kAtLeast);
  EXPECT_EQ(total.left[0].form, "a");
  EXPECT_EQ(total.left[0].side, "income");
  EXPECT_EQ(total.left[0].names, (std::vector<std::string>{"收入一", "收入二"}));
  EXPECT_EQ(total.right[0].names, (std::vector<std::string>{"*"}));
}

TEST(ParseFormula, ReadsSelectors) {
  using Rows = IdentityTerm::Rows;
  Identity identity;
  std::string error;
  ASSERT_TRUE(
      ParseFormula("a.income[x].* = a.income[@numbered].* + a.income[@parts y|z].*", &identity, &error));
  EXPECT_EQ(identity.left[0].rows, Rows::kNamed);
  EXPECT_EQ(identity.right[0].rows, Rows::kNumbered);
  EXPECT_EQ(identity.right[1].rows, Rows::kParts);
  EXPECT_EQ(identity.right[1].names, (std::vector<std::string>{"y", "z"}));
  EXPECT_EQ(identity.left[0].measure, "*");
}

TEST(ParseFormula, SaysWhichIdentityIsNoFormula) {
  // A selector is a whole word, and only @parts has names behind it.
  for (const char* formula : {"a[@parts].m = b[y].m", "a[@class 210].m = b[y].m", "a[@sums].m = b[y].m", "",
                              "total", "total =", "total = ", "a[x = b", "a[x].m = b[y]", " = b"}) {
    Identity identity;
    identity.id = "T9";
    std::string error;
    EXPECT_FALSE(ParseFormula(formula, &identity, &error)) << formula;
    EXPECT_NE(error.find("T9"), std::string::npos) << formula;
  }
}

TEST(Identities, SpeakOnlyOfFormsAndMeasuresThatExist) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  ASSERT_FALSE(catalogue.identities().empty());
  auto has = [](const FormSpec& form, const std::string& measure) {
    for (const ColumnSet& set : form.column_sets)
      for (const ColumnSpec& column : set.columns)
        if (column.measure == measure) return true;
    return false;
  };
  std::set<std::string> ids;
  for (const Identity& identity : catalogue.identities()) {
    EXPECT_TRUE(ids.insert(identity.id).second) << identity.id << " is there twice";
    EXPECT_FALSE(identity.says.empty()) << identity.id;
    EXPECT_FALSE(identity.source.empty()) << identity.id;
    for (const std::string& form : identity.forms)
      EXPECT_NE(catalogue.Find(form), nullptr) << identity.id << ": " << form;
    for (const std::vector<IdentityTerm>* side : {&identity.left, &identity.right}) {
      for (const IdentityTerm& term : *side) {
        if (term.form.empty()) continue;
        if (term.form == "prose") {
          EXPECT_TRUE(std::any_of(catalogue.topics().begin(), catalogue.topics().end(),
                                  [&](const CheckTopic& topic) { return topic.id == term.side; }) ||
                      (identity.kind == Identity::Kind::kDenial && term.side == "any"))
              << identity.id << ": " << term.side;
          continue;
        }
        const FormSpec* form = catalogue.Find(term.form);
        ASSERT_NE(form, nullptr) << identity.id << ": " << term.form;
        EXPECT_TRUE(term.measure == "*" || has(*form, term.measure)) << identity.id << ": " << term.measure;
      }
    }
  }
}

}  // namespace
}  // namespace gongkai
