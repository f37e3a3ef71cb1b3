package dev.keystore.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pattern matches what it looks like it matches. */
final class GrantPatternTest {
    @Test
    void isANamespaceOrOneSecret() {
        GrantPattern namespace = new GrantPattern("prod/app1/*");
        assertThat(namespace.isOneSecret()).isFalse();
        assertThat(namespace.namespace()).isEqualTo(new Namespace("prod/app1"));
        assertThat(namespace.inPolicy()).containsExactly("prod/app1/*");
        GrantPattern secret = new GrantPattern("prod/app1/db");
        assertThat(secret.isOneSecret()).isTrue();
        assertThat(secret.namespace()).isEqualTo(new Namespace("prod/app1"));
        assertThat(secret.inPolicy()).containsExactly("prod/app1/db", "prod/app1/@label/db");
        assertThat(new GrantPattern("prod/*").namespace()).isEqualTo(new Namespace("prod"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | it would grant the whole store",
                "*           | it would grant the whole store",
                "/*          | it would grant the whole store",
                "prod/app1*  | it would also match 'prod/app10'; write 'prod/app1/*'",
                "prod*       | it would also match 'prod0'; write 'prod/*'",
                "prod/*/db   | a wildcard stands only at the end",
                "*/db        | a wildcard stands only at the end",
                "prod/**     | a wildcard stands only at the end",
                "prod/ap?/*  | a wildcard stands only at the end",
                "prod/app1/  | all in a namespace is written 'prod/app1/*'",
                "prod        | all in a namespace is written 'prod/*'",
                "prod//*     | bad namespace",
                "/prod/*     | bad namespace",
                "../*        | bad namespace",
                "prod/${x}/* | bad namespace",
                "prod/@label/db | bad name",
                "prod/a,b/*  | bad namespace"
            })
    void refusesWhatWouldMatchMore(String text, String why) {
        assertThatThrownBy(() -> new GrantPattern(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }
}
