package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.SecretValue;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The terminal of this process, {@code /dev/tty}: questions reach a person there even if standard input and output go
 * elsewhere. {@code java.io.Console} can't do that, and starts a line editor on newer JVMs.
 */
public final class ControllingTerminal implements Terminal {
    private static final Path DEVICE = Path.of("/dev/tty");

    private final String descriptors;

    private ControllingTerminal(String descriptors) {
        this.descriptors = descriptors;
    }

    /** The terminal of this process, where {@code descriptors} are those of 0, 1 and 2 that whoever started the JVM found to be one. */
    public static Terminal of(String descriptors) {
        return new ControllingTerminal(descriptors);
    }

    @Override
    public boolean feedsInput() {
        return descriptors.contains("0");
    }

    @Override
    public boolean showsOutput() {
        return descriptors.contains("1");
    }

    @Override
    public boolean showsErrors() {
        return descriptors.contains("2");
    }

    @Override
    public String ask(String question) {
        byte[] line = answer(question);
        return new String(line, StandardCharsets.UTF_8);
    }

    @Override
    public SecretValue askHidden(String question) {
        Thread shown = new Thread(() -> echo(true));
        Runtime.getRuntime().addShutdownHook(shown);
        try {
            echo(false);
            byte[] line = answer(question);
            try {
                return SecretValue.copyOf(line);
            } finally {
                Arrays.fill(line, (byte) 0);
            }
        } finally {
            echo(true);
            Runtime.getRuntime().removeShutdownHook(shown);
            say("\n");
        }
    }

    private static byte[] answer(String question) {
        say(question);
        try (InputStream keys = Files.newInputStream(DEVICE)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int key = keys.read();
            while (key >= 0 && key != '\n') {
                line.write(key);
                key = keys.read();
            }
            return line.toByteArray();
        } catch (IOException e) {
            throw nobody();
        }
    }

    private static void say(String text) {
        try (OutputStream screen = Files.newOutputStream(DEVICE)) {
            screen.write(Printable.of(text).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw nobody();
        }
    }

    private static void echo(boolean on) {
        try {
            new ProcessBuilder("stty", on ? "echo" : "-echo")
                    .redirectInput(new File(DEVICE.toString()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw nobody();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Refused nobody() {
        return new Refused("there is no terminal to ask on", null);
    }
}
