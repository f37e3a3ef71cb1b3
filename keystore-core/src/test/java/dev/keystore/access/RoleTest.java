package dev.keystore.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.secret.MalformedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What STS takes, and nothing else. */
final class RoleTest {
    private static final String ARN = "arn:aws:iam::111122223333:role/";
    private static final SessionName ANN = new SessionName("ann");

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:role/reader, 111122223333, reader",
        "arn:aws:iam::111122223333:role/keystore/shop/reader/r-1, 111122223333, r-1",
        "arn:aws-cn:iam::000000000001:role/a_+=.@-b, 000000000001, a_+=.@-b"
    })
    void rolesHaveAnAccountAndAName(String arn, String account, String name) {
        RoleArn role = new RoleArn(arn);
        assertThat(role.account()).isEqualTo(account);
        assertThat(role.name()).isEqualTo(name);
        assertThat(role).hasToString(arn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reader",
                "arn:aws:iam::111122223333:user/ann",
                "arn:aws:iam::11112222333:role/short",
                "arn:aws:iam:eu-west-1:111122223333:role/r",
                "arn::iam::111122223333:role/r",
                "arn:aws:iam::111122223333:role/",
                "arn:aws:iam::111122223333:role/a b",
                "arn:aws:iam::111122223333:role/*",
                "arn:aws:sts::111122223333:assumed-role/r/s",
                "arn:aws:iam::111122223333:role/r\n"
            })
    void otherThingsAreNoRoles(String arn) {
        assertThatThrownBy(() -> new RoleArn(arn))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("arn:aws:iam::ACCOUNT:role/NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "0123-4567", "a:b/c=d,e.f@g+h"})
    void externalIds(String text) {
        assertThat(new ExternalId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a b", "a\"b", "ü2", "x\n"})
    void badExternalIds(String text) {
        assertThatThrownBy(() -> new ExternalId(text)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ExternalId("x".repeat(1225))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "joe, laptop, keystore-joe@laptop",
        "joe smith, build/host:1, keystore-joe-smith@build-host-1",
        "jürgen, h, keystore-j-rgen@h"
    })
    void sessionsAreCalledAfterUserAndHost(String user, String host, String name) {
        assertThat(SessionName.of(user, host)).hasToString(name);
    }

    @Test
    void longNamesAreCut() {
        assertThat(SessionName.of("x".repeat(80), "h").value()).hasSize(64).startsWith("keystore-xxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a b", "a/b"})
    void badSessionNames(String text) {
        assertThatThrownBy(() -> new SessionName(text)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new SourceIdentity(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("bad source identity");
    }

    @Test
    void sourceIdentities() {
        assertThat(new SourceIdentity("ann@example")).hasToString("ann@example");
    }

    @Test
    void devices() {
        assertThat(new MfaSerial("arn:aws:iam::111122223333:mfa/ann")).hasToString("arn:aws:iam::111122223333:mfa/ann");
        assertThat(new MfaSerial("GAHT12345678")).hasToString("GAHT12345678");
        assertThatThrownBy(() -> new MfaSerial("x1")).isInstanceOf(MalformedException.class);
    }

    @Test
    void tagsAreThoseThatStsTakes() {
        assertThat(new SessionTags(Map.of("team", "pay ments", "b", "")).values())
                .containsOnlyKeys("b", "team");
        assertThatThrownBy(() -> new SessionTags(Map.of("a*", "b"))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new SessionTags(Map.of("aws:a", "b"))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new SessionTags(Map.of("a", "b", "A", "c"))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new SessionTags(Map.of("", "b"))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new SessionTags(Map.of("a", "b?"))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new SessionTags(
                        IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("51");
    }

    @Test
    void aDescriptionNeedsAnArnAlone() {
        AssumedRole role = AssumedRole.called(ANN).arn(ARN + "r").build();
        assertThat(role)
                .isEqualTo(new AssumedRole(new RoleArn(ARN + "r"), null, ANN, null, null, SessionTags.NONE, null));
        assertThatThrownBy(() -> AssumedRole.called(ANN).build()).isInstanceOf(MalformedException.class);
    }

    @Test
    void aDescriptionSaysEverything() {
        AssumedRole role = AssumedRole.called(ANN)
                .arn(ARN + "r")
                .externalId("xx")
                .sessionName("bob")
                .duration(Duration.ofHours(2))
                .sourceIdentity("carol")
                .tags(Map.of("a", "b"))
                .mfa("GAHT12345678")
                .build();
        assertThat(role)
                .isEqualTo(new AssumedRole(
                        new RoleArn(ARN + "r"),
                        new ExternalId("xx"),
                        new SessionName("bob"),
                        Duration.ofHours(2),
                        new SourceIdentity("carol"),
                        new SessionTags(Map.of("a", "b")),
                        new MfaSerial("GAHT12345678")));
        assertThat(AssumedRole.called(ANN)
                        .arn(ARN + "r")
                        .externalId("xx")
                        .externalId(null)
                        .sourceIdentity(null)
                        .mfa(null)
                        .build())
                .isEqualTo(AssumedRole.called(ANN).arn(ARN + "r").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT14M59S", "PT12H1S", "PT0S", "-PT1H"})
    void noSessionLastsSo(String length) {
        assertThatThrownBy(() -> AssumedRole.called(ANN)
                        .arn(ARN + "r")
                        .duration(Duration.parse(length))
                        .build())
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("15m to 12h");
    }

    @Test
    void chains() {
        AssumedRole hub = AssumedRole.called(ANN)
                .arn(ARN + "hub")
                .duration(Duration.ofHours(2))
                .build();
        AssumedRole reader = AssumedRole.called(ANN)
                .arn(ARN + "reader")
                .duration(Duration.ofHours(1))
                .build();

        RoleChain chain = RoleChain.of(reader).after(List.of(hub));

        assertThat(chain.roles()).containsExactly(hub, reader);
        assertThat(chain.last()).isEqualTo(reader);
        assertThat(chain).hasToString(ARN + "hub → " + ARN + "reader");
        assertThatThrownBy(() -> new RoleChain(List.of())).isInstanceOf(MalformedException.class);
    }

    @Test
    void aLinkOfAChainLastsAnHourAtMost() {
        AssumedRole first = AssumedRole.called(ANN).arn(ARN + "first").build();
        AssumedRole longer = AssumedRole.called(ANN)
                .arn(ARN + "longer")
                .duration(Duration.ofMinutes(61))
                .build();

        assertThat(RoleChain.of(longer).last()).isEqualTo(longer);
        assertThatThrownBy(() -> new RoleChain(List.of(first, longer)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most an hour");
    }
}
