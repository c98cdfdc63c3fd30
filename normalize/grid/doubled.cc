#include "normalize/grid/doubled.h"

#include <algorithm>
#include <set>

#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

struct Chain {
  size_t first = 0, lines = 0;  // items of the flow
  std::string text;             // the line as printed
};

bool IsLine(const Flow& flow, size_t i) {
  return !flow[i].is_table() && flow[i].line.words.empty() && flow[i].line.place.line_first > 0;
}

bool HasWord(const std::string& text) {
  std::u32string codes = Utf8ToCodes(text);
  return std::any_of(codes.begin(), codes.end(), IsIdeograph);
}

// The chain that begins at an item: every line begins with the end of the one before, the last is no more.
// Nothing where there is none.
Chain FindChain(const Flow& flow, size_t first) {
  constexpr size_t kLongest = 64;
  Chain chain;
  if (!IsLine(flow, first)) return chain;
  std::string cell = flow[first].line.text;
  std::string text = cell;
  for (size_t i = first + 1; i < flow.size() && i < first + kLongest; ++i) {
    if (!IsLine(flow, i) || flow[i].page != flow[first].page) return {};
    const std::string& line = flow[i].line.text;
    if (!line.starts_with(cell)) return {};
    if (line.size() == cell.size()) return {first, i - first + 1, text};
    std::string rest = line.substr(cell.size());
    if (rest[0] != ' ' || rest.size() < 2) return {};
    text += rest;
    cell = rest.substr(1);
  }
  return {};
}

// Chains without a line between them.
struct Run {
  std::vector<Chain> chains;
  std::set<std::string> words;  // different lines with words
};

std::vector<Run> FindRuns(const Flow& flow) {
  std::vector<Run> runs;
  size_t end = 0;
  for (size_t i = 0; i < flow.size();) {
    Chain chain = FindChain(flow, i);
    if (chain.lines == 0) {
      ++i;
      continue;
    }
    if (runs.empty() || i != end) runs.emplace_back();
    if (HasWord(chain.text)) runs.back().words.insert(chain.text);
    i = end = i + chain.lines;
    runs.back().chains.push_back(std::move(chain));
  }
  return runs;
}

// A paragraph is drawn twice as a whole. Two numbered lines that are alike beside others that are not are the
// beginnings of two names (一、一般公共 of either side of a summary).
bool BeginsTwoNames(const Flow& flow, const Run& run) {
  const Chain& chain = run.chains[0];
  const std::string folded = PatternText(chain.text);
  if (run.chains.size() > 1 || StripEnumerator(folded).size() == folded.size()) return false;
  const auto follows = [&](size_t i) {
    return i > 0 && i < flow.size() && IsLine(flow, i) && IsLine(flow, i - 1) &&
           flow[i].line.place.line_first == flow[i - 1].line.place.line_first + 1;
  };
  return follows(chain.first) || follows(chain.first + chain.lines);
}

}  // namespace

void JoinDoubledLines(Flow* flow) {
  constexpr size_t kFewestWords = 4;
  std::vector<Run> runs = FindRuns(*flow);
  bool doubled =
      std::any_of(runs.begin(), runs.end(), [](const Run& run) { return run.words.size() >= kFewestWords; });
  if (!doubled) return;
  std::set<size_t> gone;
  for (const Run& run : runs) {
    if (run.words.empty() || BeginsTwoNames(*flow, run)) continue;
    for (const Chain& chain : run.chains) {
      FlowItem& item = (*flow)[chain.first];
      item.line.text = chain.text;
      item.line.place.Include((*flow)[chain.first + chain.lines - 1].line.place);
      item.bottom = (*flow)[chain.first + chain.lines - 1].bottom;
      for (size_t i = 1; i < chain.lines; ++i) gone.insert(chain.first + i);
    }
  }
  size_t kept = 0;
  for (size_t i = 0; i < flow->size(); ++i) {
    if (gone.count(i)) continue;
    if (kept != i) (*flow)[kept] = std::move((*flow)[i]);
    ++kept;
  }
  flow->resize(kept);
}

}  // namespace gongkai
