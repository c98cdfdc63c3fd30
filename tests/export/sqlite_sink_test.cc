#include "export/sqlite_sink.h"

#include <gtest/gtest.h>

#include "corpus/process.h"
#include "corpus/synthetic/synthesize.h"
#include "export/schema.h"
#include "tests/support/database.h"
#include "tests/support/files.h"

namespace gongkai {
namespace {

const Records& SampleRecords() {
  static const Records records = [] {
    static const Normalizer normalizer(Catalogue::BuiltIn());
    return ProcessBytes(synthetic::Synthesize(3, synthetic::Look::Ruled()).pdf, "a/sample.pdf", normalizer);
  }();
  return records;
}

Records Failed(const std::string& id) {
  Records records;
  records.document.doc_id = id;
  records.document.path = "bad/" + id;
  records.document.status = "failed";
  records.document.error_code = "damaged_pdf";
  records.document.error_message = "The PDF is damaged.";
  return records;
}

/// Opens, writes and closes; the sentences of all steps.
std::string WriteTo(const std::string& path, const std::vector<const Records*>& documents) {
  std::string error;
  std::unique_ptr<Sink> sink = OpenSqliteSink(path, &error);
  if (!sink) return error;
  for (const Records* records : documents) error += sink->Write(*records);
  return error + sink->Finish();
}

// The record contract, word for word. A sink may add columns behind these.
const struct {
  const char* table;
  const char* columns;
} kContract[] = {
    {"documents",
     "doc_id path media_type bytes pages producer publisher fiscal_year kind consolidated status error_code "
     "error_message"},
    {"tables",
     "table_id doc_id form label title unit page_first page_last line_first line_last status empty_reason "
     "method confidence"},
    {"cells", "table_id row col row_span col_span text page x0 y0 x1 y1 line_first line_last"},
    {"facts",
     "fact_id table_id doc_id form side line_no code name measure amount amount_fen unit raw page x0 y0 x1 "
     "y1 line_first "
     "line_last confidence"},
    {"evaluations",
     "evaluation_id doc_id table_id kind source title fiscal_year project_name department implementer score "
     "grade deviation "
     "improvement page_first page_last line_first line_last"},
    {"evaluation_funds",
     "evaluation_id seq name content completion initial_budget full_year_budget executed "
     "full_year_budget_fiscal "
     "full_year_budget_other executed_fiscal executed_other weight rate score unit"},
    {"indicators",
     "indicator_id evaluation_id seq level1 level1_weight level2 level2_weight level3 target target_op "
     "target_value "
     "target_unit actual actual_op actual_value actual_unit weight score score_rate deviation goal "
     "goal_weight page x0 y0 x1 "
     "y1 line_first line_last"},
    {"statements",
     "statement_id doc_id section subject measure direction base amount unit amount_fen raw page x0 y0 x1 y1 "
     "line_first "
     "line_last"},
    {"checks", "check_id doc_id rule status severity left right difference tolerance message evidence"},
};

TEST(SqliteSink, TheTablesAreThoseOfTheContract) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  ASSERT_EQ(WriteTo(path, {}), "");
  test::Database db(path);
  for (const auto& t : kContract) {
    std::string columns;
    for (const std::string& name :
         db.Rows(std::string("select name from pragma_table_info('") + t.table + "') order by cid"))
      columns += (columns.empty() ? "" : " ") + name;
    EXPECT_TRUE((columns + " ").starts_with(std::string(t.columns) + " ")) << t.table << ": " << columns;
  }
  EXPECT_EQ(db.Value("pragma user_version"), std::to_string(kSchemaVersion));
}

TEST(SqliteSink, EveryRecordIsWrittenWithItsValues) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  const Records& records = SampleRecords();
  ASSERT_GT(records.facts.size(), 100u);
  ASSERT_EQ(WriteTo(path, {&records}), "");
  test::Database db(path);
  EXPECT_EQ(db.Value("select doc_id || ' ' || path || ' ' || status || ' ' || publisher || ' ' || "
                     "fiscal_year from documents"),
            records.document.doc_id + " a/sample.pdf ok " + *records.document.publisher + " " +
                std::to_string(*records.document.fiscal_year));
  EXPECT_EQ(db.Value("select count(*) from tables"), std::to_string(records.tables.size()));
  EXPECT_EQ(db.Value("select count(*) from facts"), std::to_string(records.facts.size()));
  size_t cells = 0, blanks = 0;
  int64_t fen = 0;
  for (const TableRecord& table : records.tables) cells += table.cells.size();
  for (const FactRecord& fact : records.facts) {
    blanks += !fact.amount;
    fen += fact.amount_fen.value_or(0);
  }
  ASSERT_GT(blanks, 0u);
  EXPECT_EQ(db.Value("select count(*) from cells"), std::to_string(cells));
  EXPECT_EQ(db.Value("select count(*) from facts where amount is null and amount_fen is null"),
            std::to_string(blanks));
  EXPECT_EQ(db.Value("select sum(amount_fen) from facts"), std::to_string(fen));
  EXPECT_EQ(db.Value("select count(*) from facts where typeof(amount) not in ('text', 'null')"), "0")
      << "digits stay text";
  EXPECT_EQ(db.Value("select count(*) from facts where typeof(amount_fen) not in ('integer', 'null')"), "0");
  EXPECT_EQ(db.Value("select count(*) from facts where page is null or x0 is null or x1 <= x0 or y1 <= y0"),
            "0");
  EXPECT_EQ(db.Value("select count(*) from facts where line_first is not null or line_last is not null"), "0")
      << "a PDF has no lines";
}

