#!/bin/sh
# The whole way, page → statements, beside UDPipe 1's tagging and parsing alone of the same texts, one core each.
#
#   bench/peers/way.sh BUILD CORPORA WORK [PAGES]
#
# BUILD holds sayso and bench/way_bench, CORPORA the treebanks (ud/). UDPipe learns from four fifths of PUD and GSD dev
# (a quarter of an hour, once; WORK keeps it) and reads what Sayso takes off the pages (a
# folder; default: the example story's), ten times over. Both print tokens, each its own, a second of processor time,
# without loading their models.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
corpora=$(cd "$2" && pwd)
mkdir -p "$3"
work=$(cd "$3" && pwd)
pages=$(cd "${4:-$here/../../examples/faehre/pages}" && pwd)
cd "$here/../.."

sh "$here/python_env.sh" "$work"
[ -e "$work/learn.0.conllu" ] || "$work/env/bin/python" "$here/treebank.py" "$corpora/ud" "$work" 5
udpipe=$(sh "$here/udpipe_model.sh" "$work" 0)
"$build/sayso" read --format text "$pages" > "$work/once.txt"
for _ in $(seq 10); do cat "$work/once.txt"; done > "$work/pages.txt"
echo "UDPipe 1, tagging and parsing:"
"$work/env/bin/python" "$here/udpipe_peer.py" read "$udpipe" "$work/pages.txt" "$work/pages.conllu"
SAYSO_BENCH_PAGES=$pages "$build/bench/way_bench" --benchmark_counters_tabular=true
