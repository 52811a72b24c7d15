#!/usr/bin/env python3
"""`sayso export --format json-ld` of an example story, checked by a JSON-LD processor.

    json_ld_test.py SAYSO PACK

$SAYSO_CONTEXTS is a folder with a copy of http://www.w3.org/ns/anno.jsonld, which is not ours to keep here. Without it the context
is made of the table of terms; then that a term becomes what the table says is known beforehand, and what is still checked is that
nothing is lost and nothing stands outside the vocabularies. Exit status 77 (skipped) without what scripts/check_json_ld.py needs.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]


TERMS = ROOT / "tests" / "exchange" / "json_ld_terms.tsv"


def context_of_terms():
    """The terms without a prefix: those with one are defined in each annotation."""
    rows = [row.split("\t") for row in TERMS.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    context = {term: iri for term, _, iri in rows[1:] if ":" not in term}
    context["motivation"] = {"@id": context["motivation"], "@type": "@vocab"}
    return {"@context": context}


def context_in(folder):
    if "SAYSO_CONTEXTS" in os.environ:
        return pathlib.Path(os.environ["SAYSO_CONTEXTS"]) / "anno.jsonld"
    path = folder / "anno.jsonld"
    path.write_text(json.dumps(context_of_terms()), encoding="utf-8")
    return path


def check(annotations, folder):
    context = context_in(folder)
    path = folder / "annotations.jsonl"
    path.write_text(annotations, encoding="utf-8")
    command = [sys.executable, ROOT / "scripts" / "check_json_ld.py", path, context, TERMS]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True)


def main():
    sayso, pack = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ledger = folder / "l.sayso"
        articles = ROOT / "examples" / "norbalt" / "articles.jsonl"
        subprocess.run([sayso, "add", articles, "--pack", pack, "--ledger", ledger], check=True, stdout=subprocess.DEVNULL)
        command = [sayso, "export", "--format", "json-ld", "--ledger", ledger]
        annotations = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        checked = check(annotations, folder)
        print(checked.stdout, end="")
        if checked.returncode != 0:
            return checked.returncode
        # The check sees what is wrong.
        for right, wrong in (("TextQuoteSelector", "TextQuoteSelektor"), ("prov:used", "prov:wasted"), ('"exact"', '"exactly"')):
            if check(annotations.replace(right, wrong), folder).returncode != 1:
                print(f"{wrong} is not noticed")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