TEST(SqliteSink, BlanksAreNullAndNeverEmptyText) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  Records failed = Failed("x");
  ASSERT_EQ(WriteTo(path, {&SampleRecords(), &failed}), "");
  test::Database db(path);
  for (const char* where :
       {"documents where publisher = '' or error_code = '' or error_message = '' or media_type = ''",
        "tables where form = '' or label = '' or unit = '' or empty_reason = '' or method = ''",
        "facts where side = '' or line_no = '' or code = '' or amount = ''"})
    EXPECT_EQ(db.Value(std::string("select count(*) from ") + where), "0") << where;
  EXPECT_EQ(
      db.Rows("select status, error_code, error_message, publisher, pages from documents where doc_id = 'x'"),
      std::vector<std::string>{"failed|damaged_pdf|The PDF is damaged.|·|·"});
}

TEST(SqliteSink, ReferencesHold) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  Records failed = Failed("x");
  ASSERT_EQ(WriteTo(path, {&SampleRecords(), &failed}), "");
  test::Database db(path);
  EXPECT_EQ(db.Rows("pragma foreign_key_check"), std::vector<std::string>{});
  EXPECT_EQ(db.Value("pragma integrity_check"), "ok");
}

TEST(SqliteSink, RunningAgainGivesTheSameRows) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  ASSERT_EQ(WriteTo(path, {&SampleRecords()}), "");
  std::string first = test::Database(path).Dump();
  ASSERT_EQ(WriteTo(path, {&SampleRecords()}), "");
  EXPECT_EQ(test::Database(path).Dump(), first);
  std::string other = folder / "other.sqlite";
  static const Normalizer normalizer(Catalogue::BuiltIn());
  Records again =
      ProcessBytes(synthetic::Synthesize(3, synthetic::Look::Ruled()).pdf, "a/sample.pdf", normalizer);
  ASSERT_EQ(WriteTo(other, {&again}), "");
  EXPECT_EQ(test::Database(other).Dump(), first) << "ids are digests of what the document says";
}

TEST(SqliteSink, RunningAgainReplacesWhatChanged) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  Records failed = Failed("x");
  ASSERT_EQ(WriteTo(path, {&SampleRecords(), &failed}), "");
  Records changed = SampleRecords();
  changed.facts.resize(10);
  changed.document.status = "partial";
  ASSERT_EQ(WriteTo(path, {&changed}), "");
  test::Database db(path);
  EXPECT_EQ(db.Value("select count(*) from facts"), "10");
  EXPECT_EQ(db.Value("select count(*) from documents"), "2") << "what this run did not read stays";
  EXPECT_EQ(db.Value("select status from documents where doc_id <> 'x'"), "partial");
  EXPECT_EQ(db.Rows("pragma foreign_key_check"), std::vector<std::string>{});
}

