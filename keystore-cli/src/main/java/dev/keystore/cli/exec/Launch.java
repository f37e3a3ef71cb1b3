package dev.keystore.cli.exec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How this process came to be. {@code bin/keystore} may offer to become a program in our place; then it waits for a {@link Plan}, and
 * its own environment, which no shell has touched, is there to be read.
 */
public final class Launch {
    /** Without a launcher, or with one that is gone: what is started is our child. */
    public static final Launch ALONE = new Launch(null, null, false);

    /** How often the program was started from itself, which only the program itself is to know. */
    private static final String NESTED = "KEYSTORE_NESTED";

    /** What the launcher has lost of the environment it was started in: {@code NAME=VALUE}, or {@code NAME} for what it has made up. */
    private static final String LOST = "KEYSTORE_ORIGINAL_";

    private static final Pattern LOST_NAME = Pattern.compile(LOST + "[0-9]+");

    private final @Nullable String launcher;
    private final @Nullable Path plan;
    private final boolean stays;

    private Launch(@Nullable String launcher, @Nullable Path plan, boolean stays) {
        this.launcher = launcher;
        this.plan = plan;
        this.stays = stays;
    }

    /**
     * By the process {@code launcher}, which reads a plan from the other end of {@code plan}; both null where none does.
     *
     * @param stays a launcher has become this process because no shell could become the program
     */
    public static Launch by(@Nullable String launcher, @Nullable String plan, boolean stays) {
        return launcher == null || plan == null
                ? new Launch(null, null, stays)
                : new Launch(launcher, Path.of(plan), stays);
    }

    /** Why this process stays beside a program that it starts; {@code masked}: it has to read what that prints. */
    public Beside beside(boolean masked) {
        if (stays) {
            return Beside.OF_NO_SHELL;
        }
        return masked ? Beside.MASKED : Beside.ALONE;
    }

    /** The launcher, where there is one and it is running. */
    Optional<ProcessHandle> process() {
        return Optional.ofNullable(launcher).flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
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

    /** Whether {@code variable} is called like one of those. */
    static boolean isLost(String variable) {
        return LOST_NAME.matcher(variable).matches();
    }

    /** The {@code variables} of this process as they were before the launcher and we have added to them. */
    public Map<String, String> undone(Map<String, String> variables) {
        Map<String, String> before = new LinkedHashMap<>(variables);
        before.remove(NESTED);
        if (!stays) {
            // Those of such names are the user's own.
            return before;
        }
        before.keySet().removeIf(Launch::isLost);
        variables.forEach((name, value) -> {
            if (isLost(name)) {
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
