#include "normalize/statements/sentences.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/statements/paragraphs.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Longer sentences are cut at the next comma: each figure carries its sentence with it.
constexpr size_t kMaxSentence = 800;
constexpr size_t kMaxHeading = 70;
constexpr size_t kMaxDepth = 8;

// The headings that a place in the text stands under.
//
// Agencies number as they like: 一、 under （二） is a list in a chapter, 一、 behind 第三部分 is the chapter
// itself. So a number belongs to the innermost open list of its style that it continues; number one opens a
// new list below what is open, unless a list of its style is the innermost one (then a new chapter has begun
// without a heading).
class Outline {
 public:
  void Enter(const Enumerator& mark, std::string title, std::string heading) {
    int rank = static_cast<int>(mark.style);
    if (mark.style == Enumerator::Style::kPart) {
      open_.clear();
    } else if (!CloseTo(mark)) {
      auto same = [&](const Level& level) { return level.style == mark.style && level.numbered; };
      bool nested = mark.value == 1 && std::any_of(open_.begin(), open_.end(), same) && !same(open_.back());
      if (!nested)
        while (!open_.empty() && (!open_.back().numbered || static_cast<int>(open_.back().style) >= rank) &&
               open_.size() > Kept())
          open_.pop_back();
    }
    Push({mark.style, mark.value, true, std::move(title), std::move(heading)});
  }

  // A title without a number, as that of a report in the annex. It stands under its part, and closes all
  // else.
  void EnterPlain(std::string title) {
    while (!open_.empty() && !(open_.back().numbered && open_.back().style == Enumerator::Style::kPart))
      open_.pop_back();
    std::string heading = title;
    Push({Enumerator::Style::kPart, 0, false, std::move(title), std::move(heading)});
  }

  TextSection Current() const {
    TextSection section;
    for (const Level& level : open_) {
      if (level.title.empty()) continue;
      if (!section.path.empty()) section.path += '/';
      section.path += level.title;
      section.heading = level.heading;
    }
    return section;
  }

 private:
  struct Level {
    Enumerator::Style style;
    int value;
    bool numbered;
    std::string title, heading;
  };

  // A plain title is closed by a part or another plain title only.
  size_t Kept() const {
    size_t kept = 0;
    for (size_t i = 0; i < open_.size(); ++i)
      if (!open_[i].numbered) kept = i + 1;
    return kept;
  }

  bool CloseTo(const Enumerator& mark) {
    for (size_t i = open_.size(); i-- > 0;) {
      if (open_[i].style != mark.style || !open_[i].numbered || open_[i].value != mark.value - 1) continue;
      open_.resize(i);
      return true;
    }
    return false;
  }

  void Push(Level level) {
    if (open_.size() >= kMaxDepth) open_.pop_back();
    open_.push_back(std::move(level));
  }

  std::vector<Level> open_;
};

bool IsCloser(char32_t c) {
  return c == U'”' || c == U'’' || c == U'"' || c == U')' || c == U'》' || c == U'】';
}

// The end of the sentence that begins at `from`: behind its full stop and the brackets that close after it.
size_t SentenceEnd(const std::vector<PlacedChar>& chars, size_t from) {
  for (size_t i = from; i < chars.size(); ++i) {
    bool ends = EndsSentence(chars[i].folded);
    if (i - from >= kMaxSentence)
      ends = ends || DividesSentence(chars[i].folded) || i - from >= 2 * kMaxSentence;
    if (!ends) continue;
    ++i;
    while (i < chars.size() && IsCloser(chars[i].folded)) ++i;
    return i;
  }
  return chars.size();
}

// A line of a few words that names what follows: no clause, and no figure but years and dates.
bool IsHeading(const std::vector<PlacedChar>& chars, size_t from, size_t to) {
  if (to - from > kMaxHeading || to == from) return false;
  size_t end = EndsSentence(chars[to - 1].folded) || chars[to - 1].folded == U':' ? to - 1 : to;
  for (size_t i = from; i < end; ++i) {
    char32_t c = chars[i].folded;
    if (c == U',' || c == U';' || c == U':') return false;
    if (!IsDigit(c)) continue;
    size_t first = i;
    while (i + 1 < end && IsDigit(chars[i + 1].folded)) ++i;
    // 二、外交支出 31 is a row of a table, 3.反映3个预算单位的情况 a sentence.
    if (i + 1 == end) {
      if (chars[first].gap >= Gap::kSpace && first > from) return false;
      continue;
    }
    char32_t next = chars[i + 1].folded;
    bool date = next == U'年' || next == U'月' || next == U'日' || next == U'号' ||
                (i - first == 3 && chars[first].folded <= U'2');
    if (!date && (IsIdeograph(next) || next == U'%' || next == U'.')) return false;
  }
  return true;
}

