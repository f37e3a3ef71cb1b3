package dev.keystore.iam;

import static dev.keystore.iam.Row.allow;
import static dev.keystore.iam.Row.deny;
import static dev.keystore.iam.StorePolicies.CLIENT;
import static dev.keystore.iam.StorePolicies.key;
import static dev.keystore.iam.StorePolicies.rows;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another account's role at table and key without a role to assume: both accounts have to allow.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-cross-account-access.html">Cross-account
 *     access with resource-based policies in DynamoDB</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html">Allowing
 *     users in other accounts to use a KMS key</a>
 */
final class DirectAccessTest {

    private static final String DEPLOY = "{\"AWS\": \"arn:aws:iam::444455556666:role/deploy\"}";
    private static final String ACCOUNT = "{\"AWS\": \"arn:aws:iam::444455556666:root\"}";

    private static final Policies OWN = Policies.NONE.identity(PolicyDocument.identity("own", StorePolicies.READ));

    private static PolicyDocument table(String principal) {
        return PolicyDocument.resource("table", """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": %s, "Action": ["dynamodb:GetItem", "dynamodb:Query"],
                   "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore",
                   "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["prod/app1/*", "shared/*"]},
                                 "Null": {"dynamodb:LeadingKeys": "false"}}}]}
                """.formatted(principal));
    }

    private static PolicyDocument keyFor(String principal) {
        return PolicyDocument.resource("key", """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": %s, "Action": "kms:Decrypt", "Resource": "*",
                   "Condition": {"StringEquals": {"kms:EncryptionContext:keystore:store": "keystore"}}}]}
                """.formatted(principal));
    }

    static Stream<Row> rowsOfTheTable() {
        Policies both = OWN.resource(table(DEPLOY));
        return Stream.of(
                allow("what both allow", rows(CLIENT, "GetItem", "prod/app1/db"), both),
                allow("where the account is named", rows(CLIENT, "Query", "prod/app1/"), OWN.resource(table(ACCOUNT))),
                deny("what only the table allows", rows(CLIENT, "GetItem", "shared/db"), both),
                deny("what neither allows", rows(CLIENT, "GetItem", "prod/app2/db"), both),
                deny("putting", rows(CLIENT, "PutItem", "prod/app1/db"), both),
                deny("without a table's policy", rows(CLIENT, "GetItem", "prod/app1/db"), OWN),
                deny(
                        "without an own policy",
                        rows(CLIENT, "GetItem", "prod/app1/db"),
                        Policies.NONE.resource(table(DEPLOY))));
    }

    static Stream<Row> theKey() {
        AccessRequest decrypt = key(CLIENT, "Decrypt", "prod/app1/db");
        return Stream.of(
                allow("a key that names the role", decrypt, OWN.resource(keyFor(DEPLOY))),
                allow("a key that names the account", decrypt, OWN.resource(keyFor(ACCOUNT))),
                deny(
                        "a key that names its own account",
                        decrypt,
                        OWN.resource(PolicyDocument.resource("default", StorePolicies.DEFAULT_KEY_POLICY))),
                deny(
                        "a key that names the role, without an own policy",
                        decrypt,
                        Policies.NONE.resource(keyFor(DEPLOY))),
                deny("a key that names everyone, likewise", decrypt, Policies.NONE.resource(keyFor("\"*\""))),
                deny(
                        "another store's",
                        decrypt.with("kms:EncryptionContext:keystore:store", "other"),
                        OWN.resource(keyFor(DEPLOY))));
    }

    @ParameterizedTest
    @MethodSource({"rowsOfTheTable", "theKey"})
    void reaches(Row row) {
        row.check();
    }
}
