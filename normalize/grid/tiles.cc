#include "normalize/grid/tiles.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kTimes = 3;       // on one line
constexpr size_t kCharacters = 4;  // of the shortest mark

// How often each ideograph stands alone between blanks.
std::map<char32_t, size_t> Alone(const std::u32string& line) {
  std::map<char32_t, size_t> out;
  for (size_t i = 0; i < line.size(); ++i) {
    bool begins = i == 0 || IsSpace(line[i - 1]), ends = i + 1 == line.size() || IsSpace(line[i + 1]);
    if (begins && ends && IsIdeograph(line[i])) ++out[line[i]];
  }
  return out;
}

struct Tiles {
  std::set<char32_t> characters;
  size_t times = 0;  // that a character stands on a line, at most
};

Tiles FindTiles(const Flow& flow) {
  // The characters in the order of the lines.
  std::u32string order;
  std::map<char32_t, size_t> most;
  for (const FlowItem& item : flow) {
    if (!IsTextLine(item)) continue;
    char32_t tiled = 0;
    size_t times = 0;
    for (const auto& [code, count] : Alone(Utf8ToCodes(item.line.text))) {
      if (count < kTimes || count <= times) continue;
      tiled = code;
      times = count;
    }
    if (tiled == 0) continue;
    if (order.empty() || order.back() != tiled) order += tiled;
    most[tiled] = std::max(most[tiled], times);
  }
  std::map<std::u32string, size_t> rows;
  for (size_t i = 0; i + kCharacters <= order.size(); ++i) {
    std::u32string row = order.substr(i, kCharacters);
    if (std::set<char32_t>(row.begin(), row.end()).size() == kCharacters) ++rows[row];
  }
  Tiles out;
  for (const auto& [row, count] : rows) {
    if (count < 2) continue;
    for (char32_t code : row) {
      out.characters.insert(code);
      out.times = std::max(out.times, most[code]);
    }
  }
  return out;
}

class Eraser {
 public:
  Eraser(const Tiles& tiles, std::u32string* line) : tiles_(tiles), line_(*line) {}

  void Run() {
    std::map<char32_t, size_t> alone = Alone(line_);
    char32_t tiled = 0;
    size_t times = 1;
    for (const auto& [code, count] : alone) {
      if (!tiles_.characters.count(code) || count <= times) continue;
      tiled = code;
      times = count;
    }
    if (tiled == 0) return;
    // Where its neighbours of the row reach into the line, they stand alone too or beside it.
    for (size_t i = 0; i < line_.size();) {
      if (IsSpace(line_[i])) {
        ++i;
        continue;
      }
      size_t end = i;
      while (end < line_.size() && !IsSpace(line_[end])) ++end;
      bool mark = end - i <= kCharacters;
      for (size_t k = i; k < end; ++k) mark = mark && tiles_.characters.count(line_[k]) > 0;
      if (mark) std::fill(line_.begin() + Offset(i), line_.begin() + Offset(end), U' ');
      if (!mark && times < tiles_.times) times += Unglue(tiled, i, end);
      i = end;
    }
  }

 private:
  static std::ptrdiff_t Offset(size_t i) { return static_cast<std::ptrdiff_t>(i); }

  // One that touches the word behind it or before it, where the line has one less than others.
  size_t Unglue(char32_t tiled, size_t from, size_t to) {
    if (line_[from] == tiled) {
      line_[from] = U' ';
      return 1;
    }
    if (line_[to - 1] != tiled) return 0;
    line_[to - 1] = U' ';
    return 1;
  }

  const Tiles& tiles_;
  std::u32string& line_;
};

}  // namespace

void BlankTiles(const KnownText& known, Flow* flow) {
  Tiles tiles = FindTiles(*flow);
  if (tiles.characters.empty()) return;
  const WordCounts wording(*flow);
  for (FlowItem& item : *flow) {
    if (!IsTextLine(item)) continue;
    std::u32string line = Utf8ToCodes(item.line.text);
    Eraser(tiles, &line).Run();
    EraseMark(tiles.characters, wording, known, &line);
    item.line.text = CodesToUtf8(line);
    if (std::all_of(line.begin(), line.end(), [](char32_t code) { return IsSpace(code); }))
      item.furniture = true;
  }
}

}  // namespace gongkai
