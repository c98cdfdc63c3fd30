#include "normalize/linear/block_split.h"

#include <algorithm>
#include <map>

#include "normalize/linear/row_tokens.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

size_t CodesOf(const std::vector<Token>& line) {
  return static_cast<size_t>(
      std::count_if(line.begin(), line.end(), [](const Token& token) { return token.kind == Kind::kCode; }));
}

}  // namespace

BlockSplitter::BlockSplitter(const std::vector<std::vector<Token>>& body) {
  std::map<size_t, int> lines;
  for (const std::vector<Token>& line : body) ++lines[CodesOf(line)];
  constexpr int kSeveral = 3;
  size_t most = 0;
  for (const auto& [codes, count] : lines)
    if (count >= kSeveral) most = codes;
  if (most < 2) return;
  blocks_.resize(most);
  for (const std::vector<Token>& line : body) {
    if (CodesOf(line) != most) continue;
    size_t next = 0;
    for (const Token& token : line) {
      if (token.kind == Kind::kCode) {
        blocks_[next++].codes.push_back(token.x0);
      } else if (next > 0 && token.kind == Kind::kAmount) {
        blocks_[next - 1].amounts.push_back(token.x1);
      } else if (next > 0 && token.kind == Kind::kWord) {
        blocks_[next - 1].names.push_back(token.x0);
      }
    }
  }
}

// A code goes on with the block whose last code is the next lower one of its class; one that begins a class,
// with the block whose codes stand next to it.
std::vector<size_t> BlockSplitter::BlocksOfCodes(const std::vector<Token>& line) const {
  std::vector<size_t> out;
  size_t left = CodesOf(line);
  for (const Token& token : line) {
    if (token.kind != Kind::kCode) continue;
    size_t from = out.empty() ? 0 : std::min(out.back() + 1, blocks_.size() - 1);
    size_t to = std::max(from, blocks_.size() - std::min(left, blocks_.size()));
    --left;
    std::string code = PatternText(token.text);
    size_t best = blocks_.size();
    for (size_t b = from; b <= to; ++b) {
      const std::string& last = blocks_[b].last;
      bool goes_on =
          last.size() >= 3 && code.size() > 3 && code.starts_with(last.substr(0, 3)) && last < code;
      if (goes_on && (best == blocks_.size() || last > blocks_[best].last)) best = b;
    }
    out.push_back(best < blocks_.size() ? best : NearestBlock(token, from, to));
  }
  return out;
}

size_t BlockSplitter::NearestBlock(const Token& token, size_t from, size_t to) const {
  auto places = [&](const Block& block) -> const std::vector<double>& {
    return token.kind == Kind::kAmount ? block.amounts
           : token.kind == Kind::kCode ? block.codes
                                       : block.names;
  };
  double place = token.kind == Kind::kAmount ? token.x1 : token.x0;
  to = std::min(to, blocks_.size() - 1);
  bool shown = true;
  for (size_t b = from; b <= to; ++b) shown = shown && !places(blocks_[b]).empty();
  size_t best = from;
  double least = 1e9;
  for (size_t b = from; b <= to; ++b) {
    const Block& block = blocks_[b];
    if (shown) {
      double distance = NearestDistance(places(block), place);
      if (distance < least) best = b;
      least = std::min(least, distance);
    } else if (!block.codes.empty()) {
      // Where the full lines do not show it, what stands right of a code column is in its block.
      constexpr double kWaver = 4;
      if (token.x0 >= *std::min_element(block.codes.begin(), block.codes.end()) - kWaver) best = b;
    }
  }
  return best;
}

std::vector<std::vector<Token>> BlockSplitter::Split(const std::vector<Token>& line) {
  std::vector<std::vector<Token>> parts(blocks_.size());
  std::vector<size_t> of_codes = BlocksOfCodes(line);
  size_t next = 0;     // code
  size_t current = 0;  // block
  bool complete = false, behind_code = false;
  for (const Token& token : line) {
    if (token.kind == Kind::kCode) {
      current = of_codes[next++];
      blocks_[current].last = PatternText(token.text);
      complete = false;
      behind_code = true;
      parts[current].push_back(token);
      continue;
    }
    size_t from = complete && current + 1 < blocks_.size() ? current + 1 : current;
    size_t to = next < of_codes.size() && of_codes[next] > 0 ? of_codes[next] - 1 : blocks_.size() - 1;
    if (next < of_codes.size() && of_codes[next] == 0) to = 0;
    bool own = behind_code && token.kind != Kind::kAmount;
    size_t block = own || to <= from ? std::min(from, blocks_.size() - 1) : NearestBlock(token, from, to);
    if (to < from) block = current;
    if (block != current) complete = false;
    current = block;
    complete = complete || token.kind == Kind::kAmount;
    behind_code = behind_code && token.kind == Kind::kNumber;
    parts[block].push_back(token);
  }
  return parts;
}

}  // namespace gongkai
