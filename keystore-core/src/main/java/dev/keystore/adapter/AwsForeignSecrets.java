package dev.keystore.adapter;

import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.adapter.aws.AwsClients;
import dev.keystore.adapter.aws.ForeignKeys;
import dev.keystore.adapter.aws.ForeignTable;
import dev.keystore.adapter.aws.Retrying;
import dev.keystore.adapter.credstash.CredstashSecrets;
import dev.keystore.adapter.stelligent.StelligentSecrets;
import dev.keystore.adapter.sts.RoleCredentials;
import dev.keystore.port.CredstashReading;
import dev.keystore.port.ForeignSecrets;
import dev.keystore.usecase.Patience;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of other tools, put together for reading. Nothing is asked of AWS before the first use. */
public final class AwsForeignSecrets {
    private AwsForeignSecrets() {}

    /**
     * The secrets in a table of credstash or of one that writes like it.
     *
     * @param access who reads, and in which region; stays open
     * @param roles to assume before; null for none but a profile's own
     * @param table its name or ARN
     * @param reading what nothing there says
     */
    public static ForeignSecrets credstash(
            AwsAccess access, @Nullable RoleChain roles, String table, CredstashReading reading) {
        Parts parts = Parts.of(
                access,
                roles,
                table,
                reading.kmsRegion(),
                "credstash",
                "give the encryption context that it was written with, --context K=V; if that is right, it was changed since");
        return new CredstashSecrets(parts.table(), parts.keys(), reading, parts.close());
    }

    /** The secrets in a table of stelligent/keystore; the parameters are those of {@link #credstash}. */
    public static ForeignSecrets stelligent(AwsAccess access, @Nullable RoleChain roles, String table) {
        Parts parts = Parts.of(
                access,
                roles,
                table,
                null,
                "stelligent/keystore",
                "it was changed since it was written, or by another tool");
        return new StelligentSecrets(parts.table(), parts.keys(), parts.close());
    }

    private record Parts(ForeignTable table, ForeignKeys keys, Runnable close) {
        /** The clients of a role are of their own; others are closed with {@code access}. */
        static Parts of(
                AwsAccess access,
                @Nullable RoleChain roles,
                String table,
                @Nullable String kmsRegion,
                String tool,
                String advice) {
            Optional<RoleCredentials> role = access.signing(roles, Reach.WHOLE);
            AwsClients clients = role.map(credentials -> new AwsClients(access.settings(), credentials, access::left))
                    .orElseGet(access::clients);
            Retrying retrying = Patience.until(access.deadline())::call;
            return new Parts(
                    new ForeignTable(() -> clients.dynamoDb(null), table, tool, retrying),
                    new ForeignKeys(() -> clients.kms(kmsRegion), advice, retrying),
                    role.isPresent() ? clients::close : () -> {});
        }
    }
}
