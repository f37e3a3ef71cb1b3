package dev.keystore.testbed;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The faults of a proxy. A request meets those that take it one inside the other, the first scripted outermost. */
final class FaultScript {

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    void add(String operation, Predicate<Map<String, Object>> where, IntPredicate counted, Fault fault) {
        lines.add(new Line(operation, where, counted, fault, new AtomicInteger()));
    }

    void clear() {
        lines.clear();
    }

    WireAnswer play(String operation, Map<String, Object> members, WireRequest request, Fault.Onward service)
            throws IOException {
        var taking =
                lines.stream().filter(line -> line.takes(operation, members)).toList();
        var onward = service;
        for (var i = taking.size() - 1; i >= 0; i--) {
            var fault = taking.get(i).fault();
            var rest = onward;
            onward = sent -> fault.meet(sent, rest);
        }
        return onward.send(request);
    }

    private record Line(
            String operation,
            Predicate<Map<String, Object>> where,
            IntPredicate counted,
            Fault fault,
            AtomicInteger seen) {

        boolean takes(String called, Map<String, Object> members) {
            return operation.equals(called) && where.test(members) && counted.test(seen.incrementAndGet());
        }
    }
}
