package dev.keystore.contract;

import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.name;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.read;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Tags;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code put} and {@code putAll} promise. */
public interface PutContract extends KeystoreUnderTest {
    @Test
    default void versionsCountFromOne() {
        Keystore keystore = keystore();
        for (int number = 1; number <= 4; number++) {
            SecretMetadata written = put(keystore, NAME, "value " + number);
            assertThat(written.version()).isEqualTo(version(number));
            assertThat(read(keystore, NAME.value())).isEqualTo("value " + number);
        }
        assertThat(read(keystore, NAME + "@2")).isEqualTo("value 2");
    }

    @Test
    default void whatIsSaidOfAVersionIsKept() {
        Keystore keystore = keystore();
        Details details = new Details(
                ContentType.JSON,
                "für π",
                Tags.of(Map.of("team", "a b", "empty", "")),
                clock().instant().plus(Duration.ofDays(3)));
        SecretMetadata written = keystore.put(draft(NAME, "{}").with(details));
        assertThat(written.details()).isEqualTo(details);
        assertThat(written.state()).isEqualTo(SecretState.LIVE);
        assertThat(written.size()).isEqualTo(2);
        assertThat(written.created()).isEqualTo(clock().instant().truncatedTo(ChronoUnit.SECONDS));
        assertThat(keystore.get(NAME).metadata()).isEqualTo(written);
        assertThat(keystore.describe(NAME)).isEqualTo(written);
        assertThat(keystore.history(NAME)).containsExactly(written);
    }

    @Test
    default void theTypeIsFound() {
        Keystore keystore = keystore();
        byte[] bytes = {(byte) 0xff, 0, 13, 10};
        assertThat(put(keystore, NAME, "text").details().type()).isEqualTo(ContentType.TEXT);
        assertThat(keystore.put(OTHER, SecretValue.copyOf(bytes)).details().type())
                .isEqualTo(ContentType.BINARY);
        assertThat(keystore.get(OTHER).value().sameAs(SecretValue.copyOf(bytes)))
                .isTrue();
    }

