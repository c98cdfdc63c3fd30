#include "extract/pdf/rulings.h"

namespace gongkai {
namespace {

// Joins the pieces of one line (all with nearly the same `at`) and appends the rulings.
void JoinLine(std::vector<Ruling>::iterator begin, std::vector<Ruling>::iterator end,
              const RulingTolerances& t, std::vector<Ruling>* out) {
  double weight = 0, sum = 0;
  for (auto r = begin; r != end; ++r) {
    double length = r->to - r->from + 0.01;
    weight += length;
    sum += length * r->at;
  }
  double at = sum / weight;
  std::sort(begin, end, [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  Ruling joined = *begin;
  joined.at = at;
  auto flush = [&] {
    if (joined.to - joined.from >= t.shortest) out->push_back(joined);
  };
  for (auto r = begin + 1; r < end; ++r) {
    if (r->from <= joined.to + t.join) {
      joined.to = std::max(joined.to, r->to);
    } else {
      flush();
      joined = *r;
      joined.at = at;
    }
  }
  flush();
}

}  // namespace

std::vector<Ruling> SnapAndJoin(std::vector<Ruling> segments, const RulingTolerances& t) {
  std::sort(segments.begin(), segments.end(), [](const Ruling& a, const Ruling& b) {
    return a.direction != b.direction ? a.direction < b.direction : a.at < b.at;
  });
  std::vector<Ruling> out;
  auto begin = segments.begin();
  while (begin != segments.end()) {
    // A cluster never grows beyond `snap`, so that a ladder of close lines does not collapse into one.
    auto end = begin;
    while (end != segments.end() && end->direction == begin->direction && end->at - begin->at <= t.snap)
      ++end;
    JoinLine(begin, end, t, &out);
    begin = end;
  }
  return out;
}

}  // namespace gongkai
