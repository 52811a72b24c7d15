"""Learns the net from silver and gold sentences, or measures it in folds over the gold.

  learn.py FEATURES --section OUT            learns from all, writes the pack's section
  learn.py FEATURES --folds 5 [--only N]     prints the accuracy on sentences not learnt from

FEATURES is the folder that train.sh fills: NAME.features, and NAME.parses for what a teacher has parsed. The same input
gives the same bytes on the same machine.
"""

import argparse
import pathlib
import random
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import section
from net import FORM_ROWS, Net, WindowNet
from sentences import UPOS_OF_TAG, Sentence, fold_of, gold, silver


class Batch:
    def __init__(self, sentences: list[Sentence]):
        longest = max(map(len, sentences))
        self.mask = torch.zeros(len(sentences), longest, dtype=torch.bool)
        self.heads = torch.zeros(len(sentences), longest, dtype=torch.long)
        self.relations = torch.zeros(len(sentences), longest, dtype=torch.long)
        rows = [row for sentence in sentences for row in sentence.rows]
        for number, sentence in enumerate(sentences):
            self.mask[number, : len(sentence)] = True
            self.heads[number, : len(sentence)] = torch.from_numpy(sentence.heads)
            self.relations[number, : len(sentence)] = torch.from_numpy(sentence.relations)
        self.rows = torch.from_numpy(np.concatenate(rows))
        counts = np.array([len(row) for row in rows])
        self.offsets = torch.from_numpy(np.concatenate([[0], np.cumsum(counts)[:-1]]))
        self.allowed = torch.from_numpy(np.concatenate([sentence.allowed for sentence in sentences]))


def batches(sentences: list[Sentence], tokens: int, chance: random.Random):
    """Sentences of about the same length together, in another order each time."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]) + 6 * chance.random())
    groups, group, size = [], [], 0
    for number in order:
        group.append(sentences[number])
        size += len(sentences[number])
        if size >= tokens:
            groups.append(group)
            group, size = [], 0
    if group:
        groups.append(group)
    chance.shuffle(groups)
    return groups


def loss_of(net: Net, batch: Batch, form_dropout: float) -> torch.Tensor:
    weights = torch.ones(len(batch.rows))
    weights[(batch.rows < FORM_ROWS) & (torch.rand(len(batch.rows)) < form_dropout)] = 0
    states = net.encode(batch.rows, weights, batch.offsets, batch.mask)
    tags = functional.log_softmax(net.tag(states)[batch.mask], -1)
    tag_loss = -tags.masked_fill(~batch.allowed, -1e4).logsumexp(-1).mean()
    head_loss = functional.cross_entropy(net.head_scores(states, batch.mask)[batch.mask], batch.heads[batch.mask])
    relations = net.relation_scores(states, batch.heads)[batch.mask]
    return tag_loss + head_loss + functional.cross_entropy(relations, batch.relations[batch.mask])


def train(net: Net, sentences: list[Sentence], epochs: int, rate: float, size: int, seed: int, form_dropout: float = 0.1):
    net.train()
    chance = random.Random(seed)
    optimiser = torch.optim.Adam(net.parameters(), lr=rate, betas=(0.9, 0.95))
    steps = epochs * (sum(map(len, sentences)) // size + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / 60) * max(0.03, 1 - step / steps))
    for epoch in range(epochs):
        began, total = time.time(), 0.0
        groups = batches(sentences, size, chance)
        for group in groups:
            loss = loss_of(net, Batch(group), form_dropout)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"  epoch {epoch} loss {total / len(groups):.3f}, {time.time() - began:.0f} s", flush=True)


@torch.no_grad()
def measure(net: Net, sentences: list[Sentence]) -> np.ndarray:
    """Tokens; those with the right part of speech, tag, head, head and relation."""
    net.eval()
    upos_of_tag = torch.from_numpy(UPOS_OF_TAG)
    counts = np.zeros(5)
    for group in batches(sentences, 3000, random.Random(0)):
        batch = Batch(group)
        states = net.encode(batch.rows, None, batch.offsets, batch.mask)
        tags = net.tag(states)[batch.mask].argmax(-1)
        gold_tags = batch.allowed.float().argmax(-1)
        heads = net.head_scores(states, batch.mask).argmax(-1)
        relations = net.relation_scores(states, heads).argmax(-1)
        right_head = (heads == batch.heads)[batch.mask]
        right_relation = (relations == batch.relations)[batch.mask]
        right_upos = upos_of_tag[tags] == upos_of_tag[gold_tags]
        counts += [len(tags), right_upos.sum(), (tags == gold_tags).sum(), right_head.sum(), (right_head & right_relation).sum()]
    return counts


def report(name: str, counts: np.ndarray) -> None:
    upos, tag, uas, las = 100 * counts[1:] / counts[0]
    print(f"{name}: {counts[0]:.0f} tokens, UPOS {upos:.2f}, with verb form {tag:.2f}, UAS {uas:.2f}, LAS {las:.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("features", type=pathlib.Path)
    parser.add_argument("--section", type=pathlib.Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, default=-1, help="this fold alone")
    parser.add_argument("--start", type=pathlib.Path, help="a net learnt from silver, kept there or read from there")
    parser.add_argument("--sizes", type=int, nargs=4, default=[64, 128, 64, 48], metavar=("WIDTH", "HIDDEN", "ARC", "LABEL"))
    parser.add_argument("--window", action="store_true", help="the net for comparison; no section")
    parser.add_argument("--silver-epochs", type=int, default=8)
    parser.add_argument("--gold-epochs", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)

    treebanks = {name: gold(options.features / f"{name}.features") for name in ("gsd", "pud")}
    kind = WindowNet if options.window else Net
    learnt = kind(*options.sizes)
    if options.start is not None and options.start.exists():
        learnt.load_state_dict(torch.load(options.start))
    else:
        parsed = []
        for path in sorted(options.features.glob("*.parses")):
            parsed += silver(path.with_suffix(".features"), path)
        print(f"{len(parsed)} silver sentences, {sum(map(len, parsed))} tokens", flush=True)
        train(learnt, parsed, options.silver_epochs, 4e-3, 2500, options.seed)
        if options.start is not None:
            torch.save(learnt.state_dict(), options.start)
    for name, sentences in treebanks.items():
        report(f"silver alone, {name}", measure(learnt, sentences))

    def tune(sentences: list[Sentence]) -> Net:
        torch.manual_seed(options.seed)
        net = kind(*options.sizes)
        net.load_state_dict(learnt.state_dict())
        train(net, sentences, options.gold_epochs, options.rate, 1500, options.seed, form_dropout=0.2)
        return net

    totals = {name: np.zeros(5) for name in treebanks}
    for fold in range(options.folds):
        if options.only not in (-1, fold):
            continue
        parts = [(name, fold_of(s, i, options.folds) == fold, s) for name, t in treebanks.items() for i, s in enumerate(t)]
        net = tune([sentence for _, held_out, sentence in parts if not held_out])
        for name in treebanks:
            counts = measure(net, [sentence for n, held_out, sentence in parts if held_out and n == name])
            report(f"fold {fold}, {name}", counts)
            totals[name] += counts
        if options.section is not None:
            options.section.with_suffix(f".fold{fold}").write_bytes(section.bytes_of(net))
    if options.folds > 0:
        for name, counts in totals.items():
            report(f"all folds, {name}", counts)
        return
    net = tune(treebanks["gsd"] + treebanks["pud"])
    if options.section is not None:
        options.section.write_bytes(section.bytes_of(net))


if __name__ == "__main__":
    main()
