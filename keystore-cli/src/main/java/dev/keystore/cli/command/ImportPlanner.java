package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.secret.Listed;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at what is there before anything is written.
 *
 * @param keystore where
 * @param namespace of what
 * @param call shows that it takes its time
 */
record ImportPlanner(Keystore keystore, Namespace namespace, Call call) {
    /**
     * To write {@code values} only where there is no history: throws {@link Conflict} listing all that have one. Where the list is not
     * for this caller, the writes find out by themselves.
     */
    ImportPlan creating(Map<SecretName, SecretValue> values) {
        try (Stream<Listed> all = keystore.list(Optional.of(namespace))) {
            List<String> taken = all.filter(Listed.Entry.class::isInstance)
                    .map(listed -> ((Listed.Entry) listed).metadata().name())
                    .filter(values::containsKey)
                    .map(SecretName::value)
                    .toList();
            if (!taken.isEmpty()) {
                throw new Conflict("these have a history already: " + String.join(", ", taken), null, null);
            }
        } catch (Denied e) {
            return ImportPlan.creating(values);
        }
        return ImportPlan.creating(values);
    }

    /** To have exactly {@code values}, and nothing beside them if {@code prune}, as it is {@code now}. Throws {@link Denied}. */
    ImportPlan changing(Map<SecretName, SecretValue> values, boolean prune, Instant now) {
        List<Secret> live = live();
        try {
            return ImportPlan.changing(values, live, prune, now);
        } finally {
            live.forEach(Secret::close);
        }
    }

    private List<Secret> live() {
        try {
            return Waiting.showing("reading " + namespace, call, () -> keystore.getAllEvenExpired(namespace));
        } catch (Denied e) {
            throw new Denied(
                    e.getMessage(),
                    "what is there is read, to leave alone what is unchanged; --create-only needs no right to decrypt",
                    e);
        }
    }
}
