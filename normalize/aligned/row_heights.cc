#include "normalize/aligned/row_heights.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "normalize/aligned/rows.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kSameLine = 0.35;  // em
constexpr double kOneCell = 1.45;   // em between the lines of a cell
constexpr double kMostMiss = 0.8;   // em by which a line misses its row on average

// Words of one column on one line.
struct WordLine {
  double y = 0;
  std::string text;
  std::vector<AlignedWord> words;
};

std::vector<WordLine> LinesOf(std::vector<AlignedWord> words, double em) {
  std::stable_sort(words.begin(), words.end(),
                   [](const AlignedWord& a, const AlignedWord& b) { return a.token->y < b.token->y; });
  std::vector<WordLine> lines;
  for (const AlignedWord& word : words) {
    if (lines.empty() || word.token->y - lines.back().y > kSameLine * em)
      lines.push_back({word.token->y, {}, {}});
    lines.back().words.push_back(word);
  }
  for (WordLine& line : lines) {
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const AlignedWord& a, const AlignedWord& b) { return a.token->x0 < b.token->x0; });
    for (const AlignedWord& word : line.words) line.text += PrintedName(word.token->text);
  }
  return lines;
}

// The names of rows that are a closed world.
class RowNames {
 public:
  explicit RowNames(const Catalogue& catalogue) {
    auto add = [&](const std::string& name) { names_.insert(MatchKey(name)); };
    names_.insert(catalogue.summary_names().begin(), catalogue.summary_names().end());
    for (const FormSpec& form : catalogue.forms()) {
      for (const ItemSpec& item : form.items)
        for (const std::string& name : item.printed) add(name);
      if (form.layout != Layout::kItems) continue;
      for (const ColumnSpec& column : form.default_columns().columns)
        for (const HeaderPath& path : column.headers) add(path.back());
    }
    for (const std::string& total : catalogue.key().totals) add(total);
  }

  // True where a known name begins with the text.
  bool Begins(const std::string& printed) const {
    std::string key = Bare(printed);
    auto at = names_.lower_bound(key);
    return !key.empty() && at != names_.end() && at->starts_with(key);
  }
  bool Has(const std::string& printed) const { return names_.count(Bare(printed)) > 0; }
  static bool Numbered(const std::string& printed) {
    std::string folded = PatternText(printed);
    return StripEnumerator(folded).size() != folded.size() || folded.starts_with("其中");
  }

 private:
  static std::string Bare(const std::string& printed) {
    std::string key = UnnumberedKey(printed);
    if (key.starts_with("其中")) key.erase(0, std::string_view("其中").size());
    return std::string(StripEnumerator(key));
  }
  std::set<std::string> names_;
};

class RowFinder {
 public:
  RowFinder(const AlignedColumns& columns, const Catalogue& catalogue, const std::vector<Page>& pages)
      : columns_(columns), key_(catalogue.key()), names_(catalogue), pages_(pages), em_(columns.em) {
    for (const AlignedWord& word : columns.body) {
      page_numbers_.insert(word.token->place.page);
      words_[{word.token->place.page, columns.block_of[word.column]}].push_back(word);
    }
  }

  std::optional<std::vector<BlockRows>> Find() {
    if (columns_.body.empty()) return std::vector<BlockRows>(columns_.blocks.size());
    FindRules();
    if (!rules_.empty()) return RowsBetweenRules();
    std::optional<std::vector<BlockRows>> best;
    double least = kMostMiss * em_ * static_cast<double>(columns_.body.size());
    for (CellSet set : {CellSet::kMiddle, CellSet::kTop, CellSet::kFoot}) {
      double cost = 0;
      std::vector<BlockRows> rows = Divide(set, &cost);
      if (cost >= least) continue;
      least = cost;
      best = std::move(rows);
    }
    return best;
  }

 private:
  using Words = std::vector<AlignedWord>;

