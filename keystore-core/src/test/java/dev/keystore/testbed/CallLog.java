package dev.keystore.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls so far, in the order in which they ended. A call is in the log before its answer is sent. */
public final class CallLog {

    private final List<Call> calls = new ArrayList<>();

    CallLog() {}

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls of one operation, such as {@code kms:Decrypt}. */
    public List<Call> calls(String operation) {
        return calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    /** How often each operation was called; an operation never called is absent. */
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        calls().forEach(call -> counts.merge(call.operation(), 1, Integer::sum));
        return counts;
    }

    public synchronized void clear() {
        calls.clear();
    }

    synchronized void add(Call call) {
        calls.add(call);
    }
}
