#!/usr/bin/env python3
"""Moves in from tables that credstash itself has written.

    move_in.py ENDPOINT PROGRAM

At ENDPOINT, where DynamoDB and KMS answer, the credstash that stands beside this Python makes a table and writes into it: versions by
number, by itself and by word, digests, comments, a context, empty and long and many-lined values; some items are then made to look as
older writers left them. A table of stelligent/keystore is written as its source says. Then PROGRAM (bin/keystore) takes them over:
rehearsed, interrupted by a kill, finished, and again after more was written. Every version must be what credstash reads there, in its
order and only once, and both tables must be untouched byte for byte.
"""

import base64
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import uuid

import boto3
import credstash

REGION = "eu-central-1"
ELSEWHERE = "eu-west-3"
TABLE = "credential-store-" + str(uuid.uuid4())
OLD = "stelligent-" + str(uuid.uuid4())
CONTEXT = {"env": "prod", "team": "payments"}
LONG = "ü✓ \t'\"$(id)`%s`\\\n" * 40


class Keystore:
    """The program with a store of its own."""

    def __init__(self, program, home):
        self.table = "keystore-" + str(uuid.uuid4())
        boto3.client("dynamodb").create_table(
            TableName=self.table,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in ("pk", "sk")],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        )
        key = boto3.client("kms").create_key()["KeyMetadata"]["Arn"]
        self.words = [program, "--table", self.table, "--key", key]
        self.environment = {**os.environ, "HOME": home}

    def started(self, *words):
        return subprocess.Popen(
            [*self.words, *words], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, code, *words):
        """What it prints and says; it must end with code."""
        process = self.started(*words)
        out, err = process.communicate()
        assert process.returncode == code, "%s: %d\n%s%s" % (words, process.returncode, out.decode(), err.decode())
        return out, err.decode()

    def lines(self, code, *words):
        return self.run(code, *words)[0].decode().splitlines()

    def history(self, name):
        """Its versions, oldest first."""
        return json.loads(self.run(0, "history", name, "-o", "json")[0])[::-1]

    def value(self, reference):
        return self.run(0, "get", reference)[0]

    def values(self, references):
        """Of at least one reference, in one go."""
        found = json.loads(self.run(0, "get", *references, "-o", "json")[0])
        return [one["value"].encode() for one in (found if isinstance(found, list) else [found])]


def stash(*words, table=TABLE):
    """Runs the command line of credstash."""
    program = pathlib.Path(sys.executable).parent / "credstash"
    done = subprocess.run([program, "-r", REGION, "-t", table, *words], capture_output=True, text=True)
    assert done.returncode == 0, "credstash %s: %s%s" % (words, done.stdout, done.stderr)


def put(name, value, **more):
    credstash.putSecret(name, value, table=TABLE, region=REGION, **more)


def write_credstash(home):
    stash("setup")
    stash("put", "db.password", "first")
    stash("put", "-a", "-c", "rotated by hand", "db.password", "second")
    for number in range(3, 13):
        stash("put", "-a", "db.password", "autoversion %d" % number)
    file = pathlib.Path(home) / "pem"
    file.write_text(LONG)
    stash("put", "app1/tls-key", "@" + str(file))
    stash("put", "-d", "MD5", "-v", "v5", "by-word", "a version that is no number")
    stash("put", "ctx/api-token", "only with its context", *("%s=%s" % pair for pair in CONTEXT.items()))
    stash("put", "-a", "ctx/api-token", "and again with it", *("%s=%s" % pair for pair in CONTEXT.items()))
    for digest in credstash.HASHING_ALGORITHMS:
        put("digest." + digest, "authenticated by " + digest, version=1, digest=digest)
    put("no-version", "a library put without a version")
    put("empty", "", version=1)
    put("has a blank", "no name here", version=1)
    put("second-key", "under another key", version=1, kms_key="alias/another")
    put("legacy", "padded", version=9)
    put("legacy", "written before padding", version=2)
    table = boto3.resource("dynamodb").Table(TABLE)
    old = table.get_item(Key={"name": "legacy", "version": credstash.paddedInt(2)})["Item"]
    table.delete_item(Key={"name": "legacy", "version": old["version"]})
    old.update(version="2", hmac=bytes(old["hmac"]).decode())
    del old["digest"]
    table.put_item(Item=old)


