// Figures of a document by what they say, for the identities that tie forms together.
#ifndef GONGKAI_NORMALIZE_LINEAR_FIGURES_H_
#define GONGKAI_NORMALIZE_LINEAR_FIGURES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/prose_figures.h"
#include "normalize/linear/torn_codes.h"
#include "normalize/records.h"

namespace gongkai {

class Figures {
 public:
  Figures() = default;
  explicit Figures(ProseFigures prose) : prose_(std::move(prose)) {}

  /// Takes in the facts of one or more forms, in printed order; the first row of a name counts. Below
  /// 本年收入合计 the sources of the fiscal summary are opening balances and are known by 年初 before their
  /// name. What has a confidence below 0.5 is in doubt and has no value.
  void Add(const std::vector<FactRecord>& facts);

  /// How likely a column is blank, as ColumnProblem::rare: more than rare where the column that it goes with
  /// was read without amounts.
  int Rarity(const ColumnSpec& column) const;
  /// The same in the row of a code: likelier filled than any other where that of the column that it goes with
  /// is. For an empty code as above.
  int Rarity(const ColumnSpec& column, const std::string& code) const;

  bool Has(const std::string& form) const { return forms_.count(form) > 0; }
  /// The amount in fen of the term's row; 0 where the row is there and blank, nothing where the form was not
  /// read.
  std::optional<int64_t> Value(const IdentityTerm& term) const;
  std::optional<int64_t> ByCode(const std::string& form, const std::string& code,
                                const std::string& measure) const;

  bool InDoubt(const IdentityTerm& term) const;
  bool InDoubt(const std::string& form, const std::string& code, const std::string& measure) const;
  /// The amount that a code was read with last, in doubt or not.
  std::optional<int64_t> Guess(const std::string& form, const std::string& code,
                               const std::string& measure) const;
  /// The amount of the term's row as it was read last, in doubt or not; as `Value` otherwise.
  std::optional<int64_t> Guess(const IdentityTerm& term) const;

  /// What the forms that are parts of this one say of a code together, or the form that it is a part of: as a
  /// rule it is the same. In doubt or not; nothing where they say nothing.
  std::optional<int64_t> SameCode(const std::vector<Identity>& identities, const std::string& form,
                                  const std::string& code, const std::string& measure) const;

  /// What the running text says.
  const ProseFigures& prose() const { return prose_; }

  /// The amounts that other forms than `but` print for a code, in any column, in doubt or not; for an empty
  /// code those of their 合计.
  std::vector<int64_t> AmountsOf(const std::string& code, const std::string& but) const;

  /// The codes of each other form than `but` in order, and all of them together.
  std::vector<std::vector<std::string>> CodesBut(const std::string& but) const;

  /// The codes that the forms print in one piece.
  void AddPrinted(const Section& section) { AddPrintedCodes(section, &printed_codes_); }
  const PrintedCodes& printed_codes() const { return printed_codes_; }

  /// What the total identities make of one figure, every other term being known. `name` is the row's key
  /// without numbering, 合计 for the grand total of a classification form. `guess`: figures in doubt count,
  /// too.
  std::optional<int64_t> Expected(const std::vector<Identity>& identities, const std::string& form,
                                  const std::string& side, const std::string& name,
                                  const std::string& measure, bool guess = false) const;

  /// What an inequality says that one figure is at least, by a row of another form; nothing where that is
  /// blank.
  std::optional<int64_t> AtLeast(const std::vector<Identity>& identities, const std::string& form,
                                 const std::string& name, const std::string& measure) const;

  /// The other way round: what it says that the row of a code is at most, in doubt or not; 0 where the other
  /// row is blank, nothing where that form was not read. As a rule it is the same.
  std::optional<int64_t> AtMost(const std::vector<Identity>& identities, const std::string& form,
                                const std::string& code, const std::string& measure) const;

 private:
  ProseFigures prose_;
  PrintedCodes printed_codes_;
  std::map<std::string, std::optional<int64_t>> by_name_, by_code_, guesses_, named_guesses_;
  std::map<std::string, int> forms_;
  std::map<std::string, std::map<std::string, std::vector<int64_t>>> amounts_;  // by form and code
  std::set<std::string> doubtful_, doubtful_codes_;
  std::set<std::string> filled_;  // form.measure, with amounts
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_FIGURES_H_
