package dev.keystore.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.access.Grant.Guard;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.StoreId;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What can be granted, and to whom only behind a guard. */
final class GrantTest {
    private static final String HERE = "111111111111";
    private static final TableArn TABLE = new TableArn("arn:aws:dynamodb:eu-west-1:111111111111:table/keystore");
    private static final KeyArn KEY = new KeyArn("arn:aws:kms:eu-west-1:111111111111:key/mrk-1");
    private static final Grantee OTHER = Grantee.of(List.of("222222222222"));
    private static final ExternalId EXTERNAL = new ExternalId("b-payments");
    private static final OrganizationId ORGANIZATION = new OrganizationId("o-abcdefghij");

    private static Grant grant(AccessLevel level, Grantee grantee, Guard guard, String... patterns) {
        List<GrantPattern> all = Stream.of(patterns).map(GrantPattern::new).toList();
        return new Grant(new StoreId("keystore"), TABLE, KEY, level, all, grantee, guard);
    }

    @Test
    void bringsTheLabelsOfASingleSecretAlong() {
        Grant grant = grant(
                AccessLevel.READER, OTHER, new Guard(EXTERNAL, null, false), "prod/app1/db", "dev/*", "prod/app1/api");
        assertThat(grant.policyPatterns())
                .containsExactly(
                        "prod/app1/db", "prod/app1/@label/db", "dev/*", "prod/app1/api", "prod/app1/@label/api");
        assertThat(grant.namespaces()).containsExactly(new Namespace("dev"), new Namespace("prod/app1"));
    }

    @Test
    void anotherAccountNeedsAGuard() {
        refuses(
                "a grant for another account (222222222222) needs an external id or an organization",
                () -> grant(AccessLevel.READER, OTHER, Guard.NONE, "prod/*"));
        refuses("needs an external id", () -> grant(AccessLevel.READER, OTHER, new Guard(null, null, true), "prod/*"));
        assertThatCode(() -> grant(AccessLevel.READER, OTHER, new Guard(null, ORGANIZATION, false), "prod/*"))
                .doesNotThrowAnyException();
        assertThatCode(() -> grant(AccessLevel.READER, Grantee.of(List.of(HERE)), Guard.NONE, "prod/*"))
                .doesNotThrowAnyException();
    }

    @Test
    void onlyReadersAreGrantedOneSecret() {
        for (AccessLevel level : AccessLevel.values()) {
            assertThat(level.fitsOneSecret()).isEqualTo(level == AccessLevel.READER);
            assertThat(AccessLevel.of(level.word())).isEqualTo(level);
        }
        refuses(
                "bad pattern 'prod/db' for access operator: only a reader can be granted one secret",
                () -> grant(AccessLevel.OPERATOR, Grantee.of(List.of(HERE)), Guard.NONE, "prod/db"));
        refuses("bad access 'admin': reader, writer, readwrite, operator", () -> AccessLevel.of("admin"));
    }

    @Test
    void mfaIsForUsers() {
        Grantee users = Grantee.of(List.of("arn:aws:iam::222222222222:user/*"));
        Grantee roles = Grantee.of(List.of("arn:aws:iam::222222222222:role/x"));
        Guard mfa = new Guard(EXTERNAL, null, true);
        assertThatCode(() -> grant(AccessLevel.READER, users, mfa, "prod/*")).doesNotThrowAnyException();
        refuses("MFA can be asked of users only", () -> grant(AccessLevel.READER, roles, mfa, "prod/*"));
    }

    @Test
    void refusesWhatIsNoGrant() {
        Guard guard = new Guard(EXTERNAL, null, false);
        refuses("a grant needs a pattern", () -> grant(AccessLevel.READER, OTHER, guard));
        refuses("a pattern is there twice", () -> grant(AccessLevel.READER, OTHER, guard, "a/*", "a/*"));
        KeyArn foreign = new KeyArn("arn:aws:kms:eu-west-1:222222222222:key/1");
        refuses(
                "the key is in account 222222222222 and the table in 111111111111",
                () -> new Grant(
                        new StoreId("keystore"),
                        TABLE,
                        foreign,
                        AccessLevel.READER,
                        List.of(new GrantPattern("a/*")),
                        OTHER,
                        guard));
    }

    @Test
    void partsAreWellFormed() {
        assertThat(TABLE.region()).isEqualTo("eu-west-1");
        assertThat(TABLE.name()).isEqualTo("keystore");
        refuses("bad table ARN 'keystore'", () -> new TableArn("keystore"));
        refuses("bad key ARN 'alias/x'", () -> new KeyArn("alias/x"));
        refuses("bad key ARN", () -> new KeyArn("arn:aws:kms:eu-west-1:111111111111:alias/x"));
        refuses("bad organization 'o-1': o- and 10 to 32", () -> new OrganizationId("o-1"));
    }

    private static void refuses(String why, ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(MalformedException.class).hasMessageContaining(why);
    }
}
