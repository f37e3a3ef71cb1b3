"""Feeds text to cat and to redact through pipes, and prints how many megabytes a second they pass on. Called by mask.sh."""

import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time

MANY = 100
BLOCK = 4 * 1000 * 1000
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!/&+ '\"ä"


def secrets(chance, prefix):
    """Values of 32 characters, some of which every encoding changes."""
    return [prefix + "".join(chance.choices(ALPHABET, k=32 - len(prefix))) for _ in range(MANY)]


def text(chance, values, often):
    """A block of log-like lines: each hundredth holds a secret, and where `often` is given, each line the beginning of one."""
    lines, size = [], 0
    while size < BLOCK:
        tail = chance.choice(values) if chance.randrange(100) == 0 else f"{chance.getrandbits(64):x}"
        line = (
            f"2026-01-31T12:00:{chance.randrange(60):02}.{chance.randrange(1000):03}Z INFO  [worker-{chance.randrange(16)}] "
            f"GET /api/v1/items/{chance.randrange(1000000)} {often}{chance.randrange(100)} "
            f"status=200 duration={chance.randrange(500)}ms user={tail}\n"
        ).encode()
        lines.append(line)
        size += len(line)
    return b"".join(lines)


def feed(pipe, block, total):
    sent = 0
    while sent < total:
        pipe.write(block)
        sent += len(block)
    pipe.close()


def rate(command, block, total):
    """Megabytes a second of one process, from its first byte out, so that the start of a JVM is not part of it."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    feeder = threading.Thread(target=feed, args=(process.stdin, block, total))
    feeder.start()
    out = process.stdout.fileno()
    os.read(out, 1 << 20)
    start = time.monotonic()
    while os.read(out, 1 << 20):
        pass
    took = time.monotonic() - start
    feeder.join()
    if process.wait() != 0:
        sys.exit(f"{command} ended with {process.returncode}")
    return total / 1e6 / took


def row(name, command, block, total, runs):
    rate(command, block, total / 10)
    rates = [rate(command, block, total) for _ in range(runs)]
    print(f"| {name} | {statistics.median(rates):.0f} [{min(rates):.0f}–{max(rates):.0f}] |", flush=True)


def main():
    runs, total, keystore, work = int(sys.argv[1]), int(sys.argv[2]) * 1e6, sys.argv[3], sys.argv[4]
    chance = random.Random(1)
    plain, alike = secrets(chance, ""), secrets(chance, "status=")
    store = [keystore, f"--local={work}/store", "-q"]
    for where, values in (("many", plain), ("alike", alike)):
        for start in range(0, MANY, 25):
            names = {f"{where}/s{start + i}": value for i, value in enumerate(values[start : start + 25])}
            subprocess.run([*store, "put", "--many"], input=json.dumps(names).encode(), stdout=subprocess.DEVNULL, check=True)
    log, near = text(chance, plain, "tries="), text(chance, alike, "status=")
    print("| process | MB/s, median [min–max] |")
    print("| --- | --- |")
    row("cat", ["cat"], log, total, runs)
    row("redact, 1 secret", [*store, "redact", "--from", "many/s0@latest"], log, total, runs)
    row("redact, 100 secrets", [*store, "redact", "--from", "many"], log, total, runs)
    row("redact, 100 secrets, each line twice begins like all of them", [*store, "redact", "--from", "alike"], near, total, runs)


main()
