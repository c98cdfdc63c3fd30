#include "extract/pdf/structure_tree.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace gongkai {
namespace {

constexpr size_t kMostElements = 300000;
constexpr size_t kDeepest = 200;
constexpr size_t kMostTables = 5000;
constexpr int kWidestSpan = 100;
constexpr size_t kMostColumns = 1000;

enum class Kind { kOther, kTable, kRow, kCell };

uint64_t MarkKey(int page, int mark) {
  return static_cast<uint64_t>(static_cast<uint32_t>(page)) << 32 | static_cast<uint32_t>(mark);
}

// Where in the tree a list of children stands.
struct Position {
  int page = -1;   // object number, inherited from the elements above
  int table = -1;  // innermost
  bool in_row = false;
  int cell = -1;  // innermost
};

// Children that wait to be visited, the next one last.
struct Visit {
  Object object;
  Position at;
  size_t depth = 0;
};

// The rows of one table while they are read.
struct TableRows {
  int row = -1, col = 0;
  std::vector<int> free_from;  // by column: the first row that no cell from above reaches into
};

class Walk {
 public:
  Walk(PDFDoc* doc, std::chrono::steady_clock::time_point deadline)
      : xref_(doc->getXRef()), deadline_(deadline) {}

  StructureTables Read(const Object& root, const Object& named) {
    if (named.isRef()) seen_.insert(named.getRefNum());
    roles_ = root.dictLookup("RoleMap");
    PushChildren(root, {}, 0);
    size_t visited = 0;
    while (!open_.empty()) {
      if (too_much_ || ++visited > kMostElements || std::chrono::steady_clock::now() > deadline_)
        return GiveUp();
      Visit next = std::move(open_.back());
      open_.pop_back();
      if (next.depth > kDeepest) return GiveUp();
      if (next.object.isRef()) {
        // An element that several others claim is the first one's; a circle ends here too.
        if (!seen_.insert(next.object.getRefNum()).second) continue;
        next.object = xref_->fetch(next.object.getRef());
      }
      if (next.object.isInt()) {
        Claim(next.at.page, next.object.getInt(), next.at.cell);
      } else if (next.object.isDict()) {
        Enter(next.object, next.at, next.depth);
      }
    }
    return std::move(out_);
  }

 private:
  static StructureTables GiveUp() {
    StructureTables nothing;
    nothing.gave_up = true;
    return nothing;
  }

  void PushChildren(const Object& parent, const Position& at, size_t depth) {
    const Object& children = parent.dictLookupNF("K");
    Object list = children.isRef() ? xref_->fetch(children.getRef()) : Object(objNull);
    // A single child may be named in place of a list.
    if (children.isRef() && !list.isArray()) {
      open_.push_back({children.copy(), at, depth + 1});
      return;
    }
    if (!children.isRef()) list = children.copy();
    if (!list.isArray()) {
      if (!list.isNull()) open_.push_back({std::move(list), at, depth + 1});
      return;
    }
    too_much_ = too_much_ || open_.size() + static_cast<size_t>(list.arrayGetLength()) > kMostElements;
    if (too_much_) return;
    for (int i = list.arrayGetLength(); i-- > 0;) open_.push_back({list.arrayGetNF(i).copy(), at, depth + 1});
  }

  void Enter(const Object& element, Position at, size_t depth) {
    const Object& page = element.dictLookupNF("Pg");
    if (page.isRef()) at.page = page.getRefNum();
    const Object mark = element.dictLookup("MCID");
    if (mark.isInt()) {
      // A piece of a form XObject is numbered apart.
      if (element.dictLookupNF("Stm").isNull()) Claim(at.page, mark.getInt(), at.cell);
      return;
    }
    switch (KindOf(element)) {
      case Kind::kTable:
        at.table = static_cast<int>(tables_.size());
        at.in_row = false;
        at.cell = -1;
        tables_.emplace_back();
        too_much_ = too_much_ || tables_.size() > kMostTables;
        break;
      case Kind::kRow:
        if (at.table < 0) break;
        ++tables_[static_cast<size_t>(at.table)].row;
        tables_[static_cast<size_t>(at.table)].col = 0;
        at.in_row = true;
        at.cell = -1;
        break;
      case Kind::kCell:
        if (!at.in_row) break;
        at.cell = AddCell(element, at.table);
        at.in_row = false;
        break;
      case Kind::kOther:
        break;
    }
    PushChildren(element, at, depth);
  }

