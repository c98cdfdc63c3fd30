#include "export/accounts.h"

#include <algorithm>
#include <unordered_map>

#include "export/check_rows.h"
#include "export/schema.h"
#include "export/sqlite_statement.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

bool Selected(const std::vector<std::string>& wanted, const std::string& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

Place PlaceAt(const SqliteStatement& row, int column) {
  Place place;
  place.page = static_cast<int>(row.IntegerAt(column));
  if (!row.IsNull(column + 1))
    place.box =
        Box{row.RealAt(column + 1), row.RealAt(column + 2), row.RealAt(column + 3), row.RealAt(column + 4)};
  place.line_first = static_cast<int>(row.IntegerAt(column + 5));
  place.line_last = static_cast<int>(row.IntegerAt(column + 6));
  return place;
}

}  // namespace

struct Accounts::Statements {
  SqliteStatement documents, tables, facts, statements, codes, all_checks, checks;
};

Accounts::Accounts() = default;

Accounts::~Accounts() {
  // Statements go before the connection.
  statements_.reset();
  sqlite3_close(db_);
}

std::string Accounts::Sentence(const std::string& what) const {
  return what + ": " + sqlite3_errmsg(db_) + ".";
}

void Accounts::Note(bool failed) {
  if (failed && problem_.empty()) problem_ = Sentence("The database " + path_ + " cannot be read to its end");
}

