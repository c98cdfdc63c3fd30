#include "normalize/solve/exchange.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

namespace gongkai {
namespace {

constexpr size_t kLeastAgreeing = 2;  // codes on which the two columns agree
constexpr int64_t kLeastUnits = 100;  // of the last digit: smaller amounts meet by chance

// What one side of an identity tells of a code.
struct Told {
  int64_t fen = 0;
  std::vector<size_t> facts;
};
using Column = std::map<std::string_view, Told>;

struct Hit {
  const Identity* identity = nullptr;
  size_t set = 0;
  std::string_view upper, lower;  // codes
  Told left_upper, left_lower, right_upper, right_lower;
};

class Finder {
 public:
  Finder(const Catalogue& catalogue, const Ledger& ledger) : catalogue_(catalogue), ledger_(ledger) {}

  Exchanges Run() {
    for (const Identity& identity : catalogue_.identities())
      if (identity.kind == Identity::Kind::kMirror)
        for (size_t set = 0; set < ledger_.sets(); ++set) Hold(identity, set);
    for (const Hit& hit : hits_) Report(hit);
    Accuse();
    return std::move(out_);
  }

 private:
  // Empty where a sum is beyond 64 bits.
  Column Tell(const std::vector<IdentityTerm>& terms, size_t set) const {
    Column out;
    for (const IdentityTerm& term : terms) {
      const LedgerForm* form = ledger_.Find(term.form, set);
      if (!form) continue;
      std::set<std::string_view> seen;
      for (const LedgerRow& row : form->rows) {
        const size_t* fact = row.Find(term.measure);
        if (row.code.empty() || !fact || !seen.insert(row.code).second) continue;
        Told& told = out[row.code];
        told.facts.push_back(*fact);
        if (__builtin_add_overflow(told.fen, ledger_.fact(*fact).amount_fen.value_or(0), &told.fen))
          return {};
      }
    }
    return out;
  }

  using ByAmount = std::map<std::pair<std::string_view, int64_t>, std::string_view>;
  static std::string_view Find(const ByAmount& rows, std::string_view parent, int64_t fen) {
    auto found = rows.find({parent, fen});
    return found == rows.end() ? std::string_view() : found->second;
  }

  // One of the two rows has exactly the amount of the other. The second may have a balance, or other money,
  // but is far nearer to the other row's amount than to its own.
  static bool IsExchange(const Hit& hit, int64_t least) {
    constexpr int kFarNearer = 10;
    const int64_t a = hit.left_upper.fen, b = hit.left_lower.fen;
    const int64_t x = hit.right_upper.fen, y = hit.right_lower.fen;
    if (std::min({std::abs(a), std::abs(b), std::abs(x), std::abs(y)}) < least) return false;
    __extension__ using Wide = __int128;
    auto apart = [](Wide p, Wide q) { return p < q ? q - p : p - q; };
    return (apart(a, y) + apart(b, x)) * kFarNearer <= apart(a, x) + apart(b, y);
  }

  // Items that have no items below them; exchanged parents break the sums of their items.
  void Hold(const Identity& identity, size_t set) {
    const LedgerForm* form = ledger_.Find(identity.left[0].form, set);
    if (!form) return;
    const Column left = Tell(identity.left, set), right = Tell(identity.right, set);
    ByAmount by_left, by_right;  // of the rows that differ
    std::vector<Hit> hits;
    size_t agreeing = 0;
    for (auto at = left.begin(); at != left.end(); ++at) {
      const auto& [code, told] = *at;
      auto next = std::next(at), other = right.find(code);
      bool item = code.size() > 3 && (next == left.end() || !next->first.starts_with(code));
      if (!item || other == right.end()) continue;
      if (told.fen == other->second.fen) {
        ++agreeing;
        continue;
      }
      std::string_view parent = code.substr(0, code.size() - 2);
      for (std::string_view upper :
           {Find(by_left, parent, other->second.fen), Find(by_right, parent, told.fen)}) {
        if (upper.empty()) continue;
        Hit hit{&identity, set, upper, code, left.at(upper), told, right.at(upper), other->second};
        if (!IsExchange(hit, kLeastUnits * form->ulp)) continue;
        hits.push_back(std::move(hit));
        break;
      }
      by_left.emplace(std::pair(parent, told.fen), code);
      by_right.emplace(std::pair(parent, other->second.fen), code);
    }
    if (agreeing >= kLeastAgreeing) hits_.insert(hits_.end(), hits.begin(), hits.end());
  }

  void Report(const Hit& hit) {
    Outcome outcome;
    outcome.identity = hit.identity;
    outcome.verdict = Verdict::kFail;
    outcome.left = hit.left_upper.facts;
    outcome.right = hit.right_upper.facts;
    outcome.left_fen = hit.left_upper.fen;
    outcome.right_fen = hit.right_upper.fen;
    outcome.left_exchanged = hit.left_lower.facts;
    outcome.right_exchanged = hit.right_lower.facts;
    out_.outcomes.push_back(std::move(outcome));
  }

  std::set<size_t> TablesOf(const Told& told) const {
    std::set<size_t> out;
    for (size_t i : told.facts) out.insert(ledger_.fact(i).table);
    return out;
  }

  // A form that two others contradict is the one in which the rows changed places.
  void Accuse() {
    std::map<std::tuple<size_t, std::string_view, std::string_view>, std::map<size_t, int>> against;
    for (const Hit& hit : hits_)
      for (const Told* told : {&hit.left_upper, &hit.right_upper})
        for (size_t table : TablesOf(*told)) ++against[{hit.set, hit.upper, hit.lower}][table];
    for (const auto& [rows, tables] : against) {
      int most = 0;
      for (const auto& [table, hits] : tables) most = std::max(most, hits);
      for (const LedgerForm& form : ledger_.forms()) {
        auto found = tables.find(form.table);
        if (found == tables.end() || found->second < most) continue;
        const LedgerRow *upper = form.Coded(std::get<1>(rows)), *lower = form.Coded(std::get<2>(rows));
        if (upper && lower) AccuseRows(*upper, *lower);
      }
    }
  }

  // Columns in which both rows print the same are right either way.
  void AccuseRows(const LedgerRow& upper, const LedgerRow& lower) {
    for (const auto& [measure, fact] : upper.facts) {
      const size_t* other = lower.Find(measure);
      if (!other || ledger_.fact(fact).amount == ledger_.fact(*other).amount) continue;
      out_.accused.insert({fact, *other});
    }
  }

  const Catalogue& catalogue_;
  const Ledger& ledger_;
  std::vector<Hit> hits_;
  Exchanges out_;
};

}  // namespace

Exchanges FindExchanges(const Catalogue& catalogue, const Ledger& ledger) {
  return Finder(catalogue, ledger).Run();
}

}  // namespace gongkai
