// Comma-separated values.
#include <algorithm>
#include <array>
#include <utility>

#include "extract/text/lines.h"
#include "extract/text/markup_rows.h"

namespace gongkai {
namespace {

// The separator that cuts neighbouring lines into equally many cells most often; where that does not tell,
// the more frequent one. Amounts hold commas, so their number alone says little.
char Separator(const std::vector<TextLine>& lines) {
  constexpr std::array<char, 3> kSeparators = {',', '\t', ';'};
  std::array<size_t, 3> equal = {}, total = {}, before = {};
  bool quoted = false;
  for (size_t i = 0; i < lines.size() && i < 200; ++i) {
    std::array<size_t, 3> counts = {};
    for (char c : lines[i].text) {
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      for (size_t k = 0; k < kSeparators.size(); ++k) counts[k] += c == kSeparators[k];
    }
    for (size_t k = 0; k < kSeparators.size(); ++k) {
      equal[k] += counts[k] > 0 && counts[k] == before[k];
      total[k] += counts[k];
    }
    before = counts;
  }
  size_t best = 0;
  for (size_t k = 1; k < kSeparators.size(); ++k)
    if (std::pair(equal[k], total[k]) > std::pair(equal[best], total[best])) best = k;
  return kSeparators[best];
}

class CsvReader {
 public:
  CsvReader(const std::vector<TextLine>& lines, char separator) : lines_(lines), separator_(separator) {}

  std::vector<MarkupRow> Run() {
    std::vector<MarkupRow> rows;
    size_t i = 0;
    while (i < lines_.size()) {
      MarkupRow row;
      row.index_first = i;
      row.line_first = lines_[i].line;
      i = ReadRow(i, &row);
      row.index_last = i - 1;
      row.line_last = lines_[i - 1].line;
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  // Reads the row that starts at line `i`; returns the line after it. Quotes that are never closed would
  // swallow the file, so after the first such quote the rest of the file is read without quotes.
  size_t ReadRow(size_t i, MarkupRow* row) {
    size_t first = i;
    std::string cell;
    bool quoted = false, was_quoted = false;
    while (true) {
      const std::string& text = lines_[i].text;
      for (size_t k = 0; k < text.size(); ++k) {
        char c = text[k];
        if (quoted) {
          if (c != '"') {
            cell += c;
          } else if (k + 1 < text.size() && text[k + 1] == '"') {
            cell += text[++k];
          } else {
            quoted = false;
          }
        } else if (c == '"' && quotes_ && !was_quoted && IsBlankText(cell)) {
          quoted = was_quoted = true;
          cell.clear();
        } else if (c == separator_) {
          row->cells.push_back(std::move(cell));
          cell.clear();
          was_quoted = false;
        } else {
          cell += c;
        }
      }
      ++i;
      if (!quoted) break;
      if (i == lines_.size()) {
        quotes_ = false;
        row->cells.clear();
        return ReadRow(first, row);
      }
      cell += '\n';
    }
    row->cells.push_back(std::move(cell));
    return i;
  }

  const std::vector<TextLine>& lines_;
  char separator_;
  bool quotes_ = true;
};

size_t Filled(const MarkupRow& row) {
  return static_cast<size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                           [](const std::string& cell) { return !IsBlankText(cell); }));
}

}  // namespace

std::vector<MarkupTable> ReadCsv(std::vector<TextLine>* lines, MarkupBudget* budget) {
  std::vector<MarkupTable> tables;
  std::vector<MarkupRow> pending;
  bool blank_before = false;
  auto emit = [&] {
    if (!pending.empty()) AddTable(MakeTable(MarkupTable::kCsv, pending, budget), pending, lines, &tables);
    pending.clear();
  };
  for (MarkupRow& row : CsvReader(*lines, Separator(*lines)).Run()) {
    size_t filled = Filled(row);
    if (row.cells.size() == 1 && filled > 0) {
      // A line without separators between tables: a title, a sentence.
      emit();
      for (size_t i = row.index_first; i <= row.index_last; ++i) (*lines)[i].text.clear();
      std::replace(row.cells.front().begin(), row.cells.front().end(), '\n', ' ');
      (*lines)[row.index_first].text = std::move(row.cells.front());
      continue;
    }
    if (filled == 0) {
      // The one row of a form without figures may be blank. Further blank rows are paper.
      if (!blank_before && !pending.empty() && row.cells.size() == pending.back().cells.size())
        pending.push_back(std::move(row));
      blank_before = true;
      continue;
    }
    if (filled == 1 && blank_before) emit();
    blank_before = false;
    pending.push_back(std::move(row));
  }
  emit();
  return tables;
}

}  // namespace gongkai
