#include "normalize/checks/wording.h"

#include <algorithm>

#include "normalize/text/amount.h"

namespace gongkai {
namespace {

std::string_view MeasureName(std::string_view measure) {
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {{"initial_budget", "年初预算"},
                                                                             {"full_year_budget", "全年预算"},
                                                                             {"budget", "预算"},
                                                                             {"final", ""},
                                                                             {"completion_rate", "完成率"},
                                                                             {"share", "占比"},
                                                                             {"change", "增减额"},
                                                                             {"change_rate", "增减幅度"},
                                                                             {"count", "数量"},
                                                                             {"score", "得分"}};
  for (const auto& [id, name] : kNames)
    if (id == measure) return name;
  return "";
}

}  // namespace

std::string FenText(int64_t fen, std::string_view unit) {
  int64_t per_unit = FenPerUnit(unit).value_or(100);
  bool negative = fen < 0;
  uint64_t rest = negative ? 0 - static_cast<uint64_t>(fen) : static_cast<uint64_t>(fen);
  uint64_t whole = rest / static_cast<uint64_t>(per_unit), part = rest % static_cast<uint64_t>(per_unit);
  std::string decimals;
  for (int64_t scale = per_unit / 10; scale > 0; scale /= 10) {
    decimals += static_cast<char>('0' + part / static_cast<uint64_t>(scale));
    part %= static_cast<uint64_t>(scale);
  }
  while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
  return (negative ? "-" : "") + std::to_string(whole) + (decimals.empty() ? "" : "." + decimals);
}

std::string Grouped(std::string_view digits) {
  size_t end = std::min(digits.find('.'), digits.size());
  std::string out(digits);
  size_t first = !digits.empty() && digits[0] == '-' ? 1 : 0;
  for (size_t at = end; at > first + 3;) out.insert(at -= 3, ",");
  return out;
}

std::string PlaceText(const Place& place) {
  if (place.page > 0) return "（第" + std::to_string(place.page) + "页）";
  if (place.line_first > 0) return "（第" + std::to_string(place.line_first) + "行）";
  return {};
}

std::string Wording::Column(const FactRecord& fact) const {
  const FormSpec* form = catalogue_.Find(fact.form);
  for (const ColumnSet& set : form->column_sets)
    for (const ColumnSpec& column : set.columns) {
      bool here = column.measure == fact.measure && (column.side.empty() || column.side == fact.side);
      if (!here || column.headers.empty()) continue;
      std::string out;
      for (const std::string& word : column.headers.front()) out += word;
      return out;
    }
  return fact.measure;
}

std::string Wording::Fact(size_t index) const {
  const FactRecord& fact = records_.facts[index];
  std::string out = catalogue_.Find(fact.form)->titles.front() + "“" +
                    (fact.name.empty() ? fact.code.value_or("") : fact.name) + "”" + Column(fact) + " ";
  out += fact.amount ? Grouped(*fact.amount) + fact.unit.value_or("") : "空白";
  return out + PlaceText(fact.place);
}

std::string Wording::Facts(const std::vector<size_t>& facts, int64_t sum_fen) const {
  std::vector<size_t> printed;
  for (size_t i : facts)
    if (records_.facts[i].amount) printed.push_back(i);
  if (printed.empty()) return Fact(facts.front());
  if (printed.size() == 1) return Fact(printed.front());
  const FactRecord& first = records_.facts[printed.front()];
  std::string out = catalogue_.Find(first.form)->titles.front();
  // Cells of one row differ in their columns, cells of one column in their rows.
  bool one_row = std::all_of(printed.begin(), printed.end(), [&](size_t i) {
    const FactRecord& fact = records_.facts[i];
    return fact.table == first.table && fact.row == first.row && fact.side == first.side &&
           fact.name == first.name;
  });
  constexpr size_t kShown = 4;
  if (one_row) out += "“" + first.name + "”";
  for (size_t n = 0; n < printed.size() && n < kShown; ++n) {
    const FactRecord& fact = records_.facts[printed[n]];
    out += n > 0 ? "＋" : "";
    out += (one_row ? Column(fact) : "“" + fact.name + "”") + Grouped(*fact.amount);
  }
  if (printed.size() > kShown) out += "＋…共" + std::to_string(printed.size()) + "项";
  std::string unit = first.unit.value_or("");
  return out + "，合计 " + Grouped(FenText(sum_fen, unit)) + unit + PlaceText(first.place);
}

std::string Wording::Statement(const StatementRecord& statement) const {
  return "文字说明“" + statement.subject.value_or("") + "”" + std::string(MeasureName(statement.measure)) +
         " " + Grouped(statement.amount) + statement.unit.value_or("") + PlaceText(statement.place);
}

}  // namespace gongkai
