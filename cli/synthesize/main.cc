// gongkai-synthesize: the program behind `gongkai synthesize`. It stands by itself because only it needs the
// typesetter's libraries, whose loading would slow every other command.
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "cli/commands.h"
#include "corpus/synthetic/synthesize.h"

namespace gongkai {
namespace {

struct SynthesizeOptions {
  synthetic::SampleOptions samples;
  std::string looks, texts;
};

int MakeSamples(const SynthesizeOptions& options) {
  SetUpLogging("warn");
  synthetic::SampleOptions samples = options.samples;
  std::string error;
  if (!options.looks.empty() && !synthetic::ParseLookWords(options.looks, &samples.looks, &error)) {
    spdlog::error("{}", error);
    return kExitUsage;
  }
  samples.texts = synthetic::ConversionNamed(options.texts);
  if (!options.texts.empty() && !samples.texts) {
    spdlog::error("There is no conversion \"{}\". Known: {}.", options.texts, synthetic::kConversionNames);
    return kExitUsage;
  }
  std::error_code problem;
  std::filesystem::create_directories(samples.folder, problem);
  if (problem) error = "The folder " + samples.folder + " cannot be made: " + problem.message() + ".";
  if (error.empty() && synthetic::WriteSamples(samples, &error)) {
    std::printf("%d invented disclosures, each with its truth -> %s\n", samples.count,
                samples.folder.c_str());
    return 0;
  }
  spdlog::error("{}", error);
  return kExitOutput;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) {
  using namespace gongkai;
  CLI::App app("Typeset final accounts of invented agencies in many looks, with the truth beside each");
  app.name("gongkai synthesize");
  SynthesizeOptions options;
  app.add_option("folder", options.samples.folder, "Where to put NAME.pdf and NAME.json")->required();
  app.add_option("--count", options.samples.count, "How many")
      ->capture_default_str()
      ->check(CLI::Range(1, 100000));
  app.add_option("--seed", options.samples.seed, "The first seed; the same seed gives the same document")
      ->capture_default_str();
  app.add_option("--looks", options.looks,
                 "Only looks of these words, joined by commas: " + synthetic::KnownLookWords() +
                     ". Of rules and of programs one of those named, of the others all. chromium, "
                     "weasyprint, wkhtmltopdf and libreoffice have the pages set by these programs from "
                     "HTML, calc and writer by LibreOffice from a workbook or a text document; the "
                     "program must be installed");
  app.add_flag(
      "--spoiled", options.samples.spoiled,
      "Beside each, six copies with one printed amount changed: digit, swap, point, neighbour, blank, row");
  app.add_option("--texts", options.texts,
                 "No PDFs but what converters make of such documents, one of: " +
                     std::string(synthetic::kConversionNames) +
                     ". repeated is Markdown with spanned cells printed in every column, sheet a CSV as "
                     "wide as its widest table");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitUsage;
  }
  return MakeSamples(options);
}
