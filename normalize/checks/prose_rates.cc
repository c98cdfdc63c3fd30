#include "normalize/checks/prose_rates.h"

#include <algorithm>
#include <cstdlib>

#include "normalize/checks/rate.h"
#include "normalize/checks/report.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool Mentions(const OptionalText& text, std::string_view word) {
  return text && text->find(word) != std::string::npos;
}

bool IsPercent(const Claim& claim) {
  return claim.statement->unit == "%" && claim.current;
}

class RateChecks {
 public:
  RateChecks(const Catalogue& catalogue, const TopicMatcher& topics, const Claims& claims, Records* records)
      : catalogue_(catalogue), topics_(topics), claims_(claims), records_(*records) {}

  void Run() {
    for (const Claim& claim : claims_.all()) {
      if (claim.topic.empty() || claim.key.empty()) continue;
      bool performance = claim.topic == "performance";
      if (claim.Is("share") && IsPercent(claim)) Share(claim);
      if (performance) continue;
      if (claim.Is("completion_rate") && IsPercent(claim)) Completion(claim);
      if (claim.Is("change_rate") && IsPercent(claim)) ChangeRate(claim);
      if (claim.Is("change") && claim.current && claim.statement->amount_fen) ChangeAgainstBudget(claim);
    }
    PriorYears("general", "expenditure");
    PriorYears("fiscal", "summary");
    PriorYears("general", "fiscal");
  }

 private:
  // --- shares
  // -----------------------------------------------------------------------------------------------
  std::optional<Figure> Whole(const Claim& claim) const {
    std::string key = MatchKey(claim.statement->base.value_or(""));
    if (key.empty())
      for (const CheckTopic& topic : catalogue_.topics())
        if (topic.id == claim.topic) key = topic.whole;
    if (key.empty()) return std::nullopt;
    if (std::optional<Figure> figure = claims_.InForms(claim.topic, key, key, "base")) {
      // The whole may be meant as a budget, which no form prints; but nothing is no whole of anything.
      figure->sure = figure->sure && figure->fen == 0;
      return figure;
    }
    if (claim.topic == "performance") return std::nullopt;
    // 占本年支出合计的 stands in the section on the general budget too.
    for (std::string_view topic : {claim.topic, std::string_view("income"), std::string_view("expenditure")})
      if (std::optional<Figure> figure = claims_.InForms(topic, key, key, "final")) return figure;
    const Claim* found = nullptr;
    for (const Claim& other : claims_.Around(claim))
      if (other.key == key && other.Is("final") && other.current && other.statement->amount_fen &&
          (!found || other.index < claim.index))
        found = &other;
    if (!found) return std::nullopt;
    return claims_.Of(*found);
  }

  void Share(const Claim& claim) {
    const Claim* near = claims_.Near(claim, "final");
    // A share stands in the sentence of its part; 占…的比例 elsewhere may be of something else.
    if (near && !near->SameSentence(claim)) near = nullptr;
    std::optional<Figure> part, whole = Whole(claim);
    if (near) part = claims_.Of(*near);
    if (!part && claim.topic != "performance")
      part = claims_.InForms(claim.topic, claim.key, claim.statement->subject.value_or(""), "final");
    if (!part && claim.topic == "performance") part = InSentence(claim);
    if (!part || !whole) return;
    Compare("N2", claim, *part, *whole, " ÷ ");
  }

  // The last amount in front of a share, whatever it is called.
  std::optional<Figure> InSentence(const Claim& claim) const {
    const Claim* found = nullptr;
    for (const Claim& other : claims_.Around(claim))
      if (other.SameSentence(claim) && other.statement->amount_fen && other.index < claim.index)
        found = &other;
    if (!found) return std::nullopt;
    return claims_.Of(*found);
  }

  // --- completion
  // -------------------------------------------------------------------------------------------
  std::optional<Figure> Budget(const Claim& claim) const {
    const OptionalText& base = claim.statement->base;
    std::vector<std::string_view> measures;
    if (Mentions(base, "年初")) {
      measures = {"initial_budget"};
    } else if (Mentions(base, "全年") || Mentions(base, "调整")) {
      measures = {"full_year_budget"};
    } else {
      measures = {"budget", "initial_budget", "full_year_budget"};
    }
    for (std::string_view measure : measures)
      if (std::optional<Figure> figure = claims_.Resolve(claim, measure)) return figure;
    return std::nullopt;
  }

