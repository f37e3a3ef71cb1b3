package dev.keystore.cli.io;

import dev.keystore.KeystoreException;
import dev.keystore.port.Notices;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to people, on standard error. The rules of the terminal:
 *
 * <ul>
 *   <li>Standard output is for data; everything said to a person goes through here. Questions go to the terminal itself.
 *   <li>An error is {@code keystore: error: what failed}, then {@code keystore: hint: what to do} where something can be
 *       done: lower case, no full stop, no stack trace unless {@code --debug} asks for it.
 *   <li>A notice or a warning is {@code keystore: text}; {@code -q} drops both.
 *   <li>With {@code -o json} nothing is said but, on failure, one JSON object; {@code run}, whose output is a program's, speaks.
 *   <li>No value is ever part of a message; control characters are not let through.
 *   <li>Colour only on a terminal, never with {@code --no-color}, {@code NO_COLOR} or a dumb terminal.
 * </ul>
 */
public final class Console implements Notices {
    private static final String NAME = "keystore: ";
    private static final Pattern RECOMMENDED = Pattern.compile("`(keystore (?![^`]*--help)[^`]+)`");
    private static final int BOLD_RED = 31;
    private static final int CYAN = 36;
    private static final String ADDRESS = "SECURITY.md and the issue tracker say where";

    private final OutputStream err;
    private final Style style;

    /**
     * How it speaks.
     *
     * @param json errors are JSON
     * @param quiet notices and warnings are dropped
     * @param debug errors come with their stack trace
     * @param colour words may be coloured
     * @param store the options that name the store; commands that are recommended need them as well
     */
    public record Style(boolean json, boolean quiet, boolean debug, boolean colour, String store) {}

    public Console(OutputStream err, Style style) {
        this.err = err;
        this.style = style;
    }

    /** What a person should know although nothing failed. */
    public void notice(String text) {
        if (!style.quiet()) {
            write(NAME + Printable.line(runnable(text)));
        }
    }

    /** Says what is going on. {@code terminal}: whether standard error goes to one that can write over a line. */
    public Progress progress(boolean terminal) {
        boolean silent = style.quiet();
        return new Progress(silent ? text -> {} : this::writeAsIs, terminal);
    }

    /**
     * Draws how far {@code what} has come, on a terminal and nowhere else. {@code terminal}: whether standard error goes to one.
     *
     * @param total how many steps there are; negative where nobody knows
     */
    public Bar bar(String what, long total, boolean terminal, InstantSource clock) {
        boolean silent = style.quiet() || !terminal;
        return new Bar(silent ? null : this::writeAsIs, clock, what, total);
    }

    @Override
    public void say(String text) {
        notice(text);
    }

    /** What only {@code --debug} tells. */
    @Override
    public void detail(String text) {
        if (style.debug()) {
            notice(text);
        }
    }

    /** What a person should do differently although it worked. */
    public void warning(String text) {
        if (!style.quiet()) {
            write(NAME + coloured("warning: ", BOLD_RED) + Printable.line(text));
        }
    }

    public void error(KeystoreException e) {
        failure(e.kind().code(), e.getMessage(), e.hint(), e.retryable());
        trace(e);
    }

    /** An error that is not one of the library's. */
    public void failure(String code, String message, Optional<String> hint, boolean retryable) {
        Optional<String> advice = hint.map(this::runnable);
        if (style.json()) {
            write(JsonOutput.error(code, message, advice.orElse(null), retryable));
            return;
        }
        write(NAME + coloured("error: ", BOLD_RED) + Printable.line(message));
        advice.ifPresent(text -> write(NAME + coloured("hint: ", CYAN) + Printable.line(text)));
    }

    /** Something that must not happen. Its message is not shown, for nobody knows what stands in it. */
    public void bug(Throwable e) {
        String where = String.join(" < ", ourFrames(e));
        failure(
                "failed",
                "this is a bug in keystore: " + e.getClass().getName() + (where.isEmpty() ? "" : " at " + where),
                Optional.of("please report this line, the version and the command without its values; " + ADDRESS),
                false);
        trace(e);
    }

    private static List<String> ourFrames(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.keystore."))
                .limit(3)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .toList();
    }

    private void trace(@Nullable Throwable e) {
        if (!style.debug() || style.json()) {
            return;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            write(cause.getClass().getName()
                    + (cause instanceof KeystoreException
                            ? ": " + Printable.line(String.valueOf(cause.getMessage()))
                            : ""));
            for (StackTraceElement frame : cause.getStackTrace()) {
                write("    at " + frame);
            }
        }
    }

    /** {@code text} where the commands in it name the store as the one that is running does. */
    private String runnable(String text) {
        return style.store().isEmpty()
                ? text
                : RECOMMENDED
                        .matcher(text)
                        .replaceAll(
                                found -> Matcher.quoteReplacement("`" + found.group(1) + " " + style.store() + "`"));
    }

    private String coloured(String text, int colour) {
        return style.colour() ? "\u001b[1;" + colour + "m" + text + "\u001b[0m" : text;
    }

    private void write(String text) {
        writeAsIs(text + "\n");
    }

    private void writeAsIs(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // Nobody is listening any more; what the command does is not harmed by that.
        }
    }
}
