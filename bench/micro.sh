#!/bin/sh
# Times sealing, opening, name parsing and chain links inside one warm JVM, with JMH.
#   bench/micro.sh [JMH OPTION…]
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

mvn -B -q install -Dquick -pl keystore-core -am </dev/null
mvn -B -q -f bench/pom.xml compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" </dev/null
java -cp "bench/target/classes:$(cat "$work/classpath")" org.openjdk.jmh.Main "$@"
