package dev.keystore.contract;

import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.name;
import static dev.keystore.contract.Steps.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Listed;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code list}, {@code listAll}, {@code history} and {@code describe} promise. */
public interface ListingContract extends KeystoreUnderTest {
    private static List<String> list(Keystore keystore, String namespace) {
        return keystore.list(namespace.isEmpty() ? Optional.empty() : Optional.of(Namespace.of(namespace)))
                .map(listed -> listed instanceof Listed.Below below
                        ? below.namespace() + "/"
                        : ((Listed.Entry) listed).metadata().name().value())
                .toList();
    }

    private static List<String> listAll(Keystore keystore, String namespace) {
        return keystore.listAll(namespace.isEmpty() ? Optional.empty() : Optional.of(Namespace.of(namespace)))
                .map(metadata -> metadata.name().value())
                .toList();
    }

    @Test
    default void namespacesAreKnownLevelByLevel() {
        Keystore keystore = keystore();
        put(keystore, name("a/b/c/one"), "1");
        put(keystore, name("a/b/two"), "2");
        put(keystore, name("z/three"), "3");
        assertThat(list(keystore, "")).containsExactly("a/", "z/");
        assertThat(list(keystore, "a")).containsExactly("a/b/");
        assertThat(list(keystore, "a/b")).containsExactly("a/b/c/", "a/b/two");
        assertThat(list(keystore, "a/b/c")).containsExactly("a/b/c/one");
        assertThat(list(keystore, "nothing/here")).isEmpty();
        assertThat(listAll(keystore, "")).containsExactly("a/b/c/one", "a/b/two", "z/three");
        assertThat(listAll(keystore, "a")).containsExactly("a/b/c/one", "a/b/two");
        assertThat(listAll(keystore, "b")).isEmpty();
    }

    @Test
    default void namespacesCanBeMadeKnownBeforeTheirSecrets() {
        Keystore keystore = keystore();
        keystore.register(Namespace.of("a/b/c"));
        keystore.register(Namespace.of("a/b"));
        assertThat(list(keystore, "")).containsExactly("a/");
        assertThat(list(keystore, "a")).containsExactly("a/b/");
        assertThat(list(keystore, "a/b")).containsExactly("a/b/c/");
        assertThat(list(keystore, "a/b/c")).isEmpty();
        put(keystore, name("a/b/c/one"), "1");
        assertThat(listAll(keystore, "")).containsExactly("a/b/c/one");
    }

    @Test
    default void whatWasPutIsRegisteredToTheTop() {
        Keystore keystore = keystore();
        put(keystore, name("a/b/c/one"), "1");
        assertThat(keystore.unregistered(Namespace.of("a/b/c"))).isEmpty();
        assertThat(keystore.unregistered(Namespace.of("a"))).isEmpty();
        assertThat(keystore.unregistered(Namespace.of("nothing/here"))).isEmpty();
        assertThat(keystore.unregistered(Namespace.of("a/b/other"))).isEmpty();
    }

    @Test
    default void severalNewNamesMakeTheirNamespacesKnown() {
        Keystore keystore = keystore();
        keystore.putAll(List.of(draft(name("a/b/one"), "1"), draft(name("c/two"), "2"), draft(name("c/three"), "3")));
        assertThat(listAll(keystore, "")).containsExactly("a/b/one", "c/three", "c/two");
    }

    @Test
    default void manyAreListedPageByPage() {
        Keystore keystore = keystore();
        List<Draft> drafts = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = String.format("many/ns/secret-%02d", i);
            expected.add(name);
            drafts.add(draft(name(name), "x"));
        }
        keystore.putAll(drafts);
        assertThat(list(keystore, "many/ns")).isEqualTo(expected);
        assertThat(listAll(keystore, "")).isEqualTo(expected);
    }

    @Test
    default void deletedSecretsAreListedAsSuch() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, OTHER, "two");
        SecretMetadata deletion = keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThat(keystore.listAll(Optional.empty())).containsExactly(deletion, keystore.describe(OTHER));
    }

    @Test
    default void historyIsNewestFirstAndHasEveryChange() {
        Keystore keystore = keystore();
        SecretMetadata first = put(keystore, NAME, "one");
        SecretMetadata second = put(keystore, NAME, "second");
        SecretMetadata deletion = keystore.delete(NAME, RecoveryWindow.USUAL);
        SecretMetadata back = keystore.undelete(NAME);
        assertThat(keystore.history(NAME)).containsExactly(back, deletion, second, first);
    }

    @Test
    default void describeShowsWhateverIsCurrent() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        SecretMetadata deletion = keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThat(keystore.describe(NAME)).isEqualTo(deletion);
        keystore.destroyAll(NAME, true);
        assertThat(keystore.describe(NAME).state()).isEqualTo(SecretState.DESTROYED);
    }

    @Test
    default void whatNeverWasHasNoHistory() {
        Keystore keystore = keystore();
        assertThatThrownBy(() -> keystore.history(NAME)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> keystore.describe(NAME)).isInstanceOf(NotFound.class);
    }
}
