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

const re2::RE2& Pattern::operator*() const {
  State& state = *state_;
  std::call_once(state.once, [&] { state.compiled.emplace(state.text, re2::RE2::Quiet); });
  return *state.compiled;
}

const std::string& Pattern::text() const {
  return state_->text;
}

std::string Pattern::problem() const {
  return (*this)->ok() ? std::string() : (*this)->error();
}

}  // namespace gongkai
