package dev.keystore.cli.io;

import dev.keystore.cli.mask.Needles;
import dev.keystore.cli.mask.Purpose;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Values on their way to becoming needles: with the strings in them that are secrets of their own, where they are JSON. */
public final class ValueNeedles {
    private final Needles.Builder needles;

    /** None yet. */
    public ValueNeedles(Purpose purpose) {
        needles = new Needles.Builder(purpose);
    }

    /** Adds {@code value}, which is called {@code name} where it is found; the caller may close it. */
    public ValueNeedles add(String name, SecretValue value) {
        return value.use(bytes -> {
            List<byte[]> strings = value.isUtf8() ? strings(bytes) : List.of();
            try {
                needles.add(name, bytes, strings);
            } finally {
                strings.forEach(string -> Arrays.fill(string, (byte) 0));
            }
            return this;
        });
    }

    private static List<byte[]> strings(byte[] bytes) {
        return JsonLeaves.of(new String(bytes, StandardCharsets.UTF_8)).stream()
                .map(Json::utf8)
                .flatMap(Optional::stream)
                .toList();
    }

    /** All that was added, ready to be searched for; the caller closes it. */
    public Needles ready() {
        return needles.build();
    }
}
