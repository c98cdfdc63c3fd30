#include "normalize/normalize.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "normalize/arbiter/arbiter.h"
#include "normalize/arbiter/misled.h"
#include "normalize/assumed_unit.h"
#include "normalize/bind_facts.h"
#include "normalize/checks/checks.h"
#include "normalize/forms/body.h"
#include "normalize/forms/broken_unit.h"
#include "normalize/forms/caption.h"
#include "normalize/forms/context.h"
#include "normalize/forms/front_matter.h"
#include "normalize/forms/header.h"
#include "normalize/forms/lost_keys.h"
#include "normalize/forms/lost_spans.h"
#include "normalize/forms/patterns.h"
#include "normalize/forms/printed_names.h"
#include "normalize/forms/promised_places.h"
#include "normalize/forms/recognise.h"
#include "normalize/forms/titles.h"
#include "normalize/grid/beside.h"
#include "normalize/grid/doubled.h"
#include "normalize/grid/doubled_characters.h"
#include "normalize/grid/level_mark.h"
#include "normalize/grid/lost_blanks.h"
#include "normalize/grid/repeated.h"
#include "normalize/grid/scattered_mark.h"
#include "normalize/grid/stitch.h"
#include "normalize/grid/tiles.h"
#include "normalize/grid/touching.h"
#include "normalize/grid/watermark.h"
#include "normalize/linear/foot_titles.h"
#include "normalize/linear/known_amounts.h"
#include "normalize/linear/prose_figures.h"
#include "normalize/linear/reader.h"
#include "normalize/linear/torn_titles.h"
#include "normalize/performance/evaluation.h"
#include "normalize/performance/linear.h"
#include "normalize/performance/loose.h"
#include "normalize/performance/report.h"
#include "normalize/performance/sheet.h"
#include "normalize/performance/short_rows.h"
#include "normalize/sheets.h"
#include "normalize/solve/verify.h"
#include "normalize/statements/extract.h"
#include "normalize/text/digest.h"
#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {

struct Normalizer::Tools {
  explicit Tools(const Catalogue& c)
      : catalogue(c),
        titles(c),
        patterns(c),
        names(c),
        performance(c.performance()),
        statements(c.statements()),
        checker(c),
        topics(c) {}
  const Catalogue& catalogue;
  TitleMatcher titles;
  Patterns patterns;
  PrintedNames names;
  PerformanceTools performance;
  StatementReader statements;
  Checker checker;
  TopicMatcher topics;
};

namespace {

// A table of the flow on its way to a record.
struct TableDraft {
  size_t item = 0;  // index into the flow
  TableContext context;
  const FormSpec* form = nullptr;
  Header header;
};

void FillExtent(const std::vector<Cell>& cells, TableRecord* out) {
  for (const Cell& cell : cells) {
    if (cell.place.page > 0) {
      out->page_first = out->page_first == 0 ? cell.place.page : std::min(out->page_first, cell.place.page);
      out->page_last = std::max(out->page_last, cell.place.page);
    }
    if (cell.place.line_first > 0) {
      out->line_first =
          out->line_first == 0 ? cell.place.line_first : std::min(out->line_first, cell.place.line_first);
      out->line_last = std::max(out->line_last, cell.place.line_last);
    }
  }
}

class DocumentReader {
 public:
  DocumentReader(const Normalizer::Tools& tools, Records* out)
      : catalogue_(tools.catalogue),
        titles_(tools.titles),
        patterns_(tools.patterns),
        names_(tools.names),
        performance_(tools.performance),
        statements_(tools.statements),
        checker_(tools.checker),
        topics_(tools.topics),
        out_(*out) {}

