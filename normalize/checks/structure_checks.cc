#include "normalize/checks/structure_checks.h"

#include <map>

#include "normalize/checks/report.h"
#include "normalize/checks/standing.h"
#include "normalize/checks/wording.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

class StructureChecks {
 public:
  StructureChecks(const Catalogue& catalogue, const Ledger& ledger, Records* records)
      : catalogue_(catalogue), ledger_(ledger), records_(*records) {}

  void Run() {
    Missing();
    EmptyForms();
    Names();
    Printed("X14", "编号（公开NN表）", [](const TableRecord& table) { return table.label.has_value(); });
    Printed("X15", "金额单位", [](const TableRecord& table) { return table.unit && !table.unit_inherited; });
  }

 private:
  static std::string Title(const TableRecord& table) {
    Place place;
    place.page = table.page_first;
    place.line_first = table.line_first;
    return "《" + table.title + "》" + PlaceText(place);
  }

  void Add(CheckRecord check) { records_.checks.push_back(std::move(check)); }

  // X13
  void Missing() {
    for (const TableRecord& table : records_.tables) {
      if (table.status != "missing") continue;
      CheckRecord check = BeginCheck(catalogue_, "X13", "not_applicable");
      check.evidence = {table.table_id};
      check.message = "目录列出" + Title(table) + "，但没有读到这张表；请查看原文";
      Add(std::move(check));
    }
  }

  // X10: a sentence that says there is nothing, and amounts all the same.
  void EmptyForms() {
    for (const LedgerForm& form : ledger_.forms()) {
      const TableRecord& table = records_.tables[form.table];
      if (!table.empty_reason) continue;
      CheckRecord check = BeginCheck(catalogue_, "X10", table.status == "empty" ? "pass" : "fail");
      check.evidence = {table.table_id};
      check.message = Title(table) + "写明“" + *table.empty_reason + "”" +
                      (table.status == "empty" ? "，表中没有金额" : "，但表中有金额");
      Add(std::move(check));
    }
  }

  // X12: the same code with two names in the forms of one document.
  void Names() {
    struct Use {
      const LedgerRow* row;
      size_t table;
    };
    std::map<std::string, Use> first;
    size_t codes = 0, conflicts = 0;
    for (const LedgerForm& form : ledger_.forms()) {
      bool functional = form.spec->layout == Layout::kClassification;
      const TableRecord& table = records_.tables[form.table];
      // Names put together from loose words may have lost a piece.
      bool sure = HasCells(table) && table.confidence >= kTrustworthy;
      if (!functional || !sure) continue;
      for (const LedgerRow& row : form.rows) {
        if (row.code.empty() || row.key.empty()) continue;
        auto [entry, added] = first.emplace(row.code, Use{&row, form.table});
        codes += added;
        if (added || entry->second.row->key == row.key) continue;
        ++conflicts;
        CheckRecord check = BeginCheck(catalogue_, "X12", "fail");
        check.left = entry->second.row->name;
        check.right = row.name;
        check.evidence = {records_.facts[entry->second.row->facts.front().second].fact_id,
                          records_.facts[row.facts.front().second].fact_id};
        check.message = "科目 " + row.code + " 在" + Title(records_.tables[entry->second.table]) + "中名为“" +
                        entry->second.row->name + "”，在" + Title(table) + "中名为“" + row.name + "”";
        Add(std::move(check));
      }
    }
    if (codes == 0 || conflicts > 0) return;
    CheckRecord check = BeginCheck(catalogue_, "X12", "pass");
    check.message = std::to_string(codes) + "个科目代码在各表中名称一致";
    Add(std::move(check));
  }

  // X14, X15: where most forms print a thing, one that does not has lost it. Among loose words it may stand
  // where nobody looked.
  template <typename Has>
  void Printed(std::string_view rule, const std::string& what, Has has) {
    size_t forms = 0, with = 0;
    for (const LedgerForm& form : ledger_.forms()) {
      ++forms;
      with += has(records_.tables[form.table]);
    }
    if (with == forms || with * 2 <= forms) return;
    for (const LedgerForm& form : ledger_.forms()) {
      const TableRecord& table = records_.tables[form.table];
      if (has(table)) continue;
      CheckRecord check = BeginCheck(catalogue_, rule, HasCells(table) ? "fail" : "not_applicable");
      check.evidence = {table.table_id};
      check.message = Title(table) + "没有印" + what + "，其他各表印有";
      if (!HasCells(table)) check.message += "；这张表没有框线，可能只是没有读到";
      Add(std::move(check));
    }
  }

  const Catalogue& catalogue_;
  const Ledger& ledger_;
  Records& records_;
};

}  // namespace

void AddStructureChecks(const Catalogue& catalogue, const Ledger& ledger, Records* records) {
  StructureChecks(catalogue, ledger, records).Run();
}

}  // namespace gongkai
