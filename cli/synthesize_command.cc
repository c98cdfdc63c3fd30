#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "cli/commands.h"
#include "corpus/synthetic/synthesize.h"

namespace gongkai {
namespace {

struct SynthesizeOptions {
  std::string folder;
  int count = 10;
  uint64_t seed = 1;
  bool spoiled = false;
};

int MakeSamples(const SynthesizeOptions& options) {
  SetUpLogging("warn");
  std::error_code problem;
  std::filesystem::create_directories(options.folder, problem);
  std::string error;
  if (problem) error = "The folder " + options.folder + " cannot be made: " + problem.message() + ".";
  if (error.empty() &&
      synthetic::WriteSamples(options.folder, options.count, options.seed, options.spoiled, &error)) {
    std::printf("%d invented disclosures, each with its truth -> %s\n", options.count,
                options.folder.c_str());
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
  command->add_option("folder", options->folder, "Where to put NAME.pdf and NAME.json")->required();
  command->add_option("--count", options->count, "How many")
      ->capture_default_str()
      ->check(CLI::Range(1, 100000));
  command->add_option("--seed", options->seed, "The first seed; the same seed gives the same document")
      ->capture_default_str();
  command->add_flag(
      "--spoiled", options->spoiled,
      "Beside each, six copies with one printed amount changed: digit, swap, point, neighbour, blank, row");
  command->callback([options, exit_code] { *exit_code = MakeSamples(*options); });
}

}  // namespace gongkai
