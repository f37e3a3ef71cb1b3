#!/bin/sh
# Times masking in the packaged program beside `cat`, each fed by the same pipe: log-like text with few secrets in it, and text that is full
# of what secrets begin with. `redact` masks as `run --mask` does.
#   bench/mask.sh [RUNS] [MB]        (5 runs over 1,000 MB unless said; needs python3)
set -eu
cd "$(dirname "$0")/.."
runs=${1:-5}
megabytes=${2:-1000}
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

mvn -B -q package -Dquick </dev/null
HOME="$work/home" XDG_STATE_HOME="$work/state" XDG_CACHE_HOME="$work/cache" \
    python3 bench/mask.py "$runs" "$megabytes" "$root/keystore-cli/target/dist/keystore/bin/keystore" "$work"
