package dev.keystore.cli.proof;

import java.util.List;
import java.util.stream.Stream;

/** Ways to loosen the templates: those that are found in them, and those that people have come upon. */
final class Mutants {
    private Mutants() {}

    static List<Mutant> all() {
        return Stream.of(
                        GeneratedMutants.all(),
                        GrantMutants.all(),
                        TrustMutants.all(),
                        StoreMutants.all(),
                        ClientMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
