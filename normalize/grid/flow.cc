#include "normalize/grid/flow.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "extract/text/leftover.h"
#include "normalize/grid/cell_text.h"
#include "normalize/grid/lattice.h"
#include "normalize/grid/overflow.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Takes blanks (one byte, one character each) off both ends of a line.
void Trim(PlacedLine* line) {
  std::string& text = line->text;
  size_t first = std::min(text.find_first_not_of(" \t"), text.size());
  size_t last = text.find_last_not_of(" \t") + 1;
  size_t tail = text.size() - std::max(last, first);
  text.erase(text.size() - tail);
  text.erase(0, first);
  if (line->lefts.empty()) return;
  line->lefts.resize(line->lefts.size() - tail);
  line->lefts.erase(line->lefts.begin(), line->lefts.begin() + static_cast<std::ptrdiff_t>(first));
}

Grid MakeGrid(const Page& page, const Lattice& lattice, std::vector<std::vector<PlacedRun>> runs) {
  Grid grid;
  grid.rows = lattice.rows();
  grid.cols = lattice.cols();
  grid.method = Method::kRuled;
  grid.xs = lattice.xs;
  grid.row_page.assign(static_cast<size_t>(grid.rows), page.number);
  for (size_t i = 0; i < lattice.cells.size(); ++i) {
    const LatticeCell& from = lattice.cells[i];
    Cell cell;
    cell.row = from.row;
    cell.col = from.col;
    cell.row_span = from.row_span;
    cell.col_span = from.col_span;
    cell.place.page = page.number;
    cell.place.box = page.ToDisplayed(lattice.BoxOf(from));
    for (PlacedLine& line : JoinLines(std::move(runs[i]))) {
      if (line.text.empty()) continue;
      if (!cell.text.empty()) cell.text += '\n';
      cell.text += line.text;
      Box box = page.ToDisplayed(line.box);
      if (cell.ink) {
        cell.ink->Include(box);
      } else {
        cell.ink = box;
      }
    }
    grid.cells.push_back(std::move(cell));
  }
  grid.BuildIndex();
  return grid;
}

Grid MakeGrid(const Page& page, const MarkupTable& table) {
  Grid grid;
  grid.rows = table.rows;
  grid.cols = table.cols;
  grid.method = Method::kDelimited;
  grid.row_cells = table.row_cells;
  grid.row_page.assign(static_cast<size_t>(grid.rows), page.number);
  for (const MarkupCell& from : table.cells) {
    Cell cell;
    cell.row = from.row;
    cell.col = from.col;
    cell.row_span = from.row_span;
    cell.col_span = from.col_span;
    cell.text = from.text;
    cell.place.line_first = from.line_first;
    cell.place.line_last = from.line_last;
    grid.cells.push_back(std::move(cell));
  }
  grid.BuildIndex();
  return grid;
}

// A run cut at its blanks; the blank stays at the end of the word before it, so that joined text keeps it.
void AppendWords(const TextRun& run, std::vector<PlacedRun>* out) {
  PlacedRun word;
  word.font_size = run.font_size;
  bool blank = false;
  auto flush = [&] {
    if (!StripSpace(word.text).empty()) out->push_back(word);
    word.text.clear();
    word.lefts.clear();
    blank = false;
  };
  for (const Glyph& glyph : run.glyphs) {
    if (IsSpace(glyph.code)) {
      blank = !word.text.empty();
      continue;
    }
    if (blank) {
      word.text += ' ';
      word.lefts.push_back(static_cast<float>(word.box.x1));
      flush();
    }
    if (word.text.empty()) word.box = glyph.box;
    AppendUtf8(glyph.code, &word.text);
    word.lefts.push_back(static_cast<float>(glyph.box.x0));
    word.box.Include(glyph.box);
  }
  flush();
}

