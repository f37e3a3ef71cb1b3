package dev.keystore.cli.command;

import dev.keystore.cli.ExitCode;
import dev.keystore.cli.Program;
import dev.keystore.cli.io.JsonOutput;
import java.util.List;

/** Says which version of the program this is. */
final class VersionCommand extends Command {
    VersionCommand() {
        super("version", "show the version of the program");
    }

    @Override
    public int run(Call call) {
        if (!call.json()) {
            call.out().line(Program.version());
            return ExitCode.DONE;
        }
        try (JsonOutput json = call.out().json()) {
            json.startObject().field("version").text(Program.number()).endObject();
        }
        return ExitCode.DONE;
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore version", "keystore -o json version");
    }
}
