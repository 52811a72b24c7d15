#!/bin/sh
# Learns the net of tags and trees, and puts it into packs/de.pack.
#
#   train/syntax/train.sh BUILD CORPORA TEACHER [OPTION…]
#
# BUILD is a build folder with sayso-syntax-features and sayso-pack. CORPORA holds ud/UD_German-GSD and
# ud/UD_German-PUD (https://universaldependencies.org), ner/germeval14/NER-de-test.tsv, spkatt/data (GermEval 2023), and
# text/wikinews_de.jsonl. TEACHER is a folder with Stanford CoreNLP 4.5.10 and its German models
# (edu.stanford.nlp:stanford-corenlp:4.5.10, classifiers none and models-german, in Maven Central). PYTHON needs
# PyTorch. With options (--folds 5) it measures instead; learn.py lists them. 15 minutes for the teacher on one core, 6
# for learning. WORK keeps what is made on the way, so that a second run begins where the first got to.
set -eu
cd "$(dirname "$0")/../.."
build=$1
corpora=$2
teacher=$3
shift 3
python=${PYTHON:-python3}
work=${WORK:-$(mktemp -d)}
here=train/syntax
mkdir -p "$work"

features() { # NAME ARTICLES
    [ -s "$work/$1.features" ] || "$build/sayso-syntax-features" packs/de.pack --raw < "$2" > "$work/$1.features"
}
parse() { # NAME MOST
    [ -s "$work/$1.parses" ] && return
    "$python" "$here/teacher_words.py" "$work/$1.features" "$2" "$work/$1"
    java -Xmx4g -cp "$teacher/*" edu.stanford.nlp.pipeline.StanfordCoreNLP -props StanfordCoreNLP-german.properties \
        -annotators tokenize,pos,depparse -tokenize.whitespace true -ssplit.eolonly true -outputFormat conllu \
        -outputDirectory "$work/out" -file "$work/$1"
    mv "$work/out/$1.conllu" "$work/$1.parses"
}

"$python" "$here/raw_text.py" germeval "$corpora/ner/germeval14/NER-de-test.tsv" "$work/germeval.jsonl"
"$python" "$here/raw_text.py" speeches "$corpora/spkatt/data" "$work/speeches.jsonl"
features wikinews "$corpora/text/wikinews_de.jsonl"
features germeval "$work/germeval.jsonl"
features speeches "$work/speeches.jsonl"
parse wikinews 20000
parse germeval 20000
parse speeches 5500
"$build/sayso-syntax-features" packs/de.pack "$corpora/ud/UD_German-GSD/de_gsd-ud-dev.conllu" > "$work/gsd.features"
"$build/sayso-syntax-features" packs/de.pack "$corpora/ud/UD_German-PUD/de_pud-ud-test.conllu" > "$work/pud.features"
if [ $# -gt 0 ]; then
    exec "$python" "$here/learn.py" "$work" --start "$work/silver.pt" "$@"
fi
"$python" "$here/learn.py" "$work" --start "$work/silver.pt" --section "$work/net.bin"
"$build/sayso-pack" update packs/de.pack lang/de --section "text/net=$work/net.bin"
