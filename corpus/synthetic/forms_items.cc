// The basic expenditure form (blocks of economic items side by side) and the 三公 form.
#include <algorithm>

#include "corpus/synthetic/form_builders.h"

namespace gongkai::synthetic {
namespace {

const char* const kEconomicCodeWords[] = {"科目代码", "科目编码", "经济分类科目编码", "支出经济分类科目代码"};

struct EconomicRow {
  std::string code, name;
  Fen amount;
};

/// The rows of a block: the classes given, each followed by its items.
std::vector<EconomicRow> Block(const FormContext& context, const std::vector<std::string>& classes) {
  std::vector<EconomicRow> rows;
  for (const EconomicClass& group : context.catalogue.economics()) {
    if (std::find(classes.begin(), classes.end(), group.code) == classes.end()) continue;
    const Fen total = context.agency.Economic(group.code);
    if (total == 0 && !context.look.basic_all_items) continue;
    rows.push_back({group.code, group.name, total});
    for (const EconomicItem& item : group.items) {
      const Fen amount = context.agency.Economic(item.code);
      if (amount != 0 || context.look.basic_all_items) rows.push_back({item.code, item.name, amount});
    }
  }
  return rows;
}

Fact Final(const std::string& code, const std::string& name) {
  Fact fact;
  fact.code = code;
  fact.name = name;
  fact.measure = "final";
  return fact;
}

}  // namespace

void BuildBasic(const FormContext& context) {
  const Look& look = context.look;
  Table& table = context.form->table;
  std::vector<std::vector<EconomicRow>> blocks = {Block(context, {"301", "303"})};
  if (look.basic_blocks == 2) {
    blocks.push_back(Block(context, {"302", "310"}));
  } else {
    blocks.push_back(Block(context, {"302"}));
    blocks.push_back(Block(context, {"307", "310", "312", "399"}));
  }

  Heading code{kEconomicCodeWords[look.code_word], {}, {ColumnKind::kCode}};
  if (look.split_economic_codes)
    code = {code.text,
            {Heading::Leaf("类", ColumnKind::kCodePart), Heading::Leaf("款", ColumnKind::kCodePart)},
            {}};
  const ColumnSpec& column = context.catalogue.Find(context.form->id)->default_columns().columns[0];
  const std::vector<Heading> headings_of_block = {
      code, Heading::Leaf("科目名称", ColumnKind::kName),
      Heading::Leaf(column.headers[static_cast<size_t>(look.heading_word)].back())};
  std::vector<Heading> headings;
  if (look.basic_groups) headings = {{"人员经费", {}, {}}, {"公用经费", {}, {}}};
  for (size_t i = 0; i < blocks.size(); ++i) {
    std::vector<Heading>& into = look.basic_groups ? headings[std::min<size_t>(i, 1)].parts : headings;
    into.insert(into.end(), headings_of_block.begin(), headings_of_block.end());
  }
  SetHeader(headings, &table);

  size_t rows = 0;
  for (const auto& block : blocks) rows = std::max(rows, block.size());
  const int code_columns = look.split_economic_codes ? 2 : 1;
  for (size_t i = 0; i < rows; ++i) {
    const int row = table.header_rows + static_cast<int>(i);
    int col = 0;
    for (const auto& block : blocks) {
      const bool blank = i >= block.size();
      const EconomicRow entry = blank ? EconomicRow{} : block[i];
      const bool item = entry.code.size() > 3;
      if (code_columns == 2) {
        table.Add(row, col++, entry.code.substr(0, 3));
        table.Add(row, col++, item ? entry.code.substr(3) : "");
      } else {
        table.Add(row, col++, entry.code, Align::kLeft);
      }
      table.Add(row, col++, (item && look.indent_names ? "　" : "") + entry.name, Align::kLeft);
      if (blank)
        table.Add(row, col++, "");
      else
        context.AddAmount(row, col++, entry.amount, Final(entry.code, entry.name), look.zero_basic);
    }
  }

  const int foot = table.header_rows + static_cast<int>(rows);
  const int block_width = code_columns + 2;
  const Fen personnel = context.agency.Economic("301") + context.agency.Economic("303");
  table.Add(foot, 0, "人员经费合计", Align::kCentre, 1, block_width - 1);
  context.AddAmount(foot, block_width - 1, personnel, Final("", "人员经费合计"), look.zero_basic);
  table.Add(foot, block_width, "公用经费合计", Align::kCentre, 1, table.width() - block_width - 1);
  context.AddAmount(foot, table.width() - 1, context.agency.Economic("") - personnel,
                    Final("", "公用经费合计"), look.zero_basic);
}

namespace {

/// An item of the 三公 form under its contract name.
struct PublicItem {
  std::string name;
  Planned planned;
};

/// 合计, 出国, 用车, 购置, 运行, 接待, 会议, 培训: the order of the catalogue's items.
enum PublicIndex { kTotal, kAbroad, kCars, kPurchase, kRunning, kReception, kMeeting, kTraining };

std::vector<PublicItem> PublicItems(const FormContext& context) {
  const ThreePublic& t = context.agency.three_public;
  const Planned planned[] = {t.total(), t.abroad,    t.cars(),  t.purchase,
                             t.running, t.reception, t.meeting, t.training};
  std::vector<PublicItem> items;
  for (const ItemSpec& item : context.catalogue.Find("three_public")->items)
    items.push_back({item.name, planned[items.size()]});
  return items;
}

/// The items as headings; each leaf has the columns of `below`, or is one amount column where `below` is
/// empty.
std::vector<Heading> ItemHeadings(const std::vector<PublicItem>& items, const std::string& total_word,
                                  const std::vector<Heading>& below) {
  const auto leaf = [&](const std::string& text) {
    return below.empty() ? Heading::Leaf(text) : Heading{text, below, {}};
  };
  return {
      leaf(total_word), leaf(items[kAbroad].name),
      Heading{items[kCars].name, {leaf("小计"), leaf(items[kPurchase].name), leaf(items[kRunning].name)}, {}},
      leaf(items[kReception].name)};
}

class ThreePublicBuilder {
 public:
  explicit ThreePublicBuilder(const FormContext& context)
      : context_(context), look_(context.look), table_(context.form->table), items_(PublicItems(context)) {
    const std::vector<ColumnSpec>& columns =
        context.catalogue.Find("three_public")->default_columns().columns;
    budget_word_ = columns[0].headers.front().back();
    final_word_ = columns[1].headers.front().back();
    printed_ = look_.prints_meetings() ? kTraining + 1 : kReception + 1;
    context.form->empty = context.agency.three_public.empty(look_.prints_meetings());
  }

