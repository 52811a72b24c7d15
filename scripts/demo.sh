#!/bin/sh
# Shows the best that Sayso does. `make demo` runs it after the build.
set -eu
cd "$(dirname "$0")/.."
sayso=build/release/sayso

"$sayso" --version
