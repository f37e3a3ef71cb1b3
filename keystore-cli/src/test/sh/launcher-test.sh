#!/bin/sh
# Tests bin/keystore of an unpacked program: launcher-test.sh [FOLDER], by default that of the last build.
# Exit code 0 if all of it holds, 1 if not. Uses the Java at hand, and shell scripts that play others.

here=$(CDPATH='' cd -P -- "${0%/*}" && pwd)
dist=${1:-$here/../../../target/dist/keystore}
[ -x "$dist/bin/keystore" ] || { echo "no program in $dist: mvn package -Dquick" >&2; exit 1; }

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0

pass() {
    passed=$((passed + 1))
    echo "ok      $1"
}

flunk() {
    failed=$((failed + 1))
    echo "FAILED  $1"
    sed 's/^/        /' "$work/out" "$work/err"
}

# check WHAT CODE COMMAND…: the exit code is CODE; $work/out and $work/err hold what was said.
check() {
    what=$1
    expected=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    if [ "$code" -eq "$expected" ]; then pass "$what"; else
        echo "exit code $code, not $expected" >>"$work/err"
        flunk "$what"
    fi
}

# and WHAT TEST…: a condition on what the last check left.
and() {
    what=$1
    shift
    if "$@"; then pass "$what"; else flunk "$what"; fi
}

