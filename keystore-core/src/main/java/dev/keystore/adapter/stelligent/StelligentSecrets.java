package dev.keystore.adapter.stelligent;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.adapter.aws.ForeignKeys;
import dev.keystore.adapter.aws.ForeignTable;
import dev.keystore.port.ForeignSecrets;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.Digest;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table of stelligent/keystore: an item a secret, its value as KMS has sealed it without a context, in lines of base64. A put writes
 * over the one before. An empty value is kept as a blank, and whoever reads one takes blanks off both ends.
 */
public final class StelligentSecrets implements ForeignSecrets {
    private static final String NAME = "ParameterName";
    private static final String VALUE = "Value";

    private final ForeignTable table;
    private final ForeignKeys keys;
    private final Runnable close;

    /** The secrets in {@code table}; {@code close} ends what {@code table} and {@code keys} use. */
    public StelligentSecrets(ForeignTable table, ForeignKeys keys, Runnable close) {
        this.table = table;
        this.keys = keys;
        this.close = close;
    }

    @Override
    public List<ForeignVersion> versions() {
        List<ForeignVersion> found = new ArrayList<>();
        table.scan(
                List.of(NAME, VALUE),
                item -> found.add(new ForeignVersion(table.key(item, NAME), "", digest(item), null, null)));
        return found.stream().sorted().toList();
    }

    private static Digest digest(Map<String, AttributeValue> item) {
        return Digest.of(ForeignTable.text(item, VALUE).orElse("").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SecretValue open(ForeignVersion version) {
        Map<String, AttributeValue> item = table.item(Map.of(NAME, version.name()))
                .orElseThrow(() -> new Conflict("it is no longer there", null, null));
        if (!digest(item).equals(version.digest())) {
            throw new Conflict("it was written anew meanwhile", "run the import again", null);
        }
        byte[] kept = keys.open(sealed(item), Map.of());
        byte[] stripped = stripped(kept);
        try {
            return SecretValue.copyOf(stripped);
        } finally {
            Arrays.fill(kept, (byte) 0);
            Arrays.fill(stripped, (byte) 0);
        }
    }

    /** Strict but for the ends of lines: a decoder for MIME would pass over anything else as well. */
    private static byte[] sealed(Map<String, AttributeValue> item) {
        String lines = ForeignTable.text(item, VALUE)
                .orElseThrow(() -> new Tampered("it has no text in '" + VALUE + "'", null, null));
        try {
            return Base64.getDecoder().decode(lines.replaceAll("[\r\n]", ""));
        } catch (IllegalArgumentException e) {
            throw new Tampered("its '" + VALUE + "' is not base64", null, null);
        }
    }

    private static byte[] stripped(byte[] kept) {
        int start = 0;
        int end = kept.length;
        while (start < end && isBlank(kept[start])) {
            start++;
        }
        while (end > start && isBlank(kept[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(kept, start, end);
    }

    /** What {@code String#strip} of Ruby takes away. */
    private static boolean isBlank(byte one) {
        return one == 0 || (one >= '\t' && one <= '\r') || one == ' ';
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
