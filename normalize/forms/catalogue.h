// The catalogue: everything that is known about the forms, as data (normalize/forms/catalogue/*.toml).
//
// A new province's title, heading or layout is an entry in those files. They are built into the program; a
// folder with changed copies can replace them (Catalogue::Load).
#ifndef GONGKAI_NORMALIZE_FORMS_CATALOGUE_H_
#define GONGKAI_NORMALIZE_FORMS_CATALOGUE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "normalize/solve/identity.h"
#include "normalize/text/pattern.h"

namespace gongkai {

/// How the body of a form is read.
enum class Layout { kClassification, kTwoSided, kBlocks, kItems };

/// A header path that names a measure, outermost word first, each a MatchKey.
using HeaderPath = std::vector<std::string>;

struct ColumnSpec {
  std::string measure;              ///< contract name
  std::string side;                 ///< "income", "expenditure", or empty for both
  std::vector<HeaderPath> headers;  ///< any of these
  bool rare = false;                ///< mostly blank: among readings that nothing tells apart the less likely
  std::string goes_with = {};       ///< form.measure: blank where that column is, empty for none
};

/// The eight items of the 三公 form.
struct ItemSpec {
  std::string name;                  ///< contract name, e.g. 因公出国（境）费
  std::vector<std::string> printed;  ///< MatchKeys
  bool rare = false;                 ///< as of columns
};

struct ColumnSet {
  std::vector<std::string> when;  ///< MatchKeys of headings; empty for the default set
  std::vector<ColumnSpec> columns;
  std::vector<std::string> requires_measures;  ///< without these the table is not this form
};

struct FormSpec {
  std::string id;
  std::vector<std::string> titles;  ///< MatchKeys
  PatternList title_patterns;       ///< RE2 over MatchKeys
  Layout layout = Layout::kClassification;
  std::vector<ColumnSet> column_sets;  ///< variants first, the default set last
  std::vector<ItemSpec> items;

