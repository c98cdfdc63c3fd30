#include "export/sqlite_sink.h"

#include <sqlite3.h>

#include <set>

#include "export/check_rows.h"
#include "export/schema.h"
#include "export/sqlite_statement.h"

namespace gongkai {
namespace {

class SqliteSink : public Sink {
 public:
  ~SqliteSink() override {
    // Statements go before the connection.
    statements_.reset();
    sqlite3_close(db_);
  }

  std::string Open(const std::string& path) {
    if (sqlite3_open_v2(path.c_str(), &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK)
      return Problem("The database " + path + " cannot be opened");
    sqlite3_busy_timeout(db_, 10000);
    if (!Execute("pragma journal_mode = wal") || !Execute("pragma synchronous = normal"))
      return Problem("The file " + path + " cannot be used as a database");
    Execute("pragma cache_size = -65536");  // 64 MiB
    Execute("pragma wal_autocheckpoint = 4000");
    int version = Version();
    if (version != 0 && version != kSchemaVersion)
      return "The database " + path + " was made by another version of this program (layout " +
             std::to_string(version) + "); choose another file.";
    if (!Execute(kSqliteSchema)) return Problem("The tables cannot be created in " + path);
    Execute(("pragma user_version = " + std::to_string(kSchemaVersion)).c_str());
    if (!ReadyForReplacing()) return Problem("The database " + path + " cannot be made ready");
    return Prepare(path);
  }

  std::string Write(const Records& records) override {
    const DocumentRecord& d = records.document;
    if (!Execute("begin immediate")) return Problem("The database cannot be written");
    bool ok;
    if (written_.count(d.doc_id)) {
      ok = statements_->path.Text(d.doc_id).Text(d.path).Run();
    } else {
      ok = WriteAll(records);
    }
    if (!ok) {
      std::string problem = Problem("Records of " + d.path + " cannot be written");
      Execute("rollback");
      return problem;
    }
    if (!Execute("commit")) {
      std::string problem = Problem("Records of " + d.path + " cannot be committed");
      Execute("rollback");
      return problem;
    }
    written_.insert(d.doc_id);
    return {};
  }

  std::string Finish() override {
    if (!Execute(kSqliteFinish)) return Problem("The last index cannot be made");
    // One plain file is easier to hand on than a file with a write-ahead log beside it.
    if (!Execute("pragma wal_checkpoint(truncate)") || !Execute("pragma journal_mode = delete"))
      return Problem("The database cannot be closed properly");
    return {};
  }

 private:
  // Only a database that held documents before can have records replaced: what follows a document goes with
  // it by the foreign keys, which need the indexes. In a new one both would be work for nothing.
  bool ReadyForReplacing() {
    SqliteStatement any;
    if (!any.Prepare(db_, "select 1 from documents limit 1")) return false;
    const bool replaces = any.Next();
    return !any.failed() && (!replaces || (Execute("pragma foreign_keys = on") && Execute(kSqliteFinish)));
  }

  struct Statements {
    SqliteStatement remove, document, path, table, cell, fact, evaluation, fund, indicator, statement, check,
        warning;
  };

  bool Execute(const char* sql) { return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }

  std::string Problem(const std::string& what) const { return what + ": " + sqlite3_errmsg(db_) + "."; }

  int Version() {
    int version = 0;
    sqlite3_exec(
        db_, "pragma user_version",
        [](void* out, int, char** values, char**) {
          *static_cast<int*>(out) = std::stoi(values[0]);
          return 0;
        },
        &version, nullptr);
    return version;
  }

  std::string Prepare(const std::string& path) {
    statements_ = std::make_unique<Statements>();
    Statements& s = *statements_;
    bool ok =
        s.remove.Prepare(db_, "delete from documents where doc_id = ?") &&
        s.document.Prepare(db_, "insert into documents values (?,?,?,?,?,?,?,?,?,?,?,?,?)") &&
        s.path.Prepare(db_, "insert or ignore into document_paths values (?,?)") &&
        s.table.Prepare(db_, "insert into tables values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)") &&
        s.cell.Prepare(db_, "insert into cells values (?,?,?,?,?,?,?,?,?,?,?,?,?)") &&
        s.fact.Prepare(db_, "insert into facts values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)") &&
        s.evaluation.Prepare(db_, "insert into evaluations values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)") &&
        s.fund.Prepare(
            db_, "insert into evaluation_funds values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)") &&
        s.indicator.Prepare(
            db_,
            "insert into indicators values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)") &&
        s.statement.Prepare(db_, "insert into statements values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)") &&
        s.check.Prepare(db_, kInsertCheck) && s.warning.Prepare(db_, "insert into warnings values (?,?,?)");
    return ok ? std::string() : Problem("The tables of " + path + " are not those of this program");
  }

  bool WriteAll(const Records& records) {
    Statements& s = *statements_;
    const DocumentRecord& d = records.document;
    if (!s.remove.Text(d.doc_id).Run()) return false;
    s.document.Text(d.doc_id)
        .Text(d.path)
        .Text(d.media_type)
        .Integer(d.bytes)
        .Integer(d.pages)
        .Text(d.producer);
    s.document.Text(d.publisher)
        .Integer(d.fiscal_year)
        .Text(d.kind)
        .Integer(d.consolidated ? 1 : 0)
        .Text(d.status);
    if (!s.document.Text(d.error_code).Text(d.error_message).Run()) return false;
    if (!s.path.Text(d.doc_id).Text(d.path).Run()) return false;
    for (const TableRecord& t : records.tables) {
      s.table.Text(t.table_id).Text(d.doc_id).Text(t.form).Text(t.label).Text(t.title).Text(t.unit);
      s.table.Ordinal(t.page_first).Ordinal(t.page_last).Ordinal(t.line_first).Ordinal(t.line_last);
      if (!s.table.Text(t.status).Text(t.empty_reason).Text(t.method).Real(t.confidence).Run()) return false;
      for (const Cell& c : t.cells) {
        s.cell.Text(t.table_id)
            .Integer(c.row)
            .Integer(c.col)
            .Integer(c.row_span)
            .Integer(c.col_span)
            .Text(c.text);
        if (!s.cell.Where(c.place).Run()) return false;
      }
    }
    for (const FactRecord& f : records.facts) {
      s.fact.Text(f.fact_id).Text(records.tables[f.table].table_id).Text(d.doc_id).Text(f.form).Text(f.side);
      s.fact.Text(f.line_no).Text(f.code).Text(f.name).Text(f.measure).Text(f.amount).Integer(f.amount_fen);
      if (!s.fact.Text(f.unit).Text(f.raw).Where(f.place).Real(f.confidence).Run()) return false;
    }
    if (!WriteEvaluations(records)) return false;
    for (const StatementRecord& a : records.statements) {
      s.statement.Text(a.statement_id)
          .Text(d.doc_id)
          .Text(a.section)
          .Text(a.subject)
          .Text(a.measure)
          .Text(a.direction);
      s.statement.Text(a.base).Text(a.amount).Text(a.unit).Integer(a.amount_fen).Text(a.raw);
      if (!s.statement.Where(a.place).Run()) return false;
    }
    for (const CheckRecord& c : records.checks)
      if (!InsertCheck(d.doc_id, c, &s.check)) return false;
    for (size_t i = 0; i < records.warnings.size(); ++i)
      if (!s.warning.Text(d.doc_id).Integer(static_cast<int64_t>(i)).Text(records.warnings[i]).Run())
        return false;
    return true;
  }

  bool WriteEvaluations(const Records& records) {
    Statements& s = *statements_;
    for (const EvaluationRecord& e : records.evaluations) {
      s.evaluation.Text(e.evaluation_id).Text(records.document.doc_id);
      if (e.table) {
        s.evaluation.Text(records.tables[*e.table].table_id);
      } else {
        s.evaluation.Null();
      }
      s.evaluation.Text(e.kind).Text(e.source).Text(e.title).Integer(e.fiscal_year).Text(e.project_name);
      s.evaluation.Text(e.department).Text(e.implementer).Text(e.score).Text(e.grade).Text(e.deviation);
      s.evaluation.Text(e.improvement).Ordinal(e.page_first).Ordinal(e.page_last).Ordinal(e.line_first);
      if (!s.evaluation.Ordinal(e.line_last).Real(e.confidence).Run()) return false;
    }
    for (const FundRecord& f : records.funds) {
      s.fund.Text(records.evaluations[f.evaluation].evaluation_id)
          .Integer(f.seq)
          .Text(f.name)
          .Text(f.content);
      s.fund.Text(f.completion).Text(f.initial_budget).Text(f.full_year_budget).Text(f.executed);
      s.fund.Text(f.full_year_budget_fiscal).Text(f.full_year_budget_other).Text(f.executed_fiscal);
      s.fund.Text(f.executed_other).Text(f.weight).Text(f.rate).Text(f.score);
      if (!s.fund.Text(f.unit).Where(f.place).Real(f.confidence).Run()) return false;
    }
    for (const IndicatorRecord& i : records.indicators) {
      s.indicator.Text(i.indicator_id).Text(records.evaluations[i.evaluation].evaluation_id).Integer(i.seq);
      s.indicator.Text(i.level1).Text(i.level1_weight).Text(i.level2).Text(i.level2_weight).Text(i.level3);
      s.indicator.Text(i.target).Text(i.target_op).Text(i.target_value).Text(i.target_unit);
      s.indicator.Text(i.actual).Text(i.actual_op).Text(i.actual_value).Text(i.actual_unit);
      s.indicator.Text(i.weight)
          .Text(i.score)
          .Text(i.score_rate)
          .Text(i.deviation)
          .Text(i.goal)
          .Text(i.goal_weight);
      if (!s.indicator.Where(i.place).Real(i.confidence).Run()) return false;
    }
    return true;
  }

  sqlite3* db_ = nullptr;
  std::unique_ptr<Statements> statements_;
  std::set<std::string> written_;  // doc_ids of this run
};

}  // namespace

std::unique_ptr<Sink> OpenSqliteSink(const std::string& path, std::string* error) {
  auto sink = std::make_unique<SqliteSink>();
  *error = sink->Open(path);
  if (!error->empty()) return nullptr;
  return sink;
}

}  // namespace gongkai
