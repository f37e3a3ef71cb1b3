package dev.keystore.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * DynamoDB's answer while another transaction works on the same row: a cancelled transaction whose first item is to
 * blame, or an error of its own for an operation that is no transaction. DynamoDB Local never gives it.
 */
final class TransactionConflict implements Fault {

    private static final String NAMESPACE = "com.amazonaws.dynamodb.v20120810#";
    private static final String ONGOING = "Transaction is ongoing for the item";

    private final Operation operation;

    TransactionConflict(Operation operation) {
        this.operation = operation;
    }

    @Override
    public WireAnswer meet(WireRequest request, Onward onward) {
        try {
            return Json.read(request.body()).get("TransactItems") instanceof List<?> items
                    ? cancelled(items.size())
                    : AwsError.of("TransactionConflictException", ONGOING).answer(operation);
        } catch (Json.MalformedJson e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static WireAnswer cancelled(int items) {
        var reasons = new ArrayList<Map<String, String>>();
        reasons.add(Map.of("Code", "TransactionConflict", "Message", ONGOING));
        for (var item = 1; item < items; item++) {
            reasons.add(Map.of("Code", "None"));
        }
        var codes = reasons.stream().map(reason -> reason.get("Code")).collect(Collectors.joining(", "));
        return WireAnswer.of(
                400,
                "application/x-amz-json-1.0",
                Json.write(Map.of(
                        "__type",
                        NAMESPACE + "TransactionCanceledException",
                        "Message",
                        "Transaction cancelled, please refer cancellation reasons for specific reasons [" + codes + "]",
                        "CancellationReasons",
                        reasons)));
    }
}
