#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>

#include "cli/commands.h"
#include "corpus/process.h"
#include "normalize/solve/evaluate.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

struct ShowOptions {
  std::string path;
  std::string form;
  std::string catalogue;
  bool grid = false;
  bool all = false;
  bool sums = false;
};

std::string Pad(const std::string& text, int width, bool right) {
  int blanks = std::max(0, width - DisplayWidth(text));
  std::string space(static_cast<size_t>(blanks), ' ');
  return right ? space + text : text + space;
}

using Rows = std::vector<std::vector<std::string>>;

// Columns aligned by display width; all but the first `left` columns are right-aligned.
void PrintAligned(const Rows& rows, size_t left) {
  std::vector<int> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], DisplayWidth(row[c]));
  }
  for (const auto& row : rows) {
    std::string line;
    for (size_t c = 0; c < row.size(); ++c) {
      line += "  ";
      line += Pad(row[c], widths[c], c >= left);
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    std::printf("%s\n", line.c_str());
  }
}

// The facts of one table as rows again: key columns, then a column per measure.
void PrintFacts(const Records& records, size_t table) {
  std::vector<std::string> measures;
  std::vector<std::pair<std::string, std::map<std::string, std::string>>> rows;
  std::map<std::string, size_t> row_of;
  std::vector<std::vector<std::string>> keys;
  for (const FactRecord& fact : records.facts) {
    if (fact.table != table) continue;
    if (std::find(measures.begin(), measures.end(), fact.measure) == measures.end())
      measures.push_back(fact.measure);
    std::string id = std::to_string(fact.form == "three_public" ? 0 : fact.row) + "|" +
                     fact.side.value_or("") + "|" + fact.code.value_or("") + "|" + fact.name;
    auto [entry, added] = row_of.emplace(id, rows.size());
    if (added) {
      rows.push_back({id, {}});
      keys.push_back({fact.side.value_or(""), fact.line_no.value_or(""), fact.code.value_or(""), fact.name});
    }
    rows[entry->second].second[fact.measure] = fact.amount.value_or("·");
  }
  // Key columns that are empty throughout are left out.
  std::vector<size_t> used;
  for (size_t k = 0; k < 4; ++k)
    if (std::any_of(keys.begin(), keys.end(), [k](const auto& key) { return !key[k].empty(); }))
      used.push_back(k);
  static const char* const kNames[] = {"side", "line", "code", "name"};
  Rows out(1);
  for (size_t k : used) out[0].push_back(kNames[k]);
  out[0].insert(out[0].end(), measures.begin(), measures.end());
  for (size_t i = 0; i < rows.size(); ++i) {
    std::vector<std::string> row;
    for (size_t k : used) row.push_back(keys[i][k]);
    for (const std::string& measure : measures) row.push_back(rows[i].second[measure]);
    out.push_back(std::move(row));
  }
  PrintAligned(out, used.size());
}

void PrintGrid(const TableRecord& table) {
  Rows out;
  for (const Cell& cell : table.cells) {
    if (out.size() <= static_cast<size_t>(cell.row)) out.resize(static_cast<size_t>(cell.row) + 1);
    auto& row = out[static_cast<size_t>(cell.row)];
    if (row.size() <= static_cast<size_t>(cell.col)) row.resize(static_cast<size_t>(cell.col) + 1);
    row[static_cast<size_t>(cell.col)] = PrintedName(cell.text);
  }
  PrintAligned(out, 1000);
}

// One line for every identity in every place: rule, outcome, difference and tolerance in fen, and the ids of
// the facts on either side, divided by tabs.
void PrintSums(const Catalogue& catalogue, const Records& records) {
  static constexpr const char* kVerdicts[] = {"pass", "rounding", "fail", "not_applicable"};
  const Ledger ledger(catalogue, records);
  for (const Outcome& outcome : Evaluate(catalogue, ledger)) {
    if (outcome.verdict == Verdict::kNotApplicable) continue;
    std::string sides;
    for (const std::vector<size_t>* side : {&outcome.left, &outcome.right}) {
      sides += "\t";
      for (size_t i : *side) sides += (i == side->front() ? "" : " ") + records.facts[i].fact_id;
    }
    bool equal = outcome.identity->relation == Identity::Relation::kEqual;
    std::printf("%s\t%s\t%s\t%lld\t%lld%s\n", outcome.identity->id.c_str(),
                equal ? "=" : ">=", kVerdicts[static_cast<int>(outcome.verdict)],
                static_cast<long long>(outcome.difference()), static_cast<long long>(outcome.tolerance),
                sides.c_str());
  }
}

int Show(const ShowOptions& options) {
  SetUpLogging("warn");
  if (int code = CheckEnvironment()) return code;
  std::unique_ptr<Catalogue> owned;
  const Catalogue* catalogue = ChooseCatalogue(options.catalogue, &owned);
  if (!catalogue) return kExitUsage;
  Normalizer normalizer(*catalogue);
  Records records = ProcessFile(options.path, normalizer);
  const DocumentRecord& d = records.document;
  if (options.sums) {
    PrintSums(*catalogue, records);
    return d.status == "failed" ? kExitDocuments : 0;
  }
  std::printf("%s\n", d.path.c_str());
  std::printf("  %s%s, %s, %s, %d pages, %s\n", d.publisher.value_or("(publisher not found)").c_str(),
              d.consolidated ? "（汇总）" : "",
              d.fiscal_year ? std::to_string(*d.fiscal_year).c_str() : "(no year)", d.kind.c_str(),
              d.pages.value_or(0), d.status.c_str());
  if (d.error_message) std::printf("  %s: %s\n", d.error_code->c_str(), d.error_message->c_str());
  for (size_t i = 0; i < records.tables.size(); ++i) {
    const TableRecord& table = records.tables[i];
    if (!options.form.empty() && table.form != options.form) continue;
    if (!table.form && !options.all && !options.grid) continue;
    std::printf("\n%s", table.title.empty() ? "(no title)" : table.title.c_str());
    if (table.label) std::printf("  %s", table.label->c_str());
    if (table.unit) std::printf("  单位：%s", table.unit->c_str());
    std::printf("\n  %s, %s, pages %d–%d, %s, confidence %.2f\n",
                table.form.value_or("none of the nine").c_str(), table.status.c_str(), table.page_first,
                table.page_last, table.method.value_or("-").c_str(), table.confidence);
    if (table.empty_reason) std::printf("  %s\n", table.empty_reason->c_str());
    if (options.grid || !table.form) {
      PrintGrid(table);
    } else {
      PrintFacts(records, i);
    }
  }
  return d.status == "failed" ? kExitDocuments : 0;
}

}  // namespace

void AddShowCommand(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App* show = app->add_subcommand("show", "Print the reconstructed forms of one file");
  show->add_option("file", options->path, "The file")->required();
  show->add_option("--form", options->form, "Only this form, e.g. expenditure");
  show->add_flag("--all", options->all, "Also the tables that are none of the nine forms");
  show->add_flag("--grid", options->grid, "The cells as printed instead of the records");
  show->add_flag("--sums", options->sums,
                 "Every sum that must hold, one a line: rule, relation, outcome, difference and tolerance in "
                 "fen, ids of facts");
  show->add_option("--catalogue", options->catalogue, "A folder with a changed catalogue");
  show->callback([options, exit_code] { *exit_code = Show(*options); });
}

}  // namespace gongkai
