#include "normalize/performance/confirmed_levels.h"

namespace gongkai {
namespace {

// The name that spans each row; null where none does.
std::vector<const LevelName*> Owners(const std::vector<LevelName>& names, size_t rows) {
  std::vector<const LevelName*> out(rows, nullptr);
  for (const LevelName& name : names)
    for (int r = name.row; r < name.row + name.rows; ++r) out[static_cast<size_t>(r)] = &name;
  return out;
}

}  // namespace

bool WordsConfirmLevels(const PerformanceLexicon& lexicon, const std::vector<std::string>& names,
                        const LevelSpans& spans) {
  const auto upper = Owners(spans.level1, names.size()), lower = Owners(spans.level2, names.size());
  const auto fits = [&](size_t row, const LevelName& own, const LevelName& other) {
    return lexicon.SuitsLevel(names[row], own.text) && !lexicon.SuitsLevel(names[row], other.text);
  };
  for (size_t r = 0; r < names.size(); ++r) {
    if (!lower[r] || !upper[r] || !lexicon.CanHold(upper[r]->text, lower[r]->text)) return false;
    if (r == 0) continue;
    if (lower[r] != lower[r - 1] && lower[r]->text != lower[r - 1]->text &&
        (!fits(r, *lower[r], *lower[r - 1]) || !fits(r - 1, *lower[r - 1], *lower[r])))
      return false;
    if (upper[r] == upper[r - 1] || upper[r]->text == upper[r - 1]->text) continue;
    // A weight in brackets is held against those of the rows.
    const bool weighs =
        lexicon.SplitWeight(upper[r]->text, 1).weight && lexicon.SplitWeight(upper[r - 1]->text, 1).weight;
    const auto above = [&](size_t row) -> const std::string& { return upper[row]->text; };
    const auto holds = [&](size_t row, size_t other) {
      return lexicon.CanHold(above(row), lower[other]->text) &&
             PerformanceLexicon::Names(above(row), lower[other]->text) >=
                 PerformanceLexicon::Names(above(other), lower[other]->text);
    };
    const bool apart = !holds(r - 1, r) && !holds(r, r - 1);
    if (lower[r] == lower[r - 1] || (!weighs && !apart)) return false;
  }
  return true;
}

}  // namespace gongkai
