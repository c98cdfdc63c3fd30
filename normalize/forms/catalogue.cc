#include "normalize/forms/catalogue.h"

#include <toml++/toml.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "normalize/forms/catalogue_data.h"
#include "normalize/text/fold.h"

namespace gongkai {

std::string_view FunctionClass::NameIn(int year) const {
  for (const ClassName& name : names)
    if (year >= name.from && year <= name.to) return name.name;
  return {};
}

namespace {

std::string Text(const toml::node_view<const toml::node>& node) {
  return node.value_or(std::string());
}

std::vector<std::string> Strings(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> out;
  if (const toml::array* array = node.as_array())
    for (const toml::node& item : *array)
      if (auto text = item.value<std::string>()) out.push_back(*text);
  return out;
}

std::vector<std::string> Keys(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> out = Strings(node);
  for (std::string& text : out) text = MatchKey(text);
  return out;
}

WordSet Words(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> keys = Keys(node);
  return WordSet(keys.begin(), keys.end());
}

HeaderPath ParsePath(const std::string& text) {
  HeaderPath path;
  std::istringstream words(text);
  std::string word;
  while (std::getline(words, word, '/')) path.push_back(MatchKey(word));
  return path;
}

std::vector<ColumnSpec> Columns(const toml::table& table) {
  std::vector<ColumnSpec> out;
  const toml::array* columns = table["column"].as_array();
  if (!columns) return out;
  for (const toml::node& node : *columns) {
    const toml::table& column = *node.as_table();
    ColumnSpec spec;
    spec.measure = Text(column["measure"]);
    spec.side = Text(column["side"]);
    for (const std::string& path : Strings(column["headers"])) spec.headers.push_back(ParsePath(path));
    spec.rare = column["rare"].value_or(false);
    spec.goes_with = Text(column["goes_with"]);
    out.push_back(std::move(spec));
  }
  return out;
}

Layout ParseLayout(const std::string& name) {
  if (name == "two_sided") return Layout::kTwoSided;
  if (name == "blocks") return Layout::kBlocks;
  if (name == "items") return Layout::kItems;
  return Layout::kClassification;
}

Identity::Kind ParseIdentityKind(const std::string& name) {
  if (name == "total") return Identity::Kind::kTotal;
  if (name == "sum") return Identity::Kind::kSum;
  if (name == "tree") return Identity::Kind::kTree;
  if (name == "code") return Identity::Kind::kCode;
  if (name == "prose") return Identity::Kind::kProse;
  if (name == "class") return Identity::Kind::kClass;
  if (name == "mirror") return Identity::Kind::kMirror;
  if (name == "twin") return Identity::Kind::kTwin;
  if (name == "denial") return Identity::Kind::kDenial;
  return Identity::Kind::kRow;
}

}  // namespace

/// Fills a catalogue from the parsed files, one method per file.
struct CatalogueReader {
  Catalogue* out;
  std::string problem = {};  // a sentence; set where a file parses but cannot be used
  struct Read {
    Pattern pattern;
    toml::source_index line;
  };
  std::vector<Read> read_patterns = {};  // of the file at hand

  Pattern PatternAt(const toml::node_view<const toml::node>& node) {
    return node ? Note(Text(node), *node.node()) : Pattern();
  }

  PatternList PatternsAt(const toml::node_view<const toml::node>& node) {
    PatternList list;
    if (const toml::array* array = node.as_array())
      for (const toml::node& item : *array)
        if (auto text = item.value<std::string>()) list.push_back(Note(*text, item));
    return list;
  }

  Pattern Note(std::string text, const toml::node& node) {
    return read_patterns.emplace_back(Read{Pattern(std::move(text)), node.source().begin.line}).pattern;
  }

  void Forms(const toml::table& root) {
    for (const toml::node& node : *root["form"].as_array()) {
      const toml::table& table = *node.as_table();
      FormSpec form;
      form.id = Text(table["id"]);
      form.titles = Keys(table["titles"]);
      form.title_patterns = PatternsAt(table["title_patterns"]);
      form.layout = ParseLayout(Text(table["layout"]));
      if (const toml::array* variants = table["variant"].as_array())
        for (const toml::node& variant : *variants)
          form.column_sets.push_back({Keys((*variant.as_table())["when"]), Columns(*variant.as_table()),
                                      Strings((*variant.as_table())["requires"])});
      form.column_sets.push_back({{}, Columns(table), Strings(table["requires"])});
      if (const toml::array* items = table["item"].as_array())
        for (const toml::node& item : *items)
          form.items.push_back({Text((*item.as_table())["name"]), Keys((*item.as_table())["printed"]),
                                (*item.as_table())["rare"].value_or(false)});
      out->forms_.push_back(std::move(form));
    }
  }

