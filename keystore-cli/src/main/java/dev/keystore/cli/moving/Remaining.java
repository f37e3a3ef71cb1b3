package dev.keystore.cli.moving;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What of one name is still to be taken over.
 *
 * @param versions in their order; empty if everything is here
 * @param before what has to be found when the first is written
 */
record Remaining(List<ForeignVersion> versions, Expectation before) {
    /**
     * What is missing behind {@code history}, newest first, empty for a new name. Throws {@link Conflict} where {@code theirs} can't be
     * put behind it so that the order stays theirs.
     */
    static Remaining of(List<ForeignVersion> theirs, List<SecretMetadata> history, Imprint imprint) {
        if (history.isEmpty()) {
            return new Remaining(theirs, Expectation.NOTHING);
        }
        SecretMetadata current = history.get(0);
        int last = lastImported(theirs, history, imprint);
        List<ForeignVersion> missing = theirs.subList(last + 1, theirs.size());
        if (missing.isEmpty()) {
            return new Remaining(List.of(), Expectation.ANYTHING);
        }
        if (last < 0) {
            requireImported(theirs, history, imprint);
        }
        boolean goesOn = last < 0
                ? imprint.isOn(current.details().tags())
                : imprint.isOf(theirs.get(last), current.details().tags());
        if (!goesOn || current.state() != SecretState.LIVE) {
            throw new Conflict(
                    current.name() + " has been changed here since it was imported",
                    "import what is new into another namespace, and copy it from there",
                    null);
        }
        return new Remaining(missing, new Expectation.Current(current.version()));
    }

    /** Where the last of {@code theirs} stands that is here; negative if none is. Every one before it has to be here as well. */
    private static int lastImported(List<ForeignVersion> theirs, List<SecretMetadata> history, Imprint imprint) {
        int last = IntStream.range(0, theirs.size())
                .filter(i -> isHere(theirs.get(i), history, imprint))
                .max()
                .orElse(-1);
        for (ForeignVersion version : theirs.subList(0, Math.max(last, 0))) {
            if (!isHere(version, history, imprint)) {
                throw new Conflict(
                        "version " + Quoted.of(version.version()) + " stands before one that is imported already",
                        "it was written since, and versions here are never put in between: put it by hand if it is needed",
                        null);
            }
        }
        return last;
    }

    private static boolean isHere(ForeignVersion version, List<SecretMetadata> history, Imprint imprint) {
        return history.stream()
                .anyMatch(ours -> imprint.isOf(version, ours.details().tags()));
    }

    /** None of {@code theirs} is here: only what knows no versions may have been written over since it was imported. */
    private static void requireImported(List<ForeignVersion> theirs, List<SecretMetadata> history, Imprint imprint) {
        boolean imported =
                history.stream().anyMatch(ours -> imprint.isOn(ours.details().tags()));
        if (!imported) {
            throw new Conflict(
                    history.get(0).name() + " has a history of its own, which is not of this import",
                    "import into another namespace",
                    null);
        }
        if (theirs.stream().anyMatch(version -> !version.version().isEmpty())) {
            throw new Conflict(
                    "none of its versions is one of those that were imported as "
                            + history.get(0).name(),
                    "import into another namespace",
                    null);
        }
    }
}
