#include "normalize/performance/scattered_words.h"

#include <algorithm>

#include "normalize/performance/sheet.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// A label's next piece stands in the next line of its column; lines of other columns may stand between.
constexpr int kLinesBetween = 4;

struct Piece {
  const LinearToken* token = nullptr;
  int at = 0;
  int owner = -1;  ///< index of the label, or -1
};

class PassageWords {
 public:
  PassageWords(const LabelBook& book, ScatteredWords* out) : book_(book), out_(*out) {}

  void Read(const Passage& passage, size_t index, const std::vector<char>& skip) {
    pieces_.clear();
    open_.clear();
    for (size_t l = 0; l < passage.lines.size(); ++l)
      for (size_t t = 0; t < passage.lines[l].size(); ++t) {
        const bool figure = !skip.empty() && skip[passage.lines.size() == 1 ? t : 0];
        const LinearToken& token = passage.lines[l][t];
        if (!figure) pieces_.push_back({&token, static_cast<int>(l), -1});
      }
    for (Piece& piece : pieces_) Own(&piece);
    Put(passage, index);
  }

 private:
  struct Open {
    std::string text;
    std::vector<int> at;
    bool whole = false;
    int widest = 0;         // of the pieces
    int narrowest = kWide;  // of a piece with the beginning of the next one, which found no room in its line
    std::string last;       // piece
  };

  static constexpr int kWide = 1000, kCharacter = 2;

  // As it is drawn: fonts may name their narrow figures full width.
  static int Width(const std::string& text) {
    int out = 0;
    for (char32_t code : Utf8ToCodes(text)) {
      std::string character;
      AppendUtf8(code, &character);
      out += IsDigits(PatternText(character)) ? 1 : DisplayWidth(character);
    }
    return out;
  }

  // The beginning of a piece that cannot be parted: a character, a bracket with what is in it, a figure.
  static int HeadWidth(const std::string& piece) {
    const std::u32string codes = Utf8ToCodes(PatternText(piece));
    const bool character = !codes.empty() && codes[0] != U'(' && !IsDigit(codes[0]);
    return character && (codes.size() < 2 || codes[1] != U')') ? kCharacter : Width(piece);
  }

  static bool HasFigure(const std::string& text) {
    const std::string folded = PatternText(text);
    return std::any_of(folded.begin(), folded.end(), [](unsigned char c) { return IsDigit(c); });
  }

  // How much room a line and the beginning of the next would take; figures are a little wider than half a
  // character.
  static int WidthWithNext(const std::string& line, const std::string& next) {
    return Width(line) + HeadWidth(next) + (HasFigure(line) || HasFigure(next) ? 1 : 0);
  }

  // A line ends where the next character finds no room, so in one column no piece is as wide as another with
  // its next character. Where all characters are written below each other, they are.
  static bool FitsColumn(const Open& open, const std::string& piece) {
    const int widest = std::max(open.widest, Width(piece));
    return widest <= kCharacter || std::min(open.narrowest, WidthWithNext(open.last, piece)) > widest;
  }

  // A number, or a dash for none; a bracket alone is neither.
  static bool IsFigure(const std::string& text) {
    const std::string folded = PatternText(text);
    return IsAmountOrDash(text) && folded.find_first_not_of("()") != folded.npos;
  }

  // （ / 50 / 分）: a figure goes on in a bracket only.
  static bool IsInBracket(const std::string& text) {
    const std::string folded = PatternText(text);
    return folded.rfind('(') != folded.npos && folded.rfind('(') > folded.rfind(')') + 1;
  }

  void Own(Piece* piece) {
    const std::string& text = piece->token->text;
    const bool figure = IsFigure(text);
    // Lines are equally high, so the name whose last piece stands highest goes on first; one that is not
    // whole before one that is.
    for (const auto& [fits, whole] : {std::pair(true, false), {true, true}, {false, false}}) {
      int best = -1;
      for (size_t o = 0; o < open_.size(); ++o) {
        const Open& open = open_[o];
        if (open.whole != whole || piece->at - open.at.back() > kLinesBetween ||
            piece->at == open.at.back() || !book_.Begins(open.text + text))
          continue;
        // Who breaks lines by hand does so between the words of a name.
        if (FitsColumn(open, text) != fits || (!fits && book_.Kinds(open.text + text) == 0)) continue;
        // A whole name goes on where the piece is no beginning of its own.
        if (whole && book_.Begins(text) && book_.Kinds(open.text + text) == 0) continue;
        if (best < 0 || open.at.back() < open_[static_cast<size_t>(best)].at.back())
          best = static_cast<int>(o);
      }
      if (best < 0) continue;
      Open& open = open_[static_cast<size_t>(best)];
      open.narrowest = std::min(open.narrowest, WidthWithNext(open.last, text));
      open.widest = std::max(open.widest, Width(text));
      open.text += text;
      open.last = text;
      open.at.push_back(piece->at);
      open.whole = book_.Kinds(open.text) != 0;
      piece->owner = best;
      return;
    }
    if (figure || !book_.Begins(text)) return;
    piece->owner = static_cast<int>(open_.size());
    open_.push_back({text, {piece->at}, book_.Kinds(text) != 0, Width(text), kWide, text});
  }

  // 成本指标（20: the end of the bracket stands in another passage.
  void CloseBracket(Open* open) const {
    constexpr std::string_view kUnit = "分", kEnd = "）";
    const std::string end = std::string(open->text.ends_with(kUnit) ? "" : kUnit) + std::string(kEnd);
    if (open->whole || book_.Kinds(open->text + end) == 0) return;
    open->text += end;
    open->whole = true;
  }

  void Put(const Passage& passage, size_t index) {
    for (Open& open : open_) CloseBracket(&open);
    for (size_t o = 0; o < open_.size(); ++o) {
      if (!open_[o].whole) continue;
      ScatteredLabel label{open_[o].text, book_.Kinds(open_[o].text), open_[o].at, index, passage.page, 0, 0};
      for (const Piece& piece : pieces_) {
        if (piece.owner != static_cast<int>(o)) continue;
        if (label.line_first == 0) label.line_first = piece.token->line;
        label.line_last = piece.token->line;
      }
      out_.labels.push_back(std::move(label));
    }
    for (const Piece& piece : pieces_)
      if ((piece.owner < 0 || !open_[static_cast<size_t>(piece.owner)].whole) && !IsFigure(piece.token->text))
        out_.lines.push_back({piece.token->text, piece.at, index, passage.page, piece.token->line});
  }

  const LabelBook& book_;
  ScatteredWords& out_;
  std::vector<Piece> pieces_;
  std::vector<Open> open_;
};

}  // namespace

ScatteredWords ReadScatteredWords(const std::vector<Passage>& passages,
                                  const std::vector<std::vector<char>>& skip, const LabelBook& book) {
  ScatteredWords out;
  PassageWords words(book, &out);
  for (size_t p = 0; p < passages.size(); ++p) words.Read(passages[p], p, skip[p]);
  return out;
}

}  // namespace gongkai
