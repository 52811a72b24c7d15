#!/bin/sh
# Learns the tagger, and puts it into packs/de.pack.
#
#   train/tagger/train.sh BUILD TREEBANKS
#
# BUILD is a build folder with sayso-train-tagger and sayso-pack; TREEBANKS holds UD_German-GSD and UD_German-PUD
# (https://universaldependencies.org). Takes a minute; the same input gives the same bytes.
set -eu
cd "$(dirname "$0")/../.."
build=$1
treebanks=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
# Nothing learnt before may have a say: no models in the pack that the tagger is learnt with.
: > "$out/empty"
"$build/sayso-pack" update packs/de.pack lang/de --section "tagger/pos=$out/empty" --section "tagger/morph=$out/empty" \
    --output "$out/bare.pack"
"$build/sayso-train-tagger" "$out/bare.pack" "$out/pos.bin" "$out/morph.bin" \
    "$treebanks/UD_German-GSD/de_gsd-ud-dev.conllu" "$treebanks/UD_German-PUD/de_pud-ud-test.conllu"
"$build/sayso-pack" update packs/de.pack lang/de --section "tagger/pos=$out/pos.bin" \
    --section "tagger/morph=$out/morph.bin"
