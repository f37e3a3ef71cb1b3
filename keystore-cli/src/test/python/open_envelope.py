#!/usr/bin/env python3
"""Opens an envelope that Keystore made, without any of Keystore's code.

    open_envelope.py ENDPOINT PROGRAM

At ENDPOINT, where DynamoDB, KMS and STS answer, this makes a table and a key, lets PROGRAM (bin/keystore) store a value in
several forms, reads the rows as they lie there, and opens them with the AWS Encryption SDK for Python: a strict provider with
that one key, commitment required, one encrypted data key. Each must be bound to exactly three pairs of context.
"""

import logging
import os
import pathlib
import subprocess
import sys
import tempfile
import uuid

import aws_encryption_sdk
import boto3
import botocore.session
from aws_encryption_sdk import CommitmentPolicy, StrictAwsKmsMasterKeyProvider
from aws_encryption_sdk.identifiers import AlgorithmSuite

REGION = "eu-central-1"
COMMITTING_UNSIGNED = AlgorithmSuite.AES_256_GCM_HKDF_SHA512_COMMIT_KEY
NAME = "prod/app1/db-password"


def make_table_and_key(table):
    """A new table with the store's two keys, and a new symmetric key; returns the key's ARN."""
    boto3.client("dynamodb").create_table(
        TableName=table,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in ("pk", "sk")],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    )
    return boto3.client("kms").create_key()["KeyMetadata"]["Arn"]


def put(program, table, key, value, home):
    words = [program, "--table", table, "--key", key, "put", NAME, "-"]
    subprocess.run(words, input=value, env={**os.environ, "HOME": home}, stdout=subprocess.DEVNULL, check=True)


def row(table, sk):
    found = boto3.client("dynamodb").get_item(
        TableName=table, Key={"pk": {"S": NAME}, "sk": {"S": sk}}, ConsistentRead=True
    )
    return found["Item"]


def opened(envelope, key):
    """The payload in an envelope and what the envelope says of itself."""
    client = aws_encryption_sdk.EncryptionSDKClient(
        commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT, max_encrypted_data_keys=1
    )
    provider = StrictAwsKmsMasterKeyProvider(key_ids=[key], botocore_session=botocore.session.Session())
    return client.decrypt(source=envelope, key_provider=provider)


def check(envelope, table, key, version, value):
    payload, header = opened(envelope, key)
    expected = {"keystore:store": table, "keystore:name": NAME, "keystore:version": version}
    context = dict(header.encryption_context)
    for pair in sorted(context.items()):
        print("  %s = %s" % pair)
    assert context == expected, "another context than %s: %s" % (expected, context)
    assert header.algorithm is COMMITTING_UNSIGNED, "another suite: %s" % header.algorithm
    assert len(header.encrypted_data_keys) == 1, "more than one data key"
    assert payload.endswith(value), "the payload does not end with the value"
    assert value not in envelope, "the value lies in the envelope as it is"
    print("  %d bytes: %d of header, then the value" % (len(payload), len(payload) - len(value)))


def refused(envelope, key):
    """Whether an envelope with one bit flipped does not open."""
    damaged = bytearray(envelope)
    damaged[-1] ^= 1
    try:
        opened(bytes(damaged), key)
        return False
    except Exception:  # each place of damage has an error of its own
        return True


def main(endpoint, program):
    os.environ.update(
        AWS_ACCESS_KEY_ID="AKIAOPENENVELOPE0000",
        AWS_SECRET_ACCESS_KEY="open-envelope",
        AWS_REGION=REGION,
        AWS_DEFAULT_REGION=REGION,
        AWS_ENDPOINT_URL=endpoint,
    )
    logging.disable(logging.CRITICAL)  # the SDK logs what it throws as well
    table = "keystore-" + str(uuid.uuid4())
    key = make_table_and_key(table)
    values = [("1", b"hunter2-" + uuid.uuid4().bytes), ("2", bytes(range(256)) * 256)]
    with tempfile.TemporaryDirectory(prefix="open-envelope-") as home:
        for version, value in values:
            put(str(pathlib.Path(program).resolve()), table, key, value, home)
            for sk in ("head", "v" + version.zfill(10)):
                print("%s %s" % (NAME, sk))
                envelope = row(table, sk)["envelope"]["B"]
                check(envelope, table, key, version, value)
                assert refused(envelope, key), "a flipped bit goes unnoticed"
    boto3.client("dynamodb").delete_table(TableName=table)
    print("%d envelopes opened by aws-encryption-sdk %s" % (2 * len(values), aws_encryption_sdk.__version__))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
