package dev.keystore.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates allow what they are to allow, and nothing that differs from it in one thing. */
final class ClaimsTest {
    static List<Setting> settings() {
        return Setting.ALL;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void allAreSo(Setting setting) {
        Accounts accounts = Accounts.in(setting);
        List<String> wrong = Claims.all().stream()
                .filter(claim -> !claim.holds(accounts))
                .map(claim -> claim + " (" + claim.question() + "), but "
                        + claim.question().in(accounts).reason())
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyDenialDiffersFromSomethingAllowedInOneThing() {
        for (Claim claim : Claims.all()) {
            Claim pair = claim.pair();
            if (pair == null) {
                assertThat(claim.allowed()).as(claim.name()).isTrue();
                continue;
            }
            assertThat(pair.allowed()).as(pair.name()).isTrue();
            Set<String> differences = claim.question().differences(pair.question());
            assertThat(differences).as(claim.name()).hasSize(1);
        }
    }

    @Test
    void noneIsSaidTwice() {
        Set<String> names = new HashSet<>();
        Claims.all()
                .forEach(claim ->
                        assertThat(names.add(claim.name())).as(claim.name()).isTrue());
    }
}
