// A prepared statement of SQLite: parameters are bound in order, columns are read in order.
#ifndef GONGKAI_EXPORT_SQLITE_STATEMENT_H_
#define GONGKAI_EXPORT_SQLITE_STATEMENT_H_

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <string>

#include "normalize/records.h"

namespace gongkai {

class SqliteStatement {
 public:
  SqliteStatement() = default;
  ~SqliteStatement() { sqlite3_finalize(handle_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  bool Prepare(sqlite3* db, const char* sql) {
    return sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) == SQLITE_OK;
  }

  // --- parameters; a text must live until the statement has run
  SqliteStatement& Text(const std::string& value) {
    sqlite3_bind_text(handle_, ++at_, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    return *this;
  }
  SqliteStatement& Text(const OptionalText& value) { return value ? Text(*value) : Null(); }
  SqliteStatement& Integer(int64_t value) {
    sqlite3_bind_int64(handle_, ++at_, value);
    return *this;
  }
  template <typename T>
  SqliteStatement& Integer(const std::optional<T>& value) {
    return value ? Integer(static_cast<int64_t>(*value)) : Null();
  }
  /// Page and line numbers count from 1; 0 is "none".
  SqliteStatement& Ordinal(int value) { return value > 0 ? Integer(value) : Null(); }
  SqliteStatement& Real(double value) {
    sqlite3_bind_double(handle_, ++at_, value);
    return *this;
  }
  SqliteStatement& Null() {
    sqlite3_bind_null(handle_, ++at_);
    return *this;
  }
  SqliteStatement& Where(const Place& place) {
    Ordinal(place.page);
    if (place.box) {
      // A hundredth of a point is finer than any printer.
      for (double v : {place.box->x0, place.box->y0, place.box->x1, place.box->y1})
        Real(static_cast<double>(static_cast<int64_t>(v * 100 + (v < 0 ? -0.5 : 0.5))) / 100);
    } else {
      Null().Null().Null().Null();
    }
    return Ordinal(place.line_first).Ordinal(place.line_last);
  }

  /// Runs a statement that gives no rows. False on failure.
  bool Run() {
    int code = sqlite3_step(handle_);
    Reset();
    return code == SQLITE_DONE || code == SQLITE_ROW;
  }

  // --- rows
  /// Goes to the next row; false after the last one, which also readies the statement for new parameters.
  /// failed() tells whether it was an error that ended the rows.
  bool Next() {
    int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    failed_ = failed_ || code != SQLITE_DONE;
    Reset();
    return false;
  }
  bool failed() const { return failed_; }
  bool IsNull(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
  std::string TextAt(int column) const {
    const unsigned char* text = sqlite3_column_text(handle_, column);
    if (!text) return {};
    return {reinterpret_cast<const char*>(text), static_cast<size_t>(sqlite3_column_bytes(handle_, column))};
  }
  OptionalText OptionalAt(int column) const {
    return IsNull(column) ? std::nullopt : OptionalText(TextAt(column));
  }
  /// 0 where null.
  int64_t IntegerAt(int column) const { return sqlite3_column_int64(handle_, column); }
  double RealAt(int column) const { return sqlite3_column_double(handle_, column); }

 private:
  void Reset() {
    sqlite3_reset(handle_);
    at_ = 0;
  }

  sqlite3_stmt* handle_ = nullptr;
  int at_ = 0;
  bool failed_ = false;
};

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_SQLITE_STATEMENT_H_
