package dev.keystore.cli.option;

import dev.keystore.cli.option.Argument.Place;
import java.util.List;
import java.util.function.Function;

/** An argument while it is being declared: {@code argument("NAME").says("which secret").as(SecretName::of)}. */
public final class ArgumentWording {
    private final Syntax syntax;
    private final String label;
    private String meaning = "";
    private Offer offer;
    private boolean required = true;

    ArgumentWording(Syntax syntax, String label) {
        this.syntax = syntax;
        this.label = label;
        this.offer = Offer.ofLabel(label);
    }

    /** What it is for, in a line. */
    public ArgumentWording says(String meaning) {
        this.meaning = meaning;
        return this;
    }

    /** What a shell offers for it, where its label alone doesn't say that: see {@link Offer#ofLabel}. */
    public ArgumentWording offers(Offer offer) {
        this.offer = offer;
        return this;
    }

    /** It may be left out. */
    public ArgumentWording optional() {
        required = false;
        return this;
    }

    /** An argument that is taken as it is. */
    public Argument<String> text() {
        return as(word -> word);
    }

    /** An argument that {@code conversion} understands, or throws {@link dev.keystore.secret.MalformedException}. */
    public <T> Argument<T> as(Function<String, T> conversion) {
        return syntax.add(
                new Argument<>(label, meaning, offer, required, Place.ONE, words -> conversion.apply(words.get(0))));
    }

    /** All the arguments that are left. */
    public <T> Argument<List<T>> each(Function<String, T> conversion) {
        return syntax.add(new Argument<>(
                label,
                meaning,
                offer,
                required,
                Place.REST,
                words -> words.stream().map(conversion).toList()));
    }

    /** All words behind a {@code --}, as they are: the command line of another program. */
    public Argument<List<String>> behindDashes() {
        return syntax.add(
                new Argument<>(label, meaning, Offer.Kind.COMMANDS, required, Place.BEHIND_DASHES, List::copyOf));
    }
}
