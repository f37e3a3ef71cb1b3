package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.List;

/** Makes an older value the current one, as a new version. */
final class RollbackCommand extends Command {
    private final Argument<SecretName> name =
            argument("NAME").offers(Offer.Kind.NAMES).says("which secret").as(SecretName::of);
    private final Option<Version> to =
            option("--to").takes("N").says("the version whose value it gets").as(Version::of);

    RollbackCommand() {
        super("rollback", "write a new version with the value of an older one");
    }

    @Override
    public int run(Call call) {
        if (!to.isGiven()) {
            throw new Refused(
                    "--to is missing: the version to go back to", "`keystore history " + name.get() + "` shows them");
        }
        try (Keystore keystore = call.open(name.get())) {
            Results.written(keystore.rollback(name.get(), to.get()), call);
        }
        return ExitCode.DONE;
    }

    @Override
    protected List<String> usage() {
        return List.of("rollback NAME --to N");
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore rollback demo/db-password --to 1", "keystore history demo/db-password");
    }
}
