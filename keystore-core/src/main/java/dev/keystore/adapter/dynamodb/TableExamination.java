package dev.keystore.adapter.dynamodb;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.adapter.aws.AwsFailures;
import dev.keystore.port.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Looks at a table: whether it is there, has the keys of a store, and whether its rows survive a mistake. */
public final class TableExamination {
    private static final List<String> KEYS = List.of("pk S HASH", "sk S RANGE");

    private final Supplier<DynamoDbClient> client;
    private final String table;
    private final DynamoDbFailures failures;

    /** The table called {@code table}, a name or an ARN. */
    public TableExamination(Supplier<DynamoDbClient> client, String table) {
        this.client = client;
        this.table = table;
        this.failures = new DynamoDbFailures(table);
    }

    /** Three checks, or fewer if the table is not there. Rights that are missing only to look at it are no failure. */
    public List<Check> examine() {
        List<Check> checks = new ArrayList<>();
        try {
            TableDescription found =
                    client.get().describeTable(d -> d.tableName(table)).table();
            checks.add(table(found));
            checks.add(protection(found));
        } catch (SdkException e) {
            KeystoreException failure = failure(e, "DescribeTable");
            if (!(failure instanceof Denied)) {
                return List.of(Check.fail("table", failure));
            }
            checks.add(Check.unseen("table", "table " + table, failure));
        }
        checks.add(recovery());
        return checks;
    }

    private Check table(TableDescription found) {
        List<String> keys =
                found.keySchema().stream().map(key -> described(key, found)).toList();
        if (!keys.equals(KEYS)) {
            return Check.fail(
                    "table",
                    "table " + table + " has the keys " + String.join(", ", keys),
                    "a store's table has pk S HASH and sk S RANGE: name another with --table, or make one with keystore"
                            + " bootstrap store");
        }
        TableStatus status = found.tableStatus();
        boolean usable = status == TableStatus.ACTIVE || status == TableStatus.UPDATING;
        String name = Objects.requireNonNullElse(found.tableArn(), table);
        return usable
                ? Check.ok("table", name + " with keys pk and sk")
                : Check.fail("table", name + " is " + found.tableStatusAsString(), "wait until it is ACTIVE");
    }

    private static String described(KeySchemaElement key, TableDescription found) {
        String type = found.attributeDefinitions().stream()
                .filter(attribute -> attribute.attributeName().equals(key.attributeName()))
                .map(AttributeDefinition::attributeTypeAsString)
                .findFirst()
                .orElse("?");
        return key.attributeName() + " " + type + " " + key.keyTypeAsString();
    }

    private Check protection(TableDescription found) {
        return Boolean.TRUE.equals(found.deletionProtectionEnabled())
                ? Check.ok("table protection", "deletion protection is on")
                : Check.warn(
                        "table protection",
                        "deletion protection is off: one call deletes every secret",
                        "aws dynamodb update-table --table-name " + table
                                + " --deletion-protection-enabled, or DeletionProtection=true of store.yaml");
    }

    private Check recovery() {
        try {
            PointInTimeRecoveryDescription found = client.get()
                    .describeContinuousBackups(d -> d.tableName(table))
                    .continuousBackupsDescription()
                    .pointInTimeRecoveryDescription();
            if (found != null && found.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED) {
                Integer days = found.recoveryPeriodInDays();
                return Check.ok(
                        "table recovery",
                        "point-in-time recovery is on" + (days == null ? "" : ", " + days + " days back"));
            }
            return Check.warn(
                    "table recovery",
                    "point-in-time recovery is off: rows that somebody spoils are lost",
                    "aws dynamodb update-continuous-backups --table-name " + table
                            + " --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true, or deploy store.yaml");
        } catch (SdkException e) {
            return Check.unseen("table recovery", "point-in-time recovery", failure(e, "DescribeContinuousBackups"));
        }
    }

    private KeystoreException failure(SdkException e, String action) {
        String what = "dynamodb:" + action + " of table " + table;
        if (e instanceof AwsServiceException answer && AwsFailures.isDenial(answer)) {
            return new Denied(what + " was denied: " + AwsFailures.sentence(answer), null, e);
        }
        return failures.reading(e, action, List.of("the whole"));
    }
}
