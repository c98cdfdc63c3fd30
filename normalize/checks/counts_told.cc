#include "normalize/checks/counts_told.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "normalize/checks/likeness.h"
#include "normalize/checks/micro.h"
#include "normalize/checks/performance_sheet.h"
#include "normalize/checks/printed_range.h"
#include "normalize/checks/report.h"
#include "normalize/checks/standing.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Piece = re2::StringPiece;

std::string_view View(const Piece& piece) {
  return {piece.data(), piece.size()};
}

// A count of all that there is of something.
struct Whole {
  PrintedRange range;
  std::string unit;
  std::u32string name;
  std::string printed, words, evidence;
  const std::string* sentence = nullptr;  // null for a row of a table
};

// So many people of one kind in the area that the document speaks of.
struct People {
  PrintedRange range;
  std::string kind;  // 参保
  std::string words;
};

// A long text and where it stands.
struct Passage {
  std::string text;  // PatternText without commas
  std::string place;
};

class CountChecks {
 public:
  CountChecks(const Catalogue& catalogue, const Claims& claims, Records* records)
      : catalogue_(catalogue), claims_(claims), records_(*records) {}

  void Run() {
    Wholes();
    ThePeople();
    if (!records_.indicators.empty()) Sentences();
  }

 private:
  const CountWords& words() const { return catalogue_.counts(); }

  static std::string Unseparated(std::string_view printed) {
    std::string text = PatternText(printed);
    for (size_t i = 1; i + 1 < text.size(); ++i)
      if (text[i] == ',' && isdigit(static_cast<unsigned char>(text[i - 1])) &&
          isdigit(static_cast<unsigned char>(text[i + 1])))
        text.erase(i, 1);
    return text;
  }

  // --- N24
  // --------------------------------------------------------------------------------------------------
  bool Counts(std::string_view unit) const {
    return std::find(words().units.begin(), words().units.end(), unit) != words().units.end();
  }

  std::optional<Whole> WholeOf(const Claim& claim) const {
    const StatementRecord& statement = *claim.statement;
    std::string_view unit = statement.unit ? std::string_view(*statement.unit) : std::string_view();
    const std::string_view scale = TakeScale(&unit);
    if (!Counts(unit)) return std::nullopt;
    const std::string text = Unseparated(statement.raw);
    const size_t at = text.find(statement.amount);
    if (at == std::string::npos) return std::nullopt;
    const std::string_view before = std::string_view(text).substr(0, at),
                           after = std::string_view(text).substr(at + statement.amount.size());
    const std::optional<PrintedRange> range = RangeOf(statement.amount, scale, before, after);
    if (!range) return std::nullopt;
    Piece clause, behind;
    static const re2::RE2 kClause("([^,;:。]*)$"), kBehind("^([^,;。]*,?[^,;。]*)");
    re2::RE2::PartialMatch(Piece(before.data(), before.size()), kClause, &clause);
    re2::RE2::PartialMatch(Piece(after.data(), after.size()), kBehind, &behind);
    if (!re2::RE2::PartialMatch(clause, words().whole) && !re2::RE2::PartialMatch(behind, words().covered))
      return std::nullopt;
    return Whole{*range,
                 std::string(unit),
                 Utf8ToCodes(statement.subject.value_or("")),
                 statement.amount + *statement.unit,
                 claims_.wording().Statement(statement),
                 statement.statement_id,
                 &statement.raw};
  }

