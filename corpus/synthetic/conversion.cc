#include "corpus/synthetic/conversion.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

namespace gongkai::synthetic {
namespace {

struct Named {
  std::string_view name, suffix;
};
constexpr std::array<Named, 10> kNamed = {{{"html", ".html"},
                                           {"markdown", ".md"},
                                           {"repeated", ".md"},
                                           {"tsv", ".tsv"},
                                           {"csv", ".csv"},
                                           {"sheet", ".csv"},
                                           {"bars", ".txt"},
                                           {"cells", ".txt"},
                                           {"filled", ".txt"},
                                           {"packed", ".txt"}}};

// What becomes of the places that a cell covers besides its first.
enum class Covered { kBlank, kRepeated, kLeftOut };

using Rows = std::vector<std::vector<std::string>>;

// A paragraph, or a table.
struct Block {
  std::string style, text;
  Rows rows;
};

std::string Unescaped(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities = {
      {{"&nbsp;", ""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}};
  std::string out;
  while (!text.empty()) {
    const auto* entity = std::find_if(kEntities.begin(), kEntities.end(),
                                      [&](const auto& e) { return text.starts_with(e.first); });
    if (entity != kEntities.end()) {
      out += entity->second;
      text.remove_prefix(entity->first.size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

// The value of an attribute of a tag; empty where it has none.
std::string_view Attribute(std::string_view tag, std::string_view name) {
  const std::string start = " " + std::string(name) + "=\"";
  const size_t at = tag.find(start);
  if (at == tag.npos) return {};
  tag.remove_prefix(at + start.size());
  return tag.substr(0, tag.find('"'));
}

int Span(std::string_view tag, std::string_view name) {
  const std::string value(Attribute(tag, name));
  return value.empty() ? 1 : std::atoi(value.c_str());
}

// Takes the next "<tag …>text</tag>" off `html`; false where there is none. Tables hold no tables here.
bool NextElement(std::string_view* html, std::string_view name, std::string_view* tag,
                 std::string_view* inner) {
  const std::string open = "<" + std::string(name), close = "</" + std::string(name) + ">";
  size_t at = 0;
  do {
    at = html->find(open, at);
    if (at == html->npos) return false;
    ++at;
  } while ((*html)[at + name.size()] != ' ' && (*html)[at + name.size()] != '>');
  const size_t begin = html->find('>', at) + 1, end = html->find(close, begin);
  *tag = html->substr(at, begin - at);
  *inner = html->substr(begin, end - begin);
  html->remove_prefix(end + close.size());
  return true;
}

Rows RowsOf(std::string_view table, Covered covered) {
  Rows rows;
  std::vector<std::vector<char>> taken;
  const auto widen = [&](size_t row, size_t columns) {
    if (rows.size() <= row) rows.resize(row + 1);
    taken.resize(rows.size());
    if (rows[row].size() < columns) rows[row].resize(columns);
    if (taken[row].size() < columns) taken[row].resize(columns);
  };
  std::string_view tag, row, cell;
  for (size_t r = 0; NextElement(&table, "tr", &tag, &row); ++r) {
    widen(r, 1);
    for (size_t c = 0; NextElement(&row, "td", &tag, &cell);) {
      if (covered == Covered::kLeftOut) {
        rows[r].resize(c + 1);
        rows[r][c++] = Unescaped(cell);
        continue;
      }
      while (c < taken[r].size() && taken[r][c]) ++c;
      const size_t down = static_cast<size_t>(Span(tag, "rowspan")),
                   right = static_cast<size_t>(Span(tag, "colspan"));
      for (size_t i = 0; i < down; ++i)
        for (size_t k = 0; k < right; ++k) {
          widen(r + i, c + k + 1);
          taken[r + i][c + k] = 1;
          if (covered == Covered::kRepeated || i + k == 0) rows[r + i][c + k] = Unescaped(cell);
        }
      c += right;
    }
  }
  if (covered == Covered::kLeftOut) return rows;
  size_t width = 0;
  for (const auto& cells : rows) width = std::max(width, cells.size());
  for (auto& cells : rows) cells.resize(width);
  return rows;
}

std::vector<Block> BlocksOf(std::string_view html, Covered covered) {
  std::vector<Block> blocks;
  html.remove_prefix(html.find("<body>"));
  while (true) {
    const size_t paragraph = html.find("<p class"), table = html.find("<table");
    if (paragraph == html.npos && table == html.npos) return blocks;
    std::string_view tag, inner;
    Block block;
    if (paragraph < table) {
      NextElement(&html, "p", &tag, &inner);
      block.style = Attribute(tag, "class");
      block.text = Unescaped(inner);
    } else {
      NextElement(&html, "table", &tag, &inner);
      block.rows = RowsOf(inner, covered);
    }
    blocks.push_back(std::move(block));
  }
}

std::string Markdown(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    if (block.rows.empty()) {
      const bool heading = block.style.starts_with("title") || block.style.starts_with("chapter");
      out += (heading ? "## " : "") + block.text + "\n\n";
      continue;
    }
    for (size_t r = 0; r < block.rows.size(); ++r) {
      out += "|";
      for (const std::string& cell : block.rows[r]) out += " " + cell + " |";
      out += "\n";
      if (r > 0) continue;
      out += "|";
      for (size_t c = 0; c < block.rows[r].size(); ++c) out += " --- |";
      out += "\n";
    }
    out += "\n";
  }
  return out;
}

std::string Tabs(const std::vector<Block>& blocks) {
  std::string out = "\xEF\xBB\xBF";
  for (const Block& block : blocks) {
    if (block.rows.empty()) out += block.text + "\r\n";
    for (const auto& row : block.rows)
      for (size_t c = 0; c < row.size(); ++c) out += row[c] + (c + 1 < row.size() ? "\t" : "\r\n");
  }
  return out;
}

std::string Quoted(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string Csv(const std::vector<Block>& blocks, bool sheet) {
  size_t width = 1;
  for (const Block& block : blocks)
    for (const auto& row : block.rows) width = std::max(width, row.size());
  std::string out;
  const auto put = [&](std::vector<std::string> row) {
    if (sheet) row.resize(width);
    for (size_t c = 0; c < row.size(); ++c) out += Quoted(row[c]) + (c + 1 < row.size() ? "," : "\n");
  };
  for (const Block& block : blocks) {
    if (block.rows.empty()) put({block.text});
    for (const auto& row : block.rows) put(row);
    if (sheet && !block.rows.empty()) put({""});
  }
  return out;
}

std::string Bars(const std::vector<Block>& blocks, std::string_view behind_cell,
                 std::string_view behind_row) {
  std::string out;
  for (const Block& block : blocks) {
    if (block.rows.empty()) out += block.text + "\n";
    for (const auto& row : block.rows) {
      for (const std::string& cell : row) (out += cell).append(cell.empty() ? "" : " ").append(behind_cell);
      out += behind_row;
    }
  }
  return out;
}

// As kBars, short rows filled up with bare pipes; without blank cells where these are `packed`.
std::string FilledBars(const std::vector<Block>& blocks, bool packed) {
  std::string out;
  for (const Block& block : blocks) {
    if (block.rows.empty()) out += block.text + "\n";
    Rows rows = block.rows;
    size_t width = 0;
    for (auto& row : rows) {
      if (packed) std::erase_if(row, [](const std::string& cell) { return cell.empty(); });
      width = std::max(width, row.size());
    }
    for (const auto& row : rows) {
      if (row.empty()) continue;
      for (const std::string& cell : row) (out += cell).append(cell.empty() ? "" : " ").append("| ");
      if (row.size() == width && packed) out.pop_back();
      out.append(width - row.size(), '|').append("\n");
    }
  }
  return out;
}

}  // namespace

std::optional<Conversion> ConversionNamed(std::string_view name) {
  for (size_t i = 0; i < kNamed.size(); ++i)
    if (kNamed[i].name == name) return static_cast<Conversion>(i);
  return std::nullopt;
}

std::string_view ConversionSuffix(Conversion conversion) {
  return kNamed[static_cast<size_t>(conversion)].suffix;
}

std::string Convert(const std::string& html, Conversion conversion) {
  if (conversion == Conversion::kHtml) return html;
  const bool once = conversion >= Conversion::kBars;
  const std::vector<Block> blocks = BlocksOf(html, conversion == Conversion::kRepeated ? Covered::kRepeated
                                                   : once                              ? Covered::kLeftOut
                                                                                       : Covered::kBlank);
  switch (conversion) {
    case Conversion::kTabs:
      return Tabs(blocks);
    case Conversion::kCsv:
      return Csv(blocks, false);
    case Conversion::kSheet:
      return Csv(blocks, true);
    case Conversion::kBars:
      return Bars(blocks, "| ", "\n");
    case Conversion::kCells:
      return Bars(blocks, "|\n", "");
    case Conversion::kFilled:
    case Conversion::kPacked:
      return FilledBars(blocks, conversion == Conversion::kPacked);
    default:
      return Markdown(blocks);
  }
}

}  // namespace gongkai::synthetic
