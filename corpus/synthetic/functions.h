// The functional classification that invented agencies spend under: sections and items below the classes,
// which the catalogue holds. One table, so that a new kind of agency is a few lines of data.
#ifndef GONGKAI_CORPUS_SYNTHETIC_FUNCTIONS_H_
#define GONGKAI_CORPUS_SYNTHETIC_FUNCTIONS_H_

#include <string>
#include <vector>

namespace gongkai::synthetic {

/// A section (5 digits) or an item (7 digits).
struct FunctionName {
  const char* code;
  const char* name;
  int from = 0;  ///< first fiscal year
  int to = 9999;
};

/// A kind of agency.
struct Domain {
  const char* bureau;                ///< "财政局"
  std::vector<const char*> general;  ///< items of the general public budget; the first is always spent under
  std::vector<const char*> fund;     ///< items of the government funds budget
  std::vector<const char*> state;    ///< items of the state capital budget (fiscal years from 2020)
  std::vector<const char*> subordinates;  ///< names of units below it, without the place
};

const std::vector<Domain>& Domains();

/// Items that every agency has for its staff: pensions, medical care, housing.
const std::vector<const char*>& StaffItems();

/// The name of a section or item in a fiscal year; empty where there is none.
std::string FunctionNameIn(const std::string& code, int year);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_FUNCTIONS_H_
