package dev.keystore.adapter.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import dev.keystore.access.SessionName;
import dev.keystore.contract.AccessBrokerContract;
import dev.keystore.port.AccessBroker;
import dev.keystore.port.MfaCodes;
import dev.keystore.port.Notices;
import dev.keystore.secret.SecretName;
import dev.keystore.testbed.AwsDouble;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.SdkClients;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.MfaDevice;
import dev.keystore.testbed.cloud.MovableClock;
import dev.keystore.testbed.cloud.User;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/** Sessions as STS gives them: of a double that decides by trust and policies. */
final class StsAccessBrokerTest implements AccessBrokerContract {
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"AWS": "arn:aws:iam::222222222222:root"}, "Condition": %s}]}""";
    private static final String MAY_ASSUME = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*",
              "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]}]}""";
    private static final Reach APP1 = Reach.of(List.of(SecretName.of("prod/app1/db")));

    private final MovableClock clock = new MovableClock();
    private final Cloud cloud = new Cloud(clock);
    private final AwsDouble aws = AwsDouble.start(cloud, InstantSource.system());
    private final User joe = cloud.account("222222222222").user("joe");
    private final Principal key = aws.principals().accessKey(joe);
    private final StsClient sts = new SdkClients(aws.endpoint(), key).sts();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Deque<String> codes = new ArrayDeque<>();
    private final List<String> details = new ArrayList<>();
    private int asked;

    StsAccessBrokerTest() {
        joe.policies().put("assume", MAY_ASSUME);
        role("reader", "{\"StringEquals\": {\"sts:ExternalId\": \"right\"}}")
                .policies()
                .put("assume", MAY_ASSUME);
        cloud.account("111111111111").role("next", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"AWS": "arn:aws:iam::111111111111:role/reader"}}]}""");
        role("closed", "{\"StringEquals\": {\"aws:PrincipalArn\": \"arn:aws:iam::222222222222:role/nobody\"}}");
    }

    private dev.keystore.testbed.cloud.Role role(String name, String condition) {
        return cloud.account("111111111111").role(name, TRUST.formatted(condition));
    }

    @AfterEach
    void close() {
        sts.close();
        aws.close();
    }

    @Override
    public String role() {
        return "arn:aws:iam::111111111111:role/reader";
    }

    @Override
    public String next() {
        return "arn:aws:iam::111111111111:role/next";
    }

    @Override
    public String closed() {
        return "arn:aws:iam::111111111111:role/closed";
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public AccessBroker broker() {
        MfaCodes typed = serial -> {
            if (codes.isEmpty()) {
                throw new Misconfigured("nobody is there", null, null);
            }
            return codes.pop();
        };
        Notices notices = new Notices() {
            @Override
            public void say(String text) {
                throw new AssertionError(text);
            }

            @Override
            public void detail(String text) {
                details.add(text);
            }
        };
        return new StsAccessBroker(
                () -> {
                    asked++;
                    return sts;
                },
                "here",
                new BaseIdentity(StaticCredentialsProvider.create(key.credentials()), false),
                new SessionCache(new Kept(), clock, notices),
                typed,
                notices);
    }

    /** What a later process finds. */
    private final class Kept implements SessionFiles {
        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(files.get(name)).map(byte[]::clone);
        }

        @Override
        public void write(String name, byte[] content) {
            files.put(name, content.clone());
        }

        @Override
        public void whileHeld(String name, Runnable action) throws IOException {
            action.run();
        }
    }

    private AssumedRole reader(UnaryOperator<AssumedRole.Builder> more) {
        return more.apply(AssumedRole.called(new SessionName("joe")).arn(role()).externalId("right"))
                .build();
    }

    private String open(AssumedRole role, Reach reach) {
        try (Session session = broker().open(RoleChain.of(role), reach)) {
            return session.accessKeyId();
        }
    }

    @Test
    void laterProcessesAskNobody() {
        String first = open(reader(r -> r), APP1);
        assertThat(open(reader(r -> r), APP1)).isEqualTo(first);
        assertThat(open(reader(r -> r), Reach.of(List.of(SecretName.of("prod/app1/other")))))
                .isEqualTo(first);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whateverIsDifferentIsAnotherSession() {
        role("other", "{\"StringEquals\": {\"sts:ExternalId\": \"right\"}}");
        List<String> sessions = List.of(
                open(reader(r -> r), APP1),
                open(reader(r -> r), Reach.WHOLE),
                open(reader(r -> r), Reach.of(List.of(SecretName.of("prod/app10/db")))),
                open(reader(r -> r.sessionName("ann")), APP1),
                open(reader(r -> r.duration(Duration.ofMinutes(30))), APP1),
                open(reader(r -> r.arn("arn:aws:iam::111111111111:role/other")), APP1));
        assertThat(sessions).doesNotHaveDuplicates();
        assertThat(files).hasSize(sessions.size());
    }

    @Test
    void aSessionNearItsEndIsRenewed() {
        String first = open(reader(r -> r), APP1);
        clock.advance(Duration.ofMinutes(56));
        assertThat(open(reader(r -> r), APP1)).isNotEqualTo(first);
    }

    @Test
    void aCodeIsAskedForOnceForAllNamespaces() {
        role("guarded", "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}");
        MfaDevice device = joe.enableMfa();
        AssumedRole guarded =
                reader(r -> r.arn("arn:aws:iam::111111111111:role/guarded").mfa(device.serial()));
        codes.push(device.code(clock.instant()));

        String first = open(guarded, APP1);

        assertThat(open(guarded, Reach.of(List.of(SecretName.of("ci/token"))))).isEqualTo(first);
        assertThat(details).allMatch(text -> text.contains("MFA code")).isNotEmpty();
    }

    @Test
    void aCodeThatIsWrongOrUsedIsRefused() {
        role("guarded", "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}");
        MfaDevice device = joe.enableMfa();
        String code = device.code(clock.instant());
        AssumedRole guarded =
                reader(r -> r.arn("arn:aws:iam::111111111111:role/guarded").mfa(device.serial()));
        codes.push(code);
        open(guarded, Reach.WHOLE);
        files.clear();
        codes.push(code);

        assertThatThrownBy(() -> open(guarded, Reach.WHOLE))
                .isInstanceOf(Denied.class)
                .satisfies(e -> assertThat(((Denied) e).hint().orElseThrow()).contains("wait for the next"));
        codes.push("000000".equals(code) ? "000001" : "000000");
        assertThatThrownBy(() -> open(guarded, Reach.WHOLE)).isInstanceOf(Denied.class);
    }

    @Test
    void aDurationOverTheRolesLimitIsConfiguration() {
        assertThatThrownBy(() -> open(reader(r -> r.duration(Duration.ofHours(2))), Reach.WHOLE))
                .isInstanceOf(Misconfigured.class)
                .satisfies(e ->
                        assertThat(((Misconfigured) e).hint().orElseThrow()).contains("--duration"));
    }

    @Test
    void whatWouldNotFitIsLeftOut() {
        List<SecretName> many = IntStream.range(0, 200)
                .mapToObj(i -> SecretName.of("namespace-" + i + "/of-an-application/secret"))
                .toList();
        String whole = open(reader(r -> r), Reach.WHOLE);

        assertThat(open(reader(r -> r), Reach.of(many))).isEqualTo(whole);
        assertThat(details)
                .containsExactly(
                        "the session is not narrowed to the names that are needed: they are too many for a session policy");
    }
}
