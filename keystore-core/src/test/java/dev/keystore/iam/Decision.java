package dev.keystore.iam;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What comes out, and why.
 *
 * @param because the statements that allowed, one for each side that had to or that was enough; the one that denied; or
 *     none, where nothing denied and something was missing. The root user may without a statement.
 * @param missing the sides that would have to allow and don't. Where one of them would be enough, all are named.
 */
public record Decision(boolean allowed, List<Citation> because, Set<Side> missing) {

    public Decision {
        because = List.copyOf(because);
        missing = Set.copyOf(missing);
        boolean consistent = allowed ? missing.isEmpty() : because.isEmpty() != missing.isEmpty();
        if (!consistent) {
            throw new IllegalArgumentException("allowed, denied by a statement, or something missing");
        }
    }

    static Decision allowed(List<Citation> because) {
        return new Decision(true, because, Set.of());
    }

    static Decision denied(Citation because) {
        return new Decision(false, List.of(because), Set.of());
    }

    static Decision missing(Set<Side> sides) {
        return new Decision(false, List.of(), sides);
    }

    /** Whether a statement denies it, so that no further Allow would help. */
    public boolean explicitlyDenied() {
        return !allowed && missing.isEmpty();
    }

    /** One line, such as {@code not allowed: no statement of identity, resource}. */
    @Override
    public String toString() {
        String statements = because.stream().map(Citation::toString).collect(Collectors.joining(", "));
        if (allowed) {
            return "allowed by " + (because.isEmpty() ? "being root" : statements);
        }
        return explicitlyDenied() ? "denied by " + statements : "not allowed: no statement of " + names();
    }

    private String names() {
        return EnumSet.copyOf(missing).stream()
                .map(side -> side.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
