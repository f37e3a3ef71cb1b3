package dev.keystore.cli.mask;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for needles in bytes that come bit by bit. Where each of them begins is decided in the order of the bytes, as soon as no byte to come
 * can change it; so what has to be kept is never longer than the longest form.
 */
final class Search {
    private static final int ROOM = 64 * 1024;

    private final Needles needles;
    private final Sink sink;
    private final byte[] buffer;
    private final ByteBuffer room;
    private final Candidates here = new Candidates();
    private final Repeats repeats = new Repeats();

    /** What may begin there, once something could. */
    private @Nullable Group group;

    /** How many bytes of this text have left the buffer. */
    private long dropped;

    /** The next place that is undecided. */
    private int scan;

    /** The first byte that has not been passed. */
    private int told;

    private int end;

    /** Takes some of {@code bytes}, and keeps no hold of them. */
    @FunctionalInterface
    interface Bytes {
        void take(byte[] bytes, int from, int to) throws IOException;
    }

    /** Is told what is decided. */
    interface Sink {
        /** The next bytes, in order and each once. Nothing begins at one of them but what was {@link #found} before it. */
        void passed(byte[] bytes, int from, int to) throws IOException;

        /** {@code forms} begin at the next byte that will be passed, and stand there wholly; shorter ones first. */
        void found(List<Form> forms) throws IOException;
    }

    Search(Needles needles, Sink sink) {
        this.needles = needles;
        this.sink = sink;
        this.buffer = new byte[needles.longest() + ROOM];
        this.room = ByteBuffer.wrap(buffer);
    }

    /** Goes on with these bytes. Throws what the sink throws. */
    void write(byte[] bytes, int start, int length) throws IOException {
        int from = start;
        int left = length;
        while (left > 0) {
            if (end == buffer.length) {
                moveToFront();
            }
            int some = Math.min(left, buffer.length - end);
            room.put(end, bytes, from, some);
            end += some;
            from += some;
            left -= some;
            advance(false);
        }
    }

    /** Forgets what is decided. */
    private void moveToFront() {
        room.limit(end).position(scan);
        room.compact().clear();
        end -= scan;
        dropped += scan;
        scan = 0;
        told = 0;
    }

    /** Nothing else comes: what is undecided is nothing. What is written after this is another text. */
    void end() throws IOException {
        advance(true);
        scan = end;
        pass();
        repeats.clear();
        dropped = 0;
        scan = 0;
        told = 0;
        end = 0;
    }

    /**
     * Lends {@code taker} the bytes that have not been passed although no form agrees with six of them, at most five: with what comes, one may
     * begin there. They will be passed like all others.
     */
    void peek(Bytes taker) throws IOException {
        if (!here.undecided()) {
            taker.take(buffer, scan, end);
        }
    }

    private void advance(boolean last) throws IOException {
        while (true) {
            if (!here.undecided()) {
                scan = needles.next(buffer, scan, end);
                if (end - scan < Forms.SHORTEST) {
                    break;
                }
                group = needles.beginning(buffer, scan);
                here.begin(group, repeats.known(group, dropped + scan));
            }
            if (!here.decide(buffer, scan, end, last)) {
                break;
            }
            repeats.add(Objects.requireNonNull(group), dropped + scan, here.agreed());
            if (!here.whole().isEmpty()) {
                pass();
                sink.found(here.whole());
            }
            scan++;
        }
        pass();
    }

    private void pass() throws IOException {
        if (scan > told) {
            sink.passed(buffer, told, scan);
            told = scan;
        }
    }
}
