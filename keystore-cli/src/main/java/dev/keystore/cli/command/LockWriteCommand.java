package dev.keystore.cli.command;

import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.LockFile;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** Pins the versions that are current now. */
final class LockWriteCommand extends Command {
    private final Argument<List<Scope>> scopes = argument("NS|REF")
            .says("a namespace, or one secret as NAME@latest, NAME@7 or NAME@live")
            .each(Scope::of);
    private final LockOptions options = include(new LockOptions());

    LockWriteCommand() {
        super("lock write", "pin a release to the versions that are current now");
    }

    @Override
    public int run(Call call) {
        Path path = options.path(call);
        LockFile before = Files.exists(path) ? LockFile.read(path) : new LockFile(new TreeMap<>());
        LockFile after = new LockFile(Pinning.of(scopes.get(), call));
        after.writeTo(path);
        Pinning.print(before, after, call);
        return ExitCode.DONE;
    }

    @Override
    protected String details() {
        return """
                The file holds version and history of each name, and no value: keep it beside the code. `keystore run --locked` then
                serves exactly these versions. What was pinned before and isn't named is no longer pinned; `keystore lock update` keeps it.""";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore lock write demo", "keystore lock write demo/db-password@1 demo/api-token@latest");
    }
}
