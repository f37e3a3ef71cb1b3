package dev.keystore.cli.moving;

import dev.keystore.port.ForeignVersion;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** credstash orders versions as text: what it takes for the latest need not have the greatest number. */
final class LatestByNumber {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,200}");

    private LatestByNumber() {}

    /** The one of {@code versions}, in credstash's order, that people might take for the latest although credstash does not. */
    static Optional<ForeignVersion> butNotLatest(List<ForeignVersion> versions) {
        ForeignVersion latest = versions.get(versions.size() - 1);
        return versions.stream()
                .filter(version -> NUMBER.matcher(version.version()).matches())
                .max(Comparator.comparing(version -> new BigInteger(version.version())))
                .filter(greatest -> !NUMBER.matcher(latest.version()).matches()
                        || new BigInteger(greatest.version()).compareTo(new BigInteger(latest.version())) > 0);
    }
}
