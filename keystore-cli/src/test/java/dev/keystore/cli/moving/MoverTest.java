package dev.keystore.cli.moving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.cli.config.ForeignStore;
import dev.keystore.contract.TestStore;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was interrupted, spoiled or changed in between: what is here is theirs, in their order, nothing twice. */
final class MoverTest {
    private static final SecretName DB = SecretName.of("prod/db");

    private final TestStore store = new TestStore();
    private final Keystore keystore = store.keystore();
    private final ForeignInMemory source = new ForeignInMemory();
    private final List<String> notices = new ArrayList<>();

    @AfterEach
    void close() {
        keystore.close();
    }

    private Moved move(String name) {
        return move(name, "credstash", new Mover.Manner(false, false));
    }

    private Moved move(String name, String from, Mover.Manner manner) {
        Mover mover = new Mover(source, ForeignStore.of(from), keystore, Namespace.of("prod"), manner, notices::add);
        List<ForeignVersion> theirs = source.versions().stream()
                .filter(version -> version.name().equals(name))
                .toList();
        List<Version> heard = new ArrayList<>();
        Moved moved = mover.move(theirs, (target, version) -> heard.add(version));
        assertThat(heard).isEqualTo(moved.written());
        return moved;
    }

    private List<String> values(SecretName name) {
        return keystore.history(name).stream()
                .map(SecretMetadata::version)
                .sorted()
                .map(version -> value(name, version))
                .toList();
    }

    private String value(SecretName name, Version version) {
        try (SecretValue value =
                keystore.get(Reference.of(name + "@" + version)).value()) {
            return value.use(bytes -> new String(bytes, UTF_8));
        }
    }

    private static void assertStopped(
            Moved moved, String version, Class<? extends KeystoreException> why, String says) {
        Moved.Stopped stopped = moved.stopped();
        assertThat(stopped).isNotNull();
        assertThat(stopped.version()).isEqualTo(version);
        assertThat(stopped.why()).isInstanceOf(why).hasMessageContaining(says);
    }

    private void putThree() {
        source.put("db", "0001", "one");
        source.put("db", "0002", "two");
        source.put("db", "0003", "three");
    }

    @Test
    void everyVersionComesInOrderAndOnlyOnce() {
        putThree();
        Moved first = move("db");
        assertThat(first.written()).extracting(Version::number).containsExactly(1L, 2L, 3L);
        assertThat(first.isNew()).isTrue();
        assertThat(values(DB)).containsExactly("one", "two", "three");
        assertThat(keystore.describe(DB).details().tags().values())
                .containsEntry("imported-from", "credstash:credential-store")
                .containsEntry("imported-version", "0003");

        source.opened();
        Moved again = move("db");
        assertThat(again.written()).isEmpty();
        assertThat(again.stopped()).isNull();
        assertThat(source.opened()).isEmpty();
        assertThat(values(DB)).hasSize(3);
    }

    @Test
    void whatIsNewComesBehind() {
        putThree();
        move("db");
        source.put("db", "0004", "four");
        Moved moved = move("db");
        assertThat(moved.written()).extracting(Version::number).containsExactly(4L);
        assertThat(moved.isNew()).isFalse();
        assertThat(values(DB)).endsWith("four");
    }

    @Test
    void aNameStopsAtWhatCannotBeReadAndGoesOnThere() {
        putThree();
        ForeignVersion second = source.versions().get(1);
        source.spoil(second, new Tampered("spoiled", null, null));
        Moved moved = move("db");
        assertThat(moved.written()).hasSize(1);
        assertStopped(moved, "0002", Tampered.class, "spoiled");
        assertThat(values(DB)).containsExactly("one");

        source.spoil(second, null);
        assertThat(move("db").written()).extracting(Version::number).containsExactly(2L, 3L);
        assertThat(values(DB)).containsExactly("one", "two", "three");
    }

