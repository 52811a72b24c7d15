#!/usr/bin/env python3
"""`sayso export --format json-ld` of an example story, checked by a JSON-LD processor.

    json_ld_test.py SAYSO PACK

$SAYSO_CONTEXTS is a folder with a copy of http://www.w3.org/ns/anno.jsonld. Exit status 77 (skipped) without it, or without
what scripts/check_json_ld.py needs.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]


def check(annotations, folder):
    terms = ROOT / "tests" / "exchange" / "json_ld_terms.tsv"
    context = pathlib.Path(os.environ["SAYSO_CONTEXTS"]) / "anno.jsonld"
    path = folder / "annotations.jsonl"
    path.write_text(annotations, encoding="utf-8")
    command = [sys.executable, ROOT / "scripts" / "check_json_ld.py", path, context, terms]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True)


def main():
    sayso, pack = sys.argv[1:]
    if "SAYSO_CONTEXTS" not in os.environ:
        print("skipped: SAYSO_CONTEXTS names no folder with anno.jsonld")
        return 77
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
