// What a truth file says against what was read, as lists of differences that a failing test prints.
#ifndef GONGKAI_TESTS_SUPPORT_TRUTH_H_
#define GONGKAI_TESTS_SUPPORT_TRUTH_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "normalize/records.h"
#include "normalize/text/fold.h"

namespace gongkai::test {

using Json = nlohmann::json;

/// A member of an object as text; empty for null and absent ones.
inline std::string Text(const Json& object, const char* name) {
  auto at = object.find(name);
  if (at == object.end() || at->is_null()) return {};
  return at->is_string() ? at->get<std::string>() : at->dump();
}

/// Quotes, brackets and width may be printed in two ways.
inline std::string Name(const std::string& printed) {
  return MatchKey(printed);
}

/// "0.50" and "0.5" are the same figure; blank is "·".
inline std::string Figure(std::string amount) {
  if (amount.empty()) return "·";
  if (amount.find('.') != std::string::npos) {
    while (amount.ends_with("0")) amount.pop_back();
    if (amount.ends_with(".")) amount.pop_back();
  }
  return amount;
}

/// Which columns of a fact are compared besides form, side, code, name, measure and amount.
struct FactColumns {
  bool line_no = false, page = false;
};

inline std::vector<std::string> FactLines(const Json& truth, FactColumns columns) {
  std::vector<std::string> out;
  for (const Json& f : truth["facts"]) {
    if (Text(f, "code").empty() && Name(Text(f, "name")).empty()) continue;  // such a row is no record
    out.push_back(Text(f, "form") + " " + Text(f, "side") + " " + Text(f, "code") + " " +
                  Name(Text(f, "name")) + " " + Text(f, "measure") + " = " + Figure(Text(f, "amount")) +
                  (columns.line_no ? " line " + Text(f, "line_no") : "") +
                  (columns.page ? " page " + Text(f, "page") : ""));
  }
  return out;
}

inline std::vector<std::string> FactLines(const Records& records, FactColumns columns) {
  std::vector<std::string> out;
  for (const FactRecord& f : records.facts)
    out.push_back(f.form + " " + f.side.value_or("") + " " + f.code.value_or("") + " " + Name(f.name) + " " +
                  f.measure + " = " + Figure(f.amount.value_or("")) +
                  (columns.line_no ? " line " + f.line_no.value_or("") : "") +
                  (columns.page ? " page " + std::to_string(f.place.page) : ""));
  return out;
}

inline std::vector<std::string> TableLines(const Json& truth) {
  std::vector<std::string> out;
  for (const Json& t : truth["tables"])
    out.push_back(Text(t, "form") + " " + Text(t, "status") + " " + Name(Text(t, "label")) + " " +
                  Text(t, "unit"));
  return out;
}

inline std::vector<std::string> TableLines(const Records& records) {
  std::vector<std::string> out;
  for (const TableRecord& t : records.tables)
    if (t.form)
      out.push_back(*t.form + " " + t.status + " " + Name(t.label.value_or("")) + " " + t.unit.value_or(""));
  return out;
}

inline std::vector<std::string> DocumentLines(const Json& truth) {
  const Json& d = truth["document"];
  return {"publisher " + Name(Text(d, "publisher")), "fiscal_year " + Text(d, "fiscal_year"),
          "kind " + Text(d, "kind"), "consolidated " + Text(d, "consolidated")};
}

inline std::vector<std::string> DocumentLines(const Records& records) {
  const DocumentRecord& d = records.document;
  return {"publisher " + Name(d.publisher.value_or("")),
          "fiscal_year " + (d.fiscal_year ? std::to_string(*d.fiscal_year) : ""), "kind " + d.kind,
          std::string("consolidated ") + (d.consolidated ? "1" : "0")};
}

/// Both hold the same lines the same number of times; the message names the first of those that only one of
/// them holds.
inline testing::AssertionResult Same(std::vector<std::string> expected, std::vector<std::string> got) {
  std::sort(expected.begin(), expected.end());
  std::sort(got.begin(), got.end());
  std::vector<std::string> missing, extra;
  std::set_difference(expected.begin(), expected.end(), got.begin(), got.end(), std::back_inserter(missing));
  std::set_difference(got.begin(), got.end(), expected.begin(), expected.end(), std::back_inserter(extra));
  if (missing.empty() && extra.empty()) return testing::AssertionSuccess();
  testing::AssertionResult out = testing::AssertionFailure();
  for (const auto& [what, lines] : {std::pair("missing", &missing), std::pair("extra", &extra)}) {
    for (size_t i = 0; i < std::min<size_t>(lines->size(), 8); ++i)
      out << what << ": " << (*lines)[i] << "\n";
    if (lines->size() > 8) out << lines->size() - 8 << " more " << what << "\n";
  }
  return out;
}

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_SUPPORT_TRUTH_H_
