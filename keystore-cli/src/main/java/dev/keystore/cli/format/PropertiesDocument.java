package dev.keystore.cli.format;

import dev.keystore.secret.Quoted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    static List<Entry> read(SourceText document) {
        Ordered read = new Ordered(document);
        try {
            read.load(new StringReader(document.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw document.problem(0, "an escape \\u… without four hexadecimal digits", null);
        }
        return read.entries;
    }

    /** Keeps the order, and repetitions, of which Java would take the last. */
    private static final class Ordered extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient SourceText document;
        private final transient List<Entry> entries = new ArrayList<>();

        Ordered(SourceText document) {
            this.document = document;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw document.problem(0, "the key " + Quoted.of((String) key) + " stands there twice", null);
            }
            entries.add(new Entry((String) key, (String) value, 0));
            return super.put(key, "");
        }
    }
}
