#include "corpus/synthetic/synthesize.h"

#include <filesystem>
#include <fstream>
#include <map>

#include "corpus/synthetic/html.h"
#include "corpus/synthetic/outline.h"
#include "corpus/synthetic/printer.h"
#include "corpus/synthetic/text_document.h"
#include "corpus/synthetic/truth.h"
#include "corpus/synthetic/workbook.h"

namespace gongkai::synthetic {
namespace {

bool Write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return !out.fail();
}

}  // namespace

Disclosure Compose(uint64_t seed, const Look& look) {
  const int year = look.forms == FormSet::kEightForms ? 2016 + static_cast<int>(seed % 4) : 0;
  Disclosure out{Invent(seed, year), look, {}, {}, {}, {}, {}, {}};
  out.forms = BuildForms(out.agency, look);
  out.overview = DescribeAgency(out.agency);
  out.accounts = DescribeAccounts(out.agency, look);
  out.terms = ExplainTerms();
  out.evaluations = BuildEvaluations(out.agency, look, seed);
  return out;
}

namespace {

Sample Finish(Disclosure* disclosure, const std::string& name, const std::vector<SpoiledCell>& spoiled) {
  Sample sample;
  sample.name = name;
  sample.pdf = SetDisclosure(disclosure).pdf;
  sample.truth_json = TruthJson(*disclosure, name + ".pdf", spoiled);
  return sample;
}

std::string NameOf(uint64_t seed) {
  return "synthetic-" + std::to_string(seed);
}

bool WriteSample(const std::string& folder, const Sample& sample, std::string* error) {
  const std::filesystem::path base = std::filesystem::path(folder) / sample.name;
  for (const auto& [extension, bytes] :
       {std::pair(".pdf", &sample.pdf), std::pair(".json", &sample.truth_json)})
    if (!Write(base.string() + extension, *bytes)) {
      *error = "Cannot write " + base.string() + extension + ".";
      return false;
    }
  return true;
}

}  // namespace

Sample Synthesize(uint64_t seed, const Look& look) {
  Disclosure disclosure = Compose(seed, look);
  return Finish(&disclosure, NameOf(seed), {});
}

Sample SynthesizeSpoiled(uint64_t seed, const Look& look, Slip slip) {
  Disclosure disclosure = Compose(seed, look);
  std::vector<SpoiledCell> spoiled = Spoil(seed, slip, &disclosure);
  if (spoiled.empty()) return {};
  return Finish(&disclosure, NameOf(seed) + "-" + SlipName(slip), spoiled);
}

namespace {

/// Writes NAME.json and has NAME.pdf printed, of the seeds that the printer takes.
bool WritePrinted(const SampleOptions& options, Printer printer, std::string* error) {
  std::map<PdfKind, std::map<std::string, std::string>> pages;
  for (int i = 0; i < options.count; ++i) {
    const uint64_t seed = options.seed + static_cast<uint64_t>(i);
    if (PrinterOf(seed, options.looks) != printer) continue;
    Disclosure disclosure = Compose(seed, PrintableLook(LookOf(seed, options.looks), printer));
    disclosure.printer = PrinterWord(printer);
    const std::string name = NameOf(seed);
    pages[{disclosure.look.tagged, disclosure.look.pdf_a}][name] =
        printer == Printer::kCalc     ? DisclosureWorkbook(disclosure)
        : printer == Printer::kWriter ? DisclosureTextDocument(disclosure)
                                      : DisclosureHtml(disclosure);
    const std::string file = (std::filesystem::path(options.folder) / name).string() + ".json";
    if (Write(file, TruthJson(disclosure, name + ".pdf", {}))) continue;
    *error = "Cannot write " + file + ".";
    return false;
  }
  for (const auto& [kind, files] : pages)
    if (!PrintPages(printer, kind, files, options.folder, error)) return false;
  return true;
}

/// Writes NAME.json and the conversion of every seed.
bool WriteConverted(const SampleOptions& options, Conversion conversion, std::string* error) {
  for (int i = 0; i < options.count; ++i) {
    const uint64_t seed = options.seed + static_cast<uint64_t>(i);
    const Disclosure disclosure = Compose(seed, PrintableLook(LookOf(seed, options.looks)));
    const std::string name = NameOf(seed), file = name + std::string(ConversionSuffix(conversion));
    const std::filesystem::path folder = options.folder;
    if (Write(folder / file, Convert(DisclosureHtml(disclosure), conversion)) &&
        Write(folder / (name + ".json"), TruthJson(disclosure, file, {})))
      continue;
    *error = "Cannot write " + (folder / file).string() + ".";
    return false;
  }
  return true;
}

}  // namespace

bool WriteSamples(const SampleOptions& options, std::string* error) {
  if (options.texts) return WriteConverted(options, *options.texts, error);
  for (Printer printer : {Printer::kChromium, Printer::kWeasyPrint, Printer::kWkhtmltopdf,
                          Printer::kLibreOffice, Printer::kCalc, Printer::kWriter})
    if (!WritePrinted(options, printer, error)) return false;
  for (int i = 0; i < options.count; ++i) {
    const uint64_t seed = options.seed + static_cast<uint64_t>(i);
    if (PrinterOf(seed, options.looks) != Printer::kOwn) continue;
    const Look look = LookOf(seed, options.looks);
    const Sample sample = Synthesize(seed, look);
    if (sample.pdf.empty()) {
      *error = "Sample " + sample.name + " could not be typeset.";
      return false;
    }
    if (!WriteSample(options.folder, sample, error)) return false;
    for (int slip = 0; options.spoiled && slip < kSlips; ++slip) {
      const Sample other = SynthesizeSpoiled(seed, look, static_cast<Slip>(slip));
      if (!other.pdf.empty() && !WriteSample(options.folder, other, error)) return false;
    }
  }
  return true;
}

}  // namespace gongkai::synthetic
