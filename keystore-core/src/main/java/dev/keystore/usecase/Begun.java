package dev.keystore.usecase;

import dev.keystore.KeystoreException.OutcomeUnknown;
import dev.keystore.KeystoreException.Unavailable;
import java.util.function.Supplier;

/** The rest of what takes more than one step: once the first has taken effect, no failure means that nothing was changed. */
final class Begun {
    private Begun() {}

    /** What {@code rest} returns; where it is unavailable, {@code what} was begun and is to be run again. */
    static <T> T finish(String what, Supplier<T> rest) {
        try {
            return rest.get();
        } catch (Unavailable e) {
            throw new OutcomeUnknown(
                    what + " was begun and not finished: " + e.getMessage(),
                    "run it again: it finishes what was begun",
                    e);
        }
    }
}
