package dev.keystore.cli.command;

import dev.keystore.cli.io.JsonOutput;
import dev.keystore.secret.SecretMetadata;
import java.util.List;

/** Prints what several commands end with in the same way. */
final class Results {
    private Results() {}

    /** {@code NAME@N}, or the metadata as JSON. */
    static void written(SecretMetadata metadata, Call call) {
        if (!call.json()) {
            call.out().line(metadata.name() + "@" + metadata.version());
            return;
        }
        try (JsonOutput json = call.out().json()) {
            json.metadata(metadata);
        }
    }

    /** {@code NAME@N} a line, or an array as JSON. */
    static void written(List<SecretMetadata> all, Call call) {
        if (call.json()) {
            array(all, call);
        } else {
            all.forEach(metadata -> written(metadata, call));
        }
    }

    /** Nothing, or an array as JSON. */
    static void silent(List<SecretMetadata> all, Call call) {
        if (call.json()) {
            array(all, call);
        }
    }

    private static void array(List<SecretMetadata> all, Call call) {
        try (JsonOutput json = call.out().json()) {
            json.metadata(all);
        }
    }
}
