#include "corpus/run.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/support/files.h"

namespace gongkai {
namespace {

// Keeps what the run writes.
class Memory : public Sink {
 public:
  std::string Write(const Records& records) override {
    written.push_back(records);
    return {};
  }
  std::string Finish() override { return {}; }

  std::vector<Records> written;
};

std::string FileOf(const test::TempFolder& folder, const std::string& name, const std::string& text) {
  std::ofstream(folder / name, std::ios::binary) << text;
  return folder / name;
}

// Takes no document that has statements.
class Choosy : public Memory {
 public:
  std::string Write(const Records& records) override {
    return records.statements.empty() ? Memory::Write(records) : "its statements are not unique";
  }
};

TEST(RunOfFiles, RecordsThatTheSinkRefusesCostNoOtherDocument) {
  test::TempFolder folder;
  const std::vector<std::string> paths = {
      FileOf(folder, "a.txt", "某市某局\n2023年度部门决算\n本年收入合计12.00万元。\n"),
      FileOf(folder, "b.txt", "某市某局\n2023年度部门决算\n")};
  const Normalizer normalizer(Catalogue::BuiltIn());
  Choosy sink;
  RunSummary summary = gongkai::Run(paths, normalizer, {}, &sink, nullptr);
  EXPECT_EQ(summary.error, "");
  EXPECT_EQ(summary.failed, 1u);
  ASSERT_EQ(sink.written.size(), 2u);
  const DocumentRecord& refused = sink.written[0].document;
  EXPECT_EQ(refused.status, "failed");
  EXPECT_EQ(refused.error_code.value_or(""), "internal_error");
  EXPECT_NE(refused.error_message.value_or("").find("its statements are not unique"), std::string::npos);
  EXPECT_EQ(refused.path, paths[0]);
}

TEST(RunOfFiles, ACopyIsNotReadAgain) {
  test::TempFolder folder;
  const std::string text = "某市某局\n2023年度部门决算\n本年收入合计12.00万元。\n";
  const std::string other = "某市某局\n2024年度部门决算\n本年收入合计13.00万元。\n";  // as long
  const std::vector<std::string> paths = {FileOf(folder, "a.txt", text), FileOf(folder, "b.txt", other),
                                          FileOf(folder, "c.txt", text), folder / "missing.txt"};
  const Normalizer normalizer(Catalogue::BuiltIn());
  Memory sink;
  std::vector<std::string> seen;
  RunSummary summary =
      gongkai::Run(paths, normalizer, {}, &sink, [&](size_t, size_t, const Records& records) {
        seen.push_back(records.document.path + " " + records.document.status);
      });
  EXPECT_EQ(summary.error, "");
  EXPECT_EQ(summary.duplicates, 1u);
  EXPECT_EQ(summary.ok + summary.partial, 2u);
  EXPECT_EQ(summary.failed, 1u);
  ASSERT_EQ(sink.written.size(), 4u);
  EXPECT_EQ(sink.written[2].document.doc_id, sink.written[0].document.doc_id);
  EXPECT_EQ(sink.written[2].document.path, paths[2]);
  EXPECT_FALSE(sink.written[0].statements.empty());
  EXPECT_TRUE(sink.written[2].statements.empty());
  ASSERT_EQ(seen.size(), 4u);
  EXPECT_EQ(seen[2], paths[2] + " " + sink.written[0].document.status);
}

}  // namespace
}  // namespace gongkai
