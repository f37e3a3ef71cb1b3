package dev.keystore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import dev.keystore.access.SessionName;
import dev.keystore.port.AccessBroker;
import dev.keystore.secret.SecretName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that opens sessions has to do. */
public interface AccessBrokerContract {
    /** A role that the caller may assume with the external id {@code right}, and that may assume {@link #next()}. */
    String role();

    /** A role that only {@link #role()} may assume. */
    String next();

    /** A role that nobody may assume. */
    String closed();

    AccessBroker broker();

    Instant now();

    private static AssumedRole.Builder described(String arn) {
        return AssumedRole.called(new SessionName("ann")).arn(arn);
    }

    private RoleChain first() {
        return RoleChain.of(described(role()).externalId("right").build());
    }

    @Test
    default void opensASessionOfTheRole() {
        try (Session session = broker().open(first(), Reach.WHOLE)) {
            assertThat(session.role().value()).isEqualTo(role());
            assertThat(session.actor())
                    .endsWith(":assumed-role/" + session.role().name() + "/ann");
            assertThat(session.isGoodAt(now())).isTrue();
            assertThat(session.expires()).isBeforeOrEqualTo(now().plus(Duration.ofHours(1)));
            assertThat(session.token().size()).isPositive();
        }
    }

    @Test
    default void lastsAsLongAsWasAsked() {
        AssumedRole asked = described(role())
                .externalId("right")
                .duration(Duration.ofMinutes(15))
                .build();
        try (Session session = broker().open(RoleChain.of(asked), Reach.WHOLE)) {
            assertThat(session.expires()).isBeforeOrEqualTo(now().plus(Duration.ofMinutes(15)));
        }
    }

    @Test
    default void followsAChain() {
        RoleChain chain =
                new RoleChain(List.of(first().last(), described(next()).build()));
        try (Session session = broker().open(chain, Reach.WHOLE)) {
            assertThat(session.role().value()).isEqualTo(next());
        }
    }

    @Test
    default void takesNoShortCut() {
        RoleChain direct = RoleChain.of(described(next()).build());
        assertThatThrownBy(() -> broker().open(direct, Reach.WHOLE)).isInstanceOf(Denied.class);
    }

    @Test
    default void isRefusedWithoutTheExternalIdOrWithAnother() {
        RoleChain without = RoleChain.of(described(role()).build());
        RoleChain wrong = RoleChain.of(described(role()).externalId("wrong").build());

        assertThatThrownBy(() -> broker().open(without, Reach.WHOLE))
                .isInstanceOf(Denied.class)
                .hasMessageContaining(role());
        assertThatThrownBy(() -> broker().open(wrong, Reach.WHOLE)).isInstanceOf(Denied.class);
    }

    @Test
    default void isRefusedWhatNobodyMay() {
        RoleChain chain = RoleChain.of(described(closed()).externalId("right").build());
        assertThatThrownBy(() -> broker().open(chain, Reach.WHOLE))
                .isInstanceOf(Denied.class)
                .satisfies(e -> assertThat(((Denied) e).hint()).isPresent());
    }

    @Test
    default void aClosedSessionHarmsNoOther() {
        Reach reach = Reach.of(List.of(SecretName.of("prod/app1/a")));
        broker().open(first(), reach).close();
        try (Session session = broker().open(first(), reach)) {
            assertThat(session.secretAccessKey().size()).isPositive();
        }
    }
}
