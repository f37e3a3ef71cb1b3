package dev.keystore.adapter;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.adapter.aws.AwsClients;
import dev.keystore.adapter.dynamodb.DynamoDbSecretStore;
import dev.keystore.adapter.dynamodb.TableExamination;
import dev.keystore.adapter.esdk.KeyExamination;
import dev.keystore.adapter.sts.CallerExamination;
import dev.keystore.adapter.sts.OwnTable;
import dev.keystore.adapter.sts.RoleCredentials;
import dev.keystore.adapter.sts.RoleExamination;
import dev.keystore.port.AccessBroker;
import dev.keystore.port.Check;
import dev.keystore.secret.SecretName;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything between a caller and a store in AWS, from the credentials to the rights on a name, and says of each how it
 * is. Nothing is changed. Roles are assumed anew, not taken from what earlier processes have kept. A check that an earlier failure
 * makes impossible is left out.
 */
public final class AwsExamination implements AutoCloseable {
    private final AwsAccess access;
    private final @Nullable AwsComposition store;
    private final AccessBroker broker;
    private final Optional<RoleCredentials> role;
    private final @Nullable RoleChain chain;
    private final Settling settling;
    private @Nullable AwsClients clients;
    private @Nullable Keystore keystore;

    private AwsExamination(
            AwsAccess access, @Nullable RoleChain roles, @Nullable AwsComposition store, Settling settling) {
        this.access = access;
        this.store = store;
        this.settling = settling;
        this.broker = access.freshBroker();
        this.chain = access.roles(roles).orElse(null);
        this.role = access.roles(roles).map(all -> new RoleCredentials(broker, all, Reach.WHOLE, access.clock()));
    }

    /** Of {@code access} and {@code roles} alone, where there is no store. */
    public static AwsExamination of(AwsAccess access, @Nullable RoleChain roles, Settling settling) {
        return new AwsExamination(access, roles, null, settling);
    }

    static AwsExamination of(AwsComposition store, Settling settling) {
        return new AwsExamination(store.access(), store.roles(), store, settling);
    }

    /** Credentials, clock and identity of the caller, and each role of the chain. */
    public List<Check> access() {
        CallerExamination.Found caller =
                new CallerExamination(() -> access.clients().sts(null), access.credentials(), access.clock()).examine();
        List<Check> checks = new ArrayList<>(caller.checks());
        if (chain != null && caller.arn().isPresent()) {
            checks.addAll(new RoleExamination(
                            broker,
                            chain,
                            () -> settling.series(access.deadline(), InstantSource.system(), access.notices()))
                    .examine(caller.arn().get()));
        }
        return checks;
    }

    /**
     * Table and key of the store, and what may be done with {@code probe}, which need not exist. Only where {@link #access} has no
     * failure.
     *
     * @param meant whether somebody means to use just this name, so that it is a failure to have no right to it
     */
    public List<Check> store(SecretName probe, boolean meant) {
        AwsComposition parts = composition();
        AwsClients used = clients();
        List<Check> checks = new ArrayList<>();
        KeyExamination key = new KeyExamination(used::kms, parts.key());
        checks.addAll(table(parts, used));
        checks.addAll(key.examine());
        if (checks.stream().noneMatch(Check::isFailure)) {
            boolean seen = checks.stream()
                    .anyMatch(check -> check.status() == Check.Status.OK
                            && (check.name().equals("table") || check.name().equals("key")));
            checks.add(new Rights(
                            new DynamoDbSecretStore(() -> used.dynamoDb(null), parts.table(), () -> {}),
                            key,
                            parts.id(),
                            probe)
                    .check(seen && !meant));
        }
        return checks;
    }

    private List<Check> table(AwsComposition parts, AwsClients used) {
        try {
            new OwnTable(parts.table(), parts.key(), parts.identity(role)).check();
        } catch (KeystoreException e) {
            return List.of(Check.fail("table", e));
        }
        return new TableExamination(() -> used.dynamoDb(null), parts.table()).examine();
    }

    /** The store itself, used as the roles that were examined; closed with this. */
    public Keystore keystore() {
        if (keystore == null) {
            keystore = composition().keystore(role, access.deadline());
        }
        return keystore;
    }

    private AwsComposition composition() {
        if (store == null) {
            throw new IllegalStateException("there is no store");
        }
        return store;
    }

    private AwsClients clients() {
        if (clients == null) {
            clients = composition().clients(role);
        }
        return clients;
    }

    @Override
    public void close() {
        if (keystore != null) {
            keystore.close();
        }
        if (clients != null && role.isPresent()) {
            clients.close();
        }
        access.close();
    }
}
