// The command line: a thin face over corpus, export and normalize.
#include <malloc.h>

#include <CLI/CLI.hpp>

#include "cli/commands.h"

int main(int argc, char** argv) {
  // A document's memory is asked for again by the next one: to give it back in between costs more.
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, 16 << 20);
  CLI::App app{
      "gongkai reads published Chinese final accounts (部门决算公开) and writes their forms as records\n"
      "that can be traced to the place on the page they came from.\n\n"
      "  gongkai run 决算/ --db accounts.sqlite     read every file of a folder into a database\n"
      "  gongkai show 2024年度部门决算.pdf          print the forms of one file in the terminal\n"
      "  gongkai check --db accounts.sqlite         report what the documents contradict themselves in"};
  app.name("gongkai");
  app.set_version_flag("--version", std::string("gongkai ") + GONGKAI_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 the run came to its end (documents that could not be read are rows of the database)\n"
      "            1 run --strict: a document failed or was read in part; show: the file could not be read;\n"
      "              check: at least one contradiction\n"
      "            2 wrong arguments\n"
      "            3 the output cannot be written; check: the database cannot be read\n"
      "            4 this machine cannot decode Chinese PDFs (install poppler-data)");
  int exit_code = 0;
  gongkai::AddRunCommand(&app, &exit_code);
  gongkai::AddShowCommand(&app, &exit_code);
  gongkai::AddCheckCommand(&app, &exit_code);
  gongkai::AddSynthesizeCommand(&app, &exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    int code = app.exit(error);
    return code == 0 ? 0 : gongkai::kExitUsage;
  }
  return exit_code;
}
