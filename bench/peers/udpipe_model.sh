#!/bin/sh
# UDPipe 1 learns from WORK/learn.FOLD.conllu (of treebank.py) and the model's name is printed. A quarter of an hour; a
# model that is in WORK already is not learnt again.
#
#   bench/peers/udpipe_model.sh WORK FOLD
set -eu
here=$(cd "$(dirname "$0")" && pwd)

model=$1/udpipe.$2.model
[ -e "$model" ] || "$1/env/bin/python" "$here/udpipe_peer.py" learn "$model" "$1/learn.$2.conllu" >&2
echo "$model"
