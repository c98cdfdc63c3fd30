#include "corpus/inventory.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace gongkai {
namespace {

namespace fs = std::filesystem;

bool HasKnownSuffix(const fs::path& path) {
  static const std::set<std::string> known = {"",     ".pdf", ".txt",  ".md", ".markdown",
                                              ".tsv", ".csv", ".html", ".htm"};
  std::string suffix = path.extension().string();
  std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return known.count(suffix) > 0;
}

void SearchFolder(const fs::path& folder, std::vector<std::string>* out) {
  std::vector<std::string> found;
  std::error_code error;
  auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator it(folder, options, error), end; !error && it != end;
       it.increment(error)) {
    std::string name = it->path().filename().string();
    if (name.starts_with(".")) {
      if (it->is_directory(error)) it.disable_recursion_pending();
      continue;
    }
    if (it->is_regular_file(error) && HasKnownSuffix(it->path())) found.push_back(it->path().string());
  }
  std::sort(found.begin(), found.end());
  out->insert(out->end(), found.begin(), found.end());
}

}  // namespace

std::vector<std::string> TakeInventory(const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (fs::is_directory(argument, error)) {
      SearchFolder(argument, &out);
    } else {
      out.push_back(argument);
    }
  }
  std::set<std::string> seen;
  std::erase_if(out, [&](const std::string& path) { return !seen.insert(path).second; });
  return out;
}

}  // namespace gongkai
