#!/bin/sh
# The whole way, page → statements, beside UDPipe 1's tagging and parsing alone of the same texts, one core each.
#
#   bench/peers/way.sh BUILD CORPORA WORK
#
# BUILD holds sayso and bench/way_bench, CORPORA the treebanks (ud/). UDPipe learns from four fifths of PUD and GSD dev
# (a quarter of an hour, once; WORK keeps it) and reads what Sayso takes off the pages of the example story, thirty
# times over. Both print tokens, each its own, a second of processor time, without loading their models.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
corpora=$(cd "$2" && pwd)
mkdir -p "$3"
work=$(cd "$3" && pwd)
cd "$here/../.."

[ -x "$work/env/bin/python" ] || {
    python3 -m venv "$work/env"
    "$work/env/bin/pip" --quiet install --requirement "$here/requirements.txt"
}
[ -e "$work/udpipe.0.model" ] || {
    "$work/env/bin/python" "$here/treebank.py" "$corpora/ud" "$work" 5
    "$work/env/bin/python" "$here/udpipe_peer.py" learn "$work/udpipe.0.model" "$work/learn.0.conllu"
}
"$build/sayso" read --format text examples/faehre/pages > "$work/once.txt"
for _ in $(seq 30); do cat "$work/once.txt"; done > "$work/pages.txt"
echo "UDPipe 1, tagging and parsing:"
"$work/env/bin/python" "$here/udpipe_peer.py" read "$work/udpipe.0.model" "$work/pages.txt" "$work/pages.conllu"
"$build/bench/way_bench" --benchmark_counters_tabular=true
