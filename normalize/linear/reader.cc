#include "normalize/linear/reader.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "normalize/aligned/aligned_grid.h"
#include "normalize/forms/body.h"
#include "normalize/forms/header.h"
#include "normalize/linear/agreement.h"
#include "normalize/linear/form_reader.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// A form alone, as its own sums leave it: other forms may lean only on what holds.
Records Verified(const LinearForm& form, const Catalogue& catalogue) {
  Records alone;
  TableRecord table;
  table.form = form.section->form->id;
  table.unit = form.section->context.unit;
  table.method = std::string(MethodName(form.method));
  table.confidence = form.confidence;
  bool filled = std::any_of(form.facts.begin(), form.facts.end(),
                            [](const FactRecord& f) { return f.amount.has_value(); });
  table.status = filled ? "filled" : "empty";
  alone.tables.push_back(std::move(table));
  alone.facts = form.facts;
  VerifySums(catalogue, &alone);
  return alone;
}

bool Holds(const Records& verified) {
  return verified.tables[0].confidence >= kTrustworthy &&
         std::none_of(verified.facts.begin(), verified.facts.end(),
                      [](const FactRecord& fact) { return fact.confidence < kTrustworthy; });
}

// How many figures are those that the running text says, less those that are not.
int AsSaid(const LinearForm& form, const Figures& figures) {
  int count = 0;
  std::set<std::pair<std::string, std::string>> seen;
  for (const FactRecord& fact : form.facts) {
    if (!seen.insert({fact.name, fact.measure}).second) continue;
    std::optional<ProseFigure> said =
        figures.prose().Named(form.section->form->id, "", MatchKey(fact.name), fact.measure);
    if (!said || (fact.amount && !fact.amount_fen)) continue;
    count += 2 * std::abs(fact.amount_fen.value_or(0) - said->fen) <= said->ulp ? 1 : -1;
  }
  return count;
}

size_t Amounts(const LinearForm& form) {
  return static_cast<size_t>(std::count_if(form.facts.begin(), form.facts.end(),
                                           [](const FactRecord& fact) { return fact.amount.has_value(); }));
}

// A reading that is as contested as the one before is no better, unless that one is not to be trusted as a
// whole. Where the items of the 三公 form are open either way, the lines weigh which of them agencies leave
// blank.
bool Better(const LinearForm& next, const LinearForm& before, const Catalogue& catalogue,
            const Figures& figures) {
  if (next.guessed && Amounts(next) <= Amounts(before)) return false;
  if (!next.contested) return true;
  bool items = next.section->form->layout == Layout::kItems;
  if (items && before.contested) {
    int said = AsSaid(next, figures), said_before = AsSaid(before, figures);
    if (said != said_before) return said > said_before;
  }
  return (before.contested && !items) || Verified(before, catalogue).tables[0].confidence < kTrustworthy;
}

// Two rows of a verified form are in doubt and nothing else: exchanged, they satisfy all of its sums. Where
// the lines keep the columns, the document printed them so, and no other reading should set it right.
bool DoubtsTwoRows(const Records& verified) {
  std::set<std::pair<std::string, int>> rows;
  for (const FactRecord& fact : verified.facts)
    if (fact.confidence < kTrustworthy) rows.emplace(fact.side.value_or(""), fact.row);
  return rows.size() == 2;
}

// The form as a grid that its places make; nothing where its columns are not those of the form.
std::optional<LinearForm> ReadAligned(const Section& section, const Catalogue& catalogue,
                                      const std::vector<Page>& pages) {
  std::optional<Grid> grid = AlignSection(section, catalogue, pages);
  if (!grid) return std::nullopt;
  const FormSpec& form = *section.form;
  Header header = AnalyseHeader(*grid, &form, catalogue);
  if (header.fit < 1 && form.layout != Layout::kItems) return std::nullopt;
  LinearForm out;
  out.section = &section;
  out.method = grid->method;
  Body body = ReadBody(*grid, form, header, section.context.unit.value_or(""), catalogue);
  if (body.facts.empty()) return std::nullopt;
  out.confidence = grid->confidence;
  if (body.orphans > 0 || body.unreadable > 0) out.confidence = kOpen;
  out.facts = std::move(body.facts);
  out.cells = std::move(grid->cells);
  return out;
}

}  // namespace

