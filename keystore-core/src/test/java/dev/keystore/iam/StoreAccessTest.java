package dev.keystore.iam;

import static dev.keystore.iam.Row.allow;
import static dev.keystore.iam.Row.deny;
import static dev.keystore.iam.StorePolicies.A;
import static dev.keystore.iam.StorePolicies.ADMINISTRATOR;
import static dev.keystore.iam.StorePolicies.KEY;
import static dev.keystore.iam.StorePolicies.READER;
import static dev.keystore.iam.StorePolicies.TABLE;
import static dev.keystore.iam.StorePolicies.WRITER;
import static dev.keystore.iam.StorePolicies.key;
import static dev.keystore.iam.StorePolicies.rows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a reader, a writer and an administrator of the owner's account get, under policies in the shape of the templates.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Using IAM
 *     policy conditions for fine-grained access control</a>
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">AWS KMS condition keys</a>
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">Default key policy</a>
 */
final class StoreAccessTest {

    private static final PolicyDocument KEY_POLICY = PolicyDocument.resource("key", StorePolicies.KEY_POLICY);
    private static final PolicyDocument DEFAULT = PolicyDocument.resource("default", StorePolicies.DEFAULT_KEY_POLICY);

    private static final Policies READ = Policies.NONE.identity(PolicyDocument.identity("reader", StorePolicies.READ));
    private static final Policies WRITE =
            Policies.NONE.identity(PolicyDocument.identity("writer", StorePolicies.WRITE));
    private static final Policies ALL =
            Policies.NONE.identity(PolicyDocument.identity("all", StorePolicies.EVERYTHING));

    static Stream<Row> aReadersRows() {
        return Stream.of(
                allow("a secret of its own", rows(READER, "GetItem", "prod/app1/db"), READ),
                allow("its namespace", rows(READER, "Query", "prod/app1/"), READ),
                allow("its labels", rows(READER, "Query", "prod/app1/@label/db"), READ),
                deny("another action", rows(READER, "BatchGetItem", "prod/app1/db"), READ),
                deny("one of its own and a foreign one", rows(READER, "GetItem", "prod/app1/a", "prod/app2/b"), READ),
                allow("two of its own", rows(READER, "GetItem", "prod/app1/a", "prod/app1/b"), READ),
                deny("a sibling", rows(READER, "GetItem", "prod/app10/db"), READ),
                deny("another namespace", rows(READER, "GetItem", "prod/app2/db"), READ),
                deny("another case", rows(READER, "GetItem", "Prod/App1/db"), READ),
                deny("the namespace above", rows(READER, "Query", "prod/"), READ),
                deny("a scan", rows(READER, "Scan"), READ),
                deny("PartiQL", rows(READER, "PartiQLSelect"), READ),
                deny("rows without keys", rows(READER, "GetItem"), READ),
                deny("putting", rows(READER, "PutItem", "prod/app1/db"), READ),
                deny("updating", rows(READER, "UpdateItem", "prod/app1/db"), READ),
                deny("deleting", rows(READER, "DeleteItem", "prod/app1/db"), READ),
                deny(
                        "another table",
                        AccessRequest.of(READER, "dynamodb:GetItem", TABLE + "2")
                                .withAll("dynamodb:LeadingKeys", List.of("prod/app1/db")),
                        READ),
                allow("describing the table", rows(READER, "DescribeTable"), READ),
                deny("deleting the table", rows(READER, "DeleteTable"), READ),
                deny("exporting the table", rows(READER, "ExportTableToPointInTime"), READ));
    }

    static Stream<Row> aReadersKey() {
        Policies read = READ.resource(KEY_POLICY);
        AccessRequest decrypt = key(READER, "Decrypt", "prod/app1/db");
        return Stream.of(
                allow("opening its own", decrypt, read),
                deny("opening another's", key(READER, "Decrypt", "prod/app2/db"), read),
                deny("opening another store's", decrypt.with("kms:EncryptionContext:keystore:store", "other"), read),
                allow(
                        "a context key in other case",
                        decrypt.without("kms:EncryptionContext:keystore:name")
                                .with("kms:encryptioncontext:KEYSTORE:name", "prod/app1/db"),
                        read),
                deny("opening without a context", key(READER, "Decrypt"), read),
                deny(
                        "one more context key",
                        decrypt.withAll(
                                "kms:EncryptionContextKeys",
                                List.of("keystore:store", "keystore:name", "keystore:version", "extra")),
                        read),
                deny("another key", foreignKey(decrypt), READ.resource(DEFAULT)),
                deny("making data keys", key(READER, "GenerateDataKey", "prod/app1/db"), read),
                deny("re-encrypting", key(READER, "ReEncryptFrom", "prod/app1/db"), read),
                deny("making grants", key(READER, "CreateGrant", "prod/app1/db"), read),
                deny("as a role of another path", decrypt.from(WRITER), read),
                deny("with its own policy alone", decrypt, READ),
                deny("with the key's policy alone", decrypt, Policies.NONE.resource(KEY_POLICY)),
                deny(
                        "where the key wants another service between",
                        decrypt,
                        READ.resource(
                                PolicyDocument.resource(
                                        "via",
                                        StorePolicies.KEY_POLICY.replace(
                                                "\"StringEquals\": {",
                                                "\"StringEquals\": {\"kms:ViaService\": \"dynamodb.eu-west-1.amazonaws.com\", ")))));
    }

