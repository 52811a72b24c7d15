#!/bin/sh
# Runs the benchmarks (all, or those named: `scripts/bench.sh way`), on one core.
set -eu
cd "$(dirname "$0")/.."

found=0
for bench in build/release/bench/*_bench; do
    [ -x "$bench" ] || continue
    name=$(basename "$bench" _bench)
    case " ${*:-$name} " in *" $name "*) ;; *) continue ;; esac
    echo "== $name"
    "$bench" --benchmark_counters_tabular=true
    found=1
done
[ "$found" = 1 ] || { echo "bench: no such benchmark" >&2; exit 2; }
