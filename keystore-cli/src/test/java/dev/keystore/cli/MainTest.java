package dev.keystore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.secret.SecretValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process promises whatever the command: how it ends when the outside misbehaves. */
final class MainTest {
    private static final String MARK = "hunter2-canary";

    private final Outside outside;

    MainTest(@TempDir Path directory) {
        outside = new Outside(directory);
    }

    /** Standard output that fails as {@code message} says. */
    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    /** Standard input that never ends, and fails the test if more than {@code most} bytes of it are read. */
    private static InputStream endless(int most) {
        return new InputStream() {
            private int given;

            @Override
            public int read() {
                return read(new byte[1], 0, 1) == 1 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int start, int length) {
                given += length;
                assertThat(given).isLessThan(most);
                Arrays.fill(bytes, start, start + length, (byte) 'x');
                return length;
            }
        };
    }

    /** A store where reading, or whatever is called {@code method}, throws. */
    private static SecretStore throwing(SecretStore store, String method, Supplier<RuntimeException> failure) {
        return (SecretStore) Proxy.newProxyInstance(
                MainTest.class.getClassLoader(), new Class<?>[] {SecretStore.class}, (proxy, called, args) -> {
                    if (called.getName().startsWith(method)) {
                        throw failure.get();
                    }
                    try {
                        return called.invoke(store, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aClosedPipeEndsQuietly() {
        outside.pipe("x", "put", "demo/a", "-");
        outside.standardOutput = failing("Broken pipe");
        assertThat(outside.run("list", "-r")).isEqualTo(ExitCode.DONE);
        assertThat(outside.run("-o", "json", "list", "-r")).isEqualTo(ExitCode.DONE);
        assertThat(outside.run("get", "demo/a")).isEqualTo(ExitCode.DONE);
        assertThat(outside.run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(outside.said()).isEmpty();
    }

    @Test
    void aFullDiskBehindStandardOutputIsAnError() {
        outside.pipe("x", "put", "demo/a", "-");
        outside.standardOutput = failing("No space left on device");
        assertThat(outside.run("get", "demo/a")).isEqualTo(ExitCode.CONFIG);
        assertThat(outside.said()).isEqualTo("keystore: error: can't write standard output: No space left on device\n");
    }

    @Test
    void aBugIsReportedWithoutWhatItSays() {
        outside.behaviour = store -> throwing(store, "read", () -> new IllegalStateException("holds " + MARK));
        assertThat(outside.run("get", "demo/a")).isEqualTo(ExitCode.BUG);
        assertThat(outside.said())
                .startsWith("keystore: error: this is a bug in keystore: java.lang.IllegalStateException at ")
                .contains("keystore: hint: please report")
                .doesNotContain(MARK);
        assertThat(outside.run("get", "demo/a", "-o", "json")).isEqualTo(ExitCode.BUG);
        assertThat(outside.said()).startsWith("{\"error\":{\"code\":\"failed\"").doesNotContain(MARK);
        assertThat(outside.run("get", "demo/a", "--debug")).isEqualTo(ExitCode.BUG);
        assertThat(outside.said()).contains("    at dev.keystore.").doesNotContain(MARK);
    }

    @Test
    void debugShowsWhereButNeverAValue() {
        for (String value : new String[] {MARK, "{\"a\": " + MARK + "}", "{\"demo/a\": \"" + MARK}) {
            outside.pipe(value, "put", "demo/a", "-");
            outside.pipe(value, "put", "--many", "--debug");
            outside.run("get", "demo/a#/x", "--debug");
            outside.run("diff", "demo/a", "demo/a@1", "--debug");
            outside.run("put", "demo/a", "--debug", "-" + MARK);
            assertThat(outside.said()).contains("    at dev.keystore.").doesNotContain(MARK);
        }
    }

    @Test
    void aValueTooLargeIsRefusedWhileItIsRead() {
        outside.in = endless(2 * SecretValue.USUAL_LIMIT);
        outside.behaviour = store -> throwing(store, "", () -> new IllegalStateException());
        assertThat(outside.run("put", "demo/a")).isEqualTo(ExitCode.USAGE);
        assertThat(outside.said()).isEqualTo("""
                keystore: error: the value has more than 65536 bytes
                keystore: hint: --large allows up to 262144 bytes
                """);
    }

    @Test
    void aValueMayBeAsLargeAsTheLimit() {
        String usual = "x".repeat(SecretValue.USUAL_LIMIT);
        assertThat(outside.pipe(usual + "\r\n", "put", "demo/a", "--trim-newline"))
                .isZero();
        assertThat(outside.pipe(usual + "x", "put", "demo/a")).isEqualTo(ExitCode.USAGE);
        assertThat(outside.pipe("x".repeat(SecretValue.LIMIT), "put", "demo/a", "--large"))
                .isZero();
        assertThat(outside.pipe("x".repeat(SecretValue.LIMIT + 1), "put", "demo/a", "--large"))
                .isEqualTo(ExitCode.USAGE);
        outside.printed();
        outside.run("get", "demo/a@1");
        assertThat(outside.printed()).isEqualTo(usual);
    }

    @Test
    void bytesAreKeptExactly() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        outside.in = new ByteArrayInputStream(every);
        assertThat(outside.run("put", "demo/a", "-o", "json")).isZero();
        assertThat(outside.printed()).contains("\"type\":\"binary\",\"size\":256");
        assertThat(outside.run("get", "demo/a")).isZero();
        assertThat(outside.out.toByteArray()).isEqualTo(every);
        outside.printed();
        assertThat(outside.run("get", "demo/a", "-o", "json")).isZero();
        assertThat(outside.printed()).contains("\"value\":\"AAECAwQF").contains("\"encoding\":\"base64\"");
    }

    @Test
    void whoMayNotSeeLabelsSeesTheRest() {
        outside.pipe("x", "put", "demo/a", "--label", "live");
        outside.printed();
        outside.behaviour = store -> withoutLabels(store);
        assertThat(outside.run("describe", "demo/a", "-o", "json")).isZero();
        assertThat(outside.printed()).endsWith("\"state\":\"live\"}\n");
        assertThat(outside.said()).isEmpty();
        assertThat(outside.run("describe", "demo/a")).isZero();
        assertThat(outside.said()).isEqualTo("keystore: labels are left out: no right to labels\n");
    }

    private static SecretStore withoutLabels(SecretStore store) {
        return (SecretStore) Proxy.newProxyInstance(
                MainTest.class.getClassLoader(), new Class<?>[] {SecretStore.class}, (proxy, called, args) -> {
                    if (args != null && args[0] instanceof RowKey.LabelsOf) {
                        throw new Denied("no right to labels", null, null);
                    }
                    return called.invoke(store, args);
                });
    }

    @Test
    void aListThatBreaksOffHasShownWhatItRead() {
        for (String name : new String[] {"demo/a", "demo/b", "demo/c", "demo/d", "demo/e"}) {
            outside.pipe("x", "put", name);
        }
        outside.printed();
        int[] pages = {0};
        outside.behaviour = store -> (SecretStore) Proxy.newProxyInstance(
                MainTest.class.getClassLoader(), new Class<?>[] {SecretStore.class}, (proxy, called, args) -> {
                    if (called.getName().equals("list") && pages[0]++ > 0) {
                        throw new Denied("no second page", null, null);
                    }
                    return called.invoke(store, args);
                });
        assertThat(outside.run("list", "demo")).isEqualTo(ExitCode.DENIED);
        assertThat(outside.printed()).startsWith("demo/a\n").doesNotContain("demo/e");
    }
}
