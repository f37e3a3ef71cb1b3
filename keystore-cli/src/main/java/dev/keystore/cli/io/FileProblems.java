package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.Quoted;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what is wrong with a file that the user named. */
public final class FileProblems {
    private FileProblems() {}

    /** A file that should have been read. */
    public static Refused unreadable(String file, IOException e) {
        return new Refused("can't read " + Quoted.of(file) + ": " + reason(e), null);
    }

    /** A file, or standard output, that should have been written. */
    public static Misconfigured unwritable(String file, IOException e) {
        return new Misconfigured("can't write " + Printable.line(file) + ": " + reason(e), null, e);
    }

    /** What went wrong, in a few words and without the name of the file. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if ("Is a directory".equals(e.getMessage())) {
            return "it is a folder";
        }
        if (e instanceof FileSystemException problem && problem.getReason() != null) {
            return problem.getReason();
        }
        String message = e.getMessage();
        return message == null || e instanceof FileSystemException ? "input or output error" : message;
    }
}
