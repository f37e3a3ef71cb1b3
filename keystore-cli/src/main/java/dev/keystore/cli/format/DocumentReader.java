package dev.keystore.cli.format;

import java.util.List;

/** How a format is read: strictly, so that nothing is taken for something else than its author meant. */
@FunctionalInterface
interface DocumentReader {
    /** What {@code document} says, in its order. Throws {@link dev.keystore.KeystoreException.Refused}, naming the place. */
    List<Entry> read(SourceText document);
}