def store_stelligent(name, value, key):
    """As Base64.encode64 of Ruby, and keystore.rb, have it: lines of 60 characters; nothing is a blank."""
    sealed = boto3.client("kms").encrypt(KeyId=key, Plaintext=value or " ")["CiphertextBlob"]
    text = base64.b64encode(sealed).decode()
    lines = "".join(text[i : i + 60] + "\n" for i in range(0, len(text), 60))
    boto3.client("dynamodb").put_item(TableName=OLD, Item={"ParameterName": {"S": name}, "Value": {"S": lines}})


def write_stelligent(key):
    boto3.client("dynamodb").create_table(
        TableName=OLD,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "ParameterName", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "ParameterName", "KeyType": "HASH"}],
    )
    store_stelligent("VPC_ID", "vpc-1234", key)
    store_stelligent("LONG", "x" * 4096, key)
    store_stelligent("NOTHING", "", key)


def items(table):
    found = []
    for page in boto3.client("dynamodb").get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
        found += page["Items"]
    return sorted(found, key=lambda item: json.dumps(item, sort_keys=True, default=repr))


def versions():
    """The versions of each name in credstash's order."""
    found = {}
    for item in items(TABLE):
        found.setdefault(item["name"]["S"], []).append(item["version"]["S"])
    return {name: sorted(of, key=str.encode) for name, of in sorted(found.items())}


def expected(name, version):
    """What credstash itself reads there. A version that isn't padded it finds only as the latest."""
    if name == "legacy" and version == "2":
        return b"written before padding"
    context = CONTEXT if name.startswith("ctx/") else None
    return credstash.getSecret(name, version=version, table=TABLE, region=REGION, context=context).encode()


def check(store, namespace, name, theirs):
    ours = store.history(namespace + "/" + name)
    assert [entry["tags"]["imported-version"] for entry in ours] == theirs, "%s: %s" % (name, ours)
    assert [entry["version"] for entry in ours] == list(range(1, len(theirs) + 1)), "%s: %s" % (name, ours)
    values = store.values("%s/%s@%d" % (namespace, name, number + 1) for number in range(len(theirs)))
    for version, value in zip(theirs, values, strict=True):
        assert value == expected(name, version), "%s, version %s, is another value" % (name, version)
    latest = credstash.getSecret(
        name, table=TABLE, region=REGION, context=CONTEXT if name.startswith("ctx/") else None
    ).encode()
    assert values[-1] == latest, "the latest of %s is another one" % name
    return len(theirs)


def interrupted(store, by, code, *words):
    """Ends it by a signal while it writes; returns the lines that it printed until then, and what it said."""
    process = store.started(*words)
    lines = [process.stdout.readline() for _ in range(4)]
    process.send_signal(by)
    out, err = process.communicate()
    assert process.returncode == code, "it ended with %d" % process.returncode
    lines += out.splitlines(True)
    return [line.decode().strip() for line in lines if line.endswith(b"\n")], err.decode()


def move_credstash(store):
    source = ["--from", "credstash:" + TABLE]
    rehearsed, said = store.run(10, "import", "prod", *source, "--dry-run")
    assert "'has a blank': bad name" in said, said
    assert "'ctx/api-token', version '%s': KMS does not open it without" % credstash.paddedInt(1) in said, said
    assert "the greatest number is '0000000000000000009'" in said, said
    assert store.lines(0, "list", "-r") == [], "a dry run has written"

    first, _ = interrupted(store, signal.SIGKILL, -signal.SIGKILL, "import", "prod", *source)
    second = store.lines(10, "import", "prod", *source)
    done = {line for line in second if not line.startswith("= ")}
    assert done and not done & set(first), "the second run has done nothing, or something again"
    assert done | set(first) <= set(rehearsed.decode().splitlines()), "more was done than was rehearsed"
    third = store.lines(0, "import", "prod", *source, "--only", "ctx/*", *context_options())
    assert third == ["+ prod/ctx/api-token@1", "~ prod/ctx/api-token@2"], third

    names = {name: of for name, of in versions().items() if name != "has a blank"}
    count = sum(check(store, "prod", name, of) for name, of in names.items())
    assert store.history("prod/db.password")[1]["note"] == "rotated by hand"

    stash("put", "-a", "db.password", "written after the move")
    assert "~ prod/db.password@13" in store.lines(10, "import", "prod", *source)
    again = store.lines(0, "import", "prod", *source, "--only", "d*")
    assert again and all(line.startswith("= ") for line in again), again
    _, said = interrupted(store, signal.SIGINT, 130, "import", "other", *source)
    assert "interrupted: run it again" in said, said
    print("%d versions of %d names, as credstash 1.17.1 reads them" % (count + 1, len(names)))


