// What the evaluations say. Their tables are made in performance_tables.cc.
#include "corpus/synthetic/performance.h"

#include <algorithm>

#include "corpus/synthetic/random.h"

namespace gongkai::synthetic {
namespace {

/// 1/100 of 万元: every amount of these tables is a whole number of them, so that printed sums are exact.
using Hundredths = int64_t;
constexpr Fen kFenPerHundredth = 10000;
constexpr int kExecutionWeight = 10;
constexpr int64_t kTenThousand = 10000;  // 万

enum class Kind {
  kCount,  ///< a number of things
  kMany,   ///< a number that may be printed in 万
  kRate,   ///< percent
  kWord,   ///< 有效提升
  kDate,
  kCost  ///< 万元, not more than
};

struct Level3Words {
  const char* name;
  Kind kind;
  const char* unit;
};

struct Level2Words {
  const char* name;
  std::vector<Level3Words> samples;
};

/// Names of third-level indicators by their second level.
const std::vector<Level2Words>& AllLevel2Words() {
  static const std::vector<Level2Words> samples = {
      {"数量指标",
       {{"举办业务培训班", Kind::kCount, "期"},
        {"开展现场检查次数", Kind::kCount, "次"},
        {"检查单位数量", Kind::kCount, "家"},
        {"维护信息系统数量", Kind::kCount, "套"},
        {"购置办公设备", Kind::kCount, "台"},
        {"印制宣传资料", Kind::kMany, "份"},
        {"整理档案数量", Kind::kMany, "卷"},
        {"服务群众人数", Kind::kMany, "人"},
        {"委托第三方机构完成的专项核查和抽样复核报告数量", Kind::kCount, "份"}}},
      {"质量指标",
       {{"培训合格率", Kind::kRate, "%"},
        {"设备验收合格率", Kind::kRate, "%"},
        {"发现问题整改完成率", Kind::kRate, "%"},
        {"信息系统正常运行率", Kind::kRate, "%"},
        {"宣传资料印刷质量", Kind::kWord, ""}}},
      {"时效指标",
       {{"各项工作完成时限", Kind::kDate, ""},
        {"资金拨付及时率", Kind::kRate, "%"},
        {"按期完成重点任务数量", Kind::kCount, "项"},
        {"年度任务按期完成率", Kind::kRate, "%"}}},
      {"成本指标", {{"预算控制数", Kind::kCost, "万元"}}},
      {"经济成本指标", {{"预算控制数", Kind::kCost, "万元"}}},
      {"经济效益指标", {{"节约财政资金", Kind::kWord, ""}, {"带动相关产业发展", Kind::kWord, ""}}},
      {"社会效益指标",
       {{"政策知晓率", Kind::kRate, "%"},
        {"公共服务水平", Kind::kWord, ""},
        {"提升依法履职能力和规范化管理水平", Kind::kWord, ""}}},
      {"生态效益指标", {{"减少纸张消耗", Kind::kWord, ""}, {"改善人居环境", Kind::kWord, ""}}},
      {"可持续影响指标",
       {{"长效管理机制健全性", Kind::kWord, ""}, {"系统可持续使用年限", Kind::kCount, "年"}}},
      {"服务对象满意度指标", {{"服务对象满意度", Kind::kRate, "%"}, {"受益群众满意度", Kind::kRate, "%"}}}};
  return samples;
}

struct Plan1 {
  const char* name;
  int weight;
  std::vector<const char*> levels2;
};

/// Two national schemes: costs among the output, and costs for themselves.
const std::vector<Plan1> kCostsInOutput = {
    {"产出指标", 50, {"数量指标", "质量指标", "时效指标", "成本指标"}},
    {"效益指标", 30, {"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"}},
    {"满意度指标", 10, {"服务对象满意度指标"}}};
const std::vector<Plan1> kCostsApart = {{"成本指标", 20, {"经济成本指标"}},
                                        {"产出指标", 40, {"数量指标", "质量指标", "时效指标"}},
                                        {"效益指标", 20, {"社会效益指标", "可持续影响指标"}},
                                        {"满意度指标", 10, {"服务对象满意度指标"}}};

const std::vector<const char*> kProjects = {"信息系统运行维护", "业务培训",        "专项执法检查",
                                            "政策宣传",         "档案数字化加工",  "设备购置",
                                            "公共服务能力提升", "办公场所维修改造"};
const std::vector<const char*> kDeviations = {
    "受实施进度影响，部分工作结转下年，下一步将加快进度。", "年初目标设定偏高，今后将合理设定目标值。",
    "部分合同年底前未到付款条件，将督促供应商按期交付。", "人员变动较大"};
const std::vector<const char*> kWords = {"有效提升", "显著改善", "逐步健全", "不断增强", "良好"};

/// Half-up.
int64_t Rounded(int64_t number, int64_t divisor) {
  return (2 * number + divisor) / (2 * divisor);
}

/// Without zeros behind the point: "8", "8.5", "8.05".
std::string Trimmed(int64_t hundredths) {
  std::string out = std::to_string(hundredths / 100);
  const int64_t rest = hundredths % 100;
  if (rest == 0) return out;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  return out;
}

class Evaluator {
 public:
  Evaluator(const Agency& agency, const Look& look, uint64_t seed)
      : agency_(agency), look_(look), random_(seed ^ 0x706572666fu) {}

