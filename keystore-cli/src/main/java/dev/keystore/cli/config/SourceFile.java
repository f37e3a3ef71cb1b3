package dev.keystore.cli.config;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.cli.io.FileProblems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file: where it is and on which level it speaks.
 *
 * @param level {@link Origin.Level#PROJECT} or {@link Origin.Level#USER}
 * @param path where it is
 */
record SourceFile(Origin.Level level, Path path) {
    /** More is no configuration. */
    static final int MOST_BYTES = 1 << 20;

    /** The line of this file, counted from 1. */
    Origin at(int line) {
        return Origin.line(level, path, line);
    }

    /** The failure that {@code problem} in this line is. */
    KeystoreException problem(int line, String problem, @Nullable String hint) {
        return at(line).problem(problem, hint);
    }

    /** All bytes. Throws {@link Misconfigured} if they can't be read or are more than a mebibyte. */
    byte[] read(OpenOption... options) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path, options)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new Misconfigured("can't read " + this + ": " + FileProblems.reason(e), null, e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new Misconfigured(this + " is larger than 1 MiB", null, null);
        }
        return bytes;
    }

    /** {@code bytes} of this file as text, without a byte order mark. Throws {@link Misconfigured} unless it is clean UTF-8. */
    String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Misconfigured(this + " is not UTF-8 text", null, e);
        }
    }

    @Override
    public String toString() {
        return Origin.printable(path.toString());
    }
}
