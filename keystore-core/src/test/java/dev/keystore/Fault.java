package dev.keystore;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.OutcomeUnknown;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.contract.Trouble;
import java.util.function.Supplier;

/** What goes wrong with one call, or with it and all that follow. */
enum Fault {
    UNAVAILABLE_ONCE(false, false),
    UNAVAILABLE_FROM_THEN_ON(false, true),
    DENIED_FROM_THEN_ON(false, true),
    MISCONFIGURED_ONCE(false, false),
    ANSWER_LOST_BEFORE_IT_TOOK_EFFECT(true, false),
    ANSWER_LOST_AFTER_IT_TOOK_EFFECT(true, false),
    ANSWER_LOST_AND_EFFECT_LATE(true, false),
    ANSWER_LOST_BEFORE_AND_SILENCE_SINCE(true, true),
    ANSWER_LOST_AFTER_AND_SILENCE_SINCE(true, true),
    CRASH_BEFORE(false, true),
    CRASH_AFTER(false, true);

    /** The process ends. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final boolean ofCommits;
    private final boolean lasting;

    Fault(boolean ofCommits, boolean lasting) {
        this.ofCommits = ofCommits;
        this.lasting = lasting;
    }

    /** Whether this can happen to {@code call}. */
    boolean hits(Trouble.Call call) {
        return !ofCommits || call == Trouble.Call.COMMIT;
    }

    /** Whether calls after the one hit fail as well. */
    boolean isLasting() {
        return lasting;
    }

    boolean isCrash() {
        return this == CRASH_BEFORE || this == CRASH_AFTER;
    }

    boolean losesAnswers() {
        return ofCommits;
    }

    /** What becomes of the call that is hit. */
    <T> T strike(Supplier<T> effect) {
        switch (this) {
            case UNAVAILABLE_ONCE, UNAVAILABLE_FROM_THEN_ON -> throw new Unavailable("no answer", null, null);
            case DENIED_FROM_THEN_ON -> throw new Denied("not allowed", null, null);
            case MISCONFIGURED_ONCE -> throw new Misconfigured("the key is disabled", null, null);
            case ANSWER_LOST_AFTER_IT_TOOK_EFFECT, ANSWER_LOST_AFTER_AND_SILENCE_SINCE -> takes(effect);
            case CRASH_AFTER -> {
                takes(effect);
                throw new Crash();
            }
            case CRASH_BEFORE -> throw new Crash();
            case ANSWER_LOST_BEFORE_IT_TOOK_EFFECT,
                    ANSWER_LOST_AND_EFFECT_LATE,
                    ANSWER_LOST_BEFORE_AND_SILENCE_SINCE -> {}
        }
        throw new OutcomeUnknown("the answer was lost", null, null);
    }

    /** Lets {@code effect} happen although nobody hears of it. */
    static void takes(Supplier<?> effect) {
        Object unused = effect.get();
    }

    /** What becomes of the calls after it, where the fault lasts. */
    RuntimeException since() {
        if (isCrash()) {
            throw new Crash();
        }
        return this == DENIED_FROM_THEN_ON
                ? new Denied("not allowed", null, null)
                : new Unavailable("no answer", null, null);
    }
}
