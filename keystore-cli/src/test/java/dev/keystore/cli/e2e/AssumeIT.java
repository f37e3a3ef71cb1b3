package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.TestAccount;
import dev.keystore.testbed.cloud.Account;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** A role's session reaches shells, files, SDKs and commands as it is, and is left again. */
class AssumeIT extends InAccount {
    private static final String OWNER = "111122223333";
    private static final String ROLE = "arn:aws:iam::" + OWNER + ":role/reader";
    private static final String OTHER_ROLE = "arn:aws:iam::" + OWNER + ":role/writer";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
              "Condition": {"StringEquals": {"sts:ExternalId": "example"}}}]}""";
    private static final String[] ASSUME = {"assume", "--role-arn", ROLE, "--external-id", "example"};

    private final Shell user = shell.naming();

    @BeforeEach
    void makeRoles() {
        if (account.hasDoubles()) {
            account.aws().cloud().account(OWNER).role("reader", TRUST);
            account.aws().cloud().account(OWNER).role("writer", TRUST);
        }
    }

    private static String[] assume(String... more) {
        List<String> words = new ArrayList<>(List.of(ASSUME));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private Finished run(String... command) {
        List<String> words = new ArrayList<>(List.of(ASSUME));
        words.add("--");
        words.addAll(List.of(command));
        return user.packaged().keystore(words.toArray(String[]::new));
    }

    private String caller(AwsCredentialsProvider credentials) {
        try (StsClient sts = StsClient.builder()
                .credentialsProvider(credentials)
                .region(Region.of(account.region()))
                .endpointOverride(account.endpoint())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            return sts.getCallerIdentity().arn();
        }
    }

    private static Map<String, String> variables(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("\0", 0))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other, TreeMap::new));
    }

    /** What {@code session}, as JSON, is as variables. */
    private static Map<String, Object> asVariables(Map<String, Object> session) {
        return Map.of(
                "AWS_ACCESS_KEY_ID", session.get("accessKeyId"),
                "AWS_SECRET_ACCESS_KEY", session.get("secretAccessKey"),
                "AWS_SESSION_TOKEN", session.get("sessionToken"),
                "AWS_SECURITY_TOKEN", session.get("sessionToken"),
                "AWS_CREDENTIAL_EXPIRATION", session.get("expiration"),
                "KEYSTORE_ASSUMED_ROLE", session.get("roleArn"),
                "AWS_REGION", session.get("region"),
                "AWS_DEFAULT_REGION", session.get("region"));
    }

    @Test
    void everyFormatSaysTheSameSession() {
        Map<String, Object> session = user.keystore(assume("-o", "json")).object();
        assertThat(session)
                .containsOnlyKeys("roleArn", "accessKeyId", "secretAccessKey", "sessionToken", "expiration", "region")
                .containsEntry("roleArn", ROLE)
                .containsEntry("region", account.region());
        assertThat(Instant.parse((String) session.get("expiration"))).isAfter(Instant.now());

        assertThat(user.keystore(assume("--format", "json")).object()).isEqualTo(session);
        assertThat(user.keystore(assume("--format", "process")).object())
                .isEqualTo(Map.of(
                        "Version", 1,
                        "AccessKeyId", session.get("accessKeyId"),
                        "SecretAccessKey", session.get("secretAccessKey"),
                        "SessionToken", session.get("sessionToken"),
                        "Expiration", session.get("expiration")));
        for (String format : new String[] {"sh", "fish", "powershell", "cmd", "dotenv"}) {
            String text =
                    user.keystore(assume("--format", format)).succeedsSilently().text();
            asVariables(session)
                    .forEach((name, value) -> assertThat(text.lines())
                            .anyMatch(line -> line.contains(name) && line.contains((String) value)));
        }
        assertThat(user.keystore(assume()).text())
                .isEqualTo(user.keystore(assume("--format", "sh")).text());
        assertThat(account.calls().counts()).containsOnly(Map.entry("sts:AssumeRole", 1));
    }

    @Test
    void theSessionIsTheRoles() {
        Map<String, Object> session = user.keystore(assume("-o", "json")).object();
        assertThat(caller(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        (String) session.get("accessKeyId"), (String) session.get("secretAccessKey"), (String)
                                session.get("sessionToken")))))
                .startsWith("arn:aws:sts::" + OWNER + ":assumed-role/reader/keystore-joe@laptop");
    }

    @Test
    void aNewOneIsOpenedWhereNoneIsKept() {
        Object first =
                user.keystore(assume("-o", "json", "--no-cache")).object().get("accessKeyId");
        assertThat(user.keystore(assume("-o", "json", "--no-cache")).object().get("accessKeyId"))
                .isNotEqualTo(first);
    }

    @Test
    void environmentAndConfigurationNameTheRoleAsWell() {
        Map<String, Object> session = user.keystore(assume("-o", "json")).object();
        assertThat(user.with("KEYSTORE_ROLE_ARN", ROLE)
                        .with("KEYSTORE_EXTERNAL_ID", "example")
                        .keystore("assume", "-o", "json")
                        .object())
                .isEqualTo(session);
        desk.userConfig("""
                stores:
                  team: {table: keystore, role-arn: "%s", external-id: example}
                """.formatted(ROLE));
        assertThat(user.keystore("assume", "-o", "json", "--store", "team").object())
                .isEqualTo(session);
    }

    @Test
    @DisabledIfSystemProperty(
            named = TestAccount.ENDPOINT,
            matches = ".+",
            disabledReason = "an endpoint lets everybody in")
    void whoMayNotIsTold() {
        user.keystore("assume", "--role-arn", ROLE).fails(4, "without an external id", "trust policy");
        user.keystore("assume", "--role-arn", ROLE, "--external-id", "another").fails(4, "with an external id");
        user.keystore("assume", "--role-arn", ROLE, "--", "echo", "ran").fails(4);
        user.keystore("assume", "--role-arn", ROLE, "-o", "json").failsInJson(4, "denied");
    }

    @ParameterizedTest
    @CsvSource({"sh, sh", "dash, sh", "bash, sh", "zsh, sh", "fish, fish"})
    void aShellTakesItAndLeavesIt(String name, String format) throws IOException {
        assumeTrue(isInstalled(name), name + " is not installed: the way into it and back is not proven here");
        boolean fish = format.equals("fish");
        String program = "'" + PackagedProgram.executable() + "' ";
        String in = program + String.join(" ", ASSUME) + " --region " + account.region() + " --format " + format;
        String out = program + "assume --unset --format " + format;
        desk.file("script", """
                env -0 >before
                %s
                env -0 >during
                %s
                env -0 >after
                """.formatted(
                        fish ? in + " | source" : "eval \"$(" + in + ")\"",
                        fish ? out + " | source" : "eval \"$(" + out + ")\""));
        Desk own = desk.with("AWS_REGION", "us-east-1").with("AWS_SECURITY_TOKEN", "stale");

        PackagedProgram.script(own, name + " script").succeedsSilently();

        Map<String, Object> session = asVariables(user.packaged()
                .keystore(assume("-o", "json", "--region", account.region()))
                .object());
        Map<String, String> before = variables(desk.path("before"));
        assertThat(variables(desk.path("during"))).containsAllEntriesOf(strings(session));
        Map<String, String> after = variables(desk.path("after"));
        before.keySet().removeAll(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SECURITY_TOKEN"));
        assertThat(after).containsEntry("AWS_REGION", "us-east-1");
        assertThat(withoutShells(after)).isEqualTo(withoutShells(before));
    }

    private static Map<String, String> strings(Map<String, Object> values) {
        Map<String, String> strings = new TreeMap<>();
        values.forEach((name, value) -> strings.put(name, (String) value));
        return strings;
    }

    /** Without what shells count for themselves. */
    private static Map<String, String> withoutShells(Map<String, String> variables) {
        Map<String, String> others = new TreeMap<>(variables);
        others.keySet().removeAll(List.of("_", "SHLVL", "PWD", "OLDPWD"));
        return others;
    }

    private static boolean isInstalled(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    @Test
    void aDotenvFileIsReadByAShell() throws IOException {
        desk.file("env", user.keystore(assume("--format", "dotenv")).succeeds().text());
        PackagedProgram.script(desk, "set -a; . ./env; env -0 >read").succeedsSilently();
        assertThat(variables(desk.path("read")))
                .containsAllEntriesOf(
                        strings(asVariables(user.keystore(assume("-o", "json")).object())))
                .containsEntry("KEYSTORE_ASSUMED_REGION", account.region());
    }

    @Test
    void aCommandRunsInTheSession() throws IOException {
        Finished ran = new Shell(new PackagedProgram(), desk.with("OWN", "ü x"), List.of())
                .feed("typed", assume("--", "sh", "-c", "env -0 >during; cat; echo said >&2"));
        assertThat(ran.code()).isZero();
        assertThat(ran.text()).isEqualTo("typed");
        assertThat(ran.err()).isEqualTo("said\n");
        Map<String, String> session = strings(
                asVariables(user.packaged().keystore(assume("-o", "json")).object()));
        Map<String, String> during = variables(desk.path("during"));
        assertThat(during).containsAllEntriesOf(session).containsEntry("OWN", "ü x");
        during.keySet().removeAll(session.keySet());
        assertThat(during.keySet()).contains("KEYSTORE_ASSUMED_REGION").doesNotContain("KEYSTORE_NESTED");
    }

    @Test
    void itsEndIsTheCommands() {
        assertThat(run("sh", "-c", "exit 7").code()).isEqualTo(7);
        assertThat(run("sh", "-c", "kill -TERM $$").code()).isEqualTo(128 + 15);
        run("no-such-program").fails(127, "no-such-program");
        run(desk.file("plain", "text").toString()).fails(126);
        assertThat(run("printf", "%s|", "--help", "", "-o", "json", "--").text())
                .isEqualTo("--help||-o|json|--|");
    }

    @Test
    void anInterruptIsTheCommandsToAnswer() {
        assertThat(run("sh", "-c", "trap 'exit 5' INT; kill -INT $PPID; while :; do sleep 0.05; done")
                        .code())
                .isEqualTo(5);
    }

    /** A pipeline that is cancelled ends keystore; what holds the session is told, and its end is ours. */
    @Test
    void whatEndsKeystoreReachesTheCommand() {
        Finished ended =
                run("sh", "-c", "trap 'echo ended; kill $!; exit 0' TERM; tail -f /dev/null & kill -TERM $PPID; wait");
        assertThat(ended.code()).isZero();
        assertThat(ended.text()).isEqualTo("ended\n");
    }

    @Test
    void whatMayBeTriedAgainIs() {
        account.faults().on("sts:AssumeRole").nth(1).failBefore(new AwsError(500, "InternalFailure", "no luck"));
        user.keystore(assume()).succeedsSilently();
        assertThat(account.calls().counts()).containsOnly(Map.entry("sts:AssumeRole", 2));
        account.faults().on("sts:AssumeRole").failBefore(new AwsError(500, "InternalFailure", "no luck"));
        user.keystore(assume("--no-cache", "--timeout", "1s")).fails(7);
    }

    @Test
    void aSessionIsUsedAsItIsAndNeverChained() {
        Map<String, Object> session =
                user.packaged().keystore(assume("-o", "json")).object();
        account.calls().clear();
        String program = PackagedProgram.executable().toString();

        assertThat(Finished.object(
                        run(program, "assume", "-o", "json").succeedsSilently().text()))
                .isEqualTo(session);
        assertThat(Finished.object(run(program, "assume", "-o", "json", "--role-arn", ROLE)
                        .succeedsSilently()
                        .text()))
                .isEqualTo(session);
        run(program, "assume", "--role-arn", OTHER_ROLE, "--external-id", "example")
                .fails(8, "assume --unset");
        run(program, "assume", "--role-arn", OTHER_ROLE, "--", "echo", "ran").fails(8, "assume --unset");
        assertThat(account.calls().counts()).isEmpty();
    }

    /** Somebody else's credentials would be used in its place. */
    @Test
    void halfASessionIsNone() {
        user.with("KEYSTORE_ASSUMED_ROLE", ROLE)
                .keystore("get", "demo/a", "--table", "keystore")
                .fails(8, "AWS_SESSION_TOKEN is missing", "assume --unset");
    }

    @Test
    void anSdkReadsItFromAProcess() {
        String command = inDesk(desk, String.join(" ", ASSUME) + " --format process");

        try (ProcessCredentialsProvider process = ProcessCredentialsProvider.builder()
                .command(List.of("sh", command))
                .build()) {
            assertThat(caller(process)).startsWith("arn:aws:sts::" + OWNER + ":assumed-role/reader/");
            assertThat(process.resolveCredentials())
                    .isInstanceOfSatisfying(
                            AwsSessionCredentials.class,
                            read -> assertThat(strings(asVariables(user.packaged()
                                            .keystore(assume("-o", "json"))
                                            .object())))
                                    .containsEntry("AWS_ACCESS_KEY_ID", read.accessKeyId())
                                    .containsEntry("AWS_SECRET_ACCESS_KEY", read.secretAccessKey())
                                    .containsEntry("AWS_SESSION_TOKEN", read.sessionToken())
                                    .containsEntry(
                                            "AWS_CREDENTIAL_EXPIRATION",
                                            read.expirationTime().orElseThrow().toString()));
        }
    }

    @Test
    void anSdkReadsItThroughAProfile() {
        ProfileFile profiles = ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(("[profile store]\ncredential_process = sh "
                                + inDesk(desk, String.join(" ", ASSUME) + " --format process") + "\n")
                        .getBytes(UTF_8)))
                .build();
        try (ProfileCredentialsProvider profile = ProfileCredentialsProvider.builder()
                .profileFile(profiles)
                .profileName("store")
                .build()) {
            assertThat(caller(profile)).startsWith("arn:aws:sts::" + OWNER + ":assumed-role/reader/");
        }
    }

    /** A script that runs {@code keystore} with {@code words} in the environment of {@code place}: an SDK gives a process its own. */
    private static String inDesk(Desk place, String words) {
        StringBuilder script = new StringBuilder("cd '" + place.directory() + "'\n");
        place.environment().forEach((name, value) -> script.append("export " + name + "='" + value + "'\n"));
        return place.file("process", script + "exec '" + PackagedProgram.executable() + "' " + words + "\n")
                .toString();
    }

    @Test
    void aProfileOfItsOwnBeginsTheProcess() {
        if (account.hasDoubles()) {
            Account owner = account.aws().cloud().account(OWNER);
            owner.role("next", TRUST.replace("123456789012", OWNER));
            owner.findRole("reader").orElseThrow().policies().put("next", """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}""");
        }
        String next = ROLE.replace("reader", "next");

        assertThat(profiled()
                        .keystore("assume", "--profile=store", "--role-arn=" + next, "--external-id=example", "-o=json")
                        .object())
                .containsEntry("roleArn", next)
                .containsEntry("region", account.region());
    }

    /** A profile whose process asks for that very profile's credentials would start processes for ever. */
    @Test
    void aProcessThatStartsItselfIsEnded() {
        profiled().with("AWS_PROFILE", "loop").keystore(assume()).fails(8, "credentials");
        profiled().with("KEYSTORE_NESTED", "....").keystore("version").fails(8, "credential_process");
    }

    private Shell profiled() {
        String program = "'" + PackagedProgram.executable() + "' " + String.join(" ", ASSUME) + " --format process";
        Map<String, String> keys = account.environment();
        desk.file("aws-config", """
                [profile base]
                region = %s
                aws_access_key_id = %s
                aws_secret_access_key = %s
                [profile store]
                region = %s
                credential_process = %s --profile base
                [profile loop]
                region = %s
                credential_process = %s
                """.formatted(
                        account.region(),
                        keys.get("AWS_ACCESS_KEY_ID"),
                        keys.get("AWS_SECRET_ACCESS_KEY"),
                        account.region(),
                        program,
                        account.region(),
                        program));
        return user.packaged()
                .without("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                .with("AWS_CONFIG_FILE", desk.path("aws-config").toString());
    }
}
