package dev.keystore.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.access.AccessLevel;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.StoreId;
import org.junit.jupiter.api.Test;

/** Stacks are called after what they are about. */
final class StackNameTest {
    private static final StoreId ID = new StoreId("team_a.prod");

    @Test
    void saysWhatTheStackIsAbout() {
        assertThat(StackName.ofStore(new StoreId("keystore"))).hasToString("keystore-keystore");
        assertThat(StackName.ofStore(ID)).hasToString("keystore-team-a-prod");
        assertThat(StackName.ofGrant(ID, AccessLevel.READER, "222222222222", null))
                .hasToString("keystore-team-a-prod-reader-222222222222");
        assertThat(StackName.ofGrant(ID, AccessLevel.READWRITE, "222222222222", "ci"))
                .hasToString("keystore-team-a-prod-readwrite-222222222222-ci");
        assertThat(StackName.ofClient("ec2", null)).hasToString("keystore-client-ec2");
        assertThat(StackName.ofClient("users", "joe")).hasToString("keystore-client-users-joe");
    }

    @Test
    void isWhatCloudFormationTakes() {
        for (String bad : new String[] {"", "1st", "-x", "two words", "a_b", "a".repeat(129)}) {
            assertThatThrownBy(() -> new StackName(bad))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("up to 128 letters, digits and '-'");
        }
        assertThatThrownBy(() -> StackName.ofClient("ec2", "a b")).isInstanceOf(MalformedException.class);
    }
}
