#!/usr/bin/env python3
"""Measures CPU time (user and system) of gongkai against pdftotext -bbox-layout.

usage: bench.py GONGKAI WORK_FOLDER REPETITIONS FILE…

Every measurement is one process from start to end, as wait4 reports it. The two programs take turns on each file, and
the one that goes first changes with every repetition. gongkai writes a new database each time; pdftotext writes its file.
"""
import os
import sqlite3
import statistics
import sys


def cpu_seconds(arguments):
    pid = os.fork()
    if pid == 0:
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            os.execvp(arguments[0], arguments)
        finally:
            os._exit(127)
    _, status, usage = os.wait4(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        sys.exit(f"{' '.join(arguments)} ended with {code}.")
    return usage.ru_utime + usage.ru_stime


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    gongkai, work, repetitions, files = sys.argv[1], sys.argv[2], max(5, int(sys.argv[3])), sys.argv[4:]
    database, boxes = os.path.join(work, "bench.sqlite"), os.path.join(work, "bench.html")

    def read(paths):
        if os.path.exists(database):
            os.remove(database)
        return cpu_seconds([gongkai, "run", *paths, "--db", database, "--quiet", "--log", "off"])

    def peer(paths):
        return sum(cpu_seconds(["pdftotext", "-bbox-layout", path, boxes]) for path in paths)

    def medians(paths):
        ours, theirs = [], []
        for repetition in range(repetitions):
            for program, times in [(read, ours), (peer, theirs)][:: 1 if repetition % 2 == 0 else -1]:
                times.append(program(paths))
        return statistics.median(ours), statistics.median(theirs)

    def row(name, pages, ours, theirs):
        print(f"{name:<34} {pages:>5} {ours * 1000:>10.1f} {theirs * 1000:>10.1f} {ours / theirs:>7.2f}"
              f" {ours * 1000 / max(pages, 1):>9.2f}", flush=True)

    print(f"CPU time in ms, user and system; medians of {repetitions} interleaved runs. gongkai: the file to a committed database.")
    print(f"{'file':<34} {'pages':>5} {'gongkai':>10} {'pdftotext':>10} {'ratio':>7} {'ms/page':>9}")
    medians(files[:1])  # fills the disk cache
    total_pages, total_ours, total_theirs = 0, 0.0, 0.0
    for path in files:
        ours, theirs = medians([path])
        with sqlite3.connect(database) as db:
            pages = db.execute("select coalesce(sum(pages), 0) from documents").fetchone()[0]
        row(os.path.basename(path), pages, ours, theirs)
        total_pages, total_ours, total_theirs = total_pages + pages, total_ours + ours, total_theirs + theirs
    row("sum, one process per file", total_pages, total_ours, total_theirs)
    if len(files) > 1:
        ours, theirs = medians(files)
        row("one gongkai run over all files", total_pages, ours, theirs)


main()
