package dev.keystore.adapter;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.adapter.aws.AwsClients;
import dev.keystore.adapter.aws.AwsFailures;
import dev.keystore.adapter.aws.AwsSettings;
import dev.keystore.adapter.aws.Memory;
import dev.keystore.adapter.dynamodb.DynamoDbSecretStore;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.adapter.esdk.WrappingKey;
import dev.keystore.adapter.state.DeferredHighWaterMarks;
import dev.keystore.adapter.state.FileHighWaterMarks;
import dev.keystore.adapter.state.Remembered;
import dev.keystore.adapter.state.StateFolder;
import dev.keystore.adapter.sts.StsIdentity;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Notices;
import dev.keystore.secret.StoreId;
import dev.keystore.usecase.Patience;
import dev.keystore.usecase.Ports;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts the adapters of one store in AWS together. */
record AwsComposition(
        String table,
        String tableName,
        StoreId id,
        String key,
        List<String> alsoOpen,
        AwsSettings settings,
        AwsClients clients,
        @Nullable Path state,
        Notices notices,
        @Nullable HighWaterMarks marks,
        InstantSource clock) {

    Keystore keystore(Instant deadline) {
        Memory memory = memory();
        WrappingKey wrapping = new WrappingKey(key, this::scope, clients::kms, memory);
        return Keystore.over(new Ports(
                id,
                new DynamoDbSecretStore(() -> clients.dynamoDb(null), table, clients::close),
                EsdkEnvelopeCipher.kms(wrapping::arn, alsoOpen, arn -> clients.kms(WrappingKey.regionOf(arn))),
                marks(wrapping),
                new StsIdentity(() -> clients.sts(null), clients.credentials(), memory),
                clock,
                notices,
                Patience.until(deadline)));
    }

    private Memory memory() {
        if (state == null) {
            return Memory.NONE;
        }
        Remembered remembered = new Remembered(new StateFolder(state), clock);
        return (kind, of, age, ask) -> remembered.recall(kind, StateFolder.hash(of), age, ask);
    }

    /** Where and for whom an alias of a key means what it means. */
    private String scope() {
        return String.join(
                " ",
                String.valueOf(settings.region()),
                String.valueOf(settings.kms()),
                clients.credentials().resolveCredentials().accessKeyId());
    }

    private HighWaterMarks marks(WrappingKey wrapping) {
        if (marks != null) {
            return marks;
        }
        Path folder = state;
        if (folder == null) {
            return HighWaterMarks.NONE;
        }
        return new DeferredHighWaterMarks(
                () -> new FileHighWaterMarks(new StateFolder(folder), location(wrapping), id, notices));
    }

    /** What tells this table from every other: two tables of one name, in two accounts or regions, have marks of their own. */
    private String location(WrappingKey wrapping) {
        try {
            String region =
                    clients.dynamoDb(null).serviceClientConfiguration().region().id();
            return String.join(" ", tableName, region, wrapping.account(), String.valueOf(settings.dynamoDb()));
        } catch (SdkException e) {
            throw AwsFailures.translate(e, "finding table " + table)
                    .orElseGet(() -> new Misconfigured("table " + table + " can't be found", "check the region", e));
        }
    }
}