    @Test
    default void anExpectationHasToHold() {
        Keystore keystore = keystore();
        Draft first = draft(NAME, "one");
        assertThatThrownBy(() -> keystore.put(first.expecting(new Expectation.Current(version(1)))))
                .isInstanceOf(Conflict.class);
        keystore.put(first.expecting(Expectation.NOTHING));
        assertThatThrownBy(() -> keystore.put(first.expecting(Expectation.NOTHING)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(NAME.value());
        keystore.put(draft(NAME, "two").expecting(new Expectation.Current(version(1))));
        assertThatThrownBy(() -> keystore.put(first.expecting(new Expectation.Current(version(1)))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("the current version is 2");
        assertThat(keystore.history(NAME)).hasSize(2);
    }

    @Test
    default void aLabelMayBeSetAtOnce() {
        Keystore keystore = keystore();
        keystore.put(draft(NAME, "one").labelled(new Label("live")));
        put(keystore, NAME, "two");
        assertThat(read(keystore, NAME + "@live")).isEqualTo("one");
        keystore.put(draft(NAME, "three").labelled(new Label("live")));
        assertThat(read(keystore, NAME + "@live")).isEqualTo("three");
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void valuesHaveASize() {
        Keystore keystore = keystore();
        for (int size : new int[] {0, 1, SecretValue.USUAL_LIMIT}) {
            assertKept(keystore, Draft.of(NAME, zeros(size)));
        }
        assertKept(keystore, Draft.of(NAME, zeros(SecretValue.LIMIT)).allowingLarge());
        Draft tooLarge = Draft.of(OTHER, zeros(SecretValue.USUAL_LIMIT + 1));
        assertThatThrownBy(() -> keystore.put(tooLarge)).isInstanceOf(Refused.class);
        Draft farTooLarge = Draft.of(OTHER, zeros(SecretValue.LIMIT + 1)).allowingLarge();
        assertThatThrownBy(() -> keystore.put(farTooLarge)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> keystore.describe(OTHER)).isInstanceOf(NotFound.class);
        assertKept(keystore, tooLarge.allowingLarge());
    }

    private static SecretValue zeros(int size) {
        return SecretValue.copyOf(new byte[size]);
    }

    private static void assertKept(Keystore keystore, Draft draft) {
        SecretMetadata written = keystore.put(draft);
        assertThat(written.size()).isEqualTo(draft.value().size());
        assertThat(keystore.get(draft.name()).value().sameAs(draft.value())).isTrue();
    }

    @Test
    default void anExpiryLiesInTheFutureAndEndsReading() {
        Keystore keystore = keystore();
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(-1))) {
            assertThatThrownBy(() -> keystore.put(expiringIn(wrong))).isInstanceOf(Refused.class);
        }
        keystore.put(expiringIn(Duration.ofHours(1)));
        assertThat(read(keystore, NAME.value())).isEqualTo("short-lived");
        clock().pass(Duration.ofHours(2));
        Steps.assertNotFound(keystore, NAME.value());
        Steps.assertNotFound(keystore, NAME + "@1");
        assertThat(keystore.describe(NAME).state()).isEqualTo(SecretState.LIVE);
        put(keystore, NAME, "new");
        assertThat(read(keystore, NAME.value())).isEqualTo("new");
        Steps.assertNotFound(keystore, NAME + "@1");
    }

    private Draft expiringIn(Duration left) {
        Details details =
                new Details(ContentType.TEXT, null, Tags.NONE, clock().instant().plus(left));
        return draft(NAME, "short-lived").with(details);
    }

    @Test
    default void severalAreWrittenTogether() {
        Keystore keystore = keystore();
        put(keystore, OTHER, "before");
        List<SecretMetadata> written = keystore.putAll(List.of(draft(NAME, "a"), draft(OTHER, "b")));
        assertThat(written).extracting(SecretMetadata::name).containsExactly(NAME, OTHER);
        assertThat(written).extracting(SecretMetadata::version).containsExactly(version(1), version(2));
        assertThat(read(keystore, NAME.value())).isEqualTo("a");
        assertThat(read(keystore, OTHER.value())).isEqualTo("b");
    }

    @Test
    default void severalAreWrittenAllOrNone() {
        Keystore keystore = keystore();
        put(keystore, OTHER, "before");
        assertThatThrownBy(() -> keystore.putAll(
                        List.of(draft(NAME, "a"), draft(OTHER, "b").expecting(Expectation.NOTHING))))
                .isInstanceOf(Conflict.class);
        Draft tooLarge = Draft.of(OTHER, SecretValue.copyOf(new byte[SecretValue.USUAL_LIMIT + 1]));
        assertThatThrownBy(() -> keystore.putAll(List.of(draft(NAME, "a"), tooLarge)))
                .isInstanceOf(Refused.class);
        Steps.assertNotFound(keystore, NAME.value());
        assertThat(read(keystore, OTHER.value())).isEqualTo("before");
    }

    @Test
    default void severalHaveTheirLimits() {
        Keystore keystore = keystore();
        assertThatThrownBy(() -> keystore.putAll(List.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> keystore.putAll(drafts(34, 1))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> keystore.putAll(List.of(draft(NAME, "a"), draft(NAME, "b"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("different names");
        List<Draft> tooMuch = new ArrayList<>(drafts(16, SecretValue.USUAL_LIMIT));
        tooMuch.add(draft(NAME, "x"));
        assertThatThrownBy(() -> keystore.putAll(tooMuch)).isInstanceOf(Refused.class);
        Steps.assertNotFound(keystore, "many/ns/secret-0");
        assertThat(keystore.putAll(drafts(33, 10))).hasSize(33);
        assertThat(keystore.putAll(drafts(16, SecretValue.USUAL_LIMIT))).hasSize(16);
    }

    private static List<Draft> drafts(int count, int size) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SecretName name = name("many/ns/secret-" + i);
            drafts.add(Draft.of(name, zeros(size)));
        }
        return drafts;
    }
}
