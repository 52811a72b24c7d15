#!/bin/sh
# Fetches what the page is built with and of into web/node_modules, in the versions and with the hashes of
# web/package-lock.json. Does nothing, and needs no network, where they are there already.
set -eu
cd "$(dirname "$0")/../web"
stamp=node_modules/.fetched

command -v node > /dev/null && command -v npm > /dev/null || exit 1
cmp -s package-lock.json "$stamp" && exit 0
echo "setup: fetching what the page is built of (web/package-lock.json)"
# No package may run a script of its own.
if ! log=$(npm ci --ignore-scripts --no-audit --no-fund 2>&1); then
    echo "$log" >&2
    echo "setup: it could not be fetched; is there a network?" >&2
    exit 1
fi
cp package-lock.json "$stamp"
