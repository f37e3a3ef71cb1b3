package dev.keystore.cli.io;

import dev.keystore.cli.mask.Chunks;
import dev.keystore.cli.mask.Masker;
import dev.keystore.cli.mask.Needles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Copies standard input to standard output without the secrets in it. Another thread reads, so that what is held back can go out when
 * nothing comes for a while: somebody may be looking on.
 */
public final class Redaction {
    private final Chunks chunks = new Chunks();
    private final InputStream in;
    private final Output out;

    /** Why there is no more; null at the end. Set before {@link Chunks#END}. */
    private volatile @Nullable IOException failure;

    public Redaction(InputStream in, Output out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Copies all of it without {@code needles}. Throws {@link OutputClosed} once nobody reads any more, and {@link
     * dev.keystore.KeystoreException} where reading or writing fails.
     */
    public void copy(Needles needles) {
        Thread reader = new Thread(this::read, "keystore-stdin");
        reader.setDaemon(true);
        reader.start();
        try {
            pass(new Masker(needles, out.stream()));
        } catch (IOException e) {
            throw FileProblems.unwritable("standard output", e);
        }
        IOException broken = failure;
        if (broken != null) {
            throw FileProblems.unreadable("standard input", broken);
        }
    }

    private void pass(Masker masker) throws IOException {
        boolean silent = true;
        for (byte[] chunk = chunks.next(silent); chunk != Chunks.END; chunk = chunks.next(silent)) {
            silent = chunk == null;
            if (chunk == null) {
                masker.pause();
            } else {
                masker.write(chunk, 0, chunk.length);
                Arrays.fill(chunk, (byte) 0);
                out.flush();
            }
        }
        masker.end();
    }

    private void read() {
        try {
            chunks.readAll(in, () -> {});
        } catch (IOException e) {
            failure = e;
        } finally {
            chunks.end();
        }
    }
}
