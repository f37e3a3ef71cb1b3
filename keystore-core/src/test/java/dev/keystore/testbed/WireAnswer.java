package dev.keystore.testbed;

import java.util.Map;

/** One HTTP answer. */
record WireAnswer(int status, Map<String, String> headers, String body) {

    static WireAnswer of(int status, String contentType, String body) {
        return new WireAnswer(status, Map.of("Content-Type", contentType), body);
    }
}
