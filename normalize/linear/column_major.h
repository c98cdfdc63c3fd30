// Forms of a text that was read block by block: every column for itself, put side by side by the sums.
//
// The codes of such a text come in their order, so do the names, so do the amounts of each column; only how
// the columns are mixed is open. The rows are known from the codes, the names are divided among them, and the
// amounts are placed (solve/placement.h).
#ifndef GONGKAI_NORMALIZE_LINEAR_COLUMN_MAJOR_H_
#define GONGKAI_NORMALIZE_LINEAR_COLUMN_MAJOR_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/block_form.h"
#include "normalize/linear/code_rows.h"
#include "normalize/linear/prose_figures.h"
#include "normalize/linear/row_owners.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/section.h"
#include "normalize/linear/stream.h"
#include "normalize/linear/torn_codes.h"
#include "normalize/solve/columns.h"

namespace gongkai {

/// The amounts in fen that other forms print for a code, for their 合计 where it is empty.
using LikelyAmounts = std::function<std::vector<int64_t>(const std::string& code)>;

/// What a form is made of.
struct ColumnLayout {
  size_t columns = 0;                   ///< amount columns
  std::vector<RowIdentity> identities;  ///< over the columns
  std::vector<int> rare;                ///< by column, as in ColumnProblem
  std::string unit;
  bool may_be_blank =
      true;  ///< false: only where every cell is printed the form is believed to have so few columns
  LikelyAmounts likely;
};

/// A classification form as all of its readers see it.
struct ClassificationText {
  Stream stream;
  CodeColumn codes;
  RowOwners owners;  ///< of the rows of the codes
};

/// `known`: the codes of other forms, as for ReadCodeRows; `printed`: what all forms print in one piece.
ClassificationText ReadClassificationText(const Section& section, const Catalogue& catalogue,
                                          const CodeNames& names,
                                          const std::vector<std::vector<std::string>>& known,
                                          const PrintedCodes& printed);

/// The rows of a classification form; nothing where no placement of its amounts satisfies the sums.
std::optional<LinearBody> ReadClassificationColumns(const ClassificationText& text,
                                                    const ColumnLayout& layout, const Catalogue& catalogue,
                                                    const CodeNames& names);

/// The same, where most rows print their amounts behind their names: these are believed where they add up,
/// and only the amounts of the other rows are placed.
std::optional<LinearBody> ReadAnchoredRows(const ClassificationText& text, const ColumnLayout& layout,
                                           const Catalogue& catalogue, const CodeNames& names);

/// The same, where several sums hold in every row, as in a form with balances: nothing else is believed.
std::optional<LinearBody> ReadRowVectors(const ClassificationText& text, const ColumnLayout& layout,
                                         const Catalogue& catalogue, const CodeNames& names);

/// The same, where no row is believed for itself: the sums of all rows together find their totals and parts.
std::optional<LinearBody> ReadUnsettledRows(const ClassificationText& text, const ColumnLayout& layout,
                                            const Catalogue& catalogue, const CodeNames& names);

/// Who speaks of an amount.
enum class Witness {
  kForms,    ///< forms that were read for certain
  kText,     ///< the running text
  kDoubted,  ///< forms that are in doubt, of classes, where neither of the others speaks
  kGuess     ///< the same, of any row
};

/// What is said of an amount of a two-sided form: of a row by its side and its name without numbering, in a
/// column of that side.
using ExpectedFigure = std::function<std::optional<ProseFigure>(
    const std::string& side, const std::string& name, size_t column, Witness witness)>;

/// The rows of a two-sided form whose expenditure side has `columns` amount columns, the first of them the
/// sum of the others; nothing where no placement satisfies the sums.
std::optional<LinearBody> ReadSideColumns(const Section& section, size_t columns, const std::string& unit,
                                          const Catalogue& catalogue, const ExpectedFigure& expected);

/// The rows of the basic-expenditure form: economic codes in two or three blocks side by side; nothing where
/// no placement satisfies the sums.
std::optional<LinearBody> ReadBlockColumns(const Section& section, const std::string& unit,
                                           const Catalogue& catalogue, const BlockWitness& witness);

/// One amount cell of the 三公 form.
struct ItemCell {
  size_t item = 0;  ///< index into FormSpec::items
  std::string measure;
  std::optional<Token> amount;
};

struct ItemColumns {
  std::vector<ItemCell> cells;
  bool open = false;  ///< another reading is as likely
};

/// What is said of a cell of the 三公 form, by its item and measure. The basic-expenditure form (kForms)
/// holds the general budget's share of an item, which mostly is all of it.
using ExpectedItem = std::function<std::optional<ProseFigure>(const ItemSpec& item,
                                                              const std::string& measure, Witness witness)>;

/// The items of the 三公 form, whichever way it is turned; nothing where no way satisfies its sums. What is
/// said of its cells is believed as far as it can be.
std::optional<ItemColumns> ReadItemColumns(const Section& section, const std::string& unit,
                                           const Catalogue& catalogue, const ExpectedItem& expected);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_COLUMN_MAJOR_H_
