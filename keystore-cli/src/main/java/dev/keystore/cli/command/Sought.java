package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.config.SecretUri;
import dev.keystore.cli.io.ValueNeedles;
import dev.keystore.cli.mask.Needles;
import dev.keystore.cli.mask.Purpose;
import dev.keystore.cli.option.Scope;
import dev.keystore.secret.SecretMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The secrets whose values a command looks for, expired ones as well: they may still open something.
 *
 * @param needles their values in all forms
 * @param named what is known of each, by the name that the needle has: {@code NAME@N}
 */
record Sought(Needles needles, Map<String, SecretMetadata> named) implements AutoCloseable {
    /**
     * Reads those in {@code from}, each a namespace with all below it, one secret, or several of them with commas between; all of the store where
     * it is empty. Throws as {@link Values#read}, and {@link Refused} where they are too much.
     */
    static Sought read(List<String> from, Purpose purpose, Call call) {
        List<Wanted> wanted = from.stream()
                .flatMap(words -> Arrays.stream(words.split(",", -1)))
                .map(word -> wanted(word, call))
                .toList();
        Map<String, SecretMetadata> named = new TreeMap<>();
        ValueNeedles needles = new ValueNeedles(purpose, "name fewer of them with --from");
        try (Values values =
                Values.read(wanted.isEmpty() ? List.of(new Wanted.Below(Optional.empty())) : wanted, call)) {
            for (Values.One one : values.all()) {
                SecretMetadata metadata = one.metadata();
                String name = metadata.name() + "@" + metadata.version().number();
                named.put(name, metadata);
                needles.add(name, one.value());
            }
        }
        return new Sought(needles.ready(), named);
    }

    private static Wanted wanted(String word, Call call) {
        if (SecretUri.isMeantBy(word)) {
            return new Wanted.One(call.reference(word), true);
        }
        Scope scope = Scope.of(word);
        return scope instanceof Scope.One one
                ? new Wanted.One(new SecretUri(null, one.reference()), true)
                : new Wanted.Below(Optional.of(((Scope.Within) scope).namespace()));
    }

    /** Says which are too short for it, if any are: {@code why}, and their names. */
    void mentionTooShort(String why, Call call) {
        if (!needles.tooShort().isEmpty()) {
            call.console().notice(why + ": " + String.join(", ", needles.tooShort()));
        }
    }

    /** Where {@code from} was not given although there is no sense in the command without it. */
    static Refused nothingNamed() {
        return new Refused("--from is missing", "name the secrets: --from NAMESPACE, or one with --from NAME@latest");
    }

    @Override
    public void close() {
        needles.close();
    }
}
