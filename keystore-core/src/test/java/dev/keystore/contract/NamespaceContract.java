package dev.keystore.contract;

import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.name;
import static dev.keystore.contract.Steps.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Tags;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reading a whole namespace promises. */
public interface NamespaceContract extends KeystoreUnderTest {
    Namespace NAMESPACE = NAME.namespace();

    /** {@code NAME=value} of each of {@code secrets}, which are closed. */
    private static List<String> shown(List<Secret> secrets) {
        List<String> shown = secrets.stream()
                .map(secret -> secret.metadata().name().leaf() + "@"
                        + secret.metadata().version() + "=" + Steps.text(secret))
                .toList();
        secrets.forEach(Secret::close);
        return shown;
    }

    private static void putExpiring(Keystore keystore, SecretName name, MovableClock clock) {
        Details details =
                new Details(ContentType.TEXT, null, Tags.NONE, clock.instant().plus(Duration.ofDays(1)));
        keystore.put(draft(name, "short-lived").with(details));
    }

    @Test
    default void everyLeafOfANamespaceIsReadAndNothingBelowOrBeside() {
        Keystore keystore = keystore();
        put(keystore, OTHER, "joe");
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        put(keystore, name("prod/app1/sub/x"), "below");
        put(keystore, name("prod/app2/db"), "beside");
        put(keystore, name("prod/app1.old/db"), "alike");
        assertThat(shown(keystore.getAll(NAMESPACE))).containsExactly("db-password@2=two", "user@1=joe");
    }

    @Test
    default void aNamespaceWithNothingInItGivesNothing() {
        Keystore keystore = keystore();
        put(keystore, name("prod/app1/sub/x"), "below");
        assertThat(keystore.getAll(NAMESPACE)).isEmpty();
        assertThat(keystore.getAll(Namespace.of("nowhere"))).isEmpty();
    }

    @Test
    default void deletedAndDestroyedSecretsAreLeftOut() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, OTHER, "joe");
        put(keystore, name("prod/app1/third"), "x");
        keystore.delete(NAME, RecoveryWindow.USUAL);
        keystore.delete(name("prod/app1/third"), RecoveryWindow.USUAL);
        keystore.destroyAll(name("prod/app1/third"), true);
        assertThat(shown(keystore.getAll(NAMESPACE))).containsExactly("user@1=joe");
        assertThat(shown(keystore.getAllEvenExpired(NAMESPACE))).containsExactly("user@1=joe");
        keystore.undelete(NAME);
        assertThat(shown(keystore.getAll(NAMESPACE))).containsExactly("db-password@3=one", "user@1=joe");
    }

    @Test
    default void expiredSecretsAreAllNamedUnlessTheyAreWanted() {
        Keystore keystore = keystore();
        put(keystore, OTHER, "joe");
        putExpiring(keystore, NAME, clock());
        putExpiring(keystore, name("prod/app1/token"), clock());
        assertThat(keystore.getAll(NAMESPACE)).hasSize(3);
        clock().pass(Duration.ofDays(2));
        assertThatThrownBy(() -> keystore.getAll(NAMESPACE))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(NAME.value())
                .hasMessageContaining("prod/app1/token")
                .hasMessageNotContaining(OTHER.value());
        assertThat(shown(keystore.getAllEvenExpired(NAMESPACE)))
                .containsExactly("db-password@1=short-lived", "token@1=short-lived", "user@1=joe");
    }
}
