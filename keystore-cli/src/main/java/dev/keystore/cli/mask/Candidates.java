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
    private final List<Form> whole = new ArrayList<>();

    /** Starts with {@code sorted}, which agree in their first {@link Forms#SHORTEST} bytes. */
    void begin(Form[] sorted) {
        forms = sorted;
        first = 0;
        end = sorted.length;
        agreed = Forms.SHORTEST;
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
            } else if (agreed == there) {
                break;
            } else if (end - first == 1) {
                decideOne(text, start, there);
            } else {
                narrow(text[start + agreed] & 0xff);
                agreed++;
            }
        }
        if (last) {
            first = end;
        }
        return !undecided();
    }

    private void decideOne(byte[] text, int start, int there) {
        int to = Math.min(forms[first].length(), there);
        if (forms[first].agrees(text, start, agreed, to)) {
            agreed = to;
        } else {
            first = end;
        }
    }

    /** Keeps those that go on with {@code next}. All of them go on. */
    private void narrow(int next) {
        if (forms[first].at(agreed) != next || forms[end - 1].at(agreed) != next) {
            int from = firstFrom(next);
            end = firstFrom(next + 1);
            first = from;
        }
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

    /** Those that stand there, shorter ones first. */
    List<Form> whole() {
        return whole;
    }
}
