#!/bin/sh
# `make pack`: packs/de.pack again from its sources: tables, lexicon, and what is learnt.
#
# What is learnt from is looked for in $SAYSO_DATA (default: ../shared); where it is not there, the learnt parts that the
# pack has stay in it, and so does the net of tags and trees: it takes Java and PyTorch, and train/syntax/train.sh learns
# it. What is learnt of statements takes PyTorch, too (train/statement/requirements.txt; PYTHON has it), and stays where
# there is none. Takes five minutes, with PyTorch twenty. After a change in lang/ alone,
# `build/release/sayso-pack update packs/de.pack lang/de` does in a moment.
set -eu
cd "$(dirname "$0")/.."
data=${SAYSO_DATA:-../shared}
lexicon=build/train/lexicon.tsv

train/lexicon/build.sh "$lexicon"
build/release/sayso-pack update packs/de.pack lang/de --lexicon "$lexicon"

for source in corpora/ud/ud_german.tar.zst corpora/ner/germeval14.tar.zst corpora/text/wikinews_de.jsonl.zst gold/train.jsonl.zst; do
    [ -e "$data/$source" ] && continue
    echo "pack: $data/$source is not there; keeping the learnt parts that are in the pack" >&2
    exit 0
done
cmake --build --preset release --target sayso-train-tagger sayso-train-names sayso-train-statements
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
tar --zstd -xf "$data/corpora/ud/ud_german.tar.zst" -C "$unpacked"
tar --zstd -xf "$data/corpora/ner/germeval14.tar.zst" -C "$unpacked"
names=$(dirname "$(find "$unpacked" -name NER-de-test.tsv)")
train/tagger/train.sh build/release "$unpacked/ud"
zstd -dcq "$data/corpora/text/wikinews_de.jsonl.zst" > "$unpacked/wikinews.jsonl"
train/names/train.sh build/release "$names" "$unpacked/ud" "$unpacked/wikinews.jsonl"
if ! "${PYTHON:-python3}" -c 'import torch' 2> /dev/null; then
    echo "pack: PyTorch is not there; keeping what was learnt of statements" >&2
    exit 0
fi
train/statement/marks/join.py train/statement/marks/wikinews.jsonl "$unpacked/wikinews.jsonl" > "$unpacked/marked.jsonl"
train/statement/train.sh build/release "$data/gold/train.jsonl.zst" "$unpacked/marked.jsonl" train/statement/marks/invented.jsonl
