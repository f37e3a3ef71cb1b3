#!/usr/bin/env python3
"""Reads the test vectors with nothing but docs/reference/format.md: a second reader, in another language.

How to run it, from the root of the repository:

    python3 -m venv target/python
    target/python/bin/pip install cryptography aws-encryption-sdk
    target/python/bin/python keystore-core/src/test/python/read_vectors.py

It needs `cryptography` for AES-GCM. Where Amazon's own `aws-encryption-sdk` is installed, every envelope is opened with it
too, and both have to find the same bytes. Other arguments are other folders or files of vectors; `--explain FILE` prints the
first envelope of one field by field.
"""

import base64
import datetime
import hashlib
import hmac
import json
import pathlib
import struct
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

try:
    import aws_encryption_sdk
    from aws_encryption_sdk.identifiers import CommitmentPolicy, EncryptionKeyType, WrappingAlgorithm
    from aws_encryption_sdk.internal.crypto.wrapping_keys import WrappingKey
    from aws_encryption_sdk.key_providers.raw import RawMasterKeyProvider
except ImportError:
    aws_encryption_sdk = None

SUITE = 0x0478
KINDS = {1: "value", 2: "deleted", 3: "destroyed", 4: "labels"}
STATES = {1: "live", 2: "deleted", 3: "destroyed"}
TYPES = {0: "text", 1: "json", 2: "binary"}
START = bytes(32)
YEAR_1, YEAR_9999 = -62135596800, 253402300799


class Wrong(Exception):
    """Something is not what format.md says."""


def expect(condition, what):
    if not condition:
        raise Wrong(what)


class Fields:
    """Reads one field behind the other and remembers where each was."""

    def __init__(self, data):
        self.data, self.at, self.seen = data, 0, []

    def raw(self, length, name):
        expect(0 <= length <= len(self.data) - self.at, f"{name}: ends too early")
        field = self.data[self.at:self.at + length]
        self.seen.append((self.at, name, field))
        self.at += length
        return field

    def number(self, form, name):
        return struct.unpack(">" + form, self.raw(struct.calcsize(">" + form), name))[0]

    def text(self, name):
        return self.raw(self.number("i", f"length of {name}"), name).decode("utf-8", errors="strict")

    def flag(self, name):
        value = self.number("B", f"is there {name}")
        expect(value in (0, 1), f"flag of {name}")
        return value == 1

    def time(self, name):
        seconds = self.number("q", name)
        expect(YEAR_1 <= seconds <= YEAR_9999, f"{name}: out of all time")
        return seconds

    def end(self):
        expect(self.at == len(self.data), "bytes too many")


def iso(seconds):
    return (datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)).isoformat() + "Z"


def from_iso(text):
    moment = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    return int((moment - datetime.datetime(1970, 1, 1)).total_seconds())


# ---- the envelope: AWS Encryption SDK, message format 2, suite 0x0478, body not framed ----


def serialized(context):
    pairs = b"".join(
        struct.pack(">H", len(part)) + part
        for key, value in sorted((k.encode(), v.encode()) for k, v in context.items())
        for part in (key, value))
    return struct.pack(">H", len(context)) + pairs


def hkdf_sha512(key, salt, info, length=32):
    extracted = hmac.new(salt, key, hashlib.sha512).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha512).digest()[:length]


