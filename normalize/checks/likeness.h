// How much two names have in common, character by character.
#ifndef GONGKAI_NORMALIZE_CHECKS_LIKENESS_H_
#define GONGKAI_NORMALIZE_CHECKS_LIKENESS_H_

#include <cstddef>
#include <string_view>

namespace gongkai {

/// Characters in the longest piece that stands in both. Takes |a|·|b| steps: for names, not for pages.
size_t LongestCommon(std::u32string_view a, std::u32string_view b);

/// True where all of `words` stands in `name` in its order, and begins in one piece of at least `lead`
/// characters: 城乡居民参保 in 城乡居民参加基本医疗保险人数.
bool Abbreviates(std::u32string_view words, std::u32string_view name, size_t lead);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_LIKENESS_H_