  void Read(const Extraction& extraction) {
    const std::vector<Page>& pages = extraction.pages;
    OpenColumns open;
    for (const Page& page : pages)
      for (FlowItem& item : LayOutPage(page, &open)) flow_.push_back(std::move(item));
    RemoveDoubledCharacters(&flow_);
    const KnownText known{[&](const std::string& text) { return names_.Is(text); },
                          [&](const std::string& text) { return names_.IsPiece(text); }};
    const bool marked = RemoveScatteredMark(known, &flow_);
    if (!marked) UnweaveLevelMark(known, &flow_);
    const auto is_form_title = [&](const std::string& text) {
      return static_cast<bool>(titles_.Match(text));
    };
    const auto is_head_line = [&](const std::string& text) { return patterns_.IsHeadLine(text); };
    UnboxCaptions(
        [&](const std::string& text) { return is_form_title(text) || performance_.lexicon.IsTitle(text); },
        patterns_, &flow_);
    JoinDoubledLines(&flow_);
    JoinBrokenUnits(patterns_, &flow_);
    // Page numbers stand above or below all text that is no mark.
    MarkWatermark(&flow_);
    BlankTiles(known, &flow_);
    MarkFurniture(
        [&](const std::string& line) {
          return titles_.Match(line) || patterns_.IsHeadLine(line) || performance_.lexicon.IsTitle(line) ||
                 catalogue_.key().totals.count(MatchKey(line)) > 0 || HeadsTwoSides(line, catalogue_.key());
        },
        &flow_);
    if (marked) MoveTornTitles(titles_, patterns_, &flow_);
    LiftFootTitles(titles_, patterns_, &flow_);
    OpenTablesWithoutBlanks([&](const Grid& grid) { return HeadsIndicators(grid, performance_.lexicon); },
                            &flow_);
    PartTouchingTables(is_form_title, is_head_line, &flow_);
    StitchTables(&flow_);
    JoinTablesBeside(is_form_title, is_head_line, &flow_);
    GridLooseTables(performance_.lexicon, pages, &flow_);
    for (const std::string& title : GridLinearTables(performance_.lexicon, pages, &flow_))
      SayPartial("The columns of " + title + " were lost, and its indicators could not be found.");
    front_ = ReadFrontMatter(flow_, titles_, patterns_);
    out_.document.fiscal_year = front_.year > 0 ? front_.year : YearOfText();
    out_.statements = statements_.Read(flow_, pages, out_.document, &out_.assertions);
    DraftTables();
    for (TableDraft& draft : drafts_) Write(&draft);
    ReadFormsWithoutGrid(pages);
    const std::vector<RuledForm> ruled = RuledForms();
    const TaggedForms tagged(pages, extraction.tagged_cells, PagesOfForms(pages, ruled), catalogue_, titles_,
                             patterns_);
    ReadLostForms(tagged, ruled);
    AssumedUnits units(&out_);
    std::vector<Outcome> outcomes =
        Arbiter(catalogue_, titles_, patterns_).Verify(ruled, flow_, pages, tagged, &out_);
    if (units.unknown()) outcomes.clear();  // what they would be told in is not known
    units.TakeBack();
    WarnOfOrphans();
    DoubtOpenForms();
    DoubtLostKeys(catalogue_, orphans_, &out_);
    AddMissing();
    DescribeDocument();
    AddEvaluations();
    // A file that is nothing but reports on projects.
    if (out_.document.kind == "other" && StartsWithReport()) out_.document.kind = "performance_report";
    NameSheets(pages, &out_);
    checker_.Run(outcomes, &out_);
  }

 private:
  void DraftTables() {
    for (size_t i = 0; i < flow_.size(); ++i) {
      if (!flow_[i].is_table()) continue;
      TableDraft draft;
      draft.item = i;
      draft.context = ReadContext(flow_, i, titles_, patterns_);
      if (draft.context.match.form)
        if (std::optional<Grid> restored = RestoreSpans(*flow_[i].grid, *draft.context.match.form, catalogue_,
                                                        draft.context.rows_inside, &trials_))
          flow_[i].grid = std::move(*restored);
      draft.form = FitsTitle(*flow_[i].grid, draft.context, catalogue_, &draft.header);
      drafts_.push_back(std::move(draft));
    }
    bool final_account = front_.is_final_account || std::any_of(drafts_.begin(), drafts_.end(),
                                                                [](const TableDraft& d) { return d.form; });
    if (!final_account) return;
    std::set<const FormSpec*> taken;
    for (const TableDraft& draft : drafts_)
      if (draft.form) taken.insert(draft.form);
    for (TableDraft& draft : drafts_) {
      if (draft.form || draft.context.match) continue;
      draft.form = FitsColumns(*flow_[draft.item].grid, draft.context, catalogue_, taken, &draft.header);
      if (!draft.form) continue;
      draft.context.title.clear();
      taken.insert(draft.form);
    }
    FindFormsByPlace();
  }

