#!/usr/bin/env python3
"""What of marked stories is not read, or read with another speaker.

    train/story/marked_places.py build/release/sayso build/release/de.pack examples/jva examples/tunnel

Prints each marked place (member or answer of a claim) in which no statement is found that has half of its words (F1),
with the nearest one, or whose statement has nobody of the marked name; then how many there are of each.
"""
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


def likeness(a, b):
    size = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / size if size else 0


def place_of(text, quote):
    """Where a quote "first words … last words" stands in the text."""
    first, *rest = quote.split(" … ")
    begin = text.find(first)
    end = text.find(rest[-1], begin + len(first)) + len(rest[-1]) if rest else begin + len(first)
    return begin, end


def are_one(a, b):
    a, b = a.lstrip("?").lower(), b.lstrip("?").lower()
    return a in b or b in a or a.split()[-1:] == b.split()[-1:]


def marked_places(gold):
    for claim in gold["claims"]:
        for member in claim["members"]:
            yield "member", claim["id"], member
    for answer in gold.get("answers", []):
        yield answer["kind"], answer["claim"], answer


def read(sayso, pack, folder):
    command = [sayso, "read", folder / "articles.jsonl", "--input-format", "jsonl", "--format", "jsonl", "--pack", pack]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {reading["id"]: reading for reading in map(json.loads, lines)}


def names_of(statement):
    who = statement["who"] or []
    return [party["name"] for party in (who if isinstance(who, list) else [who])]


def report(sayso, pack, folder, count):
    readings = read(sayso, pack, folder)
    seen = set()
    for kind, claim, mark in marked_places(json.loads((folder / "gold.json").read_text())):
        key = mark["article"], mark["quote"]
        if key in seen:
            continue
        seen.add(key)
        count["marked"] += 1
        reading = readings[mark["article"]]
        text = reading["text"]
        begin, end = place_of(text, mark["quote"])
        wanted = words(text[begin:end])
        likest, best = None, 0.0
        for statement in reading["statements"]:
            content = " ".join(text[b:e] for b, e in statement["content"])
            if likeness(wanted, words(content)) > best:
                likest, best = statement, likeness(wanted, words(content))
        around = f"{text[max(0, begin - 160):begin]}[[{text[begin:end]}]]{text[end:end + 80]}".replace("\n", " ")
        head = f"{folder.name} {mark['article']} {kind} {claim} {{{mark['speaker']}}}"
        if best < 0.5:
            count["not read"] += 1
            print(f"not read  {head} nearest {best:.2f} {likest['rule'] if likest else '-'}: {around}")
        elif not any(are_one(name, marked) for name in names_of(likest) for marked in mark["speaker"].split(" + ")):
            count["another speaker"] += 1
            print(f"speaker   {head} read {names_of(likest)} {likest['rule']}: {around}")


if __name__ == "__main__":
    total = Counter()
    for story in sys.argv[3:]:
        report(sys.argv[1], sys.argv[2], Path(story), total)
    print(dict(total))
