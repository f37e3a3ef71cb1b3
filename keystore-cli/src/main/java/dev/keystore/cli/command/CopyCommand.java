package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import java.util.List;

/** Takes a value to a new name as well. */
final class CopyCommand extends Command {
    private final Argument<Reference> source = argument("A")
            .offers(Offer.Kind.NAMES)
            .says("what to copy: NAME, NAME@7 or NAME@live")
            .as(Reference::of);
    private final Argument<SecretName> target = argument("B")
            .offers(Offer.Kind.NAMES)
            .says("a name without history")
            .as(SecretName::of);

    CopyCommand() {
        super("copy", "write a value under another name, too");
    }

    @Override
    public int run(Call call) {
        if (source.get().pointer() != null) {
            throw new Refused("only whole values are copied", "leave the '#' and what follows away");
        }
        try (Keystore keystore = call.open(source.get().name(), target.get())) {
            Results.written(keystore.copy(source.get(), target.get()), call);
        }
        return ExitCode.DONE;
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "keystore copy demo/db-password demo/db-password-old",
                "keystore copy demo/db-password@1 demo/db-password-first");
    }
}
