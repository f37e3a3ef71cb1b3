package dev.keystore.adapter.sts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.MfaSerial;
import dev.keystore.access.RoleChain;
import dev.keystore.access.SessionName;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.profiles.ProfileFile;

/** What the SDK for Java defines and never reads. */
final class ProfileRolesTest {
    private static final SessionName ANN = new SessionName("ann");
    private static final String TEAM = """
            [profile team]
            role_arn = arn:aws:iam::111122223333:role/team
            source_profile = joe
            """;
    private static final String JOE = """
            [profile joe]
            aws_access_key_id = AKIAEXAMPLE
            aws_secret_access_key = x
            """;

    private static ProfileRoles roles(String file, String profile) {
        ProfileFile profiles = ProfileFile.builder()
                .content(new ByteArrayInputStream(file.getBytes(UTF_8)))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
        return ProfileRoles.of(profiles, profile, true, ANN);
    }

    @Test
    void aRoleThatTheSdkCanAssumeIsLeftToIt() {
        ProfileRoles roles = roles(TEAM + JOE, "team");
        assertThat(roles.profile()).isEqualTo("team");
        assertThat(roles.roles()).isEmpty();
        assertThat(roles.before(null)).isNull();
    }

    @Test
    void aRoleWithADeviceIsAssumedFromItsSource() {
        ProfileRoles roles = roles(TEAM + """
                mfa_serial = arn:aws:iam::444455556666:mfa/joe
                duration_seconds = 7200
                external_id = xx
                role_session_name = joe@work
                """ + JOE, "team");

        assertThat(roles.profile()).isEqualTo("joe");
        assertThat(roles.roles())
                .containsExactly(AssumedRole.called(new SessionName("joe@work"))
                        .arn("arn:aws:iam::111122223333:role/team")
                        .externalId("xx")
                        .duration(Duration.ofHours(2))
                        .mfa("arn:aws:iam::444455556666:mfa/joe")
                        .build());
        assertThat(roles.before(null)).isEqualTo(new RoleChain(roles.roles()));
    }

    @Test
    void itsRolesComeBeforeOthers() {
        ProfileRoles roles = roles(TEAM + "mfa_serial = GAHT12345678\n" + JOE, "team");
        AssumedRole store =
                AssumedRole.called(ANN).arn("arn:aws:iam::777788889999:role/r").build();

        RoleChain chain = roles.before(RoleChain.of(store));

        assertThat(chain.roles()).containsExactly(roles.roles().get(0), store);
    }

    @Test
    void aDeviceOfAUserOpensTheFirstRole() {
        ProfileRoles roles = roles(JOE + "mfa_serial = GAHT12345678\n", "joe");
        AssumedRole store =
                AssumedRole.called(ANN).arn("arn:aws:iam::777788889999:role/r").build();
        AssumedRole own = AssumedRole.called(ANN)
                .arn("arn:aws:iam::777788889999:role/r")
                .mfa("OTHER12345678")
                .build();

        assertThat(roles.before(RoleChain.of(store)).last().mfa()).isEqualTo(new MfaSerial("GAHT12345678"));
        assertThat(roles.before(RoleChain.of(own)).last()).isEqualTo(own);
        assertThat(roles.before(null)).isNull();
    }

    @Test
    void aProfileThatIsNamedHasToBeThere() {
        assertThatThrownBy(() -> roles(JOE, "gone"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("there is no profile 'gone'");
    }

    @Test
    void aDeviceFurtherBackCountsForAll() {
        ProfileRoles roles = roles("""
                [profile outer]
                role_arn = arn:aws:iam::111122223333:role/outer
                source_profile = team
                """ + TEAM + "mfa_serial = GAHT12345678\n" + JOE, "outer");

        assertThat(roles.profile()).isEqualTo("joe");
        assertThat(roles.roles()).extracting(role -> role.arn().name()).containsExactly("team", "outer");
    }

    @Test
    void whatTheMachineOrATokenOpensIsLeftToTheSdk() {
        String machine = """
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/a
                credential_source = Ec2InstanceMetadata
                duration_seconds = 3600
                [profile b]
                role_arn = arn:aws:iam::111122223333:role/b
                web_identity_token_file = /token
                duration_seconds = 3600
                """;
        assertThat(roles(machine, "a").before(null)).isNull();
        assertThat(roles(machine, "b").before(null)).isNull();
    }

    @Test
    void aProfileThatNobodyNamedLendsItsDeviceToNobody() {
        ProfileFile profiles = ProfileFile.builder()
                .content(new ByteArrayInputStream("[default]\nmfa_serial = GAHT12345678\n".getBytes(UTF_8)))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
        ProfileRoles roles = ProfileRoles.of(profiles, "default", false, ANN);
        assertThat(roles.mfa()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void rolesGoRoundInNoCircles(String other) {
        String circle = """
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/a
                source_profile = %s
                mfa_serial = GAHT12345678
                [profile b]
                role_arn = arn:aws:iam::111122223333:role/b
                source_profile = a
                """.formatted(other);
        assertThatThrownBy(() -> roles(circle, "a"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("its own source_profile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[profile team]\nrole_arn = arn:aws:iam::111122223333:role/team\nmfa_serial = GAHT12345678\n",
                "[profile team]\nrole_arn = arn:aws:iam::111122223333:role/team\nsource_profile = gone\nmfa_serial = GAHT12345678\n",
                "[profile team]\nrole_arn = nonsense\nsource_profile = joe\nmfa_serial = GAHT12345678\n",
                "[profile team]\nrole_arn = arn:aws:iam::111122223333:role/team\nsource_profile = joe\nduration_seconds = 1h\n",
                "[profile team]\nrole_arn = arn:aws:iam::111122223333:role/team\nsource_profile = joe\nduration_seconds = 60\n",
                "[profile team]\nmfa_serial = x\n"
            })
    void whatIsWrongNamesTheProfile(String file) {
        assertThatThrownBy(() -> roles(file + JOE, "team"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'team'");
    }
}
