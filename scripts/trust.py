#!/usr/bin/env python3
"""Counts how many injected errors are noticed.

usage: trust.py DATABASE FOLDER [--texts] [--write FILE] [--command TEXT]

FOLDER holds NAME.json and NAME-SLIP.json as `gongkai synthesize --spoiled` writes them; the database was made from the
PDFs or from texts of the same names. An error is caught where a check fails that does not fail in the sound copy, or where
a changed cell has a confidence below 0.5. A cell is accused where its confidence is below 0.5 in the spoiled copy and not
in the sound one, and it was not changed.

A slip is covered where the outcome of some identity depends on it: where it changes a sum by more than the rounding of the
sum, or where another form prints the amounts of both of two rows that were exchanged. Other slips are counted apart: those
that honest rounding could have made, those that change no sum and that no other form tells of, and those of cells that no
identity includes (whose confidence in the sound copy is not above 0.97, which is that of a reading by itself). Only Python's
standard library is used.
"""
import argparse
import collections
import datetime
import decimal
import json
import pathlib
import sqlite3
import subprocess

SURE = 0.5
READING_ALONE = 0.97
PROGRAM = pathlib.Path(__file__).resolve().parent.parent / "build" / "gongkai"
FEN = {"万元": 1000000, "元": 100, "千元": 100000, "亿元": 10000000000}
# The first two are covered.
REACH = {
    "beyond": "changes a sum by more than rounding",
    "told": "changes no sum, but another form prints both rows",
    "within": "changes sums by less than rounding",
    "none": "changes no sum, and no other form tells",
    "alone": "cells that no identity includes",
}
COVERED = ("beyond", "told")
SLIPS = {
    "digit": "one digit changed",
    "swap": "two digits swapped",
    "point": "decimal point moved",
    "neighbour": "value of the next row",
    "blank": "not printed",
    "row": "two rows exchanged",
}


def key(fact):
    return fact["form"], fact["side"], fact["code"] or fact["name"], fact["measure"]


class Harvest:
    def __init__(self, database):
        self.db = sqlite3.connect(database)
        self.db.row_factory = sqlite3.Row
        rows = self.db.execute("select doc_id, path from documents")
        self.documents, self.paths = {}, {}
        for row in rows:
            stem = pathlib.Path(row["path"]).stem
            self.documents[stem], self.paths[stem] = row["doc_id"], row["path"]
        self.sums_of = {}

    def facts(self, name):
        rows = self.db.execute("select * from facts where doc_id = ?", (self.documents.get(name),))
        out = {}
        for row in rows:
            # Of cells printed twice under one key the least sure counts.
            other = out.get(key(row))
            if other is None or row["confidence"] < other["confidence"]:
                out[key(row)] = row
        return out

    def failures(self, name):
        rows = self.db.execute(
            "select rule, message from checks where doc_id = ? and status = 'fail'", (self.documents.get(name),)
        )
        return collections.Counter((row["rule"], row["message"]) for row in rows)


    def sums(self, name):
        """The equalities of a document: tolerance in fen, ids of the facts on the left and on the right."""
        if name not in self.sums_of:
            lines = subprocess.run([PROGRAM, "show", "--sums", self.paths[name]], capture_output=True, text=True, check=True)
            parts = [line.split("\t") for line in lines.stdout.splitlines()]
            self.sums_of[name] = [(int(p[4]), p[5].split(), p[6].split()) for p in parts if p[1] == "="]
        return self.sums_of[name]


def told_elsewhere(sound, cells):
    """Whether another form prints, of both of two exchanged rows, an amount that the slip moved."""
    moved = collections.defaultdict(set)  # code to amounts in fen
    for cell in cells:
        amount = sound[key(cell)]["amount_fen"] or 0
        if cell["code"] and amount and decimal.Decimal(cell["now"] or 0) != decimal.Decimal(cell["was"] or 0):
            moved[cell["code"]].add(amount)
    printed = collections.defaultdict(set)  # form to codes of which it prints such an amount
    for fact in sound.values():
        if fact["form"] != cells[0]["form"] and fact["amount_fen"] in moved.get(fact["code"], ()):
            printed[fact["form"]].add(fact["code"])
    return len(moved) == 2 and any(len(codes) == 2 for codes in printed.values())


def reach(harvest, name, sound, cells):
    """What a slip does to the identities of the document: a key of REACH."""
    changes = {}
    for cell in cells:
        fact = sound[key(cell)]
        now = decimal.Decimal(cell["now"] or 0) * FEN[fact["unit"]]
        changes[fact["fact_id"]] = int(now) - (fact["amount_fen"] or 0)
    found = None
    for tolerance, left, right in harvest.sums(name):
        if not any(fact in changes for fact in left + right):
            continue
        change = abs(sum(changes.get(fact, 0) for fact in left) - sum(changes.get(fact, 0) for fact in right))
        level = "beyond" if change > tolerance else "within" if change else "none"
        if found is None or list(REACH).index(level) < list(REACH).index(found):
            found = level
    if found in ("within", "none") and told_elsewhere(sound, cells):
        return "told"
    return found or "alone"


def percent(part, whole):
    return "–" if whole == 0 else f"{100 * part / whole:.1f} %"


