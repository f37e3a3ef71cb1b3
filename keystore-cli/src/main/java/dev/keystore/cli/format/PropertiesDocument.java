package dev.keystore.cli.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What {@link Properties#load} reads, from bytes or from text: in ASCII, everything else as {@code \}{@code uXXXX}. */
final class PropertiesDocument implements DocumentWriter {
    @Override
    public Optional<String> refusal(String key, String text) {
        return Optional.empty();
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> line(text.getKey(), text.getValue()))
                .collect(Collectors.joining());
    }

    /** The line that Java itself writes, without the time that it writes above. */
    private static String line(String key, String text) {
        Properties one = new Properties();
        one.setProperty(key, text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            one.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
