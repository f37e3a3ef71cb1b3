package dev.keystore.cli.mask;

import java.util.Arrays;
import java.util.List;

/**
 * The forms that begin with the same six bytes, and what is known of what all of them begin with: whether the first part of it is one short
 * piece again and again. A text of such pieces agrees with it at each of them, and would be compared all over at each of them.
 */
final class Group {
    /** Shorter beginnings are compared faster than looked up. In bytes. */
    private static final int SHORTEST_RUN = 256;

    /** Of longer pieces there are few in a text. In bytes. */
    private static final int LONGEST_PERIOD = 128;

    private final Form[] forms;
    private final int shared;
    private int period = 1;
    private int run;

    /** Takes {@code group}, and sorts it by bytes. */
    Group(List<Form> group) {
        forms = group.toArray(new Form[0]);
        Arrays.sort(forms, Form.BY_BYTES);
        shared = forms[0].sharedWith(forms[forms.length - 1], 0);
        for (int length = 1; length <= LONGEST_PERIOD && shared >= SHORTEST_RUN && run < shared; length++) {
            int repeated = forms[0].repeated(length, shared);
            if (repeated > Math.max(run, SHORTEST_RUN - 1)) {
                period = length;
                run = repeated;
            }
        }
    }

    /** In the order of their bytes. */
    Form[] forms() {
        return forms;
    }

    /** With how many bytes all of them begin. */
    int shared() {
        return shared;
    }

    /** Whether {@link #run} isn't 0. */
    boolean repeats() {
        return run > 0;
    }

    /** How long the piece is of which {@link #run} consists. */
    int period() {
        return period;
    }

    /** With how many bytes all forms begin of which each is the same as that {@link #period} before it. */
    int run() {
        return run;
    }
}
