"""CoNLL-U without the features that the German treebanks write differently, so that neither way of writing is rewarded.

alike.py < IN.conllu > OUT.conllu

GSD gives every verb its VerbForm and participles no Tense, adverbs no Degree; PUD gives nearly no verb a VerbForm but
participles a Tense, and all adverbs Degree=Pos. Who learns from both writes a mixture; who keeps to one way is wrong by
the other. Taken out of gold and of what the systems read alike: VerbForm, the Tense of verbs without Mood, and
Degree=Pos of adverbs.
"""

import sys


def alike(upos, features):
    if upos in ("VERB", "AUX"):
        has_mood = any(feature.startswith("Mood=") for feature in features)
        return [f for f in features if not f.startswith("VerbForm=") and (has_mood or not f.startswith("Tense="))]
    return [f for f in features if upos != "ADV" or f != "Degree=Pos"]


def main():
    for line in sys.stdin:
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 10 and cells[5] != "_":
            cells[5] = "|".join(alike(cells[3], cells[5].split("|"))) or "_"
        print("\t".join(cells))


if __name__ == "__main__":
    main()
