package dev.keystore.cli.option;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An option while it is being declared: {@code option("--note").takes("TEXT").says("a line for people").text()}. */
public final class OptionWording {
    private final Syntax syntax;
    private final List<String> names;
    private String label = "";
    private String meaning = "";
    private @Nullable Offer offer;
    private @Nullable String fallback;

    OptionWording(Syntax syntax, String... names) {
        this.syntax = syntax;
        this.names = List.of(names);
    }

    /** What stands for its value in help. */
    public OptionWording takes(String label) {
        this.label = label;
        return this;
    }

    /** As {@link #takes}, but only behind a {@code =}; without it {@code fallback} is meant. */
    public OptionWording mayTake(String label, String fallback) {
        this.label = label;
        this.fallback = fallback;
        return this;
    }

    /** What it is for, in a line. */
    public OptionWording says(String meaning) {
        this.meaning = meaning;
        return this;
    }

    /** What a shell offers for its value, where its label alone doesn't say that: see {@link Offer#ofLabel}. */
    public OptionWording offers(Offer offer) {
        this.offer = offer;
        return this;
    }

    /** An option without a value. */
    public Option<Boolean> flag() {
        return declared(true, words -> true);
    }

    /** An option whose value is taken as it is. */
    public Option<String> text() {
        return as(word -> word);
    }

    /** An option whose value {@code conversion} understands, or throws {@link dev.keystore.secret.MalformedException}. */
    public <T> Option<T> as(Function<String, T> conversion) {
        return declared(false, words -> conversion.apply(words.get(0)));
    }

    /** An option that may be given several times. */
    public <T> Option<List<T>> each(Function<String, T> conversion) {
        return declared(true, words -> words.stream().map(conversion).toList());
    }

    private <T> Option<T> declared(boolean repeats, Function<List<String>, T> conversion) {
        return syntax.add(new Option<>(
                names, label, meaning, offer == null ? Offer.ofLabel(label) : offer, repeats, fallback, conversion));
    }
}
