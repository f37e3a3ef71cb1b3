package dev.keystore.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.secret.MalformedException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaves as variables. */
final class VariableNameTest {
    @ParameterizedTest
    @CsvSource({
        "db-password, DB_PASSWORD",
        "db.password, DB_PASSWORD",
        "Api_Key2, API_KEY2",
        "_x, _X",
        ".env, _ENV",
        "a, A",
        "tls-1.2, TLS_1_2"
    })
    void aLeafIsInCapitals(String leaf, String variable) {
        assertThat(VariableName.ofLeaf(leaf).value()).isEqualTo(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "2fa-seed", "a b", "a=b", "a\nb", "é", "a$b"})
    void whatNoShellHoldsIsRefused(String leaf) {
        assertThatThrownBy(() -> VariableName.ofLeaf(leaf)).isInstanceOf(MalformedException.class);
    }

    /** In Turkish the capital of {@code i} is another letter. */
    @Test
    void capitalsDoNotDependOnTheLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(VariableName.ofLeaf("id").value()).isEqualTo("ID");
        } finally {
            Locale.setDefault(before);
        }
    }
}
