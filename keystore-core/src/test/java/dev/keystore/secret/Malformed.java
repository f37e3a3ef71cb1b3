package dev.keystore.secret;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says that something can't be built, and what the message has to tell. */
final class Malformed {
    private Malformed() {}

    static void assertMalformed(ThrowingCallable building, String... gist) {
        assertThatThrownBy(building).isInstanceOf(MalformedException.class).hasMessageContainingAll(gist);
    }
}
