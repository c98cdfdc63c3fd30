#include "corpus/synthetic/agency.h"

#include <algorithm>

#include "corpus/synthetic/functions.h"
#include "corpus/synthetic/random.h"
#include "normalize/forms/catalogue.h"

namespace gongkai::synthetic {
namespace {

// Places that do not exist.
const std::vector<const char*> kProvinces = {"云岭省", "东原省", "沧河省", "北岭省"};
const std::vector<const char*> kCities = {"青溪市", "白杨市", "梧川市", "泽安市", "凤鸣市", "柳原市"};
const std::vector<const char*> kDistricts = {"临江区", "望山区", "南塘区", "云门县", "双桥铺区", "松坪县"};

// Economic items that also appear in the 三公 form, where the form's amount can only be larger.
constexpr const char* kAbroad = "30212";
constexpr const char* kReception = "30217";
constexpr const char* kRunning = "30231";
constexpr const char* kPurchase = "31013";
constexpr const char* kMeeting = "30215";
constexpr const char* kTraining = "30216";

bool IsThreePublicItem(const std::string& code) {
  return code == kAbroad || code == kReception || code == kRunning || code == kPurchase || code == kMeeting ||
         code == kTraining;
}

/// Invents the parts one after the other; a class only to share the generator and the agency's size.
class Inventor {
 public:
  Inventor(uint64_t seed, int year) : random_(seed ^ 0x6167656e6379u), domain_(random_.Pick(Domains())) {
    agency_.year = year ? year : static_cast<int>(random_.Between(2016, 2025));
    // From a million to a hundred million yuan.
    size_ = 100000000;
    for (int64_t step = random_.Between(0, 2); step > 0; --step) size_ *= 6;
  }

  Agency Invent() {
    Name();
    General();
    OtherBudgets();
    Own();
    std::sort(agency_.items.begin(), agency_.items.end(),
              [](const Item& a, const Item& b) { return a.code < b.code; });
    EconomicSplit();
    PublicExpenses();
    return std::move(agency_);
  }

 private:
  Fen Amount(Fen about) { return random_.Between(about / 8 + 1, about); }

  Item& Find(const std::string& code) {
    for (Item& item : agency_.items)
      if (item.code == code) return item;
    Item item;
    item.code = code;
    item.name = FunctionNameIn(code, agency_.year);
    agency_.items.push_back(item);
    return agency_.items.back();
  }

  void Name() {
    const std::string city = random_.Pick(kCities);
    switch (random_.Between(0, 2)) {
      case 0:
        agency_.place = random_.Pick(kProvinces);
        break;
      case 1:
        agency_.place = city;
        break;
      default:
        agency_.place = city + random_.Pick(kDistricts);
    }
    agency_.name = agency_.place + domain_.bureau;
    agency_.single_unit = random_.Chance(10);
    agency_.units.push_back(agency_.name + "（本级）");
    if (!agency_.single_unit && random_.Chance(60))
      for (const char* unit : domain_.subordinates) agency_.units.push_back(agency_.place + unit);
    agency_.consolidated = agency_.units.size() > 1 && random_.Chance(60);
    agency_.cars = static_cast<int>(random_.Between(0, 12));
  }

  /// Carried over from and to other years, without breaking the balance.
  void Carry(Budget* budget) {
    if (random_.Chance(18)) budget->opening = Amount(budget->expenditure() / 9);
    if (random_.Chance(14)) budget->closing = Amount(budget->expenditure() / 9);
    budget->income = budget->expenditure() + budget->closing - budget->opening;
  }

  void General() {
    const bool carries = random_.Chance(50);
    bool first = true;
    for (const char* code : domain_.general) {
      if (!first && random_.Chance(35)) continue;
      Item& item = Find(code);
      const std::string tail = item.code.substr(5);
      const bool staff = first || tail == "50";
      if (staff) item.general.basic = Amount(size_) + size_ / 2;
      if (!staff || random_.Chance(25)) item.general.project = Amount(size_);
      first = false;
    }
    for (const char* code : StaffItems())
      if (random_.Chance(70) || std::string(code) == "2210201") Find(code).general.basic = Amount(size_ / 10);
    for (Item& item : agency_.items) {
      item.general.income = item.general.expenditure();
      if (carries) Carry(&item.general);
    }
  }

  void OtherBudgets() {
    if (random_.Chance(50))
      for (const char* code : domain_.fund)
        if (random_.Chance(70)) {
          Budget& fund = Find(code).fund;
          fund.project = Amount(size_ * 2);
          if (random_.Chance(15)) fund.basic = Amount(size_ / 20);
          Carry(&fund);
        }
    if (agency_.year >= 2020 && random_.Chance(65))
      for (const char* code : domain_.state)
        if (random_.Chance(70)) {
          Budget& state = Find(code).state;
          state.project = Amount(size_ / 2);
          Carry(&state);
        }
  }