  void FindFormsByPlace() {
    std::vector<PlacedTable> tables;
    for (const TableDraft& draft : drafts_)
      tables.push_back({&*flow_[draft.item].grid, &draft.context, draft.form});
    const std::vector<const FormSpec*> found = FormsByPlace(tables, front_.order, catalogue_);
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (!found[i]) continue;
      TableDraft& draft = drafts_[i];
      draft.form = found[i];
      draft.header = AnalyseHeader(*tables[i].grid, draft.form, catalogue_, draft.context.rows_inside);
      draft.context.title.clear();
    }
  }

  void Write(TableDraft* draft) {
    const Grid& grid = *flow_[draft->item].grid;
    TableRecord table = NewTable(draft->context, grid.method, grid.confidence, grid.cells);
    if (draft->context.publisher) CountPublisher(*draft->context.publisher);
    if (draft->form) {
      // A form that prints no unit has that of the forms before it.
      table.unit_inherited = !table.unit && !last_unit_.empty();
      if (table.unit_inherited) table.unit = last_unit_;
      if (table.unit) last_unit_ = *table.unit;
      WriteForm(grid, draft, &table);
    } else if (!table.unit) {
      table.status = "filled";
    }
    AddTable(std::move(table), grid.cells);
  }

  static TableRecord NewTable(const TableContext& context, Method method, double confidence,
                              const std::vector<Cell>& cells) {
    TableRecord table;
    table.method = std::string(MethodName(method));
    // Its first rows stand under a title that was not found.
    constexpr double kBeginningMissing = 0.45;
    table.confidence = context.goes_on ? std::min(confidence, kBeginningMissing) : confidence;
    table.title = context.title;
    table.label = context.label;
    table.unit = context.unit;
    FillExtent(cells, &table);
    return table;
  }

  void AddTable(TableRecord table, std::vector<Cell> cells) {
    table.cells = std::move(cells);
    table.table_id = RecordId(out_.document.doc_id, {"table", std::to_string(out_.tables.size())});
    out_.tables.push_back(std::move(table));
  }

  // A form that is no grid of the flow.
  void AddForm(TableRecord table, const FormSpec& form, const TableContext& context,
               std::vector<FactRecord> facts, std::vector<Cell> cells) {
    table.form = form.id;
    SetStatus(form, facts, context.empty_reason, &table);
    AddFacts(std::move(facts), form, table.unit);
    AddTable(std::move(table), std::move(cells));
  }

  void WriteForm(const Grid& grid, TableDraft* draft, TableRecord* table) {
    const FormSpec& form = *draft->form;
    table->form = form.id;
    Body body = ReadBody(grid, form, draft->header, table->unit.value_or(""), catalogue_);
    std::optional<std::string> reason = draft->context.empty_reason;
    for (const std::string& note : body.notes)
      if (!reason && patterns_.SaysEmpty(note)) reason = PrintedName(note);
    SetStatus(form, body.facts, reason, table);
    // The columns of the 三公 form may be its items: they say nothing against it.
    if (form.layout != Layout::kItems) table->confidence *= 0.5 + 0.5 * draft->header.fit;
    // A header without a row below it and without a word why: its rows stand somewhere else. So does the last
    // one of a summary that does not end with its totals.
    const bool rowless = body.facts.empty() && !reason;
    if (rowless || EndsWithoutTotal(form, body.facts, catalogue_))
      table->confidence = std::min(table->confidence, 0.4);
    // Amounts that no record could take, or cells that are no amount, mean that the form was not understood
    // whole.
    if (body.orphans > 0 || body.unreadable > 0) table->confidence = std::min(table->confidence, 0.45);
    if (body.orphans > 0) orphans_[out_.tables.size()] = body.orphans;
    if (grid.method == Method::kRuled && LooksMisled(grid, form, draft->header, body.facts, catalogue_))
      odd_.insert(out_.tables.size());
    AddFacts(std::move(body.facts), form, table->unit);
  }

