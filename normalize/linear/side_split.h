// Which words and numbers of a line belong to the income side of a two-sided form, and which to the other.
//
// Laid-out text keeps the order of the cells on a line, but moves them by many columns from line to line. So
// the names say it first (only one side can go on with them), then the line numbers (those of the right half
// are the higher ones), then the place, measured against the lines near by.
#ifndef GONGKAI_NORMALIZE_LINEAR_SIDE_SPLIT_H_
#define GONGKAI_NORMALIZE_LINEAR_SIDE_SPLIT_H_

#include <optional>
#include <string>
#include <vector>

#include "normalize/linear/side_words.h"
#include "normalize/linear/tokens.h"

namespace gongkai {

class SideSplitter {
 public:
  /// `sheet` holds the lines whose columns are laid out alike. Line by line they are given to Split.
  SideSplitter(const SideWords& words, const KeyWords& key, const std::vector<std::vector<Token>>& sheet);

  /// False where no line names anything of the expenditure side.
  bool usable() const { return usable_; }

  /// Lines laid out in another way follow: places say nothing more.
  void Forget() {
    name_left_.clear();
    name_right_.clear();
    amount_left_.clear();
    amount_right_.clear();
    income_.x0.reset();
    expenditure_.x0.reset();
  }

  void Split(const std::vector<Token>& line, std::vector<Token>* left, std::vector<Token>* right);

 private:
  // What one side has printed so far.
  struct Side {
    std::string name;          // of its last row
    std::optional<double> x0;  // where that name began
    int line_no = 0;
  };

  void Learn(const std::vector<std::vector<Token>>& sheet);
  bool WordIsRight(const Token& token, const std::string& text, bool second) const;
  bool AmountIsRight(const Token& token) const;
  void Remember(const Token& token, const std::string& text, Side* side, const char* which);
  bool Decisive(const std::string& text, const char* side, const char* other) const;

  const SideWords& words_;
  const KeyWords& key_;
  bool usable_ = false;
  Side income_, expenditure_;
  std::vector<double> name_left_, name_right_;      // where names of either side begin
  std::vector<double> amount_left_, amount_right_;  // middles of amounts before and behind a right-hand name
  size_t most_right_ = 0;                           // amounts behind the right-hand name of a line
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_SIDE_SPLIT_H_
