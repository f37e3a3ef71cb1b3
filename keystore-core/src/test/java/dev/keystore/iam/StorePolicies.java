package dev.keystore.iam;

import java.util.List;

/**
 * A store's policies in the shapes that the templates use, so that the evaluator is tried on what it is for. Account A
 * owns table, key and roles; B uses them.
 */
final class StorePolicies {

    static final String A = "111122223333";
    static final String B = "444455556666";
    static final String TABLE = "arn:aws:dynamodb:eu-west-1:" + A + ":table/keystore";
    static final String KEY = "arn:aws:kms:eu-west-1:" + A + ":key/11111111-2222-3333-4444-555555555555";

    static final Caller READER = role("reader");
    static final Caller WRITER = role("writer");
    static final Caller ADMINISTRATOR = Caller.session("arn:aws:iam::" + A + ":role/Admin", "ann");
    static final Caller CLIENT = Caller.session("arn:aws:iam::" + B + ":role/deploy", "i-0123");

    static final String READ = """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Rows", "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"],
               "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore",
               "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["prod/app1/*"]},
                             "Null": {"dynamodb:LeadingKeys": "false"}}},
              {"Sid": "Table", "Effect": "Allow", "Action": "dynamodb:DescribeTable",
               "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore"},
              {"Sid": "Open", "Effect": "Allow", "Action": "kms:Decrypt",
               "Resource": "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555",
               "Condition": {"StringEquals": {"kms:EncryptionContext:keystore:store": "keystore"},
                             "StringLike": {"kms:EncryptionContext:keystore:name": ["prod/app1/*"]},
                             "ForAllValues:StringEquals": {"kms:EncryptionContextKeys":
                               ["keystore:store", "keystore:name", "keystore:version"]}}}]}
            """;

    static final String WRITE = """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Write", "Effect": "Allow",
               "Action": ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"],
               "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore",
               "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["prod/app1/*"]},
                             "Null": {"dynamodb:LeadingKeys": "false"}}},
              {"Sid": "Metadata", "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"],
               "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore",
               "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["prod/app1/*"]},
                             "ForAllValues:StringEquals": {"dynamodb:Attributes": ["pk", "sk", "version"]},
                             "Null": {"dynamodb:LeadingKeys": "false", "dynamodb:Attributes": "false"},
                             "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}}},
              {"Sid": "Seal", "Effect": "Allow", "Action": "kms:GenerateDataKey",
               "Resource": "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555",
               "Condition": {"StringEquals": {"kms:EncryptionContext:keystore:store": "keystore"},
                             "StringLike": {"kms:EncryptionContext:keystore:name": ["prod/app1/*"]},
                             "ForAllValues:StringEquals": {"kms:EncryptionContextKeys":
                               ["keystore:store", "keystore:name", "keystore:version"]}}}]}
            """;

    static final String KEY_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "AccountAdminNoCrypto", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
               "Action": ["kms:Describe*", "kms:Get*", "kms:List*", "kms:PutKeyPolicy", "kms:Enable*", "kms:Disable*"],
               "Resource": "*"},
              {"Sid": "Readers", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
               "Action": "kms:Decrypt", "Resource": "*",
               "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/keystore/keystore/reader/*"},
                             "StringEquals": {"kms:EncryptionContext:keystore:store": "keystore"}}},
              {"Sid": "Writers", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
               "Action": "kms:GenerateDataKey", "Resource": "*",
               "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/keystore/keystore/writer/*"},
                             "StringEquals": {"kms:EncryptionContext:keystore:store": "keystore"}}},
              {"Sid": "DenyNoContext", "Effect": "Deny", "Principal": {"AWS": "*"},
               "Action": ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], "Resource": "*",
               "Condition": {"Null": {"kms:EncryptionContext:keystore:store": "true"}}}]}
            """;

    /** What KMS gives a key that is made without a policy. */
    static final String DEFAULT_KEY_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Enable IAM User Permissions", "Effect": "Allow",
               "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}]}
            """;

    static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
            """;

    private StorePolicies() {}

    /** A session of a grant's role, whose path names the access. */
    static Caller role(String access) {
        return Caller.session("arn:aws:iam::" + A + ":role/keystore/keystore/" + access + "/keystore-grant", "run-1");
    }

    /** A request for rows of the table; without leading keys the request has no such condition key. */
    static AccessRequest rows(Caller caller, String action, String... leadingKeys) {
        return AccessRequest.of(caller, "dynamodb:" + action, TABLE)
                .withAll("dynamodb:LeadingKeys", List.of(leadingKeys));
    }

    /** A request for the key under the context of a name. */
    static AccessRequest key(Caller caller, String action, String name) {
        return AccessRequest.of(caller, "kms:" + action, KEY)
                .with("kms:EncryptionContext:keystore:store", "keystore")
                .with("kms:EncryptionContext:keystore:name", name)
                .with("kms:EncryptionContext:keystore:version", "1")
                .withAll("kms:EncryptionContextKeys", List.of("keystore:store", "keystore:name", "keystore:version"));
    }

    /** A request for the key without any context. */
    static AccessRequest key(Caller caller, String action) {
        return AccessRequest.of(caller, "kms:" + action, KEY);
    }
}