  const ColumnSet& default_columns() const { return column_sets.back(); }
};

/// A known table outside the nine.
struct NeighbourSpec {
  std::string id;
  std::vector<std::string> titles;
};

using WordSet = std::unordered_set<std::string>;

/// Headings of key columns and other words; all MatchKeys.
struct KeyWords {
  WordSet code, code_parts, name, line_no, column_no, income_side, expenditure_side, totals, generic,
      transparent;
};

struct DialectPatterns {
  PatternList label, unit, publisher, cover, empty, not_empty, cover_noise;  ///< over PatternText
  std::vector<std::string> consolidated_marks;
  std::vector<std::string> title_prefix_endings;  ///< MatchKeys
  std::vector<std::string> title_suffixes;        ///< MatchKeys
};

struct ClassName {
  std::string name;
  int from = 0;   ///< first fiscal year, 0 where open
  int to = 9999;  ///< last fiscal year
};

struct FunctionClass {
  std::string code;  ///< "201"
  std::vector<ClassName> names;
  /// The name in a year; empty where the class was not in the form.
  std::string_view NameIn(int year) const;
};

struct EconomicItem {
  std::string code;  ///< "30101"
  std::string name;
};

struct EconomicClass {
  std::string code;  ///< "301"
  std::string name;
  bool personnel = false;  ///< part of 人员经费; every other class is 公用经费
  std::vector<EconomicItem> items;
};

/// The rows of the summary forms besides the classes.
struct SummaryRows {
  std::vector<std::string> income_sources, income_foot, expenditure_foot, fiscal_sources;
  std::string income_total, expenditure_total, grand_total, fiscal_opening, fiscal_closing;
};

/// Level-1 and level-2 names that belong together, as stems of keys.
struct LevelFamily {
  std::vector<std::string> level1, level2;
};

/// Names of level 2 by their stem, what indicators below them are called and which targets they have
/// (patterns, the second may be empty). `ranked` where their place among the others is known.
struct SecondLevel {
  std::string stem;
  Pattern names, targets;
  bool ranked = true;
};

/// Which targets indicators with such names have (patterns); `reverse`: which names such targets have.
struct TargetSuit {
  Pattern name, target;
  bool reverse = false;
};

/// Words and patterns of performance tables (performance.toml). Keys are those of PerformanceLexicon::Key,
/// the values of the maps are the names of roles and fields in the file.
struct PerformanceWords {
  std::unordered_map<std::string, std::string> columns, labels, foots;
  WordSet totals, subtotals, sides, funds, without_goal, qualities, level1, level2;
  PatternList weight, score, grade;
  Pattern heading_weight, goal, money, note;
  Pattern title_ends;
  int longest_title = 60;
  std::vector<std::pair<std::string, Pattern>> kinds;  ///< of tables, by their titles
  PatternList project_of_title, department_of_title, project_of_prose;
  std::vector<std::string> generic_names;
  std::vector<LevelFamily> families;
  std::vector<SecondLevel> second_levels;  ///< as templates order them
  std::vector<TargetSuit> suits;
  Pattern report_title, report_not_title, report_year, report_citations;
  std::vector<std::string> report_name_ends;
  PatternList report_budget, report_executed, report_rate;
};

/// What the running text asserts (statements.toml). Patterns are RE2 over text folded like PatternText.
struct StatementCue {
  std::string measure;
  std::vector<std::string> units;  ///< kinds: money, percent, score, count, none
  std::string pattern;             ///< of the clause before the amount; groups s (subject) and b (base)
  std::string direction;           ///< increase, decrease, or empty
  std::string base;                ///< where the pattern captures none
};

struct StatementComparator {
  Pattern pattern;  ///< groups b (base) or y (year)
  std::string base;
};

/// What the running text asserts without a figure. The pattern has three groups: what stands before, a year
/// or nothing, and the subject.
struct StatementAssertion {
  std::string kind;  ///< none, some, unchanged, unstated, purpose
  Pattern pattern;
  Pattern unlike;           ///< no assertion where this stands in the first group or in the subject
  bool prior_year = false;  ///< the year that the pattern names is the one before
};

struct StatementWords {
  struct Units {
    std::vector<std::string> money, percent, score, count, duration, scales, approximations, not_units;
    Pattern duration_before;
  } units;
  Pattern skip_before, skip_after, threshold_before, threshold_after, notes, skipped_sections, rules;
  std::string filler;  ///< what may stand between a cue and its amount; part of every cue's pattern
  std::vector<StatementCue> cues;
  std::vector<StatementComparator> comparators;
  std::vector<StatementAssertion> assertions;
  PatternList subject_prefixes, subject_suffixes, heading_suffixes;
  std::vector<std::string> generic_subjects, noun_ends;
  Pattern plain_heading, heading_endings, table, table_end, contents, leader;
};

/// A check that is no identity between printed cells (checks.toml).
struct CheckRule {
  std::string id, severity, says, source;
};

/// What sections of the running text speak of.
struct CheckTopic {
  std::string id;
  Pattern heading;    ///< over PatternText
  std::string whole;  ///< MatchKey of the subject that a share without a base is a share of
};

/// What the performance part of a document says in several places (checks.toml, [repeated]).
struct RepeatedWords {
  Pattern own;                              ///< indicators whose result each project has for itself
  Pattern received;                         ///< subjects of the money that arrived
  std::vector<std::string> project_totals;  ///< MatchKeys: labels of 项目支出总额
};

/// What was bought, in words and in performance tables (checks.toml, [purchases]).
struct PurchaseWords {
  Pattern denied;                  ///< subjects of sentences that say there is none
  Pattern indicator;               ///< indicators that count it
  std::vector<std::string> units;  ///< of the counts
};

/// A rate of 100 % that says that all was paid, and words that deny it.
struct PaidWords {
  Pattern rate, unpaid;
};
struct PaymentWords {
  std::vector<PaidWords> paid;
  Pattern excused;  ///< why something is not due yet
};

/// Dates and periods (checks.toml, [times]), over PatternText.
struct TimeWords {
  Pattern cutoff;   ///< 截至 a day: all of it, year, month, day
  Pattern date;     ///< all of it, year, month, day
  Pattern planned;  ///< clauses that speak of what is to come
  Pattern years;    ///< from year to year
  Pattern range;    ///< from month to month: year, month, year or nothing, month
  Pattern named;    ///< indicators whose value is the period of the project
};

/// Counts (checks.toml, [counts]), over PatternText.
struct CountWords {
  std::vector<std::string> units;  ///< of things that an area has a number of
  Pattern whole;                   ///< in front of a number: all that there are
  Pattern covered;                 ///< behind it: all of them were reached
  Pattern number;                  ///< what follows the name of the thing in the name of an indicator
  Pattern people;   ///< all of it, 近 or nothing, digits, 余 or nothing, 万 or nothing, kind, people
  Pattern counted;  ///< words, digits, 余 or nothing, 万 or nothing, unit
  Pattern lead_in;  ///< words in front of the thing that name no part of it
};

/// Figures behind the name of an indicator (checks.toml, [named_indicators]), over PatternText of the words
/// between the name and the figure.
struct NamedIndicatorWords {
  Pattern unlike, more, less, at_least, at_most;
};

/// What reasons, aims and results say (checks.toml, [achievement]).
struct AchievementWords {
  Pattern shortfall;   ///< a reason why a target was not reached
  Pattern slow_money;  ///< a reason that says that money was spent late
  Pattern change;      ///< an aim or a result that tells a change
  Pattern coverage;    ///< one that tells how much of all was reached
};

class Catalogue {
 public:
  /// The catalogue that is built in. Aborts only if the program itself was built from a broken catalogue.
  static const Catalogue& BuiltIn();
  /// Reads forms.toml, neighbours.toml, dialect.toml, classes.toml, identities.toml, checks.toml,
  /// performance.toml and statements.toml; a file that `folder` lacks is taken from the built-in ones. On
  /// failure returns null and sets `error` to a sentence that names file and line.
  static std::unique_ptr<Catalogue> Load(const std::string& folder, std::string* error);

