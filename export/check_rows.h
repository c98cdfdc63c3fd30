// How a check becomes a row of the table `checks`.
#ifndef GONGKAI_EXPORT_CHECK_ROWS_H_
#define GONGKAI_EXPORT_CHECK_ROWS_H_

#include <string>

#include "export/sqlite_statement.h"
#include "normalize/records.h"

namespace gongkai {

extern const char* const kInsertCheck;

/// `insert` is kInsertCheck, prepared. False on failure.
bool InsertCheck(const std::string& doc_id, const CheckRecord& check, SqliteStatement* insert);

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_CHECK_ROWS_H_
