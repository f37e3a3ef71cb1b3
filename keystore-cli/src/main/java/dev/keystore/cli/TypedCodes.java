package dev.keystore.cli;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.MfaSerial;
import dev.keystore.cli.io.Terminal;
import dev.keystore.port.MfaCodes;
import org.jspecify.annotations.Nullable;

/** Codes of MFA devices as the user types them: the option's first, for its one use, then those that he is asked for. */
final class TypedCodes implements MfaCodes {
    private final Terminal terminal;
    private @Nullable String given;

    TypedCodes(Terminal terminal, @Nullable String given) {
        this.terminal = terminal;
        this.given = given;
    }

    @Override
    public synchronized String code(MfaSerial serial) {
        String code = given;
        given = null;
        if (code != null) {
            return code;
        }
        if (!terminal.feedsInput()) {
            throw new Misconfigured(
                    "a code of the MFA device " + serial + " is needed, and there is no terminal to ask on",
                    "give the code that it shows with --mfa-code; each is good for one use",
                    null);
        }
        return terminal.ask("MFA code of " + serial + ": ").strip();
    }
}
