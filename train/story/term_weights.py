#!/usr/bin/env python3
"""Makes lang/de/term_weights.tsv: how much it tells that two texts share a term.

    term_weights.py SAYSO ARTICLES.jsonl.zst… > lang/de/term_weights.tsv

Counts in how many articles each lemma stands (and the parts of compounds: see TextAnalyser::index_terms), and writes the
inverse document frequency, ln((n + 1) / (articles + 1)), in sixteenths of a nat. A term that stands in fewer than LEAST
articles has the weight of the line "*", so that names and rare words need no lines.
"""
import collections
import json
import math
import subprocess
import sys

LEAST = 6
HEAD = """# How much it tells that two texts share a term: its inverse document frequency.
# Columns, separated by one tab:
#   term      an index term (lemma in lower case); "*" stands for all that have no line
#   weight    sixteenths of a nat
# Source: counted by train/story/term_weights.py in {n} articles of the German Wikinews (CC BY 2.5). Licence: CC BY 2.5.
# A new line: make the table again.
term	weight
"""


def articles(paths):
    for path in paths:
        text = subprocess.run(["zstd", "-dcq", path], capture_output=True, check=True).stdout.decode()
        for line in text.splitlines():
            article = json.loads(line)
            yield json.dumps({k: article[k] for k in ("id", "title", "published", "text")}, ensure_ascii=False)


def lemmas(sayso, lines):
    """For each article the set of its lemmas in lower case."""
    command = [sayso, "read", "-", "--input-format", "jsonl", "--format", "conllu"]
    conllu = subprocess.run(command, input="\n".join(lines).encode(), capture_output=True, check=False).stdout.decode()
    terms = None
    for line in conllu.splitlines():
        if line.startswith("# newdoc"):
            if terms is not None:
                yield terms
            terms = set()
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if "-" in cells[0]:  # "im": the index has it as it is written
                terms.add(cells[1].lower())
            elif cells[3] not in ("PUNCT", "NUM", "SYM"):
                terms.add(cells[2].lower())
                terms.add(cells[1].lower())
    if terms is not None:
        yield terms


def main():
    counts, n = collections.Counter(), 0
    for terms in lemmas(sys.argv[1], articles(sys.argv[2:])):
        n += 1
        counts.update(terms)
    weight = lambda k: round(16 * math.log((n + 1) / (k + 1)))
    sys.stdout.write(HEAD.format(n=n))
    print(f"*\t{weight(1)}")
    for term in sorted(t for t, k in counts.items() if k >= LEAST and t.isalpha()):
        print(f"{term}\t{weight(counts[term])}")


main()
