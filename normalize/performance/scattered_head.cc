#include "normalize/performance/scattered_head.h"

#include <algorithm>
#include <deque>
#include <string>
#include <tuple>

#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

using Kind = ScatteredCell::Kind;

// budget × rate is what was executed, rates printed to a hundredth of a per cent or to a whole one.
bool IsRateOf(int64_t executed, int64_t budget, int64_t rate_hundredths) {
  if (budget <= 0) return false;
  constexpr int64_t kMost = 1'000'000'000'000'000;  // what can be multiplied
  if (executed < 0 || executed > kMost / 100 || budget > kMost / 100) return false;
  const int64_t exact = executed * 10000 / budget;  // hundredths of a per cent, cut
  return exact >= rate_hundredths - 100 && exact <= rate_hundredths + 100;
}

class Head {
 public:
  Head(const PerformanceLexicon& lexicon, const ScatteredWords& words,
       const std::vector<ScatteredName>& names, const std::vector<ScatteredCell>& cells,
       const ScatteredValues& values, size_t end)
      : lexicon_(lexicon), words_(words), names_(names), cells_(cells), values_(values), end_(end) {}

  std::optional<Grid> Read() {
    PutYear();
    PutLabels();
    PutExecution();
    if (grid_.rows() == 0) return std::nullopt;
    grid_.Doubt();
    return grid_.Finish();
  }

 private:
  void PutYear() {
    for (const WordLine& line : words_.lines) {
      if (line.passage >= end_) return;
      constexpr size_t kLongest = 30;  // bytes
      if (line.text.size() > kLongest || !ParseYear(line.text)) continue;
      grid_.NextRow();
      grid_.Put(0, line.text, line.line, line.line);
      return;
    }
  }

  bool IsName(const WordLine& line) const {
    return std::any_of(names_.begin(), names_.end(), [&](const ScatteredName& name) {
      return name.line_first <= line.line && line.line <= name.line_last;
    });
  }

  // Where tasks are listed, their contents stand among the head: the value is what follows at once.
  bool ListsTasks() const { return Heading(Role::kContent) != nullptr; }

  bool IsField(const ScatteredLabel& label) const {
    const std::string_view field = lexicon_.LabelField(label.text);
    return !field.empty() && field != "ignored";
  }

  // Names of agencies and projects; not a sentence, nor a piece of a label.
  static bool IsValue(const std::string& text) {
    constexpr size_t kFewest = 4;
    const std::u32string codes = Utf8ToCodes(text);
    return codes.size() >= kFewest && codes.find_first_of(U"。，；：") == codes.npos;
  }

  // Behind the head only an agency that the head names too: 青石县档案馆（本级）.
  bool IsKnown(const std::string& text) const {
    return std::any_of(known_.begin(), known_.end(), [&](const std::string& value) {
      return text.starts_with(value) || value.starts_with(text);
    });
  }

  bool HasOtherLabel(size_t passage) const {
    return std::any_of(words_.labels.begin(), words_.labels.end(), [&](const ScatteredLabel& label) {
      return label.passage == passage && !IsField(label);
    });
  }

