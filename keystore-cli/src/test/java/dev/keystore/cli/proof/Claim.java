package dev.keystore.cli.proof;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be so.
 *
 * @param text in one sentence, or in which thing it differs from its pair
 * @param allowed whether it is to be allowed
 * @param why what would be wrong otherwise
 * @param question what is asked
 * @param pair what is allowed and differs from this in one thing only; null where this is that
 */
record Claim(
        String text,
        boolean allowed,
        String why,
        Question question,
        @Nullable Claim pair) {
    /** A question that accounts answer. */
    interface Question {
        /** Why it is allowed, or why not. */
        Answer in(Accounts accounts);

        /** In which things it differs from {@code other}. */
        Set<String> differences(Question other);
    }

    /**
     * An answer.
     *
     * @param reason the statements that decide
     */
    record Answer(boolean allowed, String reason) {}

    /** In one sentence, different from that of every other claim. */
    String name() {
        return pair == null ? text : pair.text + (allowed ? ", also " : ", but not ") + text;
    }

    /** Whether it is so. */
    boolean holds(Accounts accounts) {
        return question.in(accounts).allowed() == allowed;
    }

    @Override
    public String toString() {
        return name() + (allowed ? ": yes" : ": no");
    }
}
