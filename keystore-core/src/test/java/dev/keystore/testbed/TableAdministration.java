package dev.keystore.testbed;

import dev.keystore.iam.MalformedPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on a table that DynamoDB Local doesn't have, out of what was recorded. */
final class TableAdministration {

    private static final int USUAL_RECOVERY = 35;

    private final Map<TableRef, TableState> tables;

    TableAdministration(Map<TableRef, TableState> tables) {
        this.tables = tables;
    }

    Map<String, Object> answer(TableRequest request) throws Refusal {
        var state = tables.get(request.table());
        if (state == null) {
            throw Refusal.of("ResourceNotFoundException", "Requested resource not found");
        }
        return switch (request.action()) {
            case "DescribeContinuousBackups" -> backups(state);
            case "UpdateContinuousBackups" -> updateBackups(state, request.members());
            case "PutResourcePolicy" -> putPolicy(state, request.members());
            case "GetResourcePolicy" -> getPolicy(state, request.table());
            case "DeleteResourcePolicy" -> deletePolicy(state);
            default -> throw Refusal.of("UnknownOperationException", null);
        };
    }

    /** The attribute that a new table's schema makes the partition key, or null where it makes none. */
    static @Nullable String partitionKey(Map<String, Object> members) {
        if (members.get("KeySchema") instanceof List<?> schema) {
            for (var element : schema) {
                if (element instanceof Map<?, ?> part && "HASH".equals(part.get("KeyType"))) {
                    return String.valueOf(part.get("AttributeName"));
                }
            }
        }
        return null;
    }

    /** A new table without what Local doesn't know. */
    static Map<String, Object> withoutExtras(Map<String, Object> members) {
        var rest = new LinkedHashMap<>(members);
        rest.keySet().removeAll(List.of("DeletionProtectionEnabled", "ResourcePolicy", "Tags", "OnDemandThroughput"));
        return rest;
    }

    private static Map<String, Object> backups(TableState state) {
        var recovery = new LinkedHashMap<String, Object>();
        recovery.put("PointInTimeRecoveryStatus", state.recoveryDays() > 0 ? "ENABLED" : "DISABLED");
        if (state.recoveryDays() > 0) {
            recovery.put("RecoveryPeriodInDays", state.recoveryDays());
        }
        return Map.of(
                "ContinuousBackupsDescription",
                Map.of("ContinuousBackupsStatus", "ENABLED", "PointInTimeRecoveryDescription", recovery));
    }

    private static Map<String, Object> updateBackups(TableState state, Map<String, Object> members) throws Refusal {
        if (!(members.get("PointInTimeRecoverySpecification") instanceof Map<?, ?> specification)) {
            throw KmsRequest.missing("pointInTimeRecoverySpecification");
        }
        var days = specification.get("RecoveryPeriodInDays") instanceof Integer given ? given : USUAL_RECOVERY;
        if (days < 1 || days > USUAL_RECOVERY) {
            throw Refusal.of("ValidationException", "RecoveryPeriodInDays must be between 1 and 35");
        }
        state.recoveryDays(Boolean.TRUE.equals(specification.get("PointInTimeRecoveryEnabled")) ? days : 0);
        return backups(state);
    }

    private static Map<String, Object> putPolicy(TableState state, Map<String, Object> members) throws Refusal {
        if (!(members.get("Policy") instanceof String policy)) {
            throw KmsRequest.missing("policy");
        }
        try {
            return Map.of("RevisionId", state.policy(policy).revision());
        } catch (MalformedPolicy e) {
            throw Refusal.of("ValidationException", "Resource-based policy is not valid: " + e.getMessage());
        }
    }

    private static Map<String, Object> getPolicy(TableState state, TableRef table) throws Refusal {
        var policy = state.policy();
        if (policy == null) {
            throw Refusal.of(
                    "PolicyNotFoundException",
                    "Resource-based policy not found for the provided ResourceArn: " + table.arn());
        }
        return Map.of("Policy", policy.json(), "RevisionId", policy.revision());
    }

    private static Map<String, Object> deletePolicy(TableState state) {
        var policy = state.policy();
        state.removePolicy();
        return policy == null ? Map.of() : Map.of("RevisionId", policy.revision());
    }
}
