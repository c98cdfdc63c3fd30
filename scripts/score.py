#!/usr/bin/env python3
"""Holds a database against the truth of synthetic disclosures.

usage: score.py DATABASE FOLDER [--beside WORDS DATABASE FOLDER]... [--write FILE] [--command TEXT]

FOLDER holds NAME.pdf and NAME.json as `gongkai synthesize` writes them; the database was made from the PDFs or from texts
of the same names (NAME.txt). Figures go to standard output; with --write all of them go to FILE as a page, and what stands
there between the markers of the remarks is kept. --beside adds a line for another database, made in the way that WORDS
tell.

A fact is right when form, side, code (or name where there is no code), measure and printed amount agree; rows that print
the same key twice are counted as often as they are printed. Blank cells are counted apart from amounts. An indicator is
right when all its levels, target, actual value, weight and score are. Statements are held against the truth by measure,
amount and unit. Silent errors: wrong, an amount that is not printed so, or a blank where an amount is printed, with a
confidence of 0.5 or more; lost, a printed amount that no record has, in a form that is said to be there with such a
confidence. Only Python's standard library is used.
"""
import argparse
import collections
import datetime
import json
import pathlib
import re
import sqlite3
import unicodedata

SURE = 0.5
# The first words of a look (truth["look"]) in which every cell has its rules; open sides lack only the outer edges.
EVERY_CELL_RULED = ("stroked rules", "filled rules", "cell edges", "open sides")
REMARKS = ("<!-- remarks: kept by scripts/accuracy -->", "<!-- end of remarks -->")
INDICATOR = ("level1", "level1_weight", "level2", "level3", "target", "target_op", "target_value", "target_unit", "actual",
             "actual_op", "actual_value", "actual_unit", "weight", "score", "deviation")
EVALUATION = ("kind", "fiscal_year", "project_name", "department", "implementer", "score")
FUND = ("name", "initial_budget", "full_year_budget", "executed", "weight", "rate", "score", "unit")
FIELDS = ("publisher", "fiscal_year", "kind", "consolidated")


def fold(value):
    """As printed, but for the width of characters and white space, which differ between faithful readings."""
    if not isinstance(value, str):
        return value
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", value)) or None


def cells(record, columns):
    return tuple(fold(record.get(column)) for column in columns)


def key(fact):
    return fact["form"], fact["side"], fact["code"] or fold(fact["name"]), fact["measure"]


def in_common(truth, found):
    return sum((collections.Counter(truth) & collections.Counter(found)).values())


class Count:
    """So many are printed, so many were read, so many of both are the same."""

    def __init__(self, printed=0, read=0, right=0):
        self.printed, self.read, self.right = printed, read, right

    @classmethod
    def of(cls, truth, found):
        return cls(len(truth), len(found), in_common(truth, found))

    def add(self, other):
        self.printed += other.printed
        self.read += other.read
        self.right += other.right

    @property
    def precision(self):
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self):
        return self.right / self.printed if self.printed else 1.0

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def whole(self):
        return self.right == self.printed == self.read


KINDS = ("facts", "blanks", "names", "tables", "fields", "evaluations", "funds", "indicators", "statements")


class Tally:
    def __init__(self):
        self.documents = self.wrong = self.lost = self.wrong_indicators = 0
        self.counts = {kind: Count() for kind in KINDS}

    def add(self, other):
        self.documents += other.documents
        self.wrong += other.wrong
        self.lost += other.lost
        self.wrong_indicators += other.wrong_indicators
        for kind in KINDS:
            self.counts[kind].add(other.counts[kind])

    @property
    def whole(self):
        kinds = ("facts", "blanks", "names", "tables", "fields", "evaluations", "funds", "indicators")
        return all(self.counts[kind].whole for kind in kinds)


def score_facts(truth, facts, tables):
    """The facts, blanks, names and silent errors of a document, or of one of its forms."""
    tally = Tally()
    printed = [(key(f), f["amount"]) for f in truth if f["amount"] is not None]
    read = [(key(f), f["amount"]) for f in facts if f["amount"] is not None]
    tally.counts["facts"] = Count.of(printed, read)
    blank = [key(f) for f in truth if f["amount"] is None]
    tally.counts["blanks"] = Count.of(blank, [key(f) for f in facts if f["amount"] is None])
    sure = [(key(f), f["amount"]) for f in facts if f["amount"] is not None and f["confidence"] >= SURE]
    tally.wrong = len(sure) - in_common(printed, sure)
    sure_forms = {t["form"] for t in tables if t["status"] != "missing" and t["confidence"] >= SURE}
    sure_blanks = collections.Counter(key(f) for f in facts if f["amount"] is None and f["confidence"] >= SURE)
    sure_blanks -= collections.Counter(blank)
    for (k, _), n in (collections.Counter(printed) - collections.Counter(read)).items():
        if k[0] in sure_forms:
            tally.lost += n
        else:
            tally.wrong += min(n, sure_blanks[k])
    names = {(f["form"], f["side"], f["code"], fold(f["name"])) for f in truth if f["code"]}
    tally.counts["names"] = Count.of(names, {(f["form"], f["side"], f["code"], fold(f["name"])) for f in facts if f["code"]})
    return tally


