#include "normalize/statements/extract.h"

#include <algorithm>

#include "normalize/text/amount.h"
#include "normalize/text/digest.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// A subject is a phrase; more of the clause than this says how, not what.
constexpr size_t kMaxClause = 120;
constexpr size_t kMaxNoun = 16;
// The longest reports assert about a thousand figures.
constexpr size_t kMaxStatements = 20000;
constexpr size_t kMaxAssertions = 1000;

bool IsMark(char32_t c) {
  return c == U',' || c == U';' || c == U':' || c == U'、' || c == U'。' || c == U')' || c == U'!' ||
         c == U'?';
}

// Reads the sentences of a document one after the other, remembering what the text speaks of.
class Narrator {
 public:
  Narrator(const AmountFinder& amounts, const StatementGrammar& grammar, const RunningText& text,
           int fiscal_year)
      : amounts_(amounts), grammar_(grammar), text_(text), fiscal_year_(fiscal_year) {}

  struct Finding {
    StatementRecord record;
    size_t from, to;
  };

  std::vector<Finding> Read(const Sentence& sentence) {
    EnterSection(sentence);
    std::vector<Finding> out;
    if (skipped_) return out;
    std::vector<PrintedAmount> amounts = amounts_.Find(sentence);
    if (amounts.empty()) return out;
    if (grammar_.IsRule(sentence.Folded(0, sentence.chars.size()))) return out;
    comparison_.clear();
    bool money = false;
    size_t lead = 0;
    for (const PrintedAmount& amount : amounts) {
      size_t clause = ClauseStart(sentence, lead, amount.from);
      std::string words = sentence.Folded(clause, amount.from - (amount.negative ? 1 : 0));
      Reading reading = grammar_.Read(words, amount.kind);
      if (!IsAssertion(sentence, amount, reading, lead, money)) continue;
      NoteContext(sentence, lead, amount.from);
      StatementRecord record = Describe(sentence, amount, reading, clause, words, lead);
      money = money || amount.kind == UnitKind::kMoney;
      lead = amount.to;
      // 412.56 / 万元: a box of both lines would show more than the figure.
      bool one_line = sentence.chars[amount.from].item == sentence.chars[amount.to - 1].item;
      out.push_back({std::move(record), amount.from, one_line ? amount.to : amount.number_to});
    }
    if (!out.empty()) {
      std::string raw = sentence.Printed(0, sentence.chars.size());
      for (Finding& finding : out) finding.record.raw = raw;
    }
    return out;
  }

 private:
  void EnterSection(const Sentence& sentence) {
    if (sentence.section != section_) {
      section_ = sentence.section;
      const TextSection& section = text_.sections[section_];
      skipped_ = grammar_.SkipsSection(section.path);
      std::string folded = FoldWidth(section.heading);
      Span span = grammar_.HeadingSubject(folded);
      size_t from = Utf8ToCodes(std::string_view(folded).substr(0, span.from)).size();
      size_t to = Utf8ToCodes(std::string_view(folded).substr(0, span.to)).size();
      heading_subject_ =
          CodesToUtf8(std::u32string_view(Utf8ToCodes(section.heading)).substr(from, to - from));
      subject_.clear();
      whole_.clear();
    }
    if (sentence.new_paragraph) {
      subject_.clear();
      whole_.clear();
    }
  }

  // The clause that ends in front of a figure begins behind the last mark, or behind the figure before.
  static size_t ClauseStart(const Sentence& sentence, size_t lead, size_t at) {
    size_t start = at;
    while (start > lead && at - start < kMaxClause) {
      char32_t c = sentence.chars[start - 1].folded;
      // 综合评价得分：97分: the mark in front of the figure is part of its clause.
      if ((c == U',' || c == U';' || (c == U':' && start != at) || c == U'。') && start != lead) break;
      --start;
    }
    return start;
  }

  // Numbers without a unit mean something only behind a cue (评价得分96), or in a list whose other figures
  // have a unit.
  static bool IsAssertion(const Sentence& sentence, const PrintedAmount& amount, const Reading& reading,
                          size_t lead, bool money) {
    const std::vector<PlacedChar>& chars = sentence.chars;
    bool ends = amount.to == chars.size() || IsMark(chars[amount.to].folded);
    if (amount.kind == UnitKind::kNone) {
      if (!ends) return false;
      bool decimal = amount.digits.find('.') != std::string::npos;
      bool year = !decimal && amount.digits.size() == 4 &&
                  (amount.digits.starts_with("20") || amount.digits.starts_with("19"));
      bool listed = money && decimal && lead > 0 && lead < chars.size() && chars[lead].folded == U'、';
      if (!listed && (!reading.cued || year)) return false;
    }
    // A figure alone on its line is a cell or a label of a drawing.
    bool words = std::any_of(chars.begin(), chars.begin() + static_cast<std::ptrdiff_t>(amount.from),
                             [](const PlacedChar& c) { return IsIdeograph(c.printed); });
    if (!words && ends && amount.to == chars.size()) return false;
    if (sentence.punctuated) return words || !ends;
    return amount.from > 0 && chars[amount.from - 1].folded == U':' && words;
  }

  void NoteContext(const Sentence& sentence, size_t lead, size_t at) {
    size_t from = at - lead > kMaxClause ? at - kMaxClause : lead;
    std::string words = sentence.Folded(from, at);
    std::string comparison = grammar_.Comparison(words, fiscal_year_);
    if (!comparison.empty()) comparison_ = comparison;
    if (words.find("其中") != std::string::npos || words.find("以下方面") != std::string::npos)
      whole_ = subject_;
  }

