package dev.keystore.cli.command;

import dev.keystore.cli.io.JsonOutput;
import dev.keystore.secret.Version;
import dev.keystore.usecase.Finding;
import java.util.List;

/** Prints what a verification found. */
final class Findings {
    private Findings() {}

    /** A line a finding, or one JSON object, of {@code checked} secrets. */
    static void print(int checked, List<Finding> findings, Call call) {
        if (!call.json()) {
            findings.forEach(finding -> call.out().line(where(finding) + " " + finding.problem()));
            call.console().notice("checked " + checked + (checked == 1 ? " secret" : " secrets"));
            return;
        }
        try (JsonOutput json = call.out().json()) {
            json.startObject()
                    .field("ok")
                    .bool(findings.isEmpty())
                    .field("checked")
                    .number(checked);
            json.field("findings").startArray();
            for (Finding finding : findings) {
                json.startObject().field("name").text(finding.name().value());
                Version version = finding.version();
                if (version != null) {
                    json.field("version").number(version.number());
                }
                json.field("problem").text(finding.problem()).endObject();
            }
            json.endArray().endObject();
        }
    }

    private static String where(Finding finding) {
        Version version = finding.version();
        return version == null ? finding.name().value() : finding.name() + "@" + version;
    }
}
