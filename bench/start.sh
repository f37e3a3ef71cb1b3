#!/bin/sh
# Times whole processes of the packaged program beside their baselines: a bare JVM and, where it is installed, the AWS CLI.
# DynamoDB is Amazon's DynamoDB Local and KMS the test bed's double, both on this machine, over plain HTTP.
#   bench/start.sh [RUNS]        (10 runs of each unless said; needs python3)
set -eu
cd "$(dirname "$0")/.."
runs=${1:-10}
root=$(pwd)
work=$(mktemp -d)
serve=

finish() {
    if [ -n "$serve" ]; then
        exec 9>&-
        wait "$serve" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

mvn -B -q package -Dquick </dev/null
mvn -B -q dependency:build-classpath -pl keystore-core -Dmdep.outputFile="$work/classpath" </dev/null

mkfifo "$work/stdin"
java -Ddynamodb.local.classpath="$root/keystore-core/target/dynamodb-local.classpath" \
    -cp "keystore-core/target/test-classes:keystore-core/target/classes:$(cat "$work/classpath")" \
    dev.keystore.testbed.Serve <"$work/stdin" >"$work/account" 2>"$work/serve.log" &
serve=$!
exec 9>"$work/stdin"
until grep -q '^# ready' "$work/account"; do
    kill -0 "$serve" 2>/dev/null || { cat "$work/serve.log" >&2; exit 1; }
    sleep 0.2
done
# shellcheck disable=SC1091 # made just now
. "$work/account"

HOME="$work/home" XDG_STATE_HOME="$work/state" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache" \
    python3 bench/measure.py "$runs" "$root/keystore-cli/target/dist/keystore/bin/keystore"