    @Test
    void aDryRunReadsEverythingAndWritesNothing() {
        putThree();
        source.spoil(source.versions().get(2), new Tampered("spoiled", null, null));
        Moved moved = move("db", "credstash", new Mover.Manner(false, true));
        assertThat(moved.written()).extracting(Version::number).containsExactly(1L, 2L);
        assertStopped(moved, "0003", Tampered.class, "spoiled");
        assertThat(keystore.listAll(Optional.empty())).isEmpty();
    }

    @Test
    void aHistoryOfItsOwnIsLeftAlone() {
        putThree();
        try (SecretValue own = SecretValue.ofUtf8("mine")) {
            keystore.put(DB, own);
        }
        assertStopped(move("db"), "", Conflict.class, "history of its own");
        assertThat(values(DB)).containsExactly("mine");
    }

    @Test
    void anotherTableIsNotTheSame() {
        putThree();
        move("db");
        assertStopped(
                move("db", "credstash:other-table", new Mover.Manner(false, false)),
                "",
                Conflict.class,
                "history of its own");

        ForeignInMemory sameName = new ForeignInMemory();
        sameName.put("x", "", "shifts the count of writes");
        sameName.put("x", "", "again");
        sameName.put("x", "", "and again");
        sameName.put("db", "0001", "of another account");
        Mover mover = new Mover(
                sameName,
                ForeignStore.of("credstash"),
                keystore,
                Namespace.of("prod"),
                new Mover.Manner(false, false),
                notices::add);
        Moved moved = mover.move(List.of(sameName.versions().get(0)), (name, version) -> {});
        assertStopped(moved, "", Conflict.class, "none of its versions");
        assertThat(values(DB)).containsExactly("one", "two", "three");
    }

    @Test
    void whatWasChangedHereIsNeverWrittenOver() {
        putThree();
        move("db");
        try (SecretValue own = SecretValue.ofUtf8("mine")) {
            keystore.put(DB, own);
        }
        assertThat(move("db").stopped()).isNull();
        source.put("db", "0004", "four");
        assertStopped(move("db"), "", Conflict.class, "changed here");
        assertThat(values(DB)).endsWith("mine");
    }

    @Test
    void whatWasRolledBackOrDeletedHereIsNeverWrittenOver() {
        putThree();
        move("db");
        keystore.rollback(DB, Version.FIRST);
        assertThat(move("db").written()).isEmpty();
        source.put("db", "0004", "four");
        assertStopped(move("db"), "", Conflict.class, "changed here");
        assertThat(values(DB)).containsExactly("one", "two", "three", "one");

        source.put("other", "0001", "one");
        move("other");
        keystore.delete(SecretName.of("prod/other"), RecoveryWindow.USUAL);
        assertThat(move("other").stopped()).isNull();
        source.put("other", "0002", "two");
        assertStopped(move("other"), "", Conflict.class, "changed here");
    }

    @Test
    void whatWasDeletedThereIsNoObstacle() {
        putThree();
        move("db");
        source.remove(source.versions().get(0));
        source.put("db", "0004", "four");
        assertThat(move("db").written()).extracting(Version::number).containsExactly(4L);
    }

    @Test
    void whatCameInBetweenIsSaid() {
        source.put("db", "0001", "one");
        source.put("db", "v5", "five");
        move("db");
        source.put("db", "0006", "six");
        assertStopped(move("db"), "", Conflict.class, "'0006' stands before");
        assertThat(values(DB)).containsExactly("one", "five");
    }

    @Test
    void whatWasWrittenAnewInPlaceIsSaid() {
        putThree();
        move("db");
        source.put("db", "0002", "another two");
        assertStopped(move("db"), "", Conflict.class, "'0002' stands before");
    }

