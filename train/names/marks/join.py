"""Puts marked names back into the sentences that they were marked in: a line a sentence, "[P Hanna Welsing] wohnt in [L Köln]."

  join.py MARKS ARTICLES.jsonl TREEBANK.conllu… > sentences.txt

MARKS     marks.tsv: source (an article's id, or a sentence's sent_id), where the sentence begins and ends in it, its names as
          "kind begin end" from the sentence's begin, parted by "|"; code points
ARTICLES  WikiNews as JSON lines with "id" and "text" (CC BY 2.5)
TREEBANK  Universal Dependencies (CC BY-SA 4.0): its sentences are sources of their own
"""

import json
import pathlib
import sys


def texts_of(articles: pathlib.Path, treebanks: list[pathlib.Path]) -> dict[str, str]:
    texts = {}
    for line in articles.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        texts[article["id"]] = article["text"]
    for treebank in treebanks:
        source = ""
        for line in treebank.read_text(encoding="utf-8").split("\n"):
            if line.startswith("# sent_id = "):
                source = line.removeprefix("# sent_id = ").strip()
            elif line.startswith("# text = "):
                texts[source] = line.removeprefix("# text = ")
    return texts


def marked(sentence: str, names: str) -> str:
    parts, at = [], 0
    for name in filter(None, names.split("|")):
        kind, begin, end = name.split(" ")
        parts += [sentence[at : int(begin)], f"[{kind} {sentence[int(begin):int(end)]}]"]
        at = int(end)
    return "".join([*parts, sentence[at:]])


def main() -> None:
    marks, articles, *treebanks = map(pathlib.Path, sys.argv[1:])
    texts = texts_of(articles, treebanks)
    for line in marks.read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        source, begin, end, names = line.split("\t")
        print(marked(texts[source][int(begin) : int(end)], names))


if __name__ == "__main__":
    main()
