#include <spdlog/spdlog.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/commands.h"

namespace gongkai {
namespace {

// Gives this process over to gongkai-synthesize, which stands beside this program. Returns on failure only.
int BecomeSynthesizer(const std::vector<std::string>& arguments) {
  SetUpLogging("warn");
  std::error_code problem;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", problem);
  const std::string program = (self.parent_path() / "gongkai-synthesize").string();
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(program.c_str(), argv.data());
  spdlog::error("{} cannot be started: {}. It is built and installed together with gongkai.", program,
                std::strerror(errno));
  return kExitUsage;
}

}  // namespace

void AddSynthesizeCommand(CLI::App* app, int* exit_code) {
  CLI::App* command = app->add_subcommand(
      "synthesize", "Typeset final accounts of invented agencies in many looks, with the truth beside each");
  // All arguments, --help too, are gongkai-synthesize's.
  command->set_help_flag();
  command->prefix_command();
  command->callback([command, exit_code] { *exit_code = BecomeSynthesizer(command->remaining()); });
}

}  // namespace gongkai
