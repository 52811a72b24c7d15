"""The net that src/text/net.h reads: the same layers, in floating point."""

import torch
from torch import nn
from torch.nn import functional

from sentences import RELATIONS, TAGS

ROWS = 36864  # sayso::text::net_rows
FORM_ROWS = 16384  # the first rows stand for whole forms
FARTHEST = 20  # words between dependent and head that are told apart


class Scan(torch.autograd.Function):
    """h[t] = h[t-1] + gate[t] · (candidate[t] - h[t-1]), over the first dimension."""

    @staticmethod
    def forward(context, gates, candidates):
        state = torch.zeros_like(gates[0])
        states = torch.empty_like(gates)
        for step in range(gates.shape[0]):
            state = torch.addcmul(state, gates[step], candidates[step] - state)
            states[step] = state
        context.save_for_backward(gates, candidates, states)
        return states

    @staticmethod
    def backward(context, gradient):
        gates, candidates, states = context.saved_tensors
        before = torch.cat([torch.zeros_like(states[:1]), states[:-1]])
        on_state = torch.empty_like(gates)
        carried = torch.zeros_like(gates[0])
        keeps = 1 - gates
        for step in range(gates.shape[0] - 1, -1, -1):
            carried = carried + gradient[step]
            on_state[step] = carried
            carried = carried * keeps[step]
        return on_state * (candidates - before), on_state * gates


class Encoder(nn.Module):
    """What each word is the sum of, two recurrent layers over it in both directions, and a score for each tag."""

    def __init__(self, rows: int, width: int, hidden: int, tags: int, dropout: float):
        super().__init__()
        self.embedding = nn.EmbeddingBag(rows, width, mode="sum")
        nn.init.normal_(self.embedding.weight, 0, 0.1)
        self.first = nn.Linear(3 * width, 2 * hidden)
        self.second = nn.Linear(hidden, 2 * hidden)
        self.tag = nn.Linear(hidden, tags)
        self.dropout = nn.Dropout(dropout)

    @staticmethod
    def recur(layer: nn.Linear, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        gates, candidates = layer(x).transpose(0, 1).chunk(2, -1)
        gates = torch.sigmoid(gates) * mask.t().unsqueeze(-1)
        candidates = torch.tanh(candidates)
        half = gates.shape[-1] // 2
        forwards = Scan.apply(gates[..., :half].contiguous(), candidates[..., :half].contiguous())
        backwards = Scan.apply(gates[..., half:].flip(0), candidates[..., half:].flip(0)).flip(0)
        return torch.cat([forwards, backwards], -1).transpose(0, 1)

    def encode(self, rows, weights, offsets, mask):
        words = torch.relu(self.embedding(rows, offsets, per_sample_weights=weights))
        x = torch.zeros(*mask.shape, words.shape[1])
        x[mask] = words
        x = self.dropout(x)
        around = torch.cat([functional.pad(x, (0, 0, 1, 0))[:, :-1], x, functional.pad(x, (0, 0, 0, 1))[:, 1:]], -1)
        below = self.dropout(self.recur(self.first, around, mask))
        return self.dropout((self.recur(self.second, below, mask) + below) * mask.unsqueeze(-1))


class Net(Encoder):
    def __init__(self, width: int, hidden: int, arc: int, label: int, dropout: float = 0.2):
        super().__init__(ROWS, width, hidden, TAGS, dropout)
        self.dependent = nn.Linear(hidden, arc)
        self.head = nn.Linear(hidden, arc)
        self.bilinear = nn.Linear(arc, arc, bias=False)
        self.label_dependent = nn.Linear(hidden, label)
        self.label_head = nn.Linear(hidden, label)
        self.relation = nn.Linear(3 * label, len(RELATIONS))
        self.root = nn.Parameter(torch.zeros(hidden))
        self.distances = nn.Parameter(torch.zeros(2 * FARTHEST + 1))

    def with_root(self, states):
        return torch.cat([self.root.expand(states.shape[0], 1, -1), states], 1)

    def head_scores(self, states, mask):
        words = mask.shape[1]
        dependents = self.bilinear(torch.relu(self.dependent(states)))
        scores = dependents @ torch.relu(self.head(self.with_root(states))).transpose(1, 2)
        places = torch.arange(words + 1)
        distance = (places[None, :] - places[1:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        distance[:, 0] = FARTHEST
        scores = scores + self.distances[distance]
        itself = places[None, :] == places[1:, None]
        beyond = functional.pad(~mask, (1, 0))
        return scores.masked_fill(itself | beyond[:, None, :], -1e4)

    def relation_scores(self, states, heads):
        chosen = torch.gather(self.with_root(states), 1, heads.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        dependents = torch.relu(self.label_dependent(states))
        governors = torch.relu(self.label_head(chosen))
        return self.relation(torch.cat([dependents, governors, dependents * governors], -1))


class WindowNet(Net):
    """For comparison: sees two words to each side and no further, through two plain layers."""

    AROUND = 2

    def __init__(self, width: int, hidden: int, arc: int, label: int):
        super().__init__(width, hidden, arc, label)
        self.first = nn.Linear((2 * self.AROUND + 1) * width, hidden)
        self.second = nn.Linear(hidden, hidden)

    def encode(self, rows, weights, offsets, mask):
        words = torch.relu(self.embedding(rows, offsets, per_sample_weights=weights))
        x = torch.zeros(*mask.shape, words.shape[1])
        x[mask] = words
        wide = functional.pad(self.dropout(x), (0, 0, self.AROUND, self.AROUND))
        around = torch.cat([wide[:, i : i + mask.shape[1]] for i in range(2 * self.AROUND + 1)], -1)
        below = self.dropout(torch.relu(self.first(around)))
        return self.dropout((torch.relu(self.second(below)) + below) * mask.unsqueeze(-1))
