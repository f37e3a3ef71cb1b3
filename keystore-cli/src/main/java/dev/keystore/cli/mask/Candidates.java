package dev.keystore.cli.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * The forms that may begin at one place of a text, while its bytes come in. No byte of the text is looked at twice, and many forms that begin
 * alike cost little more than one: they stand in the order of their bytes, so those that still agree are neighbours.
 */
final class Candidates {
    private Form[] forms = {};
    private int first;
    private int end;
    private int agreed;

    /** With how many bytes all that still agree begin. */
    private int shared;

    private final List<Form> whole = new ArrayList<>();

    /** Starts with the forms of {@code group}, of which the first {@code known} bytes agree. */
    void begin(Group group, int known) {
        forms = group.forms();
        first = 0;
        end = forms.length;
        agreed = known;
        shared = group.shared();
        whole.clear();
    }

    /** Whether a form agrees with all bytes that are there, and goes on. */
    boolean undecided() {
        return first < end;
    }

    /**
     * Compares with the bytes {@code start} to {@code textEnd} of {@code text}, the same as before and more. Returns whether it is decided which forms
     * stand there; nothing else comes where {@code last} is true.
     */
    boolean decide(byte[] text, int start, int textEnd, boolean last) {
        int there = textEnd - start;
        while (undecided()) {
            if (forms[first].length() == agreed) {
                whole.add(forms[first++]);
                share();
            } else if (agreed == there) {
                break;
            } else if (agreed < shared) {
                compare(text, start, Math.min(shared, there));
            } else {
                narrow(text[start + agreed] & 0xff);
            }
        }
        if (last) {
            first = end;
        }
        return !undecided();
    }

    /** Compares with what all have, up to {@code to}. */
    private void compare(byte[] text, int start, int to) {
        agreed += forms[first].agreement(text, start, agreed, to);
        if (agreed < to) {
            first = end;
        }
    }

    /** Keeps those that go on with {@code next}. All of them go on, and not all with the same. */
    private void narrow(int next) {
        int from = firstFrom(next);
        end = firstFrom(next + 1);
        first = from;
        if (undecided()) {
            agreed++;
            share();
        }
    }

    private void share() {
        shared = undecided() ? forms[first].sharedWith(forms[end - 1], agreed) : agreed;
    }

    /** The first that goes on with {@code next} or more. */
    private int firstFrom(int next) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (forms[middle].at(agreed) < next) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** With how many bytes some of the forms agree, as far as they are decided. */
    int agreed() {
        return agreed;
    }

    /** Those that stand there, shorter ones first. */
    List<Form> whole() {
        return whole;
    }
}
