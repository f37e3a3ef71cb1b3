package dev.keystore.adapter.aws;

import java.util.function.Supplier;

/** How a call is made again that failed with {@code Unavailable}: composition roots know how patient to be. */
@FunctionalInterface
public interface Retrying {
    <T> T call(Supplier<T> call);
}
