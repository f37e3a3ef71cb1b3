package dev.keystore.cli.option;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a shell can offer where the value of a parameter is typed. */
public sealed interface Offer {
    /** What is found out while it is typed. */
    enum Kind implements Offer {
        /** Nothing: only the user knows it. */
        NOTHING,
        /** Names of secrets, namespace by namespace. */
        NAMES,
        /** Names of deleted secrets, namespace by namespace. */
        DELETED,
        NAMESPACES,
        /** Namespaces, and secrets as {@code NAME@latest}: see {@link Scope}. */
        SCOPES,
        FILES,
        /** The command line of another program. */
        COMMANDS
    }

    /** One of {@code words}. */
    record Choices(List<String> words) implements Offer {
        public Choices {
            words = List.copyOf(words);
        }
    }

    /**
     * What the label of an argument or option says by itself: words between bars, {@code text|json}, are all there is; of others a
     * part is enough, {@code NS|REF} or {@code F}.
     */
    static Offer ofLabel(String label) {
        List<String> parts = Arrays.asList(label.split("\\|", -1));
        if (parts.size() > 1
                && parts.stream().allMatch(part -> Labels.WORD.matcher(part).matches())) {
            return new Choices(parts);
        }
        boolean namespace = parts.stream().anyMatch(Labels.NAMESPACE::contains);
        boolean name = parts.stream().anyMatch(Labels.NAME::contains);
        if (namespace || name) {
            return namespace ? (name ? Kind.SCOPES : Kind.NAMESPACES) : Kind.NAMES;
        }
        return parts.stream().anyMatch(Labels.FILE::contains) ? Kind.FILES : Kind.NOTHING;
    }

    /** The words by which {@link #ofLabel} knows what is meant. */
    final class Labels {
        private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");
        private static final Set<String> NAMESPACE = Set.of("NAMESPACE", "NS");
        private static final Set<String> NAME = Set.of("REF");
        private static final Set<String> FILE = Set.of("F", "FILE", "PATH", "DIR", "TPL");

        private Labels() {}
    }
}
