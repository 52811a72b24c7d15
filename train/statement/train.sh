#!/bin/sh
# Learns the scorer of statements and the ranker of their speakers, and puts both into packs/de.pack.
#
#   train/statement/train.sh BUILD GOLD     GOLD: marked articles, JSON lines, may be packed with zstd
#
# BUILD is a build folder with sayso-train-statements and sayso-pack. Takes some seconds; the same input gives the same bytes.
set -eu
cd "$(dirname "$0")/../.."
build=$1
gold=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
case $gold in
    *.zst) zstd -dcq "$gold" > "$out/gold.jsonl" ;;
    *) cp "$gold" "$out/gold.jsonl" ;;
esac
"$build/sayso-pack" update packs/de.pack lang/de --output "$out/de.pack"
"$(find "$build" -name sayso-train-statements -type f)" "$out/de.pack" "$out/gold.jsonl" "$out"
"$build/sayso-pack" update packs/de.pack lang/de --section "statement.scorer=$out/statement.scorer" \
    --section "statement.speakers=$out/statement.speakers"
