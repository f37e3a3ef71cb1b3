package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.format.SourceText;
import dev.keystore.cli.io.FileProblems;
import dev.keystore.cli.io.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A document that is to be read: a file, or standard input.
 *
 * @param name what the user calls it; {@code -} for standard input
 * @param chosen whether the user named it; a job's standard input that happens to be empty is no document
 * @param call whose file or standard input
 */
record DocumentInput(String name, boolean chosen, Call call) {
    /** What stands for standard input. */
    static final String STANDARD = "-";

    /** The one that the user calls {@code name}; without a name, standard input, where that is more than a terminal. */
    static DocumentInput of(Optional<String> name, Call call) {
        if (name.isEmpty() && call.world().terminal().feedsInput()) {
            throw new Refused("there is no document", "name a file, or give it on standard input");
        }
        return new DocumentInput(name.orElse(STANDARD), name.isPresent(), call);
    }

    boolean isStandard() {
        return name.equals(STANDARD);
    }

    /** What messages call it. */
    String source() {
        return isStandard() ? "standard input" : Printable.line(name);
    }

    /** All of it as text. Throws as {@link SourceText#read}, and {@link Refused} where standard input is empty and nobody named it. */
    SourceText text() {
        return read(SourceText::read);
    }

    /** All of it. Throws as {@link SourceText#bytes}, and likewise. */
    byte[] bytes() {
        return read(SourceText::bytes);
    }

    private <R> R read(BiFunction<InputStream, String, R> reading) {
        if (isStandard()) {
            return reading.apply(standard(), source());
        }
        try (InputStream in = Files.newInputStream(call.file(name))) {
            return reading.apply(in, source());
        } catch (IOException e) {
            throw FileProblems.unreadable(source(), e);
        }
    }

    private InputStream standard() {
        PushbackInputStream in = new PushbackInputStream(call.world().in());
        try {
            int first = in.read();
            if (first >= 0) {
                in.unread(first);
            } else if (!chosen) {
                throw new Refused(
                        "there is no document: standard input is empty",
                        "`-` in the place of the file says that an empty one is meant");
            }
        } catch (IOException e) {
            throw FileProblems.unreadable(source(), e);
        }
        return in;
    }
}
