package dev.keystore.cli.exec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Variables as the system keeps them. Neither names nor values need be text, so each character here stands for one byte: what comes
 * in this form and leaves in it is unchanged.
 */
final class Raw {
    private static final char REPLACED = '\uFFFD';

    private Raw() {}

    /** The variables that process {@code pid} was started with; empty where the system doesn't tell. */
    static Optional<Map<String, String>> variablesOf(String pid) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc", pid, "environ"));
            return Optional.of(variables(new String(all, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> variables(String all) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String entry : all.split("\0", 0)) {
            int equals = entry.indexOf('=', 1);
            if (equals > 0) {
                variables.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return variables;
    }

    /** {@code variables}, which are text. */
    static Map<String, String> of(Map<String, String> variables) {
        Map<String, String> raw = new LinkedHashMap<>();
        variables.forEach((name, value) -> raw.put(of(name), of(value)));
        return raw;
    }

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Whether {@code command}, the last words of this process's own command line, is what the process was given: where a byte was no
     * text, the JVM has put U+FFFD. One that the user has written is told apart where the system shows what was given.
     */
    static boolean isAsGiven(List<String> command) {
        if (command.stream().noneMatch(word -> word.indexOf(REPLACED) >= 0)) {
            return true;
        }
        try {
            List<String> all = List.of(
                    of(Files.readAllBytes(Path.of("/proc/self/cmdline"))).split("\0", -1));
            // Behind the last word is one more NUL.
            int end = all.size() - 1;
            List<String> given = all.subList(Math.max(0, end - command.size()), end);
            return given.equals(command.stream().map(Raw::of).toList());
        } catch (IOException e) {
            return false;
        }
    }

    static byte[] bytes(String raw) {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether {@code raw} is UTF-8. */
    static boolean isText(String raw) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(raw)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
