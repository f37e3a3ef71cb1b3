package dev.keystore.adapter.sts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where credentials come from, in words. The AWS SDK says it in the codes of its user agent, the first source first
 * (BusinessMetricFeatureId in sdk-core).
 */
final class CredentialSource {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("e", "the program's code"),
            Map.entry("f", "system properties"),
            Map.entry("g", "the environment"),
            Map.entry("h", "a web identity token that the environment names"),
            Map.entry("i", "an assumed role"),
            Map.entry("k", "a web identity"),
            Map.entry("n", "a profile"),
            Map.entry("o", "a profile's role"),
            Map.entry("p", "a profile's role"),
            Map.entry("q", "a web identity token that a profile names"),
            Map.entry("r", "IAM Identity Center"),
            Map.entry("s", "IAM Identity Center"),
            Map.entry("t", "IAM Identity Center"),
            Map.entry("u", "IAM Identity Center"),
            Map.entry("v", "a profile's credential process"),
            Map.entry("w", "a credential process"),
            Map.entry("z", "the container"),
            Map.entry("0", "the machine's role"),
            Map.entry("AC", "aws login"),
            Map.entry("AD", "aws login"));

    private CredentialSource() {}

    /** What the first known of {@code codes}, separated by commas, stands for; empty if none is known. */
    static Optional<String> words(String codes) {
        return Arrays.stream(codes.split(",", -1))
                .filter(WORDS::containsKey)
                .map(WORDS::get)
                .findFirst();
    }
}
