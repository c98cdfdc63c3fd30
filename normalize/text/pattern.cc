#include "normalize/text/pattern.h"

#include <re2/re2.h>

#include <mutex>
#include <optional>
#include <utility>

namespace gongkai {

struct Pattern::State {
  explicit State(std::string from) : text(std::move(from)) {}
  const std::string text;
  std::once_flag once;
  std::optional<re2::RE2> compiled;
};

Pattern::Pattern(std::string text) : state_(std::make_shared<State>(std::move(text))) {}

Pattern::operator const re2::RE2&() const {
  State& state = *state_;
  std::call_once(state.once, [&] { state.compiled.emplace(state.text); });
  return *state.compiled;
}

}  // namespace gongkai
