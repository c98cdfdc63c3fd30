// Looks of certain kinds only, chosen by words: "ruled,unembedded,tagged".
#ifndef GONGKAI_CORPUS_SYNTHETIC_LOOK_WORDS_H_
#define GONGKAI_CORPUS_SYNTHETIC_LOOK_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/synthetic/look.h"

namespace gongkai::synthetic {

/// The program that sets the pages: this one, Chromium, WeasyPrint, wkhtmltopdf and LibreOffice from HTML,
/// LibreOffice from a workbook and from a text document.
enum class Printer { kOwn, kChromium, kWeasyPrint, kWkhtmltopdf, kLibreOffice, kCalc, kWriter };

/// What a list of words asks for. Of words that exclude each other (the rules, the printers) every seed takes
/// one of those listed; every other word holds for every seed.
struct LookWords {
  std::vector<std::string> rules;
  std::vector<Printer> printers;
  std::vector<std::string> others;

  bool empty() const { return rules.empty() && printers.empty() && others.empty(); }
};

/// Reads a list with commas. On an unknown word returns false and sets `error` to a sentence with all words.
bool ParseLookWords(const std::string& list, LookWords* words, std::string* error);

/// All words, for a help text: "ruled, half, …".
std::string KnownLookWords();

/// The look of the seed, changed to what the words ask for.
Look LookOf(uint64_t seed, const LookWords& words);
/// The word of a program; empty for this one.
std::string PrinterWord(Printer printer);
Printer PrinterOf(uint64_t seed, const LookWords& words);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_LOOK_WORDS_H_
