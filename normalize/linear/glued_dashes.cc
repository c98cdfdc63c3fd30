#include "normalize/linear/glued_dashes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "normalize/text/amount.h"

namespace gongkai {
namespace {

bool IsAmount(const std::string& text) {
  return text.find('.') != std::string::npos && ParseAmount(text).kind == Amount::Kind::kNumber;
}

}  // namespace

void PartGluedDashes(Stream* stream) {
  constexpr int kSeveral = 3;
  const std::string blank = "--";
  const auto dashes = std::count_if(stream->begin(), stream->end(),
                                    [&](const StreamToken& next) { return next.token.text == blank; });
  if (dashes < kSeveral) return;
  Stream parted;
  for (StreamToken& next : *stream) {
    const std::string text = next.token.text;
    const size_t hyphens = std::min(text.find_first_not_of('-'), text.size());
    const bool all = hyphens == text.size();
    const bool glued = all ? hyphens > blank.size() : hyphens > 0 && IsAmount(text.substr(hyphens));
    // Each blank cell lost its last hyphen, but one that nothing follows.
    const size_t cells = !glued ? 0 : all ? hyphens - 1 : hyphens;
    for (size_t k = 0; k < cells; ++k) {
      StreamToken dash = next;
      dash.token.kind = Token::Kind::kAmount;
      dash.token.text = blank;
      parted.push_back(std::move(dash));
      next.link = PlacementLink::kNextLine;
    }
    if (glued && all) continue;
    if (glued) next.token.kind = Token::Kind::kAmount;
    next.token.text = text.substr(cells);
    parted.push_back(std::move(next));
  }
  *stream = std::move(parted);
}

}  // namespace gongkai
