#include "normalize/assumed_unit.h"

#include <algorithm>

#include "normalize/text/amount.h"

namespace gongkai {

AssumedUnits::AssumedUnits(Records* records) : records_(records) {
  std::vector<TableRecord>& tables = records->tables;
  const auto known =
      std::find_if(tables.begin(), tables.end(), [](const TableRecord& t) { return t.form && t.unit; });
  const std::string unit = known == tables.end() ? "万元" : *known->unit;
  std::set<size_t> given;
  for (size_t i = 0; i < tables.size(); ++i) {
    if (!tables[i].form || tables[i].unit) continue;
    given.insert(i);
    tables[i].unit = unit;
    tables[i].unit_inherited = true;
  }
  if (given.empty()) return;
  for (FactRecord& fact : records->facts) {
    if (!given.count(fact.table)) continue;
    fact.unit = unit;
    if (fact.amount) fact.amount_fen = ToFen(*fact.amount, unit);
  }
  if (known == tables.end()) tables_ = std::move(given);
}

void AssumedUnits::TakeBack() {
  for (size_t table : tables_) {
    records_->tables[table].unit.reset();
    records_->tables[table].unit_inherited = false;
  }
  for (FactRecord& fact : records_->facts) {
    if (!tables_.count(fact.table)) continue;
    fact.unit.reset();
    fact.amount_fen.reset();
  }
}

}  // namespace gongkai
