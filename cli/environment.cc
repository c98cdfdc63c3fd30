#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/commands.h"
#include "extract/extract.h"

namespace gongkai {

void SetUpLogging(const std::string& level) {
  auto logger = spdlog::stderr_color_mt("gongkai");
  logger->set_pattern("%^%l%$: %v");
  spdlog::set_default_logger(logger);
  spdlog::set_level(spdlog::level::from_str(level));
}

int CheckEnvironment() {
  std::string problem = CheckCjkSupport();
  if (problem.empty()) return 0;
  spdlog::error("{}", problem);
  return kExitEnvironment;
}

const Catalogue* ChooseCatalogue(const std::string& folder, std::unique_ptr<Catalogue>* owned) {
  if (folder.empty()) return &Catalogue::BuiltIn();
  std::string error;
  *owned = Catalogue::Load(folder, &error);
  if (!*owned) spdlog::error("The catalogue cannot be used: {}", error);
  return owned->get();
}

}  // namespace gongkai
