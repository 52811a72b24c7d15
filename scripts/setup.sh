#!/bin/sh
# Installs what is missing to build Sayso on Debian 12; does nothing where all is there.
#
#   scripts/setup.sh [GROUP…]     GROUP: fuzz, lint, coverage, pack; `build` always
#
# Packages come from packages.debian12.txt with apt (as root), two C sources by fetch_sources.sh.
set -eu
cd "$(dirname "$0")/.."
list=scripts/packages.debian12.txt

say() { echo "setup: $*" >&2; }

wanted=$(awk -v groups=" build $* " '!/^#/ && index(groups, " " $1 " ") {print $2}' "$list")

release=$(. /etc/os-release 2>/dev/null && echo "${ID:-unknown} ${VERSION_ID:-}") || release=unknown
if [ "$release" != "debian 12" ]; then
    say "this is '$release', not Debian 12: please see to the libraries in $list yourself"
    exec scripts/fetch_sources.sh
fi

# The names of $wanted that dpkg does not know as installed.
missing() {
    # shellcheck disable=SC2086
    have=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
        awk '$1 == "installed" {printf "%s ", $2}')"
    for package in $wanted; do
        case "$have" in *" $package "*) ;; *) echo "$package" ;; esac
    done
}

absent=$(missing)
if [ -n "$absent" ]; then
    if [ "$(id -u)" -ne 0 ]; then
        say "packages are missing; as root, run:"
        say "    apt-get update && apt-get install --no-install-recommends" $absent
        exit 1
    fi
    say "installing from Debian 12:"
    for package in $absent; do
        awk -v name="$package" '$2 == name {sub(/^[^ ]+ +/, "    "); print}' "$list" >&2
    done
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends $absent; } > "$log" 2>&1; then
        tail -n 30 "$log" >&2
        say "apt-get failed; its whole output is in $log"
        exit 1
    fi
    rm -f "$log"
    say "done"
fi

exec scripts/fetch_sources.sh
