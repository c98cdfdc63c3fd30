// What a disclosure prints and in which order, for programs that set the pages themselves: each kind of file
// that such a program takes says only how a line and a table are written.
#ifndef GONGKAI_CORPUS_SYNTHETIC_OUTLINE_H_
#define GONGKAI_CORPUS_SYNTHETIC_OUTLINE_H_

#include <string>
#include <vector>

#include "corpus/synthetic/look_words.h"
#include "corpus/synthetic/typeset.h"

namespace gongkai::synthetic {

/// The look without what only our own typesetter does (runs, fonts, tags), or what the printer does not do.
Look PrintableLook(Look look, Printer printer = Printer::kChromium);

class Outline {
 public:
  explicit Outline(const Disclosure& disclosure) : d_(disclosure), look_(disclosure.look) {}
  virtual ~Outline() = default;

 protected:
  enum class Part { kText, kTable };
  /// The rules around a cell.
  struct Edges {
    bool above = true, below = true, left = true, right = true;
  };

  /// Cover, contents, overview, forms, prose, terms and performance tables, through the functions below.
  void Print();

  /// A part begins: on a new page where `fresh`, on a page lying on its side where `turned`.
  virtual void Begin(Part part, bool fresh, bool turned) = 0;
  virtual void End() = 0;
  /// `style` is cover, chapter, title, centre, right, indent, note or empty.
  virtual void Line(const std::string& style, const std::string& text) = 0;
  /// One line with something at its left, in its middle and at its right, some of them empty.
  virtual void Around(const std::string& left, const std::string& middle, const std::string& right) = 0;
  virtual void SetTable(const Table& table) = 0;

  std::string YearWord() const { return std::to_string(d_.agency.year) + "年度"; }
  Edges EdgesOf(const Cell& cell, const Table& table) const;
  /// The widths of the columns in characters.
  std::vector<double> ColumnWidths(const Table& table) const;
  /// The rows from the top that can be repeated: none where a cell reaches from the header into the body.
  int RepeatableRows(const Table& table) const;
  /// The cells of each row, from left to right.
  static std::vector<std::vector<const Cell*>> CellsByRow(const Table& table);
  /// The cell that covers each place of the table, by row and column; null where none does.
  static std::vector<std::vector<const Cell*>> Covers(const Table& table);
  /// The rule of an edge ("0.5pt solid #000000") as CSS and OpenDocument write it.
  std::string RuleStyle() const;
  /// The background behind a cell ("#d9d9d9"), empty for none.
  std::string ShadeOf(const Cell& cell, const Table& table) const;
  /// Where the text of a cell stands in its height: top, middle or bottom.
  const char* AlignOf(bool header) const;
  /// `text` as the content of an element of HTML or XML.
  static std::string Escaped(const std::string& text);

  const Disclosure& d_;
  const Look& look_;

 private:
  void Cover();
  void Contents();
  void Chapter(const std::string& title, bool fresh);
  void Prose(const std::vector<Paragraph>& paragraphs);
  void SetForm(const Form& form, size_t index, bool first);
  void Heading(const Form& form);
  void SetEvaluation(const Evaluation& evaluation, bool first);
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_OUTLINE_H_
