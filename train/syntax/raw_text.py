"""Free German text as articles in JSON lines, with an id and a text each.

  raw_text.py germeval NER-de-test.tsv OUT      sentences of GermEval 2014
  raw_text.py speeches FOLDER OUT               speeches of GermEval 2023's speaker attribution
"""

import json
import pathlib
import sys


def germeval(path: pathlib.Path):
    words, number = [], 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            continue
        if line:
            words.append(line.split("\t")[1])
        elif words:
            yield f"g{number}", " ".join(words)
            words, number = [], number + 1


def speeches(folder: pathlib.Path):
    for path in sorted(folder.rglob("*.json")):
        sentences = json.loads(path.read_text(encoding="utf-8"))["Sentences"]
        yield path.name, "\n".join(" ".join(sentence["Tokens"]) for sentence in sentences)


READERS = {"germeval": germeval, "speeches": speeches}

with open(sys.argv[3], "w", encoding="utf-8") as out:
    for identity, text in READERS[sys.argv[1]](pathlib.Path(sys.argv[2])):
        out.write(json.dumps({"id": identity, "text": text}, ensure_ascii=False) + "\n")
