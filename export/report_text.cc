#include "export/report_text.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

std::string PadLeft(const std::string& text, int width) {
  return std::string(static_cast<size_t>(std::max(0, width - DisplayWidth(text))), ' ') + text;
}

std::string PadRight(const std::string& text, int width) {
  return text + std::string(static_cast<size_t>(std::max(0, width - DisplayWidth(text))), ' ');
}

std::string Number(size_t n) {
  return n == 0 ? "-" : std::to_string(n);
}

// 尾差 12，无法核对 3: what is only counted.
std::string Rest(const CheckCounts& counts) {
  std::string out = "一致 " + std::to_string(counts.pass);
  if (counts.rounding > 0) out += "，尾差 " + std::to_string(counts.rounding);
  if (counts.not_applicable > 0) out += "，无法核对 " + std::to_string(counts.not_applicable);
  return out;
}

}  // namespace

void TextReport::Begin(const HarvestSummary& summary, const std::vector<ListedDocument>&) {
  summary_ = summary;
  const HarvestSummary& s = summary_;
  out_ << "勾稽检查  " << Printable(s.database) << "\n\n"
       << "文件 " << s.documents << " 份（读全 " << s.ok << "，读了一部分 " << s.partial << "，读不了 "
       << s.unread << "）\n"
       << "  自相矛盾 " << s.contradict << " 份，仅有疑点 " << s.suspect << " 份，仅有提示 " << s.remarked
       << " 份，没有不符 " << s.documents - s.contradict - s.suspect - s.remarked << " 份\n";
  if (s.copies > 0)
    out_ << "  其中 " << s.copies << " 份是同一份公开的另一版本（Y3），同一处不符在各版本中分别计数\n";
  out_ << "检查 " << s.checks.All() << " 项：" << Rest(s.checks) << "，不符 " << s.checks.Failed()
       << "（矛盾 " << s.checks.failed[0] << "，疑点 " << s.checks.failed[1] << "，提示 "
       << s.checks.failed[2] << "）\n";
  if (s.rules.empty()) return;
  int width = 4;
  for (const RuleFailures& rule : s.rules) width = std::max(width, DisplayWidth(Printable(rule.id)));
  out_ << "\n不符最多的规则\n  " << PadRight("规则", width) << "  矛盾  疑点  提示  文件  应当成立的关系\n";
  for (const RuleFailures& rule : s.rules) {
    out_ << "  " << PadRight(Printable(rule.id), width);
    for (size_t n : rule.failed) out_ << "  " << PadLeft(Number(n), 4);
    out_ << "  " << PadLeft(Number(rule.documents), 4) << "  " << rule.says << "\n";
  }
}

void TextReport::Document(const DocumentFindings& findings) {
  const DocumentRecord& d = findings.document;
  out_ << "\n" << Printable(d.path) << "\n  " << Printable(d.publisher.value_or("（未见单位名称）"));
  if (d.consolidated) out_ << "（汇总）";
  out_ << "，" << (d.fiscal_year ? std::to_string(*d.fiscal_year) + "年度" : "未见年度") << "，" << d.status
       << "；" << Rest(findings.counts) << "\n";
  for (const CheckRecord& check : findings.checks) {
    std::string mark(check.status == "fail" ? SeverityName(SeverityOf(check.severity))
                                            : StatusWord(check.status));
    out_ << "  " << PadRight(mark, 8) << "  " << Printable(check.rule) << "  "
         << RuleSentence(catalogue_, check.rule) << "\n";
    if (!check.message.empty()) out_ << "            " << Printable(check.message) << "\n";
    std::string figures;
    auto add = [&](std::string_view name, const OptionalText& figure) {
      std::string text = PrintableFigure(figure);
      if (text.empty()) return;
      figures.append(figures.empty() ? "" : "，").append(name).append(" ") += text;
    };
    add("左", check.left);
    add("右", check.right);
    add("差", check.difference);
    add("允许差", check.tolerance);
    if (!figures.empty()) out_ << "            " << figures << "\n";
  }
}

void TextReport::End() {
  out_.flush();
}

}  // namespace gongkai
