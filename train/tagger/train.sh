#!/bin/sh
# Learns the tagger and the name model, and puts them into packs/de.pack.
#
#   train/tagger/train.sh BUILD TREEBANKS NAMES
#
# BUILD is a build folder with sayso-train-tagger, sayso-train-names and sayso-pack; TREEBANKS holds UD_German-GSD and
# UD_German-PUD (https://universaldependencies.org), NAMES GermEval 2014's NER-de-test.tsv. Takes two minutes; the same
# input gives the same bytes.
set -eu
cd "$(dirname "$0")/../.."
build=$1
treebanks=$2
names=$3
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
# Nothing learnt before may have a say: no models in the pack that the tagger and the names are learnt with.
: > "$out/empty"
"$build/sayso-pack" update packs/de.pack lang/de --section "tagger/pos=$out/empty" --section "tagger/morph=$out/empty" \
    --section "tagger/names=$out/empty" --output "$out/bare.pack"
"$build/sayso-train-tagger" "$out/bare.pack" "$out/pos.bin" "$out/morph.bin" \
    "$treebanks/UD_German-GSD/de_gsd-ud-dev.conllu" "$treebanks/UD_German-PUD/de_pud-ud-test.conllu"
"$build/sayso-pack" update "$out/bare.pack" lang/de --section "tagger/pos=$out/pos.bin" \
    --section "tagger/morph=$out/morph.bin" --output "$out/tagged.pack"
"$build/sayso-train-names" "$out/tagged.pack" --learn "$out/names.bin" "$names/NER-de-test.tsv"
"$build/sayso-pack" update packs/de.pack lang/de --section "tagger/pos=$out/pos.bin" \
    --section "tagger/morph=$out/morph.bin" --section "tagger/names=$out/names.bin"
