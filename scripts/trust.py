#!/usr/bin/env python3
"""Counts how many injected errors are noticed.

usage: trust.py DATABASE FOLDER [--write FILE] [--command TEXT]

FOLDER holds NAME.json and NAME-SLIP.json as `gongkai synthesize --spoiled` writes them; the database was made from the
PDFs or from texts of the same names. An error is caught where a check fails that does not fail in the sound copy, or where
a changed cell has a confidence below 0.5. A cell is accused where its confidence is below 0.5 in the spoiled copy and not
in the sound one, and it was not changed. A cell is covered where some identity includes it: where the confidence of the
sound copy is above 0.97, which no reading has by itself. Only Python's standard library is used.
"""
import argparse
import collections
import datetime
import json
import pathlib
import sqlite3

SURE = 0.5
READING_ALONE = 0.97
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
        self.documents = {pathlib.Path(row["path"]).stem: row["doc_id"] for row in rows}

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
        covered = any(k in sound and sound[k]["confidence"] > READING_ALONE for k in changed)
        # What was read wrongly or with doubt before cannot be told apart from the slip.
        if any(k not in sound or sound[k]["confidence"] < SURE for k in changed):
            slips[slip]["unread"] += 1
            continue
        caught = bool(new) or doubted
        kind = "covered" if covered else "alone"
        slips[slip][kind] += 1
        slips[slip][kind + " caught"] += caught
        if covered and not caught:
            cell = truth["spoiled"][0]
            missed.append(f"{name}: {cell['form']} {cell['code'] or cell['name']} {cell['measure']} "
                          f"{cell['was']} → {cell['now']}")
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


def report(harvest, folder, command):
    slips, missed = measure(harvest, folder)
    tenths, alone = calibration(harvest, folder)
    out = [
        "# Trust: are wrong figures noticed?",
        "",
        f"Measured on {datetime.date.today()} with `{command}`: invented disclosures in all looks, each with copies in which one",
        "printed amount of a form is changed. Caught: a check fails, or the confidence of the changed cell is below 0.5.",
        "Accused: untouched cells whose confidence falls below 0.5 beside the changed one.",
        "",
        "| Error | In a cell that an identity covers: caught | In other cells: caught | Untouched cells accused |",
        "| --- | --- | --- | --- |",
    ]
    total = collections.Counter()
    for slip, words in SLIPS.items():
        c = slips[slip]
        total.update(c)
        out.append(f"| {words} | {c['covered caught']} of {c['covered']} ({percent(c['covered caught'], c['covered'])}) | "
                   f"{c['alone caught']} of {c['alone']} | {percent(c['accused'], c['untouched'])} |")
    out.append(f"| all | {total['covered caught']} of {total['covered']} "
               f"({percent(total['covered caught'], total['covered'])}) | {total['alone caught']} of {total['alone']} | "
               f"{percent(total['accused'], total['untouched'])} |")
    out += ["", f"{total['unread']} changed cells had been read with doubt already and are not counted.", ""]
    if missed:
        out += ["Covered and not caught:", ""] + [f"* {line}" for line in missed[:20]] + [""]
    out += ["## Cells that no identity covers", "",
            "A printed amount that nothing else in the document confirms: nobody can notice that it is wrong.", "",
            "| Form | Printed amounts | Of these covered by no identity |", "| --- | --- | --- |"]
    for form in sorted({form for form, _ in alone}):
        lonely, all_of_it = alone[form, False], alone[form, False] + alone[form, True]
        out.append(f"| `{form}` | {all_of_it} | {lonely} ({percent(lonely, all_of_it)}) |")
    out += ["", "## Calibration", "", "Of the cells (blank ones too) with a confidence in each tenth, how many are right:", "",
            "| Confidence | Cells | Right |", "| --- | --- | --- |"]
    for i, (cells, right) in enumerate(tenths):
        if cells:
            out.append(f"| {i / 10:.1f}–{(i + 1) / 10:.1f} | {cells} | {right} ({percent(right, cells)}) |")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--command", default="scripts/trust")
    arguments = parser.parse_args()
    text = report(Harvest(arguments.database), arguments.folder, arguments.command)
    print(text, end="")
    if arguments.write:
        arguments.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
