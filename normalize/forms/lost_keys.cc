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

// The name with a character or two of a watermark in it: 十六、算金融支出.
bool HoldsName(const std::string& name, const std::string& whole) {
  constexpr size_t kTwoIdeographs = 6;
  if (name.size() <= whole.size() || name.size() > whole.size() + kTwoIdeographs) return false;
  size_t found = 0;
  for (char c : name) found += found < whole.size() && c == whole[found];
  return found == whole.size();
}

// The name with one character changed for one of a watermark: 年初结转和结算 for 年初结转和结余.
bool IsSpelledLike(const std::string& name, const std::string& whole) {
  constexpr size_t kFewest = 4;  // characters
  if (name.size() != whole.size()) return false;
  const std::u32string is = Utf8ToCodes(name), known = Utf8ToCodes(whole);
  if (is.size() != known.size() || is.size() < kFewest) return false;
  size_t others = 0;
  for (size_t i = 0; i < is.size(); ++i) others += is[i] != known[i];
  return others == 1;
}

// What the name of a row is of one that is known, where it is none itself: 十、节能环保, 出, or one
// with something else in it.
Part PartOf(const std::string& printed, const Catalogue& catalogue) {
  const std::string name = UnnumberedKey(printed);
  const WordSet& known = catalogue.summary_names();
  if (name.empty() || known.count(name) || catalogue.key().totals.count(name)) return Part::kNone;
  Part part = Part::kNone;
  for (const std::string& whole : known) {
    if (whole.ends_with(name)) return Part::kEnd;
    if (whole.starts_with(name)) part = Part::kBeginning;
    if (HoldsName(name, whole) || IsSpelledLike(name, whole)) part = Part::kMore;
  }
  return part;
}

// A functional class in a form of economic ones, or no code at all.
bool LacksCode(const FactRecord& fact, Layout layout, const Catalogue& catalogue) {
  if (layout != Layout::kClassification && layout != Layout::kBlocks) return false;
  if (!fact.code) return !catalogue.key().totals.count(MatchKey(fact.name));
  return layout == Layout::kBlocks && fact.code->starts_with('2');
}

bool HasPoint(const FactRecord& fact) {
  return fact.amount && fact.amount->find('.') != std::string::npos;
}

void DoubtDelimited(const Catalogue& catalogue, const FormSpec& form, bool lost,
                    const std::vector<FactRecord*>& facts) {
  constexpr std::ptrdiff_t kMany = 4;
  const auto points =
      std::count_if(facts.begin(), facts.end(), [](const FactRecord* fact) { return HasPoint(*fact); });
  const auto amounts =
      std::count_if(facts.begin(), facts.end(), [](const FactRecord* fact) { return fact->amount; });
  const bool decimals = points >= kMany && points >= kMany * (amounts - points);
  for (FactRecord* fact : facts) {
    const bool whole = fact->amount && *fact->amount != "0" && !HasPoint(*fact);
    if ((!fact->amount && lost) || (whole && decimals) || LacksCode(*fact, form.layout, catalogue))
      Doubt(fact);
  }
}

// The facts of one side of a summary; true where it has such names.
bool DoubtPartsOfNames(const Catalogue& catalogue, const std::vector<FactRecord*>& facts) {
  bool any = false;
  for (size_t i = 0; i < facts.size(); ++i) {
    const Part part = PartOf(facts[i]->name, catalogue);
    if (part == Part::kNone) continue;
    any = true;
    Doubt(facts[i]);
    if (part != Part::kEnd || facts[i]->line_no) continue;
    size_t above = i;
    while (above > 0 && facts[above]->row == facts[i]->row) --above;
    for (size_t k = above + 1; k-- > 0 && facts[k]->row == facts[above]->row;) Doubt(facts[k]);
  }
  return any;
}

}  // namespace

void DoubtLostKeys(const Catalogue& catalogue, const std::map<size_t, int>& orphans, Records* records) {
  std::map<size_t, std::vector<FactRecord*>> forms;  // by table
  for (FactRecord& fact : records->facts)
    if (records->tables[fact.table].line_first > 0) forms[fact.table].push_back(&fact);
  for (const auto& [index, facts] : forms) {
    TableRecord& table = records->tables[index];
    const FormSpec* form = table.form ? catalogue.Find(*table.form) : nullptr;
    if (!form) continue;
    if (table.method == MethodName(Method::kDelimited))
      DoubtDelimited(catalogue, *form, orphans.count(index) || table.confidence < kTrustworthy, facts);
    if (form->layout != Layout::kTwoSided) continue;
    std::map<std::string, std::vector<FactRecord*>> sides;
    for (FactRecord* fact : facts) sides[fact->side.value_or("")].push_back(fact);
    // Under its own name the form lacks such a row.
    for (const auto& [side, of_side] : sides)
      if (DoubtPartsOfNames(catalogue, of_side)) table.confidence = std::min(table.confidence, kDoubtful);
  }
}

}  // namespace gongkai
