package dev.keystore.testbed.cloud;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A virtual MFA device: six digits for every 30 seconds, each good once.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
 */
public final class MfaDevice {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;

    private final String serial;
    private final byte[] seed = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    private final Set<Long> used = ConcurrentHashMap.newKeySet();

    MfaDevice(String serial) {
        this.serial = serial;
    }

    /** What {@code SerialNumber} names it by: its ARN. */
    public String serial() {
        return serial;
    }

    /** What the device shows at a time. */
    public String code(Instant at) {
        return code(step(at));
    }

    /** Whether the code is of this time, or of the step before or after, and was not used yet; then it is used now. */
    boolean accept(String code, Instant now) {
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            if (code(step).equals(code)) {
                return used.add(step);
            }
        }
        return false;
    }

    private static long step(Instant at) {
        return at.getEpochSecond() / STEP_SECONDS;
    }

    private String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format("%06d", number % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
