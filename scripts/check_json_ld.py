#!/usr/bin/env python3
"""Checks `sayso export --format json-ld` against the contexts and vocabularies that it names.

    check_json_ld.py ANNOTATIONS.jsonl ANNO_CONTEXT TERMS.tsv

Every line is expanded by a JSON-LD processor, with a copy of http://www.w3.org/ns/anno.jsonld (ANNO_CONTEXT) where the line
asks for it. Every term must become the IRI that TERMS.tsv (tests/exchange/json_ld_terms.tsv) says, so nothing may be lost, and
every IRI of schema.org and PROV-O must be in the vocabulary. Needs pyld and rdflib, which has the two vocabularies; exit
status 77 without them.
"""

import json
import sys

try:
    from pyld import jsonld
    from rdflib.namespace import PROV, SDO
except ImportError as missing:
    print(f"skipped: {missing}; Debian's python3-pyld and python3-rdflib have them", file=sys.stderr)
    sys.exit(77)

ANNO = "http://www.w3.org/ns/anno.jsonld"
OURS = "urn:sayso:term:"


def iris_of(expanded):
    """Keys and types of an expanded document."""
    if isinstance(expanded, list):
        for item in expanded:
            yield from iris_of(item)
    elif isinstance(expanded, dict):
        yield from (iri for iri in expanded if not iri.startswith("@"))
        yield from expanded.get("@type", []) if isinstance(expanded.get("@type"), list) else []
        for key, value in expanded.items():
            if key != "@type":
                yield from iris_of(value)


def terms_of(line):
    """Terms that a line uses: keys, and values of type and motivation."""
    if isinstance(line, list):
        for item in line:
            yield from terms_of(item)
    elif isinstance(line, dict):
        for key, value in line.items():
            if key == "@context":
                continue
            yield key
            if key in ("type", "motivation"):
                yield value
            else:
                yield from terms_of(value)


def known(iri):
    if iri.startswith(str(PROV)):
        return iri[len(str(PROV)):] in PROV
    if iri.startswith(str(SDO)):
        return iri[len(str(SDO)):] in SDO
    return iri.startswith((OURS, "http://www.w3.org/ns/oa#", "http://purl.org/dc/"))


def expected_iris(path):
    with open(path, encoding="utf-8") as rows:
        cells = [row.rstrip("\n").split("\t") for row in rows if not row.startswith("#")]
    return {term: iri for term, kind, iri in cells[1:]}


def faults_of(line, context, expected):
    def load(url, options):
        if url != ANNO:
            raise ValueError(f"a context of somebody else: {url}")
        return {"contextUrl": None, "documentUrl": url, "document": context, "contentType": "application/ld+json"}

    expanded = jsonld.expand(line, {"documentLoader": load})
    found = set(iris_of(expanded))
    yield from (f"in no vocabulary: {iri}" for iri in found if not known(iri))
    for term in set(terms_of(line)):
        iri = expected.get(term)
        if iri is None and not term.startswith("sayso:"):
            yield f"not in the table of terms: {term}"
        if iri and not iri.startswith("@") and iri not in found and f'"@id": "{iri}"' not in json.dumps(expanded):
            yield f"{term} did not become {iri}"


def main():
    annotations, context_path, terms_path = sys.argv[1:]
    with open(context_path, encoding="utf-8") as file:
        context = json.load(file)
    expected = expected_iris(terms_path)
    lines = faults = 0
    with open(annotations, encoding="utf-8") as file:
        for text in file:
            line = json.loads(text)
            lines += 1
            for fault in faults_of(line, context, expected):
                faults += 1
                print(f"{line['id']}: {fault}")
    print(f"{lines} annotations, {faults} faults")
    return 1 if faults or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