  const std::vector<FormSpec>& forms() const { return forms_; }
  const FormSpec* Find(std::string_view id) const;
  const std::vector<NeighbourSpec>& neighbours() const { return neighbours_; }
  const KeyWords& key() const { return key_; }
  const DialectPatterns& dialect() const { return dialect_; }
  const std::vector<FunctionClass>& functions() const { return functions_; }
  /// The class of that name (MatchKey without enumerator) as an index into functions(); nothing for other
  /// names.
  std::optional<size_t> FunctionNamed(const std::string& key) const;
  /// MatchKeys of all rows of the two summaries, the classes of every year included: a closed world.
  const WordSet& summary_names() const { return summary_names_; }
  const std::vector<EconomicClass>& economics() const { return economics_; }
  const SummaryRows& summary() const { return summary_; }
  const PerformanceWords& performance() const { return performance_; }
  const std::vector<Identity>& identities() const { return identities_; }
  const StatementWords& statements() const { return statements_; }
  const std::vector<CheckRule>& rules() const { return rules_; }
  const std::vector<CheckTopic>& topics() const { return topics_; }
  /// Ids of the prose identities whose figures are held against last year's document.
  const std::vector<std::string>& prior_year_identities() const { return prior_year_identities_; }
  const RepeatedWords& repeated() const { return repeated_; }
  const PurchaseWords& purchases() const { return purchases_; }
  const AchievementWords& achievement() const { return achievement_; }
  const PaymentWords& payments() const { return payments_; }
  const TimeWords& times() const { return times_; }
  const CountWords& counts() const { return counts_; }
  const NamedIndicatorWords& named_indicators() const { return named_indicators_; }
  /// Units that count the same thing: 人, 人次, 名.
  const std::vector<std::vector<std::string>>& same_units() const { return same_units_; }

 private:
  friend struct CatalogueReader;
  std::vector<FormSpec> forms_;
  RepeatedWords repeated_;
  PurchaseWords purchases_;
  AchievementWords achievement_;
  PaymentWords payments_;
  TimeWords times_;
  CountWords counts_;
  NamedIndicatorWords named_indicators_;
  std::vector<NeighbourSpec> neighbours_;
  KeyWords key_;
  DialectPatterns dialect_;
  std::vector<FunctionClass> functions_;
  std::unordered_map<std::string, size_t> function_named_;  // by MatchKey
  WordSet summary_names_;
  std::vector<EconomicClass> economics_;
  SummaryRows summary_;
  PerformanceWords performance_;
  std::vector<Identity> identities_;
  StatementWords statements_;
  std::vector<CheckRule> rules_;
  std::vector<CheckTopic> topics_;
  std::vector<std::string> prior_year_identities_;
  std::vector<std::vector<std::string>> same_units_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_CATALOGUE_H_
