#!/usr/bin/env python3
"""Lets botocore read sessions that Keystore opens for it.

    read_credential_process.py ENDPOINT PROGRAM

At ENDPOINT, where STS answers, a profile whose credential_process is PROGRAM (bin/keystore) must give botocore the session of the
role: temporary, with its end, and known to STS as the role's. Two clients share one session, for it is kept.
"""

import os
import pathlib
import sys
import tempfile

import botocore.session

REGION = "eu-central-1"
ROLE = "arn:aws:iam::111122223333:role/reader"


def profiles(home, program):
    config = home / "config"
    config.write_text(
        f"""[profile base]
region = {REGION}
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = example
[profile store]
region = {REGION}
credential_process = '{program}' assume --profile base --role-arn {ROLE} --external-id example --format process
"""
    )
    return config


def main(endpoint, program):
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        for name in [name for name in os.environ if name.startswith(("AWS_", "KEYSTORE_"))]:
            del os.environ[name]
        os.environ.update(
            HOME=folder, AWS_CONFIG_FILE=str(profiles(home, pathlib.Path(program).resolve())), AWS_ENDPOINT_URL=endpoint
        )
        keys = set()
        for _ in range(2):
            session = botocore.session.Session(profile="store")
            credentials = session.get_credentials()
            assert credentials.method == "custom-process", credentials.method
            assert not credentials.refresh_needed(refresh_in=0), "it has ended"
            keys.add(credentials.get_frozen_credentials())
            arn = session.create_client("sts").get_caller_identity()["Arn"]
            assert arn.startswith("arn:aws:sts::111122223333:assumed-role/reader/keystore-"), arn
        assert len(keys) == 1, "a session that is kept was opened again"
    print("botocore used the role's session, one for both clients")


if __name__ == "__main__":
    main(*sys.argv[1:])
