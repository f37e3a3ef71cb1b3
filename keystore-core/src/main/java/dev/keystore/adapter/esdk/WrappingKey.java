package dev.keystore.adapter.esdk;

import dev.keystore.adapter.aws.Memory;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The KMS key of a store, by its ARN. An alias or id is resolved by DescribeKey and remembered for 24 hours; an envelope
 * never says which key opens it.
 */
public final class WrappingKey {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:kms:([^:]+):([0-9]{12}):(key|alias)/.+");
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final String given;
    private final Supplier<String> scope;
    private final Clients clients;
    private final Memory memory;
    private @Nullable String arn;

    /** Gives the client for a region, or for the region of the settings where null. */
    @FunctionalInterface
    public interface Clients {
        KmsClient in(@Nullable String region);
    }

    /**
     * The key that {@code given} names: an ARN, an alias or an id.
     *
     * @param scope says where and for whom {@code given} means that key: region, endpoint, caller
     */
    public WrappingKey(String given, Supplier<String> scope, Clients clients, Memory memory) {
        this.given = given;
        this.scope = scope;
        this.clients = clients;
        this.memory = memory;
    }

    /** The key's ARN. Asks KMS at most once. Throws {@link dev.keystore.KeystoreException}. */
    public synchronized String arn() {
        if (arn == null) {
            arn = isArnOfKey(given)
                    ? given
                    : memory.recall("key", scope.get() + " " + given, REMEMBERED, this::describe);
        }
        return arn;
    }

    /** The account that owns the key. */
    public String account() {
        Matcher matcher = ARN.matcher(arn());
        return matcher.matches() ? matcher.group(2) : "";
    }

    /** The region that {@code keyArn} names; null if it isn't an ARN. */
    public static @Nullable String regionOf(String keyArn) {
        Matcher matcher = ARN.matcher(keyArn);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Whether {@code given} is the ARN of a key itself, not of an alias. */
    static boolean isArnOfKey(String given) {
        Matcher matcher = ARN.matcher(given);
        return matcher.matches() && matcher.group(3).equals("key");
    }

    private String describe() {
        try {
            return clients.in(regionOf(given))
                    .describeKey(d -> d.keyId(given))
                    .keyMetadata()
                    .arn();
        } catch (SdkException e) {
            throw EsdkFailures.kms(e, "kms:DescribeKey of " + given);
        }
    }
}
