#include "corpus/synthetic/look_words.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gongkai::synthetic {
namespace {

/// Rules that the seed has already stay where the word covers them; else the seed picks among those listed.
struct RulesWord {
  const char* word;
  std::vector<Rules> rules;
};
const std::vector<RulesWord> kRules = {
    {"ruled", {Rules::kStrokes, Rules::kFilled, Rules::kCellEdges, Rules::kOpenSides}},
    {"half", {Rules::kHalf}},
    {"horizontal", {Rules::kHorizontal}},
    {"three-line", {Rules::kThreeLines}},
    {"none", {Rules::kNone}}};

const std::pair<const char*, Printer> kPrinters[] = {{"chromium", Printer::kChromium},
                                                     {"weasyprint", Printer::kWeasyPrint},
                                                     {"wkhtmltopdf", Printer::kWkhtmltopdf},
                                                     {"libreoffice", Printer::kLibreOffice},
                                                     {"calc", Printer::kCalc},
                                                     {"writer", Printer::kWriter}};

/// The named fonts cannot do everything.
void Embed(Look* look) {
  look->fonts = Fonts::kEmbedded;
}

struct OtherWord {
  const char* word;
  void (*set)(uint64_t seed, Look* look);
};
const OtherWord kOthers[] = {
    {"tagged", [](uint64_t, Look* l) { l->tagged = true; }},
    {"pdfa", [](uint64_t, Look* l) { l->pdf_a = true; }},
    {"watermark",
     [](uint64_t seed, Look* l) {
       if (l->watermark == Watermark::kNone) l->watermark = static_cast<Watermark>(1 + seed % 3);
     }},
    {"unembedded",
     [](uint64_t seed, Look* l) {
       if (l->fonts == Fonts::kEmbedded) l->fonts = static_cast<Fonts>(1 + seed % 4);
       l->radicals = false;
     }},
    {"wrapped", [](uint64_t seed, Look* l) { l->amount_chars = static_cast<double>(4 + seed % 4); }},
    {"cut",
     [](uint64_t, Look* l) {
       l->split_rows = true;
       l->name_chars = std::min(l->name_chars, 8.0);
     }},
    {"neighbours",
     [](uint64_t seed, Look* l) {
       l->neighbours = l->university = l->budget_tables = true;
       if (seed % 2 == 0) l->forms = FormSet::kDetailed;
     }},
    {"split", [](uint64_t, Look* l) { l->split_pages = true; }},
    {"framed",
     [](uint64_t seed, Look* l) {
       if (l->rules > Rules::kCellEdges) l->rules = Rules::kStrokes;
       if (l->framed_head == FramedHead::kNone) l->framed_head = static_cast<FramedHead>(1 + seed % 2);
       l->unit_place = UnitPlace::kRight;
       if (l->label != LabelPlace::kNone) l->label = LabelPlace::kAboveRight;
     }},
    {"spaced",
     [](uint64_t seed, Look* l) {
       l->letter_space = std::array{0.1, 0.2, 0.35, 0.5}[seed % 4];
       Embed(l);
     }},
    {"decimals",
     [](uint64_t seed, Look* l) {
       l->decimals = seed % 2 == 0 ? 4 : 6;
       l->unit = Unit::kWanYuan;
     }},
    {"skewed",
     [](uint64_t seed, Look* l) {
       l->skew = (seed % 2 == 0 ? 1 : -1) * std::array{0.3, 0.5, 0.7, 1.0}[seed / 2 % 4];
       Embed(l);
     }},
    {"outlined",
     [](uint64_t, Look* l) {
       l->outlined_titles = true;
       Embed(l);
     }},
    {"two-up",
     [](uint64_t, Look* l) {
       l->two_up = true;
       l->tagged = false;
       if (l->wide_pages != WidePages::kPortrait) l->wide_pages = WidePages::kLandscape;
       Embed(l);
     }},
    {"by-column", [](uint64_t, Look* l) { l->by_column = true; }},
    {"left",
     [](uint64_t, Look* l) {
       l->left_amounts = true;
       l->centre_amounts = false;
     }},
    {"invisible",
     [](uint64_t seed, Look* l) {
       l->ocr_layer = true;
       if (l->fonts == Fonts::kEmbedded) l->fonts = static_cast<Fonts>(1 + seed % 4);
       l->radicals = false;
     }},
    {"upright",
     [](uint64_t seed, Look* l) {
       l->heading_stand = static_cast<HeadingStand>(1 + seed % 2);
       Embed(l);
     }},
    {"hidden", [](uint64_t seed, Look* l) { l->hidden_amounts = static_cast<HiddenAmounts>(1 + seed % 3); }},
    {"digits",
     [](uint64_t seed, Look* l) {
       l->digit_style = static_cast<DigitStyle>(1 + seed % 4);
       l->commas = true;
       Embed(l);
     }},
    {"apart",
     [](uint64_t, Look* l) {
       l->placed_apart = true;
       l->glued_codes = false;
     }},
    {"performance", [](uint64_t seed, Look* l) { l->evaluations = static_cast<int>(1 + seed % 3); }}};

}  // namespace

bool ParseLookWords(const std::string& list, LookWords* words, std::string* error) {
  *words = {};
  for (size_t from = 0; from <= list.size();) {
    const size_t end = std::min(list.find(',', from), list.size());
    const std::string word = list.substr(from, end - from);
    from = end + 1;
    const auto is_word = [&](const auto& entry) { return word == entry.word; };
    const auto* printer = std::find_if(std::begin(kPrinters), std::end(kPrinters),
                                       [&](const auto& p) { return word == p.first; });
    if (printer != std::end(kPrinters)) {
      words->printers.push_back(printer->second);
    } else if (std::any_of(kRules.begin(), kRules.end(), is_word)) {
      words->rules.push_back(word);
    } else if (std::any_of(std::begin(kOthers), std::end(kOthers), is_word)) {
      words->others.push_back(word);
    } else {
      *error = "There is no look “" + word + "”. The words are: " + KnownLookWords() + ".";
      return false;
    }
  }
  return true;
}

std::string KnownLookWords() {
  std::string out;
  const auto add = [&](const char* word) { out += (out.empty() ? "" : ", ") + std::string(word); };
  for (const RulesWord& entry : kRules) add(entry.word);
  for (const OtherWord& entry : kOthers) add(entry.word);
  for (const auto& entry : kPrinters) add(entry.first);
  return out;
}

Look LookOf(uint64_t seed, const LookWords& words) {
  Look look = Look::FromSeed(seed);
  std::vector<Rules> rules;
  for (const RulesWord& entry : kRules)
    if (std::find(words.rules.begin(), words.rules.end(), entry.word) != words.rules.end())
      rules.insert(rules.end(), entry.rules.begin(), entry.rules.end());
  if (!rules.empty() && std::find(rules.begin(), rules.end(), look.rules) == rules.end())
    look.rules = rules[seed % rules.size()];
  if (look.rules > Rules::kCellEdges) look.framed_head = FramedHead::kNone;
  for (const OtherWord& entry : kOthers)
    if (std::find(words.others.begin(), words.others.end(), entry.word) != words.others.end())
      entry.set(seed, &look);
  return look;
}

std::string PrinterWord(Printer printer) {
  for (const auto& [word, known] : kPrinters)
    if (known == printer) return word;
  return {};
}

Printer PrinterOf(uint64_t seed, const LookWords& words) {
  return words.printers.empty() ? Printer::kOwn : words.printers[seed % words.printers.size()];
}

}  // namespace gongkai::synthetic
