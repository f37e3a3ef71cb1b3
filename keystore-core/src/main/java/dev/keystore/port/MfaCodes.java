package dev.keystore.port;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.MfaSerial;

/** Gives one-time codes of multi-factor devices. Each is good for one use. */
@FunctionalInterface
public interface MfaCodes {
    /** Nobody is there to give one. */
    MfaCodes NONE = serial -> {
        throw new Misconfigured("a code of the MFA device " + serial + " is needed", "give it with --mfa-code", null);
    };

    /** A new code of {@code serial}. Throws {@link dev.keystore.KeystoreException} where there is none. */
    String code(MfaSerial serial);
}
