#include "normalize/linear/block_names.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "normalize/linear/known_names.h"
#include "normalize/text/fold.h"

namespace gongkai {

namespace {

// 01 before 基本工资.
NamedCode WithPart(const Stream& stream, NamedCode row) {
  constexpr size_t kClass = 3;
  if (row.at == 0 || row.code.size() == kClass || stream[row.at - 1].token.kind != Token::Kind::kNumber ||
      PatternText(stream[row.at - 1].token.text) != row.code.substr(kClass))
    return row;
  --row.at;
  row.torn = false;
  return row;
}

}  // namespace

std::vector<NamedCode> CodesByNames(const Stream& stream, const Catalogue& catalogue) {
  std::map<std::string, int> printed;  // how often each class is
  for (const StreamToken& next : stream)
    if (next.token.kind == Token::Kind::kCode) ++printed[PatternText(next.token.text)];
  std::vector<NamedCode> rows;
  std::vector<KnownName> names;
  auto add = [&](const std::string& code, const std::string& name) {
    rows.push_back({code, stream.size(), true});
    names.push_back({MatchKey(name), 0, 0});
  };
  for (const EconomicClass& entry : catalogue.economics()) {
    if (printed.count(entry.code) == 0) continue;
    add(entry.code, entry.name);
    for (const EconomicItem& item : entry.items) add(item.code, item.name);
  }
  std::vector<std::string> found(rows.size());
  KnownNames finder(names);
  for (size_t i = 0; i < stream.size(); ++i) {
    if (stream[i].token.kind != Token::Kind::kWord) continue;
    const std::string key = MatchKey(stream[i].token.text);
    const int row = finder.Take(key, i);
    if (row < 0) continue;
    rows[static_cast<size_t>(row)].at = std::min(rows[static_cast<size_t>(row)].at, i);
    found[static_cast<size_t>(row)] += key;
  }
  std::vector<NamedCode> out;
  for (size_t k = 0; k < rows.size(); ++k)
    if (found[k] == names[k].key) out.push_back(WithPart(stream, rows[k]));
  for (const auto& [code, times] : printed) {
    const auto of = std::count_if(out.begin(), out.end(),
                                  [&](const NamedCode& row) { return row.code.starts_with(code); });
    if (std::abs(times - static_cast<int>(of)) > 1) return {};
  }
  std::sort(out.begin(), out.end(), [](const NamedCode& a, const NamedCode& b) { return a.at < b.at; });
  return out;
}

}  // namespace gongkai
