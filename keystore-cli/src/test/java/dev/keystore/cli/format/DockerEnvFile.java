package dev.keystore.cli.format;

import java.util.HashMap;
import java.util.Map;

/** The rules of {@code docker run --env-file} (docker/cli, {@code pkg/kvfile}): with and without the pair of quotes that newer versions drop. */
final class DockerEnvFile {
    private static final int LONGEST = 64 * 1024;

    private DockerEnvFile() {}

    static Map<String, String> read(String document) {
        Map<String, String> variables = new HashMap<>();
        for (String scanned : document.split("\n", 0)) {
            if (scanned.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1 >= LONGEST) {
                throw new IllegalStateException("bufio.Scanner: token too long");
            }
            String line = scanned.endsWith("\r") ? scanned.substring(0, scanned.length() - 1) : scanned;
            String trimmed = line.stripLeading();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                continue;
            }
            int equals = trimmed.indexOf('=');
            String value = trimmed.substring(equals + 1);
            boolean quoted = value.length() > 1
                    && value.charAt(0) == value.charAt(value.length() - 1)
                    && "'\"".indexOf(value.charAt(0)) >= 0;
            variables.put(trimmed.substring(0, equals), quoted ? value.substring(1, value.length() - 1) : value);
        }
        return variables;
    }
}
