package dev.keystore.cli.proof;

import java.util.List;
import java.util.stream.Stream;

/** All that has to be so, whatever the setting. */
final class Claims {
    private Claims() {}

    static List<Claim> all() {
        return Stream.of(
                        ReadingClaims.all(),
                        WritingClaims.all(),
                        KeyClaims.all(),
                        AdministrationClaims.all(),
                        TrustClaims.all(),
                        SessionClaims.all(),
                        ClientClaims.all(),
                        DirectClaims.all(),
                        ParameterClaims.all())
                .flatMap(List::stream)
                .toList();
    }
}
