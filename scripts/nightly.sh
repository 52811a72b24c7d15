#!/bin/sh
# The long checks: both compilers, the thread sanitizer, all of the tests under the address
# sanitizer, and every fuzzer for $SAYSO_FUZZ_SECONDS (60).
set -eu
cd "$(dirname "$0")/.."
seconds=${SAYSO_FUZZ_SECONDS:-60}

for preset in clang tsan asan; do
    echo "== all tests: $preset"
    cmake --preset "$preset" > /dev/null
    cmake --build --preset "$preset"
    ctest --preset "$preset"
done

echo "== an archive of 2 GB in less than 300 MB of memory"
cmake --preset release > /dev/null
cmake --build --preset release --target sayso --target sayso_pack_de --target benches
python3 tests/page/large_archive.py 2000 300 build/release/sayso read --pack packs/de.pack --format article -

echo "== the page in a browser"
scripts/e2e.sh

echo "== 200 kills while a ledger is written"
SAYSO_KILLS=200 build/clang/tests/fault/fault_test --gtest_filter='Kill.*'

echo "== a ledger of ${SAYSO_NIGHTLY_STATEMENTS:=5000000} statements: adding, opening, searching"
SAYSO_BENCH_STATEMENTS=$SAYSO_NIGHTLY_STATEMENTS build/release/bench/ledger_bench

echo "== fuzzers, $seconds seconds each"
cmake --preset fuzz > /dev/null
cmake --build --preset fuzz
failed=""
for fuzzer in build/fuzz/fuzz/*_fuzzer; do
    [ -x "$fuzzer" ] || continue
    name=$(basename "$fuzzer" _fuzzer)
    found=build/fuzz/corpus/$name
    mkdir -p "$found" build/fuzz/crashes
    echo "-- $name"
    options="-max_total_time=$seconds -timeout=10 -rss_limit_mb=2048 -print_final_stats=1"
    # shellcheck disable=SC2086
    "$fuzzer" $options "-artifact_prefix=build/fuzz/crashes/$name-" "$found" "fuzz/corpus/$name" \
        > "build/fuzz/$name.log" 2>&1 || failed="$failed $name"
    tail -n 8 "build/fuzz/$name.log"
done
if [ -n "$failed" ]; then
    echo "finds in:$failed; inputs in build/fuzz/crashes (fuzz/README.md says what to do)" >&2
    exit 1
fi
