package dev.keystore.adapter.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bare name is a table of whoever calls. */
final class OwnTableTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";

    private final AtomicInteger asked = new AtomicInteger();

    private OwnTable table(String table, String key, String caller) {
        return new OwnTable(table, key, () -> {
            asked.incrementAndGet();
            return caller;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::444455556666:user/joe",
        "arn:aws:sts::444455556666:assumed-role/lambda/f",
        "arn:aws:iam::444455556666:root"
    })
    void isRefusedBesideAnothersKey(String caller) {
        assertThatThrownBy(() -> table("keystore", KEY, caller).check())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("444455556666")
                .hasMessageContaining("111122223333")
                .satisfies(e -> assertThat(((Misconfigured) e).hint().orElseThrow())
                        .contains("arn:aws:dynamodb:eu-west-1:111122223333:table/keystore"));
    }

    @Test
    void isTheKeysNeighbour() {
        OwnTable own = table("keystore", KEY, "arn:aws:iam::111122223333:user/joe");
        own.check();
        own.check();
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore, arn:aws:kms:eu-west-1:111122223333:key/k",
        "keystore, alias/keystore",
        "keystore, 1234abcd-12ab-34cd-56ef-1234567890ab"
    })
    void nobodyIsAskedWhereItIsClear(String table, String key) {
        assertThatCode(() ->
                        table(table, key, "arn:aws:iam::444455556666:user/joe").check())
                .doesNotThrowAnyException();
        assertThat(asked).hasValue(0);
    }
}
