package dev.keystore.cli.exec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How this process came to be. {@code bin/keystore} may offer to become a program in our place; then it waits for a {@link Plan}, and
 * its own environment, which no shell has touched, is there to be read.
 */
public final class Launch {
    /** Without a launcher, or with one that is gone: what is started is our child. */
    public static final Launch ALONE = new Launch(null, null);

    /** How often the program was started from itself, which only the program itself is to know. */
    private static final String NESTED = "KEYSTORE_NESTED";

    /** What the launcher has lost of the environment it was started in: {@code NAME=VALUE}, or {@code NAME} for what it has made up. */
    private static final String LOST = "KEYSTORE_ORIGINAL_";

    private final @Nullable String launcher;
    private final @Nullable Path plan;

    private Launch(@Nullable String launcher, @Nullable Path plan) {
        this.launcher = launcher;
        this.plan = plan;
    }

    /** By the process {@code launcher}, which reads a plan from the other end of {@code plan}; both null where none does. */
    public static Launch by(@Nullable String launcher, @Nullable String plan) {
        return launcher == null || plan == null ? ALONE : new Launch(launcher, Path.of(plan));
    }

    /** Where the launcher waits for a plan. */
    Optional<Path> plan() {
        return Optional.ofNullable(plan);
    }

    /** What our launcher was started with, in the form of {@link Raw}; {@code known} where the system doesn't tell. */
    Map<String, String> inherited(Map<String, String> known) {
        Map<String, String> inherited = Optional.ofNullable(launcher)
                .flatMap(Raw::variablesOf)
                .map(LinkedHashMap::new)
                .orElseGet(() -> new LinkedHashMap<>(Raw.of(known)));
        inherited.remove(NESTED);
        return inherited;
    }

    /** What we were started with, likewise: what a program gets if the shell does nothing about it. */
    static Map<String, String> own(Map<String, String> known) {
        return Raw.variablesOf("self").orElseGet(() -> Raw.of(known));
    }

    /** The variable by which a JVM that stays learns of the {@code n}th that the launcher has lost. */
    static String lost(int n) {
        return LOST + n;
    }

    /** {@code variables} of a process as they were before the launcher and we have added to them. */
    public static Map<String, String> undone(Map<String, String> variables) {
        Map<String, String> before = new LinkedHashMap<>(variables);
        before.keySet().removeIf(name -> name.startsWith(LOST) || name.equals(NESTED));
        variables.forEach((name, value) -> {
            if (name.startsWith(LOST)) {
                int equals = value.indexOf('=', 1);
                before.remove(equals < 0 ? value : value.substring(0, equals));
                if (equals > 0) {
                    before.put(value.substring(0, equals), value.substring(equals + 1));
                }
            }
        });
        return before;
    }
}
