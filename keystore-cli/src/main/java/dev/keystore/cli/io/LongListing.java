package dev.keystore.cli.io;

import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretMetadata;
import java.time.Instant;
import java.util.List;

/** A long list in columns whose widths are known before the first row, so that it may be as long as it likes. */
public final class LongListing {
    private static final int[] WIDTHS = {7, 20, 6, 6, 20, 0};

    private final Output out;

    public LongListing(Output out) {
        this.out = out;
        line("VERSION", "CREATED", "TYPE", "SIZE", "EXPIRES", "NAME");
    }

    public void secret(SecretMetadata metadata) {
        Instant expires = metadata.details().expires();
        line(
                metadata.version().toString(),
                Times.of(metadata.created()),
                metadata.details().type().word(),
                Integer.toString(metadata.size()),
                expires == null ? "-" : Times.of(expires),
                metadata.name().value());
    }

    public void namespace(Namespace namespace) {
        line("-", "-", "-", "-", "-", namespace + "/");
    }

    private void line(String... cells) {
        out.line(Table.line(List.of(cells), WIDTHS));
    }
}
