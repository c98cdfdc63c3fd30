#include "normalize/linear/block_cells.h"

#include <algorithm>
#include <map>
#include <optional>

#include "normalize/linear/block_names.h"
#include "normalize/linear/known_names.h"
#include "normalize/linear/row_tokens.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

constexpr size_t kMostCodes = 200;

struct PrintedCode {
  std::string code;
  size_t at = 0, end = 0;  // its tokens in the stream
  bool torn = false;       // it is not printed beside its name
};

// Codes in printed order; those of 类 | 款 put together where the 款 follows.
std::vector<PrintedCode> PrintedCodes(const Stream& stream) {
  bool whole = std::any_of(stream.begin(), stream.end(), [](const StreamToken& next) {
    return next.token.kind == Kind::kCode && next.token.text.size() > 3;
  });
  std::vector<PrintedCode> codes;
  for (size_t i = 0; i < stream.size(); ++i) {
    if (stream[i].token.kind != Kind::kCode) continue;
    PrintedCode code{PatternText(stream[i].token.text), i, i + 1, false};
    if (!whole && code.end < stream.size() && stream[code.end].token.kind == Kind::kNumber) {
      std::string part = PatternText(stream[code.end].token.text);
      if (part.size() == 2) {
        code.code += part;
        ++code.end;
      }
    }
    codes.push_back(std::move(code));
  }
  return codes;
}

// Codes by their block: `of` is the block of each of the sorted codes.
struct Division {
  std::vector<int> of;
  int blocks = 1;
};

// How well the printed order agrees with the blocks: rows are printed from left to right, or blocks from top
// to bottom.
int Agreement(const Division& division, const std::vector<std::string>& codes,
              const std::vector<size_t>& printed, const std::vector<bool>& right_of_amount) {
  std::vector<int> line(division.of.size());
  std::vector<int> next(static_cast<size_t>(division.blocks), 0);
  for (size_t k = 0; k < line.size(); ++k) line[k] = next[static_cast<size_t>(division.of[k])]++;
  constexpr int kRow = 2, kColumn = 1, kBlock = 2, kClass = 3;
  int score = -kBlock * division.blocks;
  for (size_t i = 1; i < printed.size(); ++i) {
    size_t a = printed[i - 1], b = printed[i];
    int right = division.of[b] - division.of[a], down = line[b] - line[a];
    if ((right > 0 && down == 0) || (right < 0 && down == 1)) score += kRow;
    if (right == 0 && down == 1) score += kColumn;
  }
  // As a rule a block begins with a class.
  for (size_t k = 0; k < line.size(); ++k)
    if (line[k] == 0 && codes[k].size() == 3) score += kClass;
  // An amount on the line of a code, before it, is that of a row beside it.
  for (size_t k = 0; k < line.size(); ++k) {
    if (!right_of_amount[k]) continue;
    bool beside = division.of[k] > 0 && line[k] < next[static_cast<size_t>(division.of[k] - 1)];
    score += beside ? kColumn : -kColumn;
  }
  return score;
}

// The division that agrees best: the classes of 人员经费 in a block of their own and the others in one or
// two, or all codes one after the other in up to three blocks.
Division BestDivision(const std::vector<std::string>& codes, const std::vector<size_t>& printed,
                      const std::vector<bool>& right_of_amount, const Catalogue& catalogue) {
  Division best{std::vector<int>(codes.size(), 0), 1};
  int most = Agreement(best, codes, printed, right_of_amount);
  auto consider = [&](const Division& division) {
    int score = Agreement(division, codes, printed, right_of_amount);
    if (score <= most) return;
    most = score;
    best = division;
  };
  auto personnel = [&](const std::string& code) {
    return std::any_of(catalogue.economics().begin(), catalogue.economics().end(),
                       [&](const EconomicClass& e) { return e.personnel && code.starts_with(e.code); });
  };
  size_t others = static_cast<size_t>(
      std::count_if(codes.begin(), codes.end(), [&](const std::string& code) { return !personnel(code); }));
  // Two blocks before three.
  for (size_t cut = others; cut > 0; --cut) {
    Division division{{}, cut < others ? 3 : 2};
    size_t seen = 0;
    for (const std::string& code : codes) division.of.push_back(personnel(code) ? 0 : seen++ < cut ? 1 : 2);
    consider(division);
  }
  for (size_t first = 1; first < codes.size(); ++first) {
    for (size_t second = codes.size(); second > first; --second) {
      Division division{{}, second < codes.size() ? 3 : 2};
      for (size_t k = 0; k < codes.size(); ++k) division.of.push_back(k < first ? 0 : k < second ? 1 : 2);
      consider(division);
    }
  }
  return best;
}

