package dev.keystore.cli.exec;

import dev.keystore.KeystoreException.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A program that is to be started.
 *
 * @param command its words
 * @param inheritance what it gets of our environment
 * @param assigned what it gets beside that, each variable once
 */
public record ProgramStart(List<String> command, Inheritance inheritance, List<Assignment> assigned) {
    private static final int KIB = 1024;

    public ProgramStart {
        command = List.copyOf(command);
        assigned = List.copyOf(assigned);
    }

    /**
     * Throws {@link Refused}, naming all that are to blame, unless the system can hand it all over.
     *
     * @param environment what is inherited, as text: near enough to be measured
     */
    public void requireFits(Map<String, String> environment) {
        SystemLimits limits = SystemLimits.ofProcess();
        refuse(Assignment::holdsNul, "no variable can hold a NUL byte", "hand it over as base64, or in a file");
        refuse(
                one -> limits.isTooLong(one.variable(), one.value().size()),
                "no variable can hold more than " + limits.one() / KIB + " KiB",
                "hand it over in a file: `keystore get NAME --out F`");
        Map<String, String> all = inheritance.with(assigned, Raw.of(environment), Assignment::raw);
        long needed = SystemLimits.needed(command, all);
        if (needed > limits.all()) {
            throw new Refused(
                    "the command and its environment are " + needed / KIB + " KiB, and the system takes "
                            + limits.all() / KIB + " KiB at most",
                    "--only hands over what the command needs; large values are better read by the command: `keystore get`");
        }
    }

    /** Throws {@link Refused} for values that are no text, which a JVM that stays {@code beside} the program can't hand on. */
    void requireText(Beside beside) {
        refuse(one -> !one.value().isUtf8(), beside.why(), beside.way() + "; or hand it over as base64");
    }

    private void refuse(Predicate<Assignment> wrong, String why, String hint) {
        String named = assigned.stream()
                .filter(wrong)
                .map(one -> one.variable() + " (" + one.giver() + ")")
                .collect(Collectors.joining(", "));
        if (!named.isEmpty()) {
            throw new Refused(why + ": " + named, hint);
        }
    }
}
