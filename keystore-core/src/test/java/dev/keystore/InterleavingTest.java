package dev.keystore;

import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.label;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.contract.FaultyCipher;
import dev.keystore.contract.FaultyStore;
import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.PlainCipher;
import dev.keystore.contract.TestStore;
import dev.keystore.contract.Trouble;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Label;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SecretName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Somebody else's change between any two calls of every verb: nobody who is honest is called a tamperer, and what is left
 * verifies.
 */
final class InterleavingTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final SecretName OTHER = KeystoreUnderTest.OTHER;

    private static Map<String, Consumer<Keystore>> interruptions() {
        Map<String, Consumer<Keystore>> all = new LinkedHashMap<>();
        all.put("put", k -> put(k, NAME, "interposed"));
        all.put("put with a label", k -> k.put(draft(NAME, "interposed").labelled(new Label("live"))));
        all.put("label moved, version destroyed", k -> {
            label(k, NAME, "live", 2);
            k.destroy(NAME, Set.of(version(1)));
        });
        all.put("label set", k -> label(k, NAME, "next", 1));
        all.put("version destroyed", k -> k.destroy(NAME, Set.of(version(1))));
        all.put("delete", k -> k.delete(NAME, RecoveryWindow.USUAL));
        all.put("undelete", k -> k.undelete(NAME));
        all.put("destroyed for good", k -> {
            k.delete(NAME, RecoveryWindow.USUAL);
            k.destroyAll(NAME, true);
        });
        all.put("put of the other name", k -> put(k, OTHER, "interposed"));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyVerb() {
        List<Verb> verbs =
                Stream.concat(Verb.writing().stream(), Verb.reading().stream()).toList();
        return interruptions().entrySet().stream()
                .flatMap(interruption -> verbs.stream()
                        .map(verb -> DynamicTest.dynamicTest(
                                verb + " / " + interruption.getKey(), () -> everyCall(verb, interruption.getValue()))));
    }

    private static void everyCall(Verb verb, Consumer<Keystore> interruption) {
        AtomicBoolean interrupted = new AtomicBoolean(true);
        for (int n = 0; interrupted.get(); n++) {
            interrupted.set(false);
            TestStore store = new TestStore();
            PlainCipher cipher = new PlainCipher();
            Keystore sound = store.keystore(store.rows(), cipher);
            verb.before().accept(sound);
            Trouble trouble = Trouble.before(n, () -> {
                interrupted.set(true);
                Outcome.of(() -> {
                    interruption.accept(sound);
                    return "";
                });
            });
            Keystore keystore =
                    store.keystore(new FaultyStore(store.rows(), trouble), new FaultyCipher(cipher, trouble));
            String outcome = Outcome.of(() -> {
                verb.use().accept(keystore);
                return "DONE";
            });
            assertThat(outcome).as("before call %d", n).isIn("DONE", "NOT_FOUND", "CONFLICT");
            for (SecretName name : List.of(NAME, OTHER)) {
                assertThat(Outcome.of(() -> sound.verify(name)))
                        .as("before call %d: %s", n, outcome)
                        .isIn("[]", "NOT_FOUND");
            }
        }
    }

    @Test
    void noLabelIsSetWhileEverythingIsBeingDestroyed() {
        TestStore store = new TestStore();
        Keystore sound = store.keystore();
        put(sound, NAME, "one");
        Trouble begins = crashAfterACommit();
        Trouble trouble = new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                if (call == Call.COMMIT) {
                    sound.delete(NAME, RecoveryWindow.USUAL);
                    Keystore destroyer = store.keystore(new FaultyStore(store.rows(), begins), store.cipher());
                    assertThatThrownBy(() -> destroyer.destroyAll(NAME, true)).isInstanceOf(Fault.Crash.class);
                }
                return effect.get();
            }
        };
        Keystore labelling = store.keystore(new FaultyStore(store.rows(), trouble), store.cipher());
        assertThat(Outcome.of(() -> {
                    label(labelling, NAME, "live", 1);
                    return "SET";
                }))
                .isEqualTo("NOT_FOUND");
        sound.destroyAll(NAME, true);
        assertThat(sound.verify(NAME)).isEmpty();
    }

    @Test
    void aMoveWhoseTargetIsWrittenAtOnceKeepsItsSource() {
        TestStore store = new TestStore();
        Keystore sound = store.keystore();
        put(sound, NAME, "one");
        AtomicBoolean copied = new AtomicBoolean();
        Trouble trouble = new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                T result = effect.get();
                if (call == Call.COMMIT && !copied.getAndSet(true)) {
                    put(sound, OTHER, "interposed");
                }
                return result;
            }
        };
        Keystore moving = store.keystore(new FaultyStore(store.rows(), trouble), store.cipher());
        assertThat(Outcome.of(() -> moving.move(NAME, OTHER))).isEqualTo("CONFLICT");
        assertThat(Outcome.read(sound, NAME.value())).isEqualTo("one");
        assertThat(Outcome.read(sound, OTHER.value())).isEqualTo("interposed");
    }

    private static Trouble crashAfterACommit() {
        return new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                T result = effect.get();
                if (call == Call.COMMIT) {
                    throw new Fault.Crash();
                }
                return result;
            }
        };
    }

    @Test
    void aNamespaceWhoseAnswerWasLostIsRegisteredAllTheWayUp() {
        TestStore store = new TestStore();
        AtomicBoolean lost = new AtomicBoolean();
        Trouble trouble = new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                T result = effect.get();
                if (call == Call.REGISTER && !lost.getAndSet(true)) {
                    throw new KeystoreException.Unavailable("the answer was lost", null, null);
                }
                return result;
            }
        };
        Keystore keystore = store.keystore(new FaultyStore(store.rows(), trouble), store.cipher());
        put(keystore, SecretName.of("a/b/c/secret"), "x");
        assertThat(keystore.listAll(Optional.empty())).hasSize(1);
    }

    @Test
    void marksThatCanNotBeLoadedNowAreLoadedLater() {
        TestStore store = new TestStore();
        put(store.keystore(), NAME, "one");
        AtomicBoolean throttled = new AtomicBoolean();
        HighWaterMarks busy = new HighWaterMarks() {
            @Override
            public Optional<HighWaterMark> of(String pk) {
                if (!throttled.getAndSet(true)) {
                    throw new KeystoreException.Unavailable("kms:DescribeKey was throttled", null, null);
                }
                return Optional.empty();
            }

            @Override
            public void raise(String pk, HighWaterMark mark) {}

            @Override
            public void accept(String pk, Optional<HighWaterMark> mark) {}
        };
        assertThat(Outcome.read(store.keystore(busy), NAME.value())).isEqualTo("one");
    }

    @Test
    void aMarkThatCanNotBeKeptIsNoFailureOfWhatWasWritten() {
        TestStore store = new TestStore();
        HighWaterMarks unwritable = new HighWaterMarks() {
            @Override
            public Optional<HighWaterMark> of(String pk) {
                return Optional.empty();
            }

            @Override
            public void raise(String pk, HighWaterMark mark) {
                throw new KeystoreException.Misconfigured("the mark is damaged", null, null);
            }

            @Override
            public void accept(String pk, Optional<HighWaterMark> mark) {}
        };
        Keystore keystore = store.keystore(unwritable);
        assertThat(Outcome.put(keystore, NAME, "one")).isEqualTo("WRITTEN 1");
        assertThat(store.notices()).singleElement().asString().contains("the mark is damaged");
    }
}
