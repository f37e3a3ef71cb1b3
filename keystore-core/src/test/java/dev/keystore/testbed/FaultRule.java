package dev.keystore.testbed;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Says which calls of an operation meet a fault, then which fault. Calls are counted from the moment the rule is
 * complete; without {@link #nth} or {@link #first} every call meets the fault.
 */
public final class FaultRule {

    private final Operation operation;
    private final FaultScript script;
    private Predicate<Map<String, Object>> where = members -> true;
    private IntPredicate counted = n -> true;

    FaultRule(Operation operation, FaultScript script) {
        this.operation = operation;
        this.script = script;
    }

    /** Only the nth matching call, from 1. */
    public FaultRule nth(int n) {
        counted = seen -> seen == n;
        return this;
    }

    /** Only the first so many matching calls. */
    public FaultRule first(int times) {
        counted = seen -> seen <= times;
        return this;
    }

    /** Only calls whose request, as parsed JSON, fits; others are not counted. */
    public FaultRule where(Predicate<Map<String, Object>> fits) {
        where = fits;
        return this;
    }

    /** A scripted answer in place of the service's. */
    public void answer(int status, String body) {
        install((request, onward) -> WireAnswer.of(status, contentType(), body));
    }

    /** The call has no effect and gets this answer. */
    public void failBefore(int status, String body) {
        answer(status, body);
    }

    /** The call has no effect and gets this error. */
    public void failBefore(AwsError error) {
        install((request, onward) -> error.answer(operation));
    }

    /** The call takes effect, yet gets this answer. */
    public void failAfter(int status, String body) {
        install((request, onward) -> {
            onward.send(request);
            return WireAnswer.of(status, contentType(), body);
        });
    }

    /** The call takes effect, yet gets this error. */
    public void failAfter(AwsError error) {
        install((request, onward) -> {
            onward.send(request);
            return error.answer(operation);
        });
    }

    /** The call has no effect and its connection ends without an answer. */
    public void dropBefore() {
        install((request, onward) -> {
            throw new ConnectionDropped();
        });
    }

    /** The call takes effect and its connection ends without an answer. */
    public void dropAfter() {
        install((request, onward) -> {
            onward.send(request);
            throw new ConnectionDropped();
        });
    }

    /** Every matching call is refused as one too many. */
    public void throttle() {
        failBefore(AwsError.throttling(operation));
    }

    /** The first so many matching calls are refused as too many. */
    public void throttle(int times) {
        first(times).throttle();
    }

    /** The first so many matching calls meet another transaction on the same row, and have no effect. */
    public void conflict(int times) {
        first(times).install(new TransactionConflict(operation));
    }

    /** The call takes effect; its answer is held back until the latch opens. */
    public void slow(CountDownLatch released) {
        after(() -> await(released, Duration.ofMinutes(1)));
    }

    /** The call takes effect; its answer is held back so long. For clients whose own timeout is shorter. */
    public void slow(Duration held) {
        after(() -> await(new CountDownLatch(1), held));
    }

    /** Runs this before the call takes effect. */
    public void before(Runnable interruption) {
        install((request, onward) -> {
            interruption.run();
            return onward.send(request);
        });
    }

    /** Runs this after the call took effect, before its answer is sent. */
    public void after(Runnable interruption) {
        install((request, onward) -> {
            var answer = onward.send(request);
            interruption.run();
            return answer;
        });
    }

    private void install(Fault fault) {
        script.add(operation.toString(), where, counted, fault);
    }

    private String contentType() {
        return switch (operation.service()) {
            case "dynamodb" -> "application/x-amz-json-1.0";
            case "kms" -> "application/x-amz-json-1.1";
            default -> "text/xml";
        };
    }

    @SuppressWarnings("ResultOfMethodCallIgnored")
    private static void await(CountDownLatch latch, Duration atMost) {
        try {
            if (latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
