package dev.keystore.cli.option;

import java.util.List;
import java.util.function.Function;

/** What a command takes by its place: {@code NAME}. Declared with {@link Syntax#argument}. */
public final class Argument<T> extends Parameter<T> {
    /** Where its words stand. */
    enum Place {
        /** One word, in its turn. */
        ONE,
        /** All words that are left. */
        REST,
        /** All words behind a {@code --}, whatever they look like: a command line of another program. */
        BEHIND_DASHES
    }

    private final boolean required;
    private final Place place;

    Argument(
            String label,
            String meaning,
            Offer offer,
            boolean required,
            Place place,
            Function<List<String>, T> conversion) {
        super(label, meaning, offer, conversion);
        this.required = required;
        this.place = place;
    }

    public boolean isRequired() {
        return required;
    }

    /** Whether it takes all words that are left. */
    public boolean repeats() {
        return place == Place.REST;
    }

    /** Whether it stands behind a {@code --}. */
    public boolean isBehindDashes() {
        return place == Place.BEHIND_DASHES;
    }

    /** How help writes it: {@code NAME}, {@code [VALUE]}, {@code REF...}, {@code -- CMD...}. */
    public String synopsis() {
        String shown = switch (place) {
            case ONE -> label();
            case REST -> label() + "...";
            case BEHIND_DASHES -> "-- " + label() + "...";
        };
        return required ? shown : "[" + shown + "]";
    }

    @Override
    String title() {
        return "";
    }
}
