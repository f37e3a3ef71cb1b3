package dev.keystore.cli.rehearsal;

import dev.keystore.cli.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the commands that people start most, on this machine and against {@link Stage}, in one JVM. {@code
 * lib/make-class-data} starts it in an empty home; what it prints is of no interest. It must not be started anywhere else.
 */
public final class Rehearsal {
    private static final String NAME = "demo/rehearsal";

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        for (List<String> command : commands()) {
            run("--local", command);
        }
        try (Stage stage = Stage.open()) {
            String[] store = {"--table=keystore", "--region=eu-west-1", "--key=" + Stage.KEY};
            for (List<String> command : commands()) {
                run("--endpoint-url=" + stage.endpoint("http"), command, store);
            }
            run("--endpoint-url=" + stage.endpoint("https"), List.of("get", NAME, "--timeout=1s"), store);
        }
    }

    private static List<List<String>> commands() {
        return List.of(
                List.of("put", NAME, "--generate", "--note", "a note", "--tag", "k=v"),
                List.of("put", NAME, "--generate"),
                List.of("get", NAME),
                List.of("get", NAME + "@1"),
                List.of("get", NAME, "-o", "json"),
                List.of("list", "demo", "-l"),
                List.of("history", NAME),
                List.of("get", "demo/none"),
                List.of("run", "demo", "--", "true"),
                List.of("--version"));
    }

    private static void run(String first, List<String> command, String... others) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(List.of(others));
        words.addAll(command);
        Main.runInProcess(words);
    }
}
