package dev.keystore.cli.command;

import dev.keystore.cli.io.LockFile;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import java.nio.file.Path;

/** Which lock file. */
final class LockOptions extends Syntax {
    private final Option<String> file = option("--file")
            .takes("F")
            .says("the lock file; " + LockFile.USUAL + " by default")
            .text();

    LockOptions() {
        super("Lock file");
    }

    Path path(Call call) {
        return call.file(file.orElse(LockFile.USUAL));
    }
}
