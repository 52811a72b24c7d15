#!/bin/sh
# The text layer beside Stanford CoreNLP 4.5.10 and UDPipe 1, on the same raw text and one core each.
#
#   bench/peers/compare.sh BUILD CORPORA WORK [FOLD]
#
# BUILD holds sayso, sayso-pack, sayso-train-tagger, sayso-syntax-features and bench/text_speed. CORPORA is as
# train/syntax/train.sh wants it. WORK is a folder for what is fetched, learnt and read; a second run goes on from what
# it finds there (the net's sentences and what it learnt from the teacher in WORK/syntax). Of PUD's documents one fifth
# is held out, FOLD 0 to 4; UDPipe, our tagger and our net learn from the others and from GSD dev. CoreNLP comes as it
# is, and is our net's teacher on other texts. Needs Maven, Java, and a Python 3 (PYTHON) with PyTorch; an hour for the
# first fold: UDPipe learns for a quarter of it, our net for another.
#
# Accuracy is by `udeval` (the metric of CoNLL 2018); tokens a second are of processor time, each system's own
# tokens over all of PUD and GSD dev, without loading its models.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
corpora=$(cd "$2" && pwd)
mkdir -p "$3"
work=$(cd "$3" && pwd)
fold=${4:-0}
cd "$here/../.."

pack=$(sh "$here/fold_pack.sh" "$build" "$corpora" "$work" "$fold")
held=$work/held.$fold
udpipe=$(sh "$here/udpipe_model.sh" "$work" "$fold")

report() { # NAME CONLLU
    echo "$1"
    "$work/env/bin/udeval" --verbose --no-enhanced "$held.conllu" "$2" |
        grep -E '^(Metric|Tokens|Sentences|UPOS|UFeats|Lemmas|UAS|LAS) '
    echo "features that both treebanks write alike:"
    "$work/env/bin/python" "$here/alike.py" < "$held.conllu" > "$work/alike.gold.conllu"
    "$work/env/bin/python" "$here/alike.py" < "$2" > "$work/alike.system.conllu"
    "$work/env/bin/udeval" --verbose --no-enhanced "$work/alike.gold.conllu" "$work/alike.system.conllu" | grep -E '^UFeats '
}
"$build/sayso" read --pack "$pack" --threads 1 --input-format jsonl "$held.jsonl" --format conllu > "$held.sayso.conllu"
report Sayso "$held.sayso.conllu"
"$build/bench/text_speed" "$pack" "$work/all.txt"
"$work/env/bin/python" "$here/udpipe_peer.py" read "$udpipe" "$held.txt" "$held.udpipe.conllu" > /dev/null
report "UDPipe 1" "$held.udpipe.conllu"
"$work/env/bin/python" "$here/udpipe_peer.py" read "$udpipe" "$work/all.txt" "$work/all.udpipe.conllu"
speed=$("$work/env/bin/python" "$here/corenlp_peer.py" "$work/corenlp" "$held.txt" "$work/all.txt")
report "Stanford CoreNLP 4.5.10" "$held.corenlp.conllu"
echo "$speed"
