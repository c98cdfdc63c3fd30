// An invented agency and a year of its accounts, complete enough for all nine forms.
//
// Only the leaves are kept: items of the functional classification, each with the money of the three budgets
// and the agency's own money. Every total of every form is a sum over them, so the identities between and
// within the forms hold to the fen by construction; the tests check them all the same.
#ifndef GONGKAI_CORPUS_SYNTHETIC_AGENCY_H_
#define GONGKAI_CORPUS_SYNTHETIC_AGENCY_H_

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/synthetic/money.h"

namespace gongkai::synthetic {

/// One item's money in one budget: opening + income = basic + project + closing.
struct Budget {
  Fen opening = 0, income = 0, basic = 0, project = 0, closing = 0;
  Fen expenditure() const { return basic + project; }
};

/// One item's money from outside the three budgets. What is left goes into Agency::own_closing.
struct OwnMoney {
  Fen superior_subsidy = 0, business = 0, operating_income = 0, affiliated_remittance = 0, other = 0;
  Fen basic = 0, project = 0, superior_remittance = 0, operating = 0, affiliated_subsidy = 0;
  Fen income() const {
    return superior_subsidy + business + operating_income + affiliated_remittance + other;
  }
  Fen expenditure() const { return basic + project + superior_remittance + operating + affiliated_subsidy; }
};

/// An item of the functional classification.
struct Item {
  std::string code;  ///< 7 digits
  std::string name;
  Budget general, fund, state;
  OwnMoney own;

  Fen fiscal_income() const { return general.income + fund.income + state.income; }
  Fen income() const { return fiscal_income() + own.income(); }
  Fen basic() const { return general.basic + fund.basic + state.basic + own.basic; }
  Fen project() const { return general.project + fund.project + state.project + own.project; }
  Fen expenditure() const {
    return basic() + project() + own.superior_remittance + own.operating + own.affiliated_subsidy;
  }
};

/// What was planned and what was spent.
struct Planned {
  Fen budget = 0, final = 0;
};

/// The leaves of the 三公 form with 会议费 and 培训费, which are outside its total.
struct ThreePublic {
  Planned abroad, purchase, running, reception, meeting, training;
  Planned cars() const { return {purchase.budget + running.budget, purchase.final + running.final}; }
  Planned total() const {
    return {abroad.budget + cars().budget + reception.budget, abroad.final + cars().final + reception.final};
  }
  /// True where nothing was planned or spent, on meetings and training neither if those count.
  bool empty(bool with_meetings) const;
};

struct Agency {
  std::string place;  ///< "青溪市临江区"
  std::string name;   ///< "青溪市临江区财政局"
  int year = 2024;
  bool consolidated = false;       ///< subordinate units are included: （汇总）
  bool single_unit = false;        ///< a 单位决算 instead of a 部门决算
  std::vector<std::string> units;  ///< units whose accounts are included
  int cars = 0;                    ///< official vehicles at the end of the year

  std::vector<Item> items;              ///< in the order of their codes
  std::map<std::string, Fen> economic;  ///< general basic expenditure by economic item ("30101")
  ThreePublic three_public;

  /// The agency's own money besides the items: own_opening + used_surplus + Σ own incomes =
  /// Σ own expenditure + distribution + own_closing.
  Fen own_opening = 0, used_surplus = 0, distribution = 0, own_closing = 0;

  /// Sum of `part` over the items whose code begins with `prefix`; over all with an empty one.
  Fen Sum(const std::function<Fen(const Item&)>& part, const std::string& prefix = {}) const;
  /// Codes of classes, sections and items in printing order, of the items that `counts` is true for.
  std::vector<std::string> CodeTree(const std::function<bool(const Item&)>& counts) const;
  /// The name of a class (from the catalogue), section or item in the agency's year.
  std::string CodeName(const std::string& code) const;
  /// Economic amounts below a class ("301"), or of one item.
  Fen Economic(const std::string& prefix) const;
};

/// Invents an agency; the same seed gives the same agency. `year` 0 leaves the year to the seed (2016–2025).
Agency Invent(uint64_t seed, int year = 0);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_AGENCY_H_