def open_envelope(envelope, context, key):
    fields = Fields(envelope)
    expect(fields.number("B", "message format") == 2, "message format")
    expect(fields.number("H", "algorithm suite") == SUITE, "algorithm suite")
    message_id = fields.raw(32, "message id")
    length = fields.number("H", "length of encryption context")
    expect(fields.raw(length, "encryption context") == serialized(context), "encryption context")
    expect(fields.number("H", "number of encrypted data keys") == 1, "one encrypted data key")
    provider = fields.raw(fields.number("H", "length of provider id"), "provider id")
    info = fields.raw(fields.number("H", "length of provider information"), "provider information")
    wrapped = fields.raw(fields.number("H", "length of encrypted data key"), "encrypted data key")
    expect(fields.number("B", "content type") == 1, "a body without frames")
    expect(fields.number("I", "frame length") == 0, "no frame length")
    commitment = fields.raw(32, "key commitment")
    header = envelope[:fields.at]
    header_tag = fields.raw(16, "header authentication tag")
    body_iv = fields.raw(12, "body iv")
    body_length = fields.number("Q", "length of body")
    body = fields.raw(body_length, "body")
    body_tag = fields.raw(16, "body authentication tag")
    fields.end()

    expect(provider == key["namespace"].encode(), "namespace of the key")
    name = key["name"].encode()
    expect(info[:len(name)] == name, "name of the key")
    tag_bits, iv_length = struct.unpack(">II", info[len(name):len(name) + 8])
    wrap_iv = info[len(name) + 8:]
    expect((tag_bits, iv_length, len(wrap_iv)) == (128, 12, 12), "provider information")
    data_key = AESGCM(bytes.fromhex(key["hex"])).decrypt(wrap_iv, wrapped, serialized(context))

    suite = struct.pack(">H", SUITE)
    expect(hmac.compare_digest(hkdf_sha512(data_key, message_id, b"COMMITKEY"), commitment), "key commitment")
    derived = AESGCM(hkdf_sha512(data_key, message_id, suite + b"DERIVEKEY"))
    derived.decrypt(bytes(12), header_tag, header)
    associated = message_id + b"AWSKMSEncryptionClient Single Block" + struct.pack(">IQ", 1, body_length)
    return derived.decrypt(body_iv, body + body_tag, associated), fields


def open_with_sdk(envelope, context, key):
    class Provider(RawMasterKeyProvider):
        provider_id = key["namespace"]

        def _get_raw_key(self, key_id):
            return WrappingKey(
                wrapping_algorithm=WrappingAlgorithm.AES_256_GCM_IV12_TAG16_NO_PADDING,
                wrapping_key=bytes.fromhex(key["hex"]),
                wrapping_key_type=EncryptionKeyType.SYMMETRIC)

    provider = Provider()
    provider.add_master_key(key["name"])
    client = aws_encryption_sdk.EncryptionSDKClient(
        commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT, max_encrypted_data_keys=1)
    plaintext, header = client.decrypt(source=envelope, key_provider=provider)
    expect(header.algorithm.algorithm_id == SUITE, "suite, by the SDK")
    expect(dict(header.encryption_context) == context, "encryption context, by the SDK")
    return plaintext


# ---- the payload ----


def read_details(fields):
    kind = fields.number("B", "type")
    expect(kind in TYPES, "type")
    expires = fields.time("expires") if fields.flag("expires") else None
    note = fields.text("note") if fields.flag("note") else None
    tags = []
    count = fields.number("i", "number of tags")
    expect(0 <= count <= 16, "number of tags")
    for i in range(count):
        tags.append((fields.text(f"key of tag {i + 1}"), fields.text(f"value of tag {i + 1}")))
    keys = [key.encode() for key, _ in tags]
    expect(keys == sorted(set(keys)), "tags are sorted and come once")
    return {"type": TYPES[kind], "expires": expires, "note": note, "tags": dict(tags)}


def read_payload(payload):
    fields = Fields(payload)
    expect(fields.number("B", "payload format") == 1, "payload format")
    kind = fields.number("B", "kind")
    expect(kind in KINDS, "kind")
    header = {"kind": kind, "created": fields.time("created"), "actor": fields.text("actor")}
    header.update(read_details(fields))
    header["window"] = fields.number("i", "recovery window")
    expect(7 <= header["window"] <= 90 if kind == 2 else header["window"] == 0, "recovery window")
    header["previous"] = fields.raw(32, "previous chain")
    value = fields.raw(len(payload) - fields.at, "value")
    expect(kind not in (2, 3) or not value, "no value where there is none")
    return header, value, fields


def read_labels(body):
    fields = Fields(body)
    labels = []
    for i in range(fields.number("i", "number of labels")):
        name = fields.text(f"label {i + 1}")
        labels.append((name, {"version": str(fields.number("q", "version")), "chain": fields.raw(32, "chain").hex()}))
    fields.end()
    expect([n for n, _ in labels] == sorted({n for n, _ in labels}), "labels are sorted and come once")
    return dict(labels)


