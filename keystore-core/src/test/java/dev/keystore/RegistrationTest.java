package dev.keystore;

import static dev.keystore.contract.Steps.name;
import static dev.keystore.contract.Steps.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.contract.Steps;
import dev.keystore.contract.TestStore;
import dev.keystore.port.RowKey;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Namespace;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Namespaces whose rows are gone, as after a restore, or after a put by somebody who might not write them. */
final class RegistrationTest {
    private final TestStore store = new TestStore();
    private final Keystore keystore = store.keystoreWithMarks();

    private void forget(String namespace) {
        assertThat(store.rows().rows().remove(new RowKey.SubNamespace(Namespace.of(namespace))))
                .isNotNull();
    }

    @Test
    void everyLevelThatIsMissingIsNamedAndMended() {
        put(keystore, name("a/b/c/one"), "1");
        forget("a/b/c");
        forget("a");
        assertThat(keystore.listAll(Optional.empty())).isEmpty();

        var missing = keystore.unregistered(Namespace.of("a/b/c"));
        assertThat(missing).containsExactly(Namespace.of("a/b/c"), Namespace.of("a"));
        missing.forEach(keystore::register);

        assertThat(keystore.unregistered(Namespace.of("a/b/c"))).isEmpty();
        assertThat(keystore.listAll(Optional.empty())).hasSize(1);
    }

    @Test
    void whatWasUsedIsRemembered() {
        assertThat(keystore.namespacesSeen()).isEmpty();
        put(keystore, name("a/b/one"), "1");
        put(keystore, name("a/two"), "2");
        Steps.label(
                keystore,
                name("c/three"),
                "live",
                put(keystore, name("c/three"), "3").version().number());
        assertThat(keystore.namespacesSeen())
                .containsExactly(Namespace.of("a"), Namespace.of("a/b"), Namespace.of("c"));
        assertThat(store.keystore().namespacesSeen()).isEmpty();
    }

    @Test
    void aMarkOfNoNameIsDamage() {
        put(keystore, name("a/one"), "1");
        HighWaterMark mark = store.marks().of("a/one").orElseThrow();
        store.marks().raise("../x", mark);
        assertThatThrownBy(keystore::namespacesSeen)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'../x'");
    }
}