  // Forms that are no table on the page: from their lines.
  void ReadFormsWithoutGrid(const std::vector<Page>& pages) {
    std::set<const FormSpec*> wanted;
    for (const FormSpec& form : catalogue_.forms()) wanted.insert(&form);
    for (const TableDraft& draft : drafts_) wanted.erase(draft.form);
    if (wanted.empty()) return;
    std::vector<Section> sections = FindSections(flow_, wanted, catalogue_, titles_, patterns_);
    for (Section& section : sections) {
      if (!section.context.unit && !last_unit_.empty()) section.context.unit = last_unit_;
      if (section.context.unit) last_unit_ = *section.context.unit;
    }
    ShareAmounts(catalogue_, &sections);
    Figures figures(ProseFigures(out_.statements, topics_, catalogue_));
    figures.Add(out_.facts);
    CodeNames names;
    for (const FactRecord& fact : out_.facts)
      if (fact.code) names.emplace(*fact.code, fact.name);
    for (LinearForm& form : ReadLinearForms(sections, catalogue_, pages, names, &figures))
      WriteLinear(std::move(form));
  }

  // The first reason is said.
  void SayPartial(std::string why) {
    if (out_.document.status != "ok") return;
    out_.document.status = "partial";
    out_.document.error_code = std::string(ErrorCodeName(ErrorCode::kLimitExceeded));
    out_.document.error_message = std::move(why);
  }

  void WriteLinear(LinearForm form) {
    const Section& section = *form.section;
    if (form.gave_up)
      SayPartial("The columns of " + section.context.title +
                 " were lost, and the form is too long or too ambiguous to recover them all by its sums.");
    TableRecord table = NewTable(section.context, form.method, form.confidence, form.cells);
    if (section.place.page > 0) table.page_first = section.place.page;
    if (section.place.line_first > 0) {
      table.line_first = section.place.line_first;
      table.line_last = section.place.line_last;
    }
    if (form.open) open_tables_.push_back(out_.tables.size());
    if (section.context.publisher) CountPublisher(*section.context.publisher);
    AddForm(std::move(table), *section.form, section.context, std::move(form.facts), std::move(form.cells));
  }

  // Their other amounts are as sure as before; the form as a whole is not. Where the order of the words was
  // free, an amount in doubt may be that of another row.
  void DoubtOpenForms() {
    constexpr double kOpenForm = 0.45;
    for (const FactRecord& fact : out_.facts)
      if (fact.amount && fact.confidence < kTrustworthy && out_.tables[fact.table].method == "linear")
        open_tables_.push_back(fact.table);
    for (size_t table : open_tables_)
      out_.tables[table].confidence = std::min(out_.tables[table].confidence, kOpenForm);
  }

  void CountPublisher(const Publisher& publisher) {
    ++publishers_[publisher.name + (publisher.consolidated ? "\x1f" : "")];
  }

  void SetStatus(const FormSpec& form, const std::vector<FactRecord>& facts,
                 const std::optional<std::string>& reason, TableRecord* table) {
    bool filled =
        std::any_of(facts.begin(), facts.end(), [](const FactRecord& f) { return f.amount.has_value(); });
    table->status = filled ? "filled" : "empty";
    if (filled) return;
    table->empty_reason = reason;
    auto promised = front_.promised.find(&form);
    if (!table->empty_reason && promised != front_.promised.end() && !promised->second.reason.empty())
      table->empty_reason = promised->second.reason;
  }

  // Facts of the table that is written next.
  void AddFacts(std::vector<FactRecord> facts, const FormSpec& form, const std::optional<std::string>& unit) {
    BindFacts(out_.document.doc_id, out_.tables.size(), form.id, unit, &facts);
    std::move(facts.begin(), facts.end(), std::back_inserter(out_.facts));
  }

  bool IsFound(const FormSpec& form) const {
    return std::any_of(out_.tables.begin(), out_.tables.end(),
                       [&](const TableRecord& table) { return table.form == form.id; });
  }

  // The pages on which a form may begin: all, while one was not found.
  std::set<int> PagesOfForms(const std::vector<Page>& pages, const std::vector<RuledForm>& ruled) const {
    std::set<size_t> tables;
    for (const RuledForm& form : ruled) tables.insert(form.table);
    for (size_t i = 0; i < out_.tables.size(); ++i)
      if (out_.tables[i].form) tables.insert(i);
    std::set<int> out;
    for (size_t i : tables)
      for (int page = out_.tables[i].page_first; page > 0 && page <= out_.tables[i].page_last; ++page)
        out.insert(page);
    const bool all = std::all_of(catalogue_.forms().begin(), catalogue_.forms().end(),
                                 [&](const FormSpec& form) { return IsFound(form); });
    if (!all && (front_.is_final_account || !tables.empty()))
      for (const Page& page : pages) out.insert(page.number);
    return out;
  }

