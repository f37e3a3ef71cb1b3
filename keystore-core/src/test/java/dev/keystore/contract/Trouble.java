package dev.keystore.contract;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Decides what becomes of each call that a verb makes, by its number, from 0. */
public interface Trouble {
    /** What a call does. */
    enum Call {
        READ,
        CIPHER,
        COMMIT,
        REGISTER
    }

    /** One more call: makes it, or doesn't, and answers for it. */
    <T> T meet(Call call, Supplier<T> effect);

    /** Something that is done before call number {@code n}, and nothing else. */
    static Trouble before(int n, Runnable interruption) {
        AtomicInteger number = new AtomicInteger();
        return new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                if (number.getAndIncrement() == n) {
                    interruption.run();
                }
                return effect.get();
            }
        };
    }
}
