#include "normalize/forms/front_matter.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// The cover: lines up to the contents, at most those of the first pages that hold text.
std::vector<std::string> CoverLines(const Flow& flow, const Patterns& patterns) {
  std::vector<std::string> lines;
  int first_page = 0;
  for (const FlowItem& item : flow) {
    if (item.is_table()) break;
    if (MatchKey(item.line.text).empty()) continue;
    if (first_page == 0) first_page = item.page;
    std::string text = PatternText(item.line.text);
    if (item.page > first_page + 1 || text == "目录" || lines.size() >= 14) break;
    if (!patterns.IsCoverNoise(text)) lines.push_back(item.line.text);
  }
  return lines;
}

// 表7 政府性基金…决算表 是 本部门不涉及故公开空表: whether the form is empty and why, behind its title.
std::pair<std::string, std::string> SplitContentsLine(const std::string& line) {
  for (std::string_view word : {std::string_view("是"), std::string_view("否")}) {
    for (std::string_view left : {std::string_view(" "), std::string_view("\t")}) {
      std::string mark(left);
      mark += word;
      size_t at = line.find(mark);
      size_t end = at + mark.size();
      if (at == std::string::npos || (end < line.size() && line[end] != ' ' && line[end] != '\t')) continue;
      return {line.substr(0, at), PrintedName(line.substr(std::min(end, line.size())))};
    }
  }
  return {line, {}};
}

// Contents lists may be tables of their own: 序号 · 内容 · 是否空表 · 表格为空的理由.
void ReadContentsTable(const Grid& grid, int page, const TitleMatcher& titles, FrontMatter* out) {
  std::map<const FormSpec*, PromisedForm> found;
  int reason_column = -1;
  for (const Cell& cell : grid.cells) {
    std::string key = MatchKey(cell.text);
    if (key.find("空") != std::string::npos && key.find("理由") != std::string::npos)
      reason_column = cell.col;
  }
  for (const Cell& cell : grid.cells) {
    TitleMatch match = titles.Match(cell.text);
    if (!match.form) continue;
    PromisedForm promise{titles.PrintedTitle(cell.text), page, {}};
    const Cell* reason = reason_column >= 0 ? grid.CellAt(cell.row, reason_column) : nullptr;
    if (reason) promise.reason = PrintedName(reason->text);
    found.emplace(match.form, promise);
  }
  if (found.size() < 3) return;
  for (auto& [form, promise] : found) {
    auto [entry, added] = out->promised.emplace(form, promise);
    if (!added && entry->second.reason.empty()) entry->second.reason = promise.reason;
  }
}

}  // namespace

FrontMatter ReadFrontMatter(const Flow& flow, const TitleMatcher& titles, const Patterns& patterns) {
  FrontMatter out;
  std::vector<std::string> lines = CoverLines(flow, patterns);
  // The heading may stand in one line or be spread over several; the shortest stretch of lines that says
  // agency, year and 决算 is it.
  Patterns::Cover best;
  for (size_t first = 0; first < lines.size(); ++first) {
    std::string joined;
    for (size_t last = first; last < std::min(lines.size(), first + 5); ++last) {
      joined += lines[last];
      Patterns::Cover cover = patterns.ReadCover(joined);
      if (cover.year == 0) continue;
      bool better = best.year == 0 || (best.agency.empty() && !cover.agency.empty());
      if (better) best = cover;
    }
    if (!best.agency.empty()) break;
  }
  // A heading above (XX局概况) may name the agency once more: the name that is left is the one that is
  // repeated.
  for (size_t cut = 1; cut < best.agency.size(); ++cut) {
    bool boundary = (static_cast<unsigned char>(best.agency[cut]) & 0xC0) != 0x80;
    std::string rest = best.agency.substr(cut);
    constexpr size_t kShortestName = 9;  // bytes, three characters
    if (!boundary || rest.size() < kShortestName || !best.agency.substr(0, cut).starts_with(rest)) continue;
    best.agency = rest;
    break;
  }
  if (best.year != 0) {
    Publisher publisher = patterns.CleanPublisher(best.agency);
    out.agency = publisher.name;
    out.consolidated = publisher.consolidated;
    out.year = best.year;
    out.unit_account = best.unit_account;
    out.is_final_account = true;
  }

  // The contents: at least three form titles in lines that follow each other, before the first form itself.
  std::map<const FormSpec*, PromisedForm> listed;
  std::vector<const FormSpec*> order;
  auto flush = [&] {
    if (listed.size() >= 3 && out.order.empty()) out.order = std::move(order);
    order.clear();
    for (auto& [form, promise] : listed) {
      if (listed.size() < 3) break;
      auto [entry, added] = out.promised.emplace(form, promise);
      if (!added && entry->second.reason.empty()) entry->second.reason = promise.reason;
    }
    listed.clear();
  };
  int quiet = 0;
  for (const FlowItem& item : flow) {
    if (item.is_table()) {
      ReadContentsTable(*item.grid, item.page, titles, &out);
      flush();
      continue;
    }
    auto [title, reason] = SplitContentsLine(item.line.text);
    TitleMatch match = titles.Match(title);
    const bool again = match.form && listed.count(match.form) > 0;
    if (match && !again) order.push_back(match.form);
    if (match.form) {
      listed.emplace(match.form, PromisedForm{titles.PrintedTitle(title), item.page, reason});
      quiet = 0;
    } else if (++quiet > 12) {
      flush();
    }
  }
  flush();
  return out;
}

}  // namespace gongkai
