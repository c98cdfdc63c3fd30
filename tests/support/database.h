// Reading a written database in a test: every value as text, null as "·".
#ifndef GONGKAI_TESTS_SUPPORT_DATABASE_H_
#define GONGKAI_TESTS_SUPPORT_DATABASE_H_

#include <sqlite3.h>

#include <string>
#include <vector>

namespace gongkai::test {

class Database {
 public:
  explicit Database(const std::string& path) { sqlite3_open(path.c_str(), &db_); }
  ~Database() { sqlite3_close(db_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Rows with their values joined by "|"; one row "error: …" where the statement is wrong.
  std::vector<std::string> Rows(const std::string& sql) {
    std::vector<std::string> out;
    char* error = nullptr;
    sqlite3_exec(
        db_, sql.c_str(),
        [](void* rows, int count, char** values, char**) {
          std::string row;
          for (int i = 0; i < count; ++i) row += (i ? "|" : "") + std::string(values[i] ? values[i] : "·");
          static_cast<std::vector<std::string>*>(rows)->push_back(row);
          return 0;
        },
        &out, &error);
    if (error) out.push_back(std::string("error: ") + error);
    sqlite3_free(error);
    return out;
  }
  /// The only value of the only row.
  std::string Value(const std::string& sql) {
    std::vector<std::string> rows = Rows(sql);
    return rows.size() == 1 ? rows[0] : std::to_string(rows.size()) + " rows";
  }
  /// All rows of all tables, in an order that does not depend on how they were written.
  std::string Dump() {
    std::string out;
    for (const std::string& table :
         Rows("select name from sqlite_master where type = 'table' order by name")) {
      std::string columns;
      int count = static_cast<int>(Rows("select 1 from pragma_table_info('" + table + "')").size());
      for (int i = 1; i <= count; ++i) columns += (i > 1 ? "," : "") + std::to_string(i);
      for (const std::string& row : Rows("select * from " + table + " order by " + columns))
        out += table + ": " + row + "\n";
    }
    return out;
  }

 private:
  sqlite3* db_ = nullptr;
};

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_SUPPORT_DATABASE_H_
