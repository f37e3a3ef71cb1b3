package dev.keystore.testbed.cloud;

import java.util.Locale;
import java.util.UUID;

/** The ids by which IAM tells principals apart that have had the same name. */
final class UniqueId {

    private static final int LENGTH = 17;

    private UniqueId() {}

    static String of(String prefix) {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
        return prefix + random.toUpperCase(Locale.ROOT);
    }
}
