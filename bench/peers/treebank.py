"""Treebanks in folds, and as the raw text that every system is given.

treebank.py TREEBANKS WORK FOLDS    writes for each fold WORK/learn.N.conllu, held.N.conllu, held.N.txt, held.N.jsonl,
                                    and of all the sentences WORK/all.txt, all.jsonl, for the speed

Of PUD every document is held out in one fold, the one that train/syntax/sentences.py gives it; GSD dev is learnt from
in all of them.
"""

import json
import re
import sys
import zlib
from pathlib import Path

SENTENCES_IN_A_PARAGRAPH = 20  # of a treebank without documents


def sentences_in(path):
    return [block.strip("\n") for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]


def documents_in(path):
    """(name, sentences) of each document; stretches without a name where the treebank marks none."""
    documents = []
    for sentence in sentences_in(path):
        begins = re.search(r"^# newdoc id = (.*)$", sentence, re.MULTILINE)
        full = documents and not documents[-1][0] and len(documents[-1][1]) == SENTENCES_IN_A_PARAGRAPH
        if begins or full or not documents:
            documents.append((begins.group(1) if begins else "", []))
        documents[-1][1].append(sentence)
    return documents


def fold_of(name, folds):
    return zlib.crc32(name.encode()) % folds


def raw_text(documents):
    """One paragraph a document, a blank line between them: where sentences end is for the systems to find."""
    texts = [re.findall(r"^# text = (.*)$", "\n".join(sentences), re.MULTILINE) for _, sentences in documents]
    return "\n\n".join(map(" ".join, texts)) + "\n"


def write_raw(path, documents):
    text = raw_text(documents)
    path.with_suffix(path.suffix + ".txt").write_text(text, encoding="utf-8")
    article = {"id": path.name, "title": "", "published": "", "text": text}
    path.with_suffix(path.suffix + ".jsonl").write_text(json.dumps(article, ensure_ascii=False) + "\n", encoding="utf-8")


def write_conllu(path, documents):
    path.write_text("".join(s + "\n\n" for _, sentences in documents for s in sentences), encoding="utf-8")


def main(treebanks, work, folds):
    gsd = documents_in(treebanks / "UD_German-GSD/de_gsd-ud-dev.conllu")
    pud = documents_in(treebanks / "UD_German-PUD/de_pud-ud-test.conllu")
    for fold in range(folds):
        held = [document for document in pud if fold_of(document[0], folds) == fold]
        write_conllu(work / f"learn.{fold}.conllu", gsd + [document for document in pud if document not in held])
        write_conllu(work / f"held.{fold}.conllu", held)
        write_raw(work / f"held.{fold}", held)
    article = raw_text(pud + gsd)
    (work / "all.txt").write_text(article, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
