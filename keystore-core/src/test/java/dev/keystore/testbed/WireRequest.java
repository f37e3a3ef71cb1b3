package dev.keystore.testbed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request as it came over the wire. AWS's JSON and query protocols are UTF-8 text, so the body is text. */
record WireRequest(String method, String target, Map<String, List<String>> headers, String body) {

    /** The values of a header joined as one, or null where the request has none of that name in any case of letters. */
    @Nullable
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> String.join(",", header.getValue()))
                .findFirst()
                .orElse(null);
    }
}
