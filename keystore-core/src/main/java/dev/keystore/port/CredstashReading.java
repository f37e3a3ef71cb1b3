package dev.keystore.port;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known to read a table of credstash, for nothing there says it.
 *
 * @param context the encryption context that the secrets were written with; often empty
 * @param dialect how its values were written
 * @param kmsRegion where the keys are; null for where the table is
 */
public record CredstashReading(
        Map<String, String> context,
        CredstashDialect dialect,
        @Nullable String kmsRegion) {
    /** Without a context, as credstash writes, keys beside the table. */
    public static final CredstashReading USUAL = new CredstashReading(Map.of(), CredstashDialect.LIKELY, null);

    public CredstashReading {
        context = Map.copyOf(context);
    }
}
