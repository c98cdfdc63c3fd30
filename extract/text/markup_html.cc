// HTML: documents and tables inside other texts.
//
// No tree is built. One scan notes the tags that matter for structure (tables, rows, cells, blocks); tables
// are matched on a stack, and everything after that works on ranges of the source. A table that directly
// holds another one is layout, as web pages of the time use it, and no table.
#include <algorithm>
#include <string>

#include "extract/text/leftover.h"
#include "extract/text/lines.h"
#include "extract/text/markup_rows.h"

namespace gongkai {
namespace {

constexpr size_t kMaxDepth = 64;

enum class TagKind { kTable, kRow, kCell, kCaption, kPre, kHead, kBody, kBlock };

struct NamedTag {
  std::string_view name;
  TagKind kind;
};
constexpr NamedTag kNamedTags[] = {
    {"table", TagKind::kTable},      {"tr", TagKind::kRow},          {"td", TagKind::kCell},
    {"th", TagKind::kCell},          {"caption", TagKind::kCaption}, {"pre", TagKind::kPre},
    {"head", TagKind::kHead},        {"body", TagKind::kBody},       {"p", TagKind::kBlock},
    {"div", TagKind::kBlock},        {"br", TagKind::kBlock},        {"li", TagKind::kBlock},
    {"ul", TagKind::kBlock},         {"ol", TagKind::kBlock},        {"h1", TagKind::kBlock},
    {"h2", TagKind::kBlock},         {"h3", TagKind::kBlock},        {"h4", TagKind::kBlock},
    {"h5", TagKind::kBlock},         {"h6", TagKind::kBlock},        {"hr", TagKind::kBlock},
    {"section", TagKind::kBlock},    {"article", TagKind::kBlock},   {"header", TagKind::kBlock},
    {"footer", TagKind::kBlock},     {"main", TagKind::kBlock},      {"center", TagKind::kBlock},
    {"dl", TagKind::kBlock},         {"dd", TagKind::kBlock},        {"dt", TagKind::kBlock},
    {"form", TagKind::kBlock},       {"option", TagKind::kBlock},    {"html", TagKind::kBlock},
    {"tbody", TagKind::kBlock},      {"thead", TagKind::kBlock},     {"tfoot", TagKind::kBlock},
    {"blockquote", TagKind::kBlock}, {"nav", TagKind::kBlock},       {"button", TagKind::kBlock},
    {"select", TagKind::kBlock},
};

struct Tag {
  size_t begin = 0, end = 0;  // offsets of "<" and behind ">"
  TagKind kind = TagKind::kBlock;
  bool close = false;
};

// A matched <table>: tags [first, last) lie between its own tags.
struct Span {
  size_t begin = 0, end = 0;
  size_t first = 0, last = 0;
  bool layout = false;
};

std::vector<Tag> ScanTags(std::string_view source, MarkupBudget* budget) {
  std::vector<Tag> tags;
  bool comments_end = false;
  size_t i = 0;
  while ((i = source.find('<', i)) != source.npos) {
    std::string_view rest = source.substr(i);
    if (rest.starts_with("<!--")) {
      size_t end = comments_end ? source.npos : source.find("-->", i + 4);
      comments_end = end == source.npos;
      i = comments_end ? i + 4 : end + 3;
      continue;
    }
    size_t length = TagLength(rest);
    if (!length) {
      ++i;
      continue;
    }
    std::string name = TagName(rest.substr(0, length));
    size_t next = i + length;
    if (name == "script" || name == "style") {
      i = RawElementEnd(source, next, name);
      continue;
    }
    bool close = name.starts_with('/');
    std::string_view bare = std::string_view(name).substr(close ? 1 : 0);
    auto known = std::find_if(std::begin(kNamedTags), std::end(kNamedTags),
                              [&](const NamedTag& t) { return t.name == bare; });
    if (known != std::end(kNamedTags)) {
      if (budget->tags == 0) {
        budget->exceeded = true;
        return tags;
      }
      --budget->tags;
      tags.push_back({i, next, known->kind, close});
    }
    i = next;
  }
  return tags;
}

// Pairs the table tags. An unclosed table ends behind its last cell; so does one that is not inside a cell
// when the next table starts.
std::vector<Span> MatchTables(const std::vector<Tag>& tags) {
  struct Open {
    size_t span;
    bool in_cell;
  };
  std::vector<Span> spans;
  std::vector<Open> stack;
  size_t ignored = 0;  // tables nested too deep
  auto finish = [&](size_t end, size_t tag) {
    Span& span = spans[stack.back().span];
    span.end = std::max(span.begin, end);
    span.last = tag;
    stack.pop_back();
  };
  for (size_t i = 0; i < tags.size(); ++i) {
    const Tag& tag = tags[i];
    if (tag.kind == TagKind::kTable && !tag.close) {
      if (!stack.empty() && !stack.back().in_cell) finish(tag.begin, i);
      if (!stack.empty()) spans[stack.back().span].layout = true;
      if (stack.size() >= kMaxDepth) {
        ++ignored;
        continue;
      }
      Span span;
      span.begin = span.end = tag.begin;
      span.first = i + 1;
      stack.push_back({spans.size(), false});
      spans.push_back(span);
    } else if (tag.kind == TagKind::kTable) {
      if (ignored)
        --ignored;
      else if (!stack.empty())
        finish(tag.end, i);
    } else if (!stack.empty() && (tag.kind == TagKind::kCell || tag.kind == TagKind::kRow)) {
      stack.back().in_cell = tag.kind == TagKind::kCell && !tag.close;
      Span& span = spans[stack.back().span];
      span.end = tag.end;
      span.last = i + 1;
    }
  }
  while (!stack.empty()) finish(spans[stack.back().span].end, spans[stack.back().span].last);
  return spans;
}

// Line ends mean nothing in HTML.
std::string Collapse(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (char c : raw) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!blank)
      text += c;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  return text;
}

class HtmlSource {
 public:
  // `lines` gives the number of the line at each offset: pairs of (offset where it starts, number).
  HtmlSource(std::string_view source, MarkupBudget* budget) : source_(source), budget_(*budget) {
    starts_.push_back({0, 1});
  }