  // 稽核机构数量 575家 beside 稽核机构覆盖率 100%.
  void CoveredRows(std::vector<Whole>* out) const {
    constexpr std::string_view kCoverage = "覆盖率";
    constexpr int64_t kAll = 100000000;
    for (const IndicatorRecord& rate : records_.indicators) {
      if (!rate.level3 || rate.actual_unit != "%" || Micro(rate.actual_value) != kAll ||
          rate.confidence < kTrustworthy || !TellsOfTheYear(records_, records_.evaluations[rate.evaluation]))
        continue;
      const std::string name = MatchKey(*rate.level3);
      if (!name.ends_with(kCoverage) || name.size() == kCoverage.size()) continue;
      const std::string stem = name.substr(0, name.size() - kCoverage.size());
      for (const IndicatorRecord& row : records_.indicators) {
        if (row.evaluation != rate.evaluation || !row.level3 || row.actual_op != "=" || !row.actual_unit ||
            !Counts(*row.actual_unit) || row.confidence < kTrustworthy)
          continue;
        const std::string counted = MatchKey(*row.level3);
        if (!counted.starts_with(stem) || !re2::RE2::FullMatch(counted.substr(stem.size()), words().number))
          continue;
        const std::optional<PrintedRange> range = RangeOf(row.actual_value.value_or(""), "", "", "");
        if (!range) continue;
        out->push_back({*range, *row.actual_unit, Utf8ToCodes(stem), row.actual.value_or(""),
                        SheetReport::Indicator(row) + row.actual.value_or("") + "（覆盖率 100%）",
                        row.indicator_id, nullptr});
      }
    }
  }

  void Wholes() {
    constexpr size_t kMost = 100, kAlike = 2;
    constexpr int kNear = 5;
    constexpr int64_t kFewest = 100000000;  // a hundred
    std::vector<Whole> wholes;
    for (const Claim& claim : claims_.all()) {
      if (wholes.size() >= kMost) break;
      if (!claim.current || !claim.Is("count") || !claim.statement->unit) continue;
      if (std::optional<Whole> whole = WholeOf(claim)) wholes.push_back(std::move(*whole));
    }
    if (records_.indicators.size() <= 1000) CoveredRows(&wholes);
    std::set<std::pair<int64_t, int64_t>> reported;
    for (size_t i = 0; i < wholes.size(); ++i)
      for (size_t j = 0; j < i; ++j) {
        const Whole &a = wholes[j], &b = wholes[i];
        if (a.unit != b.unit || a.range.Meets(b.range) || !a.range.IsNear(b.range, kNear) ||
            std::min(a.range.low, b.range.low) < kFewest || LongestCommon(a.name, b.name) < kAlike ||
            (a.sentence && b.sentence && *a.sentence == *b.sentence) ||
            !reported.insert({a.range.low, b.range.low}).second)
          continue;
        CheckRecord check = BeginCheck(catalogue_, "N24", "fail");
        check.left = a.printed;
        check.right = b.printed;
        check.evidence = {a.evidence, b.evidence};
        check.message = a.words + " 与 " + b.words + " 都是全部的数量，而不一致";
        records_.checks.push_back(std::move(check));
      }
  }

  // --- N25, Q19
  // --------------------------------------------------------------------------------------------------
  // Sentences in the cells of a performance table: aims, results, reasons.
  std::vector<Passage> CellsOf(const EvaluationRecord& evaluation) const {
    constexpr size_t kShortest = 60;  // twenty characters
    std::vector<Passage> out;
    if (!HasCells(records_, evaluation) || !TellsOfTheYear(records_, evaluation)) return out;
    for (const Cell& cell : records_.tables[*evaluation.table].cells) {
      constexpr size_t kMost = 50;
      if (cell.text.size() < kShortest || out.size() >= kMost) continue;
      out.push_back({Unseparated(cell.text), PlaceText(cell.place)});
    }
    return out;
  }

  void PeopleIn(const std::string& text, const std::string& from, const std::string& place,
                std::vector<People>* out) const {
    Piece rest(text), whole, before, digits, approximately, scale, kind, people;
    while (re2::RE2::FindAndConsume(&rest, words().people, &whole, &before, &digits, &approximately, &scale,
                                    &kind, &people)) {
      const std::optional<PrintedRange> range =
          RangeOf(View(digits), View(scale), View(before), View(approximately));
      if (range) out->push_back({*range, std::string(kind), from + "“" + std::string(whole) + "”" + place});
    }
  }

