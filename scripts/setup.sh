#!/bin/sh
# Installs what is missing to build Sayso on Debian 12; does nothing where all is there.
#
#   scripts/setup.sh [GROUP…]     GROUP: fuzz, lint, coverage, pack, e2e; `build` and `page` always
#
# Packages come from packages.debian12.txt with apt (as root), two C sources by fetch_sources.sh, what the page is
# built of by fetch_page.sh.
set -eu
cd "$(dirname "$0")/.."
list=scripts/packages.debian12.txt

say() { echo "setup: $*" >&2; }

# What is in neither Debian's packages nor the repository.
fetch() {
    scripts/fetch_sources.sh
    scripts/fetch_page.sh || say "sayso serve will have no page, only JSON"
}

release=$(. /etc/os-release 2>/dev/null && echo "${ID:-unknown} ${VERSION_ID:-}") || release=unknown
if [ "$release" != "debian 12" ]; then
    say "this is '$release', not Debian 12: please see to the libraries in $list yourself"
    fetch
    exit
fi

# True for a program that is there without its package: Node.js often comes from elsewhere.
is_there() {
    case "$1" in
        nodejs) command -v node ;;
        npm) command -v npm ;;
        *) false ;;
    esac > /dev/null
}

# The packages of the groups that dpkg does not know as installed.
missing() {
    wanted=$(awk -v groups=" $* " '!/^#/ && index(groups, " " $1 " ") {print $2}' "$list")
    # shellcheck disable=SC2086
    have=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
        awk '$1 == "installed" {printf "%s ", $2}')"
    for package in $wanted; do
        case "$have" in *" $package "*) ;; *) is_there "$package" || echo "$package" ;; esac
    done
}

# Installs the packages of the groups; fails where it cannot, and says why.
install() {
    absent=$(missing "$@")
    [ -n "$absent" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        say "packages are missing; as root, run:"
        say "    apt-get update && apt-get install --no-install-recommends" $absent
        return 1
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
        return 1
    fi
    rm -f "$log"
    say "done"
}

install build "$@" || exit 1
install page || say "without Node.js sayso serve has no page, only JSON"
fetch
