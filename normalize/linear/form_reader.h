// One form from its lines: rows by the order of their words, or column by column.
#ifndef GONGKAI_NORMALIZE_LINEAR_FORM_READER_H_
#define GONGKAI_NORMALIZE_LINEAR_FORM_READER_H_

#include <cstdint>
#include <optional>
#include <string>

#include "normalize/linear/column_major.h"
#include "normalize/linear/figures.h"
#include "normalize/linear/reader.h"
#include "normalize/linear/row_facts.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/section.h"

namespace gongkai {

class FormReader {
 public:
  /// `names` are those that codes have elsewhere in the document, `figures` what its other forms say. All
  /// arguments must outlive the reader, which reads once.
  FormReader(const Section& section, const Catalogue& catalogue, const CodeNames& names,
             const Figures& figures)
      : section_(section),
        catalogue_(catalogue),
        names_(names),
        figures_(figures),
        unit_(section.context.unit.value_or("")),
        rows_(section, catalogue, figures, unit_) {}

  /// Row by row.
  LinearForm Read();
  /// The columns each for itself; nothing where that does not satisfy the sums of the form.
  std::optional<LinearForm> ReadByColumns();

 private:
  void ReadClassification();
  void ReadTwoSided();
  void ReadBlocks();

  bool ClassificationByColumns();
  bool SidesByColumns();
  bool BlocksByColumns();
  bool ItemsByColumns();
  bool FillsOnly(size_t columns, size_t fewer) const;
  bool HasUnlikelyColumns(const Columns& columns) const;
  std::optional<ProseFigure> SideFigure(const std::string& side, const std::string& name,
                                        const std::string& measure, Witness witness) const;
  std::optional<int64_t> ClassFigure(const std::string& name, const std::string& measure, bool guess) const;

  int BrokenOff() const;
  int Unread() const;
  bool Detached() const;
  bool OfAnother() const;
  LinearForm Finish(LinearForm form);

  const Section& section_;
  const Catalogue& catalogue_;
  const CodeNames& names_;
  const Figures& figures_;
  const std::string unit_;
  RowFacts rows_;
  bool guessed_ = false;  // the rows only fit together
  bool settled_ = false;  // names and lines tell whose each amount is
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_FORM_READER_H_
