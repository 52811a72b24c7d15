#!/bin/sh
# Names beside Stanford CoreNLP 4.5.10, on sentences in GermEval 2014's format.
#
#   bench/peers/names.sh BUILD PACK SENTENCES.tsv WORK
#
# BUILD holds sayso-train-names. WORK is a folder for what is fetched and read. Needs Maven and Java. CoreNLP is given the
# words as the gold has them, Sayso the sentences as running text. Exact spans, outer names; the classes "deriv" and
# "part" are no names.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1
pack=$2
sentences=$3
work=$4
mkdir -p "$work"
[ -d "$work/corenlp" ] || mvn --quiet --batch-mode --file "$here/peers.xml" dependency:copy-dependencies \
    "-DoutputDirectory=$work/corenlp"
echo Sayso
"$build/sayso-train-names" "$pack" --measure "$sentences"
echo "Stanford CoreNLP 4.5.10"
python3 "$here/names_peer.py" "$work/corenlp" "$sentences" "$work"