  Kind KindOf(const Object& element) const {
    Object type = element.dictLookup("S");
    // Names of the program's own mean what the role map says.
    constexpr int kMostRoles = 8;
    for (int i = 0; i < kMostRoles && type.isName(); ++i) {
      const std::string_view name = type.getName();
      if (name == "Table") return Kind::kTable;
      if (name == "TR") return Kind::kRow;
      if (name == "TD" || name == "TH") return Kind::kCell;
      if (!roles_.isDict()) break;
      type = roles_.dictLookup(type.getName());
    }
    return Kind::kOther;
  }

  int AddCell(const Object& element, int table) {
    TableRows& rows = tables_[static_cast<size_t>(table)];
    TaggedCell cell;
    cell.table = table;
    cell.row = rows.row;
    cell.row_span = Span(element, "RowSpan");
    cell.col_span = Span(element, "ColSpan");
    size_t col = static_cast<size_t>(rows.col);
    while (col < rows.free_from.size() && rows.free_from[col] > rows.row) ++col;
    cell.col = static_cast<int>(col);
    const size_t end = col + static_cast<size_t>(cell.col_span);
    if (end > kMostColumns) return -1;
    if (rows.free_from.size() < end) rows.free_from.resize(end, 0);
    for (size_t c = col; c < end; ++c) rows.free_from[c] = rows.row + cell.row_span;
    rows.col = static_cast<int>(end);
    out_.cells.push_back(cell);
    return static_cast<int>(out_.cells.size()) - 1;
  }

  // From the attributes of the owner Table: one dictionary, or a list of them.
  static int Span(const Object& element, const char* key) {
    const Object attributes = element.dictLookup("A");
    auto in = [&](const Object& dictionary) {
      if (!dictionary.isDict()) return 0;
      const Object span = dictionary.dictLookup(key);
      return span.isInt() ? std::clamp(span.getInt(), 1, kWidestSpan) : 0;
    };
    int span = in(attributes);
    constexpr int kMostAttributes = 16;
    for (int i = 0;
         attributes.isArray() && span == 0 && i < attributes.arrayGetLength() && i < kMostAttributes; ++i)
      span = in(attributes.arrayGet(i));
    return std::max(span, 1);
  }

  void Claim(int page, int mark, int cell) {
    if (page < 0 || mark < 0 || cell < 0) return;
    auto [at, is_new] = out_.cell_of_mark.emplace(MarkKey(page, mark), cell);
    if (!is_new && at->second != cell) at->second = -1;
  }

  XRef* xref_;
  std::chrono::steady_clock::time_point deadline_;
  Object roles_;
  std::vector<Visit> open_;
  std::unordered_set<int> seen_;
  std::vector<TableRows> tables_;
  StructureTables out_;
  bool too_much_ = false;
};

}  // namespace

int StructureTables::CellOf(int page, int mark) const {
  auto found = cell_of_mark.find(MarkKey(page, mark));
  return found == cell_of_mark.end() ? -1 : found->second;
}

StructureTables ReadStructureTables(PDFDoc* doc, std::chrono::steady_clock::time_point deadline) {
  const Object catalog = doc->getXRef()->getCatalog();
  if (!catalog.isDict()) return {};
  const Object root = catalog.dictLookup("StructTreeRoot");
  if (!root.isDict()) return {};
  return Walk(doc, deadline).Read(root, catalog.dictLookupNF("StructTreeRoot"));
}

}  // namespace gongkai
