#!/usr/bin/env python3
"""The same rows in plain SQLite with FTS5, under datasette and in DuckDB, beside a ledger, in one run.

    SAYSO_BENCH_STATEMENTS=1000000 SAYSO_BENCH_LEDGER=big.sayso build/release/bench/ledger_bench --benchmark_filter=open
    bench/compare_ledger.py build/release/bench/ledger_bench big.sayso [WORDS]

Rows: one a statement, with act, certainty, speaker, outlet, time and words. Asked: a word with two fields (20 newest and how
many there are), and counts by speaker, act and month, for the words that ledger_bench asks for. A word in DuckDB is a scan, since
that is what it is made for; counts of everything are what it does best. Makes a virtual environment of its own and installs
pinned versions there.
"""

import asyncio
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import venv

PINNED = ["duckdb==1.1.3", "datasette==0.65.1"]
WORDS = 100
SYLLABLES = ["ka", "lo", "mi", "ter", "ung", "be", "stra", "wen", "dor", "fisch", "au", "gel"]


def word(number):
    """As in ledger_bench.cpp."""
    text, n = "", number + 13
    while n > 0:
        text += SYLLABLES[n % 12]
        n //= 12
    return text


def rows_of(ledger):
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    for record, text in connection.execute("SELECT r.record, v.text FROM readings r JOIN versions v ON v.id = r.version"):
        reading = json.loads(record)
        for s in reading["statements"]:
            words = " ".join(text[b:e] for b, e in s["content"])
            who = s["who"]["name"] if s["who"] else ""
            published = reading["published"] or ""
            yield (s["id"], s["act"], s["certainty"], who, reading["outlet"] or "", published, published[:7], words)


def report(what, times):
    times = sorted(times)
    print(f"{what:44} p50 {times[len(times) // 2]:9.2f} ms   p99 {times[min(len(times) - 1, int(len(times) * 0.99))]:9.2f} ms", flush=True)


def timed(search, values):
    times = []
    for value in values:
        begin = time.perf_counter()
        search(value)
        times.append(1000 * (time.perf_counter() - begin))
    return times


COLUMNS = ("id", "act", "certainty", "who", "outlet", "published", "month", "words")
COUNTED = ("who", "act", "month")


def fill_plain_sqlite(ledger, path):
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA journal_mode=WAL;"
        "CREATE TABLE s (id TEXT, act TEXT, certainty TEXT, who TEXT, outlet TEXT, published TEXT, month TEXT, words TEXT);"
        "CREATE INDEX s_who ON s (who); CREATE INDEX s_act ON s (act); CREATE INDEX s_month ON s (month);"
        "CREATE VIRTUAL TABLE s_fts USING fts5(words, content='s');"
    )
    seconds, count, batch = 0.0, 0, []

    def flush():
        nonlocal seconds, count
        begin = time.perf_counter()
        connection.executemany("INSERT INTO s VALUES (?,?,?,?,?,?,?,?)", batch)
        connection.commit()
        seconds += time.perf_counter() - begin
        count += len(batch)
        batch.clear()

    for row in rows_of(ledger):
        batch.append(row)
        if len(batch) == 4096:
            flush()
    flush()
    begin = time.perf_counter()
    connection.execute("INSERT INTO s_fts(s_fts) VALUES ('rebuild')")
    connection.commit()
    seconds += time.perf_counter() - begin
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size / count
    print(f"{'plain SQLite: adding':44} {count / seconds:9.0f} statements/s, {size:.0f} bytes each (no articles, no record)", flush=True)
    return connection


def ask_plain_sqlite(connection, words):
    # CROSS: the words first. By itself SQLite begins with the index of act, and takes many times as long.
    where = "FROM s_fts CROSS JOIN s ON s.rowid = s_fts.rowid WHERE s_fts MATCH ? AND act = 'state' AND published >= '2032'"

    def find(w):
        connection.execute(f"SELECT count(*) {where}", (w,)).fetchone()
        connection.execute(f"SELECT s.* {where} ORDER BY published DESC LIMIT 20", (w,)).fetchall()

    report("plain SQLite: a word and two fields", timed(find, words))
    for by in COUNTED:
        sql = f"SELECT {by}, count(*) AS n FROM s_fts CROSS JOIN s ON s.rowid = s_fts.rowid WHERE s_fts MATCH ? GROUP BY 1 ORDER BY n DESC LIMIT 20"
        report(f"plain SQLite: a word, counted by {by}", timed(lambda w, q=sql: connection.execute(q, (w,)).fetchall(), words))


