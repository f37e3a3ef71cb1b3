package dev.keystore.usecase;

import dev.keystore.port.EnvelopeCipher;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Identity;
import dev.keystore.port.Notices;
import dev.keystore.port.SecretStore;
import dev.keystore.secret.StoreId;
import java.time.InstantSource;

/**
 * Everything the use cases need from the outside.
 *
 * @param id the store's logical id
 * @param store where envelopes lie
 * @param cipher what seals and opens them
 * @param marks what was last seen
 * @param identity who is writing
 * @param clock what time it is
 * @param notices what a person should know
 * @param patience how long a call is tried again
 */
public record Ports(
        StoreId id,
        SecretStore store,
        EnvelopeCipher cipher,
        HighWaterMarks marks,
        Identity identity,
        InstantSource clock,
        Notices notices,
        Patience patience) {
    /** The same ports, where a call that may be tried again is tried again. */
    public Ports patient() {
        return new Ports(
                id,
                new PatientStore(store, patience),
                new PatientCipher(cipher, patience),
                new PatientMarks(marks, patience),
                () -> patience.call(identity::actor),
                clock,
                notices,
                patience);
    }
}