  void Completion(const Claim& claim) {
    std::optional<Figure> budget = Budget(claim), final = claims_.Resolve(claim, "final");
    if (!budget || !final) return;
    if (budget->fen != 0) {
      Compare("N5", claim, *final, *budget, " ÷ ");
      return;
    }
    bool zero = claim.statement->amount.find_first_not_of("0.") == std::string::npos;
    CheckRecord check = BeginCheck(catalogue_, zero ? "N5z" : "N5", "fail");
    check.left = claim.statement->amount;
    check.evidence = Evidence(claim, *final, *budget);
    check.message =
        claims_.wording().Statement(*claim.statement) + "：" + budget->words + " 为零，不能有完成率";
    records_.checks.push_back(std::move(check));
  }

  // --- changes
  // ----------------------------------------------------------------------------------------------
  static int Sign(const Claim& claim) {
    if (claim.statement->direction == "increase") return 1;
    return claim.statement->direction == "decrease" ? -1 : 0;
  }

  void ChangeRate(const Claim& claim) {
    int sign = Sign(claim);
    if (sign == 0) return;
    std::optional<Figure> final = claims_.Resolve(claim, "final");
    if (!final) return;
    if (Mentions(claim.statement->base, "预算")) {
      std::optional<Figure> budget = Budget(claim);
      if (!budget || budget->fen <= 0) return;
      Figure change = *final;
      change.fen = sign * (final->fen - budget->fen);
      change.ulp = final->ulp + budget->ulp;
      change.words = "（" + final->words + " － " + budget->words + "）";
      Compare("N7", claim, change, *budget, " ÷ ");
      return;
    }
    if (claim.statement->base != "上年") return;
    const Claim* near = claims_.Near(claim, "change");
    if (!near || !near->SameSentence(claim) || Sign(*near) != sign || near->statement->base != "上年") return;
    Figure change = claims_.Of(*near), prior = Prior(*final, *near);
    if (prior.fen > 0) Compare("N7", claim, change, prior, " ÷ ");
  }

  Figure Prior(const Figure& final, const Claim& change) const {
    Figure prior = final;
    prior.fen -= Sign(change) * change.statement->amount_fen.value_or(0);
    prior.ulp += change.ulp;
    prior.words = "上年数 " + Grouped(FenText(prior.fen, change.statement->unit.value_or(""))) +
                  change.statement->unit.value_or("");
    return prior;
  }

  void ChangeAgainstBudget(const Claim& claim) {
    int sign = Sign(claim);
    if (sign == 0 || !Mentions(claim.statement->base, "预算")) return;
    std::optional<Figure> budget = Budget(claim), final = claims_.Resolve(claim, "final");
    if (!budget || !final) return;
    int64_t said = sign * *claim.statement->amount_fen;
    int64_t difference = said - (final->fen - budget->fen);
    int64_t tolerance = (claim.ulp + final->ulp + budget->ulp) / 2;
    bool within = std::abs(difference) <= tolerance;
    std::string unit = claim.statement->unit.value_or("");
    CheckRecord check = BeginCheck(catalogue_, "N7b", StatusName(difference == 0, within));
    check.left = FenText(said, unit);
    check.right = FenText(final->fen - budget->fen, unit);
    check.difference = FenText(difference, unit);
    check.tolerance = FenText(tolerance, unit);
    check.evidence = Evidence(claim, *final, *budget);
    check.message = claims_.wording().Statement(*claim.statement) + " 与 " + final->words + " － " +
                    budget->words + " ＝ " + Grouped(*check.right) + unit + (within ? " 一致" : " 不一致");
    records_.checks.push_back(std::move(check));
  }

  // What two sections say of last year: a part cannot have been more than its whole.
  struct LastYear {
    Figure prior;
    std::string words;
    std::vector<std::string> evidence;
    std::string unit;
  };

  // The figure of the forms for what a section speaks of, if it is all that the section speaks of.
  std::optional<Figure> WholeOf(std::string_view topic, std::string_view key,
                                std::string_view subject) const {
    std::optional<Figure> total;
    for (const CheckTopic& entry : catalogue_.topics())
      if (entry.id == topic && !entry.whole.empty())
        total = claims_.InForms(topic, entry.whole, entry.whole, "final");
    std::optional<Figure> own = claims_.InForms(topic, key, subject, "final");
    // 收入总计 and 支出总计 are one figure in two cells.
    if (own && total && own->fen != total->fen) return std::nullopt;
    return own;
  }

