#!/bin/sh
# All of PUD from raw text, each document read by models that have not learnt from it, beside Stanford CoreNLP 4.5.10.
#
#   bench/peers/folds.sh BUILD CORPORA WORK
#
# What the arguments are, and what is needed, stands in compare.sh. Accuracy is by `udeval`.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
mkdir -p "$3"
work=$(cd "$3" && pwd)
pud=$work/pud
for fold in 0 1 2 3 4; do
    pack=$(sh "$here/fold_pack.sh" "$build" "$2" "$work" "$fold")
    "$build/sayso" read --pack "$pack" --threads 1 --input-format jsonl "$work/held.$fold.jsonl" --format conllu \
        > "$work/held.$fold.sayso.conllu"
done
cat "$work"/held.[0-4].conllu > "$pud.conllu"
cat "$work"/held.[0-4].sayso.conllu > "$pud.sayso.conllu"
for fold in 0 1 2 3 4; do cat "$work/held.$fold.txt" && echo; done > "$pud.txt"
"$work/env/bin/python" "$here/corenlp_peer.py" "$work/corenlp" "$pud.txt" "$work/all.txt"
for system in sayso corenlp; do
    echo "$system"
    "$work/env/bin/udeval" --verbose --no-enhanced "$pud.conllu" "$pud.$system.conllu" |
        grep -E '^(Metric|Tokens|Sentences|UPOS|UFeats|Lemmas|UAS|LAS) '
done