  void Own() {
    if (random_.Chance(45)) return;
    Fen income = 0, spent = 0;
    for (Item& item : agency_.items) {
      if (item.general.expenditure() == 0 || !random_.Chance(40)) continue;
      OwnMoney& own = item.own;
      if (random_.Chance(20)) own.superior_subsidy = Amount(size_ / 4);
      if (random_.Chance(50)) own.business = Amount(size_ / 3);
      if (random_.Chance(10)) own.operating_income = Amount(size_ / 6);
      if (random_.Chance(6)) own.affiliated_remittance = Amount(size_ / 9);
      if (random_.Chance(60)) own.other = Amount(size_ / 30);
      const Fen spendable = own.income() - own.operating_income;
      if (random_.Chance(60))
        own.basic = spendable / 10 * random_.Between(2, 5) + random_.Between(0, spendable / 50);
      if (random_.Chance(70)) own.project = spendable / 10 * random_.Between(1, 4);
      if (random_.Chance(8)) own.superior_remittance = spendable / 40;
      if (random_.Chance(8)) own.affiliated_subsidy = spendable / 50;
      if (own.operating_income > 0) own.operating = own.operating_income / 10 * random_.Between(4, 9);
      income += own.income();
      spent += own.expenditure();
    }
    if (random_.Chance(60)) agency_.own_opening = Amount(size_ / 5);
    if (random_.Chance(30)) agency_.used_surplus = Amount(size_ / 20);
    const Fen left = agency_.own_opening + agency_.used_surplus + income - spent;
    if (random_.Chance(30)) agency_.distribution = left / 10 * random_.Between(1, 6);
    agency_.own_closing = left - agency_.distribution;
  }

  void EconomicSplit() {
    const Fen total = agency_.Sum([](const Item& item) { return item.general.basic; });
    const bool public_expenses = random_.Chance(85);
    std::vector<std::string> codes;
    std::vector<int64_t> weights;
    for (const EconomicClass& group : Catalogue::BuiltIn().economics()) {
      const bool usual =
          group.code == "301" || group.code == "302" || group.code == "303" || group.code == "310";
      if (!usual) continue;
      const int64_t weight = group.code == "301"   ? 4000
                             : group.code == "303" ? 500
                             : group.code == "302" ? 300
                                                   : 60;
      for (const EconomicItem& item : group.items) {
        const bool special = IsThreePublicItem(item.code);
        if (item.code != "30101" && item.code != "30201" && !random_.Chance(special ? 55 : 60)) continue;
        if (special && !public_expenses) continue;
        codes.push_back(item.code);
        weights.push_back(random_.Between(weight / 10, weight));
      }
    }
    const std::vector<Fen> parts = Divide(total, weights);
    for (size_t i = 0; i < codes.size(); ++i)
      if (parts[i] > 0) agency_.economic[codes[i]] = parts[i];
    public_expenses_ = public_expenses;
  }

  void PublicExpenses() {
    if (!public_expenses_) return;
    ThreePublic& out = agency_.three_public;
    const struct {
      const char* code;
      Planned* planned;
    } rows[] = {{kAbroad, &out.abroad},       {kPurchase, &out.purchase}, {kRunning, &out.running},
                {kReception, &out.reception}, {kMeeting, &out.meeting},   {kTraining, &out.training}};
    for (const auto& row : rows) {
      row.planned->final = agency_.Economic(row.code);
      if (random_.Chance(20)) row.planned->final += Amount(size_ / 60);  // paid from project expenditure
      row.planned->budget = row.planned->final;
      if (random_.Chance(65)) row.planned->budget += Amount(row.planned->final / 3 + 10000);
    }
    if (out.running.final > 0 && agency_.cars == 0) agency_.cars = 1;
  }

  Random random_;
  const Domain& domain_;
  Agency agency_;
  Fen size_ = 0;
  bool public_expenses_ = true;
};

}  // namespace

bool ThreePublic::empty(bool with_meetings) const {
  const Planned all = total();
  const Fen meetings = meeting.budget + meeting.final + training.budget + training.final;
  return all.budget == 0 && all.final == 0 && (!with_meetings || meetings == 0);
}

Fen Agency::Sum(const std::function<Fen(const Item&)>& part, const std::string& prefix) const {
  Fen sum = 0;
  for (const Item& item : items)
    if (item.code.compare(0, prefix.size(), prefix) == 0) sum += part(item);
  return sum;
}

std::vector<std::string> Agency::CodeTree(const std::function<bool(const Item&)>& counts) const {
  std::set<std::string> codes;  // a prefix sorts before what it begins
  for (const Item& item : items)
    if (counts(item)) codes.insert({item.code.substr(0, 3), item.code.substr(0, 5), item.code});
  return {codes.begin(), codes.end()};
}

std::string Agency::CodeName(const std::string& code) const {
  if (code.size() > 3) return FunctionNameIn(code, year);
  for (const FunctionClass& entry : Catalogue::BuiltIn().functions())
    if (entry.code == code) return std::string(entry.NameIn(year));
  return {};
}

Fen Agency::Economic(const std::string& prefix) const {
  Fen sum = 0;
  for (const auto& [code, amount] : economic)
    if (code.compare(0, prefix.size(), prefix) == 0) sum += amount;
  return sum;
}

Agency Invent(uint64_t seed, int year) {
  return Inventor(seed, year).Invent();
}

}  // namespace gongkai::synthetic