  void SetLineStarts(std::vector<std::pair<size_t, int>> starts) { starts_ = std::move(starts); }

  void Scan() {
    tags_ = ScanTags(source_, &budget_);
    spans_ = MatchTables(tags_);
  }

  std::string_view text() const { return source_; }
  const std::vector<Tag>& tags() const { return tags_; }
  const std::vector<Span>& spans() const { return spans_; }

  int LineAt(size_t offset) const {
    auto after = std::upper_bound(starts_.begin(), starts_.end(), offset,
                                  [](size_t at, const auto& start) { return at < start.first; });
    return after == starts_.begin() ? 1 : (after - 1)->second;
  }

  // Builds the table of a span that is not layout. `caption` receives its caption.
  MarkupTable Build(const Span& span, std::string* caption) {
    MarkupTable table;
    table.kind = MarkupTable::kHtml;
    table.line_first = LineAt(span.begin);
    table.line_last = LineAt(span.end ? span.end - 1 : 0);
    int row = -1, col = 0, rows = 0;
    std::vector<int> taken;  // per column: the first row in which it is free again
    bool open = false;       // the last cell still waits for its end
    size_t content = 0, caption_begin = 0;
    bool in_caption = false;
    auto close_cell = [&](size_t at) {
      if (!open) return;
      open = false;
      MarkupCell& cell = table.cells.back();
      cell.text = CleanMarkup(Collapse(source_.substr(content, at - content)));
      cell.line_last = LineAt(at ? at - 1 : 0);
      cell.line_last = std::max(cell.line_first, cell.line_last);
    };
    for (size_t i = span.first; i < span.last && i < tags_.size(); ++i) {
      const Tag& tag = tags_[i];
      if (tag.kind == TagKind::kCaption) {
        if (tag.close && in_caption)
          *caption = CleanMarkup(Collapse(source_.substr(caption_begin, tag.begin - caption_begin)));
        in_caption = !tag.close;
        caption_begin = tag.end;
      } else if (tag.kind == TagKind::kRow) {
        close_cell(tag.begin);
        if (!tag.close) {
          ++row;
          col = 0;
        }
      } else if (tag.kind == TagKind::kCell) {
        close_cell(tag.begin);
        if (tag.close) continue;
        row = std::max(row, 0);
        while (static_cast<size_t>(col) < taken.size() && taken[static_cast<size_t>(col)] > row) ++col;
        if (col >= budget_.limits.max_columns) {
          budget_.exceeded = true;
          continue;
        }
        if (!budget_.TakeCell()) break;
        MarkupCell cell = NewCell(tag, row, col, taken);
        if (taken.size() < static_cast<size_t>(col + cell.col_span))
          taken.resize(static_cast<size_t>(col + cell.col_span), 0);
        for (int c = col; c < col + cell.col_span; ++c) taken[static_cast<size_t>(c)] = row + cell.row_span;
        col += cell.col_span;
        rows = row + 1;
        content = tag.end;
        open = true;
        table.cells.push_back(std::move(cell));
      }
    }
    close_cell(span.last < tags_.size() ? tags_[span.last].begin : span.end);
    table.rows = rows;
    table.cols = static_cast<int>(taken.size());
    for (MarkupCell& cell : table.cells) cell.row_span = std::min(cell.row_span, rows - cell.row);
    FillHoles(&table, &budget_);
    return table;
  }

