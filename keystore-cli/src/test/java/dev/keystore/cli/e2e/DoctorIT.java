package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TestAccount;
import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Role;
import dev.keystore.testbed.cloud.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What {@code doctor} says of a setup that is well, and of each that is not: exactly, but for what differs from run to run. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
class DoctorIT extends InAccount {
    private static final String A = "123456789012";
    private static final String B = "222222222222";
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},
            "Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"for-b"},
            "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::222222222222:user/joe"}}}]}""";
    private static final String MAY_ASSUME = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""";
    private static final String RECOVERABLE =
            "{\"ContinuousBackupsDescription\":{\"ContinuousBackupsStatus\":\"ENABLED\",\"PointInTimeRecoveryDescription\":"
                    + "{\"PointInTimeRecoveryStatus\":\"%s\",\"RecoveryPeriodInDays\":35}}}";

    private final Account a = account.aws().cloud().account(A);
    private final Account b = account.aws().cloud().account(B);
    private final User joe = b.user("joe");
    private final Principal key = account.aws().principals().accessKey(joe);
    private final Role role = a.role("/keystore/keystore/reader/", "reader", TRUST);
    private final Shell asJoe = shell.with(account.environment(key));

    @BeforeEach
    void allIsWell() {
        joe.policies().put("assume", MAY_ASSUME);
        account.faults().on("dynamodb:DescribeContinuousBackups").answer(200, RECOVERABLE.formatted("ENABLED"));
        account.kms().enableKeyRotation(enable -> enable.keyId(account.keyArn()));
    }

    private Finished assuming(String... more) {
        return assumingWith("for-b", more);
    }

    private Finished assumingWith(String externalId, String... more) {
        List<String> words = new ArrayList<>(
                List.of("doctor", "prod/app1", "--no-wait", "--role-arn", role.arn(), "--external-id", externalId));
        words.addAll(List.of(more));
        return asJoe.keystore(words.toArray(String[]::new));
    }

    /** What was printed about anything but the program and the settings, with names in the place of what differs. */
    private List<String> found(Finished doctor) {
        assertThat(doctor.err()).isEmpty();
        return doctor.lines().stream()
                .filter(line -> !line.matches("ok +(java|keystore|setting|file) .*"))
                .map(line -> line.replace(account.keyArn(), "KEY")
                        .replace(account.table(), "TABLE")
                        .replaceAll("[0-9-]+T[0-9:]+Z", "TIME")
                        .replaceAll("arn:aws:dynamodb:[^ ]*/TABLE", "TABLE")
                        .replaceAll(" {2,}", "  "))
                .toList();
    }

    private List<String> fails(Finished doctor) {
        assertThat(doctor.code()).describedAs("%s", doctor).isEqualTo(1);
        return found(doctor);
    }

    @Test
    void allWellInTwoAccounts() {
        assertThat(found(assuming().succeeds()))
                .containsExactly(
                        "warn  credentials  long-lived keys, from system properties; hint: temporary ones can't be lost for long: a role"
                                + " of the machine, IAM Identity Center (`aws sso login`), or a federated identity",
                        "ok  clock  within a minute of AWS's",
                        "ok  identity  arn:aws:iam::222222222222:user/joe, account 222222222222",
                        "ok  role 1  arn:aws:iam::123456789012:role/keystore/keystore/reader/reader as keystore-joe@laptop, until TIME",
                        "ok  table  TABLE with keys pk and sk",
                        "warn  table protection  deletion protection is off: one call deletes every secret; hint: aws dynamodb"
                                + " update-table --table-name TABLE --deletion-protection-enabled, or DeletionProtection=true of store.yaml",
                        "ok  table recovery  point-in-time recovery is on, 35 days back",
                        "ok  key  KEY, enabled, of account 123456789012",
                        "ok  key rotation  on, every 365 days",
                        "ok  rights  read and write in prod/app1",
                        "ok  namespaces  list -r passes over nothing in prod/app1");
    }

    @Test
    void everySettingSaysWhereItIsFrom() {
        desk.userConfig("stores: {team: {table: " + account.table() + ", key: \"" + account.keyArn() + "\"}}");
        assertThat(shell.naming("--store=team")
                        .keystore("doctor", "-o", "json")
                        .succeedsSilently()
                        .array())
                .contains(
                        check(
                                "setting table",
                                account.table() + " (user file " + desk.home() + "/.config/keystore/config.yaml:1)"),
                        check("setting store-id", account.table() + " (default)"),
                        check("setting region", account.region() + " (environment AWS_REGION)"),
                        check("setting profile", "not said here: what the AWS SDK finds"),
                        check("setting sts endpoint", account.endpoint() + " (environment AWS_ENDPOINT_URL)"));
    }

    private static Map<String, Object> check(String name, String detail) {
        return Map.of("status", "ok", "check", name, "detail", detail);
    }

    @Test
    void noStore() {
        List<String> found =
                fails(shell.naming().without("AWS_REGION", "AWS_ENDPOINT_URL").keystore("doctor"));
        assertThat(found)
                .containsExactly(
                        "fail  store  no store is named; hint: keystore --local … keeps secrets on this machine; keystore"
                                + " bootstrap store makes a store in AWS, to be named with --table or in a configuration file");
    }

    @Test
    void noStoreButARole() {
        assertThat(fails(asJoe.naming("--role-arn", role.arn(), "--external-id", "for-b")
                        .keystore("doctor")))
                .anyMatch(line -> line.startsWith("fail  store  no store is named"))
                .anyMatch(line -> line.startsWith("ok  role 1  " + role.arn()));
    }

    @Test
    void noCredentials() {
        assertThat(fails(shell.without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                        .keystore("doctor")))
                .containsExactly(
                        "fail  credentials  no usable AWS credentials were found (finding the caller's credentials); hint:"
                                + " log in, name a profile that has some with --profile or AWS_PROFILE, set AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY, or try --local");
    }

    @Test
    void credentialsThatAwsDoesNotKnow() {
        account.aws().principals().forget(key);
        assertThat(fails(assuming()))
                .hasSize(3)
                .last()
                .asString()
                .startsWith(
                        "fail  identity  AWS does not know these credentials (InvalidClientTokenId, sts:GetCallerIdentity)");
    }

    @Test
    void anExternalIdThatIsWrong() {
        assertThat(fails(assumingWith("for-c")).subList(3, 9))
                .containsExactly(
                        "fail  role 1  sts:AssumeRole of " + role.arn() + " with an external id was denied: User:"
                                + " arn:aws:iam::222222222222:user/joe is not authorized to perform: sts:AssumeRole on resource: "
                                + role.arn()
                                + "; hint: look at the locks below in this order; A is the role's account, 123456789012,"
                                + " B the caller's, 222222222222",
                        "warn  lock 1 trust  side A, account 123456789012, the trust policy of the role has to let"
                                + " arn:aws:iam::222222222222:user/joe in, also where ArnLike on aws:PrincipalArn narrows it; grant.yaml:"
                                + " TrustedAccountId=222222222222, TrustedPrincipalArns with arn:aws:iam::222222222222:user/joe; by hand:"
                                + " {\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::222222222222:root\"},\"Action\":"
                                + "\"sts:AssumeRole\",\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":"
                                + "\"arn:aws:iam::222222222222:user/joe\"},\"StringEquals\":{\"sts:ExternalId\":\"for-c\"}}}",
                        "warn  lock 2 external id  'for-c' was given; if side A, account 123456789012, asks for another one in the trust"
                                + " policy, correct --external-id, or ExternalId of grant.yaml; the condition: {\"StringEquals\":"
                                + "{\"sts:ExternalId\":\"for-c\"}}",
                        "warn  lock 3 caller's policy  side B, account 222222222222, a policy of arn:aws:iam::222222222222:user/joe has to"
                                + " allow sts:AssumeRole on exactly this role, and no permissions boundary or session policy may leave it"
                                + " out; client-*.yaml: GrantRoleArns with " + role.arn()
                                + "; by hand: {\"Effect\":\"Allow\",\"Action\":"
                                + "\"sts:AssumeRole\",\"Resource\":\"" + role.arn() + "\"}",
                        "warn  lock 4 mfa  no code was given; if side A, account 123456789012, asks for one in the trust policy, as"
                                + " RequireMfa of grant.yaml does, give --mfa-serial arn:aws:iam::222222222222:mfa/NAME; the condition:"
                                + " {\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}",
                        "warn  lock 5 organization  side B, account 222222222222, a service control policy may deny sts:AssumeRole;"
                                + " side A, account 123456789012, a resource control policy, or OrgId of grant.yaml, may let in one"
                                + " organization only: `aws organizations describe-organization` shows whose the account is; the condition:"
                                + " {\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-…\"}}");
    }

    @Test
    void noExternalIdAtAll() {
        assertThat(fails(asJoe.keystore("doctor", "--no-wait", "--role-arn", role.arn())))
                .anyMatch(line -> line.startsWith("fail  role 1") && line.contains("without an external id"))
                .anyMatch(line -> line.startsWith("warn  lock 2 external id  none was given"));
    }

    @Test
    void aCallerWithoutAPolicy() {
        joe.policies().clear();
        assertThat(fails(assuming()))
                .anyMatch(line -> line.startsWith("fail  role 1"))
                .hasSize(9);
    }

    @Test
    void aRoleThatTrustsSomebodyElse() {
        role.trust(TRUST.replace("user/joe", "user/ann"));
        assertThat(fails(assuming()))
                .anyMatch(line -> line.startsWith("fail  role 1"))
                .hasSize(9);
    }

    @Test
    void theSecondRoleOfAChain() {
        Role second = a.role("second", TRUST);
        assertThat(fails(asJoe.keystore(
                        "doctor",
                        "--no-wait",
                        "--role-arn",
                        role.arn(),
                        "--role-arn",
                        second.arn(),
                        "--external-id",
                        "for-b")))
                .anyMatch(line -> line.startsWith("fail  role 1") && line.contains("without an external id"))
                .noneMatch(line -> line.contains("role 2"));
        role.trust(TRUST.replace("\"StringEquals\":{\"sts:ExternalId\":\"for-b\"},", ""));
        assertThat(fails(asJoe.keystore(
                        "doctor",
                        "--no-wait",
                        "--role-arn",
                        role.arn(),
                        "--role-arn",
                        second.arn(),
                        "--external-id",
                        "for-b")))
                .anyMatch(line -> line.startsWith("ok  role 1"))
                .anyMatch(line -> line.startsWith("fail  role 2"))
                .anyMatch(line -> line.startsWith("warn  lock 1 trust") && line.contains("\"" + role.arn() + "\""))
                .anyMatch(line -> line.startsWith("warn  lock 4 mfa  the caller is a session"));
    }

    @Test
    void aSessionThatIsTooLong() {
        assertThat(fails(assuming("--duration", "2h")).get(3))
                .startsWith("fail  role 1  sts:AssumeRole of " + role.arn())
                .contains("MaxSessionDuration", "ask for less with --duration");
    }

    @Test
    void aDisabledKey() {
        account.kms().disableKey(disable -> disable.keyId(account.keyArn()));
        assertThat(fails(assuming()))
                .last()
                .isEqualTo("fail  key  KEY is Disabled; hint: `aws kms enable-key --key-id KEY`");
    }

    @Test
    void aTableThatIsNotThere() {
        List<String> found = fails(
                shell.naming("--table", "elsewhere", "--key", account.keyArn()).keystore("doctor"));
        assertThat(found)
                .contains(
                        "fail  table  table elsewhere does not exist in this account and region; hint: check --table and --region,"
                                + " and by `aws sts get-caller-identity` the account; a table of another account is named by its ARN")
                .anyMatch(line -> line.startsWith("ok  key  KEY"))
                .noneMatch(line -> line.contains("rights"));
    }

    @Test
    void recoveryThatIsOff() {
        account.faults().clearFaults();
        account.faults().on("dynamodb:DescribeContinuousBackups").answer(200, RECOVERABLE.formatted("DISABLED"));
        assertThat(found(assuming().succeeds()))
                .contains(
                        "warn  table recovery  point-in-time recovery is off: rows that somebody spoils are lost; hint: aws dynamodb"
                                + " update-continuous-backups --table-name TABLE --point-in-time-recovery-specification"
                                + " PointInTimeRecoveryEnabled=true, or deploy store.yaml");
    }

    @Test
    void rightsThatAreMissingOnlyToLook() {
        account.aws().kms().deny("kms:DescribeKey");
        account.aws().kms().deny("kms:GetKeyRotationStatus");
        assertThat(found(assuming().succeeds()))
                .anyMatch(line -> line.startsWith("warn  key  key KEY can't be seen"))
                .anyMatch(line -> line.startsWith("warn  key rotation  rotation can't be seen"))
                .contains("ok  rights  read and write in prod/app1");
    }

    @Test
    void rightsThatNobodyGranted() {
        account.aws().kms().deny("kms:GenerateDataKey");
        assertThat(found(assuming().succeeds()))
                .contains("ok  rights  read only in prod/app1: not granted there: kms:GenerateDataKey");
        account.aws().kms().allowAll();
        account.aws().kms().deny("kms:Decrypt");
        assertThat(found(assuming().succeeds()))
                .contains("ok  rights  write only in prod/app1: not granted there: kms:Decrypt");
    }

    @Test
    void noRightAtAll() {
        account.aws().kms().deny("kms:GenerateDataKey");
        account.aws().kms().deny("kms:Decrypt");
        assertThat(fails(assuming()))
                .last()
                .asString()
                .startsWith(
                        "fail  rights  neither read nor write in prod/app1: not granted there: kms:Decrypt, kms:GenerateDataKey;")
                .contains("; hint: the grant needs a pattern that covers prod/app1/*");
        assertThat(found(asJoe.keystore("doctor", "--no-wait", "--role-arn", role.arn(), "--external-id", "for-b")
                        .succeeds()))
                .contains(
                        "warn  rights  neither read nor write in keystore: not granted there: kms:Decrypt, kms:GenerateDataKey; hint:"
                                + " if the grant is for another namespace, name it: keystore doctor NAMESPACE");
    }

    @Test
    void aSessionOfTheEnvironmentThatHasEnded() {
        assertThat(fails(shell.with("KEYSTORE_ASSUMED_ROLE", role.arn())
                        .with("AWS_CREDENTIAL_EXPIRATION", "2026-01-01T00:00:00Z")
                        .keystore("doctor")))
                .containsExactly("fail  credentials  the session of " + role.arn()
                        + " in this environment ended at TIME; hint: leave it"
                        + " and open another: eval \"$(keystore assume --unset)\", then keystore assume again");
    }

    @Test
    void namespacesThatListsPassOver() {
        shell.has("prod/app1/db", "v");
        account.deleteRow("/", "prod/");
        account.deleteRow("prod/", "app1/");
        assertThat(found(shell.keystore("doctor").succeeds()))
                .contains(
                        "warn  namespaces  not registered, so that list -r passes over them: prod, prod/app1; hint: run it again"
                                + " with --repair");
        assertThat(found(shell.keystore("doctor", "--repair").succeeds()))
                .contains("ok  namespaces  registered now: prod, prod/app1");
        shell.keystore("list", "-r").printsLines("prod/app1/db");
        assertThat(found(shell.keystore("doctor").succeeds()))
                .contains("ok  namespaces  list -r passes over nothing in prod/app1");
    }

    @Test
    void filesThatOthersMayUse() throws IOException {
        Path config = desk.userConfig("stores: {}");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(fails(shell.keystore("doctor")))
                .contains("fail  file config  " + config + " rw-rw-rw-: others may change it; hint: chmod go-w "
                        + config);
    }

    @Test
    void aLocalStore() throws IOException {
        Shell local = shell.naming("--local=store");
        assertThat(found(local.keystore("doctor").succeeds()))
                .containsExactly("ok  store  nothing is there yet; the first put makes it");
        assertThat(desk.path("store")).doesNotExist();
        local.has("demo/a", "v");
        assertThat(found(local.keystore("doctor", "demo").succeeds()))
                .containsExactly(
                        "ok  store  opens; top namespaces: 1", "ok  namespaces  list -r passes over nothing in demo");
        Path localKey = desk.path("store/key");
        Files.setPosixFilePermissions(localKey, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(fails(local.keystore("doctor", "demo")))
                .containsExactly("fail  file key  " + localKey
                        + " rw-r--r--: others may read it; hint: if nobody else has read it: chmod 600 " + localKey);
    }
}
