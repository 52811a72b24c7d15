#!/bin/sh
# What more data and each learnt part are worth: five-fold figures over the articles of GOLD.
#
#   train/statement/curve.sh BUILD GOLD [ADDED…]     marked articles, JSON lines, may be packed with zstd
#
# Prints content, exact and act for 25, 50 and 100 percent of GOLD to learn from, then with ADDED as well, then without
# each learnt part.
set -eu
cd "$(dirname "$0")/../.."
build=$1
shift
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
mkdir "$out/learnt"
unpacked() {
    case $1 in
        *.zst) zstd -dcq "$1" ;;
        *) cat "$1" ;;
    esac
}
unpacked "$1" > "$out/gold.jsonl"
shift
for added in "$@"; do unpacked "$added" >> "$out/added.jsonl"; done
trainer=$(find "$build" -name sayso-train-statements -type f)
"$build/sayso-pack" update packs/de.pack lang/de --output "$out/de.pack"
row() {
    name=$1
    shift
    "$trainer" "$out/de.pack" "$out/learnt" "$out/gold.jsonl" "$@" --held-out "$out/held_out.jsonl" > /dev/null
    printf '%-28s' "$name"
    "$build/sayso" eval statements "$out/gold.jsonl" --predicted "$out/held_out.jsonl" |
        awk '$1 == "content" || $1 == "exact" { printf "%s %s  ", $1, $7 } $1 == "act" { printf "act %s\n", $2 }'
}
row '25 %' --share 25
row '50 %' --share 50
row '100 %'
if [ -e "$out/added.jsonl" ]; then row '100 % and added' "$out/added.jsonl"; fi
row 'without content model' --without-content
row 'without neighbours' --without-neighbours
