#include "extract/text/lines.h"

namespace gongkai {

std::vector<TextLine> SplitLines(std::string_view text, size_t max_lines, bool* limited) {
  std::vector<TextLine> lines;
  if (limited) *limited = false;
  int number = 1;
  bool page_start = false;
  size_t i = 0;
  while (i < text.size()) {
    if (lines.size() >= max_lines) {
      if (limited) *limited = true;
      break;
    }
    size_t end = text.find_first_of("\n\r\f", i);
    bool at_end = end == text.npos;
    if (at_end) end = text.size();
    TextLine line;
    line.text = text.substr(i, end - i);
    line.line = number;
    line.page_start = page_start;
    char mark = at_end ? '\n' : text[end];
    i = end + 1;
    if (mark == '\f') {
      // Nothing between a line end and a form feed is no line, but a page without any line must not get lost:
      // later pages would have the wrong number.
      if (!line.text.empty() || page_start || lines.empty()) lines.push_back(std::move(line));
      page_start = true;
      continue;
    }
    if (mark == '\r' && i < text.size() && text[i] == '\n') ++i;
    lines.push_back(std::move(line));
    page_start = false;
    ++number;
  }
  return lines;
}

bool IsBlankText(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    unsigned char c = static_cast<unsigned char>(text[i]);
    if (c <= 0x20) {
      ++i;
      continue;
    }
    std::string_view rest = text.substr(i);
    if (rest.starts_with("\xE3\x80\x80") || rest.starts_with("\xEF\xBB\xBF")) {
      i += 3;
    } else if (rest.starts_with("\xC2\xA0")) {
      i += 2;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace gongkai
