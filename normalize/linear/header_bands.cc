#include "normalize/linear/header_bands.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {

std::vector<HeaderBand> JoinHeaderBands(const std::vector<std::vector<Token>>& header) {
  constexpr size_t kMostBands = 64;
  std::vector<HeaderBand> bands;
  std::vector<size_t> last_line;
  for (size_t i = 0; i < header.size(); ++i) {
    for (const Token& token : header[i]) {
      if (token.kind != Token::Kind::kWord) continue;
      HeaderBand* above = nullptr;
      size_t at = 0;
      int covered = 0;
      for (size_t b = 0; b < bands.size(); ++b) {
        double overlap = std::min(token.x1, bands[b].x1) - std::max(token.x0, bands[b].x0);
        double narrower = std::min(token.x1 - token.x0, bands[b].x1 - bands[b].x0);
        if (overlap < 0.5 * narrower || last_line[b] == i) continue;
        ++covered;
        above = &bands[b];
        at = b;
      }
      if (covered == 1) {
        above->text += MatchKey(token.text);
        above->x0 = std::min(above->x0, token.x0);
        above->x1 = std::max(above->x1, token.x1);
        last_line[at] = i;
      } else if (bands.size() < kMostBands) {
        bands.push_back({MatchKey(token.text), token.x0, token.x1});
        last_line.push_back(i);
      }
    }
  }
  return bands;
}

}  // namespace gongkai
