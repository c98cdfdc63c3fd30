// Accounts: a finished database, read again for what takes more than one document, and for reports.
#ifndef GONGKAI_EXPORT_ACCOUNTS_H_
#define GONGKAI_EXPORT_ACCOUNTS_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

struct sqlite3;

namespace gongkai {

/// A check and the document that it is kept with.
struct DocumentCheck {
  std::string doc_id;
  CheckRecord check;
};

/// Which figures of a document to read; empty lists mean all.
struct FigureSelection {
  std::vector<std::string> forms, measures;
  bool statements = false;
};

class Accounts {
 public:
  /// Opens an existing database. On failure returns null and sets `error` to a sentence.
  static std::unique_ptr<Accounts> Open(const std::string& path, std::string* error);
  ~Accounts();
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;

  /// All documents, by path.
  std::vector<DocumentRecord> Documents();

  /// Document, tables and facts in the order of the pages; without cells, and without the tables of forms
  /// that the catalogue does not know. FactRecord::row is not kept in a database and stays 0.
  Records Read(const DocumentRecord& document, const Catalogue& catalogue, const FigureSelection& selection);

  /// A fact with a code that was read with confidence. Those of one document come one after the other.
  struct Coded {
    std::string doc_id, form, code, name;
  };
  void ForEachCode(const std::function<void(const Coded&)>& visit);

  /// Rule, status and severity of every check; those of one document come one after the other.
  void ForEachCheck(const std::function<void(const DocumentCheck&)>& visit);

  /// The checks of a document, without evidence: those that fail, or all.
  std::vector<CheckRecord> Checks(const std::string& doc_id, bool all);

  /// Puts `checks` in the place of all checks of `rules`, all or nothing. Returns a sentence on failure.
  std::string ReplaceChecks(const std::vector<std::string>& rules, const std::vector<DocumentCheck>& checks);

  /// Why something could not be read; empty when all went well. What was read then is not whole.
  const std::string& problem() const { return problem_; }

 private:
  struct Statements;
  Accounts();
  std::string Sentence(const std::string& what) const;
  void Note(bool failed);
  bool Execute(const char* sql);

  sqlite3* db_ = nullptr;
  std::string path_, problem_;
  std::unique_ptr<Statements> statements_;
};

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_ACCOUNTS_H_
