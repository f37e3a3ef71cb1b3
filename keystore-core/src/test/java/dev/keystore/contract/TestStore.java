package dev.keystore.contract;

import dev.keystore.Keystore;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.SecretStore;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.StoreId;
import dev.keystore.usecase.Patience;
import dev.keystore.usecase.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A store in memory under a real key, whose clock moves by hand and whose pauses only move that clock. */
public final class TestStore {
    public static final StoreId ID = new StoreId("keystore");

    private final InMemorySecretStore rows = new InMemorySecretStore();
    private final EnvelopeCipher cipher = cipher(1);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T05:06:07Z"));
    private final InMemoryMarks marks = new InMemoryMarks();
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    /** A cipher under a key of which every byte is {@code fill}. */
    public static EnvelopeCipher cipher(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return EsdkEnvelopeCipher.rawAes(SecretValue.copyOf(key), "test");
    }

    /** The rows, to be changed behind Keystore's back. */
    public InMemorySecretStore rows() {
        return rows;
    }

    public EnvelopeCipher cipher() {
        return cipher;
    }

    public MovableClock clock() {
        return clock;
    }

    public InMemoryMarks marks() {
        return marks;
    }

    public List<String> notices() {
        return List.copyOf(notices);
    }

    /** A process that keeps no high-water marks. */
    public Keystore keystore() {
        return keystore(HighWaterMarks.NONE);
    }

    /** A process that keeps {@link #marks}. */
    public Keystore keystoreWithMarks() {
        return keystore(marks);
    }

    public Keystore keystore(HighWaterMarks kept) {
        return Keystore.over(ports(rows, cipher, kept, patience()));
    }

    /** A process that reaches the store and its key by other means. */
    public Keystore keystore(SecretStore store, EnvelopeCipher other) {
        return Keystore.over(ports(store, other, HighWaterMarks.NONE, patience()));
    }

    public Ports ports(SecretStore store, EnvelopeCipher other, HighWaterMarks kept, Patience patience) {
        return new Ports(ID, store, other, kept, () -> "ci@build", clock, notices::add, patience);
    }

    /** As long as usual by the clock, whose pauses take no time of anybody else. */
    public Patience patience() {
        return new Patience(Patience.USUAL, Instant.MAX, clock, new Random(1), clock::pass);
    }

    /** Patience that lasts as long as a test, and waits for nothing. */
    public Patience endless() {
        return new Patience(Duration.ofDays(1), Instant.MAX, clock, new Random(1), pause -> Thread.onSpinWait());
    }
}
