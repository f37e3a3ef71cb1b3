package dev.keystore.testbed.cloud;

import java.util.ArrayList;
import java.util.List;

/** Every right that was asked for, in the order of the decisions. */
public final class AccessLog {

    private final List<Authorized> entries = new ArrayList<>();
    private long calls;

    AccessLog() {}

    public synchronized List<Authorized> entries() {
        return List.copyOf(entries);
    }

    /** What was asked for under an action, such as {@code kms:Decrypt}. */
    public List<Authorized> entries(String action) {
        return entries().stream()
                .filter(entry -> entry.ask().action().equals(action))
                .toList();
    }

    public synchronized void clear() {
        entries.clear();
    }

    synchronized long nextCall() {
        return ++calls;
    }

    synchronized void add(Authorized entry) {
        entries.add(entry);
    }
}
