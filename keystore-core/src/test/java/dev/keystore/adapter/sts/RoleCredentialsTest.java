package dev.keystore.adapter.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import dev.keystore.access.SessionName;
import dev.keystore.contract.InMemoryAccessBroker;
import dev.keystore.contract.MovableClock;
import dev.keystore.port.AccessBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A session in use for longer than it lasts. */
final class RoleCredentialsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/reader";
    private static final Duration HOUR = Duration.ofHours(1);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryAccessBroker sts = new InMemoryAccessBroker(clock).with(ROLE, null);
    private final Semaphore asked = new Semaphore(0);
    private final RoleCredentials credentials = credentials((chain, reach, leastLife) -> {
        try {
            return sts.open(chain, reach, leastLife);
        } finally {
            asked.release();
        }
    });

    private RoleCredentials credentials(AccessBroker broker) {
        RoleChain chain = RoleChain.of(
                AssumedRole.called(new SessionName("ann")).arn(ROLE).build());
        return new RoleCredentials(broker, chain, Reach.WHOLE, clock);
    }

    private String accessKeyId() {
        return credentials.resolveCredentials().accessKeyId();
    }

    private void awaitAsked(int times) throws InterruptedException {
        assertThat(asked.tryAcquire(times, 10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneSessionServesAllWhileItIsFresh() {
        assertThat(accessKeyId()).isEqualTo("ASIA1");
        clock.pass(HOUR.minus(RoleCredentials.EARLY));
        assertThat(accessKeyId()).isEqualTo("ASIA1");
        assertThat(sts.opened()).isEqualTo(1);
    }

    @Test
    void theSdkGetsAllOfIt() {
        AwsSessionCredentials session = (AwsSessionCredentials) credentials.resolveCredentials();
        assertThat(session.secretAccessKey()).isEqualTo("secret 1");
        assertThat(session.sessionToken()).isEqualTo("token 1");
        assertThat(session.accountId()).hasValue("111122223333");
        assertThat(session.expirationTime()).hasValue(clock.instant().plus(HOUR));
        assertThat(credentials.actor()).isEqualTo("arn:aws:sts::111122223333:assumed-role/reader/ann");
    }

    @Test
    void theNextIsAskedForBeforeTheEndWhileNobodyWaits() throws InterruptedException {
        accessKeyId();
        awaitAsked(1);
        clock.pass(HOUR.minus(RoleCredentials.EARLY).plusSeconds(1));

        assertThat(accessKeyId()).isEqualTo("ASIA1");

        awaitAsked(1);
        credentials.close();
        assertThat(sts.opened()).isEqualTo(2);
    }

    @Test
    void oneThatIsNotGoodAnyMoreIsNeverUsed() {
        accessKeyId();
        clock.pass(HOUR.minus(Session.LEAST_LIFE).plusSeconds(1));

        assertThat(accessKeyId()).isEqualTo("ASIA2");
    }

    @Test
    void aRenewalThatFailsIsNoFailureUntilItIsOne() throws InterruptedException {
        accessKeyId();
        awaitAsked(1);
        sts.revoke(ROLE);
        clock.pass(HOUR.minus(RoleCredentials.EARLY).plusSeconds(1));

        assertThat(accessKeyId()).isEqualTo("ASIA1");
        awaitAsked(1);
        assertThat(accessKeyId()).isEqualTo("ASIA1");
        assertThat(asked.availablePermits()).isZero();
        clock.pass(RoleCredentials.AGAIN);
        assertThat(accessKeyId()).isEqualTo("ASIA1");
        awaitAsked(1);

        clock.pass(Session.LEAST_LIFE);
        assertThatThrownBy(this::accessKeyId).isInstanceOf(Denied.class);
    }

    @Test
    void closedItSignsNothing() {
        accessKeyId();
        credentials.close();
        assertThatThrownBy(this::accessKeyId).isInstanceOf(IllegalStateException.class);
    }
}
