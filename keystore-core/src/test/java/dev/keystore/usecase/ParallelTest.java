package dev.keystore.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.NotFound;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of many things at once when one of them fails. */
final class ParallelTest {
    private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

    @Test
    void resultsComeInTheOrderOfTheItems() {
        assertThat(Parallel.all(MANY, item -> item * 2))
                .isEqualTo(MANY.stream().map(item -> item * 2).toList());
    }

    @Test
    void afterAFailureNothingMoreIsBegun() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> Parallel.all(MANY, item -> {
                    calls.incrementAndGet();
                    throw new Denied("not allowed", null, null);
                }))
                .isInstanceOf(Denied.class);
        assertThat(calls).hasValueLessThanOrEqualTo(Parallel.WIDTH);
    }

    @Test
    void allThatAreMissingAreLookedFor() {
        assertThatThrownBy(() -> Parallel.all(MANY, item -> {
                    throw new NotFound("no " + item, null);
                }))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no 0; no 1;")
                .hasMessageEndingWith("no 99");
    }

    @Test
    void anErrorIsThrownAsItIs() {
        assertThatThrownBy(() -> Parallel.all(MANY, item -> {
                    throw new AssertionError("a bug");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("a bug");
    }
}
