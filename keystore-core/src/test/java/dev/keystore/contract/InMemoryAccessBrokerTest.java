package dev.keystore.contract;

import dev.keystore.port.AccessBroker;
import java.time.Instant;

final class InMemoryAccessBrokerTest implements AccessBrokerContract {
    private static final String ROLE = "arn:aws:iam::111122223333:role/reader";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryAccessBroker broker =
            new InMemoryAccessBroker(clock).with(ROLE, "right").withNext(next(), ROLE);

    @Override
    public String role() {
        return ROLE;
    }

    @Override
    public String next() {
        return "arn:aws:iam::444455556666:role/next";
    }

    @Override
    public String closed() {
        return "arn:aws:iam::444455556666:role/closed";
    }

    @Override
    public AccessBroker broker() {
        return broker;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