 private:
  MarkupCell NewCell(const Tag& tag, int row, int col, const std::vector<int>& taken) const {
    std::string_view text = source_.substr(tag.begin, tag.end - tag.begin);
    MarkupCell cell;
    cell.row = row;
    cell.col = col;
    cell.row_span = SpanOf(text, "rowspan");
    cell.col_span = std::min(SpanOf(text, "colspan"), budget_.limits.max_columns - col);
    // A cell never reaches into a column that a cell above still takes.
    for (int c = col + 1; c < col + cell.col_span && static_cast<size_t>(c) < taken.size(); ++c)
      if (taken[static_cast<size_t>(c)] > row) cell.col_span = c - col;
    cell.line_first = cell.line_last = LineAt(tag.begin);
    return cell;
  }

  // 1 for nonsense; 0 ("to the end") is as many as allowed.
  int SpanOf(std::string_view tag, std::string_view name) const {
    bool present = false;
    std::string value = TagAttribute(tag, name, &present);
    if (!present) return 1;
    int number = 0;
    bool digits = false;
    for (char c : value) {
      if (c < '0' || c > '9') break;
      digits = true;
      number = std::min(number * 10 + (c - '0'), budget_.limits.max_span);
    }
    if (!digits) return 1;
    return number == 0 ? (name == "rowspan" ? budget_.limits.max_span : 1) : number;
  }

  std::string_view source_;
  MarkupBudget& budget_;
  std::vector<Tag> tags_;
  std::vector<Span> spans_;
  std::vector<std::pair<size_t, int>> starts_;
};

// A line of <pre>: entities and tags go, blanks stay.
std::string PreLine(std::string_view raw) {
  std::string text;
  for (size_t i = 0; i < raw.size();) {
    size_t length = raw[i] == '<' ? TagLength(raw.substr(i)) : 0;
    if (!length && raw[i] == '&') length = DecodeEntity(raw.substr(i), &text);
    if (!length) text += raw[i];
    i += std::max<size_t>(length, 1);
  }
  return text;
}

// Writes the lines of an HTML document in reading order.
class DocumentWriter {
 public:
  DocumentWriter(HtmlSource* source, std::vector<TextLine>* lines, std::vector<MarkupTable>* tables,
                 MarkupBudget* budget)
      : source_(*source), lines_(*lines), tables_(*tables), budget_(*budget) {}

  void Run() {
    const std::vector<Tag>& tags = source_.tags();
    size_t pos = 0, next_span = 0;
    const std::vector<Span>& spans = source_.spans();
    for (size_t i = 0; i < tags.size(); ++i) {
      const Tag& tag = tags[i];
      if (tag.begin < pos) continue;
      while (next_span < spans.size() && (spans[next_span].layout || spans[next_span].begin < tag.begin))
        ++next_span;
      if (next_span < spans.size() && spans[next_span].begin == tag.begin) {
        Block(pos, tag.begin);
        Table(spans[next_span]);
        pos = std::max(tag.end, spans[next_span].end);
        continue;
      }
      bool head = (tag.kind == TagKind::kHead && tag.close) || (tag.kind == TagKind::kBody && !tag.close);
      if (tag.kind == TagKind::kPre && tag.close)
        Pre(pos, tag.begin);
      else if (!head)
        Block(pos, tag.begin);
      pos = tag.end;
    }
    Block(pos, source_.text().size());
  }

 private:
  void Add(std::string text, int line, int table, bool page_start = false) {
    if (lines_.size() >= budget_.limits.max_lines) {
      budget_.exceeded = true;
      return;
    }
    TextLine added;
    added.text = std::move(text);
    added.line = line;
    added.page_start = page_start;
    added.table = table;
    lines_.push_back(std::move(added));
  }

  void AddText(std::string_view text, int line) {
    while (!text.empty()) {
      size_t end = text.find('\n');
      if (!IsBlankText(text.substr(0, end))) Add(std::string(text.substr(0, end)), line, -1);
      if (end == text.npos) return;
      text.remove_prefix(end + 1);
    }
  }

  void Block(size_t begin, size_t end) {
    if (begin >= end) return;
    std::string_view raw = source_.text().substr(begin, end - begin);
    size_t first = raw.find_first_not_of(" \t\r\n\f");
    if (first == raw.npos) return;
    AddText(CleanMarkup(Collapse(raw)), source_.LineAt(begin + first));
  }

  void Pre(size_t begin, size_t end) {
    if (begin >= end) return;
    int base = source_.LineAt(begin) - 1;
    bool limited = false;
    for (TextLine& line :
         SplitLines(source_.text().substr(begin, end - begin), budget_.limits.max_lines, &limited))
      Add(PreLine(line.text), base + line.line, -1, line.page_start);
    budget_.exceeded = budget_.exceeded || limited;
  }

