#include "export/check_rows.h"

namespace gongkai {
namespace {

// Ids hold nothing that JSON would have to escape.
std::string JsonList(const std::vector<std::string>& ids) {
  std::string out = "[";
  for (const std::string& id : ids) {
    if (out.size() > 1) out += ',';
    out += '"' + id + '"';
  }
  return out + "]";
}

}  // namespace

const char* const kInsertCheck = "insert into checks values (?,?,?,?,?,?,?,?,?,?,?)";

bool InsertCheck(const std::string& doc_id, const CheckRecord& check, SqliteStatement* insert) {
  std::string evidence = JsonList(check.evidence);
  insert->Text(check.check_id).Text(doc_id).Text(check.rule).Text(check.status).Text(check.severity);
  insert->Text(check.left).Text(check.right).Text(check.difference).Text(check.tolerance);
  return insert->Text(check.message).Text(evidence).Run();
}

}  // namespace gongkai
