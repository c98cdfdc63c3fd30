#include "normalize/linear/known_amounts.h"

#include <algorithm>
#include <map>
#include <memory>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kMostPieces = 3;  // behind the head

class KnownJoiner {
 public:
  KnownJoiner(const KnownAmounts& known, const Stream& stream, const std::vector<bool>& heads,
              const std::vector<bool>& ends)
      : known_(known), stream_(stream), heads_(heads), free_(ends), texts_(stream.size()) {
    for (size_t i = 0; i < stream.size(); ++i) {
      if (!heads[i] && !ends[i]) continue;
      texts_[i] = PatternText(stream[i].token.text);
      if (ends[i]) ends_[texts_[i]].push_back(i);
    }
  }

  std::vector<KnownJoin> Run() {
    // 839.1 may be the end of another amount and no head. What one head takes leaves less for the others.
    constexpr int kRounds = 3;
    for (bool point : {false, true}) {
      Round(point, true);
      for (int round = 0; round < kRounds; ++round)
        if (!Round(point, false)) break;
    }
    return std::move(out_);
  }

 private:
  bool Round(bool point, bool near) {
    near_ = near;
    bool found = false;
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (!heads_[i] || (texts_[i].find('.') != std::string::npos) != point) continue;
      KnownJoin best;
      int most = 0;
      for (const auto& [amount, times] : known_.BeginningWith(texts_[i])) {
        KnownJoin join{i, {}};
        if (times < most || !Complete(amount.substr(texts_[i].size()), &join)) continue;
        best = times > most ? std::move(join) : KnownJoin{};
        most = times;
      }
      if (best.pieces.empty()) continue;
      found = true;
      heads_[i] = free_[i] = false;
      for (size_t piece : best.pieces) heads_[piece] = free_[piece] = false;
      out_.push_back(std::move(best));
    }
    return found;
  }

  // The longest piece that goes on comes first. No line of a cell is wider than the first; points are narrow.
  bool Complete(const std::string& rest, KnownJoin* join) const {
    if (rest.empty()) return true;
    if (join->pieces.size() == kMostPieces) return false;
    for (size_t length = std::min(rest.size(), texts_[join->head].size() + 1); length > 0; --length) {
      const size_t at = Find(rest.substr(0, length), *join);
      if (at == stream_.size()) continue;
      join->pieces.push_back(at);
      if (Complete(rest.substr(length), join)) return true;
      join->pieces.pop_back();
    }
    return false;
  }

  // The nearest such piece, as a rule behind the head.
  size_t Find(const std::string& text, const KnownJoin& join) const {
    const auto found = ends_.find(text);
    if (found == ends_.end()) return stream_.size();
    const size_t last = join.pieces.empty() ? join.head : join.pieces.back();
    const auto usable = [&](size_t k) {
      return free_[k] && k != join.head &&
             std::find(join.pieces.begin(), join.pieces.end(), k) == join.pieces.end() &&
             (!near_ || Below(last, k));
    };
    const auto behind = std::upper_bound(found->second.begin(), found->second.end(), last);
    for (auto it = behind; it != found->second.end(); ++it)
      if (usable(*it)) return *it;
    for (auto it = behind; it != found->second.begin();)
      if (usable(*--it)) return *it;
    return stream_.size();
  }

  // A line of a name may stand between them.
  bool Below(size_t above, size_t at) const {
    constexpr int kNear = 2;
    const int gap = stream_[at].token.place.line_first - stream_[above].token.place.line_last;
    return stream_[at].paragraph == stream_[above].paragraph && gap > 0 && gap <= kNear;
  }

  const KnownAmounts& known_;
  const Stream& stream_;
  std::vector<bool> heads_, free_;
  std::vector<std::string> texts_;
  std::map<std::string, std::vector<size_t>> ends_;  // by their text, in order
  bool near_ = false;
  std::vector<KnownJoin> out_;
};

}  // namespace

void KnownAmounts::Add(const Stream& stream) {
  constexpr size_t kMost = 5000, kShortest = 6;
  for (const StreamToken& next : stream) {
    const Token& token = next.token;
    if (token.kind != Token::Kind::kAmount || amounts_.size() >= kMost) continue;
    if (token.place.line_last - token.place.line_first > token.broken) continue;
    std::string text = PatternText(token.text);
    constexpr size_t kCents = 3;
    if (text.size() >= kShortest && text[text.size() - kCents] == '.') ++amounts_[std::move(text)];
  }
}

std::vector<std::pair<std::string, int>> KnownAmounts::BeginningWith(const std::string& head) const {
  constexpr size_t kMost = 12;
  std::vector<std::pair<std::string, int>> out;
  for (auto it = amounts_.upper_bound(head); it != amounts_.end() && it->first.starts_with(head); ++it) {
    if (out.size() == kMost) return {};
    out.push_back(*it);
  }
  return out;
}

void ShareAmounts(const Catalogue& catalogue, std::vector<Section>* sections) {
  const auto known = std::make_shared<KnownAmounts>();
  bool broken = false;
  for (const Section& section : *sections) {
    if (section.keeps_columns) continue;
    const Stream stream = ReadStream(section, catalogue);
    broken = broken || std::any_of(stream.begin(), stream.end(),
                                   [](const StreamToken& next) { return next.token.broken > 1; });
    known->Add(stream);
  }
  if (!broken) return;
  for (Section& section : *sections)
    if (!section.keeps_columns) section.amounts = known;
}

std::vector<KnownJoin> JoinKnown(const KnownAmounts& known, const Stream& stream,
                                 const std::vector<bool>& heads, const std::vector<bool>& ends) {
  return KnownJoiner(known, stream, heads, ends).Run();
}

}  // namespace gongkai
