#include "normalize/performance/scattered_remarks.h"

#include <algorithm>
#include <limits>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool LostPoints(const ValueRow& row) {
  return MarkOf(row.score.text) != MarkOf(row.weight.text);
}

bool Heads(const PerformanceLexicon& lexicon, const ScatteredLabel& label, Role role) {
  if ((label.kinds & kPhraseHeading) == 0) return false;
  const std::vector<Role> roles = lexicon.Headings(label.text);
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

bool IsSentence(const std::string& text) {
  for (char32_t code : Utf8ToCodes(text))
    if (code == U'。' || code == U'，' || code == U'；' || code == U'：') return true;
  return false;
}

bool EndsSentence(const std::string& text) {
  return text.ends_with("。");
}

ScatteredRemarks::ScatteredRemarks(const PerformanceLexicon& lexicon, const ScatteredWords& words,
                                   const ScatteredValues& values)
    : lexicon_(lexicon), words_(words), values_(values) {
  widest_ = std::numeric_limits<int>::max();
  for (const ScatteredLabel& label : words.labels) {
    if (!Heads(lexicon, label, Role::kDeviation)) continue;
    headings_.emplace(label.page, label.passage);
    // All lines of the heading but the last are as wide as the column.
    const int full = static_cast<int>(label.at.size()) - 1;
    if (full > 0) widest_ = std::min(widest_, (DisplayWidth(label.text) + full - 1) / full + 1);
  }
  for (const WordLine& line : words.lines) passages_[line.passage] += line.text;
}

bool ScatteredRemarks::IsBehindHeading(const WordLine& line) const {
  const auto heading = headings_.find(line.page);
  return heading != headings_.end() && line.passage > heading->second;
}

// Beside or right below 预期目标, 实际完成情况 or another heading.
bool ScatteredRemarks::IsGoal(size_t passage) const {
  return std::any_of(words_.labels.begin(), words_.labels.end(), [&](const ScatteredLabel& label) {
    if (Heads(lexicon_, label, Role::kDeviation)) return false;
    return label.passage == passage || (label.passage + 1 == passage && (label.kinds & kPhraseHeading) != 0);
  });
}

bool ScatteredRemarks::FollowsLoss(size_t passage) const {
  return std::any_of(values_.rows.begin(), values_.rows.end(), [&](const ValueRow& row) {
    return row.score.passage + 1 == passage && LostPoints(row);
  });
}

bool ScatteredRemarks::IsRemark(const WordLine& line) const {
  if (headings_.empty() || DisplayWidth(line.text) > widest_) return false;
  const std::string& passage = passages_.at(line.passage);
  if (IsSentence(passage)) return !IsGoal(line.passage);
  const bool is_name = std::any_of(words_.labels.begin(), words_.labels.end(), [&](const auto& label) {
    return (label.kinds & kPhraseLevel2) != 0 && lexicon_.SuitsLevel(passage, label.text);
  });
  const bool below_heading = std::any_of(headings_.begin(), headings_.end(),
                                         [&](const auto& heading) { return heading.second == line.passage; });
  return !is_name && (below_heading || FollowsLoss(line.passage));
}

std::vector<ScatteredRemarks::Remark> ScatteredRemarks::Join(const std::vector<WordLine>& lines) const {
  std::vector<Remark> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool begins = i == 0 || lines[i].passage != lines[i - 1].passage || EndsSentence(out.back().text);
    if (begins) out.push_back({"", 0, lines[i].passage});
    out.back().text += lines[i].text;
    ++out.back().lines;
  }
  return out;
}

RowRemarks ScatteredRemarks::Give(const std::vector<WordLine>& lines, bool beside) const {
  RowRemarks out;
  out.text.assign(values_.rows.size(), "");
  out.lines.assign(values_.rows.size(), 0);
  if (headings_.empty()) return out;
  std::vector<Remark> left = Join(lines);
  std::vector<size_t> rows;
  for (size_t r = 0; r < values_.rows.size(); ++r)
    if (LostPoints(values_.rows[r])) rows.push_back(r);
  const auto give = [&](size_t row, const Remark& remark) {
    out.text[row] = remark.text;
    out.lines[row] = remark.lines;
  };
  if (beside)
    std::erase_if(rows, [&](size_t r) {
      const auto remark = std::find_if(left.begin(), left.end(), [&](const Remark& other) {
        return other.passage == values_.rows[r].score.passage + 1;
      });
      if (remark == left.end()) return false;
      give(r, *remark);
      left.erase(remark);
      return true;
    });
  for (size_t i = 0; i < std::min(rows.size(), left.size()); ++i) give(rows[i], left[i]);
  out.doubt = beside || rows.size() != left.size();
  return out;
}

}  // namespace gongkai
