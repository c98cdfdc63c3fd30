// Sections: the lines of a form that is not a table on the page, from its title to the next.
#ifndef GONGKAI_NORMALIZE_LINEAR_SECTION_H_
#define GONGKAI_NORMALIZE_LINEAR_SECTION_H_

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/forms/context.h"
#include "normalize/forms/patterns.h"
#include "normalize/forms/titles.h"
#include "normalize/grid/flow.h"
#include "normalize/linear/header_bands.h"
#include "normalize/linear/tokens.h"

namespace gongkai {

class KnownAmounts;

struct Section {
  const FormSpec* form = nullptr;
  size_t title_item = 0;  ///< index into the flow
  TableContext context;
  std::vector<const Line*> lines;               ///< header and body, without heads, feet and repeated headers
  std::vector<int> sheets;                      ///< page of each line in a laid-out text, 0 in a PDF
  std::vector<std::vector<Token>> header;       ///< tokens of the header lines
  std::vector<std::vector<Token>> body;         ///< tokens of the body lines
  std::string header_text;                      ///< MatchKeys of the header lines joined
  std::string text;                             ///< MatchKeys of all lines joined, where gaps show no columns
  std::vector<HeaderBand> bands;                ///< headings below each other, where gaps show columns
  std::vector<Token> column_numbers;            ///< 1 2 3 … where the form numbers its columns
  bool keeps_columns = false;                   ///< gaps show columns
  bool cut = false;                             ///< longer than any form; what came behind was not read
  std::shared_ptr<const KnownAmounts> amounts;  ///< what all forms print; null where nothing is broken
  Place place;                                  ///< from the title to the last line of the body
};

/// True for the heading of a chapter (第二部分 …, 目录), which ends the section before it.
bool IsChapter(const std::string& line);

/// Sections of the forms in `wanted`. A title whose lines hold no body (in a contents list) gives none.
std::vector<Section> FindSections(const Flow& flow, const std::set<const FormSpec*>& wanted,
                                  const Catalogue& catalogue, const TitleMatcher& titles,
                                  const Patterns& patterns);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_SECTION_H_