  // Horizontal rules between all rows; none where some space between two rules holds several rows.
  void FindRules() {
    double left = columns_.edges.front(), right = columns_.edges.back();
    bool several = false;
    for (int number : page_numbers_) {
      std::vector<double>& at = rules_[number];
      for (const Page& page : pages_) {
        if (page.number != number) continue;
        for (const Ruling& rule : page.rulings)
          if (rule.direction == Ruling::Direction::kHorizontal &&
              std::min(rule.to, right) - std::max(rule.from, left) > 0.6 * (right - left))
            at.push_back(rule.at);
      }
      std::sort(at.begin(), at.end());
      std::set<size_t> spaces;
      for (size_t b = 0; b < columns_.blocks.size(); ++b) {
        std::map<size_t, int> heads;
        for (const AlignedWord& word : WordsOf(number, b)) {
          size_t space = Space(number, word.token->y);
          spaces.insert(space);
          const AlignedBlock& block = columns_.blocks[b];
          bool code = !block.codes.empty() && word.column == block.codes.front() && IsNumeric(*word.token);
          bool name = block.codes.empty() && static_cast<int>(word.column) == block.name &&
                      RowNames::Numbered(word.token->text);
          if ((code || name) && ++heads[space] > 1) {
            rules_.clear();
            return;
          }
        }
      }
      several = several || spaces.size() > 2;
    }
    if (!several) rules_.clear();
  }

  size_t Space(int page, double y) const {
    const std::vector<double>& at = rules_.at(page);
    return static_cast<size_t>(std::lower_bound(at.begin(), at.end(), y) - at.begin());
  }

  const Words& WordsOf(int page, size_t block) const {
    static const Words kNone;
    auto found = words_.find({page, block});
    return found == words_.end() ? kNone : found->second;
  }

  std::vector<BlockRows> RowsBetweenRules() const {
    std::vector<BlockRows> out(columns_.blocks.size());
    for (int page : page_numbers_) {
      for (size_t b = 0; b < out.size(); ++b) {
        std::map<size_t, AlignedRow> rows;
        for (const AlignedWord& word : WordsOf(page, b)) {
          AlignedRow& row = rows[Space(page, word.token->y)];
          row.words.push_back(word);
        }
        for (auto& [space, row] : rows) {
          const std::vector<double>& at = rules_.at(page);
          bool open = space == 0 || space >= at.size();
          row.page = page;
          row.y = open ? row.words.front().token->y : (at[space - 1] + at[space]) / 2;
          out[b].push_back(std::move(row));
        }
      }
    }
    return out;
  }

  std::vector<BlockRows> Divide(CellSet set, double* cost) const {
    std::vector<BlockRows> out(columns_.blocks.size());
    for (size_t b = 0; b < out.size(); ++b)
      for (int page : page_numbers_) DividePage(page, b, set, &out[b], cost);
    return out;
  }

  void DividePage(int page, size_t b, CellSet set, BlockRows* out, double* cost) const {
    const Words& words = WordsOf(page, b);
    if (words.empty()) return;
    const AlignedBlock& block = columns_.blocks[b];
    bool carries = !out->empty();
    size_t first = out->size();
    std::vector<WordLine> names = LinesOf(Of(words, block.name), em_);
    bool named = false;  // the names are rows of their own already
    std::vector<double> heights = Heights(page, block, words, names, set, carries, &named);
    for (double y : heights) out->push_back({page, y, {}});
    double shift = ShiftOfAmounts(block, words, heights);
    bool name_carried = block.name < 0;
    for (size_t c = block.first; c < block.end; ++c) {
      std::vector<WordLine> lines = LinesOf(Of(words, static_cast<int>(c)), em_);
      std::vector<double> at;
      bool value = columns_.IsValue(c);
      for (const WordLine& line : lines) at.push_back(line.y - (value ? shift : 0));
      bool name = static_cast<int>(c) == block.name;
      bool goes_on = carries && (!value || Unfinished((*out)[first - 1], c, name_carried));
      auto joins = [&](size_t from, size_t to) { return name || (value && IsOneAmount(lines, from, to)); };
      Division division =
          name && named ? Division{name_rows_, 0} : DivideAmongRows(at, heights, set, em_, goes_on, joins);
      *cost += division.cost;
      if (name && block.codes.empty() && NamesTwo(lines, division)) *cost = 1e9;
      if (name && !lines.empty()) name_carried = division.row_of.front() < 0;
      for (size_t i = 0; i < lines.size(); ++i) {
        int row = division.row_of[i];
        if (row < 0 && !carries) {
          *cost = 1e9;
          return;
        }
        AlignedRow& owner = (*out)[row < 0 ? first - 1 : first + static_cast<size_t>(row)];
        owner.words.insert(owner.words.end(), lines[i].words.begin(), lines[i].words.end());
      }
    }
  }

