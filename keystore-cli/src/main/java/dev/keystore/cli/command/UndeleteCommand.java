package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.access.Reach;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.secret.SecretName;
import java.util.List;

/** Brings deleted secrets back. */
final class UndeleteCommand extends Command {
    private final Argument<List<SecretName>> names = argument("NAME")
            .offers(Offer.Kind.DELETED)
            .says("which deleted secrets")
            .each(SecretName::of);

    UndeleteCommand() {
        super("undelete", "bring deleted secrets back, as a new version with the last value");
    }

    @Override
    public int run(Call call) {
        try (Keystore keystore = call.open(Reach.of(names.get()))) {
            Bulk bulk = Bulk.of(names.get(), keystore::undelete);
            Results.written(bulk.done(), call);
            return bulk.report(call);
        }
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore undelete demo/db-password", "keystore list --deleted demo");
    }
}
