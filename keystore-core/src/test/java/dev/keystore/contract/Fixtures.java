package dev.keystore.contract;

import dev.keystore.port.Commit;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.NamespaceRow;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.port.Write.Condition;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Tags;
import dev.keystore.secret.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows and commits to try a store with. Envelopes are bytes that nobody can open, the same for the same arguments. */
public final class Fixtures {
    public static final SecretName NAME = SecretName.of("prod/app1/db-password");
    public static final SecretName OTHER = SecretName.of("prod/app1/user");

    /** Bytes that a value of the largest size has when it is sealed, with a good margin for the header. */
    public static final int LARGEST_ENVELOPE = 256 * 1024 + 8 * 1024;

    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private Fixtures() {}

    /** Version {@code number} of {@code name} with nothing said of it, in a row of its own. */
    public static VersionRow version(SecretName name, long number) {
        return version(bare(name, number), envelope(name + "@" + number, 64));
    }

    /** The version that {@code metadata} and {@code envelope} make, in a row of its own. */
    public static VersionRow version(SecretMetadata metadata, Envelope envelope) {
        RowKey.OfVersion key = new RowKey.OfVersion(metadata.name(), metadata.version());
        Chain chain = new Chain(Digest.of(bytes("chain of " + metadata.name() + "@" + metadata.version(), 8)));
        return new VersionRow(key, metadata, envelope.digest(), chain, envelope);
    }

    /** Metadata with everything absent that may be. */
    public static SecretMetadata bare(SecretName name, long number) {
        return new SecretMetadata(
                name,
                new Version(number),
                SecretState.LIVE,
                CREATED.plusSeconds(number),
                "ci@build",
                12,
                Details.of(ContentType.TEXT),
                null);
    }

    /** Metadata with everything present that may be, and not all of it in ASCII. */
    public static SecretMetadata full(SecretName name, long number) {
        Tags tags = Tags.of(Map.of(
                "équipe", "π \"quoted\" = {x}", "empty", "", "a b=c", "d,e;f\\n", "\uD83D\uDD11", "\uD83D\uDE80"));
        return new SecretMetadata(
                name,
                new Version(number),
                SecretState.DELETED,
                CREATED.plusSeconds(number),
                "arn:aws:sts::123456789012:assumed-role/Ops/zoë",
                256 * 1024,
                new Details(
                        ContentType.JSON,
                        "note: 日本語 – 'quoted', \\escaped \uD83D\uDD10",
                        tags,
                        Instant.parse("2031-12-31T23:59:59Z")),
                Instant.parse("2026-02-01T03:04:05Z"));
    }

    /** Generation {@code number} of the labels of {@code name}. */
    public static LabelsRow labels(SecretName name, long number) {
        Envelope envelope = envelope("labels of " + name + " " + number, 80);
        return new LabelsRow(
                new RowKey.LabelsOf(name),
                number,
                CREATED.plusSeconds(number),
                "ops@laptop",
                envelope.digest(),
                new Chain(Digest.of(bytes("chain of labels of " + name + " " + number, 8))),
                envelope);
    }

    public static NamespaceRow namespace(String namespace) {
        return new NamespaceRow(new RowKey.SubNamespace(Namespace.of(namespace)));
    }

    public static RowKey.Head head(SecretName name) {
        return new RowKey.Head(name);
    }

    public static RowKey.Entry entry(SecretName name) {
        return new RowKey.Entry(name);
    }

    public static RowKey.OfVersion version(SecretName name, Version version) {
        return new RowKey.OfVersion(name, version);
    }

    /** {@code size} bytes that depend on {@code seed}. */
    public static Envelope envelope(String seed, int size) {
        return Envelope.of(bytes(seed, size));
    }

    private static byte[] bytes(String seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed.hashCode()).nextBytes(bytes);
        byte[] text = seed.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, bytes, 0, Math.min(text.length, size));
        return bytes;
    }

    /** What a writer sends to add {@code row}, the version after that of {@code before}; for the first one, {@code before} is {@code ABSENT}. */
    public static Commit append(VersionRow row, Condition before) {
        SecretName name = row.metadata().name();
        return Commit.of(List.of(
                new Write.Put(row, Condition.ABSENT),
                new Write.Put(row.at(head(name)), before),
                new Write.Put(row.at(entry(name)), Condition.ANYTHING)));
    }

    /** Adds version {@code number} of {@code name} to {@code store} as a writer does and returns its row. */
    public static VersionRow put(SecretStore store, SecretName name, long number) {
        return put(store, version(name, number));
    }

    /** Adds {@code row} to {@code store} as a writer does and returns it. */
    public static VersionRow put(SecretStore store, VersionRow row) {
        SecretName name = row.metadata().name();
        Condition before = store.readClear(head(name))
                .<Condition>map(head -> new Condition.HasDigest(head.digest()))
                .orElse(Condition.ABSENT);
        store.commit(append(row, before));
        return row;
    }

    /** Keeps {@code rows} whatever is there, a few at a time. */
    public static void keep(SecretStore store, List<? extends Row> rows) {
        int atOnce = 25;
        for (int start = 0; start < rows.size(); start += atOnce) {
            List<Write> writes = new ArrayList<>();
            for (Row row : rows.subList(start, Math.min(start + atOnce, rows.size()))) {
                writes.add(new Write.Put(row, Condition.ANYTHING));
            }
            store.commit(Commit.of(writes));
        }
    }
}