def ask_datasette(path, words):
    from datasette.app import Datasette
    from datasette import version

    async def ask():
        limits = {"facet_time_limit_ms": 60_000, "sql_time_limit_ms": 60_000, "suggest_facets": False}
        served = Datasette([str(path)], settings=limits)
        await served.invoke_startup()
        for by in COUNTED:
            times = []
            for w in words:
                begin = time.perf_counter()
                answer = await served.client.get(f"/{path.stem}/s.json?_search={w}&_facet={by}&_size=1&_nocount=1")
                times.append(1000 * (time.perf_counter() - begin))
                assert answer.status_code == 200 and answer.json()["facet_results"], answer.text[:200]
            report(f"datasette {version.__version__}: a word, facet {by}", times)

    asyncio.run(ask())


def ask_duckdb(rows, path, words):
    import duckdb

    connection = duckdb.connect(str(path))
    connection.execute("SET threads = 2")
    begin = time.perf_counter()
    columns = ", ".join(f"'{c}': 'VARCHAR'" for c in COLUMNS)
    connection.execute(f"CREATE TABLE s AS SELECT * FROM read_json('{rows}', columns={{{columns}}})")
    count = connection.execute("SELECT count(*) FROM s").fetchone()[0]
    print(f"{'DuckDB ' + duckdb.__version__ + ': adding':44} {count / (time.perf_counter() - begin):9.0f} statements/s", flush=True)
    where = "WHERE list_contains(string_split(words, ' '), ?)"
    find = f"SELECT *, count(*) OVER () FROM s {where} AND act = 'state' AND published >= '2032' ORDER BY published DESC LIMIT 20"
    report("DuckDB: a word and two fields", timed(lambda w: connection.execute(find, [w]).fetchall(), words))
    for by in COUNTED:
        sql = f"SELECT {by}, count(*) AS n FROM s {where} GROUP BY 1 ORDER BY n DESC LIMIT 20"
        report(f"DuckDB: a word, counted by {by}", timed(lambda w, q=sql: connection.execute(q, [w]).fetchall(), words))
        sql = f"SELECT {by}, count(*) AS n FROM s GROUP BY 1 ORDER BY n DESC LIMIT 20"
        report(f"DuckDB: everything, counted by {by}", timed(lambda _, q=sql: connection.execute(q).fetchall(), words[:20]))


def ask_ledger(bench, ledger):
    names = "find/word_and_two_fields|facets"
    command = [bench, f"--benchmark_filter={names}", "--benchmark_format=json"]
    answer = subprocess.run(command, env={**os.environ, "SAYSO_BENCH_LEDGER": ledger}, capture_output=True, check=True)
    for case in json.loads(answer.stdout)["benchmarks"]:
        name = case["name"].split("/iterations")[0]
        print(f"{'sayso: ' + name:44} p50 {case['p50_ms']:9.2f} ms   p99 {case['p99_ms']:9.2f} ms", flush=True)


def inside_environment(bench, ledger, folder, count):
    words = [word(n) for n in range(0, WORDS, WORDS // count)]
    ask_ledger(bench, ledger)
    connection = fill_plain_sqlite(ledger, folder / "plain.db")
    ask_plain_sqlite(connection, words)
    rows = folder / "rows.jsonl"
    with open(rows, "w", encoding="utf-8") as out:
        for row in connection.execute(f"SELECT {', '.join(COLUMNS)} FROM s"):
            out.write(json.dumps(dict(zip(COLUMNS, row))) + "\n")
    connection.close()
    ask_duckdb(rows, folder / "rows.duckdb", words)
    ask_datasette(folder / "plain.db", words)


def main():
    if len(sys.argv) == 5:
        inside_environment(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4]))
        return
    bench, ledger, count = [*sys.argv[1:], WORDS][:3]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PINNED], check=True)
        subprocess.run([python, __file__, bench, ledger, folder, str(count)], check=True)


if __name__ == "__main__":
    main()
