#include "normalize/linear/row_owners.h"

#include <utility>

#include "normalize/linear/known_names.h"
#include "normalize/linear/name_pieces.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

class OwnerFinder {
 public:
  OwnerFinder(const Stream& stream, const Catalogue& catalogue, const CodeNames& names)
      : stream_(stream), catalogue_(catalogue), names_(names) {}

  RowOwners Find(const std::vector<CodeRow>& codes) {
    rows_.emplace_back().name = "合计";
    std::vector<KnownName> known{{"", 0, 0}};
    owner_.assign(stream_.size(), {});
    for (const CodeRow& code : codes) {
      owner_[code.at] = {static_cast<int>(rows_.size()), Hold::kSure};
      AnchoredRow& row = rows_.emplace_back();
      row.code = code.code;
      row.at = code.at;
      known.push_back({KnownNameOf(code.code), code.at, 0});
    }
    // Parts of a code stand behind its class.
    for (size_t i = 1; i < stream_.size(); ++i)
      if (stream_[i].token.kind == Kind::kNumber && stream_[i].link != PlacementLink::kApart &&
          PatternText(stream_[i].token.text).size() == 2 && stream_[i - 1].token.kind != Kind::kWord)
        owner_[i] = owner_[i - 1];
    KnownNames finder(known);
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (stream_[i].token.kind != Kind::kWord) continue;
      const std::string& text = stream_[i].token.text;
      if (IsGrandTotal(text)) {
        owner_[i] = {0, Hold::kSure};
        rows_[0].at = i;
      } else if (int row = finder.Take(MatchKey(text), i); row >= 0) {
        owner_[i] = {row, Hold::kSure};
        rows_[static_cast<size_t>(row)].name += PrintedName(text);
      }
    }
    TakeNamesBehindCodes();
    DivideOthers();
    for (AnchoredRow& row : rows_) row.sure = !row.name.empty();
    for (size_t i = 0; i < stream_.size(); ++i)
      if (owner_[i].hold == Hold::kDivided) rows_[static_cast<size_t>(owner_[i].row)].sure = false;
    return {std::move(rows_), std::move(owner_)};
  }

 private:
  bool IsGrandTotal(const std::string& text) const { return MatchKey(text) == MatchKey("合计"); }

  std::string KnownNameOf(const std::string& code) const {
    auto found = names_.find(code);
    if (found != names_.end()) return MatchKey(found->second);
    for (const FunctionClass& entry : catalogue_.functions())
      if (entry.code == code && entry.names.size() == 1) return MatchKey(entry.names[0].name);
    return {};
  }

  // A name that is not known belongs to the code before it, where that stands between amounts and amounts
  // follow: no other row is near.
  void TakeNamesBehindCodes() {
    for (size_t r = 1; r < rows_.size(); ++r) {
      size_t end = rows_[r].at + 1;
      if (!rows_[r].name.empty()) continue;
      while (end < stream_.size() && owner_[end].row == static_cast<int>(r)) ++end;
      size_t first = end;
      while (end < stream_.size() && stream_[end].token.kind == Kind::kWord && owner_[end].row < 0) ++end;
      constexpr size_t kLongestName = 6;
      bool alone = rows_[r].at == 0 || IsFigure(stream_[rows_[r].at - 1].token);
      if (!alone || end == first || end - first > kLongestName || end == stream_.size() ||
          !IsFigure(stream_[end].token))
        continue;
      // Pieces of one name stand in one paragraph.
      bool together = true;
      for (size_t i = first + 1; i < end; ++i)
        together = together && stream_[i].link == PlacementLink::kNextLine;
      if (!together) continue;
      for (size_t i = first; i < end; ++i) {
        owner_[i] = {static_cast<int>(r), Hold::kSure};
        rows_[r].name += PrintedName(stream_[i].token.text);
      }
    }
  }

  // The other names in the order of the rows that still have none.
  void DivideOthers() {
    std::vector<size_t> nameless, at;
    std::vector<NamePiece> pieces;
    for (size_t r = 1; r < rows_.size(); ++r)
      if (rows_[r].name.empty()) nameless.push_back(r);
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (stream_[i].token.kind != Kind::kWord || owner_[i].row >= 0) continue;
      NamePiece piece{PrintedName(stream_[i].token.text), PlacementLink::kApart};
      bool follows = !at.empty() && at.back() + 1 == i;
      if (follows) piece.link = stream_[i].link;
      pieces.push_back(piece);
      at.push_back(i);
    }
    auto fits = [&](size_t row, const std::string& name) {
      std::string known = KnownNameOf(rows_[nameless[row]].code);
      return known.empty()             ? NameFit::kUnknown
             : known == MatchKey(name) ? NameFit::kKnown
                                       : NameFit::kContradicted;
    };
    NameDivision division = DivideNames(pieces, nameless.size(), fits);
    for (size_t k = 0; k < division.row_of.size(); ++k) {
      size_t r = nameless[static_cast<size_t>(division.row_of[k])];
      owner_[at[k]] = {static_cast<int>(r), Hold::kDivided};
      rows_[r].name += pieces[k].text;
    }
  }

  const Stream& stream_;
  const Catalogue& catalogue_;
  const CodeNames& names_;
  std::vector<AnchoredRow> rows_;
  std::vector<Owner> owner_;
};

}  // namespace

RowOwners FindRowOwners(const Stream& stream, const std::vector<CodeRow>& codes, const Catalogue& catalogue,
                        const CodeNames& names) {
  return OwnerFinder(stream, catalogue, names).Find(codes);
}

}  // namespace gongkai
