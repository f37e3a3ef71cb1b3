package dev.keystore.adapter.sts;

import dev.keystore.KeystoreException;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import dev.keystore.port.AccessBroker;
import dev.keystore.port.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Signs with the session of a role for as long as it is open. A session is renewed in the background from {@link #EARLY} before its
 * end, and while everybody waits once it is no longer good; one that takes a person's code only then. Safe to use from several threads.
 */
public final class RoleCredentials implements AwsCredentialsProvider, Identity, AutoCloseable {
    /** How long before a session's end the next one is asked for. */
    static final Duration EARLY = Session.LEAST_LIFE.multipliedBy(2);

    /** How long after a renewal in the background the next is tried, where it failed. */
    static final Duration AGAIN = Duration.ofSeconds(30);

    private final AccessBroker broker;
    private final RoleChain chain;
    private final Reach reach;
    private final InstantSource clock;
    private @Nullable Current current;
    private @Nullable ExecutorService background;
    private Instant nextRenewal = Instant.MIN;
    private boolean closed;

    /** What is signed with, and until when. */
    private record Current(AwsSessionCredentials credentials, String actor, Instant expires) {
        boolean lastsFor(Duration length, Instant now) {
            return !now.plus(length).isAfter(expires);
        }

        @Override
        public String toString() {
            return "Current[" + actor + ", " + expires + "]";
        }
    }

    public RoleCredentials(AccessBroker broker, RoleChain chain, Reach reach, InstantSource clock) {
        this.broker = broker;
        this.chain = chain;
        this.reach = reach;
        this.clock = clock;
    }

    /** Throws {@link KeystoreException} where the role can't be assumed. */
    @Override
    public AwsCredentials resolveCredentials() {
        return current().credentials();
    }

    /** The ARN of the session. */
    @Override
    public String actor() {
        return current().actor();
    }

    private synchronized Current current() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Instant now = clock.instant();
        Current known = current;
        if (known == null || !known.lastsFor(Session.LEAST_LIFE, now)) {
            known = open(Session.LEAST_LIFE);
            current = known;
        } else if (!known.lastsFor(EARLY, now) && !now.isBefore(nextRenewal) && !chain.takesCode()) {
            nextRenewal = now.plus(AGAIN);
            background().execute(this::renew);
        }
        return known;
    }

    private Current open(Duration leastLife) {
        try (Session session = broker.open(chain, reach, leastLife)) {
            return new Current(SessionCredentials.of(session), session.actor(), session.expires());
        }
    }

    private void renew() {
        try {
            renewed(open(EARLY));
        } catch (RuntimeException e) {
            // The session at hand is still good. Who needs one later than that asks again, and is told.
        }
    }

    private synchronized void renewed(Current next) {
        if (!closed) {
            current = next;
        }
    }

    private ExecutorService background() {
        if (background == null) {
            background = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "keystore-session");
                thread.setDaemon(true);
                return thread;
            });
        }
        return background;
    }

    @Override
    public synchronized void close() {
        closed = true;
        current = null;
        if (background != null) {
            background.shutdownNow();
        }
    }
}
