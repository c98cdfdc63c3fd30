#include "normalize/aligned/aligned_columns.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

constexpr size_t kMostColumns = 40, kMostHeaderWords = 400;

bool IsTotalWord(const Token& token, const KeyWords& key) {
  return token.kind == Kind::kWord && key.totals.count(MatchKey(token.text)) > 0;
}

// 合 or 计 of a spaced 合　计, set over several columns.
bool IsOneCharacter(const Token& token) {
  return token.kind == Kind::kWord && Utf8ToCodes(MatchKey(token.text)).size() == 1;
}

class ColumnFinder {
 public:
  ColumnFinder(const Section& section, const Catalogue& catalogue)
      : section_(section),
        key_(catalogue.key()),
        catalogue_(catalogue),
        known_(HeadingWords(section.form, catalogue.key())) {}

  std::optional<AlignedColumns> Find() {
    FindEm();
    SplitLines();
    if (header_.size() > kMostHeaderWords) return std::nullopt;
    const AlignedColumns empty = out_;
    const std::optional<double> miss = FindBelow(HeadingsStand::kInTheMiddle);
    if (miss && *miss <= out_.em) return std::move(out_);
    // Groups far from the middles of their columns, or none that can be: the cells may be set at their tops.
    AlignedColumns in_the_middle = std::exchange(out_, empty);
    right_.clear();
    const std::optional<double> top = FindBelow(HeadingsStand::kAtTheTop);
    if (top && (!miss || *top < *miss - out_.em / 2)) return std::move(out_);
    if (!miss) return std::nullopt;
    return in_the_middle;
  }

 private:
  // Columns and body below headings that stand so. Returns by how much the groups miss their columns; nothing
  // where a word fits none.
  std::optional<double> FindBelow(HeadingsStand stand) {
    out_.headings = FindHeadings(header_, out_.em, known_, Lowest(), stand);
    if (!FindRoles() || !NumbersFit()) return std::nullopt;
    if (!PlaceNumbers()) return std::nullopt;
    for (const Token* token : body_)
      if (!IsNumeric(*token) && !PlaceWord(*token)) return std::nullopt;
    if (!FindEdges()) return std::nullopt;
    const HeadingTree tree = NestHeadings(out_.edges, out_.em, &out_.headings, stand);
    out_.header_rows = tree.rows;
    if (tree.rows == 0) return std::nullopt;
    return tree.miss;
  }

