package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.secret.SecretName;
import java.util.List;

/** Takes a secret to a new name. */
final class MoveCommand extends Command {
    private final Argument<SecretName> source =
            argument("A").offers(Offer.Kind.NAMES).says("which secret").as(SecretName::of);
    private final Argument<SecretName> target = argument("B")
            .offers(Offer.Kind.NAMES)
            .says("a name without history")
            .as(SecretName::of);

    MoveCommand() {
        super("move", "write a value under another name and delete it under the old one");
    }

    @Override
    public int run(Call call) {
        try (Keystore keystore = call.open(source.get(), target.get())) {
            Results.written(keystore.move(source.get(), target.get()), call);
            call.console()
                    .notice(source.get() + " is deleted; `keystore undelete " + source.get() + "` brings it back");
        }
        return ExitCode.DONE;
    }

    @Override
    protected String details() {
        return "History and labels stay with the old name. An interrupted move is finished by running it again.";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore move demo/api-token demo/gateway/token", "keystore history demo/api-token");
    }
}
