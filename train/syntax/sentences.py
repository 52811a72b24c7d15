"""Sentences to learn from: what sayso-syntax-features prints, with a treebank's analysis or a teacher's."""

import pathlib
import zlib
from dataclasses import dataclass

import numpy as np

# The order of sayso::text::CoarseTag: the parts of speech, then the other verb forms.
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
UPOS_OF_TAG = np.array([*range(17), 15, 15, 3, 3])
TAGS = len(UPOS_OF_TAG)
# Relation 0 is also what stands for one that is not in the list.
RELATIONS = (
    "dep acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj det discourse dislocated expl fixed "
    "flat goeswith iobj mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"
).split()
LONGEST = 80


@dataclass
class Sentence:
    document: str
    forms: list[str]
    rows: list[np.ndarray]  # of the embedding table, for each token
    allowed: np.ndarray  # tokens × TAGS: tags that are not wrong
    heads: np.ndarray  # 0: the root, else number of the token from 1
    relations: np.ndarray

    def __len__(self) -> int:
        return len(self.forms)


def relation_number(name: str) -> int:
    name = name.split(":")[0]
    return RELATIONS.index(name) if name in RELATIONS else 0


def blocks(path: pathlib.Path):
    """Document and cells of each sentence in a file of features."""
    document, lines = "", []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# ") or line == "#":
            document = line[2:]
        elif line:
            lines.append(line.split("\t"))
        elif lines:
            yield document, lines
            lines = []


def rows_of(cells: list[str]) -> np.ndarray:
    return np.array([int(row) for row in cells[5].split(",")], dtype=np.int64)


def possible_of(cells: list[str]) -> np.ndarray:
    possible = int(cells[4])
    return np.array([possible >> tag & 1 for tag in range(TAGS)], dtype=bool)


def gold(path: pathlib.Path) -> list[Sentence]:
    sentences = []
    for document, lines in blocks(path):
        tags = np.array([int(cells[1]) for cells in lines])
        sentences.append(
            Sentence(
                document=document,
                forms=[cells[0] for cells in lines],
                rows=[rows_of(cells) for cells in lines],
                allowed=np.eye(TAGS, dtype=bool)[tags],
                heads=np.array([int(cells[2]) for cells in lines]),
                relations=np.array([relation_number(cells[3]) for cells in lines]),
            )
        )
    return sentences


def contractions() -> dict[str, tuple[str, str]]:
    table = pathlib.Path(__file__).with_name("contractions.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in table.split("\n") if line and not line.startswith("#")]
    return {form: (preposition, article) for form, preposition, article in lines}


def words_for_teacher(forms: list[str], split: dict[str, tuple[str, str]]) -> tuple[list[str], list[int]]:
    """The words of a treebank for our tokens, and for each word its token."""
    words, tokens = [], []
    for number, form in enumerate(forms):
        parts = split.get(form.lower(), (form.replace(" ", "_"),))
        if len(parts) == 2 and form[0].isupper():
            parts = (parts[0].capitalize(), parts[1])
        words += parts
        tokens += [number] * len(parts)
    return words, tokens


def allowed_tags(upos: int, possible: np.ndarray) -> np.ndarray:
    """The teacher tells the part of speech alone; the lexicon often tells the verb form."""
    of_upos = UPOS_OF_TAG == upos
    return of_upos & possible if (of_upos & possible).any() else of_upos


def silver(path: pathlib.Path, parses: pathlib.Path) -> list[Sentence]:
    """Sentences with the teacher's parse in CoNLL-U, one for each sentence of 2 to LONGEST tokens, in their order."""
    split = contractions()
    trees = parses.read_text(encoding="utf-8").split("\n\n")
    usable = [(document, lines) for document, lines in blocks(path) if 1 < len(lines) <= LONGEST]
    sentences = []
    for (document, lines), tree in zip(usable, trees):
        forms = [cells[0] for cells in lines]
        words, token_of = words_for_teacher(forms, split)
        rows = [line.split("\t") for line in tree.split("\n") if line and not line.startswith("#")]
        if len(rows) != len(words):
            continue  # the teacher cuts at spaces inside a token
        upos, heads, relations = [0] * len(forms), [0] * len(forms), [0] * len(forms)
        for word in range(len(words) - 1, -1, -1):  # the first word of a contraction is its head
            head = int(rows[word][6])
            token = token_of[word]
            upos[token] = UPOS.index(rows[word][4] if rows[word][4] in UPOS else "X")
            heads[token] = 0 if head == 0 else token_of[head - 1] + 1
            relations[token] = relation_number(rows[word][7])
        if any(head == number for number, head in enumerate(heads, 1)):
            continue
        sentences.append(
            Sentence(
                document=document,
                forms=forms,
                rows=[rows_of(cells) for cells in lines],
                allowed=np.array([allowed_tags(u, possible_of(cells)) for u, cells in zip(upos, lines)]),
                heads=np.array(heads),
                relations=np.array(relations),
            )
        )
    return sentences


def fold_of(sentence: Sentence, number: int, folds: int) -> int:
    """Documents stay whole; sentences without a document go by twenties."""
    return zlib.crc32(sentence.document.encode()) % folds if sentence.document else number // 20 % folds
