#!/bin/sh
# The peers' Python environment in WORK/env (requirements.txt). What is there already is not made again.
#
#   bench/peers/python_env.sh WORK
set -eu
here=$(cd "$(dirname "$0")" && pwd)

[ -x "$1/env/bin/udeval" ] || {
    python3 -m venv "$1/env"
    "$1/env/bin/pip" --quiet install --requirement "$here/requirements.txt"
}