// A line of Markdown without its heading, list and emphasis marks.
std::string PlainLine(const std::string& line, bool markdown) {
  std::string text = line.find_first_of("*<$&\\") == std::string::npos ? line : CleanMarkup(line);
  size_t start = text.find_first_not_of("# ");
  if (start != std::string::npos && start > 0 && text.find('#') < start) text.erase(0, start);
  // A dash before a figure or another dash is no list mark but a blank cell; so is any dash where nothing
  // else looks like Markdown.
  bool blank_cell = !markdown || text.find_first_of("-0123456789", 2) == 2;
  if ((text.starts_with("- ") && !blank_cell) || text.starts_with("* ")) text.erase(0, 2);
  return text;
}

// Nothing but dashes with blanks between them: blank cells.
bool HoldsBlankCells(const std::string& line) {
  std::string key = PatternText(line);
  if (key.empty() || key.find_first_not_of('-') != std::string::npos) return false;
  return key.size() <= 2 ||
         (line.find_first_not_of("- \t") == std::string::npos && line.find("--") == std::string::npos);
}

// A text's "coordinates" are lines: a page is as high as it has lines.
Flow LayOutText(const Page& page) {
  Flow flow;
  int last_table = -1;
  bool markdown = std::any_of(page.lines.begin(), page.lines.end(), [](const TextLine& line) {
    size_t marks = line.text.find_first_not_of('#');
    return marks > 0 && marks != std::string::npos && line.text[marks] == ' ';
  });
  for (const TextLine& line : page.lines) {
    FlowItem item;
    item.page = page.number;
    item.page_height = static_cast<double>(page.lines.size());
    item.top = line.line - page.lines.front().line;
    item.bottom = item.top + 1;
    if (line.table >= 0) {
      if (line.table == last_table) continue;
      last_table = line.table;
      item.grid = MakeGrid(page, page.markup_tables[static_cast<size_t>(line.table)]);
    } else {
      item.line.text = PlainLine(line.text, markdown);
      item.line.place.line_first = item.line.place.line_last = line.line;
      // % alone is the unit of a target.
      if (MatchKey(line.text).empty() && !HoldsBlankCells(line.text) && PatternText(line.text) != "%")
        continue;
    }
    flow.push_back(std::move(item));
  }
  return flow;
}

// "- 5 -", "第5页 共17页": a number of a few digits, and marks around it.
bool IsPageNumber(const std::string& text) {
  std::string key = PatternText(text);
  if (key.empty() || key.size() > 24) return false;
  // Figures apart from each other are the last digits of amounts that narrow cells broke.
  if (IsDigits(key) && text.find('\t') != std::string::npos) return false;
  constexpr size_t kMostDigits = 4;
  size_t digits = 0, most = 0;
  std::u32string codes = Utf8ToCodes(key);
  for (char32_t c : codes) {
    if (IsDigit(c)) {
      most = std::max(most, ++digits);
      continue;
    }
    digits = 0;
    const bool between = c == U',' && key.find("页") != std::string::npos;
    if (!between && c != U'-' && c != U'/' && c != U'第' && c != U'页' && c != U'共' && c != U'·' &&
        c != U'~')
      return false;
  }
  // 208 - - is a row with blank cells; dashes stand around a page number or between two.
  return most > 0 && most <= kMostDigits && codes.size() <= 12 && key.starts_with('-') == key.ends_with('-');
}

// The words of a line without its digits: what a running head has in common from page to page. Empty for a
// line of a table: one without words, or one that prints an amount.
std::string HeadWords(const std::string& text) {
  std::string printed = PatternText(text), words;
  auto digit = [&](size_t i) { return i < printed.size() && printed[i] >= '0' && printed[i] <= '9'; };
  for (size_t i = 1; i < printed.size(); ++i)
    if (printed[i] == '.' && digit(i - 1) && digit(i + 1) && digit(i + 2)) return {};
  size_t code = 0;
  while (digit(code)) ++code;
  if (code == 3 || code == 5 || code == 7) return {};
  for (char c : MatchKey(text))
    if (c < '0' || c > '9') words += c;
  constexpr size_t kShortest = 12;  // bytes: four ideographs
  if (words.size() < kShortest) words.clear();
  return words;
}

// A page number counts about as far as the page.
bool CountsPages(const std::string& digits, int page) {
  constexpr int kFrontMatter = 40;
  return digits[0] != '0' && std::abs(std::stoi(digits) - page) <= kFrontMatter;
}

