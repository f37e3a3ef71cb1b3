package dev.keystore.contract;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.ExternalId;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleArn;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import dev.keystore.port.AccessBroker;
import dev.keystore.secret.SecretValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Roles that trust whoever they were told to. Counts the sessions it opens. */
public final class InMemoryAccessBroker implements AccessBroker {
    private static final String CALLER = "the caller";

    private final InstantSource clock;
    private final Map<RoleArn, Trust> roles = new HashMap<>();
    private final AtomicInteger opened = new AtomicInteger();

    private record Trust(String whom, @Nullable ExternalId externalId) {}

    public InMemoryAccessBroker(InstantSource clock) {
        this.clock = clock;
    }

    /** A role that the caller may assume. */
    public InMemoryAccessBroker with(String arn, @Nullable String externalId) {
        roles.put(new RoleArn(arn), new Trust(CALLER, externalId == null ? null : new ExternalId(externalId)));
        return this;
    }

    /** A role that sessions of {@code other} may assume. */
    public InMemoryAccessBroker withNext(String arn, String other) {
        roles.put(new RoleArn(arn), new Trust(other, null));
        return this;
    }

    /** From now on nobody may assume it. */
    public void revoke(String arn) {
        roles.remove(new RoleArn(arn));
    }

    public int opened() {
        return opened.get();
    }

    @Override
    public Session open(RoleChain chain, Reach reach, Duration leastLife) {
        String who = CALLER;
        for (AssumedRole role : chain.roles()) {
            Trust trust = roles.get(role.arn());
            if (trust == null
                    || !trust.whom().equals(who)
                    || (trust.externalId() != null && !Objects.equals(trust.externalId(), role.externalId()))) {
                throw new Denied("assuming " + role.arn() + " was denied", "trust " + who, null);
            }
            who = role.arn().value();
        }
        AssumedRole last = chain.last();
        Duration length = last.duration() == null ? Duration.ofHours(1) : last.duration();
        int number = opened.incrementAndGet();
        return new Session(
                last.arn(),
                "arn:aws:sts::" + last.arn().account() + ":assumed-role/"
                        + last.arn().name() + "/" + last.sessionName(),
                "ASIA" + number,
                SecretValue.ofUtf8("secret " + number),
                SecretValue.ofUtf8("token " + number),
                clock.instant().plus(length));
    }
}
