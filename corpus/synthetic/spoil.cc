#include "corpus/synthetic/spoil.h"

#include <algorithm>

#include "corpus/synthetic/money.h"
#include "corpus/synthetic/random.h"

namespace gongkai::synthetic {
namespace {

bool IsZero(const std::string& digits) {
  return digits.find_first_not_of("0.-") == std::string::npos;
}

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// Places of the digits that may be changed; the first one must not become a zero.
std::vector<size_t> DigitPlaces(const std::string& digits) {
  std::vector<size_t> out;
  for (size_t i = 0; i < digits.size(); ++i)
    if (IsDigit(digits[i])) out.push_back(i);
  return out;
}

std::string OtherDigit(std::string digits, Random* random) {
  size_t at = random->Pick(DigitPlaces(digits));
  bool first = at == 0 && digits.size() > 1 && IsDigit(digits[1]);
  char now = digits[at];
  while (now == digits[at]) now = static_cast<char>('0' + random->Between(first ? 1 : 0, 9));
  digits[at] = now;
  return digits;
}

std::string SwappedDigits(std::string digits, Random* random) {
  std::vector<size_t> places = DigitPlaces(digits), pairs;
  for (size_t i = 0; i + 1 < places.size(); ++i) {
    bool leads_with_zero = places[i] == 0 && digits[places[i + 1]] == '0';
    if (digits[places[i]] != digits[places[i + 1]] && !leads_with_zero) pairs.push_back(i);
  }
  if (pairs.empty()) return digits;
  size_t i = random->Pick(pairs);
  std::swap(digits[places[i]], digits[places[i + 1]]);
  return digits;
}

// 123.45 becomes 1234.50 or 12.34.
std::string MovedPoint(std::string digits, Random* random) {
  size_t point = digits.find('.');
  if (point == std::string::npos || point + 2 >= digits.size()) return digits;
  if (random->Chance(50) || point < 2) {
    std::swap(digits[point], digits[point + 1]);
    digits += '0';
  } else {
    std::swap(digits[point], digits[point - 1]);
    digits.pop_back();
  }
  size_t zeros = digits.find_first_not_of('0');
  if (zeros != std::string::npos && zeros > 0) digits.erase(0, digits[zeros] == '.' ? zeros - 1 : zeros);
  return digits;
}

class Spoiler {
 public:
  Spoiler(uint64_t seed, Slip slip, Disclosure* disclosure)
      : random_(seed * 31 + static_cast<uint64_t>(slip)), slip_(slip), disclosure_(*disclosure) {}

  std::vector<SpoiledCell> Run() {
    constexpr int kTries = 50;
    for (int i = 0; i < kTries && out_.empty(); ++i) {
      Form& form = random_.Pick(Filled());
      size_t fact = static_cast<size_t>(random_.Between(0, static_cast<int64_t>(form.facts.size()) - 1));
      if (form.facts[fact].amount && !IsZero(*form.facts[fact].amount)) Try(form, fact);
    }
    return std::move(out_);
  }

 private:
  std::vector<std::reference_wrapper<Form>> Filled() {
    std::vector<std::reference_wrapper<Form>> out;
    for (Form& form : disclosure_.forms)
      if (!form.id.empty() && !form.missing && !form.empty) out.emplace_back(form);
    return out;
  }

  void Try(Form& form, size_t fact) {
    const std::string was = *form.facts[fact].amount;
    switch (slip_) {
      case Slip::kDigit:
        return Print(form, fact, OtherDigit(was, &random_));
      case Slip::kSwap:
        return Print(form, fact, SwappedDigits(was, &random_));
      case Slip::kPoint:
        return Print(form, fact, MovedPoint(was, &random_));
      case Slip::kBlank:
        return Print(form, fact, std::nullopt);
      case Slip::kNeighbour:
      case Slip::kRow:
        break;
    }
    // The next row of the same column; a row is all its columns.
    const Fact chosen = form.facts[fact];
    for (size_t other = fact + 1; other < form.facts.size(); ++other) {
      const Fact below = form.facts[other];
      if (below.row <= chosen.row || below.side != chosen.side || below.measure != chosen.measure) continue;
      if (!below.amount || below.amount == chosen.amount) return;
      if (slip_ == Slip::kNeighbour) return Print(form, fact, below.amount);
      return Exchange(form, chosen, below);
    }
  }

  void Exchange(Form& form, const Fact& upper, const Fact& lower) {
    for (size_t a = 0; a < form.facts.size(); ++a) {
      if (form.facts[a].row != upper.row || form.facts[a].side != upper.side ||
          form.facts[a].name != upper.name)
        continue;
      for (size_t b = 0; b < form.facts.size(); ++b) {
        const Fact& fact = form.facts[b];
        if (fact.row != lower.row || fact.side != lower.side || fact.name != lower.name ||
            fact.measure != form.facts[a].measure)
          continue;
        auto above = form.facts[a].amount, below = form.facts[b].amount;
        Print(form, a, below);
        Print(form, b, above);
      }
    }
  }

  void Print(Form& form, size_t index, const std::optional<std::string>& now) {
    Fact& fact = form.facts[index];
    if (fact.amount == now) return;
    out_.push_back({form.id, index, fact.amount.value_or("")});
    fact.amount = now;
    for (Cell& cell : form.table.cells) {
      if (cell.fact != static_cast<int>(index)) continue;
      cell.text = !now ? "" : disclosure_.look.commas ? WithCommas(*now) : *now;
    }
  }

  Random random_;
  Slip slip_;
  Disclosure& disclosure_;
  std::vector<SpoiledCell> out_;
};

}  // namespace

const char* SlipName(Slip slip) {
  static constexpr const char* kNames[kSlips] = {"digit", "swap", "point", "neighbour", "blank", "row"};
  return kNames[static_cast<int>(slip)];
}

std::vector<SpoiledCell> Spoil(uint64_t seed, Slip slip, Disclosure* disclosure) {
  return Spoiler(seed, slip, disclosure).Run();
}

}  // namespace gongkai::synthetic
