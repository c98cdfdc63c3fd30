#include "normalize/forms/promised_places.h"

#include <algorithm>

#include "normalize/forms/item_body.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

class Places {
 public:
  Places(const std::vector<PlacedTable>& tables, const std::vector<const FormSpec*>& order,
         const Catalogue& catalogue)
      : tables_(tables), order_(order), catalogue_(catalogue), found_(tables.size(), nullptr) {}

  std::vector<const FormSpec*> Find() {
    size_t table = 0, listed = 0;  // behind the last known form
    for (size_t i = 0; i < tables_.size(); ++i) {
      if (!tables_[i].form) continue;
      const size_t at = PlaceOf(tables_[i].form);
      if (at == order_.size() || at < listed) return found_;  // printed in another order
      FillStretch(table, i, listed, at);
      table = i + 1;
      listed = at + 1;
    }
    FillStretch(table, tables_.size(), listed, order_.size());
    return found_;
  }

 private:
  size_t PlaceOf(const FormSpec* form) const {
    return static_cast<size_t>(std::find(order_.begin(), order_.end(), form) - order_.begin());
  }

  void FillStretch(size_t first, size_t last, size_t from, size_t to) {
    std::vector<size_t> open;
    for (size_t i = first; i < last; ++i) {
      const auto fits = [&](const FormSpec* form) { return form && Fits(tables_[i], *form); };
      if (IsUntitled(*tables_[i].context) &&
          std::any_of(order_.begin() + static_cast<std::ptrdiff_t>(from),
                      order_.begin() + static_cast<std::ptrdiff_t>(to), fits))
        open.push_back(i);
    }
    if (open.size() != to - from) return;
    for (size_t i = 0; i < open.size(); ++i)
      if (!order_[from + i] || !Fits(tables_[open[i]], *order_[from + i])) return;
    for (size_t i = 0; i < open.size(); ++i) found_[open[i]] = order_[from + i];
  }

  // What stands above it is no title of another table.
  static bool IsUntitled(const TableContext& context) {
    return !context.match && !PatternText(context.title).ends_with("表");
  }

  bool Fits(const PlacedTable& table, const FormSpec& form) const {
    constexpr int kFewestItems = 3;
    if (form.layout == Layout::kItems) return CountItems(*table.grid, form) >= kFewestItems;
    return AnalyseHeader(*table.grid, &form, catalogue_, table.context->rows_inside).fit >= 1;
  }

  const std::vector<PlacedTable>& tables_;
  const std::vector<const FormSpec*>& order_;
  const Catalogue& catalogue_;
  std::vector<const FormSpec*> found_;
};

}  // namespace

std::vector<const FormSpec*> FormsByPlace(const std::vector<PlacedTable>& tables,
                                          const std::vector<const FormSpec*>& order,
                                          const Catalogue& catalogue) {
  return Places(tables, order, catalogue).Find();
}

}  // namespace gongkai
