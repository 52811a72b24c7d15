#!/bin/sh
# `make e2e`: the page in a browser, on the example story. Pictures of every view at three widths, light and dark, go
# to build/pictures; `make pictures` writes the ones in docs/.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh e2e
if [ "${1:-}" = pictures ]; then
    node web/e2e/pictures.mjs docs/pictures
    exit
fi
(cd web && node node_modules/typescript/bin/tsc --noEmit)
node --test web/e2e/
node web/e2e/pictures.mjs build/pictures all
echo "pictures: build/pictures"