  std::vector<Evaluation> Build() {
    std::vector<Evaluation> out;
    std::vector<const char*> names = kProjects;
    for (int i = 0; i < look_.evaluations; ++i) {
      const bool department = look_.evaluations > 1 && i == 0;
      if (department) {
        out.push_back(Department());
      } else if (Projects() == 0) {
        continue;  // who spent nothing on projects has none to report on
      } else {
        const size_t at = static_cast<size_t>(random_.Between(0, static_cast<int64_t>(names.size()) - 1));
        out.push_back(Project(names[at]));
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(at));
      }
      LayOutEvaluation(look_, &out.back());
    }
    return out;
  }

 private:
  Fen Projects() const {
    return agency_.Sum([](const Item& item) { return item.project(); });
  }

  std::string Money(Hundredths amount) const {
    return look_.short_amounts ? Trimmed(amount) : Digits(amount * kFenPerHundredth, Unit::kWanYuan);
  }

  /// What the table prints for no money: "0" is an amount, a blank and a dash are none.
  Fund::Text MoneyOrNone(Hundredths amount) const {
    if (amount == 0 && look_.zero != Zero::kZero) return std::nullopt;
    return Money(amount);
  }

  static std::string Rate(Hundredths executed, Hundredths budget) {
    return Trimmed(Rounded(executed * 10000, budget)) + "%";
  }

  /// The score of the execution rate; `total` gets it in hundredths.
  static std::string ExecutionScore(Hundredths executed, Hundredths budget, int64_t* total) {
    const int64_t score = Rounded(kExecutionWeight * 100 * std::min(executed, budget), budget);
    *total += score;
    return Trimmed(score);
  }

  Evaluation Start(const std::string& kind) {
    Evaluation out;
    out.kind = kind;
    split_ = kind == "project_self" && look_.performance == PerformanceDialect::kSplit;
    out.fiscal_year = agency_.year;
    out.department = agency_.name;
    return out;
  }

