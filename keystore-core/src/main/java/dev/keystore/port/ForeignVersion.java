package dev.keystore.port;

import dev.keystore.secret.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A version of a secret as another tool keeps it, without its value. Sorted by name, then as that tool orders its versions: by their
 * UTF-8 bytes, the last one is the current one.
 *
 * @param name as that tool has it, any text
 * @param version as that tool has it, any text; empty where it knows no versions and writes over what is there
 * @param digest of what is kept: another one says that it was written anew
 * @param comment a line for people; null for none
 * @param created when it was written, by its writer's clock; null where that isn't kept
 */
public record ForeignVersion(
        String name,
        String version,
        Digest digest,
        @Nullable String comment,
        @Nullable Instant created) implements Comparable<ForeignVersion> {
    private static final Comparator<String> UTF_8 =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    private static final Comparator<ForeignVersion> ORDER =
            Comparator.comparing(ForeignVersion::name, UTF_8).thenComparing(ForeignVersion::version, UTF_8);

    @Override
    public int compareTo(ForeignVersion other) {
        return ORDER.compare(this, other);
    }
}
