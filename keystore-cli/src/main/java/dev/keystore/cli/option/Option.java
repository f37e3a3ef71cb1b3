package dev.keystore.cli.option;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An option, {@code --note TEXT}, or a flag, {@code --quiet}. Declared with {@link Syntax#option}. */
public final class Option<T> extends Parameter<T> {
    private final List<String> names;
    private final boolean repeats;
    private final @Nullable String fallback;

    Option(
            List<String> names,
            String label,
            String meaning,
            Offer offer,
            boolean repeats,
            @Nullable String fallback,
            Function<List<String>, T> conversion) {
        super(label, meaning, offer, conversion);
        this.names = names;
        this.repeats = repeats;
        this.fallback = fallback;
    }

    /** What it may be written as, the shortest first. */
    public List<String> names() {
        return names;
    }

    /** Its long name: {@code --note}. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** Whether it may be given more than once. */
    public boolean repeats() {
        return repeats;
    }

    public boolean isFlag() {
        return label().isEmpty();
    }

    /** What is meant where it stands without a value, which it then takes only behind a {@code =}; null if it needs one. */
    @Nullable
    String fallback() {
        return fallback;
    }

    /** Whether the word behind it is its value. */
    public boolean takesNextWord() {
        return !isFlag() && fallback == null;
    }

    /** How help writes it: {@code -o, --output FORMAT}. */
    public String synopsis() {
        String all = String.join(", ", names);
        if (isFlag()) {
            return all;
        }
        return fallback == null ? all + " " + label() : all + "[=" + label() + "]";
    }

    @Override
    String title() {
        return name() + ": ";
    }
}
