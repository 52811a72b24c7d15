#!/bin/sh
# Learns the models of statements and of their speakers, and puts them into packs/de.pack.
#
#   train/statement/train.sh BUILD GOLD… [OPTIONS]     GOLD: marked articles, JSON lines, may be packed with zstd
#
# BUILD is a build folder with sayso-train-statements and sayso-pack. First learn_net.py learns the nets over an article
# (one for each of five folds and one from all: two minutes each on one core; PYTHON needs what requirements.txt lists),
# then the rest is learnt from what these say, in about two minutes. The same input gives the same bytes on the same
# machine. Beside the articles the plain sentences of tests/statement are learnt from (plain.py): news have too few of
# them for what everybody would read in them to be sure. Options (after the files) go to sayso-train-statements, for
# instance `--held-out FILE`. WORK keeps the nets: delete it when marks, tables or rules have changed. OUTPUT is another
# place for the pack; NETLESS=1 learns without nets; ONLY="scorer content" leaves the pack's other models as they are.
set -eu
cd "$(dirname "$0")/../.."
build=$1
shift
out=$(mktemp -d)
work=${WORK:-$out}
mkdir -p "$out/learnt" "$work"
trap 'rm -rf "$out"' EXIT
while [ $# -gt 0 ]; do
    case $1 in
        -*) break ;;
        *.zst) zstd -dcq "$1" >> "$out/gold.jsonl" ;;
        *) cat "$1" >> "$out/gold.jsonl" ;;
    esac
    shift
done
trainer=$(find "$build" -name sayso-train-statements -type f)
"$build/sayso-pack" update packs/de.pack lang/de --output "$out/de.pack"
net=$work/net.all
if [ -n "${NETLESS:-}" ]; then
    net=/dev/null
elif [ ! -s "$net" ]; then
    "$trainer" "$out/de.pack" "$out/learnt" "$out/gold.jsonl" --net-examples "$out/examples.jsonl"
    "${PYTHON:-python3}" train/statement/learn_net.py "$out/examples.jsonl" "$work/net"
fi
if [ -z "${NETLESS:-}" ]; then set -- --nets "$work/net" "$@"; fi
train/statement/plain.py tests/statement/*.test > "$out/plain.jsonl"
"$trainer" "$out/de.pack" "$out/learnt" "$out/gold.jsonl" --plain "$out/plain.jsonl" "$@"
cp "$net" "$out/learnt/statement.net"
set --
for model in ${ONLY:-net scorer content speakers antecedents}; do
    set -- "$@" --section "statement.$model=$out/learnt/statement.$model"
done
"$build/sayso-pack" update packs/de.pack lang/de --output "${OUTPUT:-packs/de.pack}" "$@"
