// What the catalogue's patterns find in a line: labels, units, agencies, reasons for emptiness.
#ifndef GONGKAI_NORMALIZE_FORMS_PATTERNS_H_
#define GONGKAI_NORMALIZE_FORMS_PATTERNS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/forms/catalogue.h"

namespace gongkai {

struct Publisher {
  std::string name;  ///< without year and （汇总）
  bool consolidated = false;
};

class Patterns {
 public:
  explicit Patterns(const Catalogue& catalogue) : catalogue_(catalogue) {}

  /// 公开01表, as printed without white space; nothing where the text holds no label.
  std::optional<std::string> Label(std::string_view text) const;
  /// 万元, 元 …
  std::optional<std::string> Unit(std::string_view text) const;
  /// The agency of a line such as 编制部门：….
  std::optional<Publisher> PublisherOf(std::string_view text) const;
  /// Takes numbering, year and （汇总） off an agency's printed name.
  Publisher CleanPublisher(std::string_view printed) const;
  /// True for a sentence that says why a form has no data.
  bool SaysEmpty(std::string_view text) const;
  bool IsCoverNoise(std::string_view text) const;
  /// True for a line that belongs to the head of a form and so may return on every page.
  bool IsHeadLine(std::string_view text) const { return Label(text) || Unit(text) || PublisherOf(text); }

  struct Cover {
    std::string agency;
    int year = 0;
    bool unit_account = false;  ///< 单位决算
  };
  /// Reads "上海市XX局2024年度部门决算" and its orders; year 0 where nothing fits.
  Cover ReadCover(std::string_view text) const;

 private:
  const Catalogue& catalogue_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_PATTERNS_H_
