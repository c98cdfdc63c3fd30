// Where records go. One small interface; a file per kind of sink.
#ifndef GONGKAI_EXPORT_SINK_H_
#define GONGKAI_EXPORT_SINK_H_

#include <string>

#include "normalize/records.h"

namespace gongkai {

/// A sink takes whole documents: either all records of a document are in it or none.
class Sink {
 public:
  virtual ~Sink() = default;

  /// Writes one document, replacing what the sink holds of the same doc_id from an earlier run. A second file
  /// with the same bytes in this run only adds its path. Returns a sentence on failure, empty on success.
  virtual std::string Write(const Records& records) = 0;

  /// Makes everything durable. Returns a sentence on failure.
  virtual std::string Finish() = 0;
};

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_SINK_H_
