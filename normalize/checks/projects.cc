#include "normalize/checks/projects.h"

#include "normalize/text/fold.h"

namespace gongkai {

Projects::Projects(const Records& records) {
  for (const EvaluationRecord& evaluation : records.evaluations)
    keys_.push_back(MatchKey(evaluation.project_name.value_or("")));
}

std::optional<size_t> Projects::Of(std::string_view section) {
  if (section == section_ || keys_.empty()) return found_;
  section_ = section;
  found_.reset();
  constexpr size_t kShortest = 12;  // four characters
  const std::string path = MatchKey(section);
  size_t longest = 0;
  for (size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].size() < kShortest || keys_[i].size() < longest || path.find(keys_[i]) == path.npos)
      continue;
    longest = keys_[i].size();
    found_ = i;
  }
  return found_;
}

std::string ProjectName(const EvaluationRecord& evaluation) {
  if (evaluation.project_name) return "项目“" + *evaluation.project_name + "”";
  return "绩效表“" + evaluation.title.value_or("") + "”";
}

}  // namespace gongkai
