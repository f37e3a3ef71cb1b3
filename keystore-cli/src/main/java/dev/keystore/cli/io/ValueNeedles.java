package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.mask.Needles;
import dev.keystore.cli.mask.Purpose;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Values on their way to becoming needles: with the strings in them that are secrets of their own, where they are JSON. */
public final class ValueNeedles {
    private static final int KIBIBYTE = 1024;

    private final Needles.Builder needles;
    private final String fewer;
    private long size;

    /** None yet. {@code fewer} is the hint for those whose values are too much: how to name fewer of them. */
    public ValueNeedles(Purpose purpose, String fewer) {
        this.needles = new Needles.Builder(purpose);
        this.fewer = fewer;
    }

    /**
     * Adds {@code value}, which is called {@code name} where it is found; the caller may close it. Throws {@link Refused} where the forms of all that was
     * added are over {@link Needles#LIMIT}; nothing can be added after that.
     */
    public ValueNeedles add(String name, SecretValue value) {
        return value.use(bytes -> {
            List<byte[]> strings = value.isUtf8() ? strings(bytes) : List.of();
            try {
                needles.add(name, bytes, strings);
            } finally {
                strings.forEach(string -> Arrays.fill(string, (byte) 0));
            }
            size += bytes.length;
            requireRoom(name);
            return this;
        });
    }

    private void requireRoom(String name) {
        if (needles.isOverLimit()) {
            needles.wipe();
            throw new Refused(
                    "the values are too much to look for at once: those up to " + name + " have "
                            + (size + KIBIBYTE - 1) / KIBIBYTE + " KiB, and all the ways to write them more than "
                            + (Needles.LIMIT >> 20) + " MiB",
                    fewer);
        }
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
