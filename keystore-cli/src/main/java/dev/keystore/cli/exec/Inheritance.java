package dev.keystore.cli.exec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a program gets of the environment in which it is started.
 *
 * @param pristine nothing but what every program needs, and {@code passed}
 * @param passed these as well
 * @param wins an inherited variable stands above one that is assigned
 */
public record Inheritance(boolean pristine, Set<String> passed, boolean wins) {
    private static final Set<String> NEEDED = Set.of("PATH", "HOME", "TERM", "LANG", "TZ", "TMPDIR");

    public Inheritance {
        passed = Set.copyOf(passed);
    }

    /** Everything is inherited. */
    public static final Inheritance WHOLE = new Inheritance(false, Set.of(), false);

    /** Those of {@code inherited} that are handed on. */
    Map<String, String> of(Map<String, String> inherited) {
        Map<String, String> kept = new LinkedHashMap<>(inherited);
        if (pristine) {
            kept.keySet().removeIf(name -> !NEEDED.contains(name) && !passed.contains(name));
        }
        return kept;
    }

    /** All variables of a program where these are {@code assigned}, in the form that {@code inherited} has and {@code form} gives. */
    Map<String, String> with(
            List<Assignment> assigned, Map<String, String> inherited, Function<Assignment, String> form) {
        Map<String, String> variables = of(inherited);
        assigned.stream()
                .filter(one -> !isKept(one.variable(), inherited))
                .forEach(one -> variables.put(one.variable(), form.apply(one)));
        return variables;
    }

    /** Whether {@code variable} stays as it was inherited although it is assigned. */
    public boolean isKept(String variable, Map<String, String> inherited) {
        return wins && of(inherited).containsKey(variable);
    }
}
