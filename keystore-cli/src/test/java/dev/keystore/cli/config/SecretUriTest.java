package dev.keystore.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Reference;
import java.util.function.Predicate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How references are written where other text may stand. */
final class SecretUriTest {
    private static final Predicate<String> STORES = "team"::equals;

    @Test
    void inTheStoreInUseAndInAnother() {
        assertThat(SecretUri.of("keystore:prod/db@live#/a~1b", STORES))
                .isEqualTo(new SecretUri(null, Reference.of("prod/db@live#/a~1b")))
                .hasToString("keystore:prod/db@live#/a~1b");
        assertThat(SecretUri.of("keystore://team/prod/db@7", STORES))
                .isEqualTo(new SecretUri("team", Reference.of("prod/db@7")))
                .hasToString("keystore://team/prod/db@7");
        assertThat(SecretUri.orBare("prod/db", STORES)).isEqualTo(new SecretUri(null, Reference.of("prod/db")));
    }

    @Test
    void aStoreThatIsNotThereIsSaidWithWhatWasMeant() {
        assertThatThrownBy(() -> SecretUri.of("keystore://prod/db", STORES))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("no store 'prod'")
                .extracting(e -> ((Misconfigured) e).hint().orElseThrow(), InstanceOfAssertFactories.STRING)
                .endsWith(" keystore:prod/db");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prod/db",
                "keystore:",
                "keystore:db",
                "keystore://team",
                "keystore://team/db",
                "keystore:///prod/db",
                "keystore://-x/prod/db",
                "keystore:/prod/db",
                "keystore:prod/db@",
                "keystore:prod/db#x",
                "KEYSTORE:prod/db",
                "keystore:prod/db }}"
            })
    void nothingElse(String text) {
        assertThatThrownBy(() -> SecretUri.of(text, STORES)).isInstanceOf(MalformedException.class);
    }
}
