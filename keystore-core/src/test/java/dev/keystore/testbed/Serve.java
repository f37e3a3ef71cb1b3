package dev.keystore.testbed;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A test account for programs outside of this JVM: prints what they need as lines of a POSIX shell, then serves until its
 * standard input ends. Made for {@code bench/start.sh}.
 */
public final class Serve {
    private Serve() {}

    public static void main(String[] args) throws IOException {
        try (TestAccount account = TestAccount.open()) {
            account.environment().forEach((name, value) -> System.out.println("export " + name + "='" + value + "'"));
            System.out.println("export KEYSTORE_TABLE='" + account.table() + "'");
            System.out.println("export KEYSTORE_KEY='" + account.keyArn() + "'");
            System.out.println("# ready");
            System.out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
