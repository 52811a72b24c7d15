#!/bin/sh
# Reads LanguageTool's german-pos-dict 1.2.4 (CC BY-SA 4.0) out of its automaton: a line lemma_form_tag each.
#
#   train/lexicon/decode.sh OUT.txt
#
# It is taken from $SAYSO_DATA/corpora/lexicon if it is there, else from Maven Central; the tool that reads it,
# morfologik-tools 2.1.9 (BSD-3-Clause), always comes from there.
set -eu
target=$1
here=$(cd "$(dirname "$0")" && pwd)
data=${SAYSO_DATA:-$here/../../../shared}
archive=$data/corpora/lexicon/german-pos-dict.tar.zst
dict_sha256=c9e1365054bc0c507e4d4de219c6a6794ae9e5616c2f6e985eb122684a8ad58b

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

artefact() { echo "<dependency><groupId>$1</groupId><artifactId>$2</artifactId><version>$3</version></dependency>"; }

{
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>sayso</groupId><artifactId>lexicon</artifactId><version>1</version><dependencies>'
    artefact org.carrot2 morfologik-tools 2.1.9
    [ -e "$archive" ] || artefact de.danielnaber german-pos-dict 1.2.4
    echo '</dependencies></project>'
} > "$work/pom.xml"
mvn --quiet --batch-mode -Dstyle.color=never --file "$work/pom.xml" dependency:build-classpath "-Dmdep.outputFile=$work/classpath"

if [ -e "$archive" ]; then
    tar --zstd -xf "$archive" -C "$work"
    mv "$work"/german-pos-dict/german.dict "$work"/german-pos-dict/german.info "$work"
else
    jar=$(tr ':' '\n' < "$work/classpath" | grep /german-pos-dict-)
    python3 -m zipfile -e "$jar" "$work/jar"
    mv "$work"/jar/org/languagetool/resource/de/german.dict "$work"/jar/org/languagetool/resource/de/german.info "$work"
fi
echo "$dict_sha256  $work/german.dict" | sha256sum --check --quiet

java -cp "$(cat "$work/classpath")" morfologik.tools.Launcher dict_decompile \
    --input "$work/german.dict" --output "$target" > "$work/decompile.log"
