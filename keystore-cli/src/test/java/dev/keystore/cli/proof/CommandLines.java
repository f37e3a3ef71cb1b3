package dev.keystore.cli.proof;

import java.util.List;
import java.util.Set;

/** At least one command line for each command, and one for each kind of request that it sends. */
final class CommandLines {
    /** What works on stacks and sessions, with the rights of whoever deploys or assumes, and not on a store's secrets. */
    static final Set<String> APART = Set.of(
            "assume", "bootstrap store", "bootstrap grant", "bootstrap client", "bootstrap status", "bootstrap remove");

    private CommandLines() {}

    static List<CommandLine> all() {
        return List.of(
                CommandLine.of("put NAME", "put", "prod/app1/db", "-").fed("four"),
                CommandLine.of("put NAME, a new one", "put", "prod/app1/new", "-")
                        .fed("one"),
                CommandLine.of("put NAME, a new one in a new namespace", "put", "prod/app1/deep/new", "-")
                        .fed("one"),
                CommandLine.of("put NAME --label L", "put", "prod/app1/db", "-", "--label", "live")
                        .fed("four"),
                CommandLine.of("put --many", "put", "--many").fed("{\"prod/app1/db\":\"x\",\"prod/app1/other\":\"y\"}"),
                CommandLine.of("get NAME", "get", "prod/app1/db"),
                CommandLine.of("get NAME@N", "get", "prod/app1/db@1"),
                CommandLine.of("get NAME@L", "get", "prod/app1/db@live"),
                CommandLine.of("get REF REF -o json", "get", "prod/app1/db", "prod/app1/other", "-o", "json"),
                CommandLine.of("list NAMESPACE", "list", "prod/app1"),
                CommandLine.of("list -r NAMESPACE", "list", "-r", "prod/app1"),
                CommandLine.of("history NAME", "history", "prod/app1/db"),
                CommandLine.of("describe NAME", "describe", "prod/app1/db"),
                CommandLine.of("diff NAME@N NAME@M", "diff", "prod/app1/db@1", "prod/app1/db@2"),
                CommandLine.of("rollback NAME --to N", "rollback", "prod/app1/db", "--to", "1"),
                CommandLine.of("delete NAME", "delete", "prod/app1/db"),
                CommandLine.of("undelete NAME", "undelete", "prod/app1/db").after("delete", "prod/app1/db"),
                CommandLine.of("destroy NAME --versions N", "destroy", "prod/app1/db", "--versions", "2", "--yes"),
                CommandLine.of("destroy NAME --all", "destroy", "prod/app1/other", "--all", "--force", "--yes")
                        .after("delete", "prod/app1/other"),
                CommandLine.of(
                                "destroy NAME --all, with labels",
                                "destroy",
                                "prod/app1/db",
                                "--all",
                                "--force",
                                "--yes")
                        .after("delete", "prod/app1/db"),
                CommandLine.of("label NAME", "label", "prod/app1/db"),
                CommandLine.of("label NAME L=N", "label", "prod/app1/db", "live=2"),
                CommandLine.of("label NAME --remove L", "label", "prod/app1/db", "--remove", "live"),
                CommandLine.of("copy NAME NAME", "copy", "prod/app1/db", "prod/app1/copy"),
                CommandLine.of("move NAME NAME", "move", "prod/app1/other", "prod/app1/moved"),
                CommandLine.of("edit NAME", "edit", "prod/app1/db"),
                CommandLine.of("export NAMESPACE", "export", "prod/app1"),
                CommandLine.of("env NAMESPACE", "env", "prod/app1"),
                CommandLine.of("import NAMESPACE", "import", "prod/app1", "--format", "json")
                        .fed("{\"db\":\"x\",\"other\":\"y\"}"),
                CommandLine.of(
                                "import NAMESPACE --prune",
                                "import",
                                "prod/app1",
                                "--format",
                                "json",
                                "--prune",
                                "--yes")
                        .fed("{\"db\":\"x\"}"),
                CommandLine.of(
                                "import NAMESPACE --create-only",
                                "import",
                                "prod/app1",
                                "--format",
                                "json",
                                "--create-only")
                        .fed("{\"new\":\"x\"}"),
                CommandLine.of("inject", "inject").fed("{{ keystore:prod/app1/db }}"),
                CommandLine.of("verify NAMESPACE", "verify", "prod/app1"),
                CommandLine.of("verify NAME@latest", "verify", "prod/app1/db@latest"),
                CommandLine.of("verify NAMESPACE --repair", "verify", "prod/app1", "--repair", "--yes")
                        .harmed(live -> live.table().deleteRow("prod/app1/other", "head")),
                CommandLine.of("scan PATH", "scan", "-").fed("nothing"),
                CommandLine.of("scan --from NAMESPACE PATH", "scan", "--from", "prod/app1", "-")
                        .fed("nothing"),
                CommandLine.of("scan --from NAME@N PATH", "scan", "--from", "prod/app1/db@2", "-")
                        .fed("nothing"),
                CommandLine.of("redact --from NAMESPACE", "redact", "--from", "prod/app1")
                        .fed("nothing"),
                CommandLine.of("lock write NAMESPACE", "lock", "write", "prod/app1"),
                CommandLine.of("lock verify NAMESPACE", "lock", "verify", "prod/app1")
                        .after("lock", "write", "prod/app1"),
                CommandLine.of("lock update", "lock", "update").after("lock", "write", "prod/app1"),
                CommandLine.of("run NAMESPACE -- CMD", "run", "prod/app1", "--", "true"),
                CommandLine.of("run NAME@latest -- CMD", "run", "prod/app1/db@latest", "--", "true"),
                CommandLine.of("doctor NAMESPACE", "doctor", "prod/app1").refusedBy(1),
                CommandLine.of("trust", "trust"),
                CommandLine.of("completion SHELL", "completion", "bash"),
                CommandLine.of("template list", "template", "list"),
                CommandLine.of("template show NAME", "template", "show", "store"),
                CommandLine.of("version", "version"));
    }
}