  StatementRecord Describe(const Sentence& sentence, const PrintedAmount& amount, const Reading& reading,
                           size_t clause, const std::string& words, size_t lead) {
    StatementRecord record;
    record.section = text_.sections[section_].path;
    record.measure = reading.measure;
    record.amount = amount.digits;
    if (!amount.unit.empty()) record.unit = amount.unit;
    record.amount_fen = ToFen(amount.digits, amount.unit);
    // A number in a list of amounts whose unit was left out is one of them.
    if (amount.kind == UnitKind::kNone && !reading.cued) record.measure = "final";

    std::string direction = reading.direction;
    // 各减少8.51万元，3.8%: the word was left out the second time.
    bool wordless = words.find_first_not_of(",:;") == words.npos;
    if (amount.kind == UnitKind::kPercent && wordless && lead > 0 && last_measure_ == "change") {
      record.measure = "change_rate";
      direction = last_direction_;
    }
    if (amount.negative && direction == "increase") {
      direction = "decrease";
    } else if (amount.negative && direction == "decrease") {
      direction = "increase";
    }
    if (!direction.empty()) record.direction = direction;

    last_measure_ = record.measure;
    last_direction_ = direction;

    bool change = record.measure == "change" || record.measure == "change_rate" ||
                  (record.measure == "count" && !direction.empty());
    if (!reading.base.empty()) {
      record.base = reading.base;
    } else if (change && !comparison_.empty()) {
      record.base = comparison_;
    } else if (record.measure == "share" && !whole_.empty()) {
      record.base = whole_;
    }

    std::string subject;
    if (amount.kind == UnitKind::kCount && !change) subject = NounBehind(sentence, amount.to);
    if (subject.empty() && !reading.subject.empty()) {
      size_t from = clause + Utf8ToCodes(std::string_view(words).substr(0, reading.subject.from)).size();
      size_t to = clause + Utf8ToCodes(std::string_view(words).substr(0, reading.subject.to)).size();
      subject = sentence.Printed(from, to);
    }
    // (1)绩效目标合理性，分值4分，得3分: scores name what they judge a clause earlier.
    if (amount.kind == UnitKind::kScore && subject_.empty() && lead == 0 && clause > 1)
      subject_ = ClauseBefore(sentence, clause);
    // What is counted on the way (购置公务用车1辆，预算18万元) is not what the budget is for.
    bool money = amount.kind == UnitKind::kMoney || amount.kind == UnitKind::kNone;
    if (!subject.empty() && (money || amount.kind == UnitKind::kPercent)) subject_ = subject;
    // 在建工程1项8100.20万元: two figures of one thing.
    if (subject.empty() && words.empty() && lead > 0) subject = counted_;
    if (subject.empty()) subject = !subject_.empty() ? subject_ : heading_subject_;
    counted_ = subject;
    if (!subject.empty()) record.subject = std::move(subject);
    return record;
  }

  std::string ClauseBefore(const Sentence& sentence, size_t clause) const {
    size_t end = clause - 1, start = ClauseStart(sentence, 0, end);
    std::string words = sentence.Folded(start, end);
    Span span = grammar_.Subject(words);
    size_t from = start + Utf8ToCodes(std::string_view(words).substr(0, span.from)).size();
    size_t to = start + Utf8ToCodes(std::string_view(words).substr(0, span.to)).size();
    return sentence.Printed(from, to);
  }

  // 6个街道: what is counted stands behind the unit.
  std::string NounBehind(const Sentence& sentence, size_t at) const {
    size_t end = at;
    while (end < sentence.chars.size() && end - at < kMaxNoun) {
      char32_t c = sentence.chars[end].folded;
      if (IsMark(c) || IsDigit(c) || c == U'的' || c == U'(' || c == U'“') break;
      ++end;
    }
    std::string words = sentence.Folded(at, end);
    return sentence.Printed(
        at, at + Utf8ToCodes(std::string_view(words).substr(0, grammar_.Noun(words).to)).size());
  }

  const AmountFinder& amounts_;
  const StatementGrammar& grammar_;
  const RunningText& text_;
  int fiscal_year_;
  uint32_t section_ = UINT32_MAX;
  bool skipped_ = false;
  std::string heading_subject_;
  std::string subject_;  // the last one named in this paragraph
  std::string last_measure_, last_direction_;
  std::string counted_;     // that of the figure before
  std::string whole_;       // what 其中 divides
  std::string comparison_;  // what this sentence compares with
};

}  // namespace

std::vector<StatementRecord> StatementReader::Read(const Flow& flow, const std::vector<Page>& pages,
                                                   const DocumentRecord& document,
                                                   std::vector<AssertionRecord>* assertions) const {
  std::vector<StatementRecord> out;
  RunningText text = sentences_.Read(flow);
  const int year = document.fiscal_year.value_or(0);
  Narrator narrator(amounts_, grammar_, text, year);
  for (const Sentence& sentence : text.sentences) {
    if (out.size() >= kMaxStatements) break;
    if (assertions && assertions->size() < kMaxAssertions) {
      const std::string& section = text.sections[sentence.section].path;
      for (const AssertionFinder::Found& found : assertions_.Find(sentence, year)) {
        if (grammar_.SkipsSection(section)) break;
        assertions->push_back({found.kind, section, sentence.Printed(found.from, found.to),
                               sentence.Printed(0, sentence.chars.size()),
                               PlaceOf(sentence, found.from, found.to, flow, pages)});
      }
    }
    for (Narrator::Finding& finding : narrator.Read(sentence)) {
      StatementRecord& record = finding.record;
      record.place = PlaceOf(sentence, finding.from, finding.to, flow, pages);
      record.statement_id =
          RecordId(document.doc_id, {"statement", std::to_string(out.size()), record.section, record.measure,
                                     record.amount, record.unit.value_or("")});
      out.push_back(std::move(record));
    }
  }
  return out;
}

}  // namespace gongkai
