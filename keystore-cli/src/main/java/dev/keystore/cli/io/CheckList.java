package dev.keystore.cli.io;

import dev.keystore.port.Check;
import java.util.List;

/** Prints checks: a line each in columns, or one JSON array. */
public final class CheckList {
    private final List<Check> checks;

    public CheckList(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    public void print(Output out, boolean json) {
        if (json) {
            printJson(out);
        } else {
            int widest = checks.stream()
                    .mapToInt(check -> check.name().length())
                    .max()
                    .orElse(0);
            checks.forEach(check -> out.line(Table.line(
                    List.of(check.status().word(), check.name(), check.detail()),
                    Check.Status.FAIL.word().length(),
                    widest)));
        }
    }

    private void printJson(Output out) {
        try (JsonOutput document = out.json()) {
            document.startArray();
            for (Check check : checks) {
                document.startObject()
                        .field("status")
                        .text(check.status().word())
                        .field("check")
                        .text(check.name())
                        .field("detail")
                        .text(check.detail())
                        .endObject();
            }
            document.endArray();
        }
    }
}
