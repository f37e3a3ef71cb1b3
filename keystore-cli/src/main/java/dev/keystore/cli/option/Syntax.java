package dev.keystore.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A group of options, and of arguments, that belong together. Subclasses declare each as a field, which then holds what
 * was given:
 *
 * <pre>{@code
 * private final Option<String> note = option("--note").takes("TEXT").says("a line for people").text();
 * }</pre>
 */
public abstract class Syntax {
    private final String heading;
    private final List<Option<?>> options = new ArrayList<>();
    private final List<Argument<?>> arguments = new ArrayList<>();
    private final List<Syntax> included = new ArrayList<>();

    /** A group that help shows under {@code heading}. */
    protected Syntax(String heading) {
        this.heading = heading;
    }

    /** Begins to declare an option that may be written as any of {@code names}, the shortest first. */
    protected final OptionWording option(String... names) {
        return new OptionWording(this, names);
    }

    /** Begins to declare the next argument, called {@code label} in help. */
    protected final ArgumentWording argument(String label) {
        return new ArgumentWording(this, label);
    }

    /** Takes the options of {@code group} along. */
    protected final <S extends Syntax> S include(S group) {
        included.add(group);
        return group;
    }

    <T> Option<T> add(Option<T> option) {
        options.add(option);
        return option;
    }

    <T> Argument<T> add(Argument<T> argument) {
        arguments.add(argument);
        return argument;
    }

    public final String heading() {
        return heading;
    }

    /** The arguments in their order. */
    public final List<Argument<?>> arguments() {
        return arguments;
    }

    /** The options of this group alone. */
    public final List<Option<?>> options() {
        return options;
    }

    /** This group and those it includes. */
    public final List<Syntax> groups() {
        List<Syntax> groups = new ArrayList<>();
        groups.add(this);
        included.forEach(group -> groups.addAll(group.groups()));
        return groups;
    }

    /** {@code groups}, each followed by those it includes. */
    public static List<Syntax> flat(Syntax... groups) {
        return Arrays.stream(groups).flatMap(group -> group.groups().stream()).toList();
    }

    /** The options of this group and of those it includes. */
    public final List<Option<?>> allOptions() {
        List<Option<?>> all = new ArrayList<>(options);
        included.forEach(group -> all.addAll(group.allOptions()));
        return all;
    }
}
