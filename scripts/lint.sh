#!/bin/sh
# clang-format and clang-tidy over our own code; with `--fix`, lays the code out instead.
set -eu
cd "$(dirname "$0")/.."

sources() { git ls-files -- '*.h' '*.cpp'; }

if [ "${1:-}" = --fix ]; then
    sources | xargs clang-format-16 -i
    exit 0
fi

sources | xargs clang-format-16 --dry-run -Werror
cmake --preset clang > /dev/null
git ls-files -- 'src/*.cpp' 'apps/*.cpp' |
    xargs -n 4 -P "$(nproc)" clang-tidy-16 -p build/clang --quiet
echo "lint: fine"
