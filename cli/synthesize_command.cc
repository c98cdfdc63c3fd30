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

void AddSynthesizeCommand(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<SynthesizeOptions>();
  CLI::App* command = app->add_subcommand(
      "synthesize", "Typeset final accounts of invented agencies in many looks, with the truth beside each");
  command->add_option("folder", options->samples.folder, "Where to put NAME.pdf and NAME.json")->required();
  command->add_option("--count", options->samples.count, "How many")
      ->capture_default_str()
      ->check(CLI::Range(1, 100000));
  command
      ->add_option("--seed", options->samples.seed, "The first seed; the same seed gives the same document")
      ->capture_default_str();
  command->add_option("--looks", options->looks,
                      "Only looks of these words, joined by commas: " + synthetic::KnownLookWords() +
                          ". Of rules and of programs one of those named, of the others all. chromium, "
                          "weasyprint, wkhtmltopdf and libreoffice have the pages set by these programs from "
                          "HTML, calc and writer by LibreOffice from a workbook or a text document; the "
                          "program must be installed");
  command->add_flag(
      "--spoiled", options->samples.spoiled,
      "Beside each, six copies with one printed amount changed: digit, swap, point, neighbour, blank, row");
  command->add_option("--texts", options->texts,
                      "No PDFs but what converters make of such documents, one of: " +
                          std::string(synthetic::kConversionNames) +
                          ". repeated is Markdown with spanned cells printed in every column, sheet a CSV as "
                          "wide as its widest table");
  command->callback([options, exit_code] { *exit_code = MakeSamples(*options); });
}

}  // namespace gongkai
