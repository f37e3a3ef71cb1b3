package dev.keystore.usecase;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.List;

/** Takes a value to another name, where it is sealed anew: an envelope opens under no name but its own. */
public final class Copying {
    private final Reader reader;
    private final BulkReader bulkReader;
    private final Changes changes;

    Copying(Reader reader, BulkReader bulkReader, Changes changes) {
        this.reader = reader;
        this.bulkReader = bulkReader;
        this.changes = changes;
    }

    /** See {@link dev.keystore.Keystore#copy(Reference, SecretName)}. */
    public SecretMetadata copy(Reference source, SecretName target) {
        try (Opened original = bulkReader.read(List.of(source)).get(0)) {
            return copy(original, target);
        }
    }

    /** See {@link dev.keystore.Keystore#move(SecretName, SecretName)}. */
    public SecretMetadata move(SecretName source, SecretName target) {
        if (source.equals(target)) {
            throw new Conflict(source + " can't be moved onto itself", null, null);
        }
        try (Opened original = reader.current(source)) {
            SecretMetadata copied = copyUnlessDone(original, target);
            return Begun.finish("moving " + source + " to " + target, () -> {
                deleteOnceCopied(original, target);
                return copied;
            });
        }
    }

    private void deleteOnceCopied(Opened original, SecretName target) {
        SecretName source = original.metadata().name();
        try (Opened readBack = reader.current(target)) {
            if (!isCopy(readBack, original)) {
                throw new Conflict(
                        target + " was changed while " + source + " was being moved",
                        "nothing was lost: both names are there",
                        null);
            }
        }
        changes.delete(source, RecoveryWindow.USUAL, new Expectation.Current(original.version()));
    }

    /** Copies {@code original}, or finds the copy that an interrupted move has left. */
    private SecretMetadata copyUnlessDone(Opened original, SecretName target) {
        try {
            return copy(original, target);
        } catch (Conflict conflict) {
            try (Opened there = reader.head(target)) {
                if (isCopy(there, original)) {
                    return there.metadata();
                }
            }
            throw conflict;
        }
    }

    private SecretMetadata copy(Opened original, SecretName target) {
        Draft draft = Draft.of(target, original.value())
                .with(original.metadata().details())
                .expecting(Expectation.NOTHING)
                .allowingLarge();
        return changes.put(draft);
    }

    private static boolean isCopy(Opened copy, Opened original) {
        return copy.version().equals(Version.FIRST)
                && copy.value().sameAs(original.value())
                && copy.metadata().details().equals(original.metadata().details());
    }
}
