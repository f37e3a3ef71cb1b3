package dev.keystore.cli.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the terminal sends what is typed to this process, and so to its children as well: proc(5), {@code /proc/pid/stat}. */
final class Foreground {
    private static final int GROUP = 2;
    private static final int GROUP_BEFORE_TERMINAL = 5;

    private Foreground() {}

    /** Whether the group of this process has the terminal. */
    static boolean isOurs() {
        try {
            return isIn(Files.readString(Path.of("/proc/self/stat")));
        } catch (IOException e) {
            return false;
        }
    }

    /** The same of the process with this {@code stat}. Its second field, the name, may hold blanks and parentheses. */
    static boolean isIn(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return fields[GROUP].equals(fields[GROUP_BEFORE_TERMINAL]);
    }
}
