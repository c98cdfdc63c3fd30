// The text of an amount cell, and exact money.
//
// A cell is blank, a number, or something else; blank and 0.00 are different facts. Accepted are full-width
// digits, thousands separators (also wrongly placed), negative numbers as -0.50, －0.50, −0.50, △0.50, ▲0.50,
// (0.50) and （0.50）, a currency sign before and a unit behind, and numbers that a narrow cell broke over
// lines:
//
//   "1,238.\n58"   1238.58
//   "2 940.05"     2940.05
//   "0.00 0.00"    not a number: two of them
//
// Money never passes through floating point.
#ifndef GONGKAI_NORMALIZE_TEXT_AMOUNT_H_
#define GONGKAI_NORMALIZE_TEXT_AMOUNT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

struct Amount {
  enum class Kind {
    kBlank,  ///< nothing, white space, or only dashes
    kNumber,
    kNotANumber  ///< words, two numbers, a number that cannot be told
  };
  Kind kind = Kind::kBlank;
  /// Contract form, e.g. "16342.02", "-0.50", "0.00": the printed digits with no separators, "-" for every
  /// way of writing a negative number, no superfluous leading zeros. Empty unless kind is kNumber.
  std::string digits;
  /// What the cell prints behind the number: 万元, 元, %, ‰ …; empty where nothing.
  std::string unit;
  /// The digits were put together over a blank or a line break. Right for a cell of one number; whoever is
  /// not sure of the cell should lower its confidence.
  bool rejoined = false;
};

/// Reads a cell. Any input is safe; a text longer than 200 bytes is not a number.
Amount ParseAmount(std::string_view cell);

/// The same for a cell of an amount column, where no code can stand: a number broken over lines is whole
/// again also where its first part looks like a code ("30207\n12.00" is 3020712.00), as long as only the last
/// part has a point.
Amount ParseAmountCell(std::string_view cell);

/// True for a cell of such a column that holds a number and no unit.
bool IsNumberCell(std::string_view cell);

/// Digits, separators and a sign: an amount, or a piece of one that a narrow cell broke.
bool IsPieceOfAmount(std::string_view text);

/// The amount in fen (1/100 yuan). `digits` as in Amount, `unit` one of 元, 百元, 千元, 万元, 百万元, 千万元,
/// 亿元 (white space, 人民币 and 单位： around it are ignored). Nothing where the unit is not money, where
/// the amount is not a whole number of fen, or beyond 64 bits.
std::optional<int64_t> ToFen(std::string_view digits, std::string_view unit);

/// Fen in one whole unit: 1000000 for 万元. Nothing where the unit is not money.
std::optional<int64_t> FenPerUnit(std::string_view unit);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_TEXT_AMOUNT_H_