  // Forms that neither rules nor places showed, but the structure tree of a tagged PDF does. Nothing else
  // speaks for them than their sums. A ruled table with the title of a form is left to the arbiter.
  void ReadLostForms(const TaggedForms& tagged, const std::vector<RuledForm>& ruled) {
    if (tagged.empty()) return;
    for (const FormSpec& form : catalogue_.forms()) {
      const bool is_ruled = std::any_of(ruled.begin(), ruled.end(),
                                        [&](const RuledForm& other) { return other.form == &form; });
      if (is_ruled || IsFound(form)) continue;
      std::optional<TaggedForms::Titled> found = tagged.Find(form);
      if (!found) continue;
      auto& reading = found->reading;
      AddForm(NewTable(found->context, reading.method, reading.confidence, reading.cells), form,
              found->context, std::move(reading.facts), std::move(reading.cells));
    }
  }

  // A table right behind a form, with amounts, without a title or with the same: its rows may be the form's,
  // kept apart by their rules.
  bool GoesOn(size_t form, size_t last) const {
    if (last + 1 >= drafts_.size()) return false;
    const TableDraft& next = drafts_[last + 1];
    const FlowItem& item = flow_[next.item];
    if (next.form || item.page > flow_[drafts_[last].item].grid->row_page.back() + 1) return false;
    const FormSpec* title = next.context.match.form;
    if (next.context.match && (!title || title != drafts_[form].form)) return false;
    for (size_t i = drafts_[last].item + 1; i < next.item && !title; ++i)
      if (!flow_[i].furniture && !patterns_.IsHeadLine(flow_[i].line.text)) return false;
    return std::any_of(item.grid->cells.begin(), item.grid->cells.end(),
                       [](const Cell& cell) { return CountDecimals(cell.text) > 0; });
  }

  size_t LastPart(size_t form) const {
    constexpr size_t kMostParts = 8;
    size_t last = form;
    while (last < form + kMostParts && GoesOn(form, last)) ++last;
    return last;
  }

  // Tables are written in the order of the drafts, and first.
  std::vector<RuledForm> RuledForms() const {
    std::vector<RuledForm> out;
    const std::set<size_t> named_oddly = TablesWithOddNames(out_);
    for (size_t i = 0; i < drafts_.size(); ++i) {
      const TableDraft& draft = drafts_[i];
      const FormSpec* form = draft.form ? draft.form : draft.context.match.form;
      if (!form || flow_[draft.item].grid->method != Method::kRuled) continue;
      const size_t last = LastPart(i);
      const bool odd = odd_.count(i) > 0 || named_oddly.count(i) > 0 || (draft.form && last > i);
      out.push_back({form, i, draft.item, drafts_[last].item, odd});
    }
    return out;
  }

  // A second reading left none over.
  void WarnOfOrphans() {
    for (const auto& [index, count] : orphans_) {
      const TableRecord& table = out_.tables[index];
      if (table.method == MethodName(flow_[drafts_[index].item].grid->method))
        out_.warnings.push_back(*table.form + ": " + std::to_string(count) +
                                " printed amounts have no row name");
    }
  }

  void AddMissing() {
    for (const FormSpec& form : catalogue_.forms()) {
      auto promised = front_.promised.find(&form);
      if (promised == front_.promised.end() || IsFound(form)) continue;
      TableRecord table;
      table.form = form.id;
      table.title = promised->second.title;
      table.page_first = table.page_last = promised->second.page;
      table.status = "missing";
      table.confidence = 0;
      table.table_id = RecordId(out_.document.doc_id, {"missing", form.id});
      out_.tables.push_back(std::move(table));
    }
  }

