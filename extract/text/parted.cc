#include "extract/text/parted.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {
namespace {

constexpr size_t kFewest = 5;  // decimals with a blank that make it a habit

bool DigitAt(std::string_view text, size_t i) {
  return i < text.size() && text[i] >= '0' && text[i] <= '9';
}

size_t DigitsFrom(std::string_view text, size_t i) {
  size_t count = 0;
  while (DigitAt(text, i + count)) ++count;
  return count;
}

// The length of the blanks behind a point or comma at `i` that part a number; 0 where there are none.
size_t PartingBlanks(std::string_view text, size_t i) {
  if ((text[i] != '.' && text[i] != ',') || i == 0 || !DigitAt(text, i - 1)) return 0;
  size_t blanks = 0;
  while (i + 1 + blanks < text.size() && text[i + 1 + blanks] == ' ') ++blanks;
  constexpr size_t kMostBlanks = 2;
  if (blanks > kMostBlanks) return 0;
  const size_t digits = DigitsFrom(text, i + 1 + blanks);
  return (text[i] == '.' ? digits == 2 : digits == 3) ? blanks : 0;
}

// 1. 25个: the number of a paragraph.
bool IsEnumerator(std::string_view text, size_t point) {
  const size_t first = text.find_first_not_of(" \t");
  if (first + DigitsFrom(text, first) != point || point - first > 2) return false;
  const size_t from = text.find_first_not_of(' ', point + 1);
  const size_t behind = from + DigitsFrom(text, from);
  if (behind >= text.size() || static_cast<unsigned char>(text[behind]) < 0x80) return false;
  const std::string_view rest = text.substr(behind);
  return !rest.starts_with("万") && !rest.starts_with("元") && !rest.starts_with("亿");
}

std::string Joined(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    const size_t blanks = PartingBlanks(text, i);
    if (blanks > 0 && !IsEnumerator(text, i)) i += blanks;
  }
  return out;
}

}  // namespace

void JoinPartedNumbers(std::vector<TextLine>* lines) {
  size_t parted = 0, whole = 0;
  for (const TextLine& line : *lines)
    for (size_t i = 1; i + 1 < line.text.size(); ++i) {
      if (line.text[i] != '.' || !DigitAt(line.text, i - 1)) continue;
      if (DigitAt(line.text, i + 1))
        ++whole;
      else if (PartingBlanks(line.text, i) > 0)
        ++parted;
    }
  if (parted < kFewest || parted <= whole) return;
  for (TextLine& line : *lines) line.text = Joined(line.text);
}

}  // namespace gongkai
