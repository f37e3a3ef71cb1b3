package dev.keystore.cli.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs there are. Only the one that is called gets built. */
public final class Commands {
    /** Their names, in the order in which help shows them. */
    public static final List<String> NAMES = List.of("put", "get");

    /** What people's fingers know them by. */
    public static final Map<String, String> ALIASES = Map.of(
            "store", "put",
            "write", "put",
            "set", "put",
            "retrieve", "get",
            "read", "get",
            "ls", "list",
            "restore", "undelete",
            "rm", "delete");

    private Commands() {}

    /** The command that {@code word} calls. */
    public static Optional<Command> named(String word) {
        return Optional.ofNullable(
                switch (ALIASES.getOrDefault(word, word)) {
                    case "put" -> new PutCommand();
                    case "get" -> new GetCommand();
                    default -> null;
                });
    }

    /** All of them, for who describes them. */
    public static List<Command> all() {
        return NAMES.stream().map(name -> named(name).orElseThrow()).toList();
    }

    /** What else {@code command} may be called, in alphabetic order. */
    public static List<String> aliasesOf(String command) {
        return ALIASES.entrySet().stream()
                .filter(alias -> alias.getValue().equals(command))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
