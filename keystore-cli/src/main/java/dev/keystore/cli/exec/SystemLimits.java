package dev.keystore.cli.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much the system hands to a program that it starts: execve(2), "Limits on size of arguments and environment".
 *
 * @param one the most bytes of one variable, with its name, the {@code =} and a NUL
 * @param all the most bytes of all arguments and variables, a NUL and a pointer with each
 */
record SystemLimits(long one, long all) {
    /** Linux: MAX_ARG_STRLEN. */
    private static final long LONGEST = 128 * 1024;

    private static final long LEAST = 128 * 1024;
    private static final long MOST = 6 * 1024 * 1024;
    /** What macOS allows. */
    private static final long ELSEWHERE = 1024 * 1024;

    private static final int PART_OF_STACK = 4;
    private static final int POINTER = 8;
    /** What the line of an interpreter and the system itself may add. */
    private static final long SLACK = 4096;

    private static final Pattern STACK = Pattern.compile("(?m)^Max stack size +(?<soft>[0-9]+|unlimited) ");

    /** Those of this process. */
    static SystemLimits ofProcess() {
        try {
            return of(Files.readString(Path.of("/proc/self/limits")));
        } catch (IOException e) {
            return new SystemLimits(ELSEWHERE, ELSEWHERE - SLACK);
        }
    }

    /** Those of a Linux process whose {@code /proc/…/limits} these are. */
    static SystemLimits of(String limits) {
        Matcher stack = STACK.matcher(limits);
        boolean known = stack.find() && !stack.group("soft").equals("unlimited");
        long part = known ? Long.parseUnsignedLong(stack.group("soft")) / PART_OF_STACK : MOST;
        return new SystemLimits(LONGEST, Math.max(LEAST, Math.min(part, MOST)) - SLACK);
    }

    /** Whether a variable called {@code name}, with a value of {@code size} bytes, is more than one may be. */
    boolean isTooLong(String name, long size) {
        return name.length() + size + 2 > one;
    }

    /** What {@code command} and {@code variables}, in the form of {@link Raw}, need. */
    static long needed(List<String> command, Map<String, String> variables) {
        long bytes = (long) POINTER * (command.size() + variables.size());
        for (String argument : command) {
            bytes += Raw.of(argument).length() + 1;
        }
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            bytes += variable.getKey().length() + variable.getValue().length() + 2;
        }
        return bytes;
    }
}
