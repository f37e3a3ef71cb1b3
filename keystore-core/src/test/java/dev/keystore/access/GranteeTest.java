package dev.keystore.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.secret.MalformedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A grantee is an account, or some of its principals. */
final class GranteeTest {
    private static final String USER = "arn:aws:iam::222222222222:user/joe";
    private static final String ROLE =
            "arn:aws:iam::222222222222:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Dev_*";

    @Test
    void isAnAccountOrSomeOfItsPrincipals() {
        assertThat(Grantee.of(List.of("022222222222"))).isEqualTo(new Grantee("022222222222", List.of()));
        assertThat(Grantee.of(List.of(USER, ROLE))).isEqualTo(new Grantee("222222222222", List.of(USER, ROLE)));
        assertThat(Grantee.of(List.of("arn:aws-us-gov:iam::222222222222:role/x"))
                        .account())
                .isEqualTo("222222222222");
    }

    @Test
    void refusesAnythingElse() {
        refuses("an account of twelve digits, or arn:aws:iam::ACCOUNT:user/", "12345");
        refuses("an account of twelve digits", "arn:aws::iam:222222222222:user/joe");
        refuses("an account of twelve digits", "arn:aws:iam::*:role/x");
        refuses("an account of twelve digits", "*");
        refuses("an account of twelve digits", "arn:aws:iam::222222222222:group/x");
        refuses("that is a session; name its role", "arn:aws:sts::222222222222:assumed-role/x/y");
        refuses("written as its twelve digits", "arn:aws:iam::222222222222:root");
        refuses("a grant is for one account, not for 2", USER, "333333333333");
        refuses("a grant is for one account, not for 0");
        refuses("the account alone lets all of its principals in", USER, "222222222222");
        assertThatThrownBy(() -> new Grantee("333333333333", List.of(USER)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("is not in account 333333333333");
    }

    private static void refuses(String why, String... words) {
        assertThatThrownBy(() -> Grantee.of(List.of(words)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }
}