  // A label waits for the next text; lines below each other are values of as many labels, else one value.
  void PutLabels() {
    struct Item {
      size_t passage;
      int at;
      const ScatteredLabel* label;
      const WordLine* line;
    };
    std::vector<Item> items;
    for (const ScatteredLabel& label : words_.labels)
      if (IsField(label)) items.push_back({label.passage, label.at.front(), &label, nullptr});
    for (const WordLine& line : words_.lines)
      if (!ParseYear(line.text) && !IsName(line)) items.push_back({line.passage, line.at, nullptr, &line});
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
      return std::tie(a.passage, a.at) < std::tie(b.passage, b.at);
    });
    std::deque<const ScatteredLabel*> waiting;
    for (size_t i = 0; i < items.size(); ++i) {
      if (items[i].label) {
        waiting.push_back(items[i].label);
        continue;
      }
      if (waiting.empty()) continue;
      size_t to = i;
      while (to < items.size() && items[to].line && items[to].passage == items[i].passage) ++to;
      const bool each = to - i > 1 && waiting.size() >= to - i;
      std::string value;
      for (size_t k = i; k < (each ? i + 1 : to); ++k) value += items[k].line->text;
      const bool late = ListsTasks() && items[i].passage > waiting.front()->passage + 1;
      if (!IsValue(value) || late || (items[i].passage >= end_ && !IsKnown(value)) ||
          (to - i > 1 && !each && HasOtherLabel(items[i].passage))) {
        i = to - 1;
        continue;
      }
      known_.push_back(value);
      grid_.NextRow();
      grid_.Put(0, waiting.front()->text, waiting.front()->line_first, waiting.front()->line_last);
      for (size_t k = i; k < (each ? i + 1 : to); ++k)
        grid_.Put(1, items[k].line->text, items[k].line->line, items[k].line->line);
      waiting.pop_front();
      if (!each) i = to - 1;
    }
  }

  const ScatteredLabel* Heading(Role role) const {
    for (const ScatteredLabel& label : words_.labels) {
      if ((label.kinds & kPhraseHeading) == 0) continue;
      const std::vector<Role> roles = lexicon_.Headings(label.text);
      if (roles.size() == 1 && roles[0] == role) return &label;
    }
    return nullptr;
  }

  void PutExecution() {
    if (!values_.execution) return;
    const size_t weight = values_.execution->weight;
    // The amounts before the weight, the last first.
    std::vector<size_t> amounts;
    for (size_t i = weight; i-- > 0 && cells_[i].kind == Kind::kNumber && amounts.size() < 6;)
      amounts.push_back(i);
    const std::optional<int64_t> rate = MarkOf(cells_[weight + 1].text);
    const ScatteredLabel* const headings[] = {Heading(Role::kFullYearBudget), Heading(Role::kExecuted),
                                              Heading(Role::kWeight), Heading(Role::kRate),
                                              Heading(Role::kScore)};
    if (!rate || std::count(std::begin(headings), std::end(headings), nullptr) > 0) return;
    int executed = -1, budget = -1;
    for (size_t e = 0; e < amounts.size() && executed < 0; ++e)
      for (size_t b = e + 1; b < amounts.size() && executed < 0; ++b) {
        const std::optional<int64_t> spent = MarkOf(cells_[amounts[e]].text),
                                     given = MarkOf(cells_[amounts[b]].text);
        if (!spent || !given || !IsRateOf(*spent, *given, *rate)) continue;
        executed = static_cast<int>(amounts[e]);
        budget = static_cast<int>(amounts[b]);
      }
    const ScatteredLabel* initial = Heading(Role::kInitialBudget);
    int column = 1;
    grid_.NextRow();
    const auto head = [&](const ScatteredLabel& label) {
      grid_.Put(column++, label.text, label.line_first, label.line_last);
    };
    if (initial) head(*initial);
    for (const ScatteredLabel* label : headings) head(*label);
    grid_.NextRow();
    PutName();
    column = 1;
    if (initial) {
      if (budget > 0 && cells_[static_cast<size_t>(budget) - 1].kind == Kind::kNumber)
        PutCell(column, budget - 1);
      ++column;
    }
    PutCell(column++, budget);
    PutCell(column++, executed);
    for (size_t i : {weight, weight + 1, values_.execution->score}) PutCell(column++, static_cast<int>(i));
  }

  // The row of all funds, which is the first of a project and the last of an agency.
  void PutName() {
    for (const ScatteredLabel& label : words_.labels)
      if ((label.kinds & kPhraseFund) != 0 && (label.kinds & kPhraseHeading) == 0) {
        grid_.Put(0, label.text, label.line_first, label.line_last);
        return;
      }
  }

  void PutCell(int column, int cell) {
    if (cell < 0) return;
    const ScatteredCell& c = cells_[static_cast<size_t>(cell)];
    grid_.Put(column, c.text, c.line_first, c.line_last);
  }

  const PerformanceLexicon& lexicon_;
  const ScatteredWords& words_;
  const std::vector<ScatteredName>& names_;
  const std::vector<ScatteredCell>& cells_;
  const ScatteredValues& values_;
  size_t end_;
  std::vector<std::string> known_;  // values
  LinearGrid grid_;
};

}  // namespace

std::optional<Grid> ReadScatteredHead(const PerformanceLexicon& lexicon, const ScatteredWords& words,
                                      const std::vector<ScatteredName>& names,
                                      const std::vector<ScatteredCell>& cells, const ScatteredValues& values,
                                      size_t end) {
  return Head(lexicon, words, names, cells, values, end).Read();
}

}  // namespace gongkai
