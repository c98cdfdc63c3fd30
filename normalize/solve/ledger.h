// The ledger: the facts of a document as rows that can be looked up, for everything that holds figures
// against each other.
#ifndef GONGKAI_NORMALIZE_SOLVE_LEDGER_H_
#define GONGKAI_NORMALIZE_SOLVE_LEDGER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// A printed row of a form, or one half of a row of a two-sided form.
struct LedgerRow {
  std::string side, code;
  std::string name;       ///< as printed
  std::string key;        ///< MatchKey of the name without numbering; below the year's total of the fiscal
                          ///< summary the sources are opening balances and begin with 年初
  bool numbered = false;  ///< begins with a Chinese numeral and 、: a class or a source
  bool balance = false;   ///< stands below the year's total of its side
  std::vector<std::pair<std::string_view, size_t>> facts;  ///< measure, index into Records::facts

  /// The fact of a measure; nothing where the row has no such cell.
  const size_t* Find(std::string_view measure) const;
};

/// One table of one of the nine forms.
struct LedgerForm {
  const FormSpec* spec = nullptr;
  size_t table = 0;  ///< index into Records::tables
  size_t set = 0;    ///< forms of one set belong together; a form that is printed again begins the next set
  int64_t ulp = 1;   ///< fen in one unit of the last digit that the table prints
  std::vector<LedgerRow> rows;
  std::vector<std::string> measures;  ///< those printed, in printed order

  /// The first row with one of the keys (MatchKeys) on a side.
  const LedgerRow* Named(std::string_view side, const std::vector<std::string>& keys) const;
  const LedgerRow* Coded(std::string_view code) const;
};

class Ledger {
 public:
  /// Keeps references to `records` and `catalogue`, whose facts must not move meanwhile.
  Ledger(const Catalogue& catalogue, const Records& records);

  const std::vector<LedgerForm>& forms() const { return forms_; }
  size_t sets() const { return sets_; }
  /// The form in a set; null where it is not there.
  const LedgerForm* Find(std::string_view form, size_t set = 0) const;
  const FactRecord& fact(size_t index) const { return records_.facts[index]; }

 private:
  const Records& records_;
  std::vector<LedgerForm> forms_;
  size_t sets_ = 1;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_LEDGER_H_
