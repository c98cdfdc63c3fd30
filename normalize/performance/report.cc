#include "normalize/performance/report.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

constexpr size_t kTitleLines = 3;        // a title may be set in so many lines
constexpr size_t kLongestText = 300000;  // bytes of a report that are read

std::string WithoutSeparators(std::string amount) {
  std::erase(amount, ',');
  return amount;
}

std::string TextOf(const Flow& flow, const Report& report) {
  std::string out;
  for (size_t i = report.first; i <= report.last && out.size() < kLongestText; ++i)
    if (!flow[i].is_table() && !flow[i].furniture) out += PatternText(flow[i].line.text);
  return out;
}

}  // namespace

std::string ReportReader::TitleAt(const Flow& flow, size_t item, size_t* first, std::string* project) const {
  auto plain = [&](size_t i) {
    if (flow[i].is_table() || flow[i].furniture) return false;
    std::string text = PatternText(flow[i].line.text);
    constexpr size_t kLongest = 180;  // bytes
    return !text.empty() && text.size() <= kLongest && !re2::RE2::PartialMatch(text, words_.report_not_title);
  };
  if (!plain(item)) return {};
  std::string name;
  if (!re2::RE2::FullMatch(PatternText(flow[item].line.text), words_.report_title, &name)) return {};
  std::string title = PrintedName(flow[item].line.text);
  *first = item;
  // The lines above hold the name where the title itself does not.
  for (size_t n = 1; n < kTitleLines && item >= n && name.empty() && plain(item - n); ++n) {
    std::string above = PatternText(flow[item - n].line.text);
    if (re2::RE2::FullMatch(above, words_.report_title)) break;
    std::string joined;
    std::string whole = PrintedName(flow[item - n].line.text) + title;
    if (!re2::RE2::FullMatch(PatternText(whole), words_.report_title, &joined)) break;
    title = whole;
    name = joined;
    *first = item - n;
    if (name == "附件" || name == "附") name.clear();
  }
  std::optional<int> year = ParseYear(name);
  if (year) {
    size_t at = name.rfind("年度");
    if (at == std::string::npos || at + 6 >= name.size()) at = std::string::npos;
    if (at != std::string::npos && at < 8) name.erase(0, at + 6);
  }
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string& end : words_.report_name_ends)
      if (name.ends_with(end) && name.size() > end.size()) {
        name.resize(name.size() - end.size());
        cut = true;
      }
  }
  if (std::find(words_.report_name_ends.begin(), words_.report_name_ends.end(), name) !=
      words_.report_name_ends.end())
    name.clear();
  *project = name;
  return title;
}

std::vector<Report> ReportReader::Find(const Flow& flow) const {
  std::vector<Report> out;
  for (size_t i = 0; i < flow.size(); ++i) {
    size_t first = i;
    std::string project;
    std::string title = TitleAt(flow, i, &first, &project);
    if (title.empty()) continue;
    // Cover, summary and text of one report repeat its title.
    bool same =
        !out.empty() && (project.empty() || out.back().project.empty() || project == out.back().project);
    if (same) {
      if (out.back().project.empty()) {
        out.back().project = project;
        if (!project.empty()) out.back().title = title;
      }
      continue;
    }
    out.push_back({title, project, first, flow.size() - 1});
  }
  for (size_t i = 0; i + 1 < out.size(); ++i) out[i].last = std::max(out[i].first, out[i + 1].first - 1);
  return out;
}

std::optional<FoundEvaluation> ReportReader::FromProse(const Flow& flow, const Report& report,
                                                       const std::string& text,
                                                       std::optional<int> fiscal_year) const {
  FoundEvaluation out;
  EvaluationRecord& record = out.evaluation.record;
  record.score = lexicon_.Score(text);
  if (!record.score) return std::nullopt;
  record.source = "prose";
  record.kind = "project_evaluation";
  record.title = report.title;
  record.grade = lexicon_.Grade(text);
  if (!report.project.empty()) record.project_name = report.project;
  record.fiscal_year = ParseYear(report.title);
  if (!record.fiscal_year) record.fiscal_year = YearOf(text);
  if (!record.fiscal_year) record.fiscal_year = fiscal_year;
  for (size_t i = report.first; i <= report.last; ++i) {
    if (flow[i].is_table()) continue;
    const Place& place = flow[i].line.place;
    if (place.page > 0) {
      record.page_first = record.page_first == 0 ? place.page : record.page_first;
      record.page_last = place.page;
    }
    if (place.line_first > 0) {
      record.line_first = record.line_first == 0 ? place.line_first : record.line_first;
      record.line_last = place.line_last;
    }
  }
  constexpr double kProse = 0.8;  // sentences say the same in many ways
  record.confidence = kProse;
  FundRecord fund;
  fund.seq = 1;
  fund.confidence = kProse;
  fund.place.page = record.page_first;
  fund.place.line_first = record.line_first;
  fund.place.line_last = record.line_last;
  std::string name, amount, unit;
  for (const auto& pattern : words_.report_budget) {
    if (!re2::RE2::PartialMatch(text, pattern, &name, &amount, &unit)) continue;
    fund.name = name;
    fund.full_year_budget = WithoutSeparators(amount);
    fund.unit = unit;
    break;
  }
  for (const auto& pattern : words_.report_executed)
    if (!fund.executed && re2::RE2::PartialMatch(text, pattern, &amount))
      fund.executed = WithoutSeparators(amount);
  for (const auto& pattern : words_.report_rate)
    if (!fund.rate && re2::RE2::PartialMatch(text, pattern, &amount)) fund.rate = amount;
  if (fund.full_year_budget) out.evaluation.funds.push_back(std::move(fund));
  return out;
}

std::optional<int> ReportReader::YearOf(std::string text) const {
  re2::RE2::GlobalReplace(&text, words_.report_citations, "");
  int year = 0;
  if (!re2::RE2::PartialMatch(text, words_.report_year, &year)) return std::nullopt;
  return year;
}

void ReportReader::Apply(const Flow& flow, std::optional<int> fiscal_year,
                         std::vector<FoundEvaluation>* evaluations) const {
  std::vector<FoundEvaluation> from_prose;
  for (const Report& report : Find(flow)) {
    std::string text = TextOf(flow, report);
    bool table = false;
    for (FoundEvaluation& found : *evaluations) {
      EvaluationRecord& record = found.evaluation.record;
      if (found.item < report.first || found.item > report.last) continue;
      table = true;
      if (record.kind != "project_evaluation") continue;
      if (!record.project_name && !report.project.empty()) record.project_name = report.project;
      if (!record.grade) record.grade = lexicon_.Grade(text);
      if (!record.fiscal_year) record.fiscal_year = YearOf(text);
    }
    if (table) continue;
    if (std::optional<FoundEvaluation> found = FromProse(flow, report, text, fiscal_year))
      from_prose.push_back(std::move(*found));
  }
  for (FoundEvaluation& found : from_prose) evaluations->push_back(std::move(found));
}

}  // namespace gongkai