    @Test
    void aToolWithoutVersionsWritesOver() {
        source.put("db", "", "one");
        Mover.Manner usual = new Mover.Manner(false, false);
        assertThat(move("db", "stelligent-keystore:secrets", usual).isNew()).isTrue();
        assertThat(move("db", "stelligent-keystore:secrets", usual).written()).isEmpty();
        source.put("db", "", "two");
        assertThat(move("db", "stelligent-keystore:secrets", usual).written())
                .extracting(Version::number)
                .containsExactly(2L);
        assertThat(values(DB)).containsExactly("one", "two");
        assertThat(keystore.describe(DB).details().tags().values()).doesNotContainKey("imported-version");
        try (SecretValue own = SecretValue.ofUtf8("mine")) {
            keystore.put(DB, own);
        }
        source.put("db", "", "three");
        assertStopped(move("db", "stelligent-keystore:secrets", usual), "", Conflict.class, "changed here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/leading", "a b", "a//b", "-dash", "a:b", "a*", "ümlaut", ".."})
    void aNameThatCannotBeOneIsSaid(String name) {
        source.put(name, "0001", "one");
        assertStopped(move(name), "", Refused.class, "a name has");
    }

    @Test
    void slashesMakeNamespaces() {
        source.put("app1/db.main", "0001", "one");
        assertThat(move("app1/db.main").ours()).isEqualTo("prod/app1/db.main");
        assertThat(values(SecretName.of("prod/app1/db.main"))).containsExactly("one");
    }

    @Test
    void aVersionThatIsNoTagIsSaid() {
        source.put("db", "v".repeat(257), "one");
        assertStopped(move("db"), "v".repeat(257), Refused.class, "imported-version");
    }

    @Test
    void commentsBecomeNotesWhereTheyCan() {
        Instant created = Instant.parse("2017-07-14T02:40:00Z");
        source.put("db", "0001", "one".getBytes(UTF_8), "for people", created);
        source.put("db", "0002", new byte[] {(byte) 0xff}, "x".repeat(513), null);
        source.put("db", "0003", new byte[0], "two\nlines", null);
        move("db");
        List<SecretMetadata> history = keystore.history(DB);
        assertThat(history.get(2).details().note()).isEqualTo("for people");
        assertThat(history.get(2).details().tags().values()).containsEntry("imported-created", "2017-07-14T02:40:00Z");
        assertThat(history.get(2).details().type()).isEqualTo(ContentType.TEXT);
        assertThat(history.get(1).details().note()).isNull();
        assertThat(history.get(1).details().type()).isEqualTo(ContentType.BINARY);
        assertThat(history.get(0).details().note()).isNull();
        assertThat(notices).hasSize(2).allMatch(text -> text.contains("is left out"));
    }

    @Test
    void aLargeValueHasToBeAllowed() {
        source.put("db", "0001", "x".repeat(SecretValue.USUAL_LIMIT + 1));
        assertStopped(move("db"), "0001", Refused.class, "65537 bytes");
        assertThat(move("db", "credstash", new Mover.Manner(true, false)).written())
                .hasSize(1);
        source.put("db", "0002", "x".repeat(SecretValue.LIMIT + 1));
        assertStopped(move("db", "credstash", new Mover.Manner(true, true)), "0002", Refused.class, "262145 bytes");
    }

    @Test
    void anotherVersionThatSeemsTheLatestIsSaid() {
        source.put("db", "2", "legacy");
        source.put("db", "0000000000000000009", "nine");
        move("db");
        assertThat(values(DB)).containsExactly("nine", "legacy");
        assertThat(notices).singleElement().asString().contains("'2'").contains("'0000000000000000009'");
    }

    /** Somebody else writes between the look at the history and the write. */
    @Test
    void aRaceIsLost() {
        ForeignVersion only = source.put("db", "0001", "one");
        Mover mover = new Mover(
                new Racing(source, () -> {
                    try (SecretValue own = SecretValue.ofUtf8("mine")) {
                        keystore.put(DB, own);
                    }
                }),
                ForeignStore.of("credstash"),
                keystore,
                Namespace.of("prod"),
                new Mover.Manner(false, false),
                notices::add);
        assertStopped(mover.move(List.of(only), (name, version) -> {}), "0001", Conflict.class, "");
        assertThat(values(DB)).containsExactly("mine");
    }
}