class Reading:
    """One database and the truth about its documents."""

    def __init__(self, database, folder):
        self.db = sqlite3.connect(database)
        self.db.row_factory = sqlite3.Row
        self.documents = {pathlib.Path(row["path"]).stem: row["doc_id"] for row in self.rows("select * from document_paths")}
        self.truths = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(pathlib.Path(folder).glob("*.json"))]
        self.all = Tally()
        self.looks = collections.defaultdict(Tally)
        self.words = collections.defaultdict(Tally)
        self.forms = collections.defaultdict(Tally)
        self.methods = collections.defaultdict(Tally)
        self.failures = []
        for truth in self.truths:
            self.score(truth)

    def rows(self, query, *arguments):
        return [dict(row) for row in self.db.execute(query, arguments)]

    def score(self, truth):
        doc_id = self.documents.get(pathlib.Path(truth["document"]["file"]).stem)
        if doc_id is None:
            raise SystemExit(f"{truth['document']['file']} is not in the database.")
        document = self.rows("select * from documents where doc_id = ?", doc_id)[0]
        facts = self.rows("select * from facts where doc_id = ?", doc_id)
        tables = self.rows("select * from tables where doc_id = ? and form is not null", doc_id)
        tally = score_facts(truth["facts"], facts, tables)
        tally.documents = 1
        counts = tally.counts
        fields = ("form", "status", "label", "unit")
        counts["tables"] = Count.of([cells(t, fields) for t in truth["tables"]], [cells(t, fields) for t in tables])
        counts["fields"] = Count.of([(f, fold(truth["document"][f])) for f in FIELDS], [(f, fold(document[f])) for f in FIELDS])
        said = [cells(s, ("measure", "amount", "unit")) for s in truth["statements"]]
        # More figures stand in the prose than the truth lists: only recall is measured.
        found = in_common(said, [cells(s, ("measure", "amount", "unit")) for s in self.rows("select * from statements where doc_id = ?", doc_id)])
        counts["statements"] = Count(len(said), found, found)
        self.score_performance(truth, doc_id, tally)

        look = truth["look"].split(", ")
        self.all.add(tally)
        self.looks[look[0]].add(tally)
        for word in look[1:]:
            self.words[word].add(tally)
        failures = [f"{kind} {counts[kind].right} of {counts[kind].printed}"
                    for kind in ("fields", "tables", "evaluations", "funds", "indicators") if not counts[kind].whole]
        method = {t["form"]: t["method"] or t["status"] for t in tables}
        forms = {f["form"] for f in truth["facts"]} | {f["form"] for f in facts}
        for form in sorted(forms):
            part = score_facts([f for f in truth["facts"] if f["form"] == form], [f for f in facts if f["form"] == form], tables)
            part.documents = 1
            self.forms[form].add(part)
            self.methods[method.get(form, "not found")].add(part)
            if not part.whole:
                sure = max([t["confidence"] for t in tables if t["form"] == form], default=0)
                wrong = [f"{kind} {c.right} of {c.printed} ({c.read} read)" for kind, c in part.counts.items() if not c.whole]
                failures.append(f"`{form}` ({method.get(form, 'not found')}, confidence {sure:.2f}): " + ", ".join(wrong))
        if failures:
            silent = tally.wrong + tally.lost
            self.failures.append((truth["document"]["file"], truth["look"], silent, failures))

    def score_performance(self, truth, doc_id, tally):
        printed = truth["evaluations"]
        read = self.rows("select * from evaluations where doc_id = ? and source = 'table'", doc_id)
        tally.counts["evaluations"] = Count.of([cells(e, EVALUATION) for e in printed], [cells(e, EVALUATION) for e in read])
        funds = self.rows("select f.* from evaluation_funds f join evaluations using (evaluation_id) where doc_id = ?", doc_id)
        tally.counts["funds"] = Count.of([cells(f, FUND) for e in printed for f in e["funds"]], [cells(f, FUND) for f in funds])
        indicators = self.rows("select i.* from indicators i join evaluations using (evaluation_id) where doc_id = ?", doc_id)
        wanted = [cells(i, INDICATOR) for e in printed for i in e["indicators"]]
        tally.counts["indicators"] = Count.of(wanted, [cells(i, INDICATOR) for i in indicators])
        sure = [cells(i, INDICATOR) for i in indicators if i["confidence"] >= SURE]
        tally.wrong_indicators = len(sure) - in_common(wanted, sure)

    def ruled_first(self):
        return sorted(self.looks.items(), key=lambda entry: (entry[0] not in EVERY_CELL_RULED, entry[0]))


def line(what, tally):
    c = tally.counts
    return (f"{what:<20} {tally.documents:>4} documents: facts F1 {c['facts'].f1:.4f}, {c['facts'].right} of {c['facts'].printed} amounts right; "
            f"silent: {tally.wrong} wrong, {tally.lost} lost; blanks {c['blanks'].right} of {c['blanks'].printed}; "
            f"tables {c['tables'].right} of {c['tables'].printed}; indicators {c['indicators'].right} of {c['indicators'].printed} "
            f"({tally.wrong_indicators} silent); statements {c['statements'].right} of {c['statements'].printed}")


