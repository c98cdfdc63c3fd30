#include "normalize/linear/torn_titles.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "normalize/linear/section.h"
#include "normalize/linear/tokens.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

enum class Part {
  kOther,
  kTitle,
  kHead,    ///< label, unit, agency
  kNote,    ///< what ends a form
  kRow,     ///< nothing but codes, amounts and dashes
  kChapter  ///< behind the third one no form begins
};

class TitleMover {
 public:
  TitleMover(const TitleMatcher& titles, const Patterns& patterns, Flow* flow)
      : titles_(titles), patterns_(patterns), flow_(*flow) {
    for (const FlowItem& item : flow_) parts_.push_back(PartOf(item));
  }

  void Run() {
    for (size_t begin = 0; begin < flow_.size();) {
      size_t end = begin + 1;
      while (end < flow_.size() && flow_[end].page == flow_[begin].page) ++end;
      Page(begin, end);
      begin = end;
    }
  }

 private:
  Part PartOf(const FlowItem& item) const {
    if (item.is_table() || item.furniture || item.line.place.line_first == 0) return Part::kOther;
    const std::string& line = item.line.text;
    if (IsChapter(line)) return Part::kChapter;
    if (titles_.Match(line)) return Part::kTitle;
    const std::string text = PatternText(line);
    if (text.starts_with("注:") || text.starts_with("说明:") || text.starts_with("备注:") ||
        patterns_.SaysEmpty(line))
      return Part::kNote;
    if (patterns_.IsHeadLine(line)) return Part::kHead;
    return IsRow(item.line) ? Part::kRow : Part::kOther;
  }

  static bool IsRow(const Line& line) {
    constexpr size_t kLongest = 200;
    if (line.text.size() > kLongest) return false;
    const std::vector<Token> tokens = Tokenize(line, 0);
    bool any = false;
    for (const Token& token : tokens) {
      if (token.kind == Token::Kind::kWord) return false;
      any = any || token.kind != Token::Kind::kNumber;
    }
    return any;
  }

  // The first three digits of the line where it begins with a code.
  std::optional<int> ClassOf(size_t i) const {
    const std::vector<Token> tokens = Tokenize(flow_[i].line, 0);
    constexpr size_t kClass = 3;
    if (tokens.empty() || tokens[0].kind != Token::Kind::kCode) return std::nullopt;
    const std::string digits = PatternText(tokens[0].text);
    return IsDigits(digits) && digits.size() >= kClass ? std::optional(std::stoi(digits.substr(0, kClass)))
                                                       : std::nullopt;
  }

  std::ptrdiff_t Count(size_t begin, size_t end, Part part) const {
    return std::count(parts_.begin() + Offset(begin), parts_.begin() + Offset(end), part);
  }

  size_t Find(size_t begin, size_t end, Part part) const {
    return static_cast<size_t>(std::find(parts_.begin() + Offset(begin), parts_.begin() + Offset(end), part) -
                               parts_.begin());
  }

  void Page(size_t begin, size_t end) {
    constexpr std::ptrdiff_t kFewestRows = 3;
    for (size_t i = begin; i < end; ++i)
      if (parts_[i] == Part::kChapter) begin = i + 1;
    if (Count(begin, end, Part::kRow) < kFewestRows) return PassOver(begin, end);
    size_t from = begin;  // what stands above it on the page belongs to another form
    for (size_t i = Find(begin, end, Part::kTitle); i < end; i = Find(from, end, Part::kTitle)) {
      const FormSpec* form = titles_.Match(flow_[i].line.text).form;
      if (form == nullptr || form != form_) i = Begin(from, i, end, form);
      from = i + 1;
      form_ = form;
    }
    for (size_t i = from; i < end; ++i)
      if (parts_[i] == Part::kNote) closed_ = true;
    for (size_t i = begin; i < end; ++i)
      if (std::optional<int> code = ClassOf(i)) last_class_ = code;
  }

  // A page whose rows are whole: its titles stand where they belong. Those of the contents begin nothing.
  void PassOver(size_t begin, size_t end) {
    bool codes = false;
    for (size_t i = begin; i < end && !codes; ++i) codes = ClassOf(i).has_value();
    for (size_t i = begin; i < end; ++i) {
      if (parts_[i] == Part::kNote) closed_ = true;
      if (!codes) continue;
      if (parts_[i] == Part::kTitle) {
        form_ = titles_.Match(flow_[i].line.text).form;
        closed_ = false;
      } else if (std::optional<int> code = ClassOf(i)) {
        last_class_ = code;
      }
    }
  }

  // Puts the title at `at` where its form begins, and says where that is.
  size_t Begin(size_t from, size_t at, size_t end, const FormSpec* form) {
    const size_t to = Beginning(from, at, end, form);
    if (to < at) {
      Rotate(to, at, at + 1);
    } else if (to > at + 1) {
      Rotate(at, at + 1, to);
    }
    const size_t now = to > at ? to - 1 : to;
    closed_ = false;
    return now;
  }

  // The line that the title must stand in front of.
  size_t Beginning(size_t from, size_t at, size_t end, const FormSpec* form) const {
    const size_t note = Find(from, at, Part::kNote);
    const bool rows = Count(from, at, Part::kRow) > 0;
    const bool own = closed_ || (note == at && BeginsAnew(from, at, form));
    if (rows && own) return from;
    if (note < at) return rows ? std::min(Find(note, at, Part::kHead), at) : at;
    if (closed_) return at;
    // The form before it has not ended.
    const size_t next = Find(at + 1, end, Part::kTitle);
    const size_t ending = Find(at + 1, next, Part::kNote);
    // A heading 五、一般公共预算财政拨款支出决算表 above the title itself.
    const size_t head = Find(ending, next, Part::kHead);
    if (ending < next && next < end && titles_.Match(flow_[next].line.text).form == form) return head;
    return head < next && Find(at + 1, ending, Part::kHead) == ending ? head : at;
  }

  // What stands in front of the title is not the rest of the form before it.
  bool BeginsAnew(size_t from, size_t at, const FormSpec* form) const {
    if (form == nullptr) return false;
    if (form_ == nullptr) return true;
    std::optional<int> first;
    for (size_t i = from; i < at && !first; ++i) first = ClassOf(i);
    const bool codes = form->layout == Layout::kClassification;
    if (form_->layout != Layout::kClassification) return codes && first.has_value();
    return codes ? first && last_class_ && *first < *last_class_ : !first;
  }

  void Rotate(size_t first, size_t middle, size_t last) {
    std::rotate(flow_.begin() + Offset(first), flow_.begin() + Offset(middle), flow_.begin() + Offset(last));
    std::rotate(parts_.begin() + Offset(first), parts_.begin() + Offset(middle),
                parts_.begin() + Offset(last));
  }

  static std::ptrdiff_t Offset(size_t i) { return static_cast<std::ptrdiff_t>(i); }

  const TitleMatcher& titles_;
  const Patterns& patterns_;
  Flow& flow_;
  std::vector<Part> parts_;         // of each item
  const FormSpec* form_ = nullptr;  // the last one
  bool closed_ = true;              // it has ended
  std::optional<int> last_class_;   // of the codes of the pages before
};

}  // namespace

void MoveTornTitles(const TitleMatcher& titles, const Patterns& patterns, Flow* flow) {
  TitleMover(titles, patterns, flow).Run();
}

}  // namespace gongkai
