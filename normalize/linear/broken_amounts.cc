#include "normalize/linear/broken_amounts.h"

#include <algorithm>
#include <cmath>

#include "normalize/linear/row_tokens.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// An amount is broken into a few pieces at the most.
constexpr int kMostPieces = 4;

bool IsPiece(const std::string& digits) {
  return !digits.empty() && digits.find_first_not_of("0123456789.,", digits[0] == '-') == std::string::npos &&
         digits.find_first_of("0123456789") != std::string::npos;
}

// Two decimals, and no separators or all of them.
bool IsWhole(const std::string& digits) {
  size_t start = digits.starts_with("-") ? 1 : 0;
  size_t point = digits.find('.');
  if (point == std::string::npos || point + 3 != digits.size() || point == start) return false;
  if (!IsDigits(std::string_view(digits).substr(point + 1))) return false;
  if (digits[start] == '0' && point != start + 1) return false;
  bool grouped = digits.find(',') != std::string::npos;
  for (size_t i = start; i < point; ++i) {
    bool separator = grouped && i > start && (point - i) % 4 == 0;
    if (separator != (digits[i] == ',')) return false;
  }
  return true;
}

// The beginning of an amount that must go on: whole numbers of few digits are line numbers or parts of codes.
bool IsHead(const std::string& digits) {
  constexpr size_t kFewest = 4;
  bool point = digits.find('.') != std::string::npos;
  size_t decimals = point ? digits.size() - digits.find('.') - 1 : 0;
  return IsPiece(digits) && IsDigit(static_cast<unsigned char>(digits[digits[0] == '-'])) && decimals < 2 &&
         digits.size() + (point ? 1 : 0) >= kFewest;
}

bool OverlapsAcross(const Token& a, const Token& b) {
  return a.x0 < b.x1 && b.x0 < a.x1;
}

// 6,511,63 is no amount, whatever follows.
bool EndsInsideGroup(const std::string& digits) {
  const size_t comma = digits.rfind(',');
  return comma != std::string::npos && digits.find('.') == std::string::npos && digits.size() - comma < 4;
}

// Nothing but lines of the same row lies between two pieces; in a text also what crosses the page, where one
// of the pieces cannot stand alone.
bool CloseBelow(const Token& above, const Token& below) {
  if (above.place.page != below.place.page) return false;
  if (above.place.box && below.place.box)
    return below.place.box->y0 - above.place.box->y1 < 0.8 * above.place.box->height();
  constexpr int kNear = 3, kFar = 7;
  const bool alone = IsWhole(PatternText(below.text)) && !EndsInsideGroup(PatternText(above.text));
  return below.place.line_first - above.place.line_last <= (alone ? kNear : kFar);
}

// The rest of a cell is no wider than its first line, which was full; points are narrow.
bool FitsBelow(const std::string& head, const std::string& tail) {
  return IsPiece(tail) && tail.size() <= head.size() + 1;
}

class Rejoiner {
 public:
  Rejoiner(bool keeps_columns, std::vector<std::vector<Token>>* body)
      : keeps_columns_(keeps_columns), body_(*body), taken_(body->size()) {
    for (size_t i = 0; i < body_.size(); ++i) taken_[i].assign(body_[i].size(), false);
  }

  void Run() {
    std::vector<std::pair<size_t, Token>> whole;  // by the line that it goes to
    for (size_t i = 0; i < body_.size(); ++i)
      for (size_t t = 0; t < body_[i].size(); ++t) {
        Token joined;
        size_t line = 0;
        if (!taken_[i][t] && Join(i, t, &joined, &line)) whole.emplace_back(line, std::move(joined));
      }
    if (whole.empty()) return;
    for (size_t i = 0; i < body_.size(); ++i) {
      std::vector<Token> rest;
      for (size_t t = 0; t < body_[i].size(); ++t)
        if (!taken_[i][t]) rest.push_back(std::move(body_[i][t]));
      body_[i] = std::move(rest);
    }
    for (auto& [line, token] : whole) {
      std::vector<Token>& to = body_[line];
      auto at = to.end();
      if (keeps_columns_)
        at = std::find_if(to.begin(), to.end(), [&](const Token& other) { return other.x0 > token.x0; });
      to.insert(at, std::move(token));
    }
    std::erase_if(body_, [](const std::vector<Token>& line) { return line.empty(); });
  }

