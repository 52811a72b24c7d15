#!/usr/bin/env python3
"""Learns the net over an article (src/statement/article_net.h) from marked articles.

  learn_net.py EXAMPLES OUT [--only NAME…]

EXAMPLES is what `sayso-train-statements --net-examples` writes: a line of JSON for each article. Writes sections of the
pack: OUT.fold0 to OUT.fold4, each learnt from the articles that are not in that fold (every fifth), and OUT.all, learnt
from all. For each fold it prints how well the net alone tells the fold's findings. Two to three minutes for each net on one
core. The same input gives the same bytes on the same machine. Needs PyTorch.
"""

import argparse
import json
import pathlib
import random
import struct
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "syntax"))
from net import Encoder
from section import EMBEDDING_BITS, MAGIC, STATE_BITS, fixed, layer

ROWS = 24576  # sayso::statement::token_rows
WORD_ROWS = 16384  # sayso::statement::word_rows: the first rows stand for words
RULES = 27  # sayso::statement::learnt_rule_count
PARTS = 9  # sayso::statement::token_part_count
PLACES = 4  # sayso::statement::place_count
MOST_ROWS = 96  # of a token, at most
FOLDS = 5


class Article:
    def __init__(self, line: str):
        example = json.loads(line)
        self.rows = np.array(example["rows"], dtype=np.int64)
        self.first = np.array(example["first"], dtype=np.int64)
        parts = np.array(example["parts"], dtype=np.int64)
        self.parts = (parts[:, None] >> np.arange(PARTS) & 1).astype(np.float32)
        findings = example["findings"]
        self.findings = np.array([[f["rule"], *f["places"]] for f in findings], dtype=np.int64).reshape(-1, 1 + PLACES)
        self.right = np.array([f["right"] for f in findings], dtype=np.float32)

    def __len__(self) -> int:
        return len(self.parts)


class Batch:
    def __init__(self, articles: list[Article]):
        self.mask = torch.zeros(len(articles), max(map(len, articles)), dtype=torch.bool)
        for number, article in enumerate(articles):
            self.mask[number, : len(article)] = True
        self.rows = torch.from_numpy(np.concatenate([a.rows for a in articles]))
        counts = np.concatenate([np.diff(a.first) for a in articles])
        self.offsets = torch.from_numpy(np.concatenate([[0], np.cumsum(counts)[:-1]]))
        self.parts = torch.from_numpy(np.concatenate([a.parts for a in articles]))
        self.article = torch.from_numpy(np.repeat(np.arange(len(articles)), [len(a.right) for a in articles]))
        self.findings = torch.from_numpy(np.concatenate([a.findings for a in articles]))
        self.right = torch.from_numpy(np.concatenate([a.right for a in articles]))


class Net(Encoder):
    """The layers of src/text/net.h without heads, in floating point."""

    def __init__(self, width: int, hidden: int, dropout: float):
        super().__init__(ROWS, width, hidden, PLACES * RULES + PARTS, dropout)

    def forward(self, batch: Batch, weights: torch.Tensor):
        """Scores of the findings, and of each token's parts."""
        states = self.encode(batch.rows, weights, batch.offsets, batch.mask)
        scores = self.tag(states)
        rule, places = batch.findings[:, 0], batch.findings[:, 1:]
        finding_scores = torch.zeros(len(rule))
        for place in range(PLACES):
            there = places[:, place] >= 0
            own = scores[batch.article, places[:, place].clamp(min=0), place * RULES + rule]
            finding_scores = finding_scores + own * there
        return finding_scores, scores[..., PLACES * RULES :][batch.mask]


def learn(articles: list[Article], options: argparse.Namespace) -> Net:
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    net = Net(options.width, options.hidden, options.dropout)
    net.train()
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, betas=(0.9, 0.95), weight_decay=options.decay)
    groups_each = -(-len(articles) // options.batch)
    steps = options.epochs * groups_each
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / 40) * max(0.03, 1 - step / steps))
    for epoch in range(options.epochs):
        began, total = time.time(), 0.0
        order = sorted(articles, key=lambda a: len(a) * (1 + 0.3 * chance.random()))  # of about the same length together
        groups = [order[i : i + options.batch] for i in range(0, len(order), options.batch)]
        chance.shuffle(groups)
        for group in groups:
            batch = Batch(group)
            weights = torch.ones(len(batch.rows))
            weights[(batch.rows < WORD_ROWS) & (torch.rand(len(batch.rows)) < options.word_dropout)] = 0
            findings, parts = net(batch, weights)
            loss = PARTS * functional.binary_cross_entropy_with_logits(parts, batch.parts)
            if len(findings) > 0:
                loss = loss + functional.binary_cross_entropy_with_logits(findings, batch.right)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"  epoch {epoch} loss {total / len(groups):.3f}, {time.time() - began:.0f} s", flush=True)
    return net


@torch.no_grad()
def measure(net: Net, articles: list[Article]) -> str:
    net.eval()
    scores, right = [], []
    for article in articles:
        batch = Batch([article])
        scores.append(net(batch, torch.ones(len(batch.rows)))[0])
        right.append(batch.right)
    scores, right = torch.cat(scores), torch.cat(right)
    loss = functional.binary_cross_entropy_with_logits(scores, right)
    hits = right[torch.argsort(-scores, stable=True)].cumsum(0)
    f1 = 2 * hits / (torch.arange(1, len(hits) + 1) + right.sum())
    return f"{len(right)} findings, log loss {loss:.4f}, best F1 {100 * f1.max():.1f}"


def bytes_of(net: Net) -> bytes:
    embedding = net.embedding.weight.detach()
    return b"".join(
        [
            MAGIC,
            struct.pack("<7I", *embedding.shape, net.second.in_features, net.tag.out_features, 0, 0, 0),
            fixed(embedding, EMBEDDING_BITS, "i1").tobytes(),
            layer(net.first, EMBEDDING_BITS, MOST_ROWS * 127),
            layer(net.second, STATE_BITS, 2**STATE_BITS),
            layer(net.tag, STATE_BITS, 2 * 2**STATE_BITS),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("examples", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--only", nargs="*", default=[f"fold{f}" for f in range(FOLDS)] + ["all"])
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=8, help="articles in one step")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--word-dropout", type=float, default=0.25)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    articles = [Article(line) for line in options.examples.read_text().splitlines()]
    for name in options.only:
        fold = int(name.removeprefix("fold")) if name != "all" else -1
        net = learn([a for number, a in enumerate(articles) if number % FOLDS != fold], options)
        if fold >= 0:
            print(f"{name}: {measure(net, articles[fold::FOLDS])}", flush=True)
        options.out.with_name(f"{options.out.name}.{name}").write_bytes(bytes_of(net))


if __name__ == "__main__":
    main()
