package dev.keystore.cli.exec;

/** How a shell is told to set and to clear a variable. */
public interface ShellWording {
    /** The line that sets {@code name} to {@code value} for the shell and what it starts. */
    String set(String name, String value);

    /** The line that clears {@code name}; nothing happens where it isn't set. */
    String unset(String name);
}