# ---- the chain ----


def sized(data):
    return struct.pack(">i", len(data)) + data


def optional_time(seconds):
    return b"\0" if seconds is None else b"\1" + struct.pack(">q", seconds)


def canonical(clear):
    number = {word: number for number, word in TYPES.items()}[clear["type"]]
    note = clear["note"]
    tags = sorted((k.encode(), v.encode()) for k, v in clear["tags"].items())
    return b"".join([
        struct.pack(">q", clear["created"]),
        sized(clear["actor"].encode()),
        struct.pack(">i", clear["size"]),
        struct.pack(">B", number),
        optional_time(clear["expires"]),
        b"\0" if note is None else b"\1" + sized(note.encode()),
        struct.pack(">i", len(tags)),
        b"".join(sized(k) + sized(v) for k, v in tags),
        optional_time(clear["until"])])


def chain(context, previous, clear, digest):
    fields = [b"keystore:chain:1"]
    fields += [context["keystore:" + part].encode() for part in ("store", "name", "version")]
    return hashlib.sha256(b"".join(sized(f) for f in fields + [previous, clear, digest])).digest()


# ---- rows ----


def plain(value):
    (form, content), = value.items()
    if form == "N":
        return int(content)
    if form == "B":
        return base64.b64decode(content)
    return {k: plain(v) for k, v in content.items()} if form == "M" else content


def clear_of(row):
    def time(name):
        return from_iso(row[name]) if name in row else None

    return {
        "created": time("created"), "actor": row["actor"], "size": row["size"], "type": row["type"],
        "expires": time("expires"), "until": time("until"), "note": row.get("note"), "tags": row.get("tags", {})}


