// A small harvest: accounts written as rows, put into a database and checked across documents.
#ifndef GONGKAI_TESTS_ACROSS_HARVEST_H_
#define GONGKAI_TESTS_ACROSS_HARVEST_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "corpus/across/across.h"
#include "export/sqlite_sink.h"
#include "normalize/text/digest.h"
#include "tests/checks/books.h"
#include "tests/support/files.h"

namespace gongkai::test {

class Harvest {
 public:
  /// Adds the accounts of an agency and a year under a path, which also makes their ids.
  void Add(const std::string& path, const std::string& publisher, int year, Books books) {
    Records records = books.records();
    records.document.path = path;
    records.document.doc_id = Sha256Hex(path);
    records.document.publisher = publisher;
    records.document.fiscal_year = year;
    const std::string prefix = records.document.doc_id.substr(0, 16);
    for (TableRecord& table : records.tables) table.table_id = prefix + table.table_id;
    int line = 0;  // as records of a text: their order is that of the lines
    for (FactRecord& fact : records.facts) {
      fact.fact_id = prefix + fact.fact_id;
      fact.place = {};
      fact.place.line_first = fact.place.line_last = ++line;
    }
    for (StatementRecord& said : records.statements) {
      said.statement_id = prefix + said.statement_id;
      said.place.line_first = said.place.line_last = ++line;
    }
    records_.push_back(std::move(records));
  }

  /// The checks of a rule, by path of their document. A second run must not change anything.
  std::vector<CheckRecord> Check(const std::string& rule) {
    TempFolder folder;
    const std::string database = folder / "harvest.sqlite";
    std::string error;
    {
      std::unique_ptr<Sink> sink = OpenSqliteSink(database, &error);
      EXPECT_TRUE(sink) << error;
      if (!sink) return {};
      for (const Records& records : records_) EXPECT_EQ(sink->Write(records), "");
      EXPECT_EQ(sink->Finish(), "");
    }
    std::unique_ptr<Accounts> accounts = Accounts::Open(database, &error);
    EXPECT_TRUE(accounts) << error;
    if (!accounts) return {};
    std::vector<CheckRecord> first = Once(accounts.get(), rule), second = Once(accounts.get(), rule);
    EXPECT_EQ(first.size(), second.size());
    for (size_t i = 0; i < std::min(first.size(), second.size()); ++i)
      EXPECT_EQ(first[i].check_id, second[i].check_id);
    return second;
  }

  /// Their statuses: "pass fail".
  std::string Statuses(const std::string& rule) {
    std::string out;
    for (const CheckRecord& check : Check(rule)) out += (out.empty() ? "" : " ") + check.status;
    return out;
  }

 private:
  std::vector<CheckRecord> Once(Accounts* accounts, const std::string& rule) {
    EXPECT_EQ(RunChecksAcross(Catalogue::BuiltIn(), accounts), "");
    std::vector<CheckRecord> out;
    for (const DocumentRecord& document : accounts->Documents())
      for (CheckRecord& check : accounts->Checks(document.doc_id, true))
        if (check.rule == rule) out.push_back(std::move(check));
    return out;
  }

  std::vector<Records> records_;
};

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_ACROSS_HARVEST_H_
