// The tables of the contract as SQL, for SQLite. The names are the contract's.
#ifndef GONGKAI_EXPORT_SCHEMA_H_
#define GONGKAI_EXPORT_SCHEMA_H_

namespace gongkai {

/// Creates all tables, indexes and views where they do not exist yet.
extern const char* const kSqliteSchema;

/// Run when a database is complete: indexes whose entries lie all over are quicker to sort once than to keep.
extern const char* const kSqliteFinish;

/// Stored in PRAGMA user_version; a database with another version is refused.
inline constexpr int kSchemaVersion = 3;

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_SCHEMA_H_
