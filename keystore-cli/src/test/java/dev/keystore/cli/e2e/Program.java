package dev.keystore.cli.e2e;

import java.util.List;

/** A way to run Keystore's command line to its end. */
interface Program {
    /** Runs {@code words} in {@code desk} with {@code in} as standard input. */
    Finished run(Desk desk, byte[] in, List<String> words);
}
