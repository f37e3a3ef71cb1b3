package dev.keystore.adapter.credstash;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.adapter.aws.ForeignKeys;
import dev.keystore.adapter.aws.ForeignTable;
import dev.keystore.port.CredstashDialect;
import dev.keystore.port.CredstashReading;
import dev.keystore.port.ForeignSecrets;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.SecretValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table of credstash: an item a version, the key {@code name} and {@code version}. Nothing in it binds a value to its name: whoever may
 * write the table could have moved values about or put his own there.
 */
public final class CredstashSecrets implements ForeignSecrets {
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final List<String> LISTED = Stream.concat(
                    Stream.of(NAME, VERSION, "comment", "created_at"), Material.ATTRIBUTES.stream())
            .toList();

    private final ForeignTable table;
    private final ForeignKeys keys;
    private final Map<String, String> context;
    private final CredstashDialect dialect;
    private final Runnable close;

    /**
     * The secrets in {@code table}.
     *
     * @param reading the encryption context they were written with, which is kept nowhere, and the dialect
     * @param close ends what {@code table} and {@code keys} use
     */
    public CredstashSecrets(ForeignTable table, ForeignKeys keys, CredstashReading reading, Runnable close) {
        this.table = table;
        this.keys = keys;
        this.context = reading.context();
        this.dialect = reading.dialect();
        this.close = close;
    }

    @Override
    public List<ForeignVersion> versions() {
        List<ForeignVersion> found = new ArrayList<>();
        table.scan(LISTED, item -> found.add(listed(item)));
        return found.stream().sorted().toList();
    }

    private ForeignVersion listed(Map<String, AttributeValue> item) {
        return new ForeignVersion(
                table.key(item, NAME),
                table.key(item, VERSION),
                Material.digest(item),
                ForeignTable.text(item, "comment")
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                created(item.get("created_at")));
    }

    /** Seconds since 1970, as unicreds writes them; null for anything else. */
    private static @Nullable Instant created(@Nullable AttributeValue seconds) {
        if (seconds == null || seconds.n() == null || !seconds.n().matches("[0-9]{1,12}")) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds.n()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public SecretValue open(ForeignVersion version) {
        Map<String, AttributeValue> item = table.item(Map.of(NAME, version.name(), VERSION, version.version()))
                .orElseThrow(() -> new Conflict("it is no longer there", null, null));
        if (!Material.digest(item).equals(version.digest())) {
            throw new Conflict("it was written anew meanwhile", "run the import again", null);
        }
        Material material = new Material(item);
        byte[] dataKey = keys.open(material.key(), context);
        byte[] usual = {};
        byte[] other = {};
        boolean byCredstash = dialect != CredstashDialect.RUCREDSTASH;
        try {
            usual = material.open(dataKey, byCredstash ? Counting.WHOLE_BLOCK : Counting.FIRST_FOUR_BYTES);
            if (dialect != CredstashDialect.CREDSTASH && !Text.isText(usual)) {
                other = material.open(dataKey, byCredstash ? Counting.FIRST_FOUR_BYTES : Counting.WHOLE_BLOCK);
                refuseText(other);
            }
            return SecretValue.copyOf(usual);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
            Arrays.fill(usual, (byte) 0);
            Arrays.fill(other, (byte) 0);
        }
    }

    /** Bytes that are text only as the other dialect has them were most likely written in that. */
    private void refuseText(byte[] other) {
        if (!Text.isText(other)) {
            return;
        }
        if (dialect == CredstashDialect.RUCREDSTASH) {
            throw new Refused(
                    "it is text only if credstash wrote it, not rucredstash",
                    "leave --dialect away for it, or take it as it is with --dialect credstash");
        }
        throw new Refused(
                "it is text only if rucredstash 0.9.1 or later wrote it",
                "give --dialect rucredstash for it, or take it as it is with --dialect credstash");
    }

    @Override
    public SortedSet<String> keysUsed() {
        return keys.used();
    }

    @Override
    public void close() {
        close.run();
    }
}
