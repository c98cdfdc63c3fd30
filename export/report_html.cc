#include "export/report_html.h"

#include <algorithm>

namespace gongkai {
namespace {

constexpr size_t kUnfolded = 30, kIndexUnfolded = 200;  // documents

// Colours differ in lightness too, and every mark has its word: the report must do in black and white.
constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>勾稽检查</title>
<style>
:root { --paper: #fff; --ink: #1c2024; --soft: #5f6872; --line: #dfe3e8; --field: #f5f7f9;
  --contradiction: #b42318; --contradiction-field: #fdecea; --suspicion: #8a5a00; --suspicion-field: #fdf3dc;
  --remark: #2c5c8f; --remark-field: #e8f1fa; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16191d; --ink: #e4e7ea; --soft: #9aa4ae; --line: #343a41; --field: #1f2429;
    --contradiction: #ff9b8f; --contradiction-field: #43201d; --suspicion: #f0c36a; --suspicion-field: #3b2f14;
    --remark: #94c2f0; --remark-field: #1b2f44; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 15px/1.6 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
.soft { color: var(--soft); }
.counts { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.2rem 0; padding: 0; list-style: none; }
.counts li { flex: 1 1 8.5rem; padding: .6rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--field); }
.counts b { display: block; font-size: 1.7rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.counts .contradiction { background: var(--contradiction-field); border-color: transparent; }
.counts .suspicion { background: var(--suspicion-field); border-color: transparent; }
.counts .remark { background: var(--remark-field); border-color: transparent; }
.contradiction b, .mark.contradiction { color: var(--contradiction); }
.suspicion b, .mark.suspicion { color: var(--suspicion); }
.remark b, .mark.remark { color: var(--remark); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; font-size: .85rem; color: var(--soft); white-space: nowrap; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.id { font-weight: 600; white-space: nowrap; }
td.words { min-width: 18rem; overflow-wrap: anywhere; }
[lang=en] { font-size: .8em; font-weight: 400; color: var(--soft); }
h1 [lang=en], h2 [lang=en] { font-size: .65em; margin-left: .3rem; }
.counts [lang=en], th.n [lang=en], [lang=en].line { display: block; }
a { color: var(--remark); text-decoration-thickness: 1px; text-underline-offset: .2em; }
tr.rule th { padding-top: .9rem; font-size: .9rem; white-space: normal; color: var(--ink); background: var(--field); }
tr.rule b { margin-right: .4rem; }
.findings td { padding-left: 1rem; }
:target > summary { outline: 2px solid var(--remark); }
details:target::details-content { content-visibility: visible; display: block; height: auto; }
td.figure { text-align: right; font-variant-numeric: tabular-nums; min-width: 4rem; max-width: 12rem; overflow-wrap: anywhere; }
td.number { white-space: nowrap; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .6rem 0; content-visibility: auto;
  contain-intrinsic-size: auto 4.4rem; }
summary { padding: .6rem .9rem; cursor: pointer; border-radius: .5rem; background: var(--field); }
summary .name { font-weight: 600; margin-right: .4rem; }
summary .path { display: block; font-size: .85rem; overflow-wrap: anywhere; }
.inside { padding: 0 .9rem .6rem; }
.mark { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .85rem; white-space: nowrap; }
.mark.contradiction { background: var(--contradiction-field); }
.mark.suspicion { background: var(--suspicion-field); }
.mark.remark { background: var(--remark-field); }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
.fine { font-size: .85rem; margin: .8rem 0 0; }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --field: #fff; --contradiction: #8f1a11;
    --contradiction-field: #fff; --suspicion: #6b4600; --suspicion-field: #fff; --remark: #1f4a78; --remark-field: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .wide { overflow: visible; }
  td.words { min-width: 0; }
  details { content-visibility: visible; border: 0; border-top: 1px solid var(--line); border-radius: 0; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  summary { list-style: none; padding: .4rem 0; }
  .inside { padding: 0; }
  .mark, .counts li { border: 1px solid var(--line) !important; }
  a { color: inherit; text-decoration: none; }
  a[href="#top"] { display: none; }
  thead { display: table-header-group; }
  tr, summary { break-inside: avoid; }
  h2, h3, summary, tr.rule { break-after: avoid; }
}
</style>
</head>
<body>
)html";

constexpr std::string_view kLegend =
    "<p class=\"soft\"><b>矛盾</b>：文件中的两个数字不能同时成立。<b>疑点</b>：可能成立，但值得查看原件。"
    "<b>提示</b>：不合惯例，不涉及对错。尾差是四舍五入可以解释的差额；无法核对，是所需的数字没有印出，"
    "或者读取存疑。引用之前请按句中的页码或行号查看原件。<span lang=\"en\" "
    "class=\"line\"><b>Contradiction</b>: two printed "
    "figures cannot both be true. <b>Suspicion</b>: possible, but worth a look. <b>Remark</b>: unusual, no "
    "question of "
    "right or wrong. Left and right are the two sides of the rule. Look at the page (第N页) or line (第N行) "
    "before you "
    "quote a finding.</span></p>\n";

constexpr std::string_view kClasses[kSeverities] = {"contradiction", "suspicion", "remark"};

std::string Mark(size_t severity, size_t count) {
  std::string out = "<span class=\"mark ";
  out.append(kClasses[severity]) += "\">";
  out += SeverityName(static_cast<Severity>(severity));
  return out + " " + std::to_string(count) + "</span> ";
}

// The English beside the Chinese: smaller, and told apart for screen readers.
std::string English(std::string_view words) {
  return " <span lang=\"en\">" + std::string(words) + "</span>";
}

std::string SeverityHeadings() {
  return "<th class=\"n\">矛盾" + English("contradictions") + "</th><th class=\"n\">疑点" +
         English("suspicions") + "</th><th class=\"n\">提示" + English("remarks") + "</th>";
}

std::string Agency(const DocumentRecord& document) {
  return EscapeHtml(document.publisher.value_or("（未见单位名称）")) +
         (document.consolidated ? "（汇总）" : "");
}

// Where the document stands on the page; the digest makes it the same in every report.
std::string Anchor(const DocumentRecord& document) {
  return "d-" + EscapeHtml(document.doc_id.substr(0, 16));
}

std::string_view Heading(const CheckRecord& check) {
  return check.status == "fail" ? SeverityName(SeverityOf(check.severity)) : StatusWord(check.status);
}

std::string_view EnglishHeading(const CheckRecord& check) {
  static constexpr std::string_view kFailures[kSeverities] = {"contradictions", "suspicions", "remarks"};
  if (check.status == "fail") return kFailures[static_cast<size_t>(SeverityOf(check.severity))];
  return check.status == "pass"       ? "passed"
         : check.status == "rounding" ? "off by rounding"
                                      : "not applicable";
}

std::string Number(size_t n) {
  return "<td class=\"n\">" + (n == 0 ? std::string("–") : std::to_string(n)) + "</td>";
}

std::string Figure(const OptionalText& figure) {
  std::string text = PrintableFigure(figure);
  // Numbers are not broken over lines.
  bool number = text.find_first_not_of("0123456789,.-") == std::string::npos;
  return std::string("<td class=\"figure") + (number ? " number" : "") + "\">" + EscapeHtml(text) + "</td>";
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string out;
  for (char c : Printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void HtmlReport::Begin(const HarvestSummary& s, const std::vector<ListedDocument>& listed) {
  unfolded_ = listed.size() <= kUnfolded;
  size_t failing = s.contradict + s.suspect + s.remarked;
  out_ << kHead
       << "<h1 id=\"top\">勾稽检查 <span lang=\"en\">Checks of the accounts</span></h1>\n<p class=\"soft\">"
       << EscapeHtml(s.database) << "</p>\n<ul class=\"counts\">\n";
  auto count = [&](std::string_view kind, size_t n, std::string_view words, std::string_view english) {
    out_ << "<li class=\"" << kind << "\"><b>" << n << "</b>" << words << English(english) << "</li>\n";
  };
  count("", s.documents, "份文件", "documents");
  count("contradiction", s.contradict, "份自相矛盾", "contradict themselves");
  count("suspicion", s.suspect, "份仅有疑点", "suspicions only");
  count("remark", s.remarked, "份仅有提示", "remarks only");
  count("", s.documents - failing, "份没有不符", "nothing failed");
  out_ << "</ul>\n<p>读全 " << s.ok << " 份，读了一部分 " << s.partial << " 份，读不了 " << s.unread
       << " 份。共检查 " << s.checks.All() << " 项：一致 " << s.checks.pass << "，尾差 " << s.checks.rounding
       << "，无法核对 " << s.checks.not_applicable << "，不符 " << s.checks.Failed() << "（矛盾 "
       << s.checks.failed[0] << "，疑点 " << s.checks.failed[1] << "，提示 " << s.checks.failed[2] << "）。"
       << "<span lang=\"en\" class=\"line\">Documents read: " << s.ok << " wholly, " << s.partial
       << " in part, " << s.unread << " not at all. Checks: " << s.checks.pass << " passed, "
       << s.checks.rounding << " off by rounding, " << s.checks.not_applicable << " not applicable, "
       << s.checks.Failed() << " failed.</span></p>\n";
  if (s.copies > 0)
    out_ << "<p>其中 " << s.copies << " 份是同一份公开的另一版本（Y3），同一处不符在各版本中分别计数。"
         << "<span lang=\"en\" class=\"line\">" << s.copies
         << " of the documents are other versions of a disclosure that is there as well; what fails is "
            "counted in "
            "each.</span></p>\n";
  out_ << kLegend;
  Rules(s);
  Index(listed);
}

void HtmlReport::Rules(const HarvestSummary& s) {
  if (s.rules.empty()) return;
  out_ << "<h2>不符最多的规则" << English("Rules that failed")
       << "</h2>\n<div class=\"wide\"><table>\n<thead><tr><th>规则" << English("Rule")
       << "</th><th>应当成立的关系" << English("What must hold") << "</th>" << SeverityHeadings()
       << "<th class=\"n\">文件" << English("documents") << "</th></tr></thead>\n<tbody>\n";
  for (const RuleFailures& rule : s.rules) {
    out_ << "<tr><td class=\"id\">" << EscapeHtml(rule.id) << "</td><td>" << EscapeHtml(rule.says) << "</td>";
    for (size_t n : rule.failed) out_ << Number(n);
    out_ << Number(rule.documents) << "</tr>\n";
  }
  out_ << "</tbody>\n</table></div>\n";
}

void HtmlReport::Index(const std::vector<ListedDocument>& listed) {
  if (listed.size() < 2) return;
  std::vector<const ListedDocument*> order;
  for (const ListedDocument& entry : listed) order.push_back(&entry);
  std::stable_sort(order.begin(), order.end(), [](const ListedDocument* a, const ListedDocument* b) {
    return a->counts->failed > b->counts->failed;
  });
  out_ << "<h2>文件一览" << English("Index of documents") << "</h2>\n<details class=\"index\""
       << (listed.size() <= kIndexUnfolded ? " open" : "") << "><summary>" << listed.size() << " 份"
       << English("most contradictions first")
       << "</summary>\n<div class=\"wide\"><table>\n<thead><tr><th>单位" << English("Agency")
       << "</th><th class=\"n\">年度" << English("year") << "</th>" << SeverityHeadings() << "<th>文件"
       << English("File") << "</th></tr></thead>\n<tbody>\n";
  for (const ListedDocument* entry : order) {
    const DocumentRecord& d = *entry->document;
    out_ << "<tr><td><a href=\"#" << Anchor(d) << "\">" << Agency(d) << "</a></td><td class=\"n\">"
         << (d.fiscal_year ? std::to_string(*d.fiscal_year) : "–") << "</td>";
    for (size_t n : entry->counts->failed) out_ << Number(n);
    out_ << "<td class=\"words soft\">" << EscapeHtml(d.path) << "</td></tr>\n";
  }
  out_ << "</tbody>\n</table></div></details>\n";
}

void HtmlReport::Document(const DocumentFindings& findings) {
  if (!any_) out_ << "<h2>各份文件" << English("Document after document") << "</h2>\n";
  any_ = true;
  const DocumentRecord& d = findings.document;
  const CheckCounts& counts = findings.counts;
  out_ << "<details id=\"" << Anchor(d) << "\"" << (unfolded_ ? " open" : "")
       << "><summary><span class=\"name\">" << Agency(d) << " "
       << (d.fiscal_year ? std::to_string(*d.fiscal_year) + "年度" : "未见年度") << "</span>";
  for (size_t s = 0; s < kSeverities; ++s)
    if (counts.failed[s] > 0) out_ << Mark(s, counts.failed[s]);
  if (d.status == "partial")
    out_ << "<span class=\"soft\">读了一部分" << English("read in part") << "</span>";
  out_ << "<span class=\"path soft\">" << EscapeHtml(d.path) << "</span></summary>\n<div class=\"inside\">\n";
  for (size_t from = 0; from < findings.checks.size();) {
    // What ended alike stands in one table.
    size_t to = from;
    while (to < findings.checks.size() && Heading(findings.checks[to]) == Heading(findings.checks[from]))
      ++to;
    Table({findings.checks.data() + from, to - from});
    from = to;
  }
  out_ << "<p class=\"soft fine\">其余：一致 " << counts.pass << "，尾差 " << counts.rounding << "，无法核对 "
       << counts.not_applicable << "。doc_id <code>" << EscapeHtml(d.doc_id)
       << "</code> <a href=\"#top\">回到顶端" << English("top") << "</a></p>\n</div></details>\n";
}

void HtmlReport::Table(std::span<const CheckRecord> checks) {
  // Checks of words, of duplicates and of structure have no figures to show in columns.
  bool figures = std::any_of(checks.begin(), checks.end(), [](const CheckRecord& check) {
    return check.left || check.right || check.difference || check.tolerance;
  });
  out_ << "<h3>" << Heading(checks.front()) << English(EnglishHeading(checks.front()))
       << "</h3>\n<div class=\"wide\"><table class=\"findings\"><thead><tr><th>发现" << English("Finding")
       << "</th>";
  if (figures)
    out_ << "<th class=\"n\">左" << English("left") << "</th><th class=\"n\">右" << English("right")
         << "</th><th class=\"n\">差" << English("difference") << "</th><th class=\"n\">允许差"
         << English("tolerance") << "</th>";
  out_ << "</tr></thead>\n";
  const std::string* rule = nullptr;
  for (const CheckRecord& check : checks) {
    if (!rule || *rule != check.rule) {
      out_ << (rule ? "</tbody>\n" : "") << "<tbody>\n<tr class=\"rule\"><th scope=\"rowgroup\""
           << (figures ? " colspan=\"5\"" : "") << "><b>" << EscapeHtml(check.rule) << "</b> "
           << EscapeHtml(RuleSentence(catalogue_, check.rule)) << "</th></tr>\n";
      rule = &check.rule;
    }
    out_ << "<tr><td class=\"words\">" << EscapeHtml(check.message) << "</td>";
    if (figures)
      out_ << Figure(check.left) << Figure(check.right) << Figure(check.difference)
           << Figure(check.tolerance);
    out_ << "</tr>\n";
  }
  out_ << "</tbody></table></div>\n";
}

void HtmlReport::End() {
  out_ << "</body>\n</html>\n";
  out_.flush();
}

}  // namespace gongkai