  Evaluation Project(const std::string& name) {
    Evaluation out = Start("project_self");
    out.project_name = name + random_.Pick<const char*>({"", "经费", "专项经费"});
    out.implementer = agency_.units.back();
    if (random_.Chance(60)) out.implementer = agency_.name;
    out.title = random_.Pick<const char*>({"项目支出绩效自评表", "项目绩效自评表"});
    if (random_.Chance(40)) out.title = out.project_name + "项目绩效自评表";
    out.goal = "完成" + name + "各项工作任务，保障资金使用规范、及时。";
    out.outcome = random_.Chance(50) ? "全面完成年度目标。" : "已完成" + name + "年度任务，资金使用规范。";

    const Hundredths budget =
        1000 + random_.Between(0, std::max<Fen>(Projects(), 10000000) / 4 / kFenPerHundredth);
    const Hundredths carried = random_.Chance(25) ? budget / 5 : 0;
    const Hundredths other = random_.Chance(20) ? budget / 8 : 0;
    const Hundredths fiscal = budget - carried - other;
    const Hundredths initial = random_.Chance(60) ? fiscal : fiscal / 100 * random_.Between(60, 120);
    const int64_t percent = random_.Chance(50) ? 100 : random_.Between(55, 99);
    const auto spent = [&](Hundredths part) { return part * percent / 100; };
    const Hundredths executed = spent(fiscal) + spent(carried) + spent(other);
    int64_t total = 0;
    const auto row = [&](const char* row_name, Hundredths first, Hundredths full, Hundredths done) {
      Fund fund;
      fund.name = row_name;
      fund.initial_budget = MoneyOrNone(first);
      fund.full_year_budget = MoneyOrNone(full);
      fund.executed = MoneyOrNone(done);
      if (full > 0) fund.rate = Rate(done, full);
      out.funds.push_back(std::move(fund));
    };
    row("年度资金总额", initial + other, budget, executed);
    out.funds[0].weight = std::to_string(kExecutionWeight);
    out.funds[0].score = ExecutionScore(executed, budget, &total);
    row("其中：当年财政拨款", initial, fiscal, spent(fiscal));
    row("上年结转资金", 0, carried, spent(carried));
    row("其他资金", other, other, spent(other));
    Indicators(budget, executed, &out, &total);
    return out;
  }

  Evaluation Department() {
    Evaluation out = Start("department_self");
    out.wide = true;
    const std::string self = agency_.single_unit ? "单位" : "部门";
    out.title = (random_.Chance(50) ? agency_.name : "") + self + "整体支出绩效自评表";
    out.goal = "保障机构正常运转和干部职工工资福利，完成年度重点工作任务。";
    out.outcome = "机构运转正常，年度重点工作任务全面完成。";
    Hundredths sums[4] = {0, 0, 0, 0};  // budget and executed, fiscal and other
    const auto row = [&](const std::string& name, const Hundredths(&parts)[4]) {
      const Hundredths budget = parts[0] + parts[1], executed = parts[2] + parts[3];
      Fund fund;
      fund.name = name;
      fund.full_year_budget = Money(budget);
      fund.full_year_budget_fiscal = MoneyOrNone(parts[0]);
      fund.full_year_budget_other = MoneyOrNone(parts[1]);
      fund.executed = Money(executed);
      fund.executed_fiscal = MoneyOrNone(parts[2]);
      fund.executed_other = MoneyOrNone(parts[3]);
      fund.rate = Rate(executed, budget);
      out.funds.push_back(std::move(fund));
    };
    const bool numbered = random_.Chance(50);
    for (const bool basic : {true, false}) {
      const auto fiscal_part = [&](const Item& i) {
        return basic ? i.general.basic + i.fund.basic + i.state.basic
                     : i.general.project + i.fund.project + i.state.project;
      };
      const auto own_part = [&](const Item& i) { return basic ? i.own.basic : i.own.project; };
      Hundredths parts[4];
      parts[2] = agency_.Sum(fiscal_part) / kFenPerHundredth;
      parts[3] = agency_.Sum(own_part) / kFenPerHundredth;
      if (parts[2] + parts[3] == 0) continue;
      const int64_t more = random_.Chance(50) ? 0 : random_.Between(1, 30);
      parts[0] = parts[2] + parts[2] * more / 100;
      parts[1] = parts[3] + parts[3] * more / 100;
      row(numbered ? "任务" + std::to_string(out.funds.size() + 1)
          : basic  ? "人员和公用经费"
                   : "专项业务",
          parts);
      out.funds.back().content = basic ? "基本支出" : "项目支出";
      out.funds.back().completion = random_.Chance(70) ? "已完成" : "基本完成";
      for (size_t i = 0; i < 4; ++i) sums[i] += parts[i];
    }
    row("金额合计", sums);
    const Hundredths budget = sums[0] + sums[1], executed = sums[2] + sums[3];
    int64_t total = 0;
    out.funds.back().weight = std::to_string(kExecutionWeight);
    out.funds.back().score = ExecutionScore(executed, budget, &total);
    Indicators(budget, executed, &out, &total);
    return out;
  }

