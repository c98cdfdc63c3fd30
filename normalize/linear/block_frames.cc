#include "normalize/linear/block_frames.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace gongkai {
namespace {

constexpr size_t kMostFrames = 12, kMostOfTotal = 8, kMostAmounts = 80;
constexpr int kMostTried = 30000, kMostClasses = 4;
constexpr Oddity kOddest = 100;

class FrameFinder {
 public:
  FrameFinder(const BlockForm& form, const BlockOdds& odds) : form_(form), odds_(odds) {
    for (size_t k = 0; k < form.amounts.size(); ++k)
      if (form.amounts[k].value != 0) amounts_.push_back(k);
  }

  std::vector<BlockFrame> Find() {
    if (amounts_.empty() || amounts_.size() > kMostAmounts) return {};
    const CellSum* personnel = SumOf(BlockCell::Total::kPersonnel);
    const CellSum* others = SumOf(BlockCell::Total::kPublic);
    const CellSum* all = SumOf(BlockCell::Total::kAll);
    if (personnel == nullptr || others == nullptr) return {};
    int64_t printed = 0;
    for (size_t k : amounts_) {
      if (form_.amounts[k].value < 0) return {};
      printed += form_.amounts[k].value;
      least_[k] = LeastOdd(k);
      by_value_.emplace(form_.amounts[k].value, k);
    }
    // Few amounts are those of classes, and a class of few items is seldom used.
    constexpr size_t kFew = 8;
    constexpr Oddity kClass = 20, kSeldom = 60;
    for (const CellSum* total : {personnel, others})
      for (int cell : total->parts) price_[cell] = kSeldom;
    for (const CellSum& sum : form_.sums) {
      const bool total = form_.cells.cells[static_cast<size_t>(sum.whole)].code.empty();
      if (total || sum.parts.size() >= kFew) price_[sum.whole] = total ? 0 : kClass;
    }
    for (const CellSum* total : {personnel, others}) {
      for (int cell : total->parts) {
        likely_[cell] = amounts_;
        std::stable_sort(likely_[cell].begin(), likely_[cell].end(), [&](size_t a, size_t b) {
          return odds_.InCell(a, static_cast<size_t>(cell)) - least_[a] <
                 odds_.InCell(b, static_cast<size_t>(cell)) - least_[b];
        });
      }
    }
    std::vector<BlockFrame> frames;
    for (bool whole : {false, true}) {
      if (whole && all == nullptr) break;
      const int64_t times = whole ? 4 : 3;
      for (size_t p : amounts_) {
        for (size_t q : amounts_) {
          const int64_t both = form_.amounts[p].value + form_.amounts[q].value;
          if (p == q || std::abs(printed - times * both) > static_cast<int64_t>(amounts_.size())) continue;
          BlockFrame frame{std::vector<int>(form_.cells.cells.size(), -1), 0};
          if (!Put(p, personnel->whole, &frame) || !Put(q, others->whole, &frame)) continue;
          if (whole) {
            const size_t a = Equal(both, frame);
            if (a == form_.amounts.size() || !Put(a, all->whole, &frame)) continue;
          }
          AddClasses(*personnel, *others, frame, &frames);
        }
      }
    }
    return frames;
  }

 private:
  const CellSum* SumOf(BlockCell::Total total) const {
    for (const CellSum& sum : form_.sums)
      if (form_.cells.cells[static_cast<size_t>(sum.whole)].total == total) return &sum;
    return nullptr;
  }

  Oddity LeastOdd(size_t k) const {
    Oddity least = kImpossible;
    for (size_t c = 0; c < form_.cells.cells.size(); ++c) least = std::min(least, odds_.InCell(k, c));
    return least;
  }

  bool Put(size_t k, int cell, BlockFrame* frame) const {
    const Oddity odd = odds_.InCell(k, static_cast<size_t>(cell));
    if (odd >= kImpossible || odd > least_.at(k) + kOddest) return false;
    frame->amount_of[static_cast<size_t>(cell)] = static_cast<int>(k);
    frame->odd += odd - least_.at(k) + price_.at(cell);
    return true;
  }

  static bool Holds(const BlockFrame& frame, size_t k) {
    return std::find(frame.amount_of.begin(), frame.amount_of.end(), static_cast<int>(k)) !=
           frame.amount_of.end();
  }

  size_t Equal(int64_t value, const BlockFrame& frame) const {
    for (size_t k : amounts_)
      if (std::abs(form_.amounts[k].value - value) <= 1 && !Holds(frame, k)) return k;
    return form_.amounts.size();
  }

  // The frame with the classes of both totals, few before many.
  void AddClasses(const CellSum& first, const CellSum& second, const BlockFrame& totals,
                  std::vector<BlockFrame>* frames) const {
    std::vector<BlockFrame> some;
    for (int classes = 1; classes <= kMostClasses; ++classes) {
      int budget = kMostTried;
      Divide(first, 0, ValueOf(totals, first.whole), 1, classes, totals, kMostOfTotal, &some, &budget);
    }
    for (const BlockFrame& frame : some) {
      for (int classes = 1; classes <= kMostClasses; ++classes) {
        int budget = kMostTried;
        Divide(second, 0, ValueOf(frame, second.whole), 1, classes, frame, kMostFrames, frames, &budget);
      }
    }
  }

  int64_t ValueOf(const BlockFrame& frame, int cell) const {
    return form_.amounts[static_cast<size_t>(frame.amount_of[static_cast<size_t>(cell)])].value;
  }

  // Amounts for so many classes from `part` on that make up the rest of the total.
  void Divide(const CellSum& sum, size_t part, int64_t rest, int terms, int classes, const BlockFrame& frame,
              size_t most, std::vector<BlockFrame>* out, int* budget) const {
    if (--*budget < 0 || (out->size() >= most && frame.odd >= out->back().odd)) return;
    if (classes == 0) {
      if (2 * std::abs(rest) > terms) return;
      auto behind = std::upper_bound(out->begin(), out->end(), frame,
                                     [](const BlockFrame& a, const BlockFrame& b) { return a.odd < b.odd; });
      out->insert(behind, frame);
      if (out->size() > most) out->pop_back();
      return;
    }
    if (static_cast<int>(sum.parts.size() - part) < classes || rest < 0) return;
    const int cell = sum.parts[part];
    const auto with = [&](size_t k) {
      BlockFrame next = frame;
      if (!Holds(frame, k) && Put(k, cell, &next))
        Divide(sum, part + 1, rest - form_.amounts[k].value, terms + 1, classes - 1, next, most, out, budget);
    };
    if (classes == 1) {
      for (auto it = by_value_.lower_bound(rest - terms); it != by_value_.end() && it->first <= rest + terms;
           ++it)
        with(it->second);
    } else {
      for (size_t k : likely_.at(cell)) with(k);
    }
    Divide(sum, part + 1, rest, terms, classes, frame, most, out, budget);
  }

  const BlockForm& form_;
  const BlockOdds& odds_;
  std::vector<size_t> amounts_;
  std::multimap<int64_t, size_t> by_value_;
  std::map<size_t, Oddity> least_;             // by amount
  std::map<int, Oddity> price_;                // of any amount in a class or total
  std::map<int, std::vector<size_t>> likely_;  // by class: the amounts, the likeliest first
};

}  // namespace

std::vector<BlockFrame> LikelyFrames(const BlockForm& form, const BlockOdds& odds) {
  return FrameFinder(form, odds).Find();
}

}  // namespace gongkai
