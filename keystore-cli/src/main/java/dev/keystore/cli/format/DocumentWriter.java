package dev.keystore.cli.format;

import java.util.Optional;
import java.util.SortedMap;

/** How a format is written. */
interface DocumentWriter {
    /** Why {@code text} would not come back under {@code key} exactly as it is, in a few words and without it; empty if it would. */
    Optional<String> refusal(String key, String text);

    /** The document of {@code texts}, none of which is refused: the same bytes for the same texts. */
    String document(SortedMap<String, String> texts);
}