  void ThePeople() {
    constexpr size_t kMost = 100;
    std::vector<People> told;
    const std::string* last = nullptr;
    for (const Claim& claim : claims_.all()) {
      const std::string& raw = claim.statement->raw;
      if (!claim.current || (last && *last == raw) || told.size() >= kMost) continue;
      last = &raw;
      PeopleIn(Unseparated(raw), "文字说明", PlaceText(claim.statement->place), &told);
    }
    for (const EvaluationRecord& evaluation : records_.evaluations)
      for (const Passage& passage : CellsOf(evaluation))
        if (told.size() < kMost) PeopleIn(passage.text, "绩效表", passage.place, &told);
    std::set<std::string> reported;
    for (size_t i = 0; i < told.size(); ++i)
      for (size_t j = 0; j < i; ++j) {
        const People &a = told[j], &b = told[i];
        if (a.kind != b.kind || a.range.Meets(b.range) || !reported.insert(a.kind).second) continue;
        CheckRecord check = BeginCheck(catalogue_, "N25", "fail");
        check.message = a.words + " 与 " + b.words + " 所说的人数不同";
        records_.checks.push_back(std::move(check));
      }
  }

  // 青溪 in front of 城乡居民参保, in the accounts of 青溪区医疗保障局; 全区, 累计.
  bool IsPlace(std::u32string_view prefix) const {
    if (prefix.empty()) return true;
    const std::string text = CodesToUtf8(prefix);
    const std::string& publisher = records_.document.publisher.value_or("");
    return publisher.find(text) != std::string::npos || re2::RE2::FullMatch(text, words().lead_in);
  }

  bool Means(std::u32string_view subject, std::u32string_view name) const {
    constexpr size_t kShortest = 5, kLead = 3;
    for (size_t from = 0; from + kShortest <= subject.size(); ++from)
      if (IsPlace(subject.substr(0, from)) && Abbreviates(subject.substr(from), name, kLead)) return true;
    return false;
  }

  void Sentences() {
    std::vector<std::vector<const IndicatorRecord*>> rows(records_.evaluations.size());
    for (const IndicatorRecord& row : records_.indicators)
      if (row.level3 && row.actual_unit && row.actual_value && row.confidence >= kTrustworthy)
        rows[row.evaluation].push_back(&row);
    for (size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].empty() || rows[i].size() > 200) continue;
      for (const Passage& passage : CellsOf(records_.evaluations[i])) {
        Piece rest(passage.text), subject, digits, approximately, scale, unit;
        while (re2::RE2::FindAndConsume(&rest, words().counted, &subject, &digits, &approximately, &scale,
                                        &unit)) {
          const std::optional<PrintedRange> range =
              RangeOf(View(digits), View(scale), "", View(approximately));
          if (range) HoldAgainst(passage, subject, *range, std::string(unit), rows[i]);
        }
      }
    }
  }

  void HoldAgainst(const Passage& passage, const Piece& subject, const PrintedRange& range,
                   const std::string& unit, const std::vector<const IndicatorRecord*>& rows) {
    constexpr int kNear = 25;
    const std::u32string words = Utf8ToCodes(View(subject));
    for (const IndicatorRecord* row : rows) {
      if (row->actual_unit != unit || row->actual_op != "=" ||
          !Means(words, Utf8ToCodes(MatchKey(*row->level3))))
        continue;
      const std::optional<PrintedRange> actual = RangeOf(*row->actual_value, "", "", ""),
                                        target = RangeOf(row->target_value.value_or(""), "", "", "");
      if (!actual || range.Meets(*actual) || (target && range.Meets(*target)) ||
          !range.IsNear(*actual, kNear))
        continue;
      CheckRecord check = BeginCheck(catalogue_, "Q19", "fail");
      check.right = row->actual_value;
      check.evidence = {row->indicator_id};
      const size_t start = static_cast<size_t>(subject.data() - passage.text.data());
      const size_t end = passage.text.find(unit, start + subject.size()) + unit.size();
      check.message = "绩效表中的文字“" + passage.text.substr(start, end - start) + "”" + passage.place +
                      "与" + SheetReport::Indicator(*row) + "指标值 " + row->target.value_or("") +
                      "、实际完成值 " + row->actual.value_or("") + " 都不一致";
      records_.checks.push_back(std::move(check));
      return;
    }
  }

  const Catalogue& catalogue_;
  const Claims& claims_;
  Records& records_;
};

}  // namespace

void AddCountChecks(const Catalogue& catalogue, const Claims& claims, Records* records) {
  if (!records->evaluations.empty()) CountChecks(catalogue, claims, records).Run();
}

}  // namespace gongkai
