package dev.keystore.cli.e2e;

/** What the promises below have in common: somebody at a shell, whose store is empty. */
interface EndToEnd {
    /** The one shell of this test, in the test's own JVM; the implementing test closes what it stands on. */
    Shell shell();

    default Finished keystore(String... words) {
        return shell().keystore(words);
    }

    default Finished feed(String in, String... words) {
        return shell().feed(in, words);
    }

    /** The value of {@code name}. */
    default String value(String name) {
        return keystore("get", name).succeedsSilently().text();
    }
}
