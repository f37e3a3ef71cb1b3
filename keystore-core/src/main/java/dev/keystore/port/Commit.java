package dev.keystore.port;

import java.util.List;
import java.util.UUID;

/**
 * Steps that take effect together or not at all.
 *
 * @param token the same for every time these very bytes are sent, and for no others: a store may use it to recognise a
 *     commit that it has taken already
 * @param writes at most {@link #MOST} steps, about rows of no more than 4 MB together
 */
public record Commit(String token, List<Write> writes) {
    /** How many steps one commit may have: what a DynamoDB transaction takes. */
    public static final int MOST = 100;

    public Commit {
        writes = List.copyOf(writes);
        if (writes.size() > MOST) {
            throw new IllegalArgumentException("a commit of " + writes.size() + " steps: at most " + MOST);
        }
        if (writes.stream().map(Write::key).distinct().count() < writes.size()) {
            throw new IllegalArgumentException("a commit with two steps about the same row");
        }
    }

    /** A new commit of {@code writes}. */
    public static Commit of(List<Write> writes) {
        return new Commit(UUID.randomUUID().toString(), writes);
    }
}
