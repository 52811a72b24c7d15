"""Stanford CoreNLP finds names in sentences in GermEval 2014's format; F1 of exact spans.

names_peer.py JARS SENTENCES.tsv WORK
"""

import subprocess
import sys
from pathlib import Path

KINDS = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "LOCATION": "LOC", "ORG": "ORG", "ORGANIZATION": "ORG", "OTH": "OTH", "MISC": "OTH"}


def gold_sentences(path):
    """Words and labels of each sentence."""
    for block in path.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        if rows:
            yield [row[1] for row in rows], [row[2] for row in rows]


def names(labels):
    """(begin, end, kind) of each name; without B- and I-, a run of equal labels is one name."""
    found, begin, open_kind = set(), 0, None
    for place, label in enumerate([*labels, "O"]):
        prefix, kind = label.split("-", 1) if label[:2] in ("B-", "I-") else ("I", label)
        kind = KINDS.get(kind)
        if open_kind is not None and (kind != open_kind or prefix == "B"):
            found.add((begin, place, open_kind))
            open_kind = None
        if kind is not None and open_kind is None:
            begin, open_kind = place, kind
    return found


def read_by_corenlp(jars, sentences, work):
    text = work / "names.words"
    text.write_text("".join(" ".join(word.replace(" ", "_") for word in words) + "\n" for words, _ in sentences), encoding="utf-8")
    command = ["java", "-Xmx4g", "-XX:ActiveProcessorCount=1", "-cp", f"{jars}/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP"]
    options = ["-props", "StanfordCoreNLP-german.properties", "-annotators", "tokenize,pos,ner", "-tokenize.whitespace", "true"]
    options += ["-ssplit.eolonly", "true", "-outputFormat", "conll", "-outputDirectory", str(work), "-file", str(text)]
    subprocess.run(command + options, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    blocks = (work / "names.words.conll").read_text(encoding="utf-8").strip("\n").split("\n\n")
    return [[line.split("\t")[4] for line in block.split("\n")] for block in blocks]


def report(name, kinds, gold, found):
    gold = {mention for mention in gold if mention[-1] in kinds}
    found = {mention for mention in found if mention[-1] in kinds}
    right = len(gold & found)
    f1 = 200 * right / max(len(gold) + len(found), 1)
    print(f"{name} P {100 * right / max(len(found), 1):.1f} R {100 * right / max(len(gold), 1):.1f} F1 {f1:.1f} of {len(gold)}")


def main(jars, path, work):
    sentences = list(gold_sentences(path))
    read = read_by_corenlp(jars, sentences, work)
    gold = {(number, *name) for number, (_, labels) in enumerate(sentences) for name in names(labels)}
    found = {(number, *name) for number, labels in enumerate(read) for name in names(labels)}
    for kind in ("PER", "LOC", "ORG", "OTH"):
        report(kind, {kind}, gold, found)
    report("all three", {"PER", "LOC", "ORG"}, gold, found)
    report("all four", {"PER", "LOC", "ORG", "OTH"}, gold, found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
