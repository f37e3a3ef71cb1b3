package dev.keystore.cli.moving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names a pattern fits. */
final class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "*, anything/at.all, true",
        "prod.*, prod.db, true",
        "prod.*, prodxdb, false",
        "prod/*, prod/a/b, true",
        "db?, db1, true",
        "db?, db, false",
        "db, db2, false",
        "[ab], a, false",
        "[ab], [ab], true",
        "x😀?, x😀y, true",
        "a?c, a😀c, true",
    })
    void fits(String pattern, String name, boolean fits) {
        assertThat(NamePattern.of(pattern).fits(name)).isEqualTo(fits);
    }
}
