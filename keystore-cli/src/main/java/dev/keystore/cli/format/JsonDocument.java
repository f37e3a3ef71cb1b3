package dev.keystore.cli.format;

import dev.keystore.cli.io.JsonText;
import dev.keystore.cli.io.JsonTexts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One object of strings (RFC 8259). */
final class JsonDocument implements DocumentWriter {
    @Override
    public Optional<String> refusal(String key, String text) {
        return Optional.empty();
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        return JsonText.of(texts) + "\n";
    }

    /** An object of strings: what a number or a truth value is as text is for its author to say. */
    static List<Entry> read(SourceText document) {
        return JsonTexts.read(document.text(), Entry::new, document::problem);
    }
}