def context_options():
    return [word for pair in CONTEXT.items() for word in ("--context", "%s=%s" % pair)]


def move_stelligent(store, key):
    source = ["--from", "stelligent-keystore:" + OLD]
    assert store.lines(0, "import", "old", *source) == ["+ old/LONG@1", "+ old/NOTHING@1", "+ old/VPC_ID@1"]
    assert store.value("old/VPC_ID") == b"vpc-1234"
    assert store.value("old/LONG") == b"x" * 4096
    assert store.value("old/NOTHING") == b""
    store_stelligent("VPC_ID", "vpc-5678", key)
    assert store.lines(0, "import", "old", *source) == ["= old/LONG", "= old/NOTHING", "~ old/VPC_ID@2"]
    assert store.value("old/VPC_ID") == b"vpc-5678"
    print("3 secrets of stelligent/keystore, one of them written over and taken again")


def move_from_another_region(store):
    """The key of credstash stands in a region of its own."""
    kms = boto3.client("kms", region_name=ELSEWHERE)
    kms.create_alias(AliasName="alias/elsewhere", TargetKeyId=kms.create_key()["KeyMetadata"]["KeyId"])
    try:
        put("far/away", "sealed elsewhere", version=1, kms_key="alias/elsewhere", kms_region=ELSEWHERE)
        source = ["--from", "credstash:" + TABLE, "--only", "far/*"]
        _, said = store.run(4, "import", "prod", *source)
        assert "kms:Decrypt was denied" in said, said
        assert store.lines(0, "import", "prod", *source, "--from-kms-region", ELSEWHERE) == ["+ prod/far/away@1"]
        assert store.value("prod/far/away") == b"sealed elsewhere"
    finally:
        kms.delete_alias(AliasName="alias/elsewhere")


def main(endpoint, program):
    for name in [name for name in os.environ if name.startswith(("AWS_", "KEYSTORE_"))]:
        del os.environ[name]
    os.environ.update(
        AWS_ACCESS_KEY_ID="AKIAMOVEIN0000000000",
        AWS_SECRET_ACCESS_KEY="move-in",
        AWS_REGION=REGION,
        AWS_DEFAULT_REGION=REGION,
        AWS_ENDPOINT_URL=endpoint,
    )
    kms = boto3.client("kms")
    keys = [kms.create_key()["KeyMetadata"]["KeyId"] for _ in range(2)]
    for alias, key in zip(("alias/credstash", "alias/another"), keys):
        kms.create_alias(AliasName=alias, TargetKeyId=key)
    try:
        with tempfile.TemporaryDirectory(prefix="move-in-") as home:
            os.chdir(home)  # credstash writes a log where it stands
            write_credstash(home)
            write_stelligent(keys[0])
            store = Keystore(program, home)
            before = items(TABLE)
            move_credstash(store)
            after = items(TABLE)
            assert len(after) == len(before) + 1 and all(item in after for item in before), "the source has changed"
            move_stelligent(store, keys[0])
            move_from_another_region(store)
            for table in (TABLE, OLD, store.table):
                boto3.client("dynamodb").delete_table(TableName=table)
    finally:
        for alias in ("alias/credstash", "alias/another"):
            kms.delete_alias(AliasName=alias)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], str(pathlib.Path(sys.argv[2]).resolve()))