  void Table(const Span& span) {
    std::string caption;
    MarkupTable table = source_.Build(span, &caption);
    AddText(caption, table.line_first);
    if (table.cells.empty()) return;
    int index = static_cast<int>(tables_.size());
    size_t k = 0;
    for (int row = 0; row < table.rows; ++row) {
      std::string text;
      int line = k < table.cells.size() ? table.cells[k].line_first : table.line_last;
      for (size_t first = k; k < table.cells.size() && table.cells[k].row == row; ++k) {
        if (k > first) text += '\t';
        for (char c : table.cells[k].text) text += c == '\n' || c == '\t' ? ' ' : c;
      }
      Add(std::move(text), line, index);
    }
    tables_.push_back(std::move(table));
  }

  HtmlSource& source_;
  std::vector<TextLine>& lines_;
  std::vector<MarkupTable>& tables_;
  MarkupBudget& budget_;
};

// Finds a lower-case ASCII word whatever the case of the text.
bool ContainsTag(std::string_view text, std::string_view lower) {
  for (size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    size_t k = 0;
    while (k < lower.size() && at + k < text.size()) {
      char c = text[at + k];
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      if (c != lower[k]) break;
      ++k;
    }
    if (k == lower.size()) return true;
  }
  return false;
}

}  // namespace

bool IsHtmlDocument(std::string_view text) {
  std::string_view head = text.substr(0, 4096);
  size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == head.npos || head[first] != '<') return false;
  if (ContainsTag(head, "<html") || ContainsTag(head, "<!doctype html") || ContainsTag(head, "<body"))
    return true;
  // A piece of a page; but Markdown, too, holds a tag now and then.
  const bool markdown =
      text.find("\n|") != text.npos || text.find("\n# ") != text.npos || text.find("\n## ") != text.npos;
  return !markdown && (head.substr(first, 6) == "<table" || head.substr(first, 4) == "<div");
}

void FindHtmlTables(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables, MarkupBudget* budget) {
  bool any = std::any_of(lines->begin(), lines->end(),
                         [](const TextLine& l) { return ContainsTag(l.text, "<table"); });
  if (!any) return;
  std::string joined;
  std::vector<std::pair<size_t, int>> starts;
  for (const TextLine& line : *lines) {
    starts.emplace_back(joined.size(), line.line);
    joined += line.text;
    joined += '\n';
  }
  std::vector<size_t> offsets;
  for (const auto& start : starts) offsets.push_back(start.first);
  offsets.push_back(joined.size());
  HtmlSource source(joined, budget);
  source.SetLineStarts(std::move(starts));
  source.Scan();

  // Lines are copied over piece by piece; what lies inside a table's span gets its number.
  std::vector<TextLine> out;
  size_t line = 0, at = 0;  // at: offset up to which everything is copied
  auto copy_until = [&](size_t end, int table) {
    while (line < lines->size() && at < end) {
      size_t line_end = offsets[line + 1] - 1;
      TextLine piece = (*lines)[line];
      piece.page_start = piece.page_start && at == offsets[line];
      piece.text = joined.substr(at, std::min(end, line_end) - std::min(at, line_end));
      piece.table = table;
      bool whole = at == offsets[line] && end > line_end;
      if (whole || !IsBlankText(piece.text)) out.push_back(std::move(piece));
      if (end <= line_end) {
        at = end;
        return;
      }
      at = offsets[++line];
    }
  };
  for (const Span& span : source.spans()) {
    if (span.layout || span.begin < at) continue;
    std::string caption;
    MarkupTable table = source.Build(span, &caption);
    if (table.cells.empty()) continue;
    copy_until(span.begin, -1);
    if (!caption.empty()) {
      TextLine title;
      title.text = caption;
      title.line = table.line_first;
      out.push_back(std::move(title));
    }
    copy_until(span.end, static_cast<int>(tables->size()));
    tables->push_back(std::move(table));
  }
  copy_until(joined.size(), -1);
  *lines = std::move(out);
}

std::vector<MarkupTable> ReadHtml(std::string_view text, std::vector<TextLine>* lines, MarkupBudget* budget) {
  std::vector<MarkupTable> tables;
  HtmlSource source(text, budget);
  std::vector<std::pair<size_t, int>> starts = {{0, 1}};
  for (size_t i = 0; i < text.size(); ++i) {
    bool end = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (end) starts.emplace_back(i + 1, starts.back().second + 1);
  }
  source.SetLineStarts(std::move(starts));
  source.Scan();
  DocumentWriter(&source, lines, &tables, budget).Run();
  FindPipeTables(lines, &tables, budget);
  FindTabTables(lines, &tables, budget);
  SortTables(lines, &tables);
  return tables;
}

}  // namespace gongkai
