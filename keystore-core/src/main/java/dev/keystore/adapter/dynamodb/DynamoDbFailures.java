package dev.keystore.adapter.dynamodb;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.OutcomeUnknown;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.adapter.aws.AwsFailures;
import dev.keystore.port.Commit;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Says failures of DynamoDB in the words of {@link KeystoreException}. */
final class DynamoDbFailures {
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final String table;

    DynamoDbFailures(String table) {
        this.table = table;
    }

    /** What the failure of a read, or of anything else that changes nothing, means. */
    KeystoreException reading(SdkException failure, String action, List<String> partitions) {
        String what = "dynamodb:" + action + " of " + described(partitions) + " in table " + table;
        if (failure instanceof AwsServiceException answer && AwsFailures.isDenial(answer)) {
            return new Denied(
                    what + " was denied: " + AwsFailures.sentence(answer),
                    "AWS does not say which partition: the caller's grant needs a pattern that covers "
                            + described(partitions) + "; check the table's own policy too",
                    failure);
        }
        if (failure instanceof ResourceNotFoundException) {
            return new Misconfigured(
                    "table " + table + " does not exist in this account and region",
                    "check --table and --region, and by `aws sts get-caller-identity` the account; a table of another account is named by its ARN",
                    failure);
        }
        if (failure instanceof TransactionConflictException) {
            return new Unavailable(what + " met another transaction", "try again", failure);
        }
        if (failure instanceof TransactionCanceledException cancelled && has(cancelled, PASSING)) {
            return new Unavailable(what + " met another transaction", "try again", failure);
        }
        return AwsFailures.translate(failure, what)
                .orElseGet(() -> new Misconfigured(
                        what + " was refused: " + AwsFailures.describe(failure),
                        "check that the table has keys pk and sk",
                        failure));
    }

    /** What the failure of {@code commit} means; it may have taken effect unless it is certain that it didn't. */
    KeystoreException writing(SdkException failure, Commit commit) {
        if (failure instanceof TransactionCanceledException cancelled && has(cancelled, Set.of(CONDITION_FAILED))) {
            return new Conflict(firstRefused(cancelled, commit) + " was changed by somebody else", null, failure);
        }
        if (failure instanceof TransactionInProgressException) {
            return new OutcomeUnknown("the same transaction is still in progress", null, failure);
        }
        boolean answered = failure instanceof AwsServiceException answer
                && (answer.statusCode() < 500 || AwsFailures.isThrottling(answer));
        List<String> partitions =
                commit.writes().stream().map(write -> write.key().pk()).toList();
        KeystoreException known = reading(failure, "TransactWriteItems", partitions);
        if (answered || AwsFailures.wasNeverSent(failure)) {
            return known;
        }
        return new OutcomeUnknown(known.getMessage(), null, failure);
    }

    /** Whether {@code failure} says that a transaction would read more than DynamoDB answers at once. */
    static boolean isTooLarge(SdkException failure) {
        if (failure instanceof TransactionCanceledException cancelled) {
            return has(cancelled, Set.of("ValidationError"));
        }
        return failure instanceof AwsServiceException answer
                && AwsFailures.code(answer).equals("ValidationException")
                && AwsFailures.sentence(answer).contains("too large");
    }

    /** The row whose condition did not hold: reasons stand in the order of the steps. */
    private static String firstRefused(TransactionCanceledException cancelled, Commit commit) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (int i = 0; i < reasons.size() && i < commit.writes().size(); i++) {
            if (CONDITION_FAILED.equals(reasons.get(i).code())) {
                return commit.writes().get(i).key().toString();
            }
        }
        return "a row";
    }

    private static String described(List<String> partitions) {
        List<String> distinct = partitions.stream().distinct().toList();
        int more = distinct.size() - 3;
        return more > 0
                ? String.join(", ", distinct.subList(0, 3)) + " and " + more + " more"
                : String.join(", ", distinct);
    }

    private static boolean has(TransactionCanceledException cancelled, Set<String> codes) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(code -> code != null && codes.contains(code));
    }
}
