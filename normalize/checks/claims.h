// Claims: the statements of a document as figures that can be held against the forms and against each other.
#ifndef GONGKAI_NORMALIZE_CHECKS_CLAIMS_H_
#define GONGKAI_NORMALIZE_CHECKS_CLAIMS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/checks/wording.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

/// Tells which form a section speaks of (checks.toml); safe to share between threads.
class TopicMatcher {
 public:
  explicit TopicMatcher(const Catalogue& catalogue) : topics_(catalogue.topics()) {}
  /// Of a heading path joined by '/': that of the innermost heading that has one. Empty where none has.
  std::string_view Of(std::string_view section) const;

 private:
  const std::vector<CheckTopic>& topics_;
};

/// One statement.
struct Claim {
  size_t index = 0;  ///< into Records::statements
  const StatementRecord* statement = nullptr;
  std::string_view topic;
  std::string key;      ///< MatchKey of the subject
  bool current = true;  ///< speaks of the document's own year, as far as its sentence says
  int decimals = 0;     ///< of the printed number
  int64_t ulp = 1;      ///< fen in one unit of the last printed digit; 1 where the amount is no money

  bool Is(std::string_view measure) const { return statement->measure == measure; }
  bool SameSentence(const Claim& other) const {
    return statement->raw == other.statement->raw && statement->section == other.statement->section;
  }
};

/// A sum of money and where it is printed.
struct Figure {
  int64_t fen = 0;
  int64_t ulp = 0;    ///< the sum of the units of the last digits of its addends, in fen
  std::string words;  ///< for the sentence of a check
  std::vector<std::string> evidence;
  bool sure = true;  ///< every cell was read with confidence
};

class Claims {
 public:
  Claims(const Catalogue& catalogue, const TopicMatcher& topics, const Ledger& ledger,
         const Records& records);

  const std::vector<Claim>& all() const { return claims_; }
  /// The claims of the same section that stand near, itself included; at most some hundreds, however long a
  /// section is.
  std::span<const Claim> Around(const Claim& claim) const;

  /// The cells that a prose identity holds a claim against; nothing where it does not speak of this subject,
  /// or the form was not read, or more than one set of forms is in the document.
  std::optional<Figure> InForms(const Identity& identity, std::string_view topic, std::string_view key,
                                std::string_view subject) const;
  /// The cells for a subject, by any of the identities of the topic.
  std::optional<Figure> InForms(std::string_view topic, std::string_view key, std::string_view subject,
                                std::string_view measure) const;

  Figure Of(const Claim& claim) const;

  /// The nearest claim of a measure in money with the same subject: in the same sentence, else before it in
  /// the section. Null where there is none.
  const Claim* Near(const Claim& claim, std::string_view measure) const;

  /// What a subject amounts to: the nearest claim of the measure, else the cell of the forms.
  std::optional<Figure> Resolve(const Claim& claim, std::string_view measure) const;

  const Wording& wording() const { return wording_; }

 private:
  bool IsCurrent(const StatementRecord& statement) const;
  const LedgerRow* PathRow(const LedgerForm& form, std::string_view subject) const;

  const Catalogue& catalogue_;
  const Ledger& ledger_;
  const Records& records_;
  Wording wording_;
  std::vector<Claim> claims_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_CLAIMS_H_
