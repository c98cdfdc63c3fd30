// The default sink: one SQLite database, one transaction per document.
#ifndef GONGKAI_EXPORT_SQLITE_SINK_H_
#define GONGKAI_EXPORT_SQLITE_SINK_H_

#include <memory>
#include <string>

#include "export/sink.h"

namespace gongkai {

/// Opens or creates the database at `path`. On failure returns null and sets `error` to a sentence.
std::unique_ptr<Sink> OpenSqliteSink(const std::string& path, std::string* error);

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_SQLITE_SINK_H_
