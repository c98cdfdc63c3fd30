#include "corpus/synthetic/prose.h"

namespace gongkai::synthetic {
namespace {

/// Writes a section sentence by sentence and notes what it asserts.
class Section {
 public:
  Section(const std::string& title, std::vector<Paragraph>* out) : title_(title), out_(out) {
    out_->push_back({title, true});
  }
  ~Section() { out_->push_back(std::move(paragraph_)); }
  Section(const Section&) = delete;
  Section& operator=(const Section&) = delete;

  Section& Say(const std::string& text) {
    sentence_ += text;
    return *this;
  }

  /// Says an amount in 万元; the words for it come before, with Say.
  Section& Amount(const std::string& subject, const std::string& measure, Fen amount) {
    return Assert(subject, measure, Digits(amount, Unit::kWanYuan), "万元", "");
  }

  /// "，占12.34%", nothing where the whole is nothing.
  Section& Share(const std::string& subject, Fen part, Fen whole, const std::string& base) {
    return whole == 0 ? *this : Say("，占").Rate(subject, "share", part, whole, base);
  }

  Section& Rate(const std::string& subject, const std::string& measure, Fen part, Fen whole,
                const std::string& base) {
    std::string rate = Percent(part, whole);
    rate.pop_back();
    return Assert(subject, measure, rate, "%", base);
  }

  /// Ends the sentence.
  void End() {
    sentence_ += "。";
    for (Statement& statement : pending_) {
      statement.raw = sentence_;
      paragraph_.statements.push_back(std::move(statement));
    }
    pending_.clear();
    paragraph_.text += sentence_;
    sentence_.clear();
  }

 private:
  Section& Assert(const std::string& subject, const std::string& measure, const std::string& digits,
                  const std::string& unit, const std::string& base) {
    pending_.push_back({title_, subject, measure, digits, unit, base, ""});
    return Say(digits + unit);
  }

