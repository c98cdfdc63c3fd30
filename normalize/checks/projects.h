// Which project a part of the running text reports on.
#ifndef GONGKAI_NORMALIZE_CHECKS_PROJECTS_H_
#define GONGKAI_NORMALIZE_CHECKS_PROJECTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/records.h"

namespace gongkai {

/// The evaluations of a document by the names of their projects.
class Projects {
 public:
  explicit Projects(const Records& records);

  /// The evaluation (index into Records::evaluations) whose project a heading of the path names: the longest
  /// name of at least four characters; of several with one name the last, which is that of the report.
  /// Nothing where no heading names a project.
  std::optional<size_t> Of(std::string_view section);

 private:
  std::vector<std::string> keys_;
  std::string section_;  // the last one asked for
  std::optional<size_t> found_;
};

/// 项目“NAME”; 绩效表“TITLE” where the table is of no project.
std::string ProjectName(const EvaluationRecord& evaluation);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PROJECTS_H_
