package dev.keystore.cli.help;

import dev.keystore.cli.option.Syntax;
import java.util.List;

/**
 * Scripts that make a shell complete commands, options, their values, and names. Names come from {@code keystore list}, level by
 * level, with the store options that stand on the line; they are kept for 30 seconds in variables of the shell, nowhere else. What
 * is typed or listed is never evaluated, and a store that can't be asked offers nothing.
 */
public final class Completion {
    private final CompletionModel model;

    /** For {@code commands}, and the options {@code shared} by all of them. */
    public Completion(List<Page> commands, List<Syntax> shared) {
        this.model = new CompletionModel(commands, shared);
    }

    /** To be evaluated by bash, 3.2 or newer. */
    public String bash() {
        return new BashCompletion(model).script();
    }

    /** To be evaluated by zsh, or put on its function path as {@code _keystore}. */
    public String zsh() {
        return new ZshCompletion(model).script();
    }

    /** To be read by fish. */
    public String fish() {
        return new FishCompletion(model).script();
    }
}
