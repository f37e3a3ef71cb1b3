package dev.keystore.adapter.state;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Notices;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Digest;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.StoreId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * High-water marks in files, one a row: {@code keystore-mark 1 PK NUMBER CHAIN} and a line feed. They only rise, whatever
 * other threads and processes do at the same time. A damaged file is never taken for an absent one: {@link Misconfigured}.
 * Where the folder can't be used at all, marks are not kept, which is said once.
 */
public final class FileHighWaterMarks implements HighWaterMarks {
    private static final String FOLDER = "marks";
    private static final int MOST_BYTES = 2048;
    private static final Pattern LINE =
            Pattern.compile("keystore-mark 1 (?<pk>[^ \n]+) (?<number>[1-9][0-9]{0,18}) (?<chain>[0-9a-f]{64})\n");

    private final Path folder;
    private final FolderLock lock;
    private final Notices notices;
    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * The marks of one store.
     *
     * @param state where they are kept
     * @param location where the store lies, so that two with the same id don't share marks: table, region, account, endpoint
     * @param id the store's logical id
     * @param notices told, once, if marks can't be kept
     */
    public FileHighWaterMarks(StateFolder state, String location, StoreId id, Notices notices) {
        this.folder = state.resolve(FOLDER, StateFolder.hash(location, id.value()));
        this.lock = new FolderLock(folder.resolve("lock"));
        this.notices = notices;
    }

    /** Those of files that can be read; the others are found when their rows are. */
    @Override
    public Set<String> partitions() {
        Set<String> partitions = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher line = LINE.matcher(StateFolder.read(file, MOST_BYTES));
                if (line.matches()) {
                    partitions.add(line.group("pk"));
                }
            }
        } catch (NoSuchFileException e) {
            return partitions;
        } catch (IOException e) {
            sayUnusable(e);
        }
        return partitions;
    }

    /** Throws {@link Misconfigured} if the file of this row is damaged or can't be read. */
    @Override
    public Optional<HighWaterMark> of(String pk) {
        return Optional.ofNullable(read(pk));
    }

    /** Throws {@link Misconfigured} if the file of this row is damaged or can't be read. */
    @Override
    public void raise(String pk, HighWaterMark mark) {
        try {
            lock.whileHeld(() -> {
                HighWaterMark kept = read(pk);
                if (kept == null || kept.number() < mark.number()) {
                    StateFolder.write(file(pk), line(pk, mark));
                }
            });
        } catch (IOException e) {
            sayUnusable(e);
        }
    }

    /** Also replaces a damaged file. Throws {@link Misconfigured} if there is a mark that can't be changed. */
    @Override
    public void accept(String pk, Optional<HighWaterMark> mark) {
        try {
            lock.whileHeld(() -> {
                if (mark.isPresent()) {
                    StateFolder.write(file(pk), line(pk, mark.orElseThrow()));
                } else {
                    Files.deleteIfExists(file(pk));
                }
            });
        } catch (IOException e) {
            if (Files.exists(file(pk))) {
                throw new Misconfigured("can't change the high-water mark " + file(pk) + ": " + reason(e), null, e);
            }
            sayUnusable(e);
        }
    }

    private Path file(String pk) {
        return folder.resolve(StateFolder.hash(pk));
    }

    private static String line(String pk, HighWaterMark mark) {
        return "keystore-mark 1 " + pk + " " + mark.number() + " " + mark.chain() + "\n";
    }

    private @Nullable HighWaterMark read(String pk) {
        String text;
        try {
            text = StateFolder.read(file(pk), MOST_BYTES);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            if (Files.isDirectory(folder) && Files.isExecutable(folder)) {
                throw damaged(pk, "can't be read: " + reason(e), e);
            }
            sayUnusable(e);
            return null;
        }
        Matcher line = LINE.matcher(text);
        if (!line.matches() || !line.group("pk").equals(pk)) {
            throw damaged(pk, "is damaged", null);
        }
        try {
            long number = Long.parseLong(line.group("number"));
            return new HighWaterMark(number, new Chain(Digest.ofHex(line.group("chain"))));
        } catch (IllegalArgumentException e) {
            throw damaged(pk, "is damaged", e);
        }
    }

    private Misconfigured damaged(String pk, String how, @Nullable Throwable cause) {
        return new Misconfigured(
                "the high-water mark of " + pk + " in " + file(pk) + " " + how,
                "it tells an older row that was put back from the newest one; if you are sure of the store, remove the file",
                cause);
    }

    private void sayUnusable(IOException e) {
        if (said.compareAndSet(false, true)) {
            notices.say("high-water marks can't be kept in " + folder + " (" + reason(e)
                    + "): an older row that was put back would go unnoticed");
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
