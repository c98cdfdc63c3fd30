#include "normalize/linear/block_form.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "normalize/linear/scale.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

class BlockFormReader {
 public:
  BlockFormReader(const Section& section, const std::string& unit, const Catalogue& catalogue,
                  const BlockWitness& witness)
      : unit_(unit), catalogue_(catalogue), witness_(witness) {
    form_.stream = ReadStream(section, catalogue);
    form_.cells = ReadBlockCells(form_.stream, *section.form, catalogue);
  }

  std::optional<BlockForm> Read() {
    constexpr size_t kMostAmounts = 300;
    if (form_.cells.cells.empty()) return std::nullopt;
    CollectAmounts();
    if (form_.amounts.empty() || form_.amounts.size() > kMostAmounts) return std::nullopt;
    CollectSums();
    ReadBlockClaims(form_.stream, form_.cells, &form_.amounts);
    DropLooseDashes();
    if (form_.amounts.size() > form_.cells.cells.size()) return std::nullopt;
    FindBlanks();
    FindWitnessed();
    return std::move(form_);
  }

 private:
  void CollectAmounts() {
    std::vector<LinearRow> all(1);
    for (const StreamToken& next : form_.stream)
      if (IsFigure(next.token)) all[0].amounts.push_back(next.token);
    Scale scale({&all[0]}, unit_);
    bool torn = false;
    for (size_t i = 0; i < form_.stream.size(); ++i) {
      torn = torn || form_.stream[i].token.torn;
      if (!IsFigure(form_.stream[i].token)) continue;
      BlockAmount amount;
      amount.at = i;
      amount.torn = torn;
      torn = false;
      amount.dash = IsDash(form_.stream[i].token);
      Amount parsed = ParseAmount(form_.stream[i].token.text);
      if (parsed.kind == Amount::Kind::kNumber) {
        amount.value = scale.Scaled(parsed.digits);
        amount.fen = ToFen(parsed.digits, unit_);
      }
      form_.amounts.push_back(amount);
    }
  }

  void CollectSums() {
    std::map<std::string, int> classes;
    std::map<int, std::vector<int>> items;
    for (size_t c = 0; c < form_.cells.cells.size(); ++c)
      if (form_.cells.cells[c].code.size() == 3)
        classes.emplace(form_.cells.cells[c].code, static_cast<int>(c));
    form_.class_of.assign(form_.cells.cells.size(), -1);
    for (size_t c = 0; c < form_.cells.cells.size(); ++c) {
      const std::string& code = form_.cells.cells[c].code;
      auto found = code.size() > 3 ? classes.find(code.substr(0, 3)) : classes.end();
      if (found == classes.end()) continue;
      form_.class_of[c] = found->second;
      items[found->second].push_back(static_cast<int>(c));
    }
    for (const auto& [whole, parts] : items) form_.sums.push_back({whole, parts});
    for (size_t c = 0; c < form_.cells.cells.size(); ++c) {
      BlockCell::Total total = form_.cells.cells[c].total;
      if (total == BlockCell::Total::kNone) continue;
      CellSum sum{static_cast<int>(c), {}};
      for (const auto& [code, cell] : classes)
        if (total == BlockCell::Total::kAll || IsPersonnel(code) == (total == BlockCell::Total::kPersonnel))
          sum.parts.push_back(cell);
      if (!sum.parts.empty()) form_.sums.push_back(std::move(sum));
    }
  }

  bool IsPersonnel(const std::string& code) const {
    return std::any_of(catalogue_.economics().begin(), catalogue_.economics().end(),
                       [&](const EconomicClass& e) { return e.code == code && e.personnel; });
  }

  // Where dashes and amounts fill the form, each dash is a cell; else only those whose cell is said.
  void DropLooseDashes() {
    form_.full = form_.amounts.size() == form_.cells.cells.size();
    if (form_.full) return;
    std::erase_if(form_.amounts, [](const BlockAmount& a) { return a.dash && a.claim < BlockClaim::kPlain; });
    form_.full = form_.amounts.size() == form_.cells.cells.size();
  }

