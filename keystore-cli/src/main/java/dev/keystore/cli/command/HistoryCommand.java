package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.Table;
import dev.keystore.cli.io.Times;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import java.util.List;
import java.util.Objects;

/** Shows every version of a secret, opening none. */
final class HistoryCommand extends Command {
    private final Argument<SecretName> name = argument("NAME")
            .offers(Offer.Kind.NAMES)
            .says("whose versions; it may be deleted")
            .as(SecretName::of);

    HistoryCommand() {
        super("history", "show every version of a secret, newest first");
    }

    @Override
    public int run(Call call) {
        try (Keystore keystore = call.open(name.get())) {
            List<SecretMetadata> history = keystore.history(name.get());
            Results.silent(history, call);
            if (!call.json()) {
                print(history, call);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(List<SecretMetadata> history, Call call) {
        Table table = new Table("VERSION", "STATE", "CREATED", "TYPE", "SIZE", "ACTOR", "NOTE");
        for (SecretMetadata version : history) {
            table.row(
                    version.version().toString(),
                    version.state().word(),
                    Times.of(version.created()),
                    version.details().type().word(),
                    Integer.toString(version.size()),
                    version.actor(),
                    Objects.requireNonNullElse(version.details().note(), ""));
        }
        table.print(call.out());
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore history demo/db-password", "keystore -o json history demo/db-password");
    }
}
