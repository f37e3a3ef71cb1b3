package dev.keystore.cli;

import java.util.List;

/** Where the process starts and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        NativeLibraries.find();
        System.exit(runInProcess(List.of(args)));
    }

    /** Runs one command line in the world of this process; returns what it is to end with. */
    public static int runInProcess(List<String> words) {
        return run(World.ofProcess(), new ConfiguredStores(), words.toArray(String[]::new));
    }

    /** Runs one command line in {@code world}, over {@code stores}; returns what the process is to end with. */
    public static int run(World world, Stores stores, String... args) {
        return new CommandLineRun(world, stores, List.of(args)).run(List.of(args));
    }
}
