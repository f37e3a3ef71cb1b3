package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.Comparison;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.ValueOutput;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretValue;
import java.util.List;

/** Says whether two values differ, and in which keys. */
final class DiffCommand extends Command {
    private final Argument<Reference> before = argument("A")
            .offers(Offer.Kind.NAMES)
            .says("NAME, NAME@7 or NAME@live")
            .as(Reference::of);
    private final Argument<Reference> after = argument("B")
            .offers(Offer.Kind.NAMES)
            .says("the one to compare it with")
            .as(Reference::of);
    private final Option<Boolean> showValues =
            option("--show-values").says("reveal what differs").flag();

    DiffCommand() {
        super("diff", "say whether two values differ, and in which keys");
    }

    @Override
    public int run(Call call) {
        try (Keystore keystore = call.open(before.get().name(), after.get().name())) {
            List<Secret> secrets = keystore.getAll(List.of(before.get(), after.get()));
            try (SecretValue a = ValueOutput.part(secrets.get(0), before.get());
                    SecretValue b = ValueOutput.part(secrets.get(1), after.get())) {
                Comparison comparison = Comparison.of(a, b);
                print(comparison, call);
                return comparison.equal() ? ExitCode.DONE : ExitCode.NO;
            } finally {
                secrets.forEach(Secret::close);
            }
        }
    }

    private void print(Comparison comparison, Call call) {
        if (!call.json()) {
            comparison.print(call.out(), showValues.isGiven());
            return;
        }
        try (JsonOutput json = call.out().json()) {
            comparison.print(json, showValues.isGiven());
        }
    }

    @Override
    protected String details() {
        return """
                Ends with 0 if they are equal and 1 if they differ. JSON objects are compared key by key: '~' changed,
                '+' only in B, '-' only in A; spacing and the order of keys make no difference.""";
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "keystore diff demo/db-password@1 demo/db-password@2",
                "keystore diff demo/db-password demo/api-token --show-values");
    }
}
