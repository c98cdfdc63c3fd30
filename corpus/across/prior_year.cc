// Y1. 与上年相比，收入总计减少 5万元 beside a total of 95万元 asserts that last year's was 100万元: last
// year's document must print that.
#include <algorithm>
#include <memory>

#include "corpus/across/across.h"
#include "corpus/across/disclosures.h"
#include "normalize/checks/claims.h"
#include "normalize/checks/report.h"

namespace gongkai {
namespace {

// A document with everything that looks its figures up. Its parts refer to each other.
struct Reading {
  Reading(const Catalogue& catalogue, const TopicMatcher& topics, Records read)
      : records(std::move(read)), ledger(catalogue, records), claims(catalogue, topics, ledger, records) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  Records records;
  Ledger ledger;
  Claims claims;
};
using Readings = std::vector<std::unique_ptr<Reading>>;

// What last year's documents print for a figure.
struct Printed {
  Figure figure;
  const DocumentRecord* document = nullptr;
  bool agreed = true;  // of several conversions, those that were read with confidence print the same
};

class PriorYears {
 public:
  PriorYears(const Catalogue& catalogue, Accounts* accounts, std::vector<DocumentCheck>* out)
      : catalogue_(catalogue), topics_(catalogue), accounts_(*accounts), out_(*out) {
    for (const std::string& id : catalogue.prior_year_identities())
      for (const Identity& identity : catalogue.identities())
        if (identity.id == id && identity.kind == Identity::Kind::kProse) identities_.push_back(&identity);
    for (const Identity* identity : identities_)
      for (const IdentityTerm& term : identity->right) {
        selection_.forms.push_back(term.form);
        selection_.measures.push_back(term.measure);
      }
    selection_.statements = true;
  }

  void Run(const std::vector<DocumentRecord>& documents, const Series& series) {
    Readings last;
    int last_year = 0;
    for (const auto& [year, indices] : series) {
      bool follows = !last.empty() && last_year + 1 == year;
      if (!follows) last.clear();
      // A year that neither follows nor is followed needs not be read.
      if (!follows && !series.count(year + 1)) continue;
      Readings now;
      for (size_t i : indices)
        now.push_back(std::make_unique<Reading>(catalogue_, topics_,
                                                accounts_.Read(documents[i], catalogue_, selection_)));
      if (follows)
        for (const auto& reading : now) Document(*reading, last);
      last = std::move(now);
      last_year = year;
    }
  }

 private:
  void Document(const Reading& reading, const Readings& last) {
    for (const Claim& claim : reading.claims.all()) {
      const StatementRecord& said = *claim.statement;
      if (!claim.Is("change") || said.base != "上年" || !said.amount_fen || !claim.current ||
          claim.topic.empty() || claim.key.empty())
        continue;
      int sign = said.direction == "increase" ? 1 : said.direction == "decrease" ? -1 : 0;
      if (sign == 0 && *said.amount_fen != 0) continue;
      for (const Identity* identity : identities_) Compare(reading, claim, sign, *identity, last);
    }
  }

  std::optional<Printed> LastYear(const Readings& last, const Identity& identity, const Claim& claim) const {
    std::optional<Printed> found;
    for (const auto& reading : last) {
      std::optional<Figure> figure =
          reading->claims.InForms(identity, claim.topic, claim.key, claim.statement->subject.value_or(""));
      if (!figure || figure->ulp == 0) continue;  // not there, or blank
      if (!found || (figure->sure && !found->figure.sure)) {
        found = Printed{std::move(*figure), &reading->records.document, true};
      } else if (figure->sure && figure->fen != found->figure.fen) {
        found->agreed = false;
      }
    }
    return found;
  }

  void Compare(const Reading& reading, const Claim& claim, int sign, const Identity& identity,
               const Readings& last) {
    std::optional<Printed> printed = LastYear(last, identity, claim);
    if (!printed) return;
    const StatementRecord& said = *claim.statement;
    std::optional<Figure> now =
        reading.claims.InForms(identity, claim.topic, claim.key, said.subject.value_or(""));
    if (!now || !now->sure || now->ulp == 0)
      if (const Claim* near = reading.claims.Near(claim, "final")) now = reading.claims.Of(*near);
    if (!now) return;
    Figure change = reading.claims.Of(claim);
    int64_t prior = 0, difference = 0, step = 0;
    if (__builtin_mul_overflow(change.fen, int64_t{sign}, &step) ||
        __builtin_sub_overflow(now->fen, step, &prior) ||
        __builtin_sub_overflow(prior, printed->figure.fen, &difference) || difference == INT64_MIN)
      return;
    // Half a unit of the last digit of each of the three; amounts in whole fen are exact.
    int64_t tolerance = 0;
    for (int64_t ulp : {now->ulp, change.ulp, printed->figure.ulp}) tolerance += ulp > 1 ? ulp : 0;
    tolerance /= 2;
    bool within = std::abs(difference) <= tolerance;
    bool sure = within || (now->sure && printed->figure.sure && printed->agreed);

    DocumentCheck found =
        BeginAcross(catalogue_, "Y1", reading.records.document, {said.statement_id, identity.id});
    CheckRecord& check = found.check;
    std::string unit = said.unit.value_or("");
    check.status = sure ? StatusName(difference == 0, within) : "not_applicable";
    check.left = FenText(prior, unit);
    check.right = FenText(printed->figure.fen, unit);
    check.difference = FenText(difference, unit);
    check.tolerance = FenText(tolerance, unit);
    check.evidence = {said.statement_id};
    for (const Figure* figure : {&*now, &printed->figure})
      check.evidence.insert(check.evidence.end(), figure->evidence.begin(), figure->evidence.end());
    std::string gap = Grouped(FenText(std::abs(difference), unit)) + unit;
    check.message = "由 " + now->words + " 和" + reading.claims.wording().Statement(said) + " 推得上年数 " +
                    Grouped(*check.left) + unit + "，与上年度决算公开（" + FileName(*printed->document) +
                    "）" + printed->figure.words;
    if (difference == 0) {
      check.message += " 一致";
    } else if (within) {
      check.message += " 相差 " + gap + "，在四舍五入的尾差之内";
    } else {
      check.message += " 不一致，相差 " + gap;
      if (!printed->agreed) {
        check.message += "；但上年度公开的几个版本互不相同，不能据此判断";
      } else if (!sure) {
        check.message += "；但表中数字的读取存疑，不能据此判断";
      }
    }
    out_.push_back(std::move(found));
  }

  const Catalogue& catalogue_;
  TopicMatcher topics_;
  Accounts& accounts_;
  std::vector<DocumentCheck>& out_;
  std::vector<const Identity*> identities_;
  FigureSelection selection_;
};

}  // namespace

void AddPriorYearChecks(const Catalogue& catalogue, const std::vector<DocumentRecord>& documents,
                        Accounts* accounts, std::vector<DocumentCheck>* out) {
  PriorYears years(catalogue, accounts, out);
  for (const auto& [agency, series] : GroupByAgency(documents)) years.Run(documents, series);
}

}  // namespace gongkai
