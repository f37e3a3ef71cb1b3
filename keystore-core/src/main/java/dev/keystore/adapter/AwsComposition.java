package dev.keystore.adapter;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.adapter.aws.AwsClients;
import dev.keystore.adapter.aws.AwsFailures;
import dev.keystore.adapter.dynamodb.DynamoDbSecretStore;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.adapter.esdk.WrappingKey;
import dev.keystore.adapter.state.DeferredHighWaterMarks;
import dev.keystore.adapter.state.FileHighWaterMarks;
import dev.keystore.adapter.state.StateFolder;
import dev.keystore.adapter.sts.OwnTable;
import dev.keystore.adapter.sts.RoleCredentials;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Identity;
import dev.keystore.port.Notices;
import dev.keystore.secret.StoreId;
import dev.keystore.usecase.Patience;
import dev.keystore.usecase.Ports;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts the adapters of one store in AWS together. */
record AwsComposition(
        String table,
        String tableName,
        StoreId id,
        String key,
        List<String> alsoOpen,
        AwsAccess access,
        @Nullable RoleChain roles,
        Reach reach,
        @Nullable Path state,
        Notices notices,
        @Nullable HighWaterMarks marks,
        InstantSource clock) {

    Keystore keystore(Instant deadline) {
        return keystore(access.signing(roles, reach), deadline);
    }

    /** The store as {@code role}, or as the caller where there is none. */
    Keystore keystore(Optional<RoleCredentials> role, Instant deadline) {
        AwsClients clients = clients(role);
        Identity identity = identity(role);
        WrappingKey wrapping = new WrappingKey(key, () -> scope(clients), clients::kms, access.memory());
        OwnTable ownTable = new OwnTable(table, key, identity);
        return Keystore.over(new Ports(
                id,
                new DynamoDbSecretStore(
                        () -> {
                            ownTable.check();
                            return clients.dynamoDb(null);
                        },
                        table,
                        () -> close(role.isPresent() ? clients : null)),
                EsdkEnvelopeCipher.kms(wrapping::arn, alsoOpen, arn -> clients.kms(WrappingKey.regionOf(arn))),
                marks(wrapping, clients),
                identity,
                clock,
                notices,
                Patience.until(deadline)));
    }

    AwsClients clients(Optional<RoleCredentials> role) {
        return role.map(credentials -> new AwsClients(access.settings(), credentials, access::left))
                .orElseGet(access::clients);
    }

    Identity identity(Optional<RoleCredentials> role) {
        return role.<Identity>map(credentials -> credentials).orElseGet(access::caller);
    }

    private void close(@Nullable AwsClients ofRole) {
        if (ofRole != null) {
            ofRole.close();
        }
        access.close();
    }

    /** Where and for whom an alias of a key means what it means. */
    private String scope(AwsClients clients) {
        String caller = roles == null
                ? clients.credentials().resolveCredentials().accessKeyId()
                : roles.last().arn().value();
        return String.join(
                " ",
                String.valueOf(access.settings().region()),
                String.valueOf(access.settings().kms()),
                caller);
    }

    private HighWaterMarks marks(WrappingKey wrapping, AwsClients clients) {
        if (marks != null) {
            return marks;
        }
        Path folder = state;
        if (folder == null) {
            return HighWaterMarks.NONE;
        }
        return new DeferredHighWaterMarks(
                () -> new FileHighWaterMarks(new StateFolder(folder), location(wrapping, clients), id, notices));
    }

    /** What tells this table from every other: two tables of one name, in two accounts or regions, have marks of their own. */
    private String location(WrappingKey wrapping, AwsClients clients) {
        try {
            String region =
                    clients.dynamoDb(null).serviceClientConfiguration().region().id();
            return String.join(
                    " ",
                    tableName,
                    region,
                    wrapping.account(),
                    String.valueOf(access.settings().dynamoDb()));
        } catch (SdkException e) {
            throw AwsFailures.translate(e, "finding table " + table)
                    .orElseGet(() -> new Misconfigured("table " + table + " can't be found", "check the region", e));
        }
    }
}
