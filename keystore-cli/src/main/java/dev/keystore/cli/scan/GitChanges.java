package dev.keystore.cli.scan;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.exec.ProgramOutput;
import dev.keystore.secret.Quoted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines that were added in a part of a Git history, or that are about to be committed. */
public final class GitChanges {
    /** Whatever the user's configuration says: all bytes of what was added, nothing around it, and no other program in between. */
    private static final List<String> PLAIN = List.of(
            "--unified=0",
            "--inter-hunk-context=0",
            "--text",
            "--no-renames",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--submodule=short",
            "--src-prefix=a/",
            "--dst-prefix=b/");

    private static final int WRONG_USE = 129;

    private final List<String> command;

    private GitChanges(List<String> verb, List<String> rest) {
        command = new ArrayList<>(List.of("git", "--no-pager", "--no-replace-objects"));
        command.addAll(List.of("-c", "core.quotePath=false", "-c", "log.showRoot=true", "-c", "diff.relative=false"));
        command.addAll(verb);
        command.addAll(PLAIN);
        command.addAll(rest);
    }

    /**
     * What each commit of {@code range} has added, whether or not it is still there; merges only what none of their parents has. Throws {@link
     * Refused} for an option.
     */
    public static GitChanges in(String range) {
        if (range.startsWith("-")) {
            throw new Refused(
                    "bad range " + Quoted.of(range) + ": it begins with a dash",
                    "a range is what `git log` takes, like main..HEAD");
        }
        return new GitChanges(
                List.of("log", "--format=commit %H", "--cc", "--no-show-signature", "--no-notes"),
                List.of(range, "--"));
    }

    /** What the next commit would add. */
    public static GitChanges staged() {
        return new GitChanges(List.of("diff", "--cached"), List.of("--"));
    }

    /**
     * Has git look in {@code directory}, with {@code environment}, and scans what it prints. Returns what git has said beside. Throws {@link Refused}
     * with git's words where it fails, and {@link Misconfigured} if it can't be run.
     */
    public String scan(Map<String, String> environment, Path directory, Scan scan) {
        try (ProgramOutput git = ProgramOutput.of(command, environment, directory)) {
            String broken = read(git, scan);
            if (!broken.isEmpty()) {
                git.stop();
                throw failed(git, broken);
            }
            if (git.code() == WRONG_USE) {
                // Outside of repositories `git diff` is another program, which doesn't know all of the options.
                throw new Refused("git has failed: not a git repository", null);
            }
            if (git.code() != 0) {
                throw failed(git, "it doesn't say why");
            }
            return git.said();
        } catch (IOException e) {
            throw new Misconfigured("git can't be run", "install git, or put it on the PATH", e);
        }
    }

    /** What went wrong with reading, unless git says it better; empty if nothing. */
    private static String read(ProgramOutput git, Scan scan) {
        try {
            new Additions(git.stream(), scan).read();
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Refused failed(ProgramOutput git, String otherwise) {
        String why = git.said().lines().findFirst().orElse(otherwise).replaceFirst("^(fatal|error): ", "");
        return new Refused("git has failed: " + why, null);
    }
}
