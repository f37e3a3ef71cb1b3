package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Removes values for good. */
final class DestroyCommand extends Command {
    private final Argument<SecretName> name =
            argument("NAME").offers(Offer.Kind.NAMES).says("whose values").as(SecretName::of);
    private final Option<Set<Version>> versions = option("--versions")
            .takes("1,2")
            .says("the values of these versions, none of them current or labelled")
            .as(DestroyCommand::versions);
    private final Option<Boolean> all = option("--all")
            .says("every value of a deleted secret whose recovery window is over")
            .flag();
    private final Option<Boolean> force = option("--force")
            .says("with --all: also before the recovery window is over")
            .flag();
    private final Option<Boolean> yes = option("--yes").says("don't ask").flag();

    DestroyCommand() {
        super("destroy", "remove values for good");
    }

    @Override
    public int run(Call call) {
        if (versions.isGiven() == all.isGiven()) {
            throw new Refused("either --versions or --all says what to destroy", "`keystore destroy --help` shows how");
        }
        if (force.isGiven() && !all.isGiven()) {
            throw new Refused("--force goes with --all", null);
        }
        call.confirmation(yes.isGiven()).typing(name.get().value(), target() + " will be gone for good");
        try (Keystore keystore = call.open(name.get())) {
            List<SecretMetadata> destroyed = all.isGiven()
                    ? keystore.destroyAll(name.get(), force.isGiven())
                    : keystore.destroy(name.get(), versions.get());
            Results.silent(destroyed, call);
        }
        return ExitCode.DONE;
    }

    private String target() {
        if (all.isGiven()) {
            return "every value of " + name.get();
        }
        return versions.get().stream().map(Version::toString).collect(Collectors.joining(", ", "version ", " of "))
                + name.get();
    }

    private static Set<Version> versions(String text) {
        Set<Version> versions = new TreeSet<>();
        for (String number : text.split(",", -1)) {
            if (!versions.add(Version.of(number))) {
                throw new MalformedException("version " + number + " is named twice");
            }
        }
        return versions;
    }

    @Override
    protected List<String> usage() {
        return List.of("destroy NAME --versions 1,2", "destroy NAME --all");
    }

    @Override
    protected String details() {
        return """
                Backups and point-in-time recovery still hold what is destroyed here: only changing the secret at its
                source revokes it. An interrupted destroy is finished by running it again.""";
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "keystore destroy demo/db-password --versions 1 --yes",
                "keystore destroy demo/api-token --all --force --yes");
    }
}
