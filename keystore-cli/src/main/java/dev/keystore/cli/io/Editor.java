package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.exec.Launcher;
import dev.keystore.cli.exec.NotStarted;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets a person change a value in an editor of theirs. The value lies in a file that only they can read, in memory and
 * never on a disk, and is wiped and removed whatever happens.
 */
public final class Editor {
    private static final String USUAL = "vi";
    private static final List<Path> MEMORY = List.of(Path.of("/dev/shm"));
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_./+ -]+");
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private final Map<String, String> environment;
    private final Path directory;

    /** The editor that {@code environment} names, started in {@code directory}. */
    public Editor(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /** What a person makes of {@code value}. Throws {@link Refused} if the editor fails or the result can't be kept. */
    public SecretValue edit(SecretName name, SecretValue value) {
        WipedFolder folder = WipedFolder.in(memory());
        Thread wipe = new Thread(folder::close);
        Runtime.getRuntime().addShutdownHook(wipe);
        try {
            Path file = folder.file(name.leaf());
            value.use(bytes -> Files.write(file, bytes));
            run(file);
            SecretValue edited = ValueInput.inThePlaceOf(value).file(file);
            return value.use(before -> edited.use(after -> withoutEditorsLineEnd(before, after, edited)));
        } catch (IOException e) {
            throw FileProblems.unwritable("a file for the editor", e);
        } finally {
            folder.close();
            Runtime.getRuntime().removeShutdownHook(wipe);
        }
    }

    /** Editors end every file with a line end: where the value had none before and has one now, it isn't meant. */
    private static SecretValue withoutEditorsLineEnd(byte[] before, byte[] after, SecretValue edited) {
        if (endsLine(before) || !endsLine(after) || after.length == 1) {
            return edited;
        }
        byte[] shorter = Arrays.copyOf(after, after.length - 1);
        try (edited) {
            return SecretValue.copyOf(shorter);
        } finally {
            Arrays.fill(shorter, (byte) 0);
        }
    }

    private static boolean endsLine(byte[] bytes) {
        return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    }

    private void run(Path file) {
        String command = command();
        // In the shell's own place where that can be done: an interrupt ends a shell that waits, but no editor.
        String start = SIMPLE.matcher(command).matches() ? "exec " + command : command;
        int status = ended(List.of("sh", "-c", start + " \"$1\"", "keystore", file.toString()));
        if (status == NOT_FOUND || status == NOT_EXECUTABLE) {
            throw new Misconfigured("the editor can't be started", "set VISUAL or EDITOR to one that is there", null);
        }
        if (status != 0) {
            throw new Refused("the editor ended with " + status, "nothing was changed");
        }
    }

    private int ended(List<String> command) {
        try {
            return new Launcher(environment, directory).run(command);
        } catch (NotStarted e) {
            throw new Misconfigured("no shell can be started for the editor: " + e.getMessage(), e.hint(), e);
        }
    }

    private String command() {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String command = environment.getOrDefault(variable, "");
            if (!command.isBlank()) {
                return command;
            }
        }
        return USUAL;
    }

    /** A folder that is kept in memory. */
    private Path memory() {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty() && Files.isWritable(Path.of(runtime))) {
            return Path.of(runtime);
        }
        return MEMORY.stream()
                .filter(Files::isWritable)
                .findFirst()
                .orElseThrow(() -> new Misconfigured(
                        "there is no folder in memory for the editor's file",
                        "set XDG_RUNTIME_DIR to a folder that never reaches a disk",
                        null));
    }

    /** A folder for its owner alone, wiped and removed when closed. */
    private record WipedFolder(Path path) implements AutoCloseable {
        static WipedFolder in(Path parent) {
            try {
                return new WipedFolder(Files.createTempDirectory(
                        parent,
                        "keystore-",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
            } catch (IOException e) {
                throw FileProblems.unwritable("in '" + parent + "'", e);
            }
        }

        Path file(String name) throws IOException {
            return Files.createFile(path.resolve(name), PrivateFile.OWNER_ONLY);
        }

        @Override
        public void close() {
            PrivateFile.wipeFolder(path);
        }
    }
}