# A JVM that says how it was called, and ends as it is told to.
fake_java() {
    mkdir -p "$1/bin"
    cat >"$1/bin/java" <<'JAVA'
#!/bin/sh
[ "$1" = -version ] && { echo 'openjdk version "17.0.1" 2021-10-19' >&2; exit 0; }
while [ $# -gt 0 ] && [ "$1" != dev.keystore.cli.Main ]; do shift; done
shift
for argument in "$@"; do printf '<%s>\n' "$argument"; done
exit "${FAKE_EXIT:-0}"
JAVA
    chmod +x "$1/bin/java"
}

HOME=$work/home
XDG_CACHE_HOME=$work/cache
export HOME XDG_CACHE_HOME
mkdir -p "$HOME"

program="$work/a folder/key store"
mkdir -p "${program%/*}"
cp -R "$dist" "$program"
rm -rf "$program/lib/class-data"
keystore=$program/bin/keystore

check "a path with spaces" 0 "$keystore" --version
and "says its version" grep -q '^keystore ' "$work/out"
and "says nothing else" [ ! -s "$work/err" ]
and "keeps class data where it is installed" [ -n "$(find "$program/lib/class-data" -name '*.jsa' -size +0)" ]
cp "$work/out" "$work/version"

check "with class data" 0 "$keystore" --version
and "says the same" cmp -s "$work/out" "$work/version"
and "says nothing else" [ ! -s "$work/err" ]

ln -s "a folder/key store/bin/keystore" "$work/relative"
ln -s "$work/relative" "$work/chain"
check "a link to a link" 0 "$work/chain" --version
and "says the same" cmp -s "$work/out" "$work/version"

cd / || exit 1
check "another working directory" 0 "$work/relative" --version
cd "$program/bin" || exit 1
check "by the shell, without a slash" 0 sh keystore --version
check "by the PATH" 0 env PATH="$program/bin:$PATH" keystore --version
cd "$work" || exit 1
# shellcheck disable=SC2016 # the inner shell expands them
check "a closed standard input" 2 sh -c '"$1" --local="$2" put demo/a <&-' sh "$keystore" "$work/store"
and "is an empty one" grep -q 'standard input is empty' "$work/err"

find "$program/lib/class-data" -name '*.jsa' -exec sh -c 'chmod u+w "$1"; echo broken >"$1"' sh {} \;
check "broken class data" 0 "$keystore" --version
and "says the same" cmp -s "$work/out" "$work/version"
and "says nothing else" [ ! -s "$work/err" ]
rm -rf "$program/lib/class-data"

mv "$program" "$program moved"
check "moved" 0 "$program moved/bin/keystore" --version
and "says the same" cmp -s "$work/out" "$work/version"
mv "$program moved" "$program"
rm -rf "$program/lib/class-data"

# run, under every shell that may be sh.
printf 'the secret' | "$keystore" --local="$work/store" put demo/db-password >/dev/null
for shell in dash bash 'bash --posix' 'busybox sh' ksh mksh zsh; do
    command -v "${shell%% *}" >/dev/null || { echo "skipped $shell: not installed"; continue; }
    # shellcheck disable=SC2016,SC2086 # the inner shell expands; a shell and its option
    check "$shell: becomes the program" 7 env name=user plan=user ks=user $shell "$keystore" --local="$work/store" \
        run demo --no-mask -- sh -c 'echo "$DB_PASSWORD $name $plan $ks"; exit 7'
    and "with what it is to have" grep -qx 'the secret user user user' "$work/out"
    # shellcheck disable=SC2086
    check "$shell: traced" 0 $shell -xv "$keystore" --local="$work/store" run demo --no-mask -- true
    # shellcheck disable=SC2016
    and "nothing of the secret" sh -c '! grep -q "the secret" "$1"' sh "$work/err"
    # shellcheck disable=SC2086
    check "$shell: a name that shells don't know" 0 env INPUT_A-B=kept $shell "$keystore" --local="$work/store" \
        run demo --no-mask -- env
    and "is handed on" grep -qx 'INPUT_A-B=kept' "$work/out"
    # shellcheck disable=SC2086
    check "$shell: not found" 127 $shell "$keystore" --local="$work/store" run demo --no-mask -- no-such-program
    # shellcheck disable=SC2086
    check "$shell: a word that only looks like it" 0 $shell "$keystore" list run --local="$work/store" --
done
rm -rf "$program/lib/class-data"

fake_java "$work/fake"
JAVA_HOME=$work/fake
export JAVA_HOME
check "the exit code is the program's" 37 env FAKE_EXIT=37 "$keystore"
# shellcheck disable=SC2016 # nothing is to be expanded
check "arguments stay as they are" 0 "$keystore" 'a  b' "it's \"q\"" '' 'new
line' '*' '$HOME' -x -- @file '\n'
# shellcheck disable=SC2016
printf '<%s>\n' 'a  b' "it's \"q\"" '' 'new
line' '*' '$HOME' -x -- @file '\n' >"$work/expected"
and "each of them" cmp -s "$work/out" "$work/expected"
check "no argument at all" 0 "$keystore"
and "none" [ ! -s "$work/out" ]

mkdir -p "$work/old"
fake_java "$work/old"
printf 'JAVA_VERSION="11.0.2"\n' >"$work/old/release"
check "a Java too old, by its release file" 8 env JAVA_HOME="$work/old" "$keystore" --version
and "an error" grep -q '^keystore: error: needs Java 17 or newer; .* is 11.0.2$' "$work/err"
and "a hint" grep -q '^keystore: hint: ' "$work/err"
and "nothing on stdout" [ ! -s "$work/out" ]
rm "$work/old/release"
sed 's/17\.0\.1/1.8.0_402/' "$work/fake/bin/java" >"$work/old/bin/java"
check "a Java too old, by what it says" 8 env JAVA_HOME="$work/old" "$keystore" --version
and "names its version" grep -q 'is 1\.8\.0_402$' "$work/err"

check "JAVA_HOME without java" 8 env JAVA_HOME="$work/none" "$keystore" --version
and "an error" grep -q '^keystore: error: no bin/java in JAVA_HOME' "$work/err"
mkdir -p "$work/tools"
for tool in sh readlink; do ln -s "$(command -v $tool)" "$work/tools/$tool"; done
check "no java at all" 8 env -u JAVA_HOME PATH="$work/tools" "$keystore" --version
and "an error" grep -q '^keystore: error: no java found' "$work/err"
cat >"$work/fake/bin/java" <<'JAVA'
#!/bin/sh
[ "$1" = -version ] && { echo 'openjdk version "17.0.1" 2021-10-19' >&2; exit 0; }
"$KEYSTORE_UNDER_TEST"
JAVA
check "started from itself over and over" 8 env JAVA_HOME="$work/fake" KEYSTORE_UNDER_TEST="$keystore" "$keystore"
and "an error, once" [ "$(grep -c '^keystore: error: a credential_process asks for its own credentials' "$work/err")" = 1 ]
unset JAVA_HOME

if [ "$(id -u)" -eq 0 ] && ! command -v setpriv >/dev/null; then
    echo "skipped read-only places: root writes everywhere, and there is no setpriv"
else
    chmod 755 "$work" "${program%/*}"
    chmod -R a+rX,a-w "$program"
    mkdir "$work/other" "$work/shut"
    chmod 777 "$work/other"
    chmod 555 "$work/shut"
    unprivileged() {
        if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
    }
    check "a read-only install" 0 unprivileged env XDG_CACHE_HOME="$work/other" "$keystore" --version
    and "says the same" cmp -s "$work/out" "$work/version"
    and "keeps class data in the user's cache" [ -n "$(find "$work/other" -name '*.jsa' -size +0)" ]
    check "and again" 0 unprivileged env XDG_CACHE_HOME="$work/other" "$keystore" --version
    check "no place to keep class data" 0 unprivileged env XDG_CACHE_HOME="$work/shut" "$keystore" --version
    and "says the same" cmp -s "$work/out" "$work/version"
    and "says nothing else" [ ! -s "$work/err" ]
    check "no home" 0 unprivileged env -u HOME -u XDG_CACHE_HOME "$keystore" --version
    and "says nothing else" [ ! -s "$work/err" ]
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