// Digits alone on a line of a text may be a code or an amount.
bool MayNumberPage(const FlowItem& item) {
  std::string digits = PatternText(item.line.text);
  return !item.line.words.empty() || !IsDigits(digits) || CountsPages(digits, item.page);
}

// The last digits of an amount that a narrow cell broke: 69.4 above 8, or 69.4 31.2 above 8 and
// 5, each on a line of its own.
bool EndsAmount(const Flow& flow, size_t at) {
  const FlowItem& item = flow[at];
  const std::string tail = PatternText(item.line.text);
  if (!item.line.words.empty() || !IsDigits(tail)) return false;
  constexpr size_t kDecimals = 2, kMostTails = 8;
  for (size_t tails = 1; tails <= std::min(at, kMostTails); ++tails) {
    const FlowItem& above = flow[at - tails];
    const FlowItem& below = flow[at - tails + 1];
    if (above.is_table() || above.page != item.page ||
        above.line.place.line_first + 1 != below.line.place.line_first)
      return false;
    std::string_view words = above.line.text;
    size_t count = 0;
    std::string last;
    for (size_t from = 0; from < words.size();) {
      const size_t to = std::min(words.find_first_of(" \t", from), words.size());
      if (to > from) {
        last = PatternText(words.substr(from, to - from));
        ++count;
        if (last.find_first_not_of("-0123456789,.") != std::string::npos) return false;
      }
      from = to + 1;
    }
    const size_t point = last.rfind('.');
    if (count == tails && point != std::string::npos && point > 0 &&
        last.size() - point - 1 + tail.size() == kDecimals)
      return true;
    if (count != 1) return false;
  }
  return false;
}

// - 12 - or 第12页 on page 12 of a text, which may print it anywhere among the blocks of that page.
bool NumbersPage(const FlowItem& item) {
  const std::string& text = item.line.text;
  if (!item.line.words.empty() || !IsPageNumber(text) || IsDigits(PatternText(text))) return false;
  std::string digits;
  for (char c : PatternText(text)) {
    bool digit = c >= '0' && c <= '9';
    if (!digit && !digits.empty()) break;
    if (digit) digits += c;
  }
  return CountsPages(digits, item.page);
}

constexpr size_t kMostBelow = 6;

bool InFoot(const FlowItem& item) {
  return !item.is_table() && item.bottom > 0.89 * item.page_height;
}

// 第12页，共20页, or the very number of the page.
bool NamesPage(const FlowItem& item) {
  return IsPageNumber(item.line.text) &&
         (!IsDigits(PatternText(item.line.text)) || PatternText(item.line.text) == std::to_string(item.page));
}

// Takes a page number off the end of a line, where other pages print theirs at the same place: the text
// beside it ran out of a table.
void CutPageNumber(const std::vector<FlowItem*>& numbers, FlowItem* item) {
  Line& line = item->line;
  const size_t tab = line.text.rfind('\t');
  if (line.words.empty() || tab == std::string::npos || !IsPageNumber(line.text.substr(tab + 1))) return;
  const size_t kept = Utf8ToCodes(line.text.substr(0, tab)).size();
  if (line.lefts.size() <= kept + 1) return;
  const double left = line.lefts[kept + 1];
  constexpr double kSamePlace = 4;
  const bool known = std::any_of(numbers.begin(), numbers.end(), [&](const FlowItem* number) {
    return std::abs(number->bottom - item->bottom) < kSamePlace &&
           std::abs(number->line.x1 - line.x1) < kSamePlace * 2;
  });
  if (!known) return;
  line.text.resize(tab);
  line.lefts.resize(kept);
  std::erase_if(line.words, [&](const PlacedWord& word) { return word.x0 > left - 1; });
  line.x1 = line.words.empty() ? left : line.words.back().x1;
}

