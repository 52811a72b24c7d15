#!/usr/bin/env python3
"""Makes marked articles of the cases in tests/statement (tests/statement/README.md), to be learnt from beside the news.

    plain.py CASES.test… > PLAIN.jsonl

A case whose words do not stand in its text, or that has other columns than those of statements, is left out; how many
were, goes to standard error.
"""
import json
import sys


def place(text, words, begin, taken):
    """Where `words` stand in `text` from `begin` on without touching what is `taken`; None if nowhere."""
    at = text.find(words, begin)
    while at >= 0:
        if all(end <= at or first >= at + len(words) for first, end in taken):
            return [at, at + len(words)]
        at = text.find(words, at + 1)
    return None


def places(text, cell, taken):
    if cell in ("-", ""):
        return []
    found, begin = [], 0
    for words in cell.split(" … "):
        one = place(text, words, begin, taken) or place(text, words, 0, taken) or place(text, words, 0, [])
        if one is None:
            raise ValueError(f"{words!r} does not stand in the text")
        found.append(one)
        begin = one[1]
    return found


def statement(text, line):
    columns = [column.strip() for column in line.split("|")]
    if len(columns) < 4:
        raise ValueError("no statement")
    form, act, *hedged = columns[0].split()
    cue = places(text, columns[2], [])
    content = places(text, columns[3], cue)
    named = dict(column.split(":", 1) for column in columns[4:])
    return {
        "form": form,
        "act": act,
        "certainty": "hedged" if hedged else "firm",
        "speaker": places(text, columns[1], content + cue),
        "cue": cue,
        "content": content,
        "addressee": places(text, named.get("to", "").strip(), []),
        "who": named.get("who", "").strip(),
        "via": [],
        "basis": "",
    }


def article(case):
    lines = [line for line in case.split("\n") if line.strip() and not line.startswith("#")]
    if not lines or not lines[0].startswith("text:"):
        raise ValueError("no text")
    text = lines[0].removeprefix("text:").strip().replace(" ¶ ", "\n\n")
    return text, [statement(text, line) for line in lines[1:]]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    number = left_out = 0
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            cases = file.read().split("\n\n")
        for case in cases:
            try:
                text, statements = article(case)
            except ValueError:
                left_out += 1
                continue
            number += 1
            head = {"id": f"plain{number}", "title": "", "published": "", "language": "de", "text": text}
            print(json.dumps(head | {"statements": statements}, ensure_ascii=False))
    print(f"{number} cases, {left_out} left out", file=sys.stderr)


main()
