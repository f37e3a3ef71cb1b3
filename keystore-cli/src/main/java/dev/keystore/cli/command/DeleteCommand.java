package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.access.Reach;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Durations;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import java.util.List;
import java.util.stream.Collectors;

/** Ends the reading of secrets, so that it can be undone. */
final class DeleteCommand extends Command {
    private final Argument<List<SecretName>> names =
            argument("NAME").offers(Offer.Kind.NAMES).says("which secrets").each(SecretName::of);
    private final Option<RecoveryWindow> window = option("--recovery-window")
            .takes("30d")
            .says("how long it can't be destroyed without force, 7d to 90d")
            .as(Durations::recoveryWindow);

    DeleteCommand() {
        super("delete", "delete secrets; undelete brings them back");
    }

    @Override
    public int run(Call call) {
        try (Keystore keystore = call.open(Reach.of(names.get()))) {
            Bulk bulk = Bulk.of(names.get(), name -> keystore.delete(name, window.orElse(RecoveryWindow.USUAL)));
            Results.silent(bulk.done(), call);
            if (!bulk.done().isEmpty()) {
                String undo = bulk.done().stream()
                        .map(SecretMetadata::name)
                        .map(SecretName::value)
                        .collect(Collectors.joining(" "));
                call.console().notice("deleted; `keystore undelete " + undo + "` undoes it");
            }
            return bulk.report(call);
        }
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore delete demo/db-password", "keystore delete demo/api-token --recovery-window 90d");
    }
}
