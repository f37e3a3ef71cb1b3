package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.cli.ProgramInside;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The same command lines in this JVM: many times faster, and all that differs is the launcher and the process. */
final class InsideProgram implements Program {
    @Override
    public Finished run(Desk desk, byte[] in, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                ProgramInside.run(desk.environment(), desk.directory(), new ByteArrayInputStream(in), out, err, words);
        return new Finished(words, code, out.toByteArray(), err.toString(UTF_8));
    }
}
