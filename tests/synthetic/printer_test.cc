// Other programs as printers, where they are installed.
#include "corpus/synthetic/printer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "corpus/process.h"
#include "corpus/synthetic/html.h"
#include "corpus/synthetic/outline.h"
#include "corpus/synthetic/synthesize.h"
#include "tests/support/truth.h"

namespace gongkai::synthetic {
namespace {

namespace fs = std::filesystem;

class Printers : public testing::TestWithParam<const char*> {};

TEST_P(Printers, RuledFormsAreReadWithoutAnError) {
  SampleOptions options;
  std::string error;
  ASSERT_TRUE(ParseLookWords(std::string("ruled,") + GetParam(), &options.looks, &error)) << error;
  if (PrinterProgram(PrinterOf(1, options.looks)).empty())
    GTEST_SKIP() << GetParam() << " is not installed; nothing was printed with it.";
  std::string made = testing::TempDir() + "gongkai_printed_XXXXXX";
  ASSERT_TRUE(mkdtemp(made.data()));
  const fs::path folder = made;
  options.folder = folder.string();
  options.count = 1;
  ASSERT_TRUE(WriteSamples(options, &error)) << error;
  std::ifstream truth_file(folder / "synthetic-1.json"), pdf(folder / "synthetic-1.pdf", std::ios::binary);
  const nlohmann::json truth = nlohmann::json::parse(truth_file);
  const std::string bytes((std::istreambuf_iterator<char>(pdf)), {});
  const Normalizer normalizer(Catalogue::BuiltIn());
  const Records got = ProcessBytes(bytes, "synthetic-1.pdf", normalizer);
  EXPECT_TRUE(test::Same(test::FactLines(truth, {}), test::FactLines(got, {})));
  fs::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Installed, Printers,
                         testing::Values("chromium", "weasyprint", "wkhtmltopdf", "libreoffice", "calc",
                                         "writer", "writer,tagged,pdfa"));

TEST(Printers, OneThatIsNotInstalledIsASentence) {
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nonexistent", 1);
  std::string error;
  EXPECT_FALSE(PrintPages(Printer::kLibreOffice, {}, {{"a", "<p>a</p>"}}, testing::TempDir(), &error));
  setenv("PATH", path.c_str(), 1);
  EXPECT_NE(error.find("not installed"), std::string::npos) << error;
}

TEST(Html, HoldsEveryCellOfEveryPrintedForm) {
  Look look = PrintableLook(Look::FromSeed(4), Printer::kChromium);
  look.missing_form = 8;
  const Disclosure disclosure = Compose(4, look);
  const std::string html = DisclosureHtml(disclosure);
  size_t cells = 0, written = 0;
  for (const Form& form : disclosure.forms)
    if (!form.missing) cells += form.table.cells.size();
  for (const Evaluation& evaluation : disclosure.evaluations) cells += evaluation.table.cells.size();
  for (size_t at = html.find("<td style"); at != std::string::npos; at = html.find("<td style", at + 1))
    ++written;
  EXPECT_EQ(written, cells);
}

}  // namespace
}  // namespace gongkai::synthetic
