// The forms of a disclosure as printed tables, with the facts that a perfect reader finds in them.
#ifndef GONGKAI_CORPUS_SYNTHETIC_FORMS_H_
#define GONGKAI_CORPUS_SYNTHETIC_FORMS_H_

#include <optional>
#include <string>
#include <vector>

#include "corpus/synthetic/agency.h"
#include "corpus/synthetic/look.h"
#include "corpus/synthetic/table.h"

namespace gongkai::synthetic {

/// One amount cell, in the words of the record contract. Empty strings stand for null.
struct Fact {
  std::string side, line_no, code, name, measure;
  std::optional<std::string> amount;  ///< digits without separators; none for a blank or a dash
  int row = 0;                        ///< body row, from 1
  int page = 0;                       ///< set by typesetting
};

struct Form {
  std::string id;     ///< contract name, empty for a table outside the nine
  std::string label;  ///< as printed, empty where none
  std::string title;
  Unit unit = Unit::kWanYuan;
  Table table;
  std::vector<Fact> facts;
  bool missing = false;  ///< promised, but not printed: no facts
  bool empty = false;
  std::string empty_reason;           ///< the printed sentence, empty where none is printed
  std::string note;                   ///< 注：本表反映…, empty where none
  bool wide = false;                  ///< set on a landscape page where the look has them
  int page_first = 0, page_last = 0;  ///< set by typesetting
};

/// Builds the forms that the look's set holds, in its order, with the neighbours that the look has.
std::vector<Form> BuildForms(const Agency& agency, const Look& look);

/// The title that the table of contents and the form print, from a catalogue title (which has no quotes):
/// "财政拨款三公经费支出决算表" becomes "财政拨款“三公”经费支出决算表".
std::string PrintedTitle(const std::string& key);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_FORMS_H_
