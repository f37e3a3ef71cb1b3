package dev.keystore.adapter.sts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.access.RoleArn;
import dev.keystore.access.Session;
import dev.keystore.contract.MovableClock;
import dev.keystore.port.Notices;
import dev.keystore.secret.SecretValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions from one process to the next. */
final class SessionCacheTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Map<String, byte[]> kept = new HashMap<>();
    private final List<String> details = new ArrayList<>();
    private int opened;
    private boolean broken;
    private boolean locked;

    private final SessionFiles files = new SessionFiles() {
        @Override
        public Optional<byte[]> read(String name) throws IOException {
            fail();
            return Optional.ofNullable(kept.get(name)).map(byte[]::clone);
        }

        @Override
        public void write(String name, byte[] content) throws IOException {
            fail();
            kept.put(name, content.clone());
        }

        @Override
        public void whileHeld(String name, Runnable action) throws IOException {
            assertThat(locked).isFalse();
            fail();
            action.run();
        }

        private void fail() throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
        }
    };

    private final Notices notices = new Notices() {
        @Override
        public void say(String text) {
            throw new AssertionError("nobody needs to know: " + text);
        }

        @Override
        public void detail(String text) {
            details.add(text);
        }
    };

    private static SessionCache.Wanted wanted(String name) {
        return new SessionCache.Wanted(
                name, new RoleArn("arn:aws:iam::111122223333:role/r"), Session.LEAST_LIFE, false);
    }

    /** What another process gets. */
    private String token(String name) {
        try (Session session = new SessionCache(files, clock, notices).recall(wanted(name), this::open)) {
            return session.token().use(bytes -> new String(bytes, UTF_8));
        }
    }

    private Session open() {
        opened++;
        return new Session(
                new RoleArn("arn:aws:iam::111122223333:role/r"),
                "arn:aws:sts::111122223333:assumed-role/r/ann",
                "ASIA" + opened,
                SecretValue.ofUtf8("secret/+=" + opened),
                SecretValue.ofUtf8("token " + opened),
                clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void oneSessionIsForAll() {
        assertThat(token("a")).isEqualTo("token 1");
        assertThat(token("a")).isEqualTo("token 1");
        assertThat(token("b")).isEqualTo("token 2");
    }

    @Test
    void everythingComesBack() {
        token("a");
        try (Session session = new SessionCache(files, clock, notices).recall(wanted("a"), this::open)) {
            assertThat(session)
                    .hasToString("Session[arn:aws:sts::111122223333:assumed-role/r/ann, 2026-01-01T01:00:00Z]");
            assertThat(session.role()).hasToString("arn:aws:iam::111122223333:role/r");
            assertThat(session.accessKeyId()).isEqualTo("ASIA1");
            assertThat(session.secretAccessKey().<String, RuntimeException>use(bytes -> new String(bytes, UTF_8)))
                    .isEqualTo("secret/+=1");
        }
    }

    @Test
    void oneThatEndsInFiveMinutesIsNotUsed() {
        token("a");
        clock.pass(Duration.ofMinutes(55));
        assertThat(token("a")).isEqualTo("token 1");
        clock.pass(Duration.ofMillis(1));
        assertThat(token("a")).isEqualTo("token 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "keystore-session 1\n",
                "keystore-session 2\n1\n2\n3\n4\n5\n6\n",
                "keystore-session 1\n1\n2\n3\n4\n5\n6\n"
            })
    void whatIsDamagedIsOpenedAnew(String content) {
        kept.put("a", content.getBytes(UTF_8));
        assertThat(token("a")).isEqualTo("token 1");
        assertThat(token("a")).isEqualTo("token 1");
        assertThat(details).isNotEmpty().noneMatch(text -> text.contains("token 1"));
    }

    @Test
    void aSessionOfAnotherRoleIsNoneOfThese() {
        token("a");
        SessionCache.Wanted other = new SessionCache.Wanted(
                "a", new RoleArn("arn:aws:iam::111122223333:role/other"), Session.LEAST_LIFE, false);
        new SessionCache(files, clock, notices).recall(other, this::open).close();
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void whoeverRenewsEarlyGetsANewOne() {
        token("a");
        SessionCache.Wanted early = new SessionCache.Wanted(
                "a", new RoleArn("arn:aws:iam::111122223333:role/r"), Duration.ofMinutes(50), false);
        clock.pass(Duration.ofMinutes(11));
        new SessionCache(files, clock, notices).recall(early, this::open).close();
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void nobodyWaitsForAPersonAtAnotherKeyboard() {
        locked = true;
        SessionCache.Wanted byCode =
                new SessionCache.Wanted("a", new RoleArn("arn:aws:iam::111122223333:role/r"), Session.LEAST_LIFE, true);
        new SessionCache(files, clock, notices).recall(byCode, this::open).close();
        assertThat(token("a")).isEqualTo("token 1");
    }

    @Test
    void whereNothingCanBeKeptNothingIs() {
        broken = true;
        assertThat(token("a")).isEqualTo("token 1");
        assertThat(token("a")).isEqualTo("token 2");
        assertThat(details).isNotEmpty();
    }
}
