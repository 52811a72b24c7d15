#!/usr/bin/env python3
"""Finds near duplicates with datasketch's MinHash LSH in what `copies_scale SIZE --dump FILE` wrote.

    pip install datasketch; compare_copies.py FILE [THRESHOLD]

Prints articles a second, peak memory, and the same precision and recall of article pairs as copies_scale. Shingles are
four words long, as Sayso's seeds are; 128 permutations. Whole articles are compared, as datasketch does.
"""
import json
import resource
import sys
import time

from datasketch import MinHash, MinHashLSH

SHARES = (0.05, 0.10, 0.15, 0.20, 0.25, 0.30)


def main():
    path, threshold = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.3
    articles = [json.loads(line) for line in open(path, encoding="utf-8")]
    planted = [line.split("\t") for line in open(path + ".planted", encoding="utf-8")]
    truth = {tuple(sorted(p[:2])): float(p[2]) for p in planted}
    begin, lsh, found = time.time(), MinHashLSH(threshold=threshold, num_perm=128), set()
    for article in articles:
        words = article["text"].replace(".", "").split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i : i + 4]).encode() for i in range(len(words) - 3)])
        found.update(tuple(sorted((article["id"], other))) for other in lsh.query(sketch))
        lsh.insert(article["id"], sketch)
    seconds = time.time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"datasketch, threshold {threshold}: {len(articles)} articles: {seconds:.2f} s, "
          f"{len(articles) / seconds:.0f} articles/s, peak {memory:.0f} MB")
    right = len(found & truth.keys())
    print(f"  precision {100 * right / max(1, len(found)):.2f} % of {len(found)} pairs found, {len(truth)} planted")
    low = 0.0
    for high in SHARES:
        pairs = [p for p, edited in truth.items() if low <= edited < high]
        hit = sum(p in found for p in pairs)
        print(f"  edited {100 * low:2.0f} to {100 * high:2.0f} %  recall {100 * hit / max(1, len(pairs)):6.2f} %  of {len(pairs)}")
        low = high


main()
