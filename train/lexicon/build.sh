#!/bin/sh
# Makes the lexicon of the German pack, a table for `sayso-pack --lexicon`:
#
#   train/lexicon/build.sh LEXICON.tsv
#
# The source is LanguageTool's german-pos-dict 1.2.4 (CC BY-SA 4.0), which decode.sh reads.
set -eu
target=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$here/decode.sh" "$work/german.txt"
mkdir -p "$(dirname "$target")"
python3 "$here/map_tags.py" "$work/german.txt" "$target"