  // Performance tables keep their record as tables; what they say becomes evaluations beside it.
  void AddEvaluations() {
    std::map<size_t, size_t> table_of;  // flow item to table record
    std::set<size_t> forms;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      table_of[drafts_[i].item] = i;
      if (drafts_[i].form) forms.insert(drafts_[i].item);
    }
    for (size_t i = 0; i < flow_.size(); ++i)
      if (flow_[i].is_table() && forms.count(i) == 0) {
        AlignShortRows(performance_.lexicon, &*flow_[i].grid);
        JoinRepeatedCells(&*flow_[i].grid);
      }
    std::vector<FoundEvaluation> all =
        ReadEvaluations(flow_, performance_.lexicon, out_.document.fiscal_year, forms);
    performance_.reports.Apply(flow_, out_.document.fiscal_year, &all);
    for (FoundEvaluation& found : all) {
      size_t index = out_.evaluations.size();
      std::string number = std::to_string(index);
      EvaluationRecord& record = found.evaluation.record;
      record.evaluation_id = RecordId(out_.document.doc_id, {"evaluation", number});
      if (record.source == "table") {
        record.table = table_of.at(found.item);
        record.confidence = out_.tables[*record.table].confidence;
      }
      for (FundRecord& fund : found.evaluation.funds) {
        fund.evaluation = index;
        out_.funds.push_back(std::move(fund));
      }
      for (IndicatorRecord& indicator : found.evaluation.indicators) {
        indicator.evaluation = index;
        indicator.indicator_id =
            RecordId(out_.document.doc_id, {"indicator", number, std::to_string(indicator.seq)});
        out_.indicators.push_back(std::move(indicator));
      }
      out_.evaluations.push_back(std::move(record));
    }
  }

  bool StartsWithReport() const {
    constexpr size_t kFrontItems = 30;
    std::vector<Report> reports = performance_.reports.Find(flow_);
    return !reports.empty() && reports.front().first < kFrontItems;
  }

  void DescribeDocument() {
    DocumentRecord& document = out_.document;
    size_t forms =
        static_cast<size_t>(std::count_if(out_.tables.begin(), out_.tables.end(), [](const TableRecord& t) {
          return t.form && t.status != "missing";
        }));
    // The cover first; then what the forms name most often.
    auto most = std::max_element(publishers_.begin(), publishers_.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
    std::string printed;
    if (most != publishers_.end()) printed = most->first;
    bool consolidated = printed.ends_with("\x1f");
    if (consolidated) printed.pop_back();
    std::string agency = !front_.agency.empty() ? front_.agency : forms > 0 ? printed : "";
    if (!agency.empty()) document.publisher = agency;
    document.consolidated = front_.consolidated || (consolidated && forms > 0);
    if (front_.is_final_account || forms >= 3)
      document.kind = front_.unit_account ? "unit_final_account" : "department_final_account";
  }

  std::optional<int> YearOfText() const {
    std::map<int, int> count;
    for (const FlowItem& item : flow_) {
      if (item.is_table()) continue;
      for (int year : FindYears(item.line.text)) ++count[year];
    }
    if (count.empty()) return std::nullopt;
    return std::max_element(count.begin(), count.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  const Catalogue& catalogue_;
  const TitleMatcher& titles_;
  const Patterns& patterns_;
  const PrintedNames& names_;
  const PerformanceTools& performance_;
  const StatementReader& statements_;
  const Checker& checker_;
  const TopicMatcher& topics_;
  Records& out_;
  Flow flow_;
  FrontMatter front_;
  std::vector<TableDraft> drafts_;
  std::string last_unit_;
  std::map<std::string, int> publishers_;
  std::map<size_t, int> orphans_;          // by table: printed amounts that no record could take
  std::set<size_t> odd_;                   // ruled tables that look misread
  size_t trials_ = kMostTrialsOfDocument;  // of headings without spans
  std::vector<size_t> open_tables_;        // forms with amounts whose column nothing decides
};

}  // namespace

Normalizer::Normalizer(const Catalogue& catalogue) : tools_(std::make_unique<Tools>(catalogue)) {}
Normalizer::~Normalizer() = default;

Records Normalizer::Normalize(std::string_view bytes, const std::string& path,
                              const Extraction& extraction) const {
  Records out;
  DocumentRecord& document = out.document;
  document.doc_id = Sha256Hex(bytes);
  document.path = path;
  document.bytes = static_cast<int64_t>(bytes.size());
  if (!extraction.media_type.empty()) document.media_type = extraction.media_type;
  if (!extraction.pages.empty()) document.pages = static_cast<int>(extraction.pages.size());
  if (!extraction.producer.empty()) document.producer = extraction.producer;
  out.warnings = extraction.warnings;
  if (extraction.error) {
    document.status = extraction.failed ? "failed" : "partial";
    document.error_code = std::string(ErrorCodeName(extraction.error.code));
    document.error_message = extraction.error.message;
  }
  if (extraction.failed) return out;
  DocumentReader(*tools_, &out).Read(extraction);
  return out;
}

}  // namespace gongkai
