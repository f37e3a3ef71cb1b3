package dev.keystore.cli.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the launcher become a program in our place, by a {@link Plan} for its shell. What can't be said to a shell makes us stay; the
 * launcher then starts us again, as itself.
 */
public final class Handover {
    /** As if the signal that ended the launcher, SIGTERM mostly, had come here. */
    private static final int ABANDONED = 128 + 15;

    private final Launch launch;
    private final Path plan;
    private final Map<String, String> own;
    private final Map<String, String> inherited;
    private final ShellWording wording;

    private Handover(
            Launch launch, Path plan, Map<String, String> own, Map<String, String> inherited, ShellWording wording) {
        this.launch = launch;
        this.plan = plan;
        this.own = own;
        this.inherited = inherited;
        this.wording = wording;
    }

    /**
     * To the launcher, where it has offered that.
     *
     * @param known our variables, where the system doesn't tell
     * @param wording how a shell sets and clears variables
     */
    public static Optional<Handover> offered(Launch launch, Map<String, String> known, ShellWording wording) {
        return launch.plan()
                .map(plan -> new Handover(launch, plan, Launch.own(known), launch.inherited(known), wording));
    }

    /** From here on this process ends, without a word, when its launcher does: nobody is left who could become the program. */
    public void endWithLauncher() {
        Optional<ProcessHandle> launcher = launch.process();
        Thread waiting = new Thread(
                () -> {
                    launcher.ifPresent(process -> process.onExit().join());
                    endUnsaid();
                },
                "keystore-launcher");
        waiting.setDaemon(true);
        waiting.start();
    }

    /** Nothing is under way but reading, and nobody sees what this process ends with. */
    private static void endUnsaid() {
        Runtime.getRuntime().halt(ABANDONED);
    }

    /** Whether a shell can become {@code command} with what is {@code inheritance}; nothing has been read for it yet. */
    public boolean isPossible(List<String> command, Inheritance inheritance) {
        return !command.get(0).startsWith("-")
                && Plan.from(own, inheritance.of(inherited)).isForShells();
    }

    /**
     * Makes the launcher become {@code program}, which fits. Returns false, having done nothing, where no shell can. Throws {@link
     * NotStarted} if it can't be run.
     */
    public boolean become(ProgramStart program, Path directory) throws NotStarted {
        Map<String, String> wanted = program.inheritance().with(program.assigned(), inherited, Assignment::raw);
        Plan differences = Plan.from(own, wanted);
        if (!differences.isForShells()) {
            return false;
        }
        new ProgramFile(wanted, directory).find(program.command().get(0));
        // The command's words are the launcher's own last ones: they need not be text.
        write(differences.lines(wording) + "shift \"$(($# - "
                + program.command().size() + "))\"\nbecome \"$@\"\n");
        return true;
    }

    /** Makes the launcher start us again, with what its shell has lost of its environment. Throws {@link NotStarted} if that can't be said. */
    public void stay() throws NotStarted {
        StringBuilder lines = new StringBuilder(":\n");
        Map<String, Optional<String>> changes =
                new LinkedHashMap<>(Plan.from(own, inherited).changes());
        // The user's own of these names, which would be taken for ours.
        inherited.keySet().stream().filter(Launch::isLost).forEach(name -> {
            lines.append(wording.unset(name));
            changes.put(name, Optional.ofNullable(inherited.get(name)));
        });
        int lost = 0;
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            String entry = change.getKey()
                    + change.getValue().map(value -> "=" + value).orElse("");
            if (!Raw.isText(entry)) {
                throw NotStarted.notHandedOn(
                        "a variable whose name no shell can hold has a value that is no text, and it would reach the command changed",
                        "unset it, or use a shell that hands it on: bash does");
            }
            lines.append(wording.set(Launch.lost(++lost), entry));
        }
        write(lines.toString());
    }

    private void write(String lines) throws NotStarted {
        byte[] bytes = Raw.bytes(lines);
        try {
            Files.write(plan, bytes);
        } catch (IOException e) {
            throw NotStarted.notTaken(e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
