#include "normalize/statements/paragraphs.h"

#include <re2/re2.h>

#include <algorithm>
#include <unordered_set>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Longer than any document prints. What a paragraph has beyond is a paragraph of its own; what a line has is
// not read.
constexpr size_t kMaxParagraph = 6000;
constexpr size_t kMaxLine = 200000;
constexpr size_t kMaxHeading = 70;

bool IsTerminal(char32_t c) {
  return c == U'。' || c == U'!' || c == U'?';
}

bool IsNumberPart(char32_t c) {
  return IsDigit(c) || c == U'.' || c == U',' || c == U'%' || c == U'-';
}

// The enumerator with its length in characters without white space.
std::optional<Enumerator> LeadingEnumerator(const std::vector<PlacedChar>& chars) {
  if (chars.empty()) return std::nullopt;
  // Most lines begin with a word; only these characters can begin a number.
  char32_t c = chars[0].folded;
  static constexpr std::u32string_view kFirst = U"第(一二三四五六七八九十百零〇0123456789";
  bool round = (c >= 0x2460 && c <= 0x249B) || (c >= 0x3220 && c <= 0x3289) || (c >= 0x24F5 && c <= 0x277F);
  if (!round && kFirst.find(c) == kFirst.npos) return std::nullopt;
  std::string head = FoldedText(chars, 0, std::min<size_t>(chars.size(), 12));
  std::optional<Enumerator> found = ParseEnumerator(head);
  if (!found) return std::nullopt;
  found->length = Utf8ToCodes(std::string_view(head).substr(0, found->length)).size();
  // 第三条 of a regulation numbers a paragraph, but is no chapter.
  if (found->style == Enumerator::Style::kPart && chars[found->length - 1].folded == U'条')
    return std::nullopt;
  return found;
}

// Two or more numbers standing alone between blanks, and no punctuation: cells whose rules are missing.
bool LooksLikeCells(const std::vector<PlacedChar>& chars) {
  int numbers = 0, cells = 1;
  if (std::count_if(chars.begin(), chars.end(), [](const PlacedChar& c) { return c.gap == Gap::kWide; }) >= 2)
    return true;
  bool numeric = true, digit = false;
  auto close = [&] {
    numbers += numeric && digit;
    numeric = true;
    digit = false;
  };
  for (size_t i = 0; i < chars.size(); ++i) {
    const PlacedChar& c = chars[i];
    if (c.gap >= Gap::kSpace) {
      close();
      ++cells;
    }
    // A comma in 1,133.18 and the one behind 一、 are no punctuation.
    bool comma = c.folded == U',' && i + 1 < chars.size() && !IsDigit(chars[i + 1].folded);
    if (IsTerminal(c.folded) || c.folded == U';' || c.printed == U'，' || comma) return false;
    if (c.folded == U'、' && i > 4 && i + 1 < chars.size() && numbers > 0) return false;
    digit = digit || IsDigit(c.folded);
    numeric = numeric && IsNumberPart(c.folded);
  }
  close();
  return numbers >= 2 && cells >= 3;
}

TextRow MakeRow(const FlowItem& item, uint32_t index) {
  TextRow row;
  row.page = item.line.place.page;
  std::u32string codes = Utf8ToCodes(item.line.text);
  if (codes.size() > kMaxLine) codes.resize(kMaxLine);
  row.chars.reserve(codes.size());
  Gap gap = Gap::kLineEnd;
  double columns = 0;
  for (size_t i = 0; i < codes.size(); ++i) {
    if (IsSpace(codes[i])) {
      if (gap == Gap::kNone) gap = Gap::kSpace;
      if (codes[i] == U'\t' && gap == Gap::kSpace) gap = Gap::kWide;
      continue;
    }
    char32_t printed = FoldRadical(codes[i]);
    row.chars.push_back({printed, FoldWidthCode(printed), index, static_cast<uint32_t>(i), gap});
    columns += printed < 0x1100 ? 1 : 2;
    gap = Gap::kNone;
  }
  if (row.page > 0) {
    row.right = item.line.x1;
    row.em = std::max(item.line.font_size, 1.0);
  } else {
    row.right = columns;
    row.em = 2;
  }
  row.enumerator = LeadingEnumerator(row.chars);
  row.barrier = LooksLikeCells(row.chars);
  return row;
}

