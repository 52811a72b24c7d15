#!/usr/bin/env python3
"""Checks `sayso export --format json-ld` against the schemas of the Web Annotation test suite.

    check_annotations.py ANNOTATIONS.jsonl WEB_ANNOTATION_TESTS_FOLDER

The folder is `annotation-model` of the web platform tests (W3C test suite licence): with annotations/annotationMusts.test
and definitions/. Needs jsonschema.
"""

import json
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
import jsonschema  # noqa: E402


def validators(folder):
    store = {}
    for path in folder.rglob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        # The suite refers to one of its files with a small first letter that the file does not have.
        for name in {path.name, path.name.replace("-Text", "-text"), schema.get("id", path.name)}:
            store["file:///suite/" + name] = schema
    musts = json.loads((folder / "annotations" / "annotationMusts.test").read_text(encoding="utf-8"))
    for assertion in musts["assertions"]:
        path = folder / assertion
        if not path.exists():
            print(f"not in this copy of the suite: {assertion}", file=sys.stderr)
            continue
        schema = json.loads(path.read_text(encoding="utf-8"))
        resolver = jsonschema.RefResolver("file:///suite/" + path.name, schema, store=store)
        # A schema of the suite that says what must not hold is of the kind that expects failure.
        yield assertion, jsonschema.Draft4Validator(schema, resolver=resolver), schema.get("expectedResult", "valid")


def main():
    lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    checks = list(validators(pathlib.Path(sys.argv[2])))
    faults = 0
    for name, validator, expected in checks:
        wrong = [line["id"] for line in lines if validator.is_valid(line) != (expected == "valid")]
        faults += len(wrong)
        if wrong:
            print(f"{name}: {len(wrong)} of {len(lines)}, first {wrong[0]}")
    print(f"{len(lines)} annotations, {len(checks)} assertions, {faults} faults")
    return 1 if faults or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
