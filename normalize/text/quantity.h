// Quantities in free text: what an indicator demands and what was reached.
//
//   ≥1亿元            >= 100000000 元
//   3.54万家          =  35400 家
//   不低于90%         >= 90 %
//   百分之五以内      <= 5 %
//   满意度达到95%以上 >= 95 %
//   壹佰贰拾万元整    =  1200000 元
//
// A text is a quantity only where all of it is one: a label, one number with its unit, words of comparison.
// Dates (8月底前, 2024年1-12月), ranges (95%-98%), bare bounds (≤预算), several numbers and words (效果明显,
// 有所下降) are none; they stay text. What counts as which comparison follows the Civil Code, article 1259:
// 以上, 以下, 以内, 届满 include the number; 不满, 超过, 以外 do not.
#ifndef GONGKAI_NORMALIZE_TEXT_QUANTITY_H_
#define GONGKAI_NORMALIZE_TEXT_QUANTITY_H_

#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

struct Quantity {
  std::string op;     ///< ">=", "<=", ">", "<", "="
  std::string value;  ///< decimal digits, "-" before; 万, 亿 … multiplied in: "35400", "95.5"
  /// Without 万, 亿 …, width folded: "元", "%", "人次", "家/年"; empty where none is printed.
  std::string unit;
  bool approximate = false;  ///< 约, 左右, 近: the op is "=", but the text does not say exactly
};

/// Parses the printed text; white space, full-width forms and leftover markup ($\geq 95\%$, &ge;) do not
/// matter. Nothing where the text is no single quantity, or longer than 300 bytes.
std::optional<Quantity> ParseQuantity(std::string_view text);

/// The same for tables that print 指标性质, 指标值 and 度量单位 in columns of their own ("≥", "98", "%").
/// True for a cell that only says how a value compares (≥, =, 不低于), or that it is no number (定性).
bool IsComparison(std::string_view text);

/// Of a table that prints comparison, value and unit in columns of their own.
std::optional<Quantity> ParseQuantity(std::string_view op, std::string_view value, std::string_view unit);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_TEXT_QUANTITY_H_