// Numbers above or below everything else on their page, on whichever side most pages have one: other numbers
// in the margins stand in a table.
void MarkPageNumbers(const std::function<bool(const std::string&)>& keep, Flow* flow) {
  std::vector<FlowItem*> sides[2];
  for (FlowItem& item : *flow)
    if (!item.is_table() && NumbersPage(item) && !keep(item.line.text)) item.furniture = true;
  for (size_t i = 0; i < flow->size();) {
    size_t j = i;
    while (j < flow->size() && (*flow)[j].page == (*flow)[i].page) ++j;
    size_t first = i, last = j;
    while (first < j && (*flow)[first].furniture) ++first;
    while (last > i && (*flow)[last - 1].furniture) --last;
    // Text that ran out of a table may stand below the number.
    for (size_t k = last; k > first && k + kMostBelow > last && InFoot((*flow)[k - 1]); --k)
      if (NamesPage((*flow)[k - 1])) {
        last = k;
        break;
      }
    for (int side : {0, 1}) {
      if (first >= last) break;
      FlowItem& item = (*flow)[side == 0 ? first : last - 1];
      bool margin = side == 0 ? item.top < 0.11 * item.page_height : item.bottom > 0.89 * item.page_height;
      size_t at = static_cast<size_t>(&item - flow->data());
      if (!item.is_table() && margin && IsPageNumber(item.line.text) && MayNumberPage(item) &&
          !keep(item.line.text) && !(at > i && EndsAmount(*flow, at)))
        sides[side].push_back(&item);
    }
    i = j;
  }
  const std::vector<FlowItem*>& numbers = sides[0].size() > sides[1].size() ? sides[0] : sides[1];
  for (FlowItem* item : numbers) item->furniture = true;
  for (FlowItem& item : *flow)
    if (!item.furniture && InFoot(item)) CutPageNumber(numbers, &item);
}

}  // namespace

std::vector<PlacedLine> JoinLines(std::vector<PlacedRun> runs) {
  std::sort(runs.begin(), runs.end(),
            [](const PlacedRun& a, const PlacedRun& b) { return a.box.center_y() < b.box.center_y(); });
  std::vector<PlacedLine> lines;
  for (size_t i = 0; i < runs.size();) {
    // A line takes in runs whose middle lies within half a character of its first one.
    size_t j = i + 1;
    auto on_line = [&](const PlacedRun& run) {
      return run.box.center_y() - runs[i].box.center_y() < 0.5 * std::max(run.font_size, runs[i].font_size);
    };
    while (j < runs.size() && on_line(runs[j])) ++j;
    std::sort(runs.begin() + static_cast<std::ptrdiff_t>(i), runs.begin() + static_cast<std::ptrdiff_t>(j),
              [](const PlacedRun& a, const PlacedRun& b) { return a.box.x0 < b.box.x0; });
    PlacedLine line;
    line.box = runs[i].box;
    bool placed = true;
    for (size_t k = i; k < j; ++k) {
      if (k > i) {
        double gap = runs[k].box.x0 - runs[k - 1].box.x1;
        double em = std::max(runs[k].font_size, 1.0);
        // Words keep the blank behind them.
        bool wide = gap > 1.5 * em;
        if (wide || (gap > 0.3 * em && !line.text.ends_with(' '))) {
          line.text += wide ? '\t' : ' ';
          line.lefts.push_back(static_cast<float>(runs[k - 1].box.x1));
        }
      }
      line.text += runs[k].text;
      line.lefts.insert(line.lefts.end(), runs[k].lefts.begin(), runs[k].lefts.end());
      placed = placed && !runs[k].lefts.empty();
      line.box.Include(runs[k].box);
      line.font_size = std::max(line.font_size, runs[k].font_size);
    }
    if (!placed) line.lefts.clear();
    Trim(&line);
    line.runs.assign(std::make_move_iterator(runs.begin() + static_cast<std::ptrdiff_t>(i)),
                     std::make_move_iterator(runs.begin() + static_cast<std::ptrdiff_t>(j)));
    lines.push_back(std::move(line));
    i = j;
  }
  return lines;
}