  void FindEm() {
    std::vector<double> sizes;
    for (const Line* line : section_.lines) sizes.push_back(line->font_size);
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2),
                     sizes.end());
    out_.em = std::max(sizes[sizes.size() / 2], 3.0);
  }

  // Below the items of the 三公 form stand their measures, never the other way where both are columns.
  std::set<std::string> Lowest() const {
    std::set<std::string> out;
    if (section_.form->layout != Layout::kItems) return out;
    for (const ColumnSpec& column : section_.form->default_columns().columns)
      for (const HeaderPath& path : column.headers) out.insert(path.back());
    return out;
  }

  // Header, numbering and body. 类, 款 and 项 are headings wherever they stand.
  void SplitLines() {
    std::vector<const std::vector<Token>*> lines;
    // The body of an empty form is a line of its header once more.
    for (const auto* part : {&section_.header, &section_.body})
      for (const std::vector<Token>& line : *part)
        if (!line.empty() && (lines.empty() || line.front().line > lines.back()->front().line))
          lines.push_back(&line);
    size_t start = 0;
    size_t numbered = 0;  // the line after the numbering
    for (; start < lines.size(); ++start) {
      if (IsNumbering(*lines[start])) {
        numbered = start + 1;
        continue;
      }
      if (BeginsBody(lines, start, numbered > 0)) break;
    }
    // The first row may begin with lines of its name.
    while (start > numbered && start < lines.size() && IsNameLine(*lines[start - 1]) &&
           lines[start]->front().y - lines[start - 1]->front().y < 1.45 * out_.em)
      --start;
    // Elsewhere 款 may be the last line of a name.
    bool classified = section_.form->layout == Layout::kClassification;
    bool code_seen = false;
    for (size_t i = 0; i < lines.size(); ++i) {
      bool numbering = i < start && IsNumbering(*lines[i]);
      for (const Token& token : *lines[i]) {
        // Beside the numbers or the first row they only repeat that the code has parts.
        bool part = classified && key_.code_parts.count(MatchKey(token.text)) > 0;
        bool first_row = i >= start && !code_seen;
        code_seen = code_seen || token.kind == Kind::kCode;
        if (part && (numbering || first_row || (numbered > 0 && i < start && i >= numbered))) continue;
        if (i >= start) {
          body_.push_back(&token);
        } else if (numbering) {
          out_.numbering.push_back(token);
        } else {
          header_.push_back(token);
        }
      }
    }
  }

  bool IsNumbering(const std::vector<Token>& line) const {
    int expected = 1;
    bool named = false;
    std::string spaced;  // 栏 次
    for (const Token& token : line) {
      std::string text = MatchKey(token.text);
      spaced = token.kind == Kind::kWord ? spaced + text : std::string();
      if (key_.column_no.count(spaced)) {
        named = true;
        spaced.clear();
      } else if (BeginsColumnNo(spaced)) {
        continue;
      } else if (token.kind == Kind::kNumber && PatternText(token.text) == std::to_string(expected)) {
        ++expected;
      } else if (!key_.code_parts.count(text)) {
        return false;
      }
    }
    return expected > 3 || (named && expected > 1);
  }

  bool BeginsColumnNo(const std::string& text) const {
    return !text.empty() && std::any_of(key_.column_no.begin(), key_.column_no.end(),
                                        [&](const std::string& word) { return word.starts_with(text); });
  }

  bool BeginsBody(const std::vector<const std::vector<Token>*>& lines, size_t at, bool numbered) const {
    const std::vector<Token>& line = *lines[at];
    size_t words = 0, parts = 0;
    std::string joined;  // 合 计
    for (const Token& token : line) {
      if (token.kind == Kind::kAmount || token.kind == Kind::kCode) return true;
      std::string text = MatchKey(token.text);
      if (token.kind != Kind::kWord) {
        constexpr size_t kLongestNumber = 3;  // of a column
        if (text == "0" || text.size() > kLongestNumber) return true;
        continue;
      }
      std::string folded = PatternText(token.text);
      if (section_.form->layout == Layout::kTwoSided && StripEnumerator(folded).size() != folded.size())
        return true;
      ++words;
      if (key_.code_parts.count(text)) {
        ++parts;
      } else {
        joined += text;
      }
    }
    if (words == 0 || words == parts) return false;
    if (numbered) return true;
    if (section_.form->layout == Layout::kItems) return IsItemLine(lines, at);
    // 合计 alone on its line, left of the amounts.
    return section_.form->layout == Layout::kClassification && key_.totals.count(joined) &&
           line.back().center() < LastKey(lines, at);
  }

  // The label of a row without amounts, below 项目: an item left of the measures that stand above, or a
  // measure alone left of the items.
  bool IsItemLine(const std::vector<const std::vector<Token>*>& lines, size_t at) const {
    const std::set<std::string> measures = Lowest();
    const std::vector<Token>& line = *lines[at];
    bool measure = line.size() == 1 && measures.count(MatchKey(line[0].text)) > 0;
    double left = 1e9;
    for (size_t i = 0; i < at; ++i)
      for (const Token& token : *lines[i]) {
        std::string text = MatchKey(token.text);
        bool heading = measure ? !key_.name.count(text) && !measures.count(text) : measures.count(text) > 0;
        if (heading) left = std::min(left, token.x0);
      }
    return LastKey(lines, at) < left && left < 1e9 &&
           std::all_of(line.begin(), line.end(), [&](const Token& token) { return token.center() < left; });
  }

  // The right edge of the last heading above that names a key column.
  double LastKey(const std::vector<const std::vector<Token>*>& lines, size_t at) const {
    double right = -1e9;
    for (size_t i = 0; i < at; ++i)
      for (const Token& token : *lines[i]) {
        std::string text = MatchKey(token.text);
        if (key_.code.count(text) || key_.name.count(text)) right = std::max(right, token.x1);
      }
    return right;
  }

  // Words that no heading holds.
  bool IsNameLine(const std::vector<Token>& line) const {
    return std::none_of(line.begin(), line.end(), [&](const Token& token) {
      std::string text = MatchKey(token.text);
      return token.kind != Kind::kWord || text.empty() ||
             std::any_of(known_.begin(), known_.end(), [&](const std::string& heading) {
               return heading.find(text) != std::string::npos || text.find(heading) != std::string::npos;
             });
    });
  }

  size_t Leaves() const {
    return static_cast<size_t>(std::count_if(out_.headings.begin(), out_.headings.end(),
                                             [](const HeadingCell& cell) { return cell.leaf; }));
  }

  // What each column is for, by the one authority on headings.
  bool FindRoles() {
    size_t n = Leaves();
    if (n < 2 || n > kMostColumns) return false;
    Grid grid;
    grid.rows = 1;
    grid.cols = static_cast<int>(n);
    grid.row_page = {1};
    for (size_t c = 0; c < n; ++c) {
      Cell cell;
      cell.col = static_cast<int>(c);
      cell.text = out_.headings[c].text;
      grid.cells.push_back(std::move(cell));
    }
    grid.BuildIndex();
    Header header = AnalyseHeader(grid, section_.form, catalogue_);
    out_.block_of.resize(n);
    for (size_t c = 0; c < n; ++c) {
      const Column& column = header.columns[c];
      out_.roles.push_back(column.role);
      if (out_.blocks.empty() || column.block != header.columns[c - 1].block)
        out_.blocks.push_back({c, c, -1, -1, {}, c});
      AlignedBlock& block = out_.blocks.back();
      out_.block_of[c] = out_.blocks.size() - 1;
      block.end = c + 1;
      switch (column.role) {
        case ColumnRole::kCode:
        case ColumnRole::kCodePart:
          block.codes.push_back(c);
          break;
        case ColumnRole::kName:
          block.name = static_cast<int>(c);
          break;
        case ColumnRole::kLineNo:
          block.line_no = static_cast<int>(c);
          break;
        default:
          break;
      }
    }
    for (AlignedBlock& block : out_.blocks) {
      block.first_value = block.first;
      while (block.first_value < block.end && !out_.IsValue(block.first_value)) ++block.first_value;
    }
    return true;
  }

  double Middle(size_t column) const { return out_.headings[column].box.center_x(); }

  // Every column number stands below a heading of its own.
  bool NumbersFit() const {
    size_t after = 0;
    for (const Token& token : out_.numbering) {
      if (token.kind != Kind::kNumber) continue;
      size_t nearest = 0;
      for (size_t c = 1; c < out_.count(); ++c)
        if (std::abs(Middle(c) - token.center()) < std::abs(Middle(nearest) - token.center())) nearest = c;
      if (nearest < after || std::abs(Middle(nearest) - token.center()) > out_.em) return false;
      after = nearest + 1;
    }
    return true;
  }

  bool PlaceNumbers() {
    // Amounts of several lengths tell by which of their ends they are set; of one length they do not.
    const size_t lefts = Places(&Token::x0), rights = Places(&Token::x1);
    left_aligned_ = lefts < rights;
    if (PlaceAllNumbers()) return true;
    if (lefts != rights) return false;
    left_aligned_ = true;
    return PlaceAllNumbers();
  }

  bool PlaceAllNumbers() {
    out_.body.clear();
    return std::all_of(body_.begin(), body_.end(),
                       [&](const Token* token) { return !IsNumeric(*token) || PlaceNumber(*token); });
  }

  // How many places the amounts begin or end at.
  size_t Places(double Token::*end) const {
    constexpr double kSamePlace = 1.5;  // points
    std::set<long> places;
    for (const Token* token : body_)
      if (token->kind == Kind::kAmount) places.insert(std::lround(token->*end / kSamePlace));
    return places.size();
  }

  bool PlaceNumber(const Token& token) {
    // A code stands below its heading, wherever in its column it begins.
    if (token.kind == Kind::kCode) {
      for (size_t c = 0; c < out_.count(); ++c) {
        bool code = out_.roles[c] == ColumnRole::kCode || out_.roles[c] == ColumnRole::kCodePart;
        const Box& box = out_.headings[c].box;
        if (!code || token.x1 < box.x0 - 0.5 * out_.em || token.x0 > box.x1 + 0.5 * out_.em) continue;
        out_.body.push_back({&token, c});
        return true;
      }
    }
    // Below the last heading whose middle it passes; set by its left end, below the first whose middle it
    // does not reach before it begins.
    size_t column = 0;
    for (size_t c = 0; c < out_.count(); ++c)
      if (Middle(c) < token.x1) column = c;
    if (left_aligned_) {
      column = 0;
      while (column + 1 < out_.count() && Middle(column) < token.x0) ++column;
    }
    if (out_.roles[column] == ColumnRole::kLineNo && token.kind == Kind::kAmount) return false;
    if (out_.roles[column] == ColumnRole::kName) {
      // 项目 over codes and names in one column.
      bool whole = token.kind == Kind::kCode && out_.blocks[out_.block_of[column]].codes.empty();
      if (!whole) return false;
    }
    out_.body.push_back({&token, column});
    return true;
  }

  bool PlaceWord(const Token& token) {
    size_t b = out_.blocks.size() - 1;
    while (b > 0 && token.x0 < RightOf(b - 1) - 0.3 * out_.em) --b;
    const AlignedBlock& block = out_.blocks[b];
    size_t column = block.name >= 0        ? static_cast<size_t>(block.name)
                    : !block.codes.empty() ? block.codes.front()
                                           : out_.count();
    if (column == out_.count()) return false;
    // 公用经费合计 may reach over the columns of two blocks.
    bool total = section_.form->layout == Layout::kBlocks && IsTotalWord(token, key_);
    if (block.first_value < block.end && token.center() > Middle(block.first_value) && !total) return false;
    out_.body.push_back({&token, column});
    return true;
  }

  // Where the last column of a block ends.
  double RightOf(size_t block) {
    if (right_.empty()) {
      for (const AlignedBlock& b : out_.blocks) {
        double right = out_.headings[b.end - 1].box.x1;
        for (const AlignedWord& word : out_.body)
          if (word.column == b.end - 1) right = std::max(right, word.token->x1);
        right_.push_back(right);
      }
    }
    return right_[block];
  }

  bool FindEdges() {
    std::vector<double> left, right;
    for (size_t c = 0; c < out_.count(); ++c) {
      left.push_back(out_.headings[c].box.x0);
      right.push_back(out_.headings[c].box.x1);
    }
    for (const AlignedWord& word : out_.body) {
      if (IsTotalWord(*word.token, key_) || IsOneCharacter(*word.token)) continue;
      // A whole code is set over the columns of its parts.
      if (word.token->kind == Kind::kCode && out_.blocks[out_.block_of[word.column]].codes.size() > 1)
        continue;
      left[word.column] = std::min(left[word.column], word.token->x0);
      right[word.column] = std::max(right[word.column], word.token->x1);
    }
    out_.edges.push_back(left.front());
    for (size_t c = 0; c + 1 < out_.count(); ++c) {
      double edge = (right[c] + left[c + 1]) / 2;
      if (edge <= out_.edges.back()) return false;
      out_.edges.push_back(edge);
    }
    if (right.back() <= out_.edges.back()) return false;
    out_.edges.push_back(right.back());
    return true;
  }

  const Section& section_;
  const KeyWords& key_;
  const Catalogue& catalogue_;
  const std::set<std::string> known_;
  AlignedColumns out_;
  std::vector<Token> header_;
  std::vector<const Token*> body_;
  std::vector<double> right_;
  bool left_aligned_ = false;
};

}  // namespace

bool IsNumeric(const Token& token) {
  return token.kind != Kind::kWord || IsPieceOfAmount(token.text);
}

std::optional<AlignedColumns> FindAlignedColumns(const Section& section, const Catalogue& catalogue) {
  if (section.lines.empty() || section.lines.front()->words.empty()) return std::nullopt;
  return ColumnFinder(section, catalogue).Find();
}

}  // namespace gongkai
