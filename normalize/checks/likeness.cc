#include "normalize/checks/likeness.h"

#include <algorithm>
#include <vector>

namespace gongkai {

size_t LongestCommon(std::u32string_view a, std::u32string_view b) {
  size_t longest = 0;
  std::vector<size_t> above(b.size() + 1, 0), row(b.size() + 1, 0);
  for (char32_t c : a) {
    for (size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = c == b[j] ? above[j] + 1 : 0;
      longest = std::max(longest, row[j + 1]);
    }
    std::swap(above, row);
  }
  return longest;
}

bool Abbreviates(std::u32string_view words, std::u32string_view name, size_t lead) {
  if (words.size() < lead) return false;
  size_t at = name.find(words.substr(0, lead));
  if (at == std::u32string_view::npos) return false;
  at += lead;
  for (char32_t c : words.substr(lead)) {
    at = name.find(c, at);
    if (at == std::u32string_view::npos) return false;
    ++at;
  }
  return true;
}

}  // namespace gongkai
