package dev.keystore.cli.exec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a shell has to do to its environment before it becomes a program.
 *
 * @param changes by name, the value to set; empty to clear it. In the form of {@link Raw}
 */
record Plan(Map<String, Optional<String>> changes) {
    private static final Pattern HELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What dash and bash won't set or clear, or make something else of: found by trying every name they know of. */
    private static final Pattern KEPT_BY_SHELLS =
            Pattern.compile("OPTIND|LINENO|PPID|E?UID|GROUPS|SHELLOPTS|BASH.*|S?RANDOM|SECONDS"
                    + "|EPOCH(SECONDS|REALTIME)|FUNCNAME|DIRSTACK|HISTCMD|PIPESTATUS|SHLVL");

    /** bash says on standard error what locale it doesn't know. */
    private static final Pattern LOCALE = Pattern.compile("LANG|LC_.*");

    private static final Set<String> LOCALES = Set.of("", "C", "POSIX", "C.UTF-8");

    /** A shell's note of what it has started last. */
    private static final String LAST = "_";

    private static final String LEVEL = "SHLVL";

    /** What makes {@code wanted} of {@code own}. */
    static Plan from(Map<String, String> own, Map<String, String> wanted) {
        Set<String> names = new TreeSet<>(own.keySet());
        names.addAll(wanted.keySet());
        if (wanted.containsKey(LAST)) {
            names.remove(LAST);
        }
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        for (String name : names) {
            String value = wanted.get(name);
            if (!Objects.equals(value, own.get(name)) && !(name.equals(LEVEL) && isOneMore(own, wanted))) {
                changes.put(name, Optional.ofNullable(value));
            }
        }
        return new Plan(changes);
    }

    /** bash counts how deep it is, and takes its own one back when it becomes another program. */
    private static boolean isOneMore(Map<String, String> own, Map<String, String> wanted) {
        try {
            return Integer.parseInt(own.getOrDefault(LEVEL, ""))
                    == Integer.parseInt(wanted.getOrDefault(LEVEL, "")) + 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether a shell can carry it out. */
    boolean isForShells() {
        return changes.entrySet().stream().allMatch(change -> isForShells(change.getKey(), change.getValue()));
    }

    private static boolean isForShells(String name, Optional<String> value) {
        if (name.equals(LEVEL)) {
            // In bash 0 is left of one that is cleared.
            return value.isEmpty();
        }
        boolean known = value.isEmpty() || !LOCALE.matcher(name).matches() || LOCALES.contains(value.get());
        return known
                && HELD.matcher(name).matches()
                && !KEPT_BY_SHELLS.matcher(name).matches();
    }

    /** The lines by which a shell does it. */
    String lines(ShellWording wording) {
        StringBuilder lines = new StringBuilder();
        changes.forEach((name, value) ->
                lines.append(value.map(text -> wording.set(name, text)).orElseGet(() -> wording.unset(name))));
        return lines.toString();
    }
}