def measure(harvest, folder):
    slips = {slip: collections.Counter() for slip in SLIPS}
    missed = []
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if "spoiled" not in truth:
            continue
        name = path.stem
        base, slip = name.rsplit("-", 1)
        sound, spoiled = harvest.facts(base), harvest.facts(name)
        changed = {key(cell) for cell in truth["spoiled"]}
        new = harvest.failures(name) - harvest.failures(base)
        doubted = any(k in spoiled and spoiled[k]["confidence"] < SURE for k in changed)
        # What was read wrongly or with doubt before cannot be told apart from the slip.
        if any(k not in sound or sound[k]["confidence"] < SURE for k in changed):
            slips[slip]["unread"] += 1
            continue
        caught = bool(new) or doubted
        kind = reach(harvest, base, sound, truth["spoiled"])
        for counted in (kind, "covered") if kind in COVERED else (kind,):
            slips[slip][counted] += 1
            slips[slip][counted + " caught"] += caught
        if not caught:
            cell = truth["spoiled"][0]
            missed.append((kind, f"{name}: {cell['form']} {cell['code'] or cell['name']} {cell['measure']} "
                                 f"{cell['was']} → {cell['now']}"))
        for k, fact in spoiled.items():
            if k in changed or k not in sound or sound[k]["confidence"] < SURE:
                continue
            slips[slip]["untouched"] += 1
            slips[slip]["accused"] += fact["confidence"] < SURE
    return slips, missed


def calibration(harvest, folder):
    tenths = [[0, 0] for _ in range(10)]
    alone = collections.Counter()
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if "spoiled" in truth:
            continue
        printed = collections.defaultdict(list)
        for fact in truth["facts"]:
            printed[key(fact)].append(fact["amount"])
        rows = harvest.db.execute("select * from facts where doc_id = ?", (harvest.documents.get(path.stem),))
        for row in rows:
            tenth = tenths[min(int(row["confidence"] * 10), 9)]
            tenth[0] += 1
            tenth[1] += row["amount"] in printed.get(key(row), [])
            if row["amount"] is not None:
                alone[row["form"], row["confidence"] > READING_ALONE] += 1
    return tenths, alone


def share(counts, kind):
    return f"{counts[kind + ' caught']} of {counts[kind]} ({percent(counts[kind + ' caught'], counts[kind])})"


def report(harvest, folder, command, whole):
    slips, missed = measure(harvest, folder)
    tenths, alone = calibration(harvest, folder)
    heads = ["Slip", "Covered: caught",
             *(("… " if kind in COVERED else "Not covered: ") + words for kind, words in REACH.items()), "Untouched cells accused"]
    out = [f"Measured on {datetime.date.today()} with `{command}`.", "", "| " + " | ".join(heads) + " |",
           "| " + " | ".join("---" for _ in heads) + " |"]
    total = collections.Counter()
    for slip in SLIPS:
        total.update(slips[slip])
    for words, c in [*((words, slips[slip]) for slip, words in SLIPS.items()), ("all", total)]:
        cells = [share(c, "covered"), *(share(c, kind) for kind in REACH), percent(c["accused"], c["untouched"])]
        out.append("| " + " | ".join([words, *cells]) + " |")
    out += ["", f"{total['unread']} changed cells had been read with doubt already and are not counted."]
    for kind, words in REACH.items():
        lines = [line for level, line in missed if level == kind]
        if lines:
            out += ["", f"Not caught: {words}" + (", the first ten:" if len(lines) > 10 else ":"), ""]
            out += [f"* {line}" for line in lines[:10]]
    if whole:
        out += ["", "### Cells that no identity covers", "",
                "A printed amount that nothing else in the document confirms: nobody can notice that it is wrong.", "",
                "| Form | Printed amounts | Of these covered by no identity |", "| --- | --- | --- |"]
        for form in sorted({form for form, _ in alone}):
            lonely, all_of_it = alone[form, False], alone[form, False] + alone[form, True]
            out.append(f"| `{form}` | {all_of_it} | {lonely} ({percent(lonely, all_of_it)}) |")
    out += ["", "### Calibration", "", "Of the cells (blank ones too) with a confidence in each tenth, how many are right:", "",
            "| Confidence | Cells | Right |", "| --- | --- | --- |"]
    for i, (cells, right) in enumerate(tenths):
        if cells:
            out.append(f"| {i / 10:.1f}–{(i + 1) / 10:.1f} | {cells} | {right} ({percent(right, cells)}) |")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--texts", action="store_true", help="the database was made from texts")
    parser.add_argument("--write", type=pathlib.Path, help="a page with the marks of this section")
    parser.add_argument("--command", default="scripts/trust")
    arguments = parser.parse_args()
    text = report(Harvest(arguments.database), arguments.folder, arguments.command, not arguments.texts)
    print(text, end="")
    if arguments.write:
        name = "texts" if arguments.texts else "PDFs"
        begin, end = f"<!-- {name}: written by scripts/trust -->\n", f"<!-- end of the {name} -->"
        before, rest = arguments.write.read_text(encoding="utf-8").split(begin)
        after = rest.split(end)[1]
        arguments.write.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
