#!/bin/sh
# What more marked articles and each part of the reading of statements are worth, on articles that nothing is learnt from.
#
#   train/statement/curve.sh BUILD MEASURED GOLD [ADDED…]     marked articles, JSON lines, may be packed with zstd
#
# Learns everything (train.sh) from 25, 50 and 100 percent of GOLD and from GOLD with ADDED; then from all of them without
# the net, without the model of contents, and with each finding scored alone; then takes single parts of the whole away.
# Each row: F1 on MEASURED, acts in percent. Some twenty minutes for each thousand articles learnt from, on one core.
set -eu
cd "$(dirname "$0")/../.."
build=$1
measured=$2
shift 2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
unpacked() {
    case $1 in
        *.zst) zstd -dcq "$1" ;;
        *) cat "$1" ;;
    esac
}
unpacked "$1" > "$out/gold.jsonl"
shift
cp "$out/gold.jsonl" "$out/all.jsonl"
for added in "$@"; do unpacked "$added" >> "$out/all.jsonl"; done

measure() {
    printf '%-32s' "$1"
    "$build/sayso" eval statements "$measured" --pack "$2" | awk '
        $1 ~ /^(content|speaker|who|exact|via)$/ { printf "%s %s  ", $1, $7 }
        $1 == "act" { printf "act %s", $2 }
        END { print "" }'
}
learnt() { # NAME WORK GOLD OPTIONS…
    name=$1
    work=$2
    shift 2
    WORK=$work OUTPUT=$out/learnt.pack train/statement/train.sh "$build" "$@" > "$out/log" 2>&1 || { cat "$out/log" >&2; exit 1; }
    measure "$name" "$out/learnt.pack"
}
for share in 25 50 100; do
    awk -v share="$share" 'int(NR * share / 100) > int((NR - 1) * share / 100)' "$out/gold.jsonl" > "$out/share.jsonl"
    learnt "$share % of GOLD" "$out/share.$share" "$out/share.jsonl"
done
learnt 'all' "$out/work" "$out/all.jsonl"
cp "$out/learnt.pack" "$out/whole.pack"
NETLESS=1 learnt 'without the net' "$out/none" "$out/all.jsonl"
learnt 'contents as the rules make them' "$out/work" "$out/all.jsonl" --without-content
learnt 'each finding scored alone' "$out/work" "$out/all.jsonl" --without-neighbours
for part in speakers antecedents; do
    "$build/sayso-pack" update "$out/whole.pack" lang/de --section "statement.$part=/dev/null" --output "$out/less.pack" > "$out/log"
    measure "all, less learnt $part" "$out/less.pack"
done
