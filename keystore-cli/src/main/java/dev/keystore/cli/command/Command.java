package dev.keystore.cli.command;

import dev.keystore.cli.option.Syntax;
import java.util.List;
import java.util.stream.Collectors;

/** A verb of the command line. */
public abstract class Command extends Syntax {
    private final String name;
    private final String purpose;

    /** The verb {@code name}, which does what {@code purpose} says in a line. */
    protected Command(String name, String purpose) {
        super("Options");
        this.name = name;
        this.purpose = purpose;
    }

    /** Does it, and returns what the process is to end with. Throws {@link dev.keystore.KeystoreException}. */
    public abstract int run(Call call);

    public final String name() {
        return name;
    }

    public final String purpose() {
        return purpose;
    }

    /** What stands behind the word {@code keystore}, each way it may be written. */
    public List<String> usage() {
        String arguments =
                arguments().stream().map(argument -> " " + argument.synopsis()).collect(Collectors.joining());
        return List.of(name + arguments);
    }

    /** Two command lines that run. */
    public abstract List<String> examples();

    /** More than a line about it; empty if a line is enough. */
    public String details() {
        return "";
    }
}