  // True where the amount of a row that a page break may have cut can go on below it: its first part stands
  // above, or nothing of the row's middle does. There stand codes, line numbers and amounts of one line. An
  // amount that is whole below the break is not alone there: the end of its row's name is beside it.
  bool Unfinished(const AlignedRow& row, size_t column, bool name_carried) const {
    std::map<size_t, std::vector<AlignedWord>> cells;
    bool middle = false;
    for (const AlignedWord& word : row.words) {
      if (columns_.IsValue(word.column)) cells[word.column].push_back(word);
      bool name = static_cast<int>(word.column) == columns_.blocks[columns_.block_of[word.column]].name;
      middle = middle || (!name && IsNumeric(*word.token));
    }
    auto part = [&](const std::vector<AlignedWord>& words) {
      std::string text;
      for (const WordLine& line : LinesOf(words, em_)) text += PatternText(line.text);
      return Utf8ToCodes(text).size() > 1 && text.find_first_not_of("0123456789,.") == std::string::npos &&
             !IsWholeAmount(text);
    };
    auto own = cells.find(column);
    if (own != cells.end()) return part(own->second);
    return !middle && name_carried;
  }

  // What has its two decimals is whole.
  static bool IsWholeAmount(const std::string& printed) {
    const std::string text = PatternText(printed);
    size_t point = text.find('.');
    return point != std::string::npos && text.size() - point > 2;
  }

  // Amounts may all be set a little too low or too high in their rows.
  double ShiftOfAmounts(const AlignedBlock& block, const Words& words,
                        const std::vector<double>& heights) const {
    std::vector<double> misses;
    for (const AlignedWord& word : words) {
      if (word.column < block.first_value || heights.empty()) continue;
      double y = word.token->y;
      auto after = std::lower_bound(heights.begin(), heights.end(), y);
      double nearest = after == heights.end() ? heights.back() : *after;
      if (after != heights.begin() && y - *std::prev(after) < std::abs(nearest - y))
        nearest = *std::prev(after);
      misses.push_back(y - nearest);
    }
    if (misses.empty()) return 0;
    auto middle = misses.begin() + static_cast<std::ptrdiff_t>(misses.size() / 2);
    std::nth_element(misses.begin(), middle, misses.end());
    return std::abs(*middle) < 0.5 * em_ ? *middle : 0;
  }

  static Words Of(const Words& words, int column) {
    Words out;
    for (const AlignedWord& word : words)
      if (static_cast<int>(word.column) == column) out.push_back(word);
    return out;
  }

  // Two numbered names in one row: the heights are not those of the rows.
  static bool NamesTwo(const std::vector<WordLine>& lines, const Division& division) {
    std::set<int> seen;
    for (size_t i = 0; i < lines.size(); ++i)
      if (RowNames::Numbered(lines[i].text) && !seen.insert(division.row_of[i]).second) return true;
    return false;
  }

  static bool IsOneAmount(const std::vector<WordLine>& lines, size_t from, size_t to) {
    std::string text;
    for (size_t i = from; i < to; ++i) {
      if (i + 1 < to && IsWholeAmount(lines[i].text)) return false;
      if (!text.empty()) text += '\n';
      text += lines[i].text;
    }
    return ParseAmountCell(text).kind == Amount::Kind::kNumber;
  }

