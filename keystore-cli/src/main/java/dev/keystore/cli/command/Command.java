package dev.keystore.cli.command;

import dev.keystore.cli.help.Page;
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

    /** Two command lines that run. */
    protected abstract List<String> examples();

    /** What stands behind the word {@code keystore}, each way it may be written. */
    protected List<String> usage() {
        String shown =
                arguments().stream().map(argument -> " " + argument.synopsis()).collect(Collectors.joining());
        return List.of(name + shown);
    }

    /** More than a line about it; empty if a line is enough. */
    protected String details() {
        return "";
    }

    public final String name() {
        return name;
    }

    /** Whether what it has to say to people is said although the answer is to be JSON: for one whose standard output isn't its own. */
    public boolean speaksBesideJson() {
        return false;
    }

    /** What there is to say of it. */
    public final Page page() {
        return new Page(name, Commands.aliasesOf(name), purpose, details(), usage(), arguments(), groups(), examples());
    }
}
