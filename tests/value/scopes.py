#!/usr/bin/env python3
"""Scores what happened to the counted ("getötet oder verwundet") against scope_gold.tsv.

    sayso read --input-format jsonl --format jsonl TRAIN.jsonl > read.jsonl
    scopes.py TRAIN.jsonl read.jsonl

A scope is right where it has a word in common with the marked one, and exact where it is the same.
"""
import json
import pathlib
import sys


def articles_in(path):
    with open(path, encoding="utf-8") as lines:
        return {article["id"]: article for article in map(json.loads, lines)}


def main(gold_path, read_path):
    rows = (pathlib.Path(__file__).parent / "scope_gold.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    marked = {(article, int(figure)): (int(begin), int(end)) for article, figure, begin, end in cells}
    covered = {name for name, article in articles_in(gold_path).items() if article.get("quantities") is not None}
    read = {}
    for name, reading in articles_in(read_path).items():
        if name in covered:
            read.update({(name, q["span"][0]): q["scope_spans"] for q in reading["quantities"] if q["scope_spans"]})
    common = [key for key in marked if any(b < marked[key][1] and marked[key][0] < e for b, e in read.get(key, []))]
    exact = [key for key in common if [list(marked[key])] == read[key]]
    print(f"marked {len(marked)}, read {len(read)}, right {len(common)}, exact {len(exact)}")
    print(f"P {100 * len(common) / len(read):.1f}  R {100 * len(common) / len(marked):.1f}")
    for key in sorted(set(marked) - set(common)):
        print("missed", *key)
    for key in sorted(set(read) - set(common)):
        print("extra ", *key)


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) == 3 else sys.exit(__doc__)
