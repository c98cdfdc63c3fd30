// Prints disclosures to PDF with a program that is installed on the machine: Chromium, WeasyPrint,
// wkhtmltopdf or LibreOffice. They are started directly, without a shell, and are ended when they take too
// long.
#ifndef GONGKAI_CORPUS_SYNTHETIC_PRINTER_H_
#define GONGKAI_CORPUS_SYNTHETIC_PRINTER_H_

#include <compare>
#include <map>
#include <string>

#include "corpus/synthetic/look_words.h"

namespace gongkai::synthetic {

/// The path of the program; empty where it is not installed.
std::string PrinterProgram(Printer printer);

/// What PDFs LibreOffice makes of text documents.
struct PdfKind {
  bool tagged = false, pdf_a = false;
  auto operator<=>(const PdfKind&) const = default;
};

/// Prints files (the HTML, workbook or text document that the printer takes), each with the name of its
/// document, to NAME.pdf in `folder`. On failure returns false and sets `error` to a sentence.
bool PrintPages(Printer printer, const PdfKind& kind, const std::map<std::string, std::string>& pages,
                const std::string& folder, std::string* error);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_PRINTER_H_
