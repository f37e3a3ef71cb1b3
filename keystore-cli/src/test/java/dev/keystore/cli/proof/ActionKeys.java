package dev.keystore.cli.proof;

import java.util.Map;
import java.util.Set;

/**
 * Which keys of its own service an action's requests can have.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_dynamodb.html">Actions, resources, and
 *     condition keys for Amazon DynamoDB</a>
 */
final class ActionKeys {
    private static final Set<String> READ =
            Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES, Asked.SELECT, Asked.ENCLOSING_OPERATION);
    private static final Set<String> WRITTEN =
            Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES, Asked.RETURN_VALUES, Asked.ENCLOSING_OPERATION);

    private static final Map<String, Set<String>> OF_DYNAMODB = Map.ofEntries(
            Map.entry("dynamodb:GetItem", READ),
            Map.entry("dynamodb:Query", Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES, Asked.SELECT)),
            Map.entry("dynamodb:BatchGetItem", Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES, Asked.SELECT)),
            Map.entry("dynamodb:Scan", Set.of(Asked.ATTRIBUTES, Asked.SELECT)),
            Map.entry("dynamodb:PutItem", WRITTEN),
            Map.entry("dynamodb:UpdateItem", WRITTEN),
            Map.entry("dynamodb:DeleteItem", WRITTEN),
            Map.entry("dynamodb:ConditionCheckItem", Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES, Asked.RETURN_VALUES)),
            Map.entry("dynamodb:BatchWriteItem", Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES)),
            Map.entry("dynamodb:PartiQLSelect", Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES, Asked.SELECT)),
            Map.entry("dynamodb:PartiQLUpdate", Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES, Asked.RETURN_VALUES)),
            Map.entry("dynamodb:PartiQLDelete", Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES, Asked.RETURN_VALUES)),
            Map.entry("dynamodb:PartiQLInsert", Set.of(Asked.LEADING_KEYS, Asked.ATTRIBUTES)));

    private static final Set<String> WITH_CONTEXT = Set.of(
            "kms:Decrypt",
            "kms:Encrypt",
            "kms:GenerateDataKey",
            "kms:GenerateDataKeyWithoutPlaintext",
            "kms:GenerateDataKeyPair",
            "kms:GenerateDataKeyPairWithoutPlaintext",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo",
            "kms:CreateGrant");

    private ActionKeys() {}

    static boolean has(String action, String key) {
        if (key.startsWith("dynamodb:")) {
            return OF_DYNAMODB.getOrDefault(action, Set.of()).contains(key);
        }
        return !key.startsWith("kms:EncryptionContext") || WITH_CONTEXT.contains(action);
    }
}