  void Neighbours(const toml::table& root) {
    for (const toml::node& node : *root["neighbour"].as_array()) {
      const toml::table& table = *node.as_table();
      out->neighbours_.push_back({Text(table["id"]), Keys(table["titles"])});
    }
  }

  void Dialect(const toml::table& root) {
    DialectPatterns& d = out->dialect_;
    d.label = PatternsAt(root["label_patterns"]);
    d.unit = PatternsAt(root["unit_patterns"]);
    d.publisher = PatternsAt(root["publisher_patterns"]);
    d.cover = PatternsAt(root["cover_patterns"]);
    d.empty = PatternsAt(root["empty_patterns"]);
    d.not_empty = PatternsAt(root["not_empty_patterns"]);
    d.consolidated_marks = Strings(root["consolidated_marks"]);
    d.title_prefix_endings = Keys(root["title"]["prefix_endings"]);
    d.title_suffixes = Keys(root["title"]["suffixes"]);
    d.cover_noise = PatternsAt(root["title"]["cover_noise"]);
    auto key = root["key"];
    KeyWords& k = out->key_;
    k.code = Words(key["code"]);
    k.code_parts = Words(key["code_parts"]);
    k.name = Words(key["name"]);
    k.line_no = Words(key["line_no"]);
    k.column_no = Words(key["column_no"]);
    k.income_side = Words(key["income_side"]);
    k.expenditure_side = Words(key["expenditure_side"]);
    k.totals = Words(key["totals"]);
    k.generic = Words(key["generic"]);
    k.transparent = Words(key["transparent"]);
  }

  void Classes(const toml::table& root) {
    for (const toml::node& node : *root["function"].as_array()) {
      const toml::table& table = *node.as_table();
      FunctionClass entry{Text(table["code"]), {}};
      for (const toml::node& n : *table["names"].as_array()) {
        const toml::table& name = *n.as_table();
        entry.names.push_back({Text(name["name"]), name["from"].value_or(0), name["to"].value_or(9999)});
      }
      for (const ClassName& name : entry.names)
        out->function_named_.emplace(MatchKey(name.name), out->functions_.size());
      out->functions_.push_back(std::move(entry));
    }
    for (const toml::node& node : *root["economic"].as_array()) {
      const toml::table& table = *node.as_table();
      EconomicClass entry{Text(table["code"]), Text(table["name"]), table["personnel"].value_or(false), {}};
      for (const std::string& item : Strings(table["items"]))
        entry.items.push_back({entry.code + item.substr(0, 2), item.substr(3)});
      out->economics_.push_back(std::move(entry));
    }
    SummaryRows& s = out->summary_;
    s.income_sources = Strings(root["summary"]["income"]["sources"]);
    s.income_total = Text(root["summary"]["income"]["total"]);
    s.income_foot = Strings(root["summary"]["income"]["foot"]);
    s.grand_total = Text(root["summary"]["income"]["grand_total"]);
    s.expenditure_total = Text(root["summary"]["expenditure"]["total"]);
    s.expenditure_foot = Strings(root["summary"]["expenditure"]["foot"]);
    s.fiscal_sources = Strings(root["summary"]["fiscal_income"]["sources"]);
    s.fiscal_opening = Text(root["summary"]["fiscal_income"]["opening"]);
    s.fiscal_closing = Text(root["summary"]["fiscal_income"]["closing"]);
    WordSet& names = out->summary_names_;
    for (const auto& [key, index] : out->function_named_) names.insert(key);
    for (const auto* list : {&s.income_sources, &s.fiscal_sources, &s.income_foot, &s.expenditure_foot})
      for (const std::string& name : *list) names.insert(MatchKey(name));
    for (const std::string* name :
         {&s.fiscal_opening, &s.fiscal_closing, &s.income_total, &s.expenditure_total, &s.grand_total})
      names.insert(MatchKey(*name));
  }

