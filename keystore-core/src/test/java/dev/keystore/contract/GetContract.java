package dev.keystore.contract;

import static dev.keystore.contract.Steps.assertNotFound;
import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.label;
import static dev.keystore.contract.Steps.name;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code get} and {@code getAll} promise. */
public interface GetContract extends KeystoreUnderTest {
    @Test
    default void readsByNameVersionAndLabel() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        put(keystore, NAME, "three");
        label(keystore, NAME, "live", 2);
        assertThat(read(keystore, NAME.value())).isEqualTo("three");
        assertThat(read(keystore, NAME + "@latest")).isEqualTo("three");
        assertThat(read(keystore, NAME + "@1")).isEqualTo("one");
        assertThat(read(keystore, NAME + "@3")).isEqualTo("three");
        assertThat(read(keystore, NAME + "@live")).isEqualTo("two");
        try (Secret secret = keystore.get(Reference.of(NAME + "@live"))) {
            assertThat(secret.metadata().version().number()).isEqualTo(2);
        }
    }

    @Test
    default void whatIsNotThereIsNotFound() {
        Keystore keystore = keystore();
        assertNotFound(keystore, NAME.value());
        assertNotFound(keystore, NAME + "@1");
        assertNotFound(keystore, NAME + "@live");
        put(keystore, NAME, "one");
        assertNotFound(keystore, NAME + "@2");
        assertNotFound(keystore, NAME + "@live");
        assertNotFound(keystore, NAME.namespace() + "/db");
    }

    @Test
    default void namesAreCaseSensitive() {
        Keystore keystore = keystore();
        put(keystore, name("prod/app1/Key"), "upper");
        assertNotFound(keystore, "prod/app1/key");
        assertNotFound(keystore, "Prod/app1/Key");
    }

    @Test
    default void severalAreReadTogetherEachWithAValueOfItsOwn() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        put(keystore, OTHER, "other");
        label(keystore, NAME, "live", 1);
        List<Secret> secrets = keystore.getAll(
                references(NAME.value(), OTHER.value(), NAME.value(), NAME + "@1", NAME + "@live", NAME + "@2"));
        assertThat(secrets).extracting(Steps::text).containsExactly("two", "other", "two", "one", "one", "two");
        secrets.get(0).close();
        assertThat(Steps.text(secrets.get(2))).isEqualTo("two");
        assertThat(keystore.getAll(List.of())).isEmpty();
    }

    @Test
    default void severalAreReadAllOrNone() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        assertThatThrownBy(
                        () -> keystore.getAll(references(NAME.value(), "prod/app1/missing", OTHER + "@3", NAME + "@7")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("prod/app1/missing")
                .hasMessageContaining(OTHER.value())
                .hasMessageContaining("no version 7");
        assertThatThrownBy(() ->
                        keystore.getAll(references(NAME.value(), NAME + "@live", OTHER + "@next", "prod/app1/missing")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no label live")
                .hasMessageContaining("no label next")
                .hasMessageContaining("prod/app1/missing");
    }

    @Test
    default void moreThanOneSnapshotHoldsAreReadToo() {
        Keystore keystore = keystore();
        List<String> references = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String name = "many/ns/secret-" + part + "-" + i;
                drafts.add(draft(name(name), "value of " + name));
                references.add(name + "@1");
                expected.add("value of " + name);
            }
            keystore.putAll(drafts);
        }
        put(keystore, name("many/ns/secret-0-0"), "newer");
        references.add("many/ns/secret-0-0@2");
        expected.add("newer");
        List<Secret> secrets = keystore.getAll(references(references.toArray(String[]::new)));
        assertThat(secrets).extracting(Steps::text).isEqualTo(expected);
    }

    private static List<Reference> references(String... texts) {
        return Stream.of(texts).map(Reference::of).toList();
    }
}