  std::optional<LastYear> LastYearOf(std::string_view topic) const {
    for (const Claim& claim : claims_.all()) {
      if (claim.topic != topic || !claim.Is("change") || claim.statement->base != "上年" ||
          Sign(claim) == 0 || !claim.statement->amount_fen || !claim.current)
        continue;
      std::optional<Figure> own = WholeOf(topic, claim.key, claim.statement->subject.value_or(""));
      if (!own) continue;
      return LastYear{Prior(*own, claim),
                      "由" + claims_.wording().Statement(*claim.statement) + " 推得的",
                      {claim.statement->statement_id},
                      claim.statement->unit.value_or("")};
    }
    for (const AssertionRecord& assertion : records_.assertions) {
      if (assertion.kind != "unchanged" || topics_.Of(assertion.section) != topic) continue;
      std::optional<Figure> own = WholeOf(topic, MatchKey(assertion.subject), assertion.subject);
      if (!own) continue;
      LastYear out{*own, "由文字说明“" + assertion.subject + "”持平" + PlaceText(assertion.place) + " 推得的",
                   own->evidence, "万元"};
      out.prior.words = "上年数 " + Grouped(FenText(own->fen, out.unit)) + out.unit;
      return out;
    }
    return std::nullopt;
  }

  void PriorYears(std::string_view part_topic, std::string_view whole_topic) {
    std::optional<LastYear> part = LastYearOf(part_topic), whole = LastYearOf(whole_topic);
    if (!part || !whole) return;
    int64_t tolerance = (part->prior.ulp + whole->prior.ulp) / 2;
    int64_t excess = part->prior.fen - whole->prior.fen;
    const std::string& unit = part->unit;
    const bool sure = excess <= tolerance || (part->prior.sure && whole->prior.sure);
    CheckRecord check =
        BeginCheck(catalogue_, "N7p", sure ? StatusName(excess <= 0, excess <= tolerance) : "not_applicable");
    check.left = FenText(part->prior.fen, unit);
    check.right = FenText(whole->prior.fen, unit);
    check.difference = FenText(excess, unit);
    check.tolerance = FenText(tolerance, unit);
    check.evidence = part->evidence;
    check.evidence.insert(check.evidence.end(), whole->evidence.begin(), whole->evidence.end());
    check.message = part->words + part->prior.words + (excess <= tolerance ? "，不大于" : "，大于") +
                    whole->words + whole->prior.words;
    if (!sure) check.message += "；但表中数字的读取存疑，不能据此断定文件自相矛盾";
    records_.checks.push_back(std::move(check));
  }

  // --- a rate
  // -----------------------------------------------------------------------------------------------
  static std::vector<std::string> Evidence(const Claim& claim, const Figure& a, const Figure& b) {
    std::vector<std::string> out = {claim.statement->statement_id};
    for (const Figure* figure : {&a, &b})
      for (const std::string& id : figure->evidence)
        if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    return out;
  }

  void Compare(std::string_view rule, const Claim& claim, const Figure& part, const Figure& whole,
               std::string_view operation) {
    bool zero = claim.statement->amount.find_first_not_of("0.") == std::string::npos;
    if (whole.fen == 0) {
      // Nothing of nothing is nothing, however it is written.
      if (zero || part.fen == 0) return;
      CheckRecord check = BeginCheck(catalogue_, rule, whole.sure ? "fail" : "not_applicable");
      check.left = claim.statement->amount;
      check.evidence = Evidence(claim, part, whole);
      check.message = claims_.wording().Statement(*claim.statement) + "（" + part.words + "）：作为整体的 " +
                      whole.words + " 为零";
      records_.checks.push_back(std::move(check));
      return;
    }
    RateVerdict verdict = CheckRate(claim.statement->amount, part.fen, part.ulp, whole.fen, whole.ulp);
    if (!verdict.known) return;
    bool sure = verdict.within || (part.sure && whole.sure);
    CheckRecord check =
        BeginCheck(catalogue_, rule, sure ? StatusName(verdict.exact, verdict.within) : "not_applicable");
    check.left = claim.statement->amount;
    check.right = verdict.expected;
    check.difference = verdict.difference;
    check.evidence = Evidence(claim, part, whole);
    check.message = claims_.wording().Statement(*claim.statement) +
                    (verdict.exact    ? " 与 "
                     : verdict.within ? " 的末位数字与 "
                                      : " 不等于 ") +
                    part.words + std::string(operation) + whole.words + " ＝ " + verdict.expected + "%" +
                    (verdict.exact    ? " 一致"
                     : verdict.within ? " 有尾差"
                                      : "");
    records_.checks.push_back(std::move(check));
  }

  const Catalogue& catalogue_;
  const TopicMatcher& topics_;
  const Claims& claims_;
  Records& records_;
};

}  // namespace

void AddProseRateChecks(const Catalogue& catalogue, const TopicMatcher& topics, const Claims& claims,
                        Records* records) {
  RateChecks(catalogue, topics, claims, records).Run();
}

}  // namespace gongkai
