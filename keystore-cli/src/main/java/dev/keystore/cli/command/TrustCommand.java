package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.config.BaseFolders;
import dev.keystore.cli.config.TrustedFiles;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.option.Argument;
import java.nio.file.Path;
import java.util.List;

/** Records that the user has read a project file and means it to count. */
final class TrustCommand extends Command {
    private final Argument<String> file = argument("FILE")
            .says("the project file; without it the .keystore.yaml of this repository")
            .optional()
            .text();

    TrustCommand() {
        super("trust", "let a project's .keystore.yaml count, as it is now");
    }

    @Override
    public int run(Call call) {
        BaseFolders folders =
                BaseFolders.of(call.world().environment(), call.world().home());
        Path chosen = file.isGiven() ? call.file(file.get()) : found(call);
        Path trusted = new TrustedFiles(folders.state(), call.world().home()).trust(chosen);
        if (call.json()) {
            try (JsonOutput json = call.out().json()) {
                json.startObject().field("trusted").text(trusted.toString()).endObject();
            }
        } else {
            call.console().notice("trusted " + trusted + "; any edit needs it again");
        }
        return ExitCode.DONE;
    }

    private static Path found(Call call) {
        return TrustedFiles.candidate(call.world().directory())
                .orElseThrow(() -> new Misconfigured(
                        "there is no .keystore.yaml from here up to the root of a repository",
                        "name the file: keystore trust FILE",
                        null));
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore trust", "keystore trust .keystore.yaml");
    }
}
