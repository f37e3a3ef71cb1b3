package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.SecretValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads values from outside, no more of them than may be kept. Throws {@link Refused}. */
public final class ValueInput {
    private static final int LONGEST_LINE_END = 2;

    private final boolean large;
    private final boolean trimNewline;
    private final @Nullable String advice;

    /**
     * How values are read.
     *
     * @param large whether a value may have {@link SecretValue#LIMIT} bytes instead of {@link SecretValue#USUAL_LIMIT}
     * @param trimNewline whether one line end at the end is dropped
     */
    public ValueInput(boolean large, boolean trimNewline) {
        this(large, trimNewline, large ? null : "--large allows up to " + SecretValue.LIMIT + " bytes");
    }

    private ValueInput(boolean large, boolean trimNewline, @Nullable String advice) {
        this.large = large;
        this.trimNewline = trimNewline;
        this.advice = advice;
    }

    /** How the value that an editor leaves in the place of {@code before} is read. */
    static ValueInput inThePlaceOf(SecretValue before) {
        return new ValueInput(before.size() > SecretValue.USUAL_LIMIT, false, "nothing was changed");
    }

    /** The whole of a stream, as bytes. */
    public SecretValue stream(InputStream in) {
        try {
            return bounded(in);
        } catch (IOException e) {
            throw FileProblems.unreadable("standard input", e);
        }
    }

    /** The whole of a file, as bytes. */
    public SecretValue file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return bounded(in);
        } catch (IOException e) {
            throw FileProblems.unreadable(file.toString(), e);
        }
    }

    /** A value typed on the terminal, twice and unseen. */
    public SecretValue typed(Terminal terminal, String name) {
        SecretValue first = terminal.askHidden("value of " + name + " (not shown): ");
        try (SecretValue second = terminal.askHidden("the same again: ")) {
            if (!first.sameAs(second)) {
                first.close();
                throw new Refused("the two values differ", "nothing was stored; try again");
            }
        }
        return first;
    }

    /** A value that stands on the command line. */
    public SecretValue argument(String text) {
        byte[] bytes = Json.utf8(text).orElseThrow(() -> new Refused("the value is not Unicode", "use --file"));
        try {
            return stream(new ByteArrayInputStream(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private SecretValue bounded(InputStream in) throws IOException {
        int limit = large ? SecretValue.LIMIT : SecretValue.USUAL_LIMIT;
        byte[] bytes = new byte[limit + (trimNewline ? LONGEST_LINE_END : 0) + 1];
        byte[] value = {};
        try {
            int size = in.readNBytes(bytes, 0, bytes.length);
            value = Arrays.copyOf(bytes, trimNewline ? withoutLineEnd(bytes, size) : size);
            if (value.length > limit) {
                throw new Refused("the value has more than " + limit + " bytes", advice);
            }
            return SecretValue.copyOf(value);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(value, (byte) 0);
        }
    }

    private static int withoutLineEnd(byte[] bytes, int size) {
        if (size == 0 || bytes[size - 1] != '\n') {
            return size;
        }
        return size > 1 && bytes[size - 2] == '\r' ? size - 2 : size - 1;
    }
}