// The names of the totals, the proper one before the short ones that are headings too.
void AddTotals(const Stream& stream, const FormSpec& form, const Catalogue& catalogue, BlockCells* out) {
  auto add = [&](BlockCell::Total total, size_t at) {
    BlockCell cell;
    cell.name = PrintedName(stream[at].token.text);
    cell.total = total;
    cell.at = at;
    out->owner[at] = static_cast<int>(out->cells.size());
    out->cells.push_back(std::move(cell));
  };
  WordSet parts;
  for (const Identity& identity : catalogue.identities()) {
    if (identity.kind != Identity::Kind::kSum || identity.left.size() != 1 || identity.right.size() != 1 ||
        identity.left[0].form != form.id)
      continue;
    IdentityTerm::Rows rows = identity.right[0].rows;
    bool personnel = rows == IdentityTerm::Rows::kPersonnel;
    if (!personnel && rows != IdentityTerm::Rows::kPublic) continue;
    bool found = false;
    for (const std::string& name : identity.left[0].names) {
      parts.insert(name);
      for (size_t i = stream.size(); i-- > 0 && !found;) {
        found = stream[i].token.kind == Kind::kWord && MatchKey(stream[i].token.text) == name;
        if (found) add(personnel ? BlockCell::Total::kPersonnel : BlockCell::Total::kPublic, i);
      }
    }
  }
  for (size_t i = stream.size(); i-- > 0;) {
    if (!IsTotal(stream[i].token, catalogue.key()) || parts.count(MatchKey(stream[i].token.text))) continue;
    add(BlockCell::Total::kAll, i);
    break;
  }
}

void FindNames(const Stream& stream, const Catalogue& catalogue, BlockCells* out) {
  std::map<std::string, std::string> names;
  for (const EconomicClass& entry : catalogue.economics()) {
    names.emplace(entry.code, MatchKey(entry.name));
    for (const EconomicItem& item : entry.items) names.emplace(item.code, MatchKey(item.name));
  }
  std::vector<KnownName> known;
  for (const BlockCell& cell : out->cells) known.push_back({names[cell.code], cell.at});
  int last = -1;  // cell of the token before
  KnownNames finder(std::move(known));
  for (size_t i = 0; i < stream.size(); ++i) {
    int& owner = out->owner[i];
    if (owner < 0 && stream[i].token.kind == Kind::kWord) {
      std::string key = MatchKey(stream[i].token.text);
      owner = finder.Take(key, i);
      if (owner < 0 && last >= 0 && !out->cells[static_cast<size_t>(last)].code.empty() &&
          finder.MayBe(static_cast<size_t>(last), key))
        owner = last;
      if (owner >= 0) out->cells[static_cast<size_t>(owner)].name += PrintedName(stream[i].token.text);
    }
    last = owner;
  }
}

}  // namespace

int BlockCells::At(int block, int line) const {
  for (size_t c = 0; c < cells.size(); ++c)
    if (cells[c].total == BlockCell::Total::kNone && cells[c].block == block && cells[c].line == line)
      return static_cast<int>(c);
  return -1;
}

BlockCells ReadBlockCells(const Stream& stream, const FormSpec& form, const Catalogue& catalogue) {
  std::vector<PrintedCode> printed = PrintedCodes(stream);
  BlockCells out;
  if (printed.empty() || printed.size() > kMostCodes) return out;
  std::vector<std::string> codes;
  for (const PrintedCode& code : printed) codes.push_back(code.code);
  std::sort(codes.begin(), codes.end());
  if (std::adjacent_find(codes.begin(), codes.end()) != codes.end()) {
    printed.clear();
    codes.clear();
    for (const NamedCode& named : CodesByNames(stream, catalogue)) {
      printed.push_back({named.code, named.at, named.at + (named.torn ? 0 : 1), named.torn});
      codes.push_back(named.code);
    }
    if (printed.empty()) return out;
    std::sort(codes.begin(), codes.end());
  }
  if (std::adjacent_find(codes.begin(), codes.end()) != codes.end()) return out;
  std::vector<size_t> order;  // index into `codes` of each printed code
  for (const PrintedCode& code : printed)
    order.push_back(
        static_cast<size_t>(std::lower_bound(codes.begin(), codes.end(), code.code) - codes.begin()));
  std::vector<bool> right_of_amount(codes.size(), false);
  for (size_t i = 0; i < printed.size(); ++i) {
    size_t at = printed[i].at;
    right_of_amount[order[i]] =
        at > 0 && stream[at].link == PlacementLink::kSameLine && IsFigure(stream[at - 1].token);
  }
  Division division = BestDivision(codes, order, right_of_amount, catalogue);
  out.blocks = division.blocks;
  out.owner.assign(stream.size(), -1);
  std::vector<size_t> print_of(codes.size());
  for (size_t i = 0; i < order.size(); ++i) print_of[order[i]] = i;
  for (int block = 0; block < division.blocks; ++block) {
    int line = 0;
    for (size_t k = 0; k < codes.size(); ++k) {
      if (division.of[k] != block) continue;
      const PrintedCode& from = printed[print_of[k]];
      for (size_t i = from.at; i < from.end; ++i) out.owner[i] = static_cast<int>(out.cells.size());
      BlockCell cell;
      cell.code = codes[k];
      cell.block = block;
      cell.line = line++;
      cell.at = from.at;
      cell.torn = from.torn;
      out.cells.push_back(std::move(cell));
    }
  }
  AddTotals(stream, form, catalogue, &out);
  FindNames(stream, catalogue, &out);
  return out;
}

}  // namespace gongkai
