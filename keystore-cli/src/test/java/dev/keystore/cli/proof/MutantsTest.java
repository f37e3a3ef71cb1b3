package dev.keystore.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** However the templates are loosened, a claim notices. */
final class MutantsTest {
    @Test
    void eachIsNoticed() {
        List<Claim> claims = Claims.all();
        List<Mutant> mutants = Mutants.all();
        Accounts accounts = Accounts.in(Setting.USUAL);
        Map<Claim, Set<String>> decidedBy = new LinkedHashMap<>();
        claims.forEach(claim -> decidedBy.put(claim, accounts.decidedBy(claim)));
        assertThat(claims).allMatch(claim -> claim.holds(accounts));
        Map<String, String> noticed = new TreeMap<>();
        List<String> unnoticed = new ArrayList<>();
        for (Mutant mutant : mutants) {
            mutant.leak(decidedBy, accounts)
                    .ifPresentOrElse(
                            claim -> noticed.put(mutant.toString(), claim.name()),
                            () -> unnoticed.add(mutant.toString()));
        }
        noticed.forEach((mutant, claim) -> System.out.println(mutant + "\n    -> " + claim));
        System.out.printf(
                "%d claims, %d allowed and %d not; %d of %d mutants noticed%n",
                claims.size(),
                claims.stream().filter(Claim::allowed).count(),
                claims.stream().filter(claim -> !claim.allowed()).count(),
                noticed.size(),
                mutants.size());
        assertThat(unnoticed).isEmpty();
        assertThat(mutants).hasSizeGreaterThanOrEqualTo(30);
        assertThat(noticed).hasSameSizeAs(mutants);
    }
}
