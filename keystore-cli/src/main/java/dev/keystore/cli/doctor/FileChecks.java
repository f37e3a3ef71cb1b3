package dev.keystore.cli.doctor;

import dev.keystore.cli.io.FileProblems;
import dev.keystore.port.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who else may read or change the files that Keystore keeps on this machine. Those that are not there are passed over. */
final class FileChecks {
    private final List<Check> checks = new ArrayList<>();

    private FileChecks() {}

    /**
     * Looks at them.
     *
     * @param config the user's configuration
     * @param state the state directory
     * @param local the folder of the store, if it is on this machine
     */
    static List<Check> of(Path config, Path state, @Nullable Path local) {
        FileChecks files = new FileChecks();
        files.look("file config", config, Others.MAY_READ, "chmod go-w ");
        files.look("file state", state, Others.SHOULD_NOT_READ, "chmod 700 ");
        files.sessions(state.resolve("sessions"));
        if (local != null) {
            files.look("file folder", local, Others.SHOULD_NOT_READ, "chmod 700 ");
            files.look(
                    "file key", local.resolve("key"), Others.MUST_NOT_READ, "if nobody else has read it: chmod 600 ");
            files.look("file store.db", local.resolve("store.db"), Others.SHOULD_NOT_READ, "chmod 600 ");
        }
        return files.checks;
    }

    /** What others than the owner may do with a file. Nobody else may ever change one. */
    private enum Others {
        MAY_READ,
        SHOULD_NOT_READ,
        MUST_NOT_READ
    }

    private void look(String name, Path path, Others others, String mending) {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
            String shown = path + " " + PosixFilePermissions.toString(mode);
            boolean read =
                    mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.OTHERS_READ);
            boolean change =
                    mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE);
            if (change || (read && others == Others.MUST_NOT_READ)) {
                checks.add(Check.fail(
                        name, shown + ": others may " + (change ? "change" : "read") + " it", mending + path));
            } else if (read && others == Others.SHOULD_NOT_READ) {
                checks.add(Check.warn(name, shown + ": others may read it", mending + path));
            } else {
                checks.add(Check.ok(name, shown));
            }
        } catch (UnsupportedOperationException e) {
            checks.add(Check.warn(name, path + " lies where there are no permissions", null));
        } catch (IOException e) {
            checks.add(Check.fail(name, "can't look at " + path + ": " + FileProblems.reason(e), null));
        }
    }

    /** Each session that others may read, or one line if none is. */
    private void sessions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sessions = files.sorted().toList();
            int before = checks.size();
            sessions.forEach(file -> look(
                    "file session",
                    file,
                    Others.MUST_NOT_READ,
                    "it holds credentials; if somebody may have read them, revoke the role's sessions; rm "));
            List<Check> found = checks.subList(before, checks.size());
            if (found.stream().noneMatch(Check::isFailure)) {
                found.clear();
                checks.add(Check.ok("file sessions", folder + " has " + sessions.size() + ", each its owner's only"));
            }
        } catch (IOException e) {
            checks.add(Check.fail("file sessions", "can't look at " + folder + ": " + FileProblems.reason(e), null));
        }
    }
}