  // The words of the entries [[name]], each under its key, with the entry's `value` (a role or a field).
  static std::unordered_map<std::string, std::string> Meanings(const toml::table& root, const char* name,
                                                               const char* value) {
    std::unordered_map<std::string, std::string> out;
    if (const toml::array* entries = root[name].as_array())
      for (const toml::node& node : *entries) {
        const toml::table& entry = *node.as_table();
        for (const std::string& word : Keys(entry["words"])) out.emplace(word, Text(entry[value]));
      }
    return out;
  }

  void Performance(const toml::table& root) {
    PerformanceWords& p = out->performance_;
    p.columns = Meanings(root, "column", "role");
    p.labels = Meanings(root, "label", "field");
    p.foots = Meanings(root, "foot", "field");
    auto rows = root["rows"];
    p.totals = Words(rows["total"]);
    p.subtotals = Words(rows["subtotal"]);
    p.sides = Words(rows["side"]);
    p.without_goal = Words(rows["without_goal"]);
    p.qualities = Words(rows["qualities"]);
    p.funds = Words(rows["funds"]);
    p.level1 = Words(root["levels"]["level1"]);
    p.level2 = Words(root["levels"]["level2"]);
    auto patterns = root["patterns"];
    p.weight = PatternsAt(patterns["weight"]);
    p.score = PatternsAt(patterns["score"]);
    p.grade = PatternsAt(patterns["grade"]);
    p.heading_weight = PatternAt(patterns["heading_weight"]);
    p.goal = PatternAt(patterns["goal"]);
    p.money = PatternAt(patterns["money"]);
    p.note = PatternAt(patterns["note"]);
    auto title = root["title"];
    p.title_ends = PatternAt(title["ends"]);
    p.longest_title = title["longest"].value_or(60);
    if (const toml::array* kinds = title["kind"].as_array())
      for (const toml::node& node : *kinds)
        p.kinds.emplace_back(Text((*node.as_table())["kind"]), PatternAt((*node.as_table())["pattern"]));
    p.project_of_title = PatternsAt(title["names"]["project"]);
    p.department_of_title = PatternsAt(title["names"]["department"]);
    p.project_of_prose = PatternsAt(title["names"]["prose"]);
    p.generic_names = Strings(title["names"]["generic"]);
    auto report = root["report"];
    p.report_title = PatternAt(report["title"]);
    p.report_not_title = PatternAt(report["not_title"]);
    p.report_year = PatternAt(report["year"]);
    p.report_citations = PatternAt(report["citations"]);
    p.report_name_ends = Strings(report["name_ends"]);
    p.report_budget = PatternsAt(report["budget"]);
    p.report_executed = PatternsAt(report["executed"]);
    p.report_rate = PatternsAt(report["rate"]);
    if (const toml::array* families = root["family"].as_array())
      for (const toml::node& node : *families)
        p.families.push_back({Keys((*node.as_table())["level1"]), Keys((*node.as_table())["level2"])});
    if (const toml::array* levels = root["levels"]["second"].as_array())
      for (const toml::node& node : *levels) {
        const toml::table& level = *node.as_table();
        p.second_levels.push_back({Text(level["stem"]), PatternAt(level["names"]),
                                   PatternAt(level["targets"]), level["rank"].value_or(true)});
      }
    if (const toml::array* suits = root["suit"].as_array())
      for (const toml::node& node : *suits) {
        const toml::table& suit = *node.as_table();
        p.suits.push_back(
            {PatternAt(suit["name"]), PatternAt(suit["target"]), suit["reverse"].value_or(false)});
      }
  }

