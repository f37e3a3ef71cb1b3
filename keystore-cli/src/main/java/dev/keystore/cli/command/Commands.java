package dev.keystore.cli.command;

import dev.keystore.cli.help.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs there are. Only the one that is called gets built. */
public final class Commands {
    /** Their names, in the order in which help shows them. Of two words the first is a group, which does nothing by itself. */
    public static final List<String> NAMES = List.of(
            "put",
            "get",
            "list",
            "history",
            "describe",
            "diff",
            "rollback",
            "delete",
            "undelete",
            "destroy",
            "label",
            "copy",
            "move",
            "edit",
            "export",
            "env",
            "import",
            "inject",
            "verify",
            "run",
            "scan",
            "redact",
            "lock write",
            "lock verify",
            "lock update",
            "assume",
            "bootstrap store",
            "bootstrap grant",
            "bootstrap client",
            "bootstrap status",
            "bootstrap remove",
            "template list",
            "template show",
            "doctor",
            "trust",
            "completion",
            "version");

    /** What people's fingers know them by. */
    public static final Map<String, String> ALIASES = Map.of(
            "exec", "run",
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
                    case "list" -> new ListCommand();
                    case "history" -> new HistoryCommand();
                    case "describe" -> new DescribeCommand();
                    case "diff" -> new DiffCommand();
                    case "rollback" -> new RollbackCommand();
                    case "delete" -> new DeleteCommand();
                    case "undelete" -> new UndeleteCommand();
                    case "destroy" -> new DestroyCommand();
                    case "label" -> new LabelCommand();
                    case "copy" -> new CopyCommand();
                    case "move" -> new MoveCommand();
                    case "edit" -> new EditCommand();
                    case "export" -> new ExportCommand();
                    case "env" -> new EnvCommand();
                    case "import" -> new ImportCommand();
                    case "inject" -> new InjectCommand();
                    case "verify" -> new VerifyCommand();
                    case "run" -> new RunCommand();
                    case "scan" -> new ScanCommand();
                    case "redact" -> new RedactCommand();
                    case "lock write" -> new LockWriteCommand();
                    case "lock verify" -> new LockVerifyCommand();
                    case "lock update" -> new LockUpdateCommand();
                    case "assume" -> new AssumeCommand();
                    case "bootstrap store" -> new BootstrapStoreCommand();
                    case "bootstrap grant" -> new BootstrapGrantCommand();
                    case "bootstrap client" -> new BootstrapClientCommand();
                    case "bootstrap status" -> new BootstrapStatusCommand();
                    case "bootstrap remove" -> new BootstrapRemoveCommand();
                    case "template list" -> new TemplateListCommand();
                    case "template show" -> new TemplateShowCommand();
                    case "doctor" -> new DoctorCommand();
                    case "trust" -> new TrustCommand();
                    case "completion" -> new CompletionCommand();
                    case "version" -> new VersionCommand();
                    default -> null;
                });
    }

    /** The second words that may stand behind {@code word}; empty unless that is a group. */
    public static List<String> in(String word) {
        return NAMES.stream()
                .filter(name -> name.startsWith(word + " "))
                .map(name -> name.substring(word.length() + 1))
                .toList();
    }

    /** What there is to say of those in the group {@code word}. */
    public static List<Page> pagesOf(String word) {
        return pages().stream()
                .filter(page -> page.name().startsWith(word + " "))
                .toList();
    }

    /** What there is to say of all of them. */
    public static List<Page> pages() {
        return NAMES.stream().map(name -> named(name).orElseThrow().page()).toList();
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
