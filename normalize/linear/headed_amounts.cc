#include "normalize/linear/headed_amounts.h"

#include <algorithm>
#include <string>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// The one column with this heading behind the first; 0 where none has it or several have.
size_t ColumnHeaded(const Columns& columns, const std::string& key) {
  size_t found = 0, count = 0;
  for (size_t c = 0; c < columns.size(); ++c) {
    bool headed = std::any_of(columns[c]->headers.begin(), columns[c]->headers.end(),
                              [&](const HeaderPath& path) { return path.back() == key; });
    if (!headed) continue;
    found = c;
    ++count;
  }
  return count == 1 ? found : 0;
}

}  // namespace

std::map<int, size_t> HeadedAmounts(const Section& section, const Columns& columns) {
  std::map<int, size_t> out;
  std::string heading;   // words of the block so far
  size_t column = 0;     // by its number or its heading, 0 where none is known
  bool amounts = false;  // the block came to its amounts
  int last = -1;         // the line before
  for (size_t k = 0; k < section.lines.size(); ++k) {
    std::vector<Token> tokens = Tokenize(*section.lines[k], k);
    if (tokens.empty()) continue;
    int line = tokens[0].place.line_first;
    bool alone = tokens.size() == 1;
    if (line != last + 1 || !alone) {
      heading.clear();
      column = 0;
      amounts = !alone;
    }
    last = line;
    if (!alone) continue;
    switch (tokens[0].kind) {
      case Kind::kWord:
        // Words behind amounts name rows.
        heading = amounts ? "" : heading + MatchKey(tokens[0].text);
        column = amounts ? 0 : ColumnHeaded(columns, heading);
        break;
      case Kind::kNumber: {
        std::string digits = PatternText(tokens[0].text);
        size_t number = digits.size() == 1 ? static_cast<size_t>(digits[0] - '0') : 0;
        column = number > 1 && number <= columns.size() && !amounts ? number - 1 : 0;
        break;
      }
      case Kind::kAmount:
        amounts = true;
        if (column > 0) out[line] = column;
        break;
      case Kind::kCode:
        amounts = true;
        column = 0;
        break;
    }
  }
  return out;
}

}  // namespace gongkai
