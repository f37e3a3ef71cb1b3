package dev.keystore;

import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.label;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One use of a verb.
 *
 * @param name what it is called here
 * @param before what was done until then
 * @param use the use itself
 * @param steps whether it takes more than one transaction
 */
record Verb(String name, Consumer<Keystore> before, Consumer<Keystore> use, boolean steps) {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final SecretName OTHER = KeystoreUnderTest.OTHER;

    @Override
    public String toString() {
        return name;
    }

    private static Verb of(String name, Consumer<Keystore> before, Consumer<Keystore> use) {
        return new Verb(name, before, use, false);
    }

    private static void two(Keystore keystore) {
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
    }

    private static void deleted(Keystore keystore) {
        two(keystore);
        keystore.delete(NAME, RecoveryWindow.USUAL);
    }

    /** Those that change something. */
    static List<Verb> writing() {
        return List.of(
                of("put a new name", k -> {}, k -> put(k, NAME, "one")),
                of("put", Verb::two, k -> put(k, NAME, "three")),
                of(
                        "put with an expectation",
                        Verb::two,
                        k -> k.put(draft(NAME, "three").expecting(new Expectation.Current(version(2))))),
                of(
                        "put with a label",
                        Verb::two,
                        k -> k.put(draft(NAME, "three").labelled(new Label("live")))),
                of("putAll", Verb::two, k -> k.putAll(List.of(draft(NAME, "three"), draft(OTHER, "new")))),
                of("rollback", Verb::two, k -> k.rollback(NAME, version(1))),
                of("delete", Verb::two, k -> k.delete(NAME, RecoveryWindow.USUAL)),
                of("undelete", Verb::deleted, k -> k.undelete(NAME)),
                of("destroy", Verb::two, k -> k.destroy(NAME, Set.of(version(1)))),
                new Verb("destroyAll", Verb::deleted, k -> k.destroyAll(NAME, true), true),
                new Verb("destroyAll with labels", Verb::deletedWithLabel, k -> k.destroyAll(NAME, true), true),
                of("label", Verb::two, k -> label(k, NAME, "live", 1)),
                of("label again", Verb::labelled, k -> label(k, NAME, "live", 2)),
                of("label twice at once", Verb::two, Verb::twoLabels),
                of("copy", Verb::two, k -> k.copy(Reference.of(NAME + "@1"), OTHER)),
                of("copy by label", Verb::labelled, k -> k.copy(Reference.of(NAME + "@live"), OTHER)),
                new Verb("move", Verb::two, k -> k.move(NAME, OTHER), true));
    }

    private static void labelled(Keystore keystore) {
        two(keystore);
        label(keystore, NAME, "live", 1);
    }

    private static void twoLabels(Keystore keystore) {
        Map<Label, Version> set = Map.of(new Label("live"), version(1), new Label("next"), version(2));
        keystore.label(NAME, set, Set.of(), Expectation.ANYTHING);
    }

    private static void deletedWithLabel(Keystore keystore) {
        labelled(keystore);
        keystore.delete(NAME, RecoveryWindow.USUAL);
    }

    /** Those that change nothing. */
    static List<Verb> reading() {
        return List.of(
                of("get", Verb::labelled, k -> k.get(NAME).close()),
                of(
                        "get a version",
                        Verb::labelled,
                        k -> k.get(Reference.of(NAME + "@1")).close()),
                of(
                        "get by label",
                        Verb::labelled,
                        k -> k.get(Reference.of(NAME + "@live")).close()),
                of("getAll", Verb::labelled, k -> k.getAll(List.of(Reference.to(NAME), Reference.of(NAME + "@live")))),
                of("list", Verb::labelled, k -> k.list(Optional.empty()).forEach(listed -> {})),
                of("listAll", Verb::labelled, k -> k.listAll(Optional.empty()).forEach(listed -> {})),
                of("history", Verb::labelled, k -> k.history(NAME)),
                of("describe", Verb::labelled, k -> k.describe(NAME)),
                of("labels", Verb::labelled, k -> k.labels(NAME)),
                of("verify", Verb::labelled, Verb::assertClean));
    }

    private static void assertClean(Keystore keystore) {
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    /** What a name has come to, for those who look at everything but the bytes of envelopes. */
    static String state(Keystore keystore, Map<RowKey<?>, Row> rows) {
        StringBuilder state = new StringBuilder();
        for (SecretName name : List.of(NAME, OTHER)) {
            state.append(Outcome.read(keystore, name.value()))
                    .append(' ')
                    .append(Outcome.read(keystore, name + "@live"))
                    .append(' ')
                    .append(Outcome.of(() -> keystore.history(name).stream()
                            .map(metadata ->
                                    metadata.version() + metadata.state().word())
                            .toList()))
                    .append(rows.containsKey(new RowKey.Entry(name)))
                    .append('\n');
        }
        return state.toString();
    }
}