  std::string title_;
  std::vector<Paragraph>* out_;
  std::string sentence_;
  std::vector<Statement> pending_;
  Paragraph paragraph_;
};

Fen Spent(const Agency& agency, Budget Item::*budget, const std::string& code = {}) {
  return agency.Sum([=](const Item& i) { return (i.*budget).expenditure(); }, code);
}

Fen Total(const Agency& agency, Budget Item::*budget, Fen Budget::*part) {
  return agency.Sum([=](const Item& i) { return i.*budget.*part; });
}

void DescribeBudget(const Agency& agency, const std::string& name, Budget Item::*budget,
                    const std::string& title, std::vector<Paragraph>* out) {
  const Fen opening = Total(agency, budget, &Budget::opening),
            income = Total(agency, budget, &Budget::income);
  const Fen closing = Total(agency, budget, &Budget::closing), spent = Spent(agency, budget);
  const std::string year = std::to_string(agency.year) + "年度";
  Section section(title, out);
  if (opening + income + closing + spent == 0) {
    section.Say((agency.single_unit ? "本单位" : "本部门") + year + "无" + name + "收入和支出").End();
    return;
  }
  section.Say(year + name + "年初结转和结余").Amount("年初结转和结余", "final", opening);
  section.Say("，本年收入").Amount("本年收入", "final", income);
  section.Say("，本年支出").Amount("本年支出", "final", spent);
  section.Say("，年末结转和结余").Amount("年末结转和结余", "final", closing).End();
}

}  // namespace

std::vector<Paragraph> DescribeAgency(const Agency& agency) {
  const std::string self = agency.single_unit ? "单位" : "部门";
  return {
      {"一、主要职能", true},
      {agency.name + "贯彻执行国家和上级有关方针政策，负责本地区有关事务的管理与服务，"
                     "编制并组织实施中长期规划和年度计划，完成交办的其他任务。"},
      {"二、机构设置及决算单位构成", true},
      {"纳入" + agency.name + std::to_string(agency.year) + "年度" + self + "决算编制范围的单位如下表。"}};
}

std::vector<Paragraph> DescribeAccounts(const Agency& agency, const Look& look) {
  std::vector<Paragraph> out;
  const std::string year = std::to_string(agency.year) + "年度";
  const Fen income = agency.Sum([](const Item& i) { return i.income(); });
  const Fen fiscal = agency.Sum([](const Item& i) { return i.fiscal_income(); });
  const Fen spent = agency.Sum([](const Item& i) { return i.expenditure(); });
  const Fen basic = agency.Sum([](const Item& i) { return i.basic(); });
  const Fen project = agency.Sum([](const Item& i) { return i.project(); });
  Fen opening = 0;
  for (Budget Item::*budget : {&Item::general, &Item::fund, &Item::state})
    opening += Total(agency, budget, &Budget::opening);
  {
    Section section("一、收入支出决算总体情况说明", &out);
    section.Say(year + "收入总计、支出总计均为");
    section.Amount("收入总计、支出总计", "final", income + agency.used_surplus + agency.own_opening + opening)
        .End();
  }
  {
    Section section("二、收入决算情况说明", &out);
    section.Say("本年收入合计").Amount("本年收入合计", "final", income);
    section.Say("，其中：财政拨款收入").Amount("财政拨款收入", "final", fiscal);
    section.Share("财政拨款收入", fiscal, income, "本年收入合计");
    const Fen business = agency.Sum([](const Item& i) { return i.own.business; });
    if (business > 0)
      section.Say("；事业收入")
          .Amount("事业收入", "final", business)
          .Share("事业收入", business, income, "本年收入合计");
    section.End();
  }
  {
    Section section("三、支出决算情况说明", &out);
    section.Say("本年支出合计").Amount("本年支出合计", "final", spent);
    section.Say("，其中：基本支出")
        .Amount("基本支出", "final", basic)
        .Share("基本支出", basic, spent, "本年支出合计");
    section.Say("；项目支出").Amount("项目支出", "final", project);
    section.Share("项目支出", project, spent, "本年支出合计").End();
  }
  {
    Section section("四、财政拨款收入支出决算总体情况说明", &out);
    section.Say(year + "财政拨款收入总计、支出总计均为");
    section.Amount("财政拨款收入总计、支出总计", "final", fiscal + opening).End();
  }
  {
    Section section("五、一般公共预算财政拨款支出决算情况说明", &out);
    const Fen general = Spent(agency, &Item::general);
    section.Say(year + "一般公共预算财政拨款支出").Amount("一般公共预算财政拨款支出", "final", general).End();
    section.Say("支出主要用于以下方面：");
    bool first = true;
    for (const std::string& code :
         agency.CodeTree([](const Item& item) { return item.general.expenditure() != 0; })) {
      if (code.size() > 3) continue;
      const std::string name = agency.CodeName(code);
      const Fen amount = Spent(agency, &Item::general, code);
      section.Say((first ? "" : "；") + name + "（类）").Amount(name, "final", amount);
      section.Share(name, amount, general, "一般公共预算财政拨款支出");
      first = false;
    }
    section.End();
  }
  {
    Section section("六、一般公共预算财政拨款基本支出决算情况说明", &out);
    const Fen personnel = agency.Economic("301") + agency.Economic("303");
    section.Say("基本支出").Amount("基本支出", "final", agency.Economic(""));
    section.Say("，其中：人员经费").Amount("人员经费", "final", personnel);
    section.Say("，公用经费").Amount("公用经费", "final", agency.Economic("") - personnel).End();
  }
  {
    Section section("七、财政拨款“三公”经费支出决算情况说明", &out);
    const Planned total = agency.three_public.total();
    if (total.budget == 0) {
      section.Say((agency.single_unit ? "本单位" : "本部门") + year + "无财政拨款“三公”经费支出").End();
    } else {
      section.Say(year + "“三公”经费支出预算为").Amount("“三公”经费", "budget", total.budget);
      section.Say("，支出决算为").Amount("“三公”经费", "final", total.final);
      // Of a budget that is printed as 0.00 nobody tells a part.
      if (Digits(total.budget, Unit::kWanYuan) != "0.00")
        section.Say("，完成预算的").Rate("“三公”经费", "completion_rate", total.final, total.budget, "预算");
      section.End();
    }
  }
  DescribeBudget(agency, "政府性基金预算财政拨款", &Item::fund,
                 "八、政府性基金预算财政拨款收入支出决算情况说明", &out);
  if (look.forms != FormSet::kEightForms)
    DescribeBudget(agency, "国有资本经营预算财政拨款", &Item::state,
                   "九、国有资本经营预算财政拨款收入支出决算情况说明", &out);
  return out;
}

std::vector<Paragraph> ExplainTerms() {
  return {
      {"1. 财政拨款收入：指本级财政当年拨付的资金。"},
      {"2. 基本支出：指为保障机构正常运转、完成日常工作任务而发生的各项支出。"},
      {"3. 项目支出：指为完成特定的行政工作任务或事业发展目标所发生的各项支出。"},
      {"4. “三公”经费：指使用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费支出。"}};
}

}  // namespace gongkai::synthetic
