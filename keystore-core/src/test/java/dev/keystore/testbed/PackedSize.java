package dev.keystore.testbed;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * How much of the room in a session token its policies and tags take. AWS packs them in a way of its own that it doesn't
 * describe; here they are deflated.
 */
final class PackedSize {

    /** Six tags of EKS Pod Identity then take about three quarters, as was measured in public. */
    private static final int USUAL = 600;

    private static final int PERCENT = 100;

    private volatile int limit = USUAL;

    void limit(int bytes) {
        limit = bytes;
    }

    /**
     * The part in percent.
     *
     * @throws Refusal where it is more than all
     */
    int percent(String policies, Map<String, String> tags) throws Refusal {
        var percent = (PERCENT * deflated(policies + tags) + limit - 1) / limit;
        if (percent > PERCENT) {
            var what = tags.isEmpty() ? "policy" : policies.isEmpty() ? "session tags" : "session tags and policy";
            throw new Refusal(new AwsError(
                    400,
                    "PackedPolicyTooLarge",
                    "Packed size of " + what + " consumes " + percent + "% of allotted space."));
        }
        return percent;
    }

    private static int deflated(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            return deflater.deflate(new byte[bytes.length + USUAL]);
        } finally {
            deflater.end();
        }
    }
}
