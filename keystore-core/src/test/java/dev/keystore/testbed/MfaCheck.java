package dev.keystore.testbed;

import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Checks the one-time code of a request. Any use of a code uses it up. */
final class MfaCheck {

    private static final String FAILED = "MultiFactorAuthentication failed";

    private final Cloud cloud;

    MfaCheck(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Now, where a code was shown and was good; null where none was.
     *
     * @throws Refusal for half of what is needed, another's device, and a code that is wrong or was used before
     */
    @Nullable
    Instant shown(Identity caller, QueryFields fields) throws Refusal {
        var serial = fields.text("SerialNumber");
        var code = fields.text("TokenCode");
        if (serial == null && code == null) {
            return null;
        }
        if (serial == null || code == null) {
            throw AssumeRole.denied(FAILED + ", must provide both MFA serial number and one time pass code.");
        }
        fields.matching("TokenCode", "[\\d]*", 6, 6);
        if (!cloud.hasMfa(caller, serial)) {
            throw AssumeRole.denied(
                    FAILED + ", unable to validate MFA code.  Please verify your MFA serial number is valid "
                            + "and associated with this user.");
        }
        if (!cloud.acceptMfa(caller, serial, code)) {
            throw AssumeRole.denied(FAILED + " with invalid MFA one time pass code. ");
        }
        return cloud.now();
    }
}
