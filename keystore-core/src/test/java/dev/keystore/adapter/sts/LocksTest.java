package dev.keystore.adapter.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.access.AssumedRole;
import dev.keystore.access.SessionName;
import dev.keystore.port.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a refused role, by who was refused and what AWS said. */
final class LocksTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/keystore/keystore/reader/r";

    private static AssumedRole.Builder role() {
        return AssumedRole.called(new SessionName("s1")).arn(ROLE);
    }

    private static List<String> details(AssumedRole role, String caller, String answer) {
        CallerArn arn = new CallerArn(caller);
        return new Locks(role, arn, arn.principal(), answer)
                .checks().stream().map(Check::detail).toList();
    }

    @Test
    void theLockThatAwsNamesIsMarked() {
        String user = "arn:aws:iam::444455556666:user/joe";
        assertThat(details(role().build(), user, "because no identity-based policy allows the sts:AssumeRole action"))
                .filteredOn(detail -> detail.startsWith("AWS names this one: "))
                .singleElement()
                .asString()
                .contains("side B, account 444455556666", "\"Resource\":\"" + ROLE + "\"");
        assertThat(details(role().build(), user, "with an explicit deny in a service control policy")
                        .get(4))
                .startsWith("AWS names this one: ");
        assertThat(details(role().build(), user, "")).noneMatch(detail -> detail.startsWith("AWS names"));
    }

    @Test
    void aSessionIsTrustedByItsRole() {
        assertThat(details(role().build(), "arn:aws:sts::444455556666:assumed-role/ci/run-1", "")
                        .get(0))
                .contains("TrustedAccountId=444455556666")
                .contains("\"aws:PrincipalArn\":\"arn:aws:iam::444455556666:role/ci\"");
        assertThat(details(
                                role().build(),
                                "arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/joe",
                                "")
                        .get(0))
                .contains(
                        "arn:aws:iam::444455556666:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Dev_0123456789abcdef");
    }

    @Test
    void otherPartitionsKeepTheirName() {
        assertThat(details(role().build(), "arn:aws-cn:iam::444455556666:user/joe", ""))
                .anyMatch(detail -> detail.contains("arn:aws-cn:iam::444455556666:root"))
                .anyMatch(detail -> detail.contains("--mfa-serial arn:aws-cn:iam::444455556666:mfa/NAME"));
    }

    @Test
    void whatWasGivenIsShown() {
        AssumedRole role = role().externalId("for-b")
                .mfa("arn:aws:iam::444455556666:mfa/joe")
                .build();
        List<String> details = details(role, "arn:aws:iam::444455556666:user/joe", "");
        assertThat(details.get(0)).contains("\"StringEquals\":{\"sts:ExternalId\":\"for-b\"}");
        assertThat(details.get(1)).startsWith("'for-b' was given");
        assertThat(details.get(3)).startsWith("a code of arn:aws:iam::444455556666:mfa/joe was given");
    }
}
