package dev.keystore.cli.command;

import dev.keystore.KeystoreException;
import dev.keystore.cli.ExitCode;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does the same to one name after the other: what fails for one doesn't keep the others from it. */
final class Bulk {
    private final List<SecretMetadata> done = new ArrayList<>();
    private final List<KeystoreException> failures = new ArrayList<>();

    /** Does {@code deed} to each of {@code names}. Throws what it throws if there is but one. */
    static Bulk of(List<SecretName> names, Function<SecretName, SecretMetadata> deed) {
        Bulk bulk = new Bulk();
        for (SecretName name : names) {
            try {
                bulk.done.add(deed.apply(name));
            } catch (KeystoreException e) {
                if (names.size() == 1) {
                    throw e;
                }
                bulk.failures.add(e);
            }
        }
        return bulk;
    }

    /** What came of those that succeeded. */
    List<SecretMetadata> done() {
        return done;
    }

    /** Says what failed; returns what the process is to end with. */
    int report(Call call) {
        if (failures.isEmpty()) {
            return ExitCode.DONE;
        }
        call.out().flush();
        KeystoreException first = failures.get(0);
        boolean alike = done.isEmpty() && failures.stream().allMatch(e -> e.kind() == first.kind());
        if (call.json()) {
            String all = failures.stream().map(KeystoreException::getMessage).collect(Collectors.joining("; "));
            call.console()
                    .failure(
                            alike ? first.kind().code() : "failed",
                            failures.size() + " of " + (failures.size() + done.size()) + " failed: " + all,
                            Optional.empty(),
                            alike && first.retryable());
        } else {
            failures.forEach(call.console()::error);
        }
        return alike ? ExitCode.of(first) : ExitCode.PARTLY_FAILED;
    }
}