TEST(SqliteSink, TheSameBytesUnderTwoNamesAreOneDocument) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  Records copy = SampleRecords();
  copy.document.path = "b/copy.pdf";
  ASSERT_EQ(WriteTo(path, {&SampleRecords(), &copy}), "");
  test::Database db(path);
  EXPECT_EQ(db.Value("select count(*) from documents"), "1");
  EXPECT_EQ(db.Value("select path from documents"), "a/sample.pdf");
  EXPECT_EQ(db.Rows("select path from document_paths order by path"),
            (std::vector<std::string>{"a/sample.pdf", "b/copy.pdf"}));
  EXPECT_EQ(db.Value("select count(*) from facts"), std::to_string(SampleRecords().facts.size()));
}

TEST(SqliteSink, IdsAreUnique) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  ASSERT_EQ(WriteTo(path, {&SampleRecords()}), "");
  test::Database db(path);
  EXPECT_EQ(db.Value("select count(distinct fact_id) from facts"), db.Value("select count(*) from facts"));
  EXPECT_EQ(db.Value("select count(distinct table_id) from tables"), db.Value("select count(*) from tables"));
}

TEST(SqliteSink, ADocumentIsInWholeOrNotAtAll) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  std::string error;
  std::unique_ptr<Sink> sink = OpenSqliteSink(path, &error);
  ASSERT_TRUE(sink) << error;
  Records broken = SampleRecords();
  broken.facts.back().fact_id = broken.facts.front().fact_id;  // breaks the primary key at the very end
  std::string sentence = sink->Write(broken);
  EXPECT_TRUE(sentence.ends_with(".")) << sentence;
  EXPECT_NE(sentence.find("a/sample.pdf"), std::string::npos) << sentence;
  Records failed = Failed("x");
  EXPECT_EQ(sink->Write(failed), "") << "the sink goes on";
  EXPECT_EQ(sink->Write(SampleRecords()), "") << "also with the same document";
  EXPECT_EQ(sink->Finish(), "");
  sink.reset();
  test::Database db(path);
  EXPECT_EQ(db.Value("select count(*) from documents"), "2");
  EXPECT_EQ(db.Value("select count(*) from facts"), std::to_string(SampleRecords().facts.size()));
}

TEST(SqliteSink, AfterFinishThereIsOnePlainFile) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  ASSERT_EQ(WriteTo(path, {&SampleRecords()}), "");
  EXPECT_EQ(test::Database(path).Value("pragma journal_mode"), "delete");
  EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(path + "-shm"));
}

TEST(SqliteSink, WhatCannotBeWrittenIsSaidInASentence) {
  test::TempFolder folder;
  std::string foreign = folder / "foreign.sqlite";
  test::Database(foreign).Rows("create table facts (x); pragma user_version = 99");
  std::string same_names = folder / "same.sqlite";
  test::Database(same_names).Rows("create table facts (x)");
  const std::string letter =
      "This is a letter to a friend, and it is long enough to be one. " + std::string(600, 'x');
  const std::string text = folder.Put("text.sqlite", letter);
  const struct {
    const char* name;
    std::string path;
  } cases[] = {
      {"a database of another layout", foreign},
      {"a database with other tables of these names", same_names},
      {"a file that is no database", text},
      {"no such folder", folder / "no/such.sqlite"},
      {"a folder", folder.path()},
  };
  for (const auto& c : cases) {
    std::string error;
    EXPECT_FALSE(OpenSqliteSink(c.path, &error)) << c.name;
    EXPECT_TRUE(error.ends_with(".")) << c.name << ": " << error;
    EXPECT_NE(error.find(c.path), std::string::npos) << c.name << ": " << error;
  }
  EXPECT_EQ(test::ReadBytes(text), letter);
  EXPECT_EQ(test::Database(foreign).Value("pragma user_version"), "99") << "it is left as it was";
  EXPECT_EQ(test::Database(foreign).Rows("select name from sqlite_master"),
            std::vector<std::string>{"facts"});
}

TEST(SqliteSink, TheViewsAnswerFirstQuestions) {
  test::TempFolder folder;
  std::string path = folder / "out.sqlite";
  ASSERT_EQ(WriteTo(path, {&SampleRecords()}), "");
  test::Database db(path);
  for (const std::string& view : db.Rows("select name from sqlite_master where type = 'view'"))
    EXPECT_NE(db.Value("select count(*) > 0 from " + view), "0") << view;
  EXPECT_EQ(db.Value("select count(*) from amounts"),
            db.Value("select count(*) from facts where amount is not null"));
}

}  // namespace
}  // namespace gongkai
