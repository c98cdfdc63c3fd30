// Files that are no good: each becomes one document with a stable code and a sentence, and nothing else
// suffers.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "corpus/process.h"
#include "corpus/synthetic/synthesize.h"
#include "tests/support/database.h"
#include "tests/support/files.h"
#include "tests/support/tiny_pdf.h"

namespace gongkai {
namespace {

using test::OnePage;
using test::TinyPdf;

const Normalizer& TheNormalizer() {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return normalizer;
}

const synthetic::Sample& GoodSample() {
  static const synthetic::Sample sample = synthetic::Synthesize(1, synthetic::Look::Ruled());
  return sample;
}

const std::string kWord = "BT /F 10 Tf 20 60 Td (word word word) Tj ET ";

std::string Repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

/// A PDF whose only page is built from these objects; 3 is the page.
std::string Objects(const std::vector<std::string>& bodies) {
  std::string out = "%PDF-1.4\n";
  for (size_t i = 0; i < bodies.size(); ++i) out += std::to_string(i + 1) + " 0 obj" + bodies[i] + "endobj\n";
  return out + "trailer<</Root 1 0 R/Size " + std::to_string(bodies.size() + 1) + ">>\n%%EOF\n";
}

/// Lines, matrices and areas of 10^24 points, with the state restored after them.
std::string Unbounded() {
  const std::string n(24, '9');
  return "q " + n + " -" + n + " m -" + n + " " + n + " l S " + n + " 0 0 " + n + " 0 0 cm 0 0 " + n + " " +
         n + " re f Q ";
}

std::string ScannedPage() {
  TinyPdf pdf;
  int image =
      pdf.Stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
                 std::string(1, '\x80'));
  return pdf.Resource("/XObject<</I " + TinyPdf::Ref(image) + ">>")
      .Page("q 200 0 0 100 0 0 cm /I Do Q")
      .Build();
}

std::string Front(const std::string& bytes, int percent) {
  return bytes.substr(0, bytes.size() * static_cast<size_t>(percent) / 100);
}

void ExpectSentence(const OptionalText& message, const std::string& name) {
  ASSERT_TRUE(message) << name;
  EXPECT_TRUE(message->ends_with(".")) << name << ": " << *message;
  EXPECT_GT(message->size(), 15u) << name << ": " << *message;
  EXPECT_TRUE(isupper(static_cast<unsigned char>((*message)[0]))) << name << ": " << *message;
  EXPECT_EQ(message->find('\n'), std::string::npos) << name << ": " << *message;
}

struct BadCase {
  std::string name;
  std::string bytes;
  const char* status;
  const char* code;
};

std::vector<BadCase> BadCases() {
  const std::string& good = GoodSample().pdf;
  std::vector<BadCase> cases = {
      {"nothing", "", "failed", "empty_file"},
      {"a zip archive", std::string("PK\3\4\24\0\6\0\10\0\0\0!\0", 14) + std::string(200, '\0'), "failed",
       "unsupported_format"},
      {"a picture", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + std::string(100, '\1'), "failed",
       "unsupported_format"},
      {"an old Word file", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(600, '\0'),
       "failed", "unsupported_format"},
      {"a header and nothing else", "%PDF-1.7\n", "failed", "damaged_pdf"},
      {"a header and garbage", "%PDF-1.7\n" + Repeat("\xFF\x00garbage<<[[", 500), "failed", "damaged_pdf"},
      {"cut at 10 %", Front(good, 10), "failed", "damaged_pdf"},
      {"cut at 50 %", Front(good, 50), "failed", "damaged_pdf"},
      {"cut at 90 %", Front(good, 90), "failed", "damaged_pdf"},
      {"cut at 99 %", Front(good, 99), "failed", "damaged_pdf"},
      {"no pages", Objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"}), "failed",
       "no_pages"},
      {"a scan", ScannedPage(), "failed", "no_text_layer"},
      {"only a drawing", OnePage("0.5 w 10 80 m 110 80 l S 10 80 m 10 20 l S"), "failed", "no_text_layer"},
      {"an empty page", OnePage(""), "failed", "no_text_layer"},
      {"glyphs without Unicode", OnePage("BT /X 10 Tf 20 60 Td <" + Repeat("00010002", 20) + "> Tj ET"),
       "failed", "no_unicode"},
  };
  return cases;
}

TEST(BadInput, EachKindHasItsStableCodeAndASentence) {
  for (const BadCase& c : BadCases()) {
    Records got = ProcessBytes(c.bytes, "folder/" + c.name, TheNormalizer());
    EXPECT_EQ(got.document.status, c.status) << c.name;
    EXPECT_EQ(got.document.error_code.value_or("none"), c.code)
        << c.name << ": " << got.document.error_message.value_or("");
    ExpectSentence(got.document.error_message, c.name);
    EXPECT_EQ(got.document.doc_id.size(), 64u) << c.name;
    EXPECT_EQ(got.document.path, "folder/" + c.name);
    EXPECT_EQ(got.document.bytes, static_cast<int64_t>(c.bytes.size())) << c.name;
    EXPECT_EQ(got.document.kind, "other") << c.name;
    EXPECT_TRUE(got.tables.empty() && got.facts.empty()) << c.name << ": a failed document has no records";
  }
}

TEST(BadInput, TheSameBytesFailInTheSameWay) {
  for (const BadCase& c : BadCases()) {
    Records first = ProcessBytes(c.bytes, "a", TheNormalizer()),
            again = ProcessBytes(c.bytes, "a", TheNormalizer());
    EXPECT_EQ(first.document.doc_id, again.document.doc_id) << c.name;
    EXPECT_EQ(first.document.error_message, again.document.error_message) << c.name;
    EXPECT_EQ(first.warnings, again.warnings) << c.name;
  }
}

// Strange but readable: the text is there, so the document is.
TEST(BadInput, OddFilesAreReadWhereTheyCanBe) {
  const std::string page =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
  const std::string font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
  const std::string content =
      "<</Length " + std::to_string(kWord.size()) + ">>stream\n" + kWord + "\nendstream ";
  const struct {
    const char* name;
    std::string bytes;
  } cases[] = {
      {"bytes before the header", "\xEF\xBB\xBF\r\nContent-Type: application/pdf\r\n\r\n" + OnePage(kWord)},
      {"bytes after the end", OnePage(kWord) + std::string(2000, '\0')},
      {"no cross-reference table", Objects({"<</Type/Catalog/Pages 2 0 R>>",
                                            "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, font})},
      {"a huge page", TinyPdf().Page(kWord, "/MediaBox[0 0 1e9 1e9]").Build()},
      {"a page without area", TinyPdf().Page(kWord, "/MediaBox[0 0 0 0]").Build()},
      {"a page box that is upside down", TinyPdf().Page(kWord, "/MediaBox[200 100 0 0]").Build()},
      {"a rotation that is none", TinyPdf().Page(kWord, "/MediaBox[0 0 200 100]/Rotate 37").Build()},
      {"a negative rotation", TinyPdf().Page(kWord, "/MediaBox[0 0 200 100]/Rotate -90").Build()},
      {"unknown operators", OnePage("ET BT nonsense 1 2 ] > S h W BX 1 2 3 more EX " + kWord)},
      {"state saved ten thousand times", OnePage(Repeat("q ", 10000) + kWord)},
      {"an array nested deeply", OnePage(kWord + Repeat("[", 20000))},
      {"numbers without bounds", OnePage(Unbounded() + kWord)},
  };
  for (const auto& c : cases) {
    Records got = ProcessBytes(c.bytes, c.name, TheNormalizer());
    EXPECT_NE(got.document.status, "failed") << c.name << ": " << got.document.error_message.value_or("");
    EXPECT_EQ(got.document.pages, 1) << c.name;
  }
}

TEST(BadInput, FormsThatDrawThemselvesEnd) {
  // Two forms that draw each other twice.
  const std::string form = "/Type/XObject/Subtype/Form/BBox[0 0 200 100]/Resources<</XObject<</R ",
                    data = "/R Do /R Do";
  TinyPdf pdf;
  int first = pdf.Object("null");
  int second = pdf.Stream(form + TinyPdf::Ref(first + 2) + ">>>>", data);
  pdf.Stream(form + TinyPdf::Ref(second) + ">>>>", data);
  pdf.Resource("/XObject<</R " + TinyPdf::Ref(second) + ">>");
  Records got = ProcessBytes(pdf.Page(kWord + "/R Do").Build(), "self", TheNormalizer());
  EXPECT_NE(got.document.status, "failed");
  EXPECT_EQ(got.document.pages, 1);
}

TEST(BadInput, AChainOfManyFormsEnds) {
  TinyPdf pdf;
  int last = pdf.Stream("/Type/XObject/Subtype/Form/BBox[0 0 200 100]", "0 0 m 10 10 l S");
  for (int i = 0; i < 3000; ++i)
    last = pdf.Stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 200 100]/Resources<</XObject<</R " + TinyPdf::Ref(last) + ">>>>",
        "/R Do");
  Records got =
      ProcessBytes(pdf.Resource("/XObject<</R " + TinyPdf::Ref(last) + ">>").Page(kWord + "/R Do").Build(),
                   "chain", TheNormalizer());
  EXPECT_NE(got.document.status, "failed");
  EXPECT_EQ(got.document.pages, 1);
}

// 2^levels drawings from some forty objects.
std::string TreeOfForms(int levels) {
  TinyPdf pdf;
  const std::string form = "/Type/XObject/Subtype/Form/BBox[0 0 200 100]";
  int last = pdf.Stream(form, "0 0 m 10 10 l S");
  for (int i = 0; i < levels; ++i)
    last = pdf.Stream(form + "/Resources<</XObject<</R " + TinyPdf::Ref(last) + ">>>>", "/R Do /R Do");
  return pdf.Resource("/XObject<</R " + TinyPdf::Ref(last) + ">>").Page(kWord + "/R Do").Build();
}

TEST(BadInput, ATreeOfFormsEnds) {
  auto start = std::chrono::steady_clock::now();
  Records got = ProcessBytes(TreeOfForms(12), "tree", TheNormalizer());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_NE(got.document.status, "failed");
  EXPECT_EQ(got.document.pages, 1);
}

TEST(BadInput, APageTreeThatIsACircleEnds) {
  std::string circle = Objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"});
  Records got = ProcessBytes(circle, "circle", TheNormalizer());
  EXPECT_EQ(got.document.status, "failed");
  ExpectSentence(got.document.error_message, "circle");
}

TEST(BadInput, APromiseOfAMillionPagesIsBounded) {
  std::string pdf = TinyPdf().Page(kWord).Build();
  size_t at = pdf.find("/Count 1");
  ASSERT_NE(at, std::string::npos);
  pdf.replace(at, 8, "/Count 1000000");
  auto start = std::chrono::steady_clock::now();
  Records got = ProcessBytes(pdf, "million", TheNormalizer());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_NE(got.document.status, "ok") << "pages that are promised and not there are no complete document";
  ExpectSentence(got.document.error_message, "million");
}

TEST(BadInput, TheTimeForADocumentIsBounded) {
  // Operators that draw nothing, compressed in spirit: two million of them on each of many pages.
  TinyPdf pdf;
  std::string work = kWord + Repeat("0 0 m 1 1 l n ", 200000);
  for (int i = 0; i < 40; ++i) pdf.Page(work);
  ExtractLimits limits;
  limits.seconds = 0.3;
  auto start = std::chrono::steady_clock::now();
  Records got = ProcessBytes(pdf.Build(), "slow", TheNormalizer(), limits);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
  EXPECT_EQ(got.document.status, "partial");
  EXPECT_EQ(got.document.error_code, "limit_exceeded");
  ExpectSentence(got.document.error_message, "slow");
}

TEST(BadInput, PasswordsAreAskedForOnlyWhereThereIsOne) {
  if (!test::HaveProgram("qpdf")) GTEST_SKIP() << "qpdf is not installed";
  test::TempFolder folder;
  std::string plain = folder.Put("plain.pdf", GoodSample().pdf);
  const Records expected = ProcessFile(plain, TheNormalizer());
  const struct {
    const char* name;
    std::vector<std::string> key;
    bool readable;
  } cases[] = {
      {"a password to open, 256 bits", {"user", "owner", "256"}, false},
      {"a password to open, 128 bits", {"user", "owner", "128", "--use-aes=y"}, false},
      {"only a password to change, 256 bits", {"", "owner", "256"}, true},
  };
  for (const auto& c : cases) {
    std::string path = folder / "encrypted.pdf";
    std::vector<std::string> command = {"qpdf", "--encrypt"};
    command.insert(command.end(), c.key.begin(), c.key.end());
    command.insert(command.end(), {"--", plain, path});
    test::Outcome outcome = test::RunProgram(command);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.output;
    Records got = ProcessFile(path, TheNormalizer());
    if (c.readable) {
      EXPECT_EQ(got.document.status, "ok") << c.name;
      EXPECT_EQ(got.facts.size(), expected.facts.size()) << c.name;
    } else {
      EXPECT_EQ(got.document.status, "failed") << c.name;
      EXPECT_EQ(got.document.error_code, "encrypted_pdf") << c.name;
      ExpectSentence(got.document.error_message, c.name);
    }
  }
}

TEST(BadInput, ALinearizedFileCutShortIsDamaged) {
  if (!test::HaveProgram("qpdf")) GTEST_SKIP() << "qpdf is not installed";
  test::TempFolder folder;
  std::string plain = folder.Put("plain.pdf", GoodSample().pdf), linear = folder / "linear.pdf";
  ASSERT_EQ(test::RunProgram({"qpdf", "--linearize", plain, linear}).exit_code, 0);
  std::string bytes = test::ReadBytes(linear);
  for (int percent : {10, 50, 90, 99})
    EXPECT_EQ(ProcessBytes(Front(bytes, percent), "cut", TheNormalizer()).document.error_code, "damaged_pdf")
        << percent;
}

TEST(BadInput, WhatIsNoReadableFileSaysSo) {
  test::TempFolder folder;
  std::string locked = folder.Put("locked.pdf", GoodSample().pdf);
  ASSERT_EQ(chmod(locked.c_str(), 0), 0);
  std::string pipe = folder / "pipe.pdf";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::error_code link_error;
  std::filesystem::create_symlink(folder / "gone.pdf", folder / "link.pdf", link_error);
  ASSERT_FALSE(link_error);
  struct Case {
    const char* name;
    std::string path;
  };
  std::vector<Case> cases = {
      {"no such file", folder / "missing.pdf"},
      {"no such folder", folder / "no/such.pdf"},
      {"a folder", folder.path()},
      {"a pipe", pipe},
      {"a link to nothing", folder / "link.pdf"},
      {"an empty path", ""},
  };
  if (geteuid() != 0) cases.push_back({"no permission", locked});  // root may read everything
  for (const Case& c : cases) {
    Records got = ProcessFile(c.path, TheNormalizer());
    EXPECT_EQ(got.document.status, "failed") << c.name;
    EXPECT_EQ(got.document.error_code, "unreadable_path") << c.name;
    EXPECT_EQ(got.document.path, c.path) << c.name;
    EXPECT_EQ(got.document.doc_id.size(), 64u) << c.name;
    ExpectSentence(got.document.error_message, c.name);
  }
  EXPECT_NE(ProcessFile(cases[0].path, TheNormalizer()).document.doc_id,
            ProcessFile(cases[1].path, TheNormalizer()).document.doc_id);
}

class BadFolder : public testing::Test {
 protected:
  void SetUp() override {
    for (const BadCase& c : BadCases()) {
      std::string name = "bad-" + std::to_string(expected_.size()) + ".pdf";
      folder_.Put(name, c.bytes);
      expected_.push_back(name + "|" + c.status + "|" + c.code);
    }
    folder_.Put("good.pdf", GoodSample().pdf);
    expected_.push_back("good.pdf|ok|·");
    missing_ = folder_ / "missing.pdf";
    expected_.push_back("missing.pdf|failed|unreadable_path");
    std::sort(expected_.begin(), expected_.end());
  }

  test::Outcome Run(const std::string& database, std::vector<std::string> more) {
    std::vector<std::string> command = {GONGKAI_BINARY, "run", "--quiet", "--db", database};
    command.insert(command.end(), more.begin(), more.end());
    return test::RunProgram(command);
  }

  std::vector<std::string> Documents(const std::string& database) {
    test::Database db(database);
    std::vector<std::string> rows = db.Rows("select path, status, error_code from documents");
    for (std::string& row : rows) row.erase(0, row.find(folder_.path()) == 0 ? folder_.path().size() + 1 : 0);
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  test::TempFolder folder_, out_;
  std::vector<std::string> expected_;
  std::string missing_;
};

TEST_F(BadFolder, TheRunGoesOnAndTheGoodDocumentIsComplete) {
  std::string path = out_ / "out.sqlite";
  test::Outcome outcome = Run(path, {folder_.path(), missing_});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
  EXPECT_EQ(Documents(path), expected_);
  test::Database db(path);
  const nlohmann::json truth = nlohmann::json::parse(GoodSample().truth_json);
  EXPECT_EQ(db.Value("select count(*) from facts"), std::to_string(truth["facts"].size()));
  EXPECT_EQ(db.Value("select count(*) from tables where form is not null"),
            std::to_string(truth["tables"].size()));
  EXPECT_EQ(
      db.Value("select count(*) from facts join documents using (doc_id) where path not like '%good.pdf'"),
      "0");
  EXPECT_EQ(db.Value("select count(*) from documents where status <> 'ok' and error_message not like '%_.'"),
            "0");
  EXPECT_EQ(db.Rows("pragma foreign_key_check"), std::vector<std::string>{});
}

TEST_F(BadFolder, StrictTurnsFailuresIntoAnExitCode) {
  EXPECT_EQ(Run(out_ / "a.sqlite", {"--strict", folder_.path()}).exit_code, 1);
  EXPECT_EQ(Run(out_ / "b.sqlite", {"--strict", folder_ / "good.pdf"}).exit_code, 0);
  EXPECT_EQ(Run(out_ / "c.sqlite", {"--strict", missing_}).exit_code, 1);
  EXPECT_EQ(Run(out_ / "c.sqlite", {missing_}).exit_code, 0);
}

TEST_F(BadFolder, TheOrderOfTheFilesDoesNotMatter) {
  std::vector<std::string> files = {missing_};
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  ASSERT_EQ(Run(out_ / "a.sqlite", files).exit_code, 0);
  std::reverse(files.begin(), files.end());
  ASSERT_EQ(Run(out_ / "b.sqlite", files).exit_code, 0);
  EXPECT_EQ(test::Database(out_ / "a.sqlite").Dump(), test::Database(out_ / "b.sqlite").Dump());
}

TEST_F(BadFolder, WrongArgumentsAndOutputsHaveTheirOwnExitCodes) {
  const struct {
    const char* name;
    std::vector<std::string> command;
    int expected;
  } cases[] = {
      {"no command", {GONGKAI_BINARY}, 2},
      {"an unknown option", {GONGKAI_BINARY, "run", "--nonsense"}, 2},
      {"no database named", {GONGKAI_BINARY, "run", folder_ / "good.pdf"}, 2},
      {"help", {GONGKAI_BINARY, "--help"}, 0},
      {"a database in no folder",
       {GONGKAI_BINARY, "run", "--db", out_ / "no/such.sqlite", folder_ / "good.pdf"},
       3},
      {"a database that is none",
       {GONGKAI_BINARY, "run", "--db", folder_ / "good.pdf", folder_ / "bad-1.pdf"},
       3},
  };
  for (const auto& c : cases) {
    test::Outcome outcome = test::RunProgram(c.command);
    EXPECT_EQ(outcome.exit_code, c.expected) << c.name << ": " << outcome.output;
    EXPECT_FALSE(outcome.output.empty()) << c.name;
  }
  EXPECT_EQ(test::ReadBytes(folder_ / "good.pdf"), GoodSample().pdf)
      << "a file that is no database is left alone";
}

}  // namespace
}  // namespace gongkai
