#include "normalize/linear/foot_titles.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "normalize/linear/section.h"
#include "normalize/linear/tokens.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// A title with the lines of its head around it: flow items [begin, end).
struct Head {
  size_t begin = 0, end = 0;
  bool form = false;  ///< of one of the nine
};

struct PageOfTitles {
  size_t begin = 0, end = 0;  ///< of the flow
  std::vector<Head> heads;
  bool rows = false;
  bool at_foot = false;  ///< lines of a table stand in front of every title and none behind the last
};

class TitleLifter {
 public:
  TitleLifter(const TitleMatcher& titles, const Patterns& patterns, Flow* flow)
      : titles_(titles),
        patterns_(patterns),
        flow_(*flow),
        one_page_(flow->empty() || flow->front().page == flow->back().page) {}

  void Run() {
    std::vector<PageOfTitles> pages;
    for (size_t i = 0; i < flow_.size();) {
      size_t end = i + 1;
      while (end < flow_.size() && flow_[end].page == flow_[i].page && !(one_page_ && Begins(end))) ++end;
      if (PageOfTitles page = Look(i, end); !page.heads.empty()) pages.push_back(std::move(page));
      i = end;
    }
    constexpr std::ptrdiff_t kFewest = 2;
    std::ptrdiff_t feet = 0, others = 0;
    for (const PageOfTitles& page : pages) {
      const auto forms =
          std::count_if(page.heads.begin(), page.heads.end(), [](const Head& head) { return head.form; });
      if (page.rows) (page.at_foot ? feet : others) += forms;
    }
    if (feet < kFewest || others > feet / 4) return;
    for (const PageOfTitles& page : pages)
      if (page.at_foot) Lift(page);
  }

 private:
  static std::ptrdiff_t Offset(size_t i) { return static_cast<std::ptrdiff_t>(i); }

  bool IsText(size_t i) const { return !flow_[i].is_table() && flow_[i].line.place.line_first > 0; }

  bool IsTitle(size_t i) const {
    return IsText(i) && !flow_[i].furniture && titles_.Match(flow_[i].line.text);
  }

  bool IsHead(size_t i) const { return IsText(i) && patterns_.IsHeadLine(flow_[i].line.text); }

  // A text that lost its page breaks is parted by its chapters.
  bool Begins(size_t i) const { return IsText(i) && IsChapter(flow_[i].line.text); }

  // A table, or a row of one: it has an amount, or begins with a code.
  bool IsRow(size_t i) const {
    if (flow_[i].is_table()) return true;
    if (!IsText(i) || flow_[i].furniture || patterns_.SaysEmpty(flow_[i].line.text)) return false;
    const std::vector<Token> tokens = Tokenize(flow_[i].line, 0);
    if (tokens.empty()) return false;
    return tokens[0].kind == Token::Kind::kCode ||
           std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
             return token.kind == Token::Kind::kAmount &&
                    token.text.find_first_of("0123456789") != std::string::npos;
           });
  }

  bool IsNote(size_t i) const {
    const std::string text = PatternText(flow_[i].line.text);
    return text.starts_with("注") || text.starts_with("说明") || text.starts_with("备注");
  }

  // What may stand behind the title of such a page: its head, page numbers, why it has no rows.
  bool IsTail(size_t i) const {
    if (flow_[i].furniture || IsTitle(i) || IsHead(i)) return true;
    if (flow_[i].is_table()) return false;
    const std::string& text = flow_[i].line.text;
    return IsText(i) && (PatternText(text).find_first_not_of("0123456789-/") == std::string::npos ||
                         patterns_.SaysEmpty(text));
  }

  // Pages that name titles and have no rows, like those of the contents, say nothing.
  PageOfTitles Look(size_t begin, size_t end) const {
    PageOfTitles page;
    page.begin = begin;
    page.end = end;
    size_t rows = 0;  // since the title before
    size_t titles = 0;
    bool any_rows = false, headless = false;
    for (size_t i = begin; i < end; ++i) {
      if (!IsTitle(i)) {
        rows += IsHead(i) ? 0 : IsBody(i);
        any_rows = any_rows || IsRow(i);
        continue;
      }
      Head head{i, i + 1, titles_.Match(flow_[i].line.text).form != nullptr};
      while (head.begin > begin && IsHead(head.begin - 1)) --head.begin;
      ++titles;
      for (; head.end < end && (IsHead(head.end) || IsTitle(head.end)); ++head.end)
        titles += IsTitle(head.end);
      // What stands above the first title of a chapter may be text.
      headless = headless || rows == 0 || (one_page_ && page.heads.empty() && !any_rows);
      rows = 0;
      page.heads.push_back(head);
      i = head.end - 1;
    }
    page.at_foot = !page.heads.empty() && !headless;
    constexpr size_t kLongestTail = 3;  // without notes: a running foot
    bool note = false;                  // its lines run on
    size_t tail = 0;
    for (size_t i = page.heads.empty() ? end : page.heads.back().end; i < end; ++i) {
      note = note || (IsText(i) && IsNote(i));
      tail += !note && !IsTail(i);
      page.at_foot = page.at_foot && !IsRow(i) && tail <= kLongestTail;
    }
    // A form may be empty; a list of contents is nothing but titles.
    page.rows = any_rows;
    if (!any_rows && (!page.at_foot || titles > 1)) page.heads.clear();
    return page;
  }

  // Anything that a table prints.
  bool IsBody(size_t i) const { return flow_[i].is_table() || (IsText(i) && !IsTail(i)); }

  void Lift(const PageOfTitles& page) {
    size_t to = page.begin;
    for (const Head& head : page.heads) {
      for (size_t i = to; i < head.begin; ++i)
        if (Begins(i)) to = i + 1;
      std::rotate(flow_.begin() + Offset(to), flow_.begin() + Offset(head.begin),
                  flow_.begin() + Offset(head.end));
      to = head.end;
      while (to < page.end && !IsTitle(to) && !IsHead(to) && (IsTail(to) || (IsText(to) && IsNote(to)))) ++to;
    }
  }

  const TitleMatcher& titles_;
  const Patterns& patterns_;
  Flow& flow_;
  const bool one_page_;
};

}  // namespace

void LiftFootTitles(const TitleMatcher& titles, const Patterns& patterns, Flow* flow) {
  TitleLifter(titles, patterns, flow).Run();
}

}  // namespace gongkai
