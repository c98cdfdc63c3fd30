// What converters make of a disclosure: the same tables as web page, Markdown, tab-separated or CSV.
//
// Half of what is harvested is no PDF any more. The conversions differ in what becomes of spans: a web page
// keeps them; of a cell over several columns Markdown and CSV have the text in the first one and blanks, or,
// where a data frame lay in between, the text in each; programs that pick the text out of web pages print
// every cell once, and rows with spanned cells are shorter than others.
#ifndef GONGKAI_CORPUS_SYNTHETIC_CONVERSION_H_
#define GONGKAI_CORPUS_SYNTHETIC_CONVERSION_H_

#include <optional>
#include <string>
#include <string_view>

namespace gongkai::synthetic {

enum class Conversion {
  kHtml,      ///< html: UTF-8
  kMarkdown,  ///< markdown: pipe tables, titles as headings
  kRepeated,  ///< repeated: Markdown in which a cell over several columns or rows is printed in each of them
  kTabs,      ///< tsv: UTF-8 with a byte order mark, CR LF
  kCsv,       ///< csv: lines of text are rows of one cell
  kSheet,     ///< sheet: CSV of a spreadsheet, every row as wide as the widest, blank rows between tables
  kBars,      ///< bars: a line per row, pipes between its cells, each printed once
  kCells,     ///< cells: a line per cell with a pipe behind it
  kFilled,    ///< filled: as bars, short rows filled up with bare pipes
  kPacked     ///< packed: as filled, without the blank cells
};

constexpr std::string_view kConversionNames =
    "html, markdown, repeated, tsv, csv, sheet, bars, cells, filled, packed";

/// By the names above; nothing for another word.
std::optional<Conversion> ConversionNamed(std::string_view name);

/// ".html", ".md", ".tsv", ".csv" or ".txt".
std::string_view ConversionSuffix(Conversion conversion);

/// `html` is a page as DisclosureHtml (corpus/synthetic/html.h) writes it; other pages are not understood.
std::string Convert(const std::string& html, Conversion conversion);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_CONVERSION_H_
