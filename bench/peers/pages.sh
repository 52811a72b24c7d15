#!/bin/sh
# Pages to articles and archives to pages, beside trafilatura, Resiliparse and FastWARC, on the same pages and one core.
#
#   bench/peers/pages.sh BUILD PAGES WORK
#
# BUILD holds sayso, packs/de.pack beside it or $SAYSO_PACK, bench/page_speed and bench/warc_speed. PAGES is the folder
# of the page sets, packed or not (NAME.tar.zst, NAME/gold.jsonl). WORK is a folder for what is fetched and unpacked.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
pages=$(cd "$2" && pwd)
mkdir -p "$3"
work=$(cd "$3" && pwd)

[ -x "$work/env/bin/resiliparse" ] || {
    python3 -m venv "$work/env"
    "$work/env/bin/pip" --quiet install --requirement "$here/pages_requirements.txt"
}
for archive in "$pages"/*.tar.zst; do
    name=$(basename "$archive" .tar.zst)
    [ -e "$work/$name/gold.jsonl" ] || tar --zstd -xf "$archive" -C "$work"
done
exec "$work/env/bin/python" "$here/pages_peers.py" "$build" "${SAYSO_PACK:-$here/../../packs/de.pack}" "$work"
