#!/usr/bin/env python3
"""The same rows in plain SQLite with FTS5 and in DuckDB, beside a ledger that `ledger_bench` made.

    bench/compare_ledger.py LEDGER.jsonl     (sayso export of the ledger)

Rows: one a statement, with act, certainty, speaker, outlet, time and words. Searches: a word with two fields, and counts by
speaker and by act. Makes a virtual environment of its own beside the temporary files and installs pinned versions there.
"""

import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import venv

PINNED = ["duckdb==1.1.3"]
ROUNDS = 50


def rows_of(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if "correction" in record:
                continue
            for s in record["statements"]:
                words = " ".join(record["text"][b:e] for b, e in s["content"])
                who = s["who"]["name"] if s["who"] else ""
                yield (s["id"], s["act"], s["certainty"], who, record["outlet"] or "", record["published"] or "", words)


def milliseconds(search, values):
    times = []
    for value in values:
        begin = time.perf_counter()
        search(value)
        times.append(1000 * (time.perf_counter() - begin))
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)]


def report(what, pair):
    print(f"{what:32} p50 {pair[0]:9.2f} ms   p99 {pair[1]:9.2f} ms", flush=True)


def plain_sqlite(rows, folder, words):
    path = folder / "plain.sqlite"
    connection = sqlite3.connect(path)
    begin = time.perf_counter()
    connection.executescript(
        "PRAGMA journal_mode=WAL; CREATE TABLE s (id TEXT, act TEXT, certainty TEXT, who TEXT, outlet TEXT, published TEXT, words TEXT);"
        "CREATE VIRTUAL TABLE f USING fts5(words, content='s');"
    )
    connection.executemany("INSERT INTO s VALUES (?,?,?,?,?,?,?)", rows)
    connection.execute("INSERT INTO f(f) VALUES ('rebuild')")
    connection.commit()
    seconds = time.perf_counter() - begin
    print(f"{'sqlite3 + FTS5':32} {len(rows) / seconds:9.0f} statements/s, {path.stat().st_size / len(rows):.0f} bytes each")
    find = (
        "SELECT s.* FROM f JOIN s ON s.rowid = f.rowid WHERE f MATCH ? AND act = 'state' AND published >= '2032'"
        " ORDER BY published DESC LIMIT 20"
    )
    report("  word and two fields", milliseconds(lambda w: connection.execute(find, (w,)).fetchall(), words))
    for by in ("who", "act"):
        count = f"SELECT {by}, count(*) AS n FROM f JOIN s ON s.rowid = f.rowid WHERE f MATCH ? GROUP BY 1 ORDER BY n DESC LIMIT 20"
        report(f"  counted by {by}", milliseconds(lambda w, sql=count: connection.execute(sql, (w,)).fetchall(), words))


DUCKDB = """
import duckdb, json, sys, time
sys.path.insert(0, sys.argv[1])
from compare_ledger import milliseconds, report, rows_of
words = json.loads(sys.argv[3])
connection = duckdb.connect(sys.argv[4])
begin = time.perf_counter()
connection.execute("CREATE TABLE s AS SELECT * FROM read_json(?, columns={'id':'VARCHAR','act':'VARCHAR','who':'VARCHAR','published':'VARCHAR','words':'VARCHAR'})", [sys.argv[2]])
count = connection.execute("SELECT count(*) FROM s").fetchone()[0]
print(f"{'duckdb ' + duckdb.__version__:32} {count / (time.perf_counter() - begin):9.0f} statements/s")
find = "SELECT * FROM s WHERE contains(words, ?) AND act = 'state' AND published >= '2032' ORDER BY published DESC LIMIT 20"
report("  word and two fields (scan)", milliseconds(lambda w: connection.execute(find, [w]).fetchall(), words))
for by in ("who", "act"):
    sql = f"SELECT {by}, count(*) AS n FROM s WHERE contains(words, ?) GROUP BY 1 ORDER BY n DESC LIMIT 20"
    report(f"  counted by {by} (scan)", milliseconds(lambda w: connection.execute(sql, [w]).fetchall(), words))
"""


def in_duckdb(rows, folder, words):
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PINNED], check=True)
    keys = ("id", "act", "certainty", "who", "outlet", "published", "words")
    with open(folder / "rows.jsonl", "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(dict(zip(keys, row))) + "\n")
    here = pathlib.Path(__file__).resolve().parent
    arguments = [here, folder / "rows.jsonl", json.dumps(words), folder / "rows.duckdb"]
    subprocess.run([python, "-c", DUCKDB, *map(str, arguments)], check=True)


def main():
    rows = list(rows_of(sys.argv[1]))
    counts = {}
    for row in rows[:20000]:
        for word in row[-1].split():
            counts[word] = counts.get(word, 0) + 1
    words = [word for word in sorted(counts, key=lambda w: (-counts[w], w)) if word.isalpha()][:ROUNDS]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plain_sqlite(rows, folder, words)
        in_duckdb(rows, folder, words)


if __name__ == "__main__":
    main()
