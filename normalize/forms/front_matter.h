// What a document says of itself before its tables: agency, year, kind, and the forms that its contents
// promise.
#ifndef GONGKAI_NORMALIZE_FORMS_FRONT_MATTER_H_
#define GONGKAI_NORMALIZE_FORMS_FRONT_MATTER_H_

#include <map>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/forms/patterns.h"
#include "normalize/forms/titles.h"
#include "normalize/grid/flow.h"

namespace gongkai {

struct PromisedForm {
  std::string title;   ///< as printed in the contents
  int page = 0;        ///< page of the contents line
  std::string reason;  ///< why it is empty, where the contents says so (是否空表)
};

struct FrontMatter {
  std::string agency;  ///< from the cover; empty where none was recognised
  bool consolidated = false;
  int year = 0;
  bool is_final_account = false;  ///< the cover says 决算
  bool unit_account = false;      ///< 单位决算
  std::map<const FormSpec*, PromisedForm> promised;
  /// The same as listed, each once; null for known tables outside the nine.
  std::vector<const FormSpec*> order;
};

FrontMatter ReadFrontMatter(const Flow& flow, const TitleMatcher& titles, const Patterns& patterns);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_FRONT_MATTER_H_
