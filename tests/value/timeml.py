#!/usr/bin/env python3
"""Between TimeML files and Sayso's JSON lines, to score times with a TIMEX3 scorer.

    timeml.py texts GOLD_DIR > texts.jsonl               id, text and published of every TimeML file
    sayso read --input-format jsonl --format jsonl texts.jsonl > read.jsonl
    timeml.py annotate read.jsonl OUT_DIR                the same texts with the times that were read, as TIMEX3 tags
"""
import html
import json
import pathlib
import re
import sys

TEXT = re.compile(r"<TEXT\b[^>]*>(.*?)</TEXT>", re.S)
CREATION = re.compile(r'<DCT>.*?\bvalue="([^"]*)"', re.S)
# What TIMEX3 writes where a value cannot be known.
UNKNOWN = {"DATE": "XXXX-XX-XX", "TIME": "XXXX-XX-XXTXX:XX", "DURATION": "PXX", "SET": "PXX"}


def texts(folder):
    for path in sorted(pathlib.Path(folder).iterdir()):
        timeml = path.read_text(encoding="utf-8")
        body, created = TEXT.search(timeml), CREATION.search(timeml)
        text = html.unescape(re.sub(r"<[^>]+>", "", body.group(1) if body else timeml))
        print(json.dumps({"id": path.name, "text": text, "published": created.group(1) if created else None},
                         ensure_ascii=False))


def annotated(text, times):
    pieces, last = [], 0
    for number, time in enumerate(times, 1):
        begin, end = time["span"]
        value = html.escape(time.get("value") or UNKNOWN[time["type"]])
        pieces += [html.escape(text[last:begin], quote=False),
                   f'<TIMEX3 tid="t{number}" type="{time["type"]}" value="{value}">',
                   html.escape(text[begin:end], quote=False), "</TIMEX3>"]
        last = end
    return "".join(pieces) + html.escape(text[last:], quote=False)


def annotate(records, folder):
    out = pathlib.Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with open(records, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            body = annotated(record["text"], record["times"])
            (out / record["id"]).write_text(f"<TimeML><TEXT>{body}</TEXT></TimeML>\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "texts":
        texts(sys.argv[2])
    elif len(sys.argv) == 4 and sys.argv[1] == "annotate":
        annotate(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
