// The records of a document while readings of its forms are weighed against each other.
//
// A reading takes the place of another at once (Offer). What readings that were not taken say against the
// ones that were is kept until all is settled (Conclude), because every exchange has the sums speak anew.
#ifndef GONGKAI_NORMALIZE_ARBITER_HEARING_H_
#define GONGKAI_NORMALIZE_ARBITER_HEARING_H_

#include <set>
#include <vector>

#include "normalize/arbiter/second_reading.h"
#include "normalize/solve/evaluate.h"

namespace gongkai {

std::vector<FactRecord> FactsOf(const Records& records, size_t table);

/// Tables by their index in Records::tables.
class Hearing {
 public:
  /// Has the sums judge the records as they are (VerifySums).
  Hearing(const Catalogue& catalogue, Records* records);

  const std::vector<Outcome>& outcomes() const { return outcomes_; }

  /// Takes another reading of a table where all its sums hold, nothing is lost by it, and less speaks against
  /// the document. `settles`: it must explain something that was in doubt; otherwise it may do no harm.
  /// `odd`: KeepsEverything.
  bool Offer(const SecondReading& second, const FormSpec& form, size_t table, bool settles, bool odd = false);

  /// Whether all sums within the form would hold, and nothing in it would be in doubt.
  bool WouldHold(const SecondReading& second, const FormSpec& form, size_t table) const;

  /// Tables with an amount that no sum confirms.
  std::set<size_t> OpenTables() const;

  /// A reading that was not taken. What it contradicts is doubted, unless a sum confirms it as it is and the
  /// other reading does not hold.
  struct Witness {
    size_t table = 0;
    std::vector<FactRecord> facts;
    bool holds = false;  ///< its sums do
    bool alone = false;  ///< what the witness does not have is doubted, too, where no sum confirms it
  };
  void Hear(Witness witness) { witnesses_.push_back(std::move(witness)); }
  /// Another reading says the same of a form without rules. Two witnesses that know nothing of each other:
  /// what only wanted a confirmation has one. What was read with doubt, or what a sum speaks against, stays
  /// doubted.
  void Agree(size_t table) { agreed_.push_back(table); }
  void DoubtTable(size_t table) { doubted_.push_back(table); }

  /// Once, at the end: what was heard changes the confidence.
  void Conclude();

 private:
  // What the readings alone are worth, before the sums were asked.
  struct ReadingConfidence {
    explicit ReadingConfidence(const Records& records);
    void Restore(Records* records) const;
    std::vector<double> facts, tables;
  };

  Records With(const SecondReading& second, const FormSpec& form, size_t table) const;
  std::vector<bool> Confirmed() const;
  void Doubt(const Witness& witness, const std::vector<bool>& confirmed);
  void Support(size_t table);

  const Catalogue& catalogue_;
  Records& records_;
  ReadingConfidence reading_;
  std::vector<Outcome> outcomes_;
  std::vector<Witness> witnesses_;
  std::vector<size_t> agreed_, doubted_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ARBITER_HEARING_H_
