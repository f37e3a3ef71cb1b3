package dev.keystore.cli.command;

import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.LockFile;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Scope;
import dev.keystore.secret.Version;
import java.util.List;

/** Says whether the store still has what is pinned, and whether it has anything newer. */
final class LockVerifyCommand extends Command {
    private final Argument<List<Scope>> scopes = argument("NS|REF")
            .says(
                    "a namespace, whose new leaves count as well, or one secret as NAME@latest; all that is pinned without it")
            .optional()
            .each(Scope::of);
    private final LockOptions options = include(new LockOptions());

    LockVerifyCommand() {
        super("lock verify", "say whether what is pinned is there, and whether it is the newest");
    }

    @Override
    public int run(Call call) {
        List<Stale> stale = Stale.among(LockFile.read(options.path(call)), scopes.orElse(List.of()), call);
        print(stale, call);
        return stale.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private static void print(List<Stale> stale, Call call) {
        if (!call.json()) {
            stale.forEach(one -> call.out().line(one.line()));
            return;
        }
        try (JsonOutput json = call.out().json()) {
            json.startObject()
                    .field("ok")
                    .bool(stale.isEmpty())
                    .field("findings")
                    .startArray();
            for (Stale one : stale) {
                json.startObject().field("name").text(one.name().value());
                Version pinned = one.pinned();
                if (pinned != null) {
                    json.field("pinned").number(pinned.number());
                    json.field("current").number(one.now().number());
                    json.field("state").text(one.state().word());
                }
                json.endObject();
            }
            json.endArray().endObject();
        }
    }

    @Override
    protected String details() {
        return "Ends with 0 if every pin is the newest, 1 if there is anything newer, 6 if the store has another history than was pinned.";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore lock verify", "keystore lock verify demo");
    }
}
