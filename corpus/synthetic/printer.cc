#include "corpus/synthetic/printer.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <thread>
#include <vector>

namespace gongkai::synthetic {
namespace {

namespace fs = std::filesystem;

constexpr int kSecondsToStart = 60;
constexpr int kSecondsPerDocument = 20;
constexpr size_t kAtOnce = 25;  // documents that LibreOffice gets in one call

/// Runs a program to its end or to the time limit, its output thrown away. What it made tells whether it
/// worked.
void Run(const std::vector<std::string>& arguments, int seconds) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
  // A group of its own, so that the children of the program end with it.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t child = 0;
  const int failed = posix_spawn(&child, argv[0], &actions, &attributes, argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed) return;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) {
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

const char* ExtensionOf(Printer printer) {
  return printer == Printer::kCalc ? ".fods" : printer == Printer::kWriter ? ".fodt" : ".html";
}

/// What a printer is called in PATH, and in a sentence.
struct Program {
  std::vector<const char*> names;
  const char* title;
};

Program ProgramOf(Printer printer) {
  switch (printer) {
    case Printer::kOwn:
      return {{}, "This program"};
    case Printer::kChromium:
      return {{"chromium", "chromium-browser", "google-chrome"}, "Chromium"};
    case Printer::kWeasyPrint:
      return {{"weasyprint"}, "WeasyPrint"};
    case Printer::kWkhtmltopdf:
      return {{"wkhtmltopdf"}, "wkhtmltopdf"};
    default:
      return {{"soffice", "libreoffice"}, "LibreOffice"};
  }
}

/// How a program that prints one page of HTML at a time is called.
std::vector<std::string> PrintOne(Printer printer, const std::string& program, const std::string& profile,
                                  const std::string& from, const std::string& to) {
  // Alignments are attributes of the cells.
  if (printer == Printer::kWeasyPrint) return {program, "--presentational-hints", from, to};
  if (printer == Printer::kWkhtmltopdf) return {program, "--quiet", "--page-size", "A4", from, to};
  // The pages are ours: the sandbox, which does not work for root and in containers, guards nothing.
  return {program,
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--no-pdf-header-footer",
          "--user-data-dir=" + profile,
          "--print-to-pdf=" + to,
          "file://" + from};
}

/// The output format of LibreOffice with its options.
std::string ExportFormat(const PdfKind& kind) {
  std::string options;
  if (kind.tagged) options = "\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}";
  if (kind.pdf_a)
    options += (options.empty() ? "" : ",") +
               std::string("\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}");
  return options.empty() ? "pdf" : "pdf:writer_pdf_Export:{" + options + "}";
}

}  // namespace

std::string PrinterProgram(Printer printer) {
  const std::vector<const char*> names = ProgramOf(printer).names;
  const char* const path = std::getenv("PATH");
  const std::string folders = path ? path : "";
  for (const char* name : names)
    for (size_t from = 0; from <= folders.size();) {
      const size_t end = std::min(folders.find(':', from), folders.size());
      const std::string candidate = folders.substr(from, end - from) + "/" + name;
      if (access(candidate.c_str(), X_OK) == 0) return candidate;
      from = end + 1;
    }
  return {};
}

bool PrintPages(Printer printer, const PdfKind& kind, const std::map<std::string, std::string>& pages,
                const std::string& folder, std::string* error) {
  const Program known = ProgramOf(printer);
  const bool office = std::string_view(known.title) == "LibreOffice";
  const std::string program = PrinterProgram(printer);
  if (program.empty()) {
    *error = std::string(known.title) + " is not installed (" + known.names.front() + " in PATH).";
    return false;
  }
  std::string made = (fs::temp_directory_path() / "gongkai-printer-XXXXXX").string();
  if (!mkdtemp(made.data())) {
    *error = "No folder can be made for the pages that " + program + " shall print.";
    return false;
  }
  const fs::path work = made, out = fs::absolute(folder);
  const std::string profile = (work / "profile").string();
  std::vector<std::string> files;
  for (const auto& [name, page] : pages) {
    files.push_back((work / (name + ExtensionOf(printer))).string());
    std::ofstream(files.back(), std::ios::binary) << page;
    std::error_code ignored;
    fs::remove(out / (name + ".pdf"), ignored);  // what is there afterwards has been printed now
    if (!office)
      Run(PrintOne(printer, program, profile, files.back(), (out / (name + ".pdf")).string()),
          kSecondsToStart);
  }
  for (size_t from = 0; office && from < files.size(); from += kAtOnce) {
    const size_t end = std::min(files.size(), from + kAtOnce);
    std::vector<std::string> arguments = {
        program,        "--headless",       "-env:UserInstallation=file://" + profile,
        "--convert-to", ExportFormat(kind), "--outdir",
        out.string()};
    arguments.insert(arguments.end(), files.begin() + static_cast<std::ptrdiff_t>(from),
                     files.begin() + static_cast<std::ptrdiff_t>(end));
    Run(arguments, kSecondsToStart + kSecondsPerDocument * static_cast<int>(end - from));
  }
  std::error_code ignored;
  fs::remove_all(work, ignored);
  for (const auto& [name, page] : pages) {
    std::error_code problem;
    if (fs::file_size(out / (name + ".pdf"), problem) > 0 && !problem) continue;
    *error = name + " could not be printed by " + program + ".";
    return false;
  }
  return true;
}

}  // namespace gongkai::synthetic