class Vector:
    def __init__(self, path):
        content = json.loads(path.read_text(encoding="utf-8"))
        self.name, self.store, self.key = content["name"], content["store"], content["key"]
        self.namespace, _, self.leaf = self.name.rpartition("/")
        self.entries = content["rows"] + content["earlier"]
        self.rows = [({k: plain(v) for k, v in e["item"].items()}, e.get("expected")) for e in self.entries]
        self.current = self.rows[:len(content["rows"])]
        self.opened = self.by_sdk = 0

    def context(self, name, version):
        return {"keystore:store": self.store, "keystore:name": name, "keystore:version": version}

    def open(self, row, context, expected):
        envelope = row["envelope"]
        expect(hashlib.sha256(envelope).digest() == row["digest"], "digest")
        payload, _ = open_envelope(envelope, context, self.key)
        self.opened += 1
        if aws_encryption_sdk:
            expect(open_with_sdk(envelope, context, self.key) == payload, "the SDK found something else")
            self.by_sdk += 1
        expect(payload.hex() == expected["payload"], "payload")
        header, value, _ = read_payload(payload)
        said = dict(header, kind=KINDS[header["kind"]], created=iso(header["created"]), previous=header["previous"].hex())
        said["expires"] = None if header["expires"] is None else iso(header["expires"])
        expect(said == expected["header"], f"header: {said}")
        return header, value

    def check_version(self, row, previous, expected):
        context = self.context(self.name, str(row["version"]))
        clear = clear_of(row)
        if "envelope" in row:
            header, value = self.open(row, context, expected)
            expect(header["kind"] in STATES and STATES[header["kind"]] == row["state"], "state")
            until = header["created"] + header["window"] * 86400 if header["window"] else None
            sealed = {k: header[k] for k in ("created", "actor", "type", "expires", "note", "tags")}
            expect(dict(sealed, size=len(value), until=until) == clear, "clear metadata")
            expect(value == (expected["text"].encode() if "text" in expected else bytes.fromhex(expected["bytes"])), "value")
            expect(header["previous"] == previous, "previous chain")
        else:
            expect(row["state"] == "destroyed", "no envelope, and not destroyed")
        link = chain(context, previous, canonical(clear), row["digest"])
        expect(link == row["chain"] and link.hex() == expected["chain"], "chain")
        return link

    def check_labels(self, row, previous, expected, chains):
        name = f"{self.namespace}/@label/{self.leaf}"
        expect((row["pk"], row["sk"]) == (name, "labels"), "where labels stand")
        context = self.context(name, f"labels.{row['generation']}")
        header, body = self.open(row, context, expected)
        expect(header["kind"] == 4 and header["previous"] == previous, "kind and previous chain of labels")
        clear = struct.pack(">q", from_iso(row["created"])) + sized(row["actor"].encode())
        expect((iso(header["created"]), header["actor"]) == (row["created"], row["actor"]), "clear metadata of labels")
        link = chain(context, previous, clear, row["digest"])
        expect(link == row["chain"] and link.hex() == expected["chain"], "chain of labels")
        labels = read_labels(body)
        expect(labels == expected["labels"], "labels")
        for target in labels.values():
            expect(chains[int(target["version"])].hex() == target["chain"], "chain of a label's version")
        return link

    def check(self):
        versions = sorted(
            ((row, expected) for row, expected in self.current if row["pk"] == self.name and row["sk"] != "head"),
            key=lambda found: found[0]["sk"])
        chains = {0: START}
        for number, (row, expected) in enumerate(versions, start=1):
            expect((row["sk"], row["version"]) == (f"v{number:010d}", number), "numbers without gaps")
            chains[number] = self.check_version(row, chains[number - 1], expected)
        newest = {k: v for k, v in versions[-1][0].items() if k not in ("pk", "sk")}
        places = {(row["pk"], row["sk"]): row for row, _ in self.current}
        for place in ((self.name, "head"), (self.namespace + "/", self.leaf)):
            expect({k: v for k, v in places[place].items() if k not in ("pk", "sk")} == newest, f"row {place}")
        parts = self.namespace.split("/")
        for depth in range(len(parts)):
            expect(("/".join(parts[:depth]) + "/", parts[depth] + "/") in places, "sub-namespace rows")
        link = START
        labels = [found for found in self.rows if "/@label/" in found[0]["pk"]]
        for generation, (row, expected) in enumerate(sorted(labels, key=lambda l: l[0]["generation"]), start=1):
            expect(row["generation"] == generation, "generations without gaps")
            link = self.check_labels(row, link, expected, chains)
        return len(versions), len(labels)

    def explain(self):
        row = next(row for row, _ in self.current if row["sk"] == "v0000000001")
        context = self.context(self.name, "1")
        payload, fields = open_envelope(row["envelope"], context, self.key)
        _, _, inner = read_payload(payload)
        for title, dump in (("envelope", fields), ("payload", inner)):
            print(title)
            for at, name, data in dump.seen:
                print(f"{at:5d} {len(data):4d}  {name:32s} {data.hex()}")
        clear = canonical(clear_of(row))
        print("canonical metadata\n", clear.hex())
        print("digest\n", row["digest"].hex())
        print("chain\n", chain(context, START, clear, row["digest"]).hex())


def main(arguments):
    here = pathlib.Path(__file__).resolve().parent
    explain = arguments[:1] == ["--explain"]
    given = [pathlib.Path(a) for a in arguments[explain:]] or [here.parent / "resources" / "vectors" / "v1"]
    files = sorted(file for path in given for file in (path.glob("*.json") if path.is_dir() else [path]))
    if explain:
        return Vector(files[0]).explain()
    failures = opened = by_sdk = 0
    for file in files:
        vector = Vector(file)
        try:
            versions, labels = vector.check()
            print(f"ok    {file.name}: {versions} versions, {labels} generations of labels, {vector.opened} envelopes opened")
        except Exception as problem:  # whatever it is, this vector was not read
            failures += 1
            print(f"FAIL  {file.name}: {type(problem).__name__}: {problem}")
        opened, by_sdk = opened + vector.opened, by_sdk + vector.by_sdk
    sdk = f"{by_sdk} of them also with aws-encryption-sdk {aws_encryption_sdk.__version__}" if aws_encryption_sdk else \
        "none with aws-encryption-sdk, which is not installed"
    print(f"{len(files)} vectors, {failures} failures; {opened} envelopes opened, {sdk}")
    return failures > 0 or not files


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