// A line is full when it reaches as far as the lines around it: then its paragraph may go on below. Of a PDF
// this is sure enough. Lines of a text file that are whole paragraphs differ widely in length, and such as
// are broken at a fixed width stand among headings and cells; there every line that is longer than most
// headings is left open, and fullness only tells a broken heading from a whole one.
void MarkFull(std::vector<TextRow>* rows) {
  constexpr size_t kWindow = 12;
  constexpr double kLongHeading = 30, kParagraph = 100;  // display columns
  std::vector<double> rights;
  for (size_t i = 0; i < rows->size(); ++i) {
    TextRow& row = (*rows)[i];
    if (row.barrier) continue;
    rights.clear();
    size_t from = i > kWindow ? i - kWindow : 0, to = std::min(rows->size(), i + kWindow + 1);
    for (size_t k = from; k < to; ++k) {
      const TextRow& other = (*rows)[k];
      if (!other.barrier && other.page == row.page && other.chars.size() >= 12) rights.push_back(other.right);
    }
    if (rights.empty()) rights.push_back(row.right);
    // One line may stick out of the text; the edge is where several end.
    size_t stray = rights.size() >= 8 ? 2 : 0;
    std::nth_element(rights.begin(), rights.begin() + static_cast<std::ptrdiff_t>(stray), rights.end(),
                     std::greater<>());
    double edge = rights[stray];
    row.full = row.right >= edge - std::max(4 * row.em, 0.08 * edge);
    if (row.page == 0 && edge > kParagraph) row.full = false;
    row.open = row.page > 0 ? row.full : row.right >= kLongHeading;
  }
}

// Lines that can stand at the end of a paragraph and yet are cut in the middle of a word.
bool OpenEnd(const TextRow& row) {
  char32_t c = row.chars.back().folded;
  static constexpr std::u32string_view kOpen = U",、;:(“《[-";
  return kOpen.find(c) != kOpen.npos;
}

bool HasMark(const std::vector<PlacedChar>& chars) {
  return std::any_of(chars.begin(), chars.end(), [](const PlacedChar& c) {
    return IsTerminal(c.folded) || c.folded == U',' || c.folded == U';' || c.folded == U':';
  });
}

class RowJoiner {
 public:
  RowJoiner(const StatementWords& words) : words_(words) {}

  std::vector<ParagraphText> Join(std::vector<TextRow> rows) {
    const TextRow* last = nullptr;
    for (TextRow& row : rows) {
      if (row.barrier) {
        last = nullptr;
        if (row.chars.empty()) contents_ = in_table_ = false;
        if (in_table_ && EndsTable(row)) in_table_ = false;
        continue;
      }
      if (InContents(row) || InTable(rows, static_cast<size_t>(&row - rows.data()), last)) {
        last = nullptr;
        continue;
      }
      if (!last || out_.back().chars.size() > kMaxParagraph || !Continues(*last, row)) {
        out_.push_back({{}, row.enumerator});
        first_line_ = true;
      } else {
        first_line_ = false;
      }
      auto& chars = out_.back().chars;
      chars.insert(chars.end(), row.chars.begin(), row.chars.end());
      last = &row;
    }
    return std::move(out_);
  }

 private:
  // A table of contents lasts until one of its headings comes again, or text that is no heading.
  bool InContents(const TextRow& row) {
    if (row.chars.size() > 160) {
      contents_ = false;
      return false;
    }
    std::string folded = FoldedText(row.chars, 0, row.chars.size());
    if (re2::RE2::FullMatch(folded, words_.contents)) {
      contents_ = true;
      return true;
    }
    bool leader = re2::RE2::PartialMatch(folded, words_.leader);
    if (!contents_ && !leader) return false;
    std::string key = MatchKey(folded);
    while (!key.empty() && key.back() >= '0' && key.back() <= '9') key.pop_back();
    if (leader) {
      promised_.insert(key);
      return true;
    }
    bool sentence = row.chars.size() > 24 && HasMark(row.chars) && IsTerminal(row.chars.back().folded);
    if (sentence || !promised_.insert(key).second) contents_ = false;
    return contents_;
  }

