package dev.keystore.cli.doctor;

import dev.keystore.cli.Program;
import dev.keystore.port.Check;
import java.lang.management.ManagementFactory;
import java.security.CodeSource;
import java.util.List;

/** Which program this is, and what runs it. */
final class ProgramChecks {
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private ProgramChecks() {}

    static List<Check> all() {
        return List.of(java(), keystore());
    }

    private static Check java() {
        boolean archive = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith(ARCHIVE));
        return Check.ok(
                "java",
                Runtime.version() + (archive ? ", with a class-data archive" : ", without a class-data archive"));
    }

    private static Check keystore() {
        CodeSource source = Program.class.getProtectionDomain().getCodeSource();
        return Check.ok(
                "keystore",
                Program.number()
                        + (source == null ? "" : ", " + source.getLocation().getPath()));
    }
}
