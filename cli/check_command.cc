#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "cli/commands.h"
#include "corpus/across/across.h"
#include "export/report_html.h"
#include "export/report_text.h"

namespace gongkai {
namespace {

struct CheckOptions {
  std::string database, html, catalogue;
  ReportOptions report;
};

int Check(const CheckOptions& options) {
  SetUpLogging("warn");
  std::unique_ptr<Catalogue> owned;
  const Catalogue* catalogue = ChooseCatalogue(options.catalogue, &owned);
  if (!catalogue) return kExitUsage;
  std::string error;
  std::unique_ptr<Accounts> accounts = Accounts::Open(options.database, &error);
  if (accounts) error = RunChecksAcross(*catalogue, accounts.get());
  if (!error.empty()) {
    spdlog::error("{}", error);
    return kExitOutput;
  }
  TextReport text(*catalogue, std::cout);
  std::vector<ReportWriter*> writers = {&text};
  std::ofstream file;
  HtmlReport html(*catalogue, file);
  if (!options.html.empty()) {
    file.open(options.html, std::ios::binary | std::ios::trunc);
    if (!file) {
      spdlog::error("The report {} cannot be written: {}.", options.html, std::strerror(errno));
      return kExitOutput;
    }
    writers.push_back(&html);
  }
  HarvestSummary summary;
  error = WriteReport(*catalogue, options.database, options.report, accounts.get(), writers, &summary);
  if (!error.empty()) {
    spdlog::error("{}", error);
    return accounts->problem().empty() ? kExitUsage : kExitOutput;
  }
  if (!options.html.empty() && !file) {
    spdlog::error("The report {} cannot be written to its end.", options.html);
    return kExitOutput;
  }
  return summary.checks.failed[0] > 0 ? kExitDocuments : 0;
}

}  // namespace

void AddCheckCommand(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* check = app->add_subcommand(
      "check", "Report what the documents of a database say against themselves and each other");
  check->add_option("--db", options->database, "The SQLite database that gongkai run wrote")->required();
  check->add_option("--html", options->html, "Write the report also as one HTML file");
  check->add_option("--document", options->report.document,
                    "Only documents with this text in path or publisher, or at the beginning of doc_id");
  check->add_option("--rule", options->report.rules, "Only this rule; may be given more than once");
  check->add_flag("--all", options->report.all,
                  "Also checks that passed, rounding tails and what could not be checked");
  check->add_option("--catalogue", options->catalogue, "A folder with a changed catalogue");
  check->footer(
      "The checks across documents (Y1, Y2, Y3) are computed anew and stored in the table checks.\n"
      "Exit codes: 0 nothing failed, or only suspicions and remarks\n"
      "            1 at least one contradiction among the selected documents and rules\n"
      "            2 wrong arguments; no such document or rule\n"
      "            3 the database cannot be read, or the report cannot be written");
  check->callback([options, exit_code] { *exit_code = Check(*options); });
}

}  // namespace gongkai