std::vector<LinearForm> ReadLinearForms(const std::vector<Section>& sections, const Catalogue& catalogue,
                                        const std::vector<Page>& pages, CodeNames names, Figures* figures) {
  // Summaries first: they are read without other forms, and the rest leans on them.
  auto rank = [](const Section& section) {
    switch (section.form->layout) {
      // One amount column is read without other forms; several lean on the forms of the single budgets.
      case Layout::kTwoSided:
        return section.form->default_columns().columns.size() == 1 ? 0 : 4;
      case Layout::kBlocks:
        return 1;
      case Layout::kClassification: {
        auto total = [&](const ColumnSet& set) { return set.columns.size(); };
        // The fewer columns, the less is open.
        return total(section.form->column_sets.back()) <= 3                                        ? 2
               : section.form->column_sets.back().requires_measures[0].starts_with("expenditure_") ? 3
                                                                                                   : 5;
      }
      case Layout::kItems:
        return 6;
    }
    return 6;
  };
  std::vector<const Section*> order;
  for (const Section& section : sections) {
    order.push_back(&section);
    if (section.form->layout == Layout::kClassification && !section.keeps_columns)
      figures->AddPrinted(section);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](const Section* a, const Section* b) { return rank(*a) < rank(*b); });
  std::vector<LinearForm> out;
  for (const Section* section : order) {
    auto read = [&](LinearForm* form) {
      for (FactRecord& fact : form->facts) fact.form = section->form->id;
      return Verified(*form, catalogue);
    };
    std::optional<LinearForm> aligned = ReadAligned(*section, catalogue, pages);
    Records verified;
    if (aligned) verified = read(&*aligned);
    bool holds = aligned && verified.tables[0].confidence >= kTrustworthy;
    LinearForm form;
    if (holds) {
      form = std::move(*aligned);
    } else {
      form = FormReader(*section, catalogue, names, *figures).Read();
      Records by_lines = read(&form);
      // Where neither reading holds, the one that has columns is the likelier. Where the lines hold and the
      // columns say otherwise, nothing is sure.
      if (aligned && by_lines.tables[0].confidence < kTrustworthy) {
        form = std::move(*aligned);
      } else {
        if (aligned && Contradict(*aligned, form)) {
          form.confidence = std::min(form.confidence, kOpen);
          by_lines = read(&form);
        }
        verified = std::move(by_lines);
      }
    }
    // What was read block by block has its columns one after the other.
    bool two_sided = section->form->layout == Layout::kTwoSided;
    if (!section->keeps_columns && !two_sided && !Holds(verified)) {
      std::optional<LinearForm> columns = FormReader(*section, catalogue, names, *figures).ReadByColumns();
      if (columns && Better(*columns, form, catalogue, *figures)) {
        form = std::move(*columns);
        verified = read(&form);
      } else {
        form.contested = true;  // neither way leaves one reading
      }
    }
    figures->Add(verified.facts);
    // What other forms may lean on is more than what the form as a whole promises.
    if (form.contested) form.confidence = std::min(form.confidence, 0.4);
    // What is in doubt names no row of another form.
    for (const FactRecord& fact : form.facts)
      if (fact.code && fact.confidence >= kTrustworthy && section->form->layout == Layout::kClassification)
        names.emplace(*fact.code, fact.name);
    out.push_back(std::move(form));
  }
  // Summaries are read first; which of their rows are blank, the forms that they sum up may tell. What they
  // say then may tell the columns of a form.
  auto again = [&](Layout layout) {
    for (LinearForm& form : out) {
      const Section& section = *form.section;
      // On the page of a PDF places tell more than the order does.
      if (section.form->layout != layout || (section.keeps_columns && section.place.page > 0)) continue;
      const Records verified = Verified(form, catalogue);
      const bool misprint = form.method == Method::kAligned && DoubtsTwoRows(verified);
      if (!form.contested && (Holds(verified) || misprint)) continue;
      std::optional<LinearForm> columns = FormReader(section, catalogue, names, *figures).ReadByColumns();
      if (!columns || !Better(*columns, form, catalogue, *figures)) continue;
      form = std::move(*columns);
      for (FactRecord& fact : form.facts) fact.form = section.form->id;
      figures->Add(Verified(form, catalogue).facts);
      if (form.contested) form.confidence = std::min(form.confidence, 0.4);
    }
  };
  // The two summaries lean on each other.
  again(Layout::kTwoSided);
  again(Layout::kTwoSided);
  again(Layout::kClassification);
  // The 三公 form repeats items of the basic expenditure.
  again(Layout::kBlocks);
  for (LinearForm& form : out) {
    Layout layout = form.section->form->layout;
    bool loose =
        (layout == Layout::kClassification || layout == Layout::kTwoSided) && form.section->place.page == 0;
    if (!loose) continue;
    const Contradictions contradictions = ContradictOtherForms(form, catalogue, *figures);
    if (contradictions.any()) DoubtContradicted(contradictions, &form);
    if (form.by_columns && NamesAreOdd(form, out)) form.confidence = std::min(form.confidence, 0.4);
  }
  return out;
}

}  // namespace gongkai
