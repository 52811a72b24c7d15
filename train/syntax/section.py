"""The section "text/net" of the pack: layout and fixed point as in src/text/net.h."""

import struct

import numpy as np

from net import Net
from sentences import RELATIONS, TAGS

MAGIC = b"SNET1\0\0\0"
EMBEDDING_BITS, WEIGHT_BITS, STATE_BITS, SEEN_BITS = 6, 10, 12, 6


def fixed(values, bits: int, kind: str) -> np.ndarray:
    """Nearest whole numbers of values · 2^bits; what does not fit is cut to the nearest that does."""
    limit = np.iinfo(np.dtype(kind)).max
    return np.clip(np.rint(np.asarray(values, dtype=np.float64) * 2.0**bits), -limit, limit).astype(kind)


def layer(linear, input_bits: int, largest_input: int, biases: bool = True) -> bytes:
    weights = fixed(linear.weight.detach(), WEIGHT_BITS, "<i2")
    whole = fixed(linear.bias.detach(), WEIGHT_BITS + input_bits, "<i4") if biases else np.zeros(len(weights), "<i4")
    most = np.abs(weights.astype(np.int64)).sum(1) * largest_input + np.abs(whole.astype(np.int64))
    if most.max() >= 2**31:
        raise ValueError("a sum of this layer could need more than 32 bits")
    return weights.tobytes() + (whole.tobytes() if biases else b"")


def bytes_of(net: Net) -> bytes:
    embedding = net.embedding.weight.detach()
    state = 2 * 2**STATE_BITS  # two layers, each between -1 and 1
    return b"".join(
        [
            MAGIC,
            struct.pack(
                "<7I", *embedding.shape, net.second.in_features, TAGS, net.bilinear.in_features, net.label_head.out_features, len(RELATIONS)
            ),
            fixed(embedding, EMBEDDING_BITS, "i1").tobytes(),
            layer(net.first, EMBEDDING_BITS, 32 * 127),
            layer(net.second, STATE_BITS, 2**STATE_BITS),
            layer(net.tag, STATE_BITS, state),
            layer(net.dependent, STATE_BITS, state),
            layer(net.head, STATE_BITS, state),
            layer(net.bilinear, SEEN_BITS, 2**15, biases=False),
            layer(net.label_dependent, STATE_BITS, state),
            layer(net.label_head, STATE_BITS, state),
            layer(net.relation, SEEN_BITS, 2**15),
            fixed(net.root.detach(), STATE_BITS, "<i2").tobytes(),
            fixed(net.distances.detach(), 2 * SEEN_BITS, "<i4").tobytes(),
            b"".join(name.encode() + b"\0" for name in RELATIONS),
        ]
    )
