#include <spdlog/spdlog.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>

#include "cli/commands.h"
#include "corpus/inventory.h"
#include "corpus/run.h"
#include "export/sqlite_sink.h"

namespace gongkai {
namespace {

struct RunOptions {
  std::vector<std::string> inputs;
  std::string database;
  std::string catalogue;
  std::string log_level = "warn";
  bool strict = false;
  bool quiet = false;
  ExtractLimits limits;
};

// One line on a terminal, rewritten at most ten times a second.
class ProgressLine {
 public:
  explicit ProgressLine(bool on) : on_(on && isatty(STDERR_FILENO)) {}
  void Show(size_t done, size_t total, size_t failed) {
    auto now = std::chrono::steady_clock::now();
    if (!on_ || (done < total && now - shown_ < std::chrono::milliseconds(100))) return;
    shown_ = now;
    double seconds = std::chrono::duration<double>(now - start_).count();
    double left = seconds / static_cast<double>(done) * static_cast<double>(total - done);
    std::fprintf(stderr, "\r%zu of %zu files, %zu failed, about %.0f s left \033[K", done, total, failed,
                 left);
    if (done == total) std::fputs("\n", stderr);
  }

 private:
  bool on_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), shown_;
};

int RunFiles(const RunOptions& options) {
  SetUpLogging(options.log_level);
  if (int code = CheckEnvironment()) return code;
  std::unique_ptr<Catalogue> owned;
  const Catalogue* catalogue = ChooseCatalogue(options.catalogue, &owned);
  if (!catalogue) return kExitUsage;
  std::vector<std::string> paths = TakeInventory(options.inputs);
  std::string error;
  std::unique_ptr<Sink> sink = OpenSqliteSink(options.database, &error);
  if (!sink) {
    spdlog::error("{}", error);
    return kExitOutput;
  }
  Normalizer normalizer(*catalogue);
  ProgressLine line(!options.quiet);
  size_t failed = 0;
  RunSummary summary = Run(paths, normalizer, options.limits, sink.get(),
                           [&](size_t done, size_t total, const Records& records) {
                             const DocumentRecord& d = records.document;
                             if (d.status != "ok")
                               spdlog::warn("{}: {} ({}) {}", d.path, d.status, d.error_code.value_or(""),
                                            d.error_message.value_or(""));
                             for (const std::string& warning : records.warnings)
                               spdlog::debug("{}: {}", d.path, warning);
                             failed += d.status == "failed";
                             line.Show(done, total, failed);
                           });
  if (!summary.error.empty()) {
    spdlog::error("{}", summary.error);
    return kExitOutput;
  }
  if (!options.quiet)
    std::printf("%zu documents (%zu ok, %zu partial, %zu failed), %zu pages, %zu forms, %zu facts -> %s\n",
                summary.documents(), summary.ok, summary.partial, summary.failed, summary.pages,
                summary.forms, summary.facts, options.database.c_str());
  if (!options.quiet && summary.duplicates > 0)
    std::printf("%zu files hold the same bytes as another; their paths are in document_paths\n",
                summary.duplicates);
  return options.strict && (summary.failed || summary.partial) ? kExitDocuments : 0;
}

}  // namespace

void AddRunCommand(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* run = app->add_subcommand("run", "Read files and folders into a database");
  run->add_option("inputs", options->inputs, "Files, and folders that are searched for .pdf and text files")
      ->required();
  run->add_option("--db", options->database,
                  "The SQLite database to write; documents already in it are replaced")
      ->required();
  run->add_option("--catalogue", options->catalogue,
                  "A folder with changed forms.toml, dialect.toml, … to use instead of the built-in ones");
  run->add_option("--max-pages", options->limits.max_pages, "Pages read of one document")
      ->capture_default_str();
  run->add_option("--seconds", options->limits.seconds, "Time allowed for one document")
      ->capture_default_str();
  run->add_option("--log", options->log_level, "What to report on stderr: error, warn, info, debug")
      ->capture_default_str();
  run->add_flag("--strict", options->strict, "Exit with 1 when a document failed or was read in part");
  run->add_flag("--quiet", options->quiet, "No progress line and no summary");
  run->callback([options, exit_code] { *exit_code = RunFiles(*options); });
}

}  // namespace gongkai
