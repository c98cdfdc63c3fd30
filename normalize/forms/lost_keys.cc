#include "normalize/forms/lost_keys.h"

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

void Doubt(FactRecord* fact) {
  fact->confidence = std::min(fact->confidence, kDoubtful);
}

enum class Part { kNone, kBeginning, kEnd, kMore };

// What the name of a row is of one that is known, where it is none itself: 十、节能环保, 出, or more than one
// because a character of a watermark ran into it: 算九、医疗卫生支出.
Part PartOf(const std::string& printed, const Catalogue& catalogue) {
  constexpr size_t kFourIdeographs = 12;
  const std::string name = UnnumberedKey(printed);
  const WordSet& known = catalogue.summary_names();
  if (name.empty() || known.count(name) || catalogue.key().totals.count(name)) return Part::kNone;
  Part part = Part::kNone;
  for (const std::string& whole : known) {
    if (whole.ends_with(name)) return Part::kEnd;
    if (whole.starts_with(name)) part = Part::kBeginning;
    if (whole.size() >= kFourIdeographs && name.find(whole) != std::string::npos) part = Part::kMore;
  }
  return part;
}

}  // namespace

void DoubtLostKeys(const Catalogue& catalogue, const std::map<size_t, int>& orphans, Records* records) {
  std::vector<const FormSpec*> forms(records->tables.size());  // of the delimited tables
  for (size_t i = 0; i < records->tables.size(); ++i)
    if (const TableRecord& table = records->tables[i];
        table.form && table.method == MethodName(Method::kDelimited))
      forms[i] = catalogue.Find(*table.form);
  std::map<std::pair<size_t, std::string>, std::vector<FactRecord*>> sides;  // by table and side
  for (FactRecord& fact : records->facts) {
    const FormSpec* form = forms[fact.table];
    if (!form) continue;
    const bool lost = orphans.count(fact.table) || records->tables[fact.table].confidence < kTrustworthy;
    if (!fact.amount && lost) Doubt(&fact);
    switch (form->layout) {
      case Layout::kClassification:
      case Layout::kBlocks:
        if (!fact.code && !catalogue.key().totals.count(MatchKey(fact.name))) Doubt(&fact);
        break;
      case Layout::kTwoSided:
        sides[{fact.table, fact.side.value_or("")}].push_back(&fact);
        break;
      case Layout::kItems:
        break;
    }
  }
  for (auto& [side, facts] : sides) {
    for (size_t i = 0; i < facts.size(); ++i) {
      const Part part = PartOf(facts[i]->name, catalogue);
      if (part == Part::kNone) continue;
      Doubt(facts[i]);
      if (part != Part::kEnd || facts[i]->line_no) continue;
      size_t above = i;
      while (above > 0 && facts[above]->row == facts[i]->row) --above;
      for (size_t k = above + 1; k-- > 0 && facts[k]->row == facts[above]->row;) Doubt(facts[k]);
    }
  }
}

}  // namespace gongkai
