"""What pages.sh runs: every system over the same pages in turn, several rounds, the best round of each counts.

Pages a second are of processor time on one thread, the pages being in memory: as bytes for sayso, which finds out their
character set, and decoded already for the others.
"""

import gzip
import io
import json
import logging
import pathlib
import subprocess
import sys
import time
import warnings

import trafilatura
from fastwarc import ArchiveIterator, GzipReader, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.utils import decode_file
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROUNDS = 3
SETS = ("fundus_de_dev", "scrapinghub_en", "trafilatura_de")

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)


def gold_of(folder):
    with open(folder / "gold.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def with_trafilatura(html, url):
    found = trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    found = found.as_dict()
    authors = [name.strip() for name in (found.get("author") or "").split(";") if name.strip()]
    return {"text": found.get("text"), "title": found.get("title"), "authors": authors, "date": found.get("date")}


def with_resiliparse(html, url):
    return {"text": extract_plain_text(html, main_content=True)}


PEERS = {"trafilatura": with_trafilatura, "resiliparse": with_resiliparse}


def seconds(action):
    """Processor time of this process, and what the action gives."""
    begin = time.process_time()
    result = action()
    return time.process_time() - begin, result


def speeds(build, pack, folder, pages):
    """Pages a second of each system, and the peers' results."""
    best, results = {}, {}
    for _ in range(ROUNDS):
        ours = subprocess.run([build / "bench/page_speed", pack, folder, "2"], check=True, capture_output=True, text=True)
        best["sayso"] = max(best.get("sayso", 0), float(ours.stdout))
        for name, extract in PEERS.items():
            taken, results[name] = seconds(lambda: [extract(html, url) for _, url, html in pages])
            best[name] = max(best.get(name, 0), len(pages) / taken)
    return best, results


def report_set(build, pack, work, name):
    folder = work / name
    gold = gold_of(folder)
    pages = [(g["id"], g.get("url"), decode_file((folder / g["html"]).read_bytes())) for g in gold]
    best, results = speeds(build, pack, folder, pages)
    print(f"== {name}: {len(pages)} pages")
    for system, speed in best.items():
        print(f"{system}: {speed:.1f} pages/s; sayso is {best['sayso'] / speed:.2f} times as fast")
        command = [build / "sayso", "eval", "pages", folder, "--pack", pack]
        if system != "sayso":
            path = work / f"{name}.{system}.jsonl"
            rows = [dict(result, id=page[0]) for page, result in zip(pages, results[system])]
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            command += ["--predicted", path]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)


def write_archive(path, folder):
    """All pages of a set as responses, a gzip member each, as crawlers write them."""
    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=True)
        for gold in gold_of(folder):
            body = (folder / gold["html"]).read_bytes()
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(gold["url"] or "https://example.org/", "response", payload=io.BytesIO(body), http_headers=head)
            writer.write_record(record)


def with_fastwarc(path):
    size = 0
    with open(path, "rb") as file:
        for record in ArchiveIterator(GzipReader(file), record_types=WarcRecordType.response, parse_http=True):
            size += len(record.reader.read())
    return size


def unpacked(path):
    size = 0
    with gzip.open(path) as file:
        while chunk := file.read(1 << 18):
            size += len(chunk)
    return size


def report_archive(build, work, name):
    path = work / f"{name}.warc.gz"
    write_archive(path, work / name)
    best = {}
    for _ in range(ROUNDS):
        ours = json.loads(subprocess.run([build / "bench/warc_speed", path], check=True, capture_output=True, text=True).stdout)
        taken = {"sayso": ours["pages"], "sayso, unpacking alone": ours["unpacking"]}
        taken["FastWARC"] = seconds(lambda: with_fastwarc(path))[0]
        taken["Python's gzip, unpacking alone"] = seconds(lambda: unpacked(path))[0]
        for system, time_taken in taken.items():
            best[system] = min(best.get(system, time_taken), time_taken)
    print(f"== {name}.warc.gz: {path.stat().st_size / 1e6:.1f} MB")
    for system, time_taken in best.items():
        print(f"{system}: {time_taken:.3f} s")


def main():
    build, pack, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    for name in SETS:
        report_set(build, pack, work, name)
    report_archive(build, work, "trafilatura_de")


main()
