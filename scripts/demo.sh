#!/bin/sh
# Shows the best that Sayso does, on the example story. `make demo` runs it after the build.
set -eu
cd "$(dirname "$0")/.."
export SAYSO_LEDGER=build/demo/faehre.sayso
pages=examples/faehre/pages

# Says what is run before it runs it, as one would type it.
run() {
    printf '\n\033[1m$ %s\033[0m\n' "$*" | if [ -t 1 ]; then cat; else sed 's/\x1b\[[0-9]*m//g'; fi
    sayso=build/release/sayso
    shift
    "$sayso" "$@"
}

rm -rf build/demo
mkdir -p build/demo
echo "An invented ferry accident, told by six outlets and an agency over nine days (examples/faehre)."

run sayso add "$pages"
echo "Adding the same again changes nothing:"
run sayso add "$pages"
echo "Who said what in one article:"
run sayso read "$pages/a02.html"
echo "What was denied:"
run sayso find act:deny limit:5
echo "Everything that the captain's lawyer said:"
run sayso who Evers

printf '\n'
if [ -t 1 ]; then
    echo "The same in a browser:"
    build/release/sayso serve 2>&1 && exit
fi
echo "The same in a browser: make serve, and open"
echo "    http://localhost:8765/"
