#include "normalize/linear/side_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "normalize/linear/side_words.h"
#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

class SideRowReader {
 public:
  SideRowReader(const Stream& stream, const FormSpec& form, const Catalogue& catalogue)
      : catalogue_(catalogue), form_(form), words_(catalogue), stream_(stream) {}

  std::optional<SideRows> Read() {
    ReadNames();
    DropHeadings();
    EndNames();
    if (unknown_ > 0 || out_.rows[0].empty() || out_.rows[1].empty() || !Rank()) return std::nullopt;
    NumberRows();
    return std::move(out_);
  }

 private:
  // Names are a closed world: a piece goes on with the name of the side on which some known name begins so.
  // The pieces of both sides may be mixed.
  void ReadNames() {
    std::map<std::string, int> totals;
    std::vector<std::string> headings = Headings(form_, catalogue_.key());
    int last = -1;
    out_.side_of_word.assign(stream_.size(), -1);
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (stream_[i].token.kind != Kind::kWord) continue;
      // No such form has more rows; what else is read here is not one.
      constexpr size_t kMostRows = 150;
      if (out_.rows[0].size() + out_.rows[1].size() > kMostRows) unknown_ = 1;
      if (unknown_ > 0) return;
      std::string text = PrintedName(stream_[i].token.text);
      // 总 and 计 apart, be it that 计 went with a heading. Where both sides have their 总, a 合 is that of
      // the heading, printed again by a page.
      const bool half = text == "总" || (text == "合" && HasSecondHalf(i));
      if (half && text == "合" && BothSidesEnd()) continue;
      if (half && text == "总") text += "计";
      std::string folded = PatternText(text);
      bool numbered = StripEnumerator(folded).size() != folded.size();
      if (IsSideHeading(i)) continue;
      // 合计 goes on with 本年收入 only right behind it; 总计 never goes on with the heading 收入.
      bool total = catalogue_.key().totals.count(MatchKey(text)) > 0;
      bool grand = MatchKey(text) == MatchKey(catalogue_.summary().grand_total);
      // Neither does a name that the page before left with the heading of a side.
      bool heads = catalogue_.key().income_side.count(MatchKey(text)) ||
                   catalogue_.key().expenditure_side.count(MatchKey(text));
      auto goes_on = [&](const SideRow& row) {
        size_t before = row.pieces.back();
        if (heads && stream_[before].token.sheet != stream_[i].token.sheet) return false;
        return !total || (!grand && before + 1 == i);
      };
      int side = -1;
      if (!numbered)
        for (int s : {last, 1 - last})
          if (side < 0 && s >= 0 && s < 2 && !out_.rows[s].empty() && goes_on(out_.rows[s].back()) &&
              words_.Begins(kSides[s], out_.rows[s].back().name + text))
            side = s;
      if (side < 0 && !numbered && !total && Completes(text, i)) continue;
      if (side >= 0) {
        out_.rows[side].back().name += text;
        out_.rows[side].back().pieces.push_back(i);
      } else {
        // The headings of the sides begin the names 收入总计 and 支出总计, which are printed in one piece.
        const KeyWords& key = catalogue_.key();
        if (key.income_side.count(MatchKey(text)) || key.expenditure_side.count(MatchKey(text))) continue;
        if (half && text == "合") text += "计";
        side = SideOf(text, &totals);
        if (side < 0) {
          // One character or two are pieces of a watermark or of a heading.
          if (IsHeadingPiece(text, headings)) continue;
          constexpr size_t kMostEarly = 60;
          unknown_ += early_.size() == kMostEarly;
          early_.emplace_back(text, i);
          continue;
        }
        out_.rows[side].push_back({text, i, {i}, 0, {}});
      }
      out_.side_of_word[i] = side;
      last = side;
    }
    // The end of a name may come before its beginning.
    constexpr int kNoise = 4;
    for (const auto& [text, at] : early_) unknown_ += !Completes(text, at) && DisplayWidth(text) > kNoise;
  }

  // Each side prints its 总 of 总计 apart.
  bool BothSidesEnd() const {
    size_t halves = 0;
    for (size_t i = 0; i < stream_.size(); ++i)
      halves += PrintedName(stream_[i].token.text) == "总" && HasSecondHalf(i);
    return halves > 1;
  }

  // 计 stands behind the 总 or 合 it belongs to; where the row's amounts were read between its lines, some
  // tokens behind it or before it. The halves of both sides may be mixed.
  bool HasSecondHalf(size_t at) const {
    constexpr size_t kFar = 10;
    const auto from = stream_.begin() + static_cast<std::ptrdiff_t>(at - std::min(at, kFar));
    const auto to = stream_.begin() + static_cast<std::ptrdiff_t>(std::min(stream_.size(), at + kFar));
    return std::any_of(from, to, [](const StreamToken& next) { return next.token.text == "计"; });
  }

  // 收入 and 支出 end many names. Beside each other, or above 项目, they head the sides.
  bool IsSideHeading(size_t at) const {
    const KeyWords& key = catalogue_.key();
    auto heads = [&](size_t i) {
      if (i >= stream_.size() || stream_[i].token.kind != Kind::kWord) return 0;
      std::string word = MatchKey(stream_[i].token.text);
      return key.income_side.count(word)        ? 1
             : key.expenditure_side.count(word) ? 2
             : key.name.count(word)             ? 3
                                                : 0;
    };
    int side = heads(at);
    if (side == 0 || side == 3) return false;
    int next = heads(at + 1), last = at > 0 ? heads(at - 1) : 0;
    return next == 3 || next == 3 - side || last == 3 - side;
  }

  // Headings of the columns are named like rows: 国有资本经营预算财政拨款. Where rows are numbered, a heading
  // is not.
  void DropHeadings() {
    DropTotalHeadings();
    for (int side : {0, 1}) {
      std::vector<SideRow>& rows = out_.rows[side];
      std::ptrdiff_t count = std::count_if(rows.begin(), rows.end(), IsNumbered);
      if (count < 2) continue;
      std::erase_if(rows, [&](const SideRow& row) {
        return !IsNumbered(row) && words_.SideOf(row.name).empty() &&
               !catalogue_.key().totals.count(MatchKey(row.name));
      });
      if (side == 1) continue;
      // The sources return as opening balances: with numbers again, or once without.
      std::map<size_t, std::vector<size_t>> with, without;
      for (const SideRow& row : rows)
        if (size_t source = SourceRank(catalogue_, 0, UnnumberedKey(row.name)); source < kNoSource)
          (IsNumbered(row) ? with : without)[source].push_back(row.at);
      std::set<size_t> dropped;
      size_t last = 0;
      for (const SideRow& row : rows)
        if (words_.SideOf(row.name) == kSides[0] &&
            UnnumberedKey(row.name) == MatchKey(catalogue_.summary().income_total))
          last = row.at;
      for (const auto& [source, at] : without) {
        bool again = with[source].size() > 1;
        // The first one below the year's total is the row.
        auto row = std::find_if(at.begin(), at.end(), [&](size_t i) { return i > last; });
        for (auto it = at.begin(); it != at.end(); ++it)
          if (again || (at.size() > 1 && it != (row == at.end() ? at.end() - 1 : row))) dropped.insert(*it);
      }
      std::erase_if(rows, [&](const SideRow& row) { return dropped.count(row.at) > 0; });
    }
  }

  // The end of a name that the page cut, 出 or 支出, stands beside the header of the next page and went with
  // it. So does 经营预算财政拨款 of a numbered source, which is a heading, too: whether 收入 follows, the
  // other sources tell.
  void EndNames() {
    const std::vector<std::string> headings = Headings(form_, catalogue_.key());
    for (int side : {0, 1}) {
      for (SideRow& row : out_.rows[side]) {
        if (!words_.SideOf(row.name).empty()) continue;
        const std::string rest = words_.RestOf(kSides[side], row.name);
        if (!rest.empty() && DisplayWidth(rest) <= 4 && IsHeadingPiece(rest, headings)) row.name += rest;
        if (rest.empty() && side == 0 && IsNumbered(row)) EndSource(headings, &row);
      }
    }
  }

  void EndSource(const std::vector<std::string>& headings, SideRow* row) const {
    const std::string income = MatchKey("收入"), key = UnnumberedKey(row->name);
    const bool below = HasTotalBefore(row->at);
    std::optional<bool> ends;  // the sources of its part of the form are named with 收入
    for (const SideRow& other : out_.rows[0]) {
      const std::string name = UnnumberedKey(other.name);
      if (&other == row || !IsNumbered(other) || HasTotalBefore(other.at) != below ||
          SourceRank(catalogue_, 0, name) == kNoSource)
        continue;
      if (ends && *ends != name.ends_with(income)) return;
      ends = name.ends_with(income);
    }
    if (!ends) return;
    for (const std::string& source : catalogue_.summary().fiscal_sources) {
      const std::string whole = MatchKey(source);
      const std::string stem =
          whole.ends_with(income) ? whole.substr(0, whole.size() - income.size()) : whole;
      if (stem.size() <= key.size() || !stem.starts_with(key) ||
          !IsHeadingPiece(stem.substr(key.size()), headings))
        continue;
      row->name += stem.substr(key.size()) + (*ends ? income : "");
      return;
    }
  }

  // The year's total of the income side is printed above it.
  bool HasTotalBefore(size_t at) const {
    return std::any_of(out_.rows[0].begin(), out_.rows[0].end(), [&](const SideRow& row) {
      return row.at < at && UnnumberedKey(row.name) == MatchKey(catalogue_.summary().income_total);
    });
  }

  static bool IsNumbered(const SideRow& row) {
    const std::string folded = PatternText(row.name);
    return StripEnumerator(folded).size() != folded.size();
  }

  // 合计 heads a column, too. The grand totals close the form, one on each side.
  void DropTotalHeadings() {
    std::vector<size_t> totals, grand;
    for (int side : {0, 1}) {
      for (const SideRow& row : out_.rows[side]) {
        std::string key = MatchKey(row.name);
        if (IsTotalOfAnySide(row)) totals.push_back(row.at);
        if (key == MatchKey(catalogue_.summary().grand_total)) grand.push_back(row.at);
      }
    }
    if (totals.size() <= 2) return;
    std::vector<size_t>& kept = grand.empty() ? totals : grand;
    std::sort(kept.begin(), kept.end());
    if (kept.size() > 2) kept.erase(kept.begin(), kept.end() - 2);
    std::vector<SideRow> rows;
    for (int side : {0, 1}) {
      for (SideRow& row : out_.rows[side])
        if (std::find(kept.begin(), kept.end(), row.at) != kept.end()) rows.push_back(row);
      std::erase_if(out_.rows[side], [&](const SideRow& row) { return IsTotalOfAnySide(row); });
    }
    std::sort(rows.begin(), rows.end(), [](const SideRow& a, const SideRow& b) { return a.at < b.at; });
    for (size_t k = 0; k < rows.size(); ++k) {
      for (size_t piece : rows[k].pieces) out_.side_of_word[piece] = static_cast<int>(std::min<size_t>(k, 1));
      out_.rows[std::min<size_t>(k, 1)].push_back(std::move(rows[k]));
    }
  }

  bool IsTotalOfAnySide(const SideRow& row) const {
    return catalogue_.key().totals.count(MatchKey(row.name)) > 0 && words_.SideOf(row.name).empty();
  }

  // Goes on with an earlier name that is still in pieces.
  bool Completes(const std::string& text, size_t at) {
    for (int side : {0, 1}) {
      for (SideRow& row : out_.rows[side]) {
        bool whole = !words_.SideOf(row.name).empty() || catalogue_.key().totals.count(MatchKey(row.name));
        if (whole || !words_.Begins(kSides[side], row.name + text)) continue;
        row.name += text;
        row.pieces.push_back(at);
        out_.side_of_word[at] = side;
        return true;
      }
    }
    // 一、一般公共预算财政拨款 is a name and goes on with 收入, beyond a piece of the other side.
    constexpr size_t kBeyond = 2;
    for (int side : {0, 1}) {
      for (SideRow& row : out_.rows[side]) {
        const size_t before = row.pieces.back();
        if (before > at || at - before > kBeyond || stream_[before].paragraph != stream_[at].paragraph)
          continue;
        if (stream_[at - 1].token.kind != Kind::kWord || words_.SideOf(row.name + text) != kSides[side])
          continue;
        row.name += text;
        row.pieces.push_back(at);
        out_.side_of_word[at] = side;
        return true;
      }
    }
    // 一、一般公共 goes on with 预算财政拨款 or with 服务支出.
    for (int side : {0, 1}) {
      for (auto row = out_.rows[side].rbegin(); row != out_.rows[side].rend(); ++row) {
        if (words_.SideOf(row->name) == kSides[side] || !words_.Begins(kSides[1 - side], row->name + text))
          continue;
        row->name += text;
        row->pieces.push_back(at);
        for (size_t piece : row->pieces) out_.side_of_word[piece] = 1 - side;
        out_.rows[1 - side].push_back(std::move(*row));
        out_.rows[side].erase(std::next(row).base());
        return true;
      }
    }
    return false;
  }

  int SideOf(const std::string& text, std::map<std::string, int>* totals) const {
    std::string key = MatchKey(text), known = words_.SideOf(text);
    if (known == kSides[0]) return 0;
    if (known == kSides[1]) return 1;
    if (catalogue_.key().totals.count(key)) return (*totals)[key]++ == 0 ? 0 : 1;
    bool begins[2] = {words_.Begins(kSides[0], text), words_.Begins(kSides[1], text)};
    if (begins[0] != begins[1]) return begins[0] ? 0 : 1;
    if (!begins[0]) return -1;
    // 三、国有资本经营预算 is the third source; the class of that name comes later.
    std::optional<Enumerator> number = ParseEnumerator(text);
    return number && number->value < 10 ? 0 : 1;
  }

  // The rows of both sides in their order: classes by the catalogue, then the year's total, the rows below
  // it, the grand total. False where a row is not understood.
  bool Rank() {
    const SummaryRows& words = catalogue_.summary();
    constexpr size_t kTotal = 100, kBalance = 1000, kPart = 2000, kGrandTotal = 100000;
    for (int side : {0, 1}) {
      std::vector<SideRow>& rows = out_.rows[side];
      std::string total = MatchKey(side == 0 ? words.income_total : words.expenditure_total);
      bool opened = false;
      std::map<std::string, int> seen;
      for (size_t k = 0; k < rows.size(); ++k) {
        SideRow& row = rows[k];
        std::string key = UnnumberedKey(row.name);
        size_t source = SourceRank(catalogue_, side, key);
        bool again = seen[side == 0 && source < kTotal ? SourceStem(key) : key]++ > 0;
        if (key == total) {
          row.rank = kTotal;
        } else if (catalogue_.key().totals.count(key)) {
          row.rank = kGrandTotal;
        } else if (source < kTotal && !again && !(side == 0 && opened)) {
          row.rank = source;
        } else if (words_.SideOf(row.name) != kSides[side]) {
          return false;
        } else {
          // The balance closes the rows below the total, and its parts follow it.
          const bool part = side == 0 && source < kTotal;
          row.rank = part ? kPart + source : IsBalance(key) ? kBalance : kTotal + 1 + k;
          opened = true;
        }
        if (again && (side == 1 || row.rank == kTotal || row.rank == kGrandTotal)) return false;
      }
      std::stable_sort(rows.begin(), rows.end(),
                       [](const SideRow& a, const SideRow& b) { return a.rank < b.rank; });
      out_.total[side] = Find(side, kTotal);
      out_.grand[side] = Find(side, kGrandTotal);
      if (out_.total[side] < 0) return false;
    }
    return true;
  }

  // A source is named with 收入 and returns as a part of the opening balance without.
  static std::string SourceStem(const std::string& key) {
    const std::string income = MatchKey("收入");
    return key.ends_with(income) ? key.substr(0, key.size() - income.size()) : key;
  }

  // Line numbers count the rows of the income side, then those of the expenditure side. The columns have
  // numbers too; those come again in the pages' headers.
  void NumberRows() {
    std::map<int, std::vector<size_t>> found;
    for (size_t i = 0; i < stream_.size(); ++i) {
      constexpr size_t kDigits = 3;
      std::string digits = PatternText(stream_[i].token.text);
      if (stream_[i].token.kind == Kind::kNumber && digits.size() <= kDigits && digits[0] != '0')
        found[std::stoi(digits)].push_back(i);
    }
    std::optional<std::array<std::vector<size_t>, 2>> orders = OrdersOfRows(found.size());
    if (!orders) return;
    std::vector<std::pair<int, size_t>> row_of(found.size(), {-1, 0});  // side and row, by order
    for (int side : {0, 1})
      for (size_t row = 0; row < (*orders)[side].size(); ++row) row_of[(*orders)[side][row]] = {side, row};
    const bool blank_halves = found.size() > out_.rows[0].size() + out_.rows[1].size();
    size_t k = 0;
    out_.row_of_number.assign(stream_.size(), -1);
    for (auto& [number, at] : found) {
      const auto [side, row] = row_of[k++];
      if (side < 0) continue;
      out_.rows[side][row].line_no = std::to_string(number);
      // Where blank halves are numbered too, a number alone is mostly that of a blank cell.
      if (blank_halves) std::erase_if(at, [&](size_t i) { return !HasAmountBehind(i); });
      if (at.size() != 1) continue;
      out_.row_of_number[at[0]] = static_cast<int>(row);
      out_.side_of_word[at[0]] = side;
    }
  }

  bool HasAmountBehind(size_t at) const {
    return at + 1 < stream_.size() && IsFigure(stream_[at + 1].token) &&
           stream_[at + 1].link == PlacementLink::kSameLine;
  }

  // The places of the rows of both sides among so many line numbers. Where the blank halves beside the
  // longer side are numbered as well, the totals of both sides stand beside each other, and so do the rows
  // that come first and behind the totals of the year. Nothing where the numbers do not fit the rows.
  std::optional<std::array<std::vector<size_t>, 2>> OrdersOfRows(size_t numbers) const {
    std::array<std::vector<size_t>, 2> orders;
    const size_t rows[] = {out_.rows[0].size(), out_.rows[1].size()};
    if (numbers == rows[0] + rows[1]) {
      for (size_t order = 0; order < numbers; ++order) orders[order < rows[0] ? 0 : 1].push_back(order);
      return orders;
    }
    const int year = std::max(out_.total[0], out_.total[1]);
    if (out_.grand[0] < 0 || out_.grand[1] < 0) return std::nullopt;
    const int grand = year + std::max(out_.grand[0] - out_.total[0], out_.grand[1] - out_.total[1]);
    const size_t half = static_cast<size_t>(grand) + 1;
    if (numbers != 2 * half) return std::nullopt;
    for (int side : {0, 1})
      for (int row = 0; row < static_cast<int>(rows[side]); ++row) {
        const int place = row < out_.total[side]   ? row
                          : row < out_.grand[side] ? year + row - out_.total[side]
                                                   : grand;
        orders[side].push_back(static_cast<size_t>(side) * half + static_cast<size_t>(place));
      }
    return orders;
  }

  int Find(int side, size_t rank) const {
    for (size_t k = 0; k < out_.rows[side].size(); ++k)
      if (out_.rows[side][k].rank == rank) return static_cast<int>(k);
    return -1;
  }

  const Catalogue& catalogue_;
  const FormSpec& form_;
  SideWords words_;
  const Stream& stream_;
  SideRows out_;
  std::vector<std::pair<std::string, size_t>> early_;  // words that no name so far went on with
  int unknown_ = 0;
};

}  // namespace

bool IsBalance(const std::string& key) {
  return key.starts_with("年初") || key.starts_with("上年") || key.starts_with("年末");
}

size_t SourceRank(const Catalogue& catalogue, int side, const std::string& key) {
  if (side == 1) return catalogue.FunctionNamed(key).value_or(kNoSource);
  const SummaryRows& words = catalogue.summary();
  if (key == MatchKey("财政拨款收入")) return 0;
  for (const auto* list : {&words.income_sources, &words.fiscal_sources})
    for (size_t i = 0; i < list->size(); ++i)
      if (MatchKey((*list)[i]) == key || MatchKey((*list)[i] + "收入") == key) return i;
  return kNoSource;
}

std::optional<SideRows> ReadSideRows(const Stream& stream, const FormSpec& form, const Catalogue& catalogue) {
  return SideRowReader(stream, form, catalogue).Read();
}

}  // namespace gongkai