Flow LayOutPage(const Page& page, OpenColumns* open) {
  if (!page.lines.empty()) return LayOutText(page);
  std::vector<Lattice> lattices = FindLattices(page.rulings, open);
  std::vector<std::vector<CellPiece>> inside(lattices.size());
  std::vector<PlacedRun> outside;
  for (const TextRun& run : page.runs) {
    bool placed = false;
    for (size_t t = 0; t < lattices.size() && !placed; ++t) {
      for (CellPiece& piece : AssignRun(run, lattices[t])) {
        placed = true;
        if (piece.cell >= 0) {
          inside[t].push_back(std::move(piece));
        } else {
          outside.push_back(std::move(piece.run));
        }
      }
    }
    if (!placed) AppendWords(run, &outside);
  }

  Flow flow;
  for (size_t t = 0; t < lattices.size(); ++t) {
    // Frames and boxes without any text are drawings unless they may continue a table.
    FlowItem item;
    item.page = page.number;
    item.page_height = page.height;
    item.top = lattices[t].box.y0;
    item.bottom = lattices[t].box.y1;
    ReturnOverflow(lattices[t], &inside[t]);
    std::vector<std::vector<PlacedRun>> runs(lattices[t].cells.size());
    for (CellPiece& piece : inside[t]) runs[static_cast<size_t>(piece.cell)].push_back(std::move(piece.run));
    item.grid = MakeGrid(page, lattices[t], std::move(runs));
    flow.push_back(std::move(item));
  }
  for (PlacedLine& line : JoinLines(std::move(outside))) {
    if (line.text.empty()) continue;
    FlowItem item;
    item.page = page.number;
    item.page_height = page.height;
    item.top = line.box.y0;
    item.bottom = line.box.y1;
    item.line.text = std::move(line.text);
    item.line.font_size = line.font_size;
    item.line.x0 = line.box.x0;
    item.line.x1 = line.box.x1;
    item.line.lefts = std::move(line.lefts);
    item.line.place.page = page.number;
    item.line.place.box = page.ToDisplayed(line.box);
    for (PlacedRun& run : line.runs) {
      // Trailing blanks belong to no word.
      std::string text = StripSpace(run.text);
      if (!text.empty())
        item.line.words.push_back(
            {std::move(text), run.box.x0, run.box.x1, page.ToDisplayed(run.box), run.box.center_y()});
    }
    flow.push_back(std::move(item));
  }
  std::stable_sort(flow.begin(), flow.end(), [](const FlowItem& a, const FlowItem& b) {
    double ya = a.is_table() ? a.top : (a.top + a.bottom) / 2,
           yb = b.is_table() ? b.top : (b.top + b.bottom) / 2;
    return ya < yb;
  });
  return flow;
}

void MarkFurniture(const std::function<bool(const std::string&)>& keep, Flow* flow) {
  // A head or foot returns at the same height with the same words (page numbers aside) on at least three
  // pages.
  std::map<std::pair<std::string, int>, std::set<int>> pages;
  auto key = [](const FlowItem& item) {
    return std::pair(HeadWords(item.line.text), static_cast<int>(std::lround(item.top / 6)));
  };
  auto in_margin = [](const FlowItem& item) {
    return item.top < 0.11 * item.page_height || item.bottom > 0.89 * item.page_height;
  };
  for (const FlowItem& item : *flow) {
    if (item.is_table() || !in_margin(item) || keep(item.line.text) || IsPageNumber(item.line.text)) continue;
    if (auto of_item = key(item); !of_item.first.empty()) pages[of_item].insert(item.page);
  }
  for (FlowItem& item : *flow) {
    if (item.is_table() || !in_margin(item)) continue;
    auto found = pages.find(key(item));
    if (found == pages.end() || found->second.size() < 3) continue;
    // On a third of the pages that it accompanies; what returns more rarely is the same row of several
    // tables.
    const std::set<int>& on = found->second;
    if (3 * static_cast<int>(on.size()) > *on.rbegin() - *on.begin()) item.furniture = true;
  }
  MarkPageNumbers(keep, flow);
}

std::vector<std::string> LineSegments(const std::string& line) {
  std::vector<std::string> out;
  size_t from = 0;
  while (from <= line.size()) {
    size_t tab = line.find('\t', from);
    out.push_back(line.substr(from, tab == std::string::npos ? tab : tab - from));
    if (tab == std::string::npos) break;
    from = tab + 1;
  }
  return out;
}

}  // namespace gongkai
