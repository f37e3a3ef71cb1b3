"""Runs each program in turn and prints the medians: wall clock, processor time, peak memory. Called by start.sh."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }'


def run(command, stdin=b""):
    """One process: (seconds of wall clock, seconds of processor, MiB at its peak)."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    process.stdin.write(stdin)
    process.stdin.close()
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} ended with {process.returncode}: {error.decode()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def row(name, command, runs, stdin=b""):
    for _ in range(2):
        run(command, stdin)
    walls, processors, peaks = zip(*(run(command, stdin) for _ in range(runs)))
    print(
        f"| {name} | {statistics.median(walls):.3f} [{min(walls):.3f}–{max(walls):.3f}] "
        f"| {statistics.median(processors):.2f} | {max(peaks):.0f} |",
        flush=True,
    )


def main():
    runs, keystore = int(sys.argv[1]), sys.argv[2]
    table, endpoint = os.environ["KEYSTORE_TABLE"], os.environ["AWS_ENDPOINT_URL"]
    classes = tempfile.mkdtemp()
    source = os.path.join(classes, "Hello.java")
    with open(source, "w") as out:
        out.write(HELLO)
    subprocess.run(["javac", "-d", classes, source], check=True)
    local = {"stdin": b"", "runs": runs}

    print("| process | wall s, median [min–max] | cpu s | peak MiB |")
    print("| --- | --- | --- | --- |")
    row("bare JVM, hello", ["java", "-Xshare:auto", "-cp", classes, "Hello"], **local)
    row("keystore --version", [keystore, "--version"], **local)
    row("keystore --local put", [keystore, "--local", "put", "bench/local", "-"], runs, b"value")
    row("keystore --local get", [keystore, "--local", "get", "bench/local"], **local)
    row("keystore put (DynamoDB, KMS)", [keystore, "put", "bench/aws", "-"], runs, b"value")
    row("keystore get (DynamoDB, KMS)", [keystore, "get", "bench/aws"], **local)
    aws = shutil.which("aws")
    if aws:
        key = '{"pk":{"S":"bench/aws"},"sk":{"S":"head"}}'
        where = ["--region", os.environ["AWS_REGION"], "--endpoint-url", endpoint]
        item = [aws, "dynamodb", "get-item", *where, "--table-name", table, "--key", key]
        row("aws dynamodb get-item (no decrypt)", item, **local)
    else:
        print("| aws dynamodb get-item | not installed here | | |")
    shutil.rmtree(classes)


main()
