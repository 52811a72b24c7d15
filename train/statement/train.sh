#!/bin/sh
# Learns the models of statements and of their speakers, and puts them into packs/de.pack.
#
#   train/statement/train.sh BUILD GOLD… [OPTIONS]     GOLD: marked articles, JSON lines, may be packed with zstd
#
# BUILD is a build folder with sayso-train-statements and sayso-pack. Takes some seconds; the same input gives the same
# bytes. Options (after the files) go to sayso-train-statements, for instance `--held-out FILE`.
set -eu
cd "$(dirname "$0")/../.."
build=$1
shift
out=$(mktemp -d)
mkdir "$out/learnt"
trap 'rm -rf "$out"' EXIT
while [ $# -gt 0 ]; do
    case $1 in
        -*) break ;;
        *.zst) zstd -dcq "$1" >> "$out/gold.jsonl" ;;
        *) cat "$1" >> "$out/gold.jsonl" ;;
    esac
    shift
done
"$build/sayso-pack" update packs/de.pack lang/de --output "$out/de.pack"
"$(find "$build" -name sayso-train-statements -type f)" "$out/de.pack" "$out/learnt" "$out/gold.jsonl" "$@"
"$build/sayso-pack" update packs/de.pack lang/de --section "statement.scorer=$out/learnt/statement.scorer" \
    --section "statement.content=$out/learnt/statement.content" --section "statement.speakers=$out/learnt/statement.speakers" \
    --section "statement.antecedents=$out/learnt/statement.antecedents"
