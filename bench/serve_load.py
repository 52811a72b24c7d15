#!/usr/bin/env python3
"""How quick is `sayso serve` on a large ledger, alone and while articles are added to it?

    SAYSO_BENCH_STATEMENTS=1000000 SAYSO_BENCH_LEDGER=big.sayso build/release/bench/ledger_bench --benchmark_filter=open
    bench/serve_load.py build/release/sayso big.sayso [--seconds 20] [--readers 50]

Works on a copy of the ledger. First view: what the page asks when it opens (the page's files, the list, the counts, the ledger's
size), from a server that has just been started, and once more. Then wrk (Debian's) asks what serve_load.lua mixes, with so many
readers that never pause, on a ledger that nobody changes and on one that `sayso add` writes to all the time: the example articles
again and again with other numbers in them, so that each is a new version.
"""

import argparse
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = ("url", "title", "outlet", "published", "language", "text")
FACETS = "/facets.json?q=&by=day&by=who&by=act&by=outlet&by=via&by=certainty&by=form"


def start(sayso, ledger):
    server = subprocess.Popen([sayso, "serve", "--ledger", ledger, "--port", "0"], stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        found = re.search(r"http://localhost:\d+", line)
        if found:
            return server, found.group()
    raise SystemExit("sayso serve did not start")


def get(address):
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body


def first_view(address):
    """As a browser does: the page, then its files at once, then its data at once."""
    begin = time.perf_counter()
    page = get(address + "/search").decode()
    for wanted in (re.findall(r'(?:src|href)="(/assets/[^"]+)"', page), ["/search.json", FACETS, "/ledger.json"]):
        threads = [threading.Thread(target=get, args=(address + path,)) for path in wanted]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return 1000 * (time.perf_counter() - begin)


class Adding(threading.Thread):
    """Adds the example articles with other figures in them until it is told to stop."""

    def __init__(self, sayso, ledger, folder):
        super().__init__()
        self.command = [sayso, "add", "--ledger", ledger]
        self.articles = self.examples(sayso)
        self.folder, self.ended, self.added, self.seconds = folder, threading.Event(), 0, 0.0

    @staticmethod
    def examples(sayso):
        pages = [str(ROOT / "examples/faehre/pages")]
        lines = subprocess.run([sayso, "read", "--format", "jsonl", *pages], capture_output=True, check=True, text=True).stdout
        return [json.loads(line) for line in lines.splitlines()]

    def batch(self, turn):
        path = self.folder / "batch.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for article in self.articles * 20:
                kept = {key: article[key] for key in KEPT if article[key] is not None}
                kept["id"] = f"{article['id']}-{self.added % 997}"
                kept["text"] = f"{kept['text']}\n\nFassung {turn}, {self.added}."
                out.write(json.dumps(kept) + "\n")
                self.added += 1
        return str(path)

    def run(self):
        turn = 0
        begin = time.perf_counter()
        while not self.ended.is_set():
            turn += 1
            subprocess.run([*self.command, self.batch(turn)], capture_output=True, check=True)
        self.seconds = time.perf_counter() - begin


def processor_seconds(process):
    """Of all its threads, from /proc/PID/stat."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(server, address, ids, options):
    begin = processor_seconds(server)
    said = ask_all_the_time(address, ids, options)
    requests = options.seconds * float(re.search(r"requests/s (\d+)", said).group(1))
    return f"{said}  processor {1000 * (processor_seconds(server) - begin) / max(requests, 1):.2f} ms a request"


def ask_all_the_time(address, ids, options):
    command = ["wrk", "-t2", f"-c{options.readers}", f"-d{options.seconds}s", "-s", ROOT / "bench/serve_load.lua", address, "--", ids]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sayso")
    parser.add_argument("ledger")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--readers", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=pathlib.Path(options.ledger).resolve().parent) as name:
        folder = pathlib.Path(name)
        ledger = str(shutil.copy(options.ledger, folder / "ledger.sayso"))
        server, address = start(options.sayso, ledger)
        try:
            print(f"first view, server just started   {first_view(address):7.0f} ms", flush=True)
            print(f"first view again                  {first_view(address):7.0f} ms", flush=True)
            if shutil.which("node"):
                browser = subprocess.run(["node", ROOT / "web/e2e/first_view.mjs", address], capture_output=True, text=True)
                print(f"first view in Chromium            {browser.stdout.strip() or browser.stderr[-200:]}", flush=True)
            ids = folder / "ids.txt"
            found = json.loads(get(address + "/search.json?q=limit:100"))
            ids.write_text("".join(hit["statement"] + "\n" for hit in found["statements"]))
            print(f"{options.readers} readers, nobody writes           {load(server, address, ids, options)}", flush=True)
            adding = Adding(options.sayso, ledger, folder)
            adding.start()
            print(f"{options.readers} readers, articles are added      {load(server, address, ids, options)}", flush=True)
            adding.ended.set()
            adding.join()
            print(f"meanwhile added                   {adding.added / adding.seconds:7.1f} articles/s", flush=True)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
