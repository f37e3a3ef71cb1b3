package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values as text, for documents that hold nothing else. The texts live as long as the document does. */
public final class ValueTexts {
    private ValueTexts() {}

    /**
     * What {@code values} say, by the same keys. Throws {@link Refused} listing all that aren't UTF-8, unless {@code base64} has these
     * written so.
     */
    public static SortedMap<String, String> of(SortedMap<String, SecretValue> values, boolean base64) {
        List<String> binary = values.entrySet().stream()
                .filter(value -> !value.getValue().isUtf8())
                .map(Map.Entry::getKey)
                .toList();
        if (!binary.isEmpty() && !base64) {
            throw new Refused(
                    "not UTF-8 text: " + String.join(", ", binary),
                    "--binary base64 writes such values as base64 text");
        }
        SortedMap<String, String> texts = new TreeMap<>();
        values.forEach((key, value) -> texts.put(key, text(value)));
        return texts;
    }

    private static String text(SecretValue value) {
        boolean utf8 = value.isUtf8();
        return value.use(bytes -> utf8
                ? new String(bytes, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(bytes));
    }
}
