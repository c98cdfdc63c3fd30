#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace gongkai {

void AddSynthesizeCommand(CLI::App*, int*) {}

}  // namespace gongkai