  // An account that names the items it has money in names all of them; some name all that there are.
  void FindBlanks() {
    form_.blank.assign(form_.cells.cells.size(), false);
    if (witness_.items.empty() || form_.full) return;
    std::vector<bool> blank(form_.cells.cells.size(), false), spent(form_.cells.cells.size(), false);
    std::map<std::string, std::string> names;
    for (const EconomicClass& entry : catalogue_.economics())
      for (const EconomicItem& item : entry.items) names.emplace(item.code, MatchKey(item.name));
    for (size_t c = 0; c < blank.size(); ++c) {
      if (form_.class_of[c] < 0) continue;
      blank[c] = witness_.items.count(names[form_.cells.cells[c].code]) == 0;
      if (!blank[c]) spent[static_cast<size_t>(form_.class_of[c])] = true;
    }
    for (size_t c = 0; c < blank.size(); ++c)
      if (form_.cells.cells[c].code.size() == 3) blank[c] = !spent[c];
    const auto filled = std::count(blank.begin(), blank.end(), false);
    const auto printed = std::count_if(form_.amounts.begin(), form_.amounts.end(),
                                       [](const BlockAmount& amount) { return amount.value > 0; });
    if (filled != printed) return;
    form_.blank = std::move(blank);
    for (BlockAmount& amount : form_.amounts)
      if (amount.claimed >= 0 && amount.value > 0 && form_.blank[static_cast<size_t>(amount.claimed)]) {
        // 09 奖励金 303 before the amount: all of a row that was torn apart.
        const bool row = amount.at > 0 && form_.stream[amount.at - 1].token.kind == Token::Kind::kCode;
        if (row) amount.unlisted = amount.claimed;
        amount.claimed = -1;
        amount.claim = BlockClaim::kNone;
      }
  }

  // An amount that another form says, too: of the cell that it says it of.
  void FindWitnessed() {
    form_.at_most.assign(form_.cells.cells.size(), std::nullopt);
    if (!witness_.at_most) return;
    std::map<int64_t, int> cells, amounts;  // how many have each figure
    for (size_t c = 0; c < form_.cells.cells.size(); ++c) {
      if (form_.class_of[c] < 0) continue;
      form_.at_most[c] = witness_.at_most(form_.cells.cells[c].code);
      if (form_.at_most[c]) ++cells[*form_.at_most[c]];
    }
    for (const BlockAmount& amount : form_.amounts)
      if (amount.fen) ++amounts[*amount.fen];
    for (BlockAmount& amount : form_.amounts) {
      if (amount.fen.value_or(0) <= 0 || amounts[*amount.fen] != 1 || cells[*amount.fen] != 1) continue;
      amount.witnessed = static_cast<int>(std::find(form_.at_most.begin(), form_.at_most.end(), amount.fen) -
                                          form_.at_most.begin());
    }
  }

  BlockForm form_;
  const std::string& unit_;
  const Catalogue& catalogue_;
  const BlockWitness& witness_;
};

}  // namespace

// Cells of classes whose amount and items are all there and add up.
std::vector<bool> BlockForm::Settled(const std::vector<int>& cell_of) const {
  std::vector<std::optional<int64_t>> held(cells.cells.size());
  for (size_t k = 0; k < amounts.size(); ++k)
    if (cell_of[k] >= 0) held[static_cast<size_t>(cell_of[k])] = amounts[k].value;
  std::vector<bool> settled(cells.cells.size(), false);
  for (const CellSum& sum : sums) {
    if (!held[static_cast<size_t>(sum.whole)]) continue;
    int64_t difference = *held[static_cast<size_t>(sum.whole)];
    int terms = difference != 0;
    bool total = cells.cells[static_cast<size_t>(sum.whole)].code.empty();
    for (int part : sum.parts) {
      std::optional<int64_t> value = held[static_cast<size_t>(part)];
      difference -= value.value_or(0);
      terms += value.value_or(0) != 0;
    }
    if (total || 2 * std::abs(difference) > terms) continue;
    settled[static_cast<size_t>(sum.whole)] = true;
    for (int part : sum.parts) settled[static_cast<size_t>(part)] = true;
  }
  return settled;
}

std::optional<BlockForm> ReadBlockForm(const Section& section, const std::string& unit,
                                       const Catalogue& catalogue, const BlockWitness& witness) {
  return BlockFormReader(section, unit, catalogue, witness).Read();
}

}  // namespace gongkai