  void Statements(const toml::table& root) {
    StatementWords& w = out->statements_;
    auto units = root["units"];
    w.units = {
        Strings(units["money"]),          Strings(units["percent"]),   Strings(units["score"]),
        Strings(units["count"]),          Strings(units["duration"]),  Strings(units["scales"]),
        Strings(units["approximations"]), Strings(units["not_units"]), PatternAt(units["duration_before"])};
    auto skip = root["skip"];
    w.skip_before = PatternAt(skip["before"]);
    w.skip_after = PatternAt(skip["after"]);
    w.threshold_before = PatternAt(skip["threshold_before"]);
    w.threshold_after = PatternAt(skip["threshold_after"]);
    w.notes = PatternAt(skip["notes"]);
    w.skipped_sections = PatternAt(skip["sections"]);
    w.rules = PatternAt(skip["rules"]);
    w.filler = Text(root["filler"]["pattern"]);
    for (const toml::node& node : *root["cue"].as_array()) {
      const toml::table& cue = *node.as_table();
      PatternAt(cue["pattern"]);  // checked here, compiled with the filler behind it
      w.cues.push_back({Text(cue["measure"]), Strings(cue["units"]), Text(cue["pattern"]),
                        Text(cue["direction"]), Text(cue["base"])});
    }
    if (const toml::array* comparators = root["comparator"].as_array())
      for (const toml::node& node : *comparators)
        w.comparators.push_back({PatternAt((*node.as_table())["pattern"]), Text((*node.as_table())["base"])});
    if (const toml::array* assertions = root["assertion"].as_array())
      for (const toml::node& node : *assertions) {
        const toml::table& assertion = *node.as_table();
        w.assertions.push_back({Text(assertion["kind"]), PatternAt(assertion["pattern"]),
                                PatternAt(assertion["unlike"]), assertion["prior_year"].value_or(false)});
      }
    w.subject_prefixes = PatternsAt(root["subject"]["prefixes"]);
    w.subject_suffixes = PatternsAt(root["subject"]["suffixes"]);
    w.generic_subjects = Strings(root["subject"]["generic"]);
    w.noun_ends = Strings(root["subject"]["noun_ends"]);
    w.heading_suffixes = PatternsAt(root["subject"]["heading_suffixes"]);
    w.plain_heading = PatternAt(root["heading"]["plain"]);
    w.heading_endings = PatternAt(root["heading"]["endings"]);
    w.table = PatternAt(root["heading"]["table"]);
    w.table_end = PatternAt(root["heading"]["table_end"]);
    w.contents = PatternAt(root["heading"]["contents"]);
    w.leader = PatternAt(root["heading"]["leader"]);
  }

  void Identities(const toml::table& root) {
    for (const toml::node& node : *root["identity"].as_array()) {
      const toml::table& table = *node.as_table();
      Identity identity;
      identity.id = Text(table["id"]);
      identity.kind = ParseIdentityKind(Text(table["kind"]));
      identity.severity = table["severity"].value_or("contradiction");
      identity.forms = Strings(table["forms"]);
      identity.says = Text(table["says"]);
      identity.source = Text(table["source"]);
      if (identity.kind != Identity::Kind::kTree &&
          !ParseFormula(Text(table["formula"]), &identity, &problem))
        return;
      out->identities_.push_back(std::move(identity));
    }
  }

  void Checks(const toml::table& root) {
    for (const toml::node& node : *root["rule"].as_array()) {
      const toml::table& rule = *node.as_table();
      out->rules_.push_back(
          {Text(rule["id"]), Text(rule["severity"]), Text(rule["says"]), Text(rule["source"])});
    }
    out->prior_year_identities_ = Strings(root["across"]["prior_year"]);
    out->repeated_.own = PatternAt(root["repeated"]["own"]);
    out->repeated_.received = PatternAt(root["repeated"]["received"]);
    for (const std::string& label : Strings(root["repeated"]["project_totals"]))
      out->repeated_.project_totals.push_back(MatchKey(label));
    auto purchases = root["purchases"];
    out->purchases_ = {PatternAt(purchases["denied"]), PatternAt(purchases["indicator"]),
                       Strings(purchases["units"])};
    auto achievement = root["achievement"];
    out->achievement_ = {PatternAt(achievement["shortfall"]), PatternAt(achievement["slow_money"]),
                         PatternAt(achievement["change"]), PatternAt(achievement["coverage"])};
    Told(root);
    if (const toml::array* groups = root["units"]["same"].as_array())
      for (const toml::node& group : *groups) out->same_units_.push_back(Strings(toml::node_view(group)));
    if (const toml::array* topics = root["topic"].as_array())
      for (const toml::node& node : *topics)
        out->topics_.push_back({Text((*node.as_table())["id"]), PatternAt((*node.as_table())["heading"]),
                                MatchKey(Text((*node.as_table())["whole"]))});
  }