bool Accounts::Execute(const char* sql) {
  return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::unique_ptr<Accounts> Accounts::Open(const std::string& path, std::string* error) {
  std::unique_ptr<Accounts> accounts(new Accounts());
  accounts->path_ = path;
  error->clear();
  if (sqlite3_open_v2(path.c_str(), &accounts->db_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
    *error = accounts->Sentence("The database " + path + " cannot be opened");
    return nullptr;
  }
  sqlite3* db = accounts->db_;
  sqlite3_busy_timeout(db, 10000);
  accounts->Execute("pragma foreign_keys = on");
  accounts->Execute("pragma cache_size = -65536");  // 64 MiB
  SqliteStatement version;
  if (!version.Prepare(db, "pragma user_version") || !version.Next()) {
    *error = accounts->Sentence("The file " + path + " cannot be read as a database");
    return nullptr;
  }
  int64_t layout = version.IntegerAt(0);
  version.Next();
  if (layout != kSchemaVersion) {
    *error = "The database " + path + " was not made by this version of the program (layout " +
             std::to_string(layout) + "); read the documents again with gongkai run.";
    return nullptr;
  }
  accounts->statements_ = std::make_unique<Statements>();
  Statements& s = *accounts->statements_;
  bool ok =
      s.documents.Prepare(db,
                          "select doc_id, path, media_type, bytes, pages, producer, publisher, fiscal_year, "
                          "kind, consolidated, status, error_code, error_message from documents "
                          "order by path, doc_id") &&
      s.tables.Prepare(db,
                       "select table_id, form, label, title, unit, page_first, page_last, line_first, "
                       "line_last, status, method, confidence from tables where doc_id = ? and form is not "
                       "null order by page_first, line_first, table_id") &&
      s.facts.Prepare(db,
                      "select fact_id, table_id, side, line_no, code, name, measure, amount, amount_fen, "
                      "unit, confidence, page, x0, y0, x1, y1, line_first, line_last from facts "
                      "where doc_id = ? order by page, line_first, y0, x0, fact_id") &&
      s.statements.Prepare(db,
                           "select statement_id, section, subject, measure, direction, base, amount, unit, "
                           "amount_fen, raw, page, x0, y0, x1, y1, line_first, line_last from statements "
                           "where doc_id = ? order by page, line_first, y0, x0, statement_id") &&
      s.codes.Prepare(db,
                      "select doc_id, form, code, name from facts where code is not null and "
                      "confidence >= ? order by fact_id") &&
      s.all_checks.Prepare(db, "select doc_id, rule, status, severity from checks order by check_id") &&
      s.checks.Prepare(db,
                       "select check_id, rule, status, severity, \"left\", \"right\", difference, tolerance, "
                       "message from checks where doc_id = ? and (status = 'fail' or ?)");
  if (ok) return accounts;
  *error = accounts->Sentence("The tables of " + path + " are not those of this program");
  return nullptr;
}

std::vector<DocumentRecord> Accounts::Documents() {
  std::vector<DocumentRecord> out;
  SqliteStatement& row = statements_->documents;
  while (row.Next()) {
    DocumentRecord d;
    d.doc_id = row.TextAt(0);
    d.path = row.TextAt(1);
    d.media_type = row.OptionalAt(2);
    d.bytes = row.IntegerAt(3);
    if (!row.IsNull(4)) d.pages = static_cast<int>(row.IntegerAt(4));
    d.producer = row.OptionalAt(5);
    d.publisher = row.OptionalAt(6);
    if (!row.IsNull(7)) d.fiscal_year = static_cast<int>(row.IntegerAt(7));
    d.kind = row.TextAt(8);
    d.consolidated = row.IntegerAt(9) != 0;
    d.status = row.TextAt(10);
    d.error_code = row.OptionalAt(11);
    d.error_message = row.OptionalAt(12);
    out.push_back(std::move(d));
  }
  Note(row.failed());
  return out;
}

Records Accounts::Read(const DocumentRecord& document, const Catalogue& catalogue,
                       const FigureSelection& selection) {
  Records out;
  out.document = document;
  std::unordered_map<std::string, size_t> table_of;
  SqliteStatement& tables = statements_->tables;
  tables.Text(document.doc_id);
  while (tables.Next()) {
    TableRecord t;
    t.table_id = tables.TextAt(0);
    t.form = tables.TextAt(1);
    if (!catalogue.Find(*t.form) || !Selected(selection.forms, *t.form)) continue;
    t.label = tables.OptionalAt(2);
    t.title = tables.TextAt(3);
    t.unit = tables.OptionalAt(4);
    t.page_first = static_cast<int>(tables.IntegerAt(5));
    t.page_last = static_cast<int>(tables.IntegerAt(6));
    t.line_first = static_cast<int>(tables.IntegerAt(7));
    t.line_last = static_cast<int>(tables.IntegerAt(8));
    t.status = tables.TextAt(9);
    t.method = tables.OptionalAt(10);
    t.confidence = tables.RealAt(11);
    table_of[t.table_id] = out.tables.size();
    out.tables.push_back(std::move(t));
  }
  Note(tables.failed());
  SqliteStatement& facts = statements_->facts;
  facts.Text(document.doc_id);
  while (facts.Next()) {
    auto table = table_of.find(facts.TextAt(1));
    if (table == table_of.end() || !Selected(selection.measures, facts.TextAt(6))) continue;
    FactRecord f;
    f.fact_id = facts.TextAt(0);
    f.table = table->second;
    f.form = *out.tables[f.table].form;
    f.side = facts.OptionalAt(2);
    f.line_no = facts.OptionalAt(3);
    f.code = facts.OptionalAt(4);
    f.name = facts.TextAt(5);
    f.measure = facts.TextAt(6);
    f.amount = facts.OptionalAt(7);
    if (!facts.IsNull(8)) f.amount_fen = facts.IntegerAt(8);
    f.unit = facts.OptionalAt(9);
    f.confidence = facts.RealAt(10);
    f.place = PlaceAt(facts, 11);
    out.facts.push_back(std::move(f));
  }
  Note(facts.failed());
  if (!selection.statements) return out;
  SqliteStatement& statements = statements_->statements;
  statements.Text(document.doc_id);
  while (statements.Next()) {
    StatementRecord a;
    a.statement_id = statements.TextAt(0);
    a.section = statements.TextAt(1);
    a.subject = statements.OptionalAt(2);
    a.measure = statements.TextAt(3);
    a.direction = statements.OptionalAt(4);
    a.base = statements.OptionalAt(5);
    a.amount = statements.TextAt(6);
    a.unit = statements.OptionalAt(7);
    if (!statements.IsNull(8)) a.amount_fen = statements.IntegerAt(8);
    a.raw = statements.TextAt(9);
    a.place = PlaceAt(statements, 10);
    out.statements.push_back(std::move(a));
  }
  Note(statements.failed());
  return out;
}

void Accounts::ForEachCode(const std::function<void(const Coded&)>& visit) {
  SqliteStatement& row = statements_->codes;
  row.Real(kTrustworthy);
  while (row.Next()) visit({row.TextAt(0), row.TextAt(1), row.TextAt(2), row.TextAt(3)});
  Note(row.failed());
}

void Accounts::ForEachCheck(const std::function<void(const DocumentCheck&)>& visit) {
  SqliteStatement& row = statements_->all_checks;
  DocumentCheck found;
  while (row.Next()) {
    found.doc_id = row.TextAt(0);
    found.check.rule = row.TextAt(1);
    found.check.status = row.TextAt(2);
    found.check.severity = row.TextAt(3);
    visit(found);
  }
  Note(row.failed());
}

std::vector<CheckRecord> Accounts::Checks(const std::string& doc_id, bool all) {
  std::vector<CheckRecord> out;
  SqliteStatement& row = statements_->checks;
  row.Text(doc_id).Integer(all ? 1 : 0);
  while (row.Next()) {
    CheckRecord c;
    c.check_id = row.TextAt(0);
    c.rule = row.TextAt(1);
    c.status = row.TextAt(2);
    c.severity = row.TextAt(3);
    c.left = row.OptionalAt(4);
    c.right = row.OptionalAt(5);
    c.difference = row.OptionalAt(6);
    c.tolerance = row.OptionalAt(7);
    c.message = row.TextAt(8);
    out.push_back(std::move(c));
  }
  Note(row.failed());
  return out;
}

std::string Accounts::ReplaceChecks(const std::vector<std::string>& rules,
                                    const std::vector<DocumentCheck>& checks) {
  bool ok = Execute("begin immediate");
  {
    SqliteStatement remove, insert;
    std::string sql = "delete from checks where rule in (";
    for (size_t i = 0; i < rules.size(); ++i) sql += i > 0 ? ",?" : "?";
    ok = ok && remove.Prepare(db_, (sql + ")").c_str()) && insert.Prepare(db_, kInsertCheck);
    for (const std::string& rule : rules) remove.Text(rule);
    ok = ok && remove.Run();
    for (const DocumentCheck& c : checks) ok = ok && InsertCheck(c.doc_id, c.check, &insert);
  }
  if (ok && Execute("commit")) return {};
  std::string problem = Sentence("The checks across documents cannot be written to " + path_);
  Execute("rollback");
  return problem;
}

}  // namespace gongkai
