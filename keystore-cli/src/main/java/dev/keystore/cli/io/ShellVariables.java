package dev.keystore.cli.io;

import java.util.regex.Pattern;

/**
 * Variables in capitals that a shell keeps for itself: setting one fails, is undone, or makes a number of it ("Bash Variables" of bash's
 * manual, zshparam(1), "Special variables" of fish's). That zsh keeps {@code USERNAME} is not among them: too many secrets are called
 * so, and sh, dash and bash take it.
 */
enum ShellVariables {
    POSIX(
            "_|E?[UG]ID|PPID|GROUPS|S?RANDOM|SECONDS|LINENO|BASH.*|SHELLOPTS|OPTIND|EPOCH(SECONDS|REALTIME)|PIPESTATUS|FUNC(NAME|NEST)"
                    + "|DIRSTACK|(OLD)?PWD|SHLVL|COLUMNS|LINES|ERRNO|ARGC|TTYIDLE|TRY_BLOCK_.*|KEYTIMEOUT|LISTMAX|WATCH|SAVEHIST|HIST(CMD|SIZE|CHARS)"),
    FISH("_|PWD|SHLVL|COLUMNS|LINES|FISH_VERSION");

    private final Pattern names;

    ShellVariables(String names) {
        this.names = Pattern.compile(names);
    }

    /** Whether {@code name} is one. */
    boolean contain(String name) {
        return names.matcher(name).matches();
    }
}