  // The heights of the rows of a block on a page.
  std::vector<double> Heights(int page, const AlignedBlock& block, const Words& words,
                              const std::vector<WordLine>& names, CellSet set, bool carries,
                              bool* named) const {
    std::vector<double> out;
    bool keyed = false;
    for (size_t c : block.codes) {
      for (const AlignedWord& word : words)
        if (word.column == c && IsNumeric(*word.token)) {
          out.push_back(word.token->y);
          keyed = true;
        }
    }
    size_t numbered = 0, line_numbers = 0;
    for (const WordLine& line : names) numbered += RowNames::Numbered(line.text);
    if (!keyed && block.line_no >= 0) {
      Words numbers = Of(words, block.line_no);
      line_numbers = numbers.size();
      if (line_numbers > 0 && line_numbers >= numbered) {
        for (const AlignedWord& word : numbers) out.push_back(word.token->y);
        keyed = true;
      }
    }
    if (keyed || !block.codes.empty()) {
      // A total may be named in one block and stand in another.
      for (const AlignedBlock& any : columns_.blocks)
        if (line_numbers == 0 && any.name >= 0)
          AddTotals(LinesOf(Of(WordsOf(page, columns_.block_of[any.first]), any.name), em_), set, &out);
      // 合计 stands in the code column where there are no names.
      if (block.name < 0)
        AddTotals(
            LinesOf(Of(words, static_cast<int>(block.codes.empty() ? block.first : block.codes.front())),
                    em_),
            set, &out);
    }
    if (out.empty() && !names.empty()) {
      out = NameHeights(names, set, carries);
      *named = true;
      return out;
    }
    if (out.empty()) {
      for (size_t c = block.first_value; c < block.end; ++c)
        for (const WordLine& line : LinesOf(Of(words, static_cast<int>(c)), em_)) out.push_back(line.y);
      std::sort(out.begin(), out.end());
      // Lines that close upon each other are one row of broken amounts.
      std::vector<double> rows;
      for (size_t i = 0; i < out.size();) {
        size_t j = i + 1;
        while (j < out.size() && out[j] - out[j - 1] < kOneCell * em_) ++j;
        rows.push_back(PlaceOf(out[i], out[j - 1], set));
        i = j;
      }
      return rows;
    }
    std::sort(out.begin(), out.end());
    std::vector<double> rows;
    for (double y : out)
      if (rows.empty() || y - rows.back() > 0.5 * em_) rows.push_back(y);
    return rows;
  }

  // 合计, also where it is broken over two lines.
  void AddTotals(const std::vector<WordLine>& lines, CellSet set, std::vector<double>* out) const {
    for (size_t i = 0; i < lines.size(); ++i) {
      if (i + 1 < lines.size() && lines[i + 1].y - lines[i].y < kOneCell * em_ &&
          key_.totals.count(MatchKey(lines[i].text + lines[i + 1].text))) {
        out->push_back(PlaceOf(lines[i].y, lines[i + 1].y, set));
        ++i;
      } else if (key_.totals.count(MatchKey(lines[i].text))) {
        out->push_back(lines[i].y);
      }
    }
  }

  // Rows by their names alone. The row of each line goes to name_rows_.
  std::vector<double> NameHeights(const std::vector<WordLine>& lines, CellSet set, bool carries) const {
    std::vector<double> out;
    name_rows_.clear();
    std::string name;
    double top = 0, last = 0;
    for (const WordLine& line : lines) {
      bool goes_on = !name.empty() && GoesOn(name, line.text, line.y - last);
      // The page before may have left the end of a name here.
      if (name.empty() && carries && out.empty() && !RowNames::Numbered(line.text) &&
          !names_.Begins(line.text)) {
        name_rows_.push_back(-1);
        continue;
      }
      if (goes_on) {
        name += line.text;
        out.back() = PlaceOf(top, line.y, set);
      } else {
        name = line.text;
        top = line.y;
        out.push_back(line.y);
      }
      last = line.y;
      name_rows_.push_back(static_cast<int>(out.size()) - 1);
    }
    return out;
  }

  bool GoesOn(const std::string& name, const std::string& text, double pitch) const {
    if (RowNames::Numbered(text) || pitch > 2 * em_) return false;
    if (names_.Begins(name + text)) return true;
    if (names_.Has(name) || names_.Begins(text)) return false;
    return pitch < kOneCell * em_;
  }

  const AlignedColumns& columns_;
  const KeyWords& key_;
  const RowNames names_;
  const std::vector<Page>& pages_;
  const double em_;
  std::set<int> page_numbers_;
  std::map<std::pair<int, size_t>, Words> words_;  // by page and block
  std::map<int, std::vector<double>> rules_;       // by page; empty where they do not part the rows
  mutable std::vector<int> name_rows_;
};

}  // namespace

std::optional<std::vector<BlockRows>> FindRows(const AlignedColumns& columns, const Catalogue& catalogue,
                                               const std::vector<Page>& pages) {
  return RowFinder(columns, catalogue, pages).Find();
}

}  // namespace gongkai
