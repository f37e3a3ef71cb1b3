package dev.keystore.cli.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What {@code docker run --env-file} reads (docker/cli, {@code pkg/kvfile}): a line is {@code NAME=value}, nothing in it is an escape,
 * and blanks belong to the value. A line ends before a carriage return, is less than 64 KiB long, and newer versions take away a pair of
 * quotes that an older one would keep.
 */
final class DockerDocument implements DocumentWriter {
    /** Go's {@code bufio.MaxScanTokenSize}, less the end of the line. */
    private static final int LONGEST_LINE = 64 * 1024 - 2;

    @Override
    public Optional<String> refusal(String key, String text) {
        if (text.indexOf('\n') >= 0) {
            return Optional.of("more than one line");
        }
        if (text.endsWith("\r")) {
            return Optional.of("a carriage return at its end");
        }
        if (isBetween('"', text) || isBetween('\'', text)) {
            return Optional.of("quotes around it, which some versions drop");
        }
        int line = key.length() + 1 + text.getBytes(StandardCharsets.UTF_8).length;
        return line > LONGEST_LINE ? Optional.of("a line of 64 KiB or more") : Optional.empty();
    }

    private static boolean isBetween(char quote, String text) {
        return text.length() > 1 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> text.getKey() + "=" + text.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
