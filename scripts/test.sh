#!/bin/sh
# `make test`: the tests labelled `asan` (readers of untrusted bytes, fuzz finds; all others in `make nightly`) under the address
# and undefined-behaviour sanitizers, then every test with the release build.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh

# check PRESET TARGET CTEST-ARGUMENTS…
check() {
    preset=$1 target=$2
    shift 2
    mkdir -p build
    cmake --preset "$preset" > "build/$preset.log" || { cat "build/$preset.log"; exit 1; }
    cmake --build --preset "$preset" --target "$target"
    ctest --preset "$preset" --parallel "$(nproc)" "$@"
}

check asan sanitized_tests --label-regex asan
check release all --label-exclude slow
