package dev.keystore.cli.mask;

import java.util.HashMap;
import java.util.Map;

/**
 * How far the text was found to agree with beginnings that repeat themselves, so that one period further on nothing of it is compared again.
 * Without it a text that repeats a long secret's piece takes a time that grows with the square.
 */
final class Repeats {
    private final Map<Group, Seen> seen = new HashMap<>();

    /** The place {@code start} from which on the text agrees up to {@code end}. */
    private record Seen(long start, long end) {}

    /** How many bytes from {@code start} on, where {@code group} may begin, are known to agree with all of its forms. */
    int known(Group group, long start) {
        Seen last = group.repeats() ? seen.get(group) : null;
        if (last == null || (start - last.start) % group.period() != 0) {
            return Forms.SHORTEST;
        }
        return (int) Math.max(Forms.SHORTEST, last.end - start);
    }

    /** From {@code start} on {@code agreed} bytes were found to agree with some of {@code group}. */
    void add(Group group, long start, int agreed) {
        if (group.repeats()) {
            long end = start + Math.min(agreed, group.run());
            Seen last = seen.get(group);
            if (last == null || end > last.end) {
                seen.put(group, new Seen(start, end));
            }
        }
    }

    /** What comes is another text. */
    void clear() {
        seen.clear();
    }
}
