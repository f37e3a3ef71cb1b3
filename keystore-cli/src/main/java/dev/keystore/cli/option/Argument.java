package dev.keystore.cli.option;

import java.util.List;
import java.util.function.Function;

/** What a command takes by its place: {@code NAME}. Declared with {@link Syntax#argument}. */
public final class Argument<T> extends Parameter<T> {
    private final boolean required;
    private final boolean repeats;

    Argument(String label, String meaning, boolean required, boolean repeats, Function<List<String>, T> conversion) {
        super(label, meaning, conversion);
        this.required = required;
        this.repeats = repeats;
    }

    public boolean isRequired() {
        return required;
    }

    /** Whether it takes all words that are left. */
    public boolean repeats() {
        return repeats;
    }

    /** How help writes it: {@code NAME}, {@code [VALUE]}, {@code REF...}. */
    public String synopsis() {
        String shown = repeats ? label() + "..." : label();
        return required ? shown : "[" + shown + "]";
    }

    @Override
    String title() {
        return "";
    }
}
