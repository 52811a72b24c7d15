#!/bin/sh
# Learns a pack from all but one fifth of PUD's documents and from GSD dev, and prints its name.
#
#   bench/peers/fold_pack.sh BUILD CORPORA WORK FOLD
#
# What the arguments are stands in compare.sh. What is in WORK already is not made again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
corpora=$(cd "$2" && pwd)
mkdir -p "$3/syntax"
work=$(cd "$3" && pwd)
fold=$4
folds=5
cd "$here/../.."

sh "$here/python_env.sh" "$work" >&2
[ -d "$work/corenlp" ] || mvn --quiet --batch-mode --file "$here/peers.xml" dependency:copy-dependencies \
    "-DoutputDirectory=$work/corenlp"
"$work/env/bin/python" "$here/treebank.py" "$corpora/ud" "$work" "$folds"

pack=$work/fold.$fold.pack
[ -e "$pack" ] || {
    : > "$work/empty"
    "$build/sayso-pack" update packs/de.pack lang/de --section "tagger/pos=$work/empty" \
        --section "tagger/morph=$work/empty" --section "text/net=$work/empty" --output "$work/bare.pack"
    "$build/sayso-train-tagger" "$work/bare.pack" "$work/pos.bin" "$work/morph.bin" "$work/learn.$fold.conllu" >&2
    WORK="$work/syntax" train/syntax/train.sh "$build" "$corpora" "$work/corenlp" --folds "$folds" --only "$fold" \
        --section "$work/net.bin" >&2
    "$build/sayso-pack" update "$work/bare.pack" lang/de --section "tagger/pos=$work/pos.bin" \
        --section "tagger/morph=$work/morph.bin" --section "text/net=$work/net.fold$fold" --output "$pack"
}
echo "$pack"
