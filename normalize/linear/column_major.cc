#include "normalize/linear/column_major.h"

#include <algorithm>
#include <map>

#include "normalize/linear/code_rows.h"
#include "normalize/linear/name_pieces.h"
#include "normalize/linear/placed_amounts.h"
#include "normalize/linear/row_tokens.h"
#include "normalize/linear/scale.h"
#include "normalize/linear/stream.h"
#include "normalize/solve/placement.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

class ClassificationColumns {
 public:
  ClassificationColumns(const ClassificationText& text, const ColumnLayout& layout,
                        const Catalogue& catalogue, const CodeNames& names)
      : text_(text), layout_(layout), catalogue_(catalogue), names_(names), stream_(text.stream) {}

  std::optional<LinearBody> Read() {
    if (codes_.empty()) return std::nullopt;
    ReadNames();
    CollectAmounts();
    constexpr size_t kMostAmounts = 1000;
    if (amounts_.empty() || amounts_.size() > kMostAmounts) return std::nullopt;
    for (int total : TotalRows()) {
      total_ = total;
      if (std::optional<LinearBody> body = TryRows()) return body;
    }
    return std::nullopt;
  }

 private:
  // Pieces of names, and 合计 among them.
  void ReadNames() {
    std::vector<NamePiece> pieces;
    const StreamToken* last = nullptr;
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (stream_[i].token.kind != Kind::kWord) continue;
      // 合 计 may be two tokens.
      bool two = i + 1 < stream_.size() && stream_[i + 1].link == PlacementLink::kSameLine &&
                 IsGrandTotal(stream_[i].token.text + stream_[i + 1].token.text);
      if (IsGrandTotal(stream_[i].token.text) || two) {
        totals_.push_back(i);
        pieces_before_total_.push_back(pieces.size());
        if (two) ++i;
        last = nullptr;
        continue;
      }
      NamePiece piece{PrintedName(stream_[i].token.text), PlacementLink::kApart};
      bool same = last && last->paragraph == stream_[i].paragraph;
      if (same) {
        int gap = stream_[i].token.place.line_first - last->token.place.line_first;
        piece.link = gap == 0   ? PlacementLink::kSameLine
                     : gap == 1 ? PlacementLink::kNextLine
                                : PlacementLink::kApart;
      }
      pieces.push_back(piece);
      piece_at_.push_back(i);
      last = &stream_[i];
    }
    auto fits = [&](size_t row, const std::string& name) { return Fit(codes_[row].code, name); };
    NameDivision division = DivideNames(pieces, codes_.size(), fits);
    row_names_.assign(codes_.size(), "");
    row_of_word_.assign(stream_.size(), -1);
    pieces_ = pieces.size();
    for (size_t k = 0; k < division.row_of.size(); ++k) {
      row_names_[static_cast<size_t>(division.row_of[k])] += pieces[k].text;
      row_of_word_[piece_at_[k]] = division.row_of[k];
    }
    certain_ = division.certain;
    certain_.resize(codes_.size(), false);
  }

  bool IsGrandTotal(const std::string& text) const { return MatchKey(text) == MatchKey("合计"); }

  NameFit Fit(const std::string& code, const std::string& name) const {
    std::string key = MatchKey(name);
    auto found = names_.find(code);
    if (found != names_.end())
      return MatchKey(found->second) == key ? NameFit::kKnown : NameFit::kContradicted;
    for (const FunctionClass& entry : catalogue_.functions()) {
      if (entry.code != code) continue;
      bool known = std::any_of(entry.names.begin(), entry.names.end(),
                               [&](const ClassName& n) { return MatchKey(n.name) == key; });
      return known ? NameFit::kKnown : NameFit::kContradicted;
    }
    return NameFit::kUnknown;
  }

  void CollectAmounts() {
    for (size_t i = 0; i < stream_.size(); ++i)
      if (IsFigure(stream_[i].token)) amounts_.push_back(i);
    // Dashes that do not fill the form are no cells.
    for (size_t rows : {codes_.size() + 1, codes_.size()})
      if (amounts_.size() == rows * layout_.columns) return;
    std::erase_if(amounts_, [&](size_t i) { return IsDash(stream_[i].token); });
  }

  // Where the grand total may stand: before all codes, behind them, or nowhere (-1).
  std::vector<int> TotalRows() const {
    int last = static_cast<int>(codes_.size());
    if (totals_.empty()) return {0, last, -1};
    bool first = pieces_before_total_.back() * 2 < pieces_;
    return first ? std::vector<int>{0, last} : std::vector<int>{last, 0};
  }

  size_t Rows() const { return codes_.size() + (total_ >= 0 ? 1 : 0); }
  // Row of the form for a row of codes.
  int RowOf(size_t code_row) const {
    int row = static_cast<int>(code_row);
    return total_ == 0 ? row + 1 : row;
  }

  std::optional<LinearBody> TryRows() {
    size_t rows = Rows();
    if (amounts_.size() == rows * layout_.columns)
      if (std::optional<LinearBody> body = Try(layout_.columns, true)) return body;
    if (std::any_of(amounts_.begin(), amounts_.end(), [&](size_t i) { return IsDash(stream_[i].token); }))
      return std::nullopt;
    if (!layout_.may_be_blank) return std::nullopt;
    bool one_total = layout_.identities.size() == 1 && layout_.identities[0].plus == std::vector<int>{0};
    if (!one_total) return Try(layout_.columns, false);
    return Try(layout_.columns, false, true);
  }

  std::optional<LinearBody> Try(size_t columns, bool full, bool parts_by_row = false) {
    std::vector<LinearRow> all(1);
    for (size_t i : amounts_) all[0].amounts.push_back(stream_[i].token);
    Scale scale({&all[0]}, layout_.unit);
    PlacementProblem problem;
    int rows = static_cast<int>(Rows());
    bool one_total = layout_.identities.size() == 1 && layout_.identities[0].plus == std::vector<int>{0};
    for (size_t c = 0; c < columns; ++c) problem.columns.push_back({rows, full || (c == 0 && one_total), 0});
    AddRowSums(columns, &problem);
    problem.parts_by_row = parts_by_row;
    AddTreeSums(parts_by_row ? 1 : columns, &problem);
    AddAmounts(scale, &problem);
    Placement placement = PlaceAmounts(problem);
    if (!placement.solved) return std::nullopt;
    return Body(placement, full);
  }

  void AddRowSums(size_t columns, PlacementProblem* problem) const {
    for (int row = 0; row < static_cast<int>(Rows()); ++row) {
      for (const RowIdentity& identity : layout_.identities) {
        PlacementSum sum;
        if (columns < layout_.columns) {
          sum.plus.push_back({0, row});
          for (size_t c = 1; c < columns; ++c) sum.minus.push_back({static_cast<int>(c), row});
        } else {
          for (int c : identity.plus) sum.plus.push_back({c, row});
          for (int c : identity.minus) sum.minus.push_back({c, row});
        }
        sum.in_row = true;
        problem->sums.push_back(std::move(sum));
      }
    }
  }

  void AddTreeSums(size_t columns, PlacementProblem* problem) const {
    // Codes are sorted: the row above with a code that this one begins with.
    std::map<int, std::vector<int>> children;
    std::vector<size_t> open;
    for (size_t k = 0; k < codes_.size(); ++k) {
      while (!open.empty() && !codes_[k].code.starts_with(codes_[open.back()].code)) open.pop_back();
      int parent = open.empty() ? total_ : RowOf(open.back());
      if (parent >= 0) children[parent].push_back(RowOf(k));
      open.push_back(k);
    }
    for (size_t c = 0; c < columns; ++c) {
      for (const auto& [parent, rows] : children) {
        PlacementSum sum;
        sum.plus.push_back({static_cast<int>(c), parent});
        for (int row : rows) sum.minus.push_back({static_cast<int>(c), row});
        problem->sums.push_back(std::move(sum));
      }
    }
  }

  void AddAmounts(const Scale& scale, PlacementProblem* problem) const {
    size_t last = 0;
    for (size_t k = 0; k < amounts_.size(); ++k) {
      size_t i = amounts_[k];
      PlacementAmount amount;
      Amount parsed = ParseAmount(stream_[i].token.text);
      amount.value = parsed.kind == Amount::Kind::kNumber ? scale.Scaled(parsed.digits) : 0;
      if (k > 0 && i == last + 1) amount.link = stream_[i].link;
      amount.named = {NamedBetween(k > 0 ? last + 1 : 0, i)};
      if (amount.named[0] >= 0) amount.link = PlacementLink::kApart;
      problem->amounts.push_back(std::move(amount));
      last = i;
    }
  }

  // The one row that the words of this stretch name; -1 where they name none or several.
  int NamedBetween(size_t from, size_t to) const {
    int named = -1;
    for (size_t i = from; i < to; ++i) {
      int row = row_of_word_[i] >= 0 ? RowOf(static_cast<size_t>(row_of_word_[i])) : -1;
      if (std::find(totals_.begin(), totals_.end(), i) != totals_.end()) row = total_;
      if (row < 0) continue;
      if (named >= 0 && named != row) return -1;
      named = row;
    }
    return named;
  }

  LinearBody Body(const Placement& placement, bool full) const {
    LinearBody body;
    body.rows.resize(Rows());
    for (size_t k = 0; k < codes_.size(); ++k) {
      LinearRow& row = body.rows[static_cast<size_t>(RowOf(k))];
      row.code = codes_[k].code;
      row.name = row_names_[k];
      row.place = stream_[codes_[k].at].token.place;
      row.y = static_cast<double>(stream_[codes_[k].at].token.line);
      row.doubtful = !text_.codes.certain || !certain_[k];
    }
    if (total_ >= 0) {
      LinearRow& row = body.rows[static_cast<size_t>(total_)];
      const Token& token = stream_[totals_.empty() ? amounts_[0] : totals_.back()].token;
      row.name = "合计";
      row.place = token.place;
      row.y = static_cast<double>(token.line);
    }
    std::vector<PlacedAmount> placed;
    for (size_t k = 0; k < amounts_.size(); ++k)
      placed.push_back({static_cast<size_t>(placement.cells[k].row), placement.cells[k].column,
                        &stream_[amounts_[k]].token, placement.contested[k]});
    PutIntoRows(std::move(placed), full, &body.rows);
    return body;
  }

  const ClassificationText& text_;
  const ColumnLayout& layout_;
  const Catalogue& catalogue_;
  const CodeNames& names_;
  const Stream& stream_;
  const std::vector<CodeRow>& codes_ = text_.codes.rows;
  std::vector<std::string> row_names_;
  std::vector<bool> certain_;
  std::vector<int> row_of_word_;            // by index into the stream: row of codes that a word names
  std::vector<size_t> piece_at_, amounts_;  // indexes into the stream
  std::vector<size_t> totals_, pieces_before_total_;
  size_t pieces_ = 0;
  int total_ = 0;
};

}  // namespace

ClassificationText ReadClassificationText(const Section& section, const Catalogue& catalogue,
                                          const CodeNames& names,
                                          const std::vector<std::vector<std::string>>& known,
                                          const PrintedCodes& printed) {
  ClassificationText text;
  text.stream = ReadStream(section, catalogue);
  text.codes = ReadCodeRows(text.stream, known);
  if (text.codes.rows.empty() || !text.codes.certain) {
    CodeColumn torn = ReadTornCodes(text.stream, printed);
    if (torn.certain || text.codes.rows.empty()) text.codes = std::move(torn);
  }
  if (!text.codes.rows.empty()) text.owners = FindRowOwners(text.stream, text.codes.rows, catalogue, names);
  return text;
}

std::optional<LinearBody> ReadClassificationColumns(const ClassificationText& text,
                                                    const ColumnLayout& layout, const Catalogue& catalogue,
                                                    const CodeNames& names) {
  return ClassificationColumns(text, layout, catalogue, names).Read();
}

}  // namespace gongkai
