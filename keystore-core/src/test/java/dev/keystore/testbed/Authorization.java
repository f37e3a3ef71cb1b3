package dev.keystore.testbed;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a Signature Version 4 {@code Authorization} header. */
record Authorization(
        String accessKeyId, String date, String region, String service, List<String> signedHeaders, String signature) {

    private static final Pattern SHAPE = Pattern.compile("AWS4-HMAC-SHA256 "
            + "Credential=([^/,\\s]+)/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request, *"
            + "SignedHeaders=([a-z0-9;_-]+), *"
            + "Signature=([0-9a-f]{64})");

    /** The parts, or null where the header has another shape. */
    static @Nullable Authorization parse(String header) {
        var match = SHAPE.matcher(header);
        if (!match.matches()) {
            return null;
        }
        return new Authorization(
                match.group(1),
                match.group(2),
                match.group(3),
                match.group(4),
                List.of(match.group(5).split(";", -1)),
                match.group(6));
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
