// The subcommands. Each adds itself to the application and leaves its exit code in `exit_code`.
#ifndef GONGKAI_CLI_COMMANDS_H_
#define GONGKAI_CLI_COMMANDS_H_

#include <memory>
#include <string>

#include "normalize/forms/catalogue.h"

namespace CLI {
class App;
}

namespace gongkai {

inline constexpr int kExitDocuments =
    1;  ///< run --strict: a document failed or is partial; check: a contradiction
inline constexpr int kExitUsage = 2;
inline constexpr int kExitOutput = 3;  ///< the output cannot be written, or check cannot read the database
inline constexpr int kExitEnvironment = 4;  ///< poppler-data is missing

void AddRunCommand(CLI::App* app, int* exit_code);
void AddShowCommand(CLI::App* app, int* exit_code);
void AddCheckCommand(CLI::App* app, int* exit_code);
void AddSynthesizeCommand(CLI::App* app, int* exit_code);

/// Sets up logging to stderr; `level` is a spdlog name ("info", "warn", "debug").
void SetUpLogging(const std::string& level);

/// Says what is wrong with this machine and returns kExitEnvironment, or 0 when all is well.
int CheckEnvironment();

/// The catalogue to work with: the built-in one, or `folder` over it. Null after having said why.
const Catalogue* ChooseCatalogue(const std::string& folder, std::unique_ptr<Catalogue>* owned);

}  // namespace gongkai

#endif  // GONGKAI_CLI_COMMANDS_H_
