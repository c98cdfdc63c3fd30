#!/usr/bin/env python3
"""Holds a database against the truth of synthetic disclosures.

usage: score.py DATABASE FOLDER

FOLDER holds NAME.pdf and NAME.json as `gongkai synthesize` writes them. A record counts as found when form, side, code
(or name where there is no code), measure and printed amount agree; rows that print the same key twice are counted as
often as they are printed. The database may have been made from the PDFs or from texts of the same names (NAME.txt).
Statements are held against the truth by measure, amount and unit. Blank cells are counted apart from amounts. Silent
are wrong amounts with a confidence of 0.5 or more, and printed amounts without any record of their key in a form that is
said to be there with such a confidence. Only Python's standard library is used.
"""
import collections
import json
import pathlib
import sqlite3
import sys

# The first words of a look (truth["look"]) in which every cell has its rules; open sides lack only the outer edges.
EVERY_CELL_RULED = ("stroked rules", "filled rules", "cell edges", "open sides")


def key(fact):
    return fact["form"], fact["side"], fact["code"] or fact["name"], fact["measure"]


def in_common(truth, found):
    return sum((collections.Counter(truth) & collections.Counter(found)).values())


class Tally:
    def __init__(self):
        self.documents = self.amounts = self.read = self.right = self.sure_wrong = 0
        self.blanks = self.blanks_right = self.tables = self.tables_right = self.unseen = 0
        self.statements = self.statements_right = 0

    def add(self, truth, facts, tables, statements):
        self.documents += 1
        printed = [(key(f), f["amount"]) for f in truth["facts"] if f["amount"] is not None]
        read = [(key(f), f["amount"]) for f in facts if f["amount"] is not None]
        sure = [(key(f), f["amount"]) for f in facts if f["amount"] is not None and f["confidence"] >= 0.5]
        self.amounts += len(printed)
        self.read += len(read)
        self.right += in_common(printed, read)
        self.sure_wrong += len(sure) - in_common(printed, sure)
        # Amounts without a record, in forms that the database calls read and is sure of.
        sure_forms = {t["form"] for t in tables if t["status"] != "missing" and t["confidence"] >= 0.5}
        lost = collections.Counter(printed) - collections.Counter(read)
        self.unseen += sum(n for (k, _), n in lost.items() if k[0] in sure_forms)
        blank = [key(f) for f in truth["facts"] if f["amount"] is None]
        self.blanks += len(blank)
        self.blanks_right += in_common(blank, [key(f) for f in facts if f["amount"] is None])
        fields = ("form", "status", "label", "unit")
        wanted = [tuple(t[f] for f in fields) for t in truth["tables"]]
        self.tables += len(wanted)
        self.tables_right += in_common(wanted, [tuple(t[f] for f in fields) for t in tables])
        said = [(s["measure"], s["amount"], s["unit"]) for s in truth["statements"]]
        self.statements += len(said)
        self.statements_right += in_common(said, [(s["measure"], s["amount"], s["unit"]) for s in statements])

    def line(self, what):
        precision = self.right / self.read if self.read else 1.0
        recall = self.right / self.amounts if self.amounts else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return (f"{what:<20} {self.documents:>4} documents: facts F1 {f1:.4f}, {self.right} of {self.amounts} amounts right; silent: {self.sure_wrong} wrong "
                f"amounts, {self.unseen} unseen; blanks {self.blanks_right} of {self.blanks}; tables {self.tables_right} of {self.tables}; statements {self.statements_right} of {self.statements}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    db = sqlite3.connect(sys.argv[1])
    db.row_factory = sqlite3.Row
    documents = {pathlib.Path(row["path"]).stem: row["doc_id"] for row in db.execute("select * from document_paths")}
    everything, ruled, by_rules = Tally(), Tally(), {}
    imperfect = []
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        doc_id = documents.get(path.stem)
        if doc_id is None:
            sys.exit(f"{truth['document']['file']} is not in the database.")
        facts = [dict(row) for row in db.execute("select * from facts where doc_id = ?", (doc_id,))]
        tables = [dict(row) for row in db.execute("select * from tables where doc_id = ? and form is not null", (doc_id,))]
        statements = [dict(row) for row in db.execute("select * from statements where doc_id = ?", (doc_id,))]
        single = Tally()
        rules = truth["look"].split(",")[0]
        for tally in (everything, by_rules.setdefault(rules, Tally()), single):
            tally.add(truth, facts, tables, statements)
        if rules in EVERY_CELL_RULED:
            ruled.add(truth, facts, tables, statements)
        whole = (single.right == single.amounts == single.read and single.blanks == single.blanks_right
                 and single.tables == single.tables_right)
        if rules in EVERY_CELL_RULED and not whole:
            imperfect.append("  " + single.line(truth["document"]["file"]))
    print(everything.line("all documents"))
    print(ruled.line("every cell ruled"))
    for rules, tally in sorted(by_rules.items(), key=lambda entry: (entry[0] not in EVERY_CELL_RULED, entry[0])):
        print(tally.line("  " + rules))
    if imperfect:
        print("\nEvery cell ruled, but not all of it right:")
        print("\n".join(imperfect))


main()