 private:
  struct Piece {
    size_t line, token;
  };

  bool Join(size_t line, size_t token, Token* joined, size_t* target) {
    const Token& head = body_[line][token];
    std::string digits = PatternText(head.text);
    if (!IsHead(digits) || !MayBegin(line, token)) return false;
    std::vector<Piece> pieces = {{line, token}};
    size_t width = digits.size();
    while (!IsWhole(digits)) {
      Piece next;
      if (static_cast<int>(pieces.size()) == kMostPieces || !Next(pieces.back(), digits, width, &next))
        return false;
      digits += PatternText(body_[next.line][next.token].text);
      pieces.push_back(next);
    }
    *joined = head;
    joined->kind = Kind::kAmount;
    for (const Piece& piece : pieces) {
      const Token& part = body_[piece.line][piece.token];
      taken_[piece.line][piece.token] = true;
      if (&part == &head) continue;
      joined->text += part.text;
      joined->x0 = std::min(joined->x0, part.x0);
      joined->x1 = std::max(joined->x1, part.x1);
      joined->place.Include(part.place);
    }
    *target = keeps_columns_ ? Nearest(pieces) : line;
    joined->line = body_[*target].front().line;
    return true;
  }

  // In the order of reading a cell ends its line where it is broken. What looks like a code and stands before
  // a name is one.
  bool MayBegin(size_t line, size_t token) const {
    bool last = token + 1 == body_[line].size();
    bool before_name = !last && body_[line][token + 1].kind == Kind::kWord;
    if (body_[line][token].kind == Kind::kCode && (token == 0 || before_name)) return false;
    return keeps_columns_ || last;
  }

  // The piece that goes on: one that makes the amount whole, else the first that may be a middle piece.
  bool Next(const Piece& from, const std::string& digits, size_t width, Piece* next) const {
    const Token& above = body_[from.line][from.token];
    std::string widest(width, '0');
    bool found = false;
    for (size_t i = from.line + 1; i < body_.size() && i <= from.line + 3; ++i) {
      for (size_t t = 0; t < body_[i].size(); ++t) {
        const Token& below = body_[i][t];
        // Names of other columns waver over the lines; only figures stand in the way.
        bool name = below.kind == Kind::kWord && !IsPiece(PatternText(below.text));
        bool apart = name || !OverlapsAcross(above, below) || !CloseBelow(above, below);
        if (keeps_columns_ && apart) continue;
        if (taken_[i][t]) return false;
        std::string tail = PatternText(below.text);
        if (below.kind == Kind::kCode || !FitsBelow(widest, tail)) return found;
        if (!IsWhole(digits + tail) && !(tail.size() + 1 >= width && IsHead(digits + tail))) return found;
        *next = {i, t};
        return true;
      }
      if (!keeps_columns_) return false;
    }
    return found;
  }

  // The line in the middle of the pieces; of two, the one that begins with a code or a word.
  size_t Nearest(const std::vector<Piece>& pieces) const {
    double middle = (MiddleOf(body_[pieces.front().line][pieces.front().token].place) +
                     MiddleOf(body_[pieces.back().line][pieces.back().token].place)) /
                    2;
    auto begins = [&](size_t line) {
      const Token& first = body_[line].front();
      return first.kind == Kind::kCode ? 2 : first.kind == Kind::kWord ? 1 : 0;
    };
    size_t best = pieces.front().line;
    double least = 1e9;
    for (size_t i = pieces.front().line; i <= pieces.back().line; ++i) {
      if (body_[i].empty()) continue;
      double distance = std::abs(MiddleOf(body_[i].front().place) - middle);
      bool nearer = distance < least - 1e-6;
      if (nearer || (distance < least + 1e-6 && begins(i) > begins(best))) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  const bool keeps_columns_;
  std::vector<std::vector<Token>>& body_;
  std::vector<std::vector<bool>> taken_;
};

}  // namespace

void RejoinBrokenAmounts(bool keeps_columns, std::vector<std::vector<Token>>* body) {
  Rejoiner(keeps_columns, body).Run();
}

}  // namespace gongkai
