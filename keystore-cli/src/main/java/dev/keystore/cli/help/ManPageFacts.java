package dev.keystore.cli.help;

import java.util.List;
import java.util.Map;

/** What keystore(1) says beside the declarations. */
final class ManPageFacts {
    static final String DESCRIPTION = """
            Keeps each secret as an envelope that KMS seals, in one DynamoDB table, with every version, who wrote it and proof that
            nobody changed it; with `--local` the same on one machine, in a file and without AWS. A secret has a name,
            `prod/app1/db-password`: the namespace `prod/app1` and the leaf `db-password`. A reference is a name, `NAME@7` (a version) or
            `NAME@live` (a label), each with an optional `#/json/pointer`.""";

    static final String OPTIONS = "These are for every command, and may stand before or after it. An optional value,"
            + " `[=DIR]`, is taken only with `=`. Those of one command are on its own page.";

    static final List<String> EXAMPLES = List.of(
            "keystore --local put demo/db-password --generate",
            "keystore --local get demo/db-password",
            "keystore --local history demo/db-password");

    static final List<Map.Entry<String, String>> EXIT_STATUS = List.of(
            Map.entry("0", "Done."),
            Map.entry("1", "The answer is no: values differ, something was found."),
            Map.entry("2", "The command line or the input is wrong, or a `--yes` is missing. Nothing was changed."),
            Map.entry("3", "Not found, deleted, destroyed or expired."),
            Map.entry("4", "AWS refused the caller, a right or a role."),
            Map.entry("5", "Somebody else changed it first, or an expectation does not hold."),
            Map.entry("6", "What the store holds is not what was sealed, or was sealed under a foreign key."),
            Map.entry("7", "Not reachable, throttled or busy. Nothing was changed; it may be tried again."),
            Map.entry("8", "Configuration or credentials: no store, no such table, a disabled key, an expired token."),
            Map.entry("9", "Whether a write took effect is not known; the hint says how to look."),
            Map.entry("10", "Of several things some were done and some failed."),
            Map.entry("70", "A bug in Keystore; please report it."),
            Map.entry(
                    "125, 126, 127, 128+n",
                    "Of a command that Keystore runs: it was not started, it can't be executed, it was not found, signal n"
                            + " ended it. Any other is its own."));

    static final String STATUS_OF_ANOTHER = """
            That of the program that it runs; 128+n where signal n ended that, 127 where it was not found, 126 where it can't be
            executed, 125 where it was not started for another reason. 0 where none was to be run.""";

    static final List<Map.Entry<String, String>> ENVIRONMENT = List.of(
            Map.entry("KEYSTORE_LOCAL", "As `--local`: `default`, or a folder."),
            Map.entry("KEYSTORE_STORE", "As `--store`."),
            Map.entry("KEYSTORE_TABLE, KEYSTORE_KEY, KEYSTORE_STORE_ID", "As `--table`, `--key`, `--store-id`."),
            Map.entry(
                    "KEYSTORE_ROLE_ARN, KEYSTORE_EXTERNAL_ID, KEYSTORE_SESSION_NAME",
                    "As `--role-arn`, `--external-id`, `--session-name`."),
            Map.entry("KEYSTORE_OUTPUT", "As `--output`."),
            Map.entry("KEYSTORE_CONFIG", "The user's configuration file."),
            Map.entry("KEYSTORE_TRUST_PROJECT", "1: a project's file counts without `keystore trust`. For CI."),
            Map.entry(
                    "KEYSTORE_ASSUMED_ROLE, KEYSTORE_ASSUMED_REGION",
                    "Set by `keystore assume`: the environment holds the session of this role."),
            Map.entry(
                    "AWS_*",
                    "Credentials, profile, region and endpoints as in every program that uses an AWS SDK;"
                            + " `AWS_DEFAULT_REGION` where `AWS_REGION` is absent."),
            Map.entry(
                    "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_RUNTIME_DIR",
                    "Where configuration, the local store, state, and the file that `edit` opens lie."),
            Map.entry("VISUAL, EDITOR", "The editor of `edit`."),
            Map.entry("NO_COLOR", "No colours."),
            Map.entry("JAVA_HOME", "The Java, 17 or newer, that runs it; else the one on the PATH."));

    static final List<Map.Entry<String, String>> FILES = List.of(
            Map.entry("~/.config/keystore/config.yaml", "The user's configuration: named stores, roles, the default."),
            Map.entry(
                    ".keystore.yaml",
                    "A project's, from the working directory up to the root of the repository. Counts after `keystore trust`."),
            Map.entry("~/.local/share/keystore/local/", "The local store: `store.db` and its key."),
            Map.entry(
                    "~/.local/state/keystore/",
                    "Trusted project files, high-water marks, open sessions of roles (credentials, mode 0600), remembered facts."),
            Map.entry(
                    "~/.cache/keystore/class-data/",
                    "What makes it start faster, where its own folder can't be written."));

    private ManPageFacts() {}
}