  void Indicators(Hundredths budget, Hundredths executed, Evaluation* out, int64_t* total) {
    for (const Plan1& plan : random_.Chance(60) ? kCostsInOutput : kCostsApart) {
      const size_t first = out->indicators.size();
      for (const char* level2 : plan.levels2) {
        if (level2 != plan.levels2.front() && random_.Chance(20)) continue;
        AddLevel2(level2, budget, executed, out);
      }
      const int64_t count = static_cast<int64_t>(out->indicators.size() - first);
      for (int64_t i = 0; i < count; ++i) {
        Indicator& indicator = out->indicators[first + static_cast<size_t>(i)];
        indicator.level1 = plan.name;
        if (look_.bracket_weights) indicator.level1_weight = std::to_string(plan.weight);
        // What cannot be shared evenly goes to the last indicators, one each.
        const int64_t weight = plan.weight / count + (i >= count - plan.weight % count ? 1 : 0);
        indicator.weight = std::to_string(weight);
        const int64_t score = Rounded(weight * reached_[first + static_cast<size_t>(i)], 100);
        indicator.score = Trimmed(score);
        *total += score;
      }
    }
    reached_.clear();
    out->score = Trimmed(*total);
  }

  void AddLevel2(const std::string& name, Hundredths budget, Hundredths executed, Evaluation* out) {
    const auto& all = AllLevel2Words();
    std::vector<Level3Words> samples =
        std::find_if(all.begin(), all.end(), [&](const Level2Words& s) { return s.name == name; })->samples;
    for (int64_t more = random_.Between(1, std::min<int64_t>(4, static_cast<int64_t>(samples.size())));
         more > 0; --more) {
      const size_t at = static_cast<size_t>(random_.Between(0, static_cast<int64_t>(samples.size()) - 1));
      Indicator indicator;
      indicator.level2 = name;
      indicator.level3 = samples[at].name;
      reached_.push_back(10000);
      Values(samples[at], budget, executed, &indicator);
      if (reached_.back() < 10000 && random_.Chance(80)) indicator.deviation = random_.Pick(kDeviations);
      out->indicators.push_back(std::move(indicator));
      samples.erase(samples.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }

  /// Target and actual value of an indicator; notes in `reached_` how much of the target that is, in 1/10000.
  void Values(const Level3Words& sample, Hundredths budget, Hundredths executed, Indicator* out) {
    const std::string year = std::to_string(agency_.year) + "年";
    const std::string unit = sample.unit;
    switch (sample.kind) {
      case Kind::kWord: {
        const std::string word = random_.Pick(kWords);
        SetTarget("", word, "", "", out);
        out->actual.text = random_.Chance(50) ? word : "达成预期指标";
        if (random_.Chance(15)) {
          out->actual.text = "部分达成预期指标";
          reached_.back() = 8000;
        }
        return;
      }
      case Kind::kDate: {
        const bool whole = random_.Chance(50);
        SetTarget("", year + (whole ? "1-12月" : "12月底前"), "", "", out);
        out->actual.text = year + (whole ? "1-12月" : "12月");
        return;
      }
      case Kind::kCost:
        SetTarget("≤", Money(budget), "", unit, out);
        SetActual(Money(executed), "", unit, out);
        return;
      case Kind::kRate:
        return Quantity(random_.Pick<int64_t>({85, 90, 95, 98, 100}), 1, 100, unit, out);
      case Kind::kCount:
        return Quantity(random_.Between(1, 60), 1, 0, unit, out);
      case Kind::kMany:
        // 0.3万份 … 42.7万份, or some thousands.
        if (random_.Chance(50)) return Quantity(random_.Between(3, 427), kTenThousand, 0, unit, out);
        return Quantity(random_.Between(500, 9000), 1, 0, unit, out);
    }
  }

  /// A number of `scale` (in 万: of tenths of it) that was reached, exceeded or missed; `limit` 0 for none.
  void Quantity(int64_t number, int64_t scale, int64_t limit, const std::string& unit, Indicator* out) {
    int64_t actual = number;
    if (random_.Chance(20)) actual += random_.Between(1, number / 4 + 1);
    if (random_.Chance(15) && number > 1)
      actual = number - random_.Between(1, std::max<int64_t>(1, number / 4));
    if (limit > 0) actual = std::min(actual, limit);
    reached_.back() = std::min<int64_t>(10000, actual * 10000 / number);
    const bool ten_thousands = scale == kTenThousand;
    const auto printed = [&](int64_t n) { return ten_thousands ? Trimmed(n * 10) : std::to_string(n); };
    const char* const signs[] = {"≥", "≥", "", "="};
    std::string sign = signs[random_.Between(0, 3)];
    if (sign == "=" && look_.performance != PerformanceDialect::kSplit) sign.clear();
    if (look_.performance == PerformanceDialect::kSplit && sign.empty()) sign = "=";
    SetTarget(sign, printed(number), ten_thousands ? "万" : "", unit, out);
    SetActual(printed(actual), ten_thousands ? "万" : "", unit, out);
  }

  static std::string Base(const std::string& digits, const std::string& scale) {
    if (scale.empty()) return digits;
    const size_t point = digits.find('.');
    if (point == std::string::npos) return digits + "0000";
    std::string out = digits.substr(0, point) + digits.substr(point + 1);
    out.append(4 - (digits.size() - point - 1), '0');
    return out.erase(0, std::min(out.find_first_not_of('0'), out.size() - 1));
  }

  static std::string Op(const std::string& sign) { return sign == "≥" ? ">=" : sign == "≤" ? "<=" : "="; }

  /// `digits` are words where there is neither sign nor unit.
  void SetTarget(const std::string& sign, const std::string& digits, const std::string& scale,
                 const std::string& unit, Indicator* out) {
    const bool quantity = !unit.empty();
    out->target_sign = quantity ? sign : "定性";
    out->target_digits = digits;
    out->target_unit = scale + unit;
    out->target.text = (sign == "=" ? "" : sign) + digits + scale + unit;
    if (quantity) {
      out->target.op = Op(sign);
      SetQuantity(digits, scale, unit, &out->target);
    }
  }

  /// The split dialect prints the unit once, for target and actual value.
  void SetActual(const std::string& digits, const std::string& scale, const std::string& unit,
                 Indicator* out) {
    out->actual.text = digits + (split_ ? "" : scale + unit);
    out->actual.op = "=";
    SetQuantity(digits, scale, unit, &out->actual);
  }

  /// 万元 are scaled to 元.
  static void SetQuantity(const std::string& digits, const std::string& scale, const std::string& unit,
                          IndicatorValue* out) {
    const bool money = unit == "万元";
    std::string value = Base(digits, money ? "万" : scale);
    if (const size_t point = value.find('.'); point != std::string::npos) {
      value.erase(value.find_last_not_of('0') + 1);
      if (value.back() == '.') value.pop_back();
    }
    out->value = value;
    out->unit = money ? "元" : unit;
  }

  const Agency& agency_;
  const Look& look_;
  Random random_;
  bool split_ = false;            ///< the evaluation has its targets split
  std::vector<int64_t> reached_;  ///< of the evaluation's indicators, in 1/10000 of the target
};

}  // namespace

std::vector<Evaluation> BuildEvaluations(const Agency& agency, const Look& look, uint64_t seed) {
  return Evaluator(agency, look, seed).Build();
}

}  // namespace gongkai::synthetic
