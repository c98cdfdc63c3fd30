// Folders, files and programs for tests that need them.
#ifndef GONGKAI_TESTS_SUPPORT_FILES_H_
#define GONGKAI_TESTS_SUPPORT_FILES_H_

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace gongkai::test {

/// A folder of its own that goes away with the test.
class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "gongkai-test-XXXXXX").string();
    if (mkdtemp(pattern.data())) path_ = pattern;
  }
  ~TempFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }
  /// Writes a file and returns its path.
  std::string Put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return *this / name;
  }

 private:
  std::filesystem::path path_;
};

inline std::string ReadBytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::string Quoted(const std::string& argument) {
  std::string out = "'";
  for (char c : argument) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

struct Outcome {
  int exit_code = -1;
  std::string output;  ///< standard output and, where `errors`, standard error
};

inline Outcome RunProgram(const std::vector<std::string>& arguments, bool errors = true) {
  std::string command;
  for (const std::string& argument : arguments) command += Quoted(argument) + " ";
  command += errors ? "2>&1" : "2>/dev/null";
  Outcome outcome;
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return outcome;
  char buffer[65536];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) outcome.output.append(buffer, n);
  int status = pclose(pipe);
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  return outcome;
}

inline bool HaveProgram(const std::string& name) {
  return RunProgram({"sh", "-c", "command -v " + name}).exit_code == 0;
}

/// The folder with published files that are no part of this repository; empty where there is none.
inline std::string SharedFolder() {
  const char* named = std::getenv("GONGKAI_SHARED");
  return named && std::filesystem::is_directory(named) ? named : "";
}

inline constexpr const char* kNoShared = "GONGKAI_SHARED names no folder of published files";

/// The PDFs directly in `folder` whose name begins with `prefix`, by name.
inline std::vector<std::string> PdfsIn(const std::string& folder, const std::string& prefix) {
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".pdf" && entry.path().filename().string().starts_with(prefix))
      out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_SUPPORT_FILES_H_