  // Words of the checks of what is told in several places.
  void Told(const toml::table& root) {
    out->payments_.excused = PatternAt(root["payments"]["excused"]);
    if (const toml::array* paid = root["payments"]["paid"].as_array())
      for (const toml::node& node : *paid)
        out->payments_.paid.push_back(
            {PatternAt((*node.as_table())["rate"]), PatternAt((*node.as_table())["unpaid"])});
    auto times = root["times"];
    out->times_ = {PatternAt(times["cutoff"]), PatternAt(times["date"]),  PatternAt(times["planned"]),
                   PatternAt(times["years"]),  PatternAt(times["range"]), PatternAt(times["named"])};
    auto counts = root["counts"];
    out->counts_ = {Strings(counts["units"]),    PatternAt(counts["whole"]),  PatternAt(counts["covered"]),
                    PatternAt(counts["number"]), PatternAt(counts["people"]), PatternAt(counts["counted"]),
                    PatternAt(counts["lead_in"])};
    auto named = root["named_indicators"];
    out->named_indicators_ = {PatternAt(named["unlike"]), PatternAt(named["more"]), PatternAt(named["less"]),
                              PatternAt(named["at_least"]), PatternAt(named["at_most"])};
  }
};

namespace {

/// What a file of the catalogue must hold, and what reads it.
struct CatalogueSection {
  std::string_view file;
  const char* entries;  // the [[entries]] it must have; null where it has none
  void (CatalogueReader::*read)(const toml::table&);
};
constexpr CatalogueSection kSections[] = {
    {"forms.toml", "form", &CatalogueReader::Forms},
    {"neighbours.toml", "neighbour", &CatalogueReader::Neighbours},
    {"dialect.toml", nullptr, &CatalogueReader::Dialect},
    {"classes.toml", "function", &CatalogueReader::Classes},
    {"performance.toml", "column", &CatalogueReader::Performance},
    {"statements.toml", "cue", &CatalogueReader::Statements},
    {"identities.toml", "identity", &CatalogueReader::Identities},
    {"checks.toml", "rule", &CatalogueReader::Checks},
};

}  // namespace

std::unique_ptr<Catalogue> Catalogue::Load(const std::string& folder, std::string* error) {
  std::error_code no_folder;
  if (!folder.empty() && !std::filesystem::is_directory(folder, no_folder)) {
    *error = "There is no folder " + folder + ".";
    return nullptr;
  }
  auto catalogue = std::make_unique<Catalogue>();
  CatalogueReader reader{catalogue.get()};
  for (const CatalogueFile& file : EmbeddedCatalogue()) {
    std::string text = file.text;
    std::string name = file.name;
    if (!folder.empty()) {
      std::ifstream in(folder + "/" + file.name, std::ios::binary);
      if (in) {
        name = folder + "/" + file.name;
        text.assign(std::istreambuf_iterator<char>(in), {});
      }
    }
    try {
      toml::table root = toml::parse(text, name);
      for (const CatalogueSection& part : kSections) {
        if (file.name != part.file) continue;
        if (part.entries && !root[part.entries].is_array_of_tables()) {
          *error = name + " holds no [[" + part.entries + "]] entries.";
          return nullptr;
        }
        (reader.*part.read)(root);
      }
      // The built-in patterns are compiled when they are needed; they are tested with the program.
      if (name != file.name)
        for (const CatalogueReader::Read& read : reader.read_patterns)
          if (const std::string why = read.pattern.problem(); !why.empty() && reader.problem.empty())
            reader.problem = name + ", line " + std::to_string(read.line) + ": the pattern " +
                             read.pattern.text() + " is no regular expression: " + why + ".";
      reader.read_patterns.clear();
      if (!reader.problem.empty()) {
        *error = reader.problem;
        return nullptr;
      }
    } catch (const toml::parse_error& problem) {
      std::ostringstream sentence;
      sentence << name << ", line " << problem.source().begin.line << ": " << problem.description();
      *error = sentence.str();
      return nullptr;
    }
  }
  return catalogue;
}

const Catalogue& Catalogue::BuiltIn() {
  static const std::unique_ptr<Catalogue> catalogue = [] {
    std::string error;
    std::unique_ptr<Catalogue> loaded = Load("", &error);
    // The catalogue is part of the program and tested with it: without it there is no program.
    if (!loaded) std::abort();
    return loaded;
  }();
  return *catalogue;
}

std::optional<size_t> Catalogue::FunctionNamed(const std::string& key) const {
  auto found = function_named_.find(key);
  return found == function_named_.end() ? std::nullopt : std::optional<size_t>(found->second);
}

const FormSpec* Catalogue::Find(std::string_view id) const {
  for (const FormSpec& form : forms_)
    if (form.id == id) return &form;
  return nullptr;
}

}  // namespace gongkai