// Most sentences hold no figure at all (分: 百分之五), and tell of none (无, 没有, 未发生, 持平, 包含).
bool MaySaySomething(char32_t c) {
  constexpr std::u32string_view kWords = U"分无没未平含";
  return IsDigit(c) || kWords.find(c) != kWords.npos;
}

// What an item of expenditure is for.
bool IsPurpose(const Sentence& sentence) {
  constexpr std::u32string_view kBegins = U"主要用于";
  if (sentence.chars.size() < kBegins.size() || !EndsSentence(sentence.chars.back().folded)) return false;
  return std::equal(kBegins.begin(), kBegins.end(), sentence.chars.begin(),
                    [](char32_t word, const PlacedChar& c) { return word == c.folded; });
}

std::string PrintedText(const std::vector<PlacedChar>& chars, size_t from, size_t to) {
  std::string out;
  out.reserve(3 * (to - from));
  for (size_t i = from; i < to; ++i) AppendUtf8(chars[i].printed, &out);
  return out;
}

}  // namespace

std::string Sentence::Printed(size_t from, size_t to) const {
  return PrintedText(chars, from, to);
}
std::string Sentence::Folded(size_t from, size_t to) const {
  return FoldedText(chars, from, to);
}

RunningText SentenceReader::Read(const Flow& flow) const {
  RunningText text;
  Outline outline;
  text.sections.push_back({});
  auto enter = [&] { text.sections.push_back(outline.Current()); };
  for (const ParagraphText& paragraph : JoinRows(ReadRows(flow), words_)) {
    const std::vector<PlacedChar>& chars = paragraph.chars;
    size_t at = 0;
    bool punctuated = std::any_of(chars.begin(), chars.end(), [](const PlacedChar& c) {
      return EndsSentence(c.folded) || c.folded == U',' || c.folded == U';';
    });
    if (paragraph.enumerator) {
      size_t title = std::min(paragraph.enumerator->length, chars.size());
      size_t end = SentenceEnd(chars, 0);
      if (IsHeading(chars, title, end)) {
        at = end;
        if (end > title && EndsSentence(chars[end - 1].folded)) --end;
        outline.Enter(*paragraph.enumerator, PrintedText(chars, 0, end), PrintedText(chars, title, end));
      } else {
        outline.Enter(*paragraph.enumerator, "", "");
      }
      enter();
    } else if (chars.size() <= 40 && IsHeading(chars, 0, chars.size()) &&
               re2::RE2::PartialMatch(FoldedText(chars, 0, chars.size()), words_.plain_heading)) {
      outline.EnterPlain(PrintedText(chars, 0, chars.size()));
      enter();
      continue;
    }
    if (re2::RE2::PartialMatch(FoldedText(chars, 0, std::min<size_t>(chars.size(), 12)), words_.notes))
      continue;
    bool first = true;
    while (at < chars.size()) {
      size_t end = SentenceEnd(chars, at);
      Sentence sentence;
      sentence.chars.assign(chars.begin() + static_cast<std::ptrdiff_t>(at),
                            chars.begin() + static_cast<std::ptrdiff_t>(end));
      sentence.section = static_cast<uint32_t>(text.sections.size() - 1);
      sentence.new_paragraph = first;
      sentence.punctuated = punctuated;
      if (std::any_of(sentence.chars.begin(), sentence.chars.end(),
                      [](const PlacedChar& c) { return MaySaySomething(c.folded); }) ||
          IsPurpose(sentence)) {
        text.sentences.push_back(std::move(sentence));
        first = false;
      }
      at = end;
    }
  }
  return text;
}

Place PlaceOf(const Sentence& sentence, size_t from, size_t to, const Flow& flow,
              const std::vector<Page>& pages) {
  Place place;
  for (size_t i = from; i < to;) {
    uint32_t item = sentence.chars[i].item;
    size_t last = i;
    while (last + 1 < to && sentence.chars[last + 1].item == item) ++last;
    const Line& line = flow[item].line;
    Place part = line.place;
    if (part.page > 0 && part.box) {
      Box box{line.x0, flow[item].top, line.x1, flow[item].bottom};
      size_t first_column = sentence.chars[i].column, next_column = sentence.chars[last].column + 1;
      if (first_column < line.lefts.size()) box.x0 = line.lefts[first_column];
      if (next_column < line.lefts.size()) box.x1 = line.lefts[next_column];
      size_t page = static_cast<size_t>(part.page) - 1;
      part.box = page < pages.size() ? pages[page].ToDisplayed(box) : box;
    }
    if (i == from) {
      place = part;
    } else {
      place.Include(part);
    }
    i = last + 1;
  }
  return place;
}

}  // namespace gongkai
