#include "normalize/checks/prose_lists.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "normalize/checks/rate.h"
#include "normalize/checks/report.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool Has(const std::string& text, std::string_view word) {
  return text.find(word) != std::string::npos;
}

class ListChecks {
 public:
  ListChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims, Records* records)
      : catalogue_(catalogue), ledger_(ledger), claims_(claims), records_(*records) {}

  void Run() {
    Comparisons();
    Adjustments();
    std::map<std::string, std::vector<const Claim*>> procurement;  // one agency may report several times
    for (const Claim& claim : claims_.all()) {
      if (!claim.current) continue;
      if (claim.topic == "procurement") procurement[claim.statement->section].push_back(&claim);
    }
    for (const auto& [section, claims] : procurement) Procurement(claims);
    Vehicles();
    VehiclesKept();
    ListedItems();
  }

 private:
  // --- procurement
  // ------------------------------------------------------------------------------------------
  struct Sum {
    int64_t fen = 0, ulp = 0;
    std::string words;
    std::vector<std::string> evidence;
    void Add(const Claim& claim) {
      fen += *claim.statement->amount_fen;
      ulp += claim.ulp;
      words += (words.empty() ? "" : "＋") + Grouped(claim.statement->amount);
      evidence.push_back(claim.statement->statement_id);
    }
  };

  void CompareSums(std::string_view rule, const Claim& whole, const Sum& parts, bool equal,
                   const std::string& what) {
    int64_t difference = *whole.statement->amount_fen - parts.fen;
    int64_t excess = equal ? std::abs(difference) : std::max<int64_t>(-difference, 0);
    int64_t tolerance = (whole.ulp + parts.ulp) / 2;
    std::string unit = whole.statement->unit.value_or("");
    CheckRecord check = BeginCheck(catalogue_, rule, StatusName(excess == 0, excess <= tolerance));
    check.left = FenText(*whole.statement->amount_fen, unit);
    check.right = FenText(parts.fen, unit);
    check.difference = FenText(difference, unit);
    check.tolerance = FenText(tolerance, unit);
    check.evidence = parts.evidence;
    check.evidence.insert(check.evidence.begin(), whole.statement->statement_id);
    check.message = claims_.wording().Statement(*whole.statement) + (equal ? " 与 " : " 应不小于 ") + what +
                    " " + parts.words + " ＝ " + Grouped(*check.right) + unit;
    if (equal) check.message += excess == 0 ? " 一致" : excess <= tolerance ? " 只差尾数" : " 不一致";
    if (!equal) check.message += excess == 0 ? "，相符" : excess <= tolerance ? "，只差尾数" : "，不相符";
    records_.checks.push_back(std::move(check));
  }

  void Procurement(const std::vector<const Claim*>& claims) {
    const Claim *total = nullptr, *small = nullptr, *micro = nullptr;
    const Claim* parts[3] = {};   // goods, works, services
    const Claim* shares[3] = {};  // awarded to small and medium enterprises
    static constexpr std::string_view kParts[] = {"货物", "工程", "服务"};
    std::vector<const Claim*> reserved;
    for (const Claim* claim : claims) {
      const std::string& key = claim->key;
      bool money = claim->statement->amount_fen && claim->Is("final");
      bool awarded = Has(key, "中小") || Has(key, "小微");
      size_t part = 3;
      for (size_t i = 0; i < 3; ++i)
        if (Has(key, kParts[i])) part = i;
      if (part < 3 && awarded && claim->Is("share") && claim->statement->unit == "%") {
        if (!shares[part]) shares[part] = claim;
      } else if (part < 3 && !awarded && money) {
        if (!parts[part]) parts[part] = claim;
      } else if (awarded && money && part == 3) {
        const Claim*& slot = Has(key, "小微") ? micro : small;
        if (!slot) slot = claim;
      } else if (money && part == 3 && key.starts_with("政府采购") && !total) {
        total = claim;
      } else if (money && key == "采购金额") {
        reserved.push_back(claim);
      }
    }
    if (!total) return;
    // A part that is not mentioned is nothing; but the three must be of one sentence with the total.
    Sum sum;
    for (const Claim* part : parts)
      if (part && part->SameSentence(*total)) sum.Add(*part);
    if (sum.evidence.size() >= 2) CompareSums("N10", *total, sum, true, "货物、工程、服务之和");
    if (small) {
      Sum awarded;
      awarded.Add(*small);
      CompareSums("N10a", *total, awarded, false, "授予中小企业合同金额");
      if (micro) {
        Sum of_micro;
        of_micro.Add(*micro);
        CompareSums("N10a", *small, of_micro, false, "授予小微企业合同金额");
      }
      Awarded(*total, *small, parts, shares);
    }
    Reserved(*total, reserved);
  }

  // The three shares weigh up to what small enterprises were awarded, where the share of the total shows that
  // contracts and expenditure are the same amounts here.
  void Awarded(const Claim& total, const Claim& small, const Claim* const parts[3],
               const Claim* const shares[3]) {
    const Claim* overall = nullptr;
    for (const Claim& claim : claims_.Around(small))
      if (claim.SameSentence(small) && claim.key == small.key && claim.Is("share")) overall = &claim;
    if (!overall || *total.statement->amount_fen <= 0) return;
    RateVerdict same = CheckRate(overall->statement->amount, *small.statement->amount_fen, small.ulp,
                                 *total.statement->amount_fen, total.ulp);
    if (!same.known || !same.within) return;
    // In hundredths of a percent of a fen; shares carry at most four decimals.
    __extension__ using Wide = __int128;
    Wide sum = 0, slack = 0;
    std::string words;
    std::vector<std::string> evidence = {small.statement->statement_id};
    for (size_t i = 0; i < 3; ++i) {
      if (!parts[i] || *parts[i]->statement->amount_fen == 0) continue;
      if (!shares[i] || shares[i]->decimals > 4) return;
      Wide rate = 0;
      for (char c : shares[i]->statement->amount)
        if (c != '.') rate = rate * 10 + (c - '0');
      Wide ulp = 1;
      for (int d = shares[i]->decimals; d < 4; ++d) {
        rate *= 10;
        ulp *= 10;
      }
      sum += rate * *parts[i]->statement->amount_fen;
      slack += ulp * *parts[i]->statement->amount_fen + rate * parts[i]->ulp;
      words += (words.empty() ? "" : "＋") + Grouped(parts[i]->statement->amount) + "×" +
               shares[i]->statement->amount + "%";
      evidence.push_back(parts[i]->statement->statement_id);
      evidence.push_back(shares[i]->statement->statement_id);
    }
    if (words.empty()) return;
    constexpr int64_t kScale = 1000000;  // 100 % at four decimals
    Wide miss = sum - static_cast<Wide>(kScale) * *small.statement->amount_fen;
    bool within = (miss < 0 ? -miss : miss) <= slack + static_cast<Wide>(kScale) * small.ulp;
    std::string unit = small.statement->unit.value_or("");
    CheckRecord check = BeginCheck(catalogue_, "N10b", within ? "pass" : "fail");
    check.left = small.statement->amount;
    check.right = FenText(static_cast<int64_t>(sum / kScale), unit);
    check.evidence = std::move(evidence);
    check.message = claims_.wording().Statement(*small.statement) + (within ? " 与 " : " 不等于 ") + words +
                    " ＝ " + Grouped(*check.right) + unit + (within ? " 相符" : "");
    records_.checks.push_back(std::move(check));
  }

  // Reserved for small and medium enterprises, and other projects: together no more than all procurement.
  void Reserved(const Claim& total, const std::vector<const Claim*>& reserved) {
    if (reserved.size() < 2) return;
    std::string text = PatternText(reserved.front()->statement->raw);
    size_t first = text.find("中小企业预留"), last = text.rfind("其他政府采购项目");
    if (first == std::string::npos || last == std::string::npos || last < first) return;
    if (!reserved.front()->SameSentence(*reserved.back())) return;
    Sum sum;
    sum.Add(*reserved.front());
    sum.Add(*reserved.back());
    CompareSums("N10c", total, sum, false, "面向中小企业预留项目与其他项目之和");
  }

  // --- vehicles
  // ---------------------------------------------------------------------------------------------
  void Vehicles() {
    const Claim* total = nullptr;
    int64_t sum = 0;
    std::vector<std::string> evidence;
    auto finish = [&] {
      if (total && evidence.size() >= 3) {
        bool same = std::to_string(sum) == total->statement->amount;
        CheckRecord check = BeginCheck(catalogue_, "N11", same ? "pass" : "fail");
        check.left = total->statement->amount;
        check.right = std::to_string(sum);
        check.difference = std::to_string(std::atoll(total->statement->amount.c_str()) - sum);
        check.evidence = evidence;
        check.message = claims_.wording().Statement(*total->statement) + " 与各类用车之和 " +
                        std::to_string(sum) + "辆" + (same ? " 一致" : " 不一致");
        records_.checks.push_back(std::move(check));
      }
      total = nullptr;
    };
    for (const Claim& claim : claims_.all()) {
      if (claim.topic != "assets" || claim.statement->unit != "辆" || !IsDigits(claim.statement->amount) ||
          claim.statement->amount.size() > 6)
        continue;
      if (!total || !claim.SameSentence(*total)) {
        finish();
        // 其中 tells that the kinds follow.
        if (!Has(claim.key, "车辆") || !Has(claim.statement->raw, "其中")) continue;
        total = &claim;
        sum = 0;
        evidence = {claim.statement->statement_id};
        continue;
      }
      sum += std::atoll(claim.statement->amount.c_str());
      evidence.push_back(claim.statement->statement_id);
    }
    finish();
  }

  // Vehicles that live on fiscal appropriation are some of all vehicles, and seldom none of them.
  void VehiclesKept() {
    const Claim *kept = nullptr, *all = nullptr;
    for (const Claim& claim : claims_.all()) {
      if (!claim.Is("count") || claim.statement->unit != "辆" || !IsDigits(claim.statement->amount) ||
          claim.statement->amount.size() > 6)
        continue;
      if (!kept && claim.topic == "three_public" && Has(claim.key, "保有量")) kept = &claim;
      bool is_total = Has(claim.key, "车辆") && Has(claim.statement->raw, "其中");
      if (!all && claim.topic == "assets" && is_total) all = &claim;
    }
    if (!kept || !all) return;
    int64_t some = std::atoll(kept->statement->amount.c_str());
    int64_t whole = std::atoll(all->statement->amount.c_str());
    bool fits = some <= whole && (some > 0 || whole == 0);
    CheckRecord check = BeginCheck(catalogue_, "N11b", fits ? "pass" : "fail");
    check.left = kept->statement->amount;
    check.right = all->statement->amount;
    check.difference = std::to_string(some - whole);
    check.evidence = {kept->statement->statement_id, all->statement->statement_id};
    check.message = claims_.wording().Statement(*kept->statement) + " 与 " +
                    claims_.wording().Statement(*all->statement) + (fits ? " 相容" : " 不相容");
    records_.checks.push_back(std::move(check));
  }

  // --- words of comparison
  // ----------------------------------------------------------------------------------
  void Comparisons() {
    static const re2::RE2 kWords(
        "决算数?(?:支出)?(大于|高于|超过|小于|低于|少于|等于|与)(?:年初|全年|调整后?)?预算数?(?:基本)?(持平|"
        "一致|相等|相同)?([(/])?");
    const std::string* sentence = nullptr;
    for (const Claim& claim : claims_.all()) {
      bool budget = claim.Is("initial_budget") || claim.Is("budget") || claim.Is("full_year_budget");
      if (!budget || !claim.current || !claim.statement->amount_fen || claim.topic.empty()) continue;
      if (sentence && *sentence == claim.statement->raw) continue;
      sentence = &claim.statement->raw;
      const Claim* final = nullptr;
      int finals = 0, budgets = 0;
      for (const Claim& other : claims_.Around(claim)) {
        if (!other.SameSentence(claim) || !other.statement->amount_fen) continue;
        finals += other.Is("final");
        budgets += other.Is("initial_budget") || other.Is("budget") || other.Is("full_year_budget");
        if (other.Is("final") && other.key == claim.key) final = &other;
      }
      // With several pairs in a sentence nobody can tell which one is meant.
      if (finals != 1 || budgets != 1 || !final) continue;
      std::string text = PatternText(claim.statement->raw), word, same, choice;
      if (!re2::RE2::PartialMatch(text, kWords, &word, &same, &choice) || !choice.empty()) continue;
      if (word == "与" && same.empty()) continue;
      if (Has(text, "基本持平") || Has(text, "基本一致")) continue;
      bool more = word == "大于" || word == "高于" || word == "超过";
      bool less = word == "小于" || word == "低于" || word == "少于";
      int64_t difference = *final->statement->amount_fen - *claim.statement->amount_fen;
      bool holds = more ? difference > 0 : less ? difference < 0 : difference == 0;
      CheckRecord check = BeginCheck(catalogue_, "N6", holds ? "pass" : "fail");
      check.left = final->statement->amount;
      check.right = claim.statement->amount;
      check.evidence = {final->statement->statement_id, claim.statement->statement_id};
      check.message = claims_.wording().Statement(*final->statement) + " 与 " +
                      claims_.wording().Statement(*claim.statement) + "：文字写作“" +
                      (word == "与" ? same : word) + "”" + (holds ? "，相符" : "，不相符");
      records_.checks.push_back(std::move(check));
    }
  }

  // 年初预算数, 预算调整数 and 预算调整后数 in one sentence. An adjustment may be printed unsigned.
  void Adjustments() {
    for (const Claim& claim : claims_.all()) {
      if (!claim.Is("initial_budget") || !claim.statement->amount_fen) continue;
      if (!Has(claim.statement->raw, "预算调整数") || !Has(claim.statement->raw, "调整后")) continue;
      const Claim *change = nullptr, *after = nullptr;
      for (const Claim& other : claims_.Around(claim)) {
        if (!other.SameSentence(claim) || !other.statement->amount_fen || other.index < claim.index) continue;
        if (other.Is("other") && Has(other.key, "调整") && !change) change = &other;
        if (other.Is("full_year_budget") && !after) after = &other;
      }
      if (!change || !after) continue;
      int64_t a = *claim.statement->amount_fen, d = *change->statement->amount_fen,
              b = *after->statement->amount_fen;
      int64_t tolerance = (claim.ulp + change->ulp + after->ulp) / 2;
      int64_t gap = std::min(std::abs(b - a - d), std::abs(b - a + d));
      CheckRecord check = BeginCheck(catalogue_, "N16", StatusName(gap == 0, gap <= tolerance));
      check.left = after->statement->amount;
      check.right = claim.statement->amount + "±" + change->statement->amount;
      for (const Claim* part : {&claim, change, after})
        check.evidence.push_back(part->statement->statement_id);
      check.message = "年初预算数 " + Grouped(claim.statement->amount) + "、预算调整数 " +
                      Grouped(change->statement->amount) + " 与预算调整后数 " +
                      Grouped(after->statement->amount) + claim.statement->unit.value_or("") +
                      PlaceText(claim.statement->place) +
                      (gap == 0           ? " 相符"
                       : gap <= tolerance ? " 只差尾数"
                                          : " 不相符");
      records_.checks.push_back(std::move(check));
    }
  }

  // --- what an expenditure consists of
  // ----------------------------------------------------------------------
  void ListedItems() {
    const LedgerForm* form = ledger_.Find("general_budget_basic_expenditure");
    if (!form || ledger_.sets() != 1 || records_.tables[form->table].status != "filled" ||
        records_.tables[form->table].confidence < kTrustworthy)
      return;
    static const re2::RE2 kList("(人员经费|公用经费)[^;。]{0,40}?(?:主要)?(?:包括|用于)[:：]?([^;。]+)");
    std::string seen;
    for (const Claim& claim : claims_.all()) {
      if (claim.topic != "basic" || claim.statement->raw == seen) continue;
      seen = claim.statement->raw;
      std::string text = FoldWidth(claim.statement->raw);
      re2::StringPiece rest(text);
      std::string what, list;
      while (re2::RE2::FindAndConsume(&rest, kList, &what, &list)) Listed(claim, *form, what, list);
    }
  }

  void Listed(const Claim& claim, const LedgerForm& form, const std::string& what, const std::string& list) {
    std::string without;
    std::vector<std::string> evidence = {claim.statement->statement_id};
    size_t known = 0, from = 0;
    while (from < list.size()) {
      size_t to = std::min({list.find("、", from), list.find(',', from), list.size()});
      std::string name = list.substr(from, to - from);
      from = to + (to < list.size() && list[to] == ',' ? 1 : 3);
      const LedgerRow* row = form.Named("", {MatchKey(name)});
      if (!row || row->code.empty()) continue;
      ++known;
      const size_t* fact = row->Find("final");
      if (!fact || records_.facts[*fact].amount_fen.value_or(0) != 0) continue;
      without += (without.empty() ? "" : "、") + row->code + row->name;
      evidence.push_back(records_.facts[*fact].fact_id);
    }
    if (known < 2) return;
    CheckRecord check = BeginCheck(catalogue_, "N15", without.empty() ? "pass" : "fail");
    check.evidence = std::move(evidence);
    check.message = "文字说明列举的" + what + "项目" + PlaceText(claim.statement->place);
    check.message +=
        without.empty() ? "在基本支出决算表中都有金额" : "中，" + without + "在基本支出决算表中没有金额";
    records_.checks.push_back(std::move(check));
  }

  const Catalogue& catalogue_;
  const Ledger& ledger_;
  const Claims& claims_;
  Records& records_;
};

}  // namespace

void AddProseListChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims,
                        Records* records) {
  ListChecks(catalogue, ledger, claims, records).Run();
}

}  // namespace gongkai