  bool EndsTable(const TextRow& row) const {
    return re2::RE2::PartialMatch(FoldedText(row.chars, 0, std::min<size_t>(row.chars.size(), 20)),
                                  words_.table_end);
  }

  // A text may print a table as loose lines: its title, then cells and pieces of cells, to the total or to
  // the next heading.
  bool InTable(const std::vector<TextRow>& rows, size_t at, const TextRow* last) {
    const TextRow& row = rows[at];
    if (row.page > 0 || row.chars.size() > 60) return in_table_;
    auto folded = [&] { return FoldedText(row.chars, 0, row.chars.size()); };
    if (in_table_) {
      using Style = Enumerator::Style;
      bool heading = row.enumerator &&
                     (row.enumerator->style == Style::kPart || row.enumerator->style == Style::kChinese ||
                      row.enumerator->style == Style::kChineseBracket);
      if (heading) {
        in_table_ = false;
        return false;
      }
      if (EndsTable(row)) in_table_ = false;
      return true;
    }
    bool begins = !row.enumerator && (!last || IsTerminal(last->chars.back().folded)) &&
                  !HasMark(row.chars) && re2::RE2::PartialMatch(folded(), words_.table);
    if (!begins) return false;
    int pieces = 0;
    for (size_t k = at + 1; k < std::min(rows.size(), at + 13); ++k) {
      if (rows[k].barrier && rows[k].chars.empty()) return false;  // its rows were found
      pieces += rows[k].barrier || rows[k].chars.size() <= 4;
    }
    in_table_ = pieces >= 3;
    return in_table_;
  }

  bool Continues(const TextRow& last, const TextRow& row) const {
    char32_t end = last.chars.back().folded, begin = row.chars.front().folded;
    if (row.enumerator || IsTerminal(end)) return false;
    if (OpenEnd(last)) return true;
    static constexpr std::u32string_view kInside = U",、;:)。”》]%元";
    if (kInside.find(begin) != kInside.npos) return true;
    const ParagraphText& paragraph = out_.back();
    bool heading = paragraph.enumerator && !HasMark(paragraph.chars) && paragraph.chars.size() < kMaxHeading;
    if (heading && !last.full) {
      return first_line_ && row.chars.size() <= 10 &&
             re2::RE2::FullMatch(FoldedText(row.chars, 0, row.chars.size()), words_.heading_endings);
    }
    if (heading && last.page == 0 && HeadingIsWhole(paragraph.chars)) return false;
    return last.open;
  }

  bool HeadingIsWhole(const std::vector<PlacedChar>& chars) const {
    size_t from = chars.size() > 4 ? chars.size() - 4 : 0;
    return re2::RE2::FullMatch(FoldedText(chars, from, chars.size()), words_.heading_endings);
  }

  const StatementWords& words_;
  std::vector<ParagraphText> out_;
  std::unordered_set<std::string> promised_;
  bool contents_ = false;
  bool in_table_ = false;
  bool first_line_ = false;
};

}  // namespace

bool EndsSentence(char32_t folded) {
  return IsTerminal(folded);
}

bool DividesSentence(char32_t folded) {
  return folded == U',' || folded == U';' || folded == U':' || folded == U'、';
}

std::string FoldedText(const std::vector<PlacedChar>& chars, size_t from, size_t to) {
  std::string out;
  out.reserve(3 * (to - from));
  for (size_t i = from; i < to && i < chars.size(); ++i) AppendUtf8(chars[i].folded, &out);
  return out;
}

std::vector<TextRow> ReadRows(const Flow& flow) {
  std::vector<TextRow> rows;
  rows.reserve(flow.size());
  for (size_t i = 0; i < flow.size(); ++i) {
    const FlowItem& item = flow[i];
    if (item.furniture) continue;
    if (item.is_table()) {
      TextRow row;
      row.barrier = true;
      rows.push_back(std::move(row));
      continue;
    }
    TextRow row = MakeRow(item, static_cast<uint32_t>(i));
    if (!row.chars.empty()) rows.push_back(std::move(row));
  }
  MarkFull(&rows);
  return rows;
}

std::vector<ParagraphText> JoinRows(std::vector<TextRow> rows, const StatementWords& words) {
  return RowJoiner(words).Join(std::move(rows));
}

}  // namespace gongkai