  void TwelveByItem() {
    std::vector<Heading> below = {Heading::Leaf(budget_word_), Heading::Leaf(final_word_)};
    SetHeader(Grouped(ItemHeadings(items_, "合计", below)), &table_);
    Numbers(0, 0);
    int col = 0;
    for (int i = 0; i < printed_; ++i)
      for (bool final : {false, true}) Amount(table_.header_rows, col++, i, final, "");
  }

  void TwelveByMeasure() {
    const std::vector<Heading> items = ItemHeadings(items_, "合计", {});
    SetHeader({{budget_word_, items, {}}, {final_word_, items, {}}}, &table_);
    Numbers(0, 0);
    int col = 0;
    for (bool final : {false, true})
      for (int i = 0; i < printed_; ++i) Amount(table_.header_rows, col++, i, final, "");
  }

  void Rows() {
    const bool lines = look_.line_numbers;
    std::vector<Heading> headings = {Heading::Leaf("项目", ColumnKind::kName)};
    if (lines) headings.push_back(Heading::Leaf("行次", ColumnKind::kLineNo));
    headings.push_back(Heading::Leaf(budget_word_));
    headings.push_back(Heading::Leaf(final_word_));
    SetHeader(headings, &table_);
    Numbers(lines ? 2 : 1, 1);
    static const char* const enumerators[] = {"", "1.", "2.", "其中：（1）", "（2）", "3.", "", ""};
    for (int i = 0; i < printed_; ++i) {
      const int row = table_.header_rows + i;
      const std::string line = lines ? std::to_string(i + 1) : "";
      const bool outside = i == kTotal || i > kReception;
      table_.Add(row, 0, enumerators[i] + items_[static_cast<size_t>(i)].name,
                 outside ? Align::kCentre : Align::kLeft);
      if (lines) table_.Add(row, 1, line);
      Amount(row, lines ? 2 : 1, i, false, line);
      Amount(row, lines ? 3 : 2, i, true, line);
    }
  }

  void Transposed() {
    const bool grouped = look_.grouped_headings;
    std::vector<Heading> headings = Grouped(ItemHeadings(items_, grouped ? "小计" : "合计", {}));
    headings.insert(headings.begin(), Heading::Leaf("项目", ColumnKind::kCode));
    for (int i = kMeeting; i < printed_; ++i)
      headings.push_back(Heading::Leaf(items_[static_cast<size_t>(i)].name));
    SetHeader(headings, &table_);
    Numbers(1, 1);
    for (bool final : {false, true}) {
      const int row = table_.header_rows + final;
      table_.Add(row, 0, final ? final_word_ : budget_word_);
      for (int i = 0; i < printed_; ++i) Amount(row, i + 1, i, final, "");
    }
  }

 private:
  /// Sets 财政拨款“三公”经费 above the headings where the look groups.
  std::vector<Heading> Grouped(std::vector<Heading> headings) const {
    if (!look_.grouped_headings) return headings;
    return {{"财政拨款“三公”经费", std::move(headings), {}}};
  }

  /// The row of column numbers; the first `blank` columns have none, and 栏次 stands in the first `words` of
  /// them.
  void Numbers(int blank, int words) {
    if (!look_.column_numbers) return;
    const int row = table_.header_rows++;
    for (int col = 0; col < blank; ++col) table_.Add(row, col, col < words ? "栏次" : "");
    for (int col = blank; col < table_.width(); ++col) table_.Add(row, col, std::to_string(col - blank + 1));
  }

  void Amount(int row, int col, int item, bool final, const std::string& line) {
    const PublicItem& entry = items_[static_cast<size_t>(item)];
    Fact fact;
    fact.name = entry.name;
    fact.measure = final ? "final" : "budget";
    fact.line_no = line;
    if (context_.form->empty)
      context_.AddBlank(row, col, fact);
    else
      context_.AddAmount(row, col, final ? entry.planned.final : entry.planned.budget, fact, look_.zero);
  }

  const FormContext& context_;
  const Look& look_;
  Table& table_;
  const std::vector<PublicItem> items_;
  std::string budget_word_, final_word_;
  int printed_ = 0;
};

}  // namespace

void BuildThreePublic(const FormContext& context) {
  ThreePublicBuilder builder(context);
  switch (context.look.three_public) {
    case ThreePublicShape::kTwelveByItem:
      return builder.TwelveByItem();
    case ThreePublicShape::kTwelveByMeasure:
      return builder.TwelveByMeasure();
    case ThreePublicShape::kRows:
      return builder.Rows();
    case ThreePublicShape::kTransposed:
      return builder.Transposed();
  }
}

}  // namespace gongkai::synthetic
