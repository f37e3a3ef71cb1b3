package dev.keystore.cli.moving;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.port.ForeignSecrets;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.Digest;
import dev.keystore.secret.SecretValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Another tool that keeps its secrets in memory. What is written twice has another digest, as everything that is sealed anew has. */
final class ForeignInMemory implements ForeignSecrets {
    private final Map<ForeignVersion, byte[]> values = new HashMap<>();
    private final Map<ForeignVersion, KeystoreException> problems = new HashMap<>();
    private final List<ForeignVersion> opened = new ArrayList<>();
    private int writes;

    /** Writes {@code value} over what is there. */
    ForeignVersion put(String name, String version, String value) {
        return put(name, version, value.getBytes(UTF_8), null, null);
    }

    ForeignVersion put(String name, String version, byte[] value, @Nullable String comment, @Nullable Instant created) {
        values.keySet()
                .removeIf(kept -> kept.name().equals(name) && kept.version().equals(version));
        Digest digest = Digest.of(("write " + writes++).getBytes(UTF_8));
        ForeignVersion written = new ForeignVersion(name, version, digest, comment, created);
        values.put(written, value);
        return written;
    }

    void remove(ForeignVersion version) {
        values.remove(version);
    }

    /** Opening {@code version} fails with {@code problem}; null for no longer. */
    void spoil(ForeignVersion version, @Nullable KeystoreException problem) {
        if (problem == null) {
            problems.remove(version);
        } else {
            problems.put(version, problem);
        }
    }

    /** Those that were opened since the last time it was asked. */
    List<ForeignVersion> opened() {
        List<ForeignVersion> all = List.copyOf(opened);
        opened.clear();
        return all;
    }

    @Override
    public List<ForeignVersion> versions() {
        return values.keySet().stream().sorted().toList();
    }

    @Override
    public SecretValue open(ForeignVersion version) {
        opened.add(version);
        KeystoreException problem = problems.get(version);
        if (problem != null) {
            throw problem;
        }
        byte[] value = values.get(version);
        if (value == null) {
            throw new Conflict("it is no longer there", null, null);
        }
        return SecretValue.copyOf(value);
    }

    @Override
    public SortedSet<String> keysUsed() {
        return Collections.emptySortedSet();
    }

    @Override
    public void close() {}
}
