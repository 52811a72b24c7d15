#!/usr/bin/env python3
"""Turns german-pos-dict's rows into a lexicon for sayso-pack.

map_tags.py SOURCE.txt LEXICON.tsv

SOURCE.txt is the decompiled dictionary, a line lemma_form_tag each (see build.sh); LEXICON.tsv gets the columns form, lemma,
upos, features of Universal Dependencies, as tags.tsv, parts.tsv and lemmas.tsv beside this script say, and the rows of
additions.tsv. Readings that differ only in what the features do not hold become one. A tag that the tables do not cover is
an error.
"""

import functools
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
# The order in which features are written, so that equal ones are equal text.
FEATURES = ["Case", "Number", "Gender", "Person", "Tense", "Mood", "VerbForm", "Degree", "PronType", "Poss", "Reflex"]
COLUMNS = ["form", "lemma", "upos", "features"]


class Uncovered(Exception):
    """A tag that the tables do not cover, or cover with a contradiction."""


def read_table(name):
    """Rows as dictionaries, comments left out."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    header, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    for row in rows:
        if len(row) != len(header):
            sys.exit(f"{name}: a row has {len(row)} cells, not {len(header)}: {row}")
    return [dict(zip(header, row)) for row in rows]


def by_tag(rows):
    """Rows by the parts of their tag; `forms` becomes a set, or None for all forms."""
    table = {}
    for row in rows:
        row["forms"] = None if row["forms"] == "*" else frozenset(row["forms"].split())
        table.setdefault(tuple(row["tag"].split(":")), []).append(row)
    return table


TAGS = by_tag(read_table("tags.tsv"))
LEMMAS = by_tag(read_table("lemmas.tsv"))
PARTS = {(row["of"], row["part"]): row for row in read_table("parts.tsv")}
NAMED_FORMS = frozenset().union(*(row["forms"] for rows in TAGS.values() for row in rows if row["forms"]))


def fitting_rows(parts, form):
    """The rows of tags.tsv with the longest tag that fit, and how many parts their tag has."""
    for length in range(len(parts), 0, -1):
        rows = TAGS.get(parts[:length], [])
        named = [row for row in rows if row["forms"] and form in row["forms"]]
        fitting = named or [row for row in rows if row["forms"] is None]
        if fitting:
            return fitting, length
    raise Uncovered("not in tags.tsv")


def part_row(first, part):
    for key in ((first, part), (first, "*"), ("*", part)):
        if key in PARTS:
            return PARTS[key]
    raise Uncovered(f"part {part} is not in parts.tsv")


def pairs(features):
    return [pair.split("=") for pair in features.split("|") if pair]


def written(features):
    return "|".join(f"{name}={features[name]}" for name in FEATURES if name in features) or "_"


def told_by_parts(first, parts):
    """Part of speech (or nothing) and features that single parts give."""
    upos, features = "", {}
    for part in parts:
        row = part_row(first, part)
        upos = row["upos"] or upos
        for name, value in pairs(row["features"]):
            if features.setdefault(name, value) != value:
                raise Uncovered(f"two values of {name}")
    return upos, features


@functools.lru_cache(maxsize=None)
def readings(tag, form):
    """All (upos, features) of the tag; `form` is "" for a form that tags.tsv does not name."""
    parts = tuple(tag.split(":"))
    rows, length = fitting_rows(parts, form)
    upos, features = told_by_parts(parts[0], parts[length:])
    found = []
    for row in rows:
        if row["upos"] == "-":
            continue
        for one in (upos or row["upos"]).split(","):
            found.append((one, written(dict(pairs(row["features"])) | features)))
    return found


def lemma_of(tag, form, lemma):
    parts = tuple(tag.split(":"))
    for length in range(len(parts), 0, -1):
        for row in LEMMAS.get(parts[:length], []):
            if row["from"] == lemma and (row["forms"] is None or form in row["forms"]):
                return row["to"]
    return lemma


def mapped(line):
    lemma, form, tag = line.rstrip().split("_")
    if form.startswith("#"):  # a few comments that got into the source
        return []
    lemma = lemma_of(tag, form, lemma) if tag.startswith("PRO") else lemma
    return [(form, lemma, *reading) for reading in readings(tag, form if form in NAMED_FORMS else "")]


def main():
    source, target = sys.argv[1:]
    rows = {tuple(row[name] for name in COLUMNS) for row in read_table("additions.tsv")}
    with open(source, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                rows.update(mapped(line))
            except (Uncovered, ValueError) as error:
                sys.exit(f"{source}, line {number}: {error}: {line.rstrip()}")
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(COLUMNS) + "\n")
        out.writelines("\t".join(row) + "\n" for row in sorted(rows))
    print(f"{number} rows of the source, {len(rows)} readings of {len({row[0] for row in rows})} forms")


if __name__ == "__main__":
    main()