    static Stream<Row> aWriter() {
        Policies write = WRITE.resource(KEY_POLICY);
        AccessRequest get = rows(WRITER, "GetItem", "prod/app1/db");
        return Stream.of(
                allow("putting", rows(WRITER, "PutItem", "prod/app1/db"), WRITE),
                allow("updating", rows(WRITER, "UpdateItem", "prod/app1/db"), WRITE),
                allow("checking", rows(WRITER, "ConditionCheckItem", "prod/app1/db"), WRITE),
                deny("putting elsewhere", rows(WRITER, "PutItem", "prod/app2/db"), WRITE),
                deny("deleting", rows(WRITER, "DeleteItem", "prod/app1/db"), WRITE),
                deny("batches", rows(WRITER, "BatchWriteItem", "prod/app1/db"), WRITE),
                allow("reading metadata", get.withAll("dynamodb:Attributes", List.of("pk", "sk", "version")), WRITE),
                allow(
                        "querying metadata",
                        rows(WRITER, "Query", "prod/app1/")
                                .withAll("dynamodb:Attributes", List.of("pk", "version"))
                                .with("dynamodb:Select", "SPECIFIC_ATTRIBUTES"),
                        WRITE),
                deny("reading an envelope", get.withAll("dynamodb:Attributes", List.of("pk", "envelope")), WRITE),
                deny("reading everything", get, WRITE),
                deny(
                        "selecting everything",
                        get.withAll("dynamodb:Attributes", List.of("pk")).with("dynamodb:Select", "ALL_ATTRIBUTES"),
                        WRITE),
                allow("sealing", key(WRITER, "GenerateDataKey", "prod/app1/db"), write),
                deny("sealing elsewhere", key(WRITER, "GenerateDataKey", "prod/app2/db"), write),
                deny("opening", key(WRITER, "Decrypt", "prod/app1/db"), write));
    }

    static Stream<Row> anAdministratorOfTheAccount() {
        Policies strict = ALL.resource(KEY_POLICY);
        Policies usual = ALL.resource(DEFAULT);
        AccessRequest decrypt = key(ADMINISTRATOR, "Decrypt", "prod/app1/db");
        Caller root = Caller.root(A);
        return Stream.of(
                allow("opening under the default key policy", decrypt, usual),
                deny("opening under the store's", decrypt, strict),
                deny("deleting the key", key(ADMINISTRATOR, "ScheduleKeyDeletion"), strict),
                allow("changing the key's policy", key(ADMINISTRATOR, "PutKeyPolicy"), strict),
                allow("making keys, which is about none", AccessRequest.of(ADMINISTRATOR, "kms:CreateKey", "*"), ALL),
                allow("as root, the key's policy", key(root, "PutKeyPolicy"), Policies.NONE.resource(KEY_POLICY)),
                deny("as root, opening", decrypt.from(root), Policies.NONE.resource(KEY_POLICY)),
                deny("as root, a key that says nothing", key(root, "PutKeyPolicy"), Policies.NONE));
    }

    static Stream<Row> narrowedByTheSession() {
        Policies one =
                READ.session(PolicyDocument.identity("one", StorePolicies.READ.replace("prod/app1/*", "prod/app1/db")));
        return Stream.of(
                allow("the secret that is left", rows(READER, "GetItem", "prod/app1/db"), one),
                deny("another of the role's", rows(READER, "GetItem", "prod/app1/api"), one),
                deny(
                        "more than the role's",
                        rows(READER, "GetItem", "prod/app2/db"),
                        READ.session(PolicyDocument.identity("all", StorePolicies.EVERYTHING))));
    }

    /** The prefix stands in a tag of the caller. */
    static Stream<Row> byTag() {
        String byTag = StorePolicies.READ.replace("prod/app1/*", "${aws:PrincipalTag/keystore-prefix}/*");
        Policies read = Policies.NONE.identity(PolicyDocument.identity("by-tag", byTag));
        AccessRequest get = rows(READER, "GetItem", "prod/app1/db");
        AccessRequest decrypt = key(READER, "Decrypt", "prod/app1/db");
        return Stream.of(
                allow("rows of its tag", get.with("aws:PrincipalTag/keystore-prefix", "prod/app1"), read),
                deny("rows of another tag", get.with("aws:PrincipalTag/keystore-prefix", "prod/app2"), read),
                deny("rows without a tag", get, read),
                allow(
                        "opening what its tag says",
                        decrypt.with("aws:PrincipalTag/keystore-prefix", "prod/app1"),
                        read.resource(KEY_POLICY)),
                deny("opening without a tag", decrypt, read.resource(KEY_POLICY)));
    }

    @ParameterizedTest
    @MethodSource({
        "aReadersRows",
        "aReadersKey",
        "aWriter",
        "anAdministratorOfTheAccount",
        "narrowedByTheSession",
        "byTag"
    })
    void gets(Row row) {
        row.check();
    }

    private static AccessRequest foreignKey(AccessRequest request) {
        return new AccessRequest(request.caller(), request.action(), KEY + "0", A, request.context());
    }
}