def report(reading):
    out = [line("all documents", reading.all)]
    out += [line("  " + rules, tally) for rules, tally in reading.ruled_first()]
    for name, _, silent, failures in reading.failures:
        out.append(f"{name}{f' ({silent} silent)' if silent else ''}: " + "; ".join(failures))
    return "\n".join(out)


HEAD = "| Documents | Amounts | Precision | Recall | F1 | Blanks | Silent: wrong | lost |"
RULE = "| --- | --- | --- | --- | --- | --- | --- | --- |"


def table(first, rows):
    out = ["| " + first + " " + HEAD, "| --- " + RULE]
    for what, tally in rows:
        facts, blanks = tally.counts["facts"], tally.counts["blanks"]
        out.append(f"| {what} | {tally.documents} | {facts.right:,} of {facts.printed:,} | {facts.precision:.4f} | {facts.recall:.4f} | "
                   f"{facts.f1:.4f} | {blanks.right:,} of {blanks.printed:,} | {tally.wrong} | {tally.lost} |")
    return out


WHAT = {
    "facts": "amounts of the nine forms", "blanks": "blank cells of the nine forms", "names": "names of codes",
    "tables": "forms: status, label, unit", "fields": "documents: publisher, year, kind, 汇总",
    "evaluations": "performance tables: head and total score", "funds": "rows of funds", "indicators": "rows of indicators, every cell",
    "statements": "figures of the prose (recall only)",
}


def page(reading, beside, command, remarks):
    out = [
        "# Accuracy: is everything read that is printed?",
        "",
        f"Measured on {datetime.date.today()} with `{command}`: {reading.all.documents} invented disclosures, each in a random look, read from",
        "their PDFs and held against the truth that was written beside them. The same command makes the same documents.",
        "Silent is what nobody is warned of. Wrong: the record says something else than the page and has a confidence of 0.5",
        "or more. Lost: no record has the amount although the form is said to be there with such a confidence.",
        "",
        "| What | Right | Precision | Recall | F1 |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind, words in WHAT.items():
        c = reading.all.counts[kind]
        precision = "" if kind == "statements" else f"{c.precision:.4f}"
        f1 = "" if kind == "statements" else f"{c.f1:.4f}"
        out.append(f"| {words} | {c.right:,} of {c.printed:,} | {precision} | {c.recall:.4f} | {f1} |")
    out += ["", f"Silent errors: {reading.all.wrong} wrong amounts, {reading.all.lost} lost ones, {reading.all.wrong_indicators} indicators.",
            "", "## By look", "", "The rules of the tables:", ""]
    out += table("Rules", [*reading.ruled_first(), ("all", reading.all)])
    out += ["", "Every other choice of a look; a document has many of them:", ""]
    out += table("Choice", sorted(reading.words.items()))
    out += ["", "## By form", ""]
    out += table("Form", [(f"`{form}`", tally) for form, tally in sorted(reading.forms.items())])
    out += ["", "## By method", "", "How the cells were found (`tables.method`). “Documents” are forms here.", ""]
    out += table("Method", sorted(reading.methods.items()))
    if beside:
        out += ["", "## Printed and read in other ways", ""]
        out += table("What", beside)
        out += ["", "| What | Indicators | F1 | Silent | Statements |", "| --- | --- | --- | --- | --- |"]
        for what, tally in beside:
            i, s = tally.counts["indicators"], tally.counts["statements"]
            out.append(f"| {what} | {i.right:,} of {i.printed:,} | {i.f1:.4f} | {tally.wrong_indicators} | {s.right:,} of {s.printed:,} |")
    out += ["", "## What is not right", ""]
    if not reading.failures:
        out.append("Nothing in these documents.")
    for name, look, silent, failures in reading.failures:
        seed = re.search(r"\d+", name)
        out.append(f"* seed {seed.group() if seed else name}{f', {silent} silent' if silent else ''}: {'; '.join(failures)}. Look: {look}.")
    out += ["", REMARKS[0], remarks, REMARKS[1]]
    return "\n".join(out) + "\n"


def kept_remarks(path):
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    first, last = text.find(REMARKS[0]), text.find(REMARKS[1])
    return text[first + len(REMARKS[0]):last].strip("\n") if 0 <= first < last else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("folder")
    parser.add_argument("--beside", nargs=3, action="append", default=[], metavar=("WORDS", "DATABASE", "FOLDER"))
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--command", default="scripts/accuracy")
    arguments = parser.parse_args()
    reading = Reading(arguments.database, arguments.folder)
    print(report(reading))
    beside = []
    for words, database, folder in arguments.beside:
        other = Reading(database, folder)
        print("\n" + words + "\n" + report(other))
        beside.append((words, other.all))
    if arguments.write:
        arguments.write.write_text(page(reading, beside, arguments.command, kept_remarks(arguments.write)), encoding="utf-8")


if __name__ == "__main__":
    main()
