package dev.keystore.cli.command;

import dev.keystore.cli.exec.ChildOutput;
import dev.keystore.cli.exec.Launcher;
import dev.keystore.cli.exec.NotStarted;
import dev.keystore.cli.exec.OutputFilter;
import dev.keystore.cli.io.Terminal;
import dev.keystore.cli.mask.Masker;
import dev.keystore.cli.mask.Needles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run of a program that doesn't get around our masks, and what is said of them. */
final class MaskedRun {
    private final Needles needles;
    private final @Nullable Masker out;
    private final @Nullable Masker err;
    private final Call call;

    MaskedRun(Needles needles, Masking masking, Call call) {
        Terminal terminal = call.world().terminal();
        this.needles = needles;
        this.out = masking.masksOutput(terminal) ? masker(call.world().out()) : null;
        this.err = masking.masksErrors(terminal) ? masker(call.world().err()) : null;
        this.call = call;
    }

    private Masker masker(OutputStream stream) {
        return new Masker(needles, stream);
    }

    /** Returns what it ended with. Throws {@link NotStarted}. */
    int run(Launcher launcher, List<String> command) throws NotStarted {
        try (needles) {
            if (!needles.tooShort().isEmpty()) {
                call.console()
                        .notice("too short to be masked, under 6 bytes: " + String.join(", ", needles.tooShort()));
            }
            int code = launcher.runInOurPlace(command, new ChildOutput(filter(out), filter(err)));
            say("standard output", out);
            say("standard error", err);
            return code;
        }
    }

    private void say(String stream, @Nullable Masker masker) {
        SortedMap<String, Long> counts = masker == null ? Collections.emptySortedMap() : masker.counts();
        if (!counts.isEmpty()) {
            call.console()
                    .notice("masked in " + stream + ": "
                            + counts.entrySet().stream()
                                    .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static @Nullable OutputFilter filter(@Nullable Masker masker) {
        return masker == null ? null : new Masked(masker);
    }

    private record Masked(Masker masker) implements OutputFilter {
        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            masker.write(bytes, start, length);
        }

        @Override
        public void pause() throws IOException {
            masker.pause();
        }

        @Override
        public void end() throws IOException {
            masker.end();
        }
    }
}
