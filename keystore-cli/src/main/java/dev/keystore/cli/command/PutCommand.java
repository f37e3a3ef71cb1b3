package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.access.Reach;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.NamedValues;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.DetailOptions;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a new version of a secret, or of several at once. */
final class PutCommand extends Command {
    private final Argument<String> name = argument("NAME")
            .offers(Offer.Kind.NAMES)
            .says("of the secret, like prod/app1/db-password")
            .optional()
            .text();
    private final Argument<String> given = argument("VALUE")
            .says("the value, or - for standard input; without it, standard input or a hidden prompt")
            .optional()
            .text();
    private final Option<Boolean> many = option("--many")
            .says("several at once, all or none, from a JSON object of names and values on standard input")
            .flag();
    private final Option<Boolean> createOnly =
            option("--create-only").says("only if the name has no history").flag();
    private final Option<Version> ifVersion = option("--if-version")
            .takes("N")
            .says("only if version N is the current one")
            .as(Version::of);
    private final Option<Label> label = option("--label")
            .takes("L")
            .says("set this label on the new version")
            .as(Label::new);
    private final ValueOptions source = include(new ValueOptions());
    private final DetailOptions details = include(new DetailOptions());

    PutCommand() {
        super("put", "store a value as a new version of a secret");
    }

    @Override
    public int run(Call call) {
        if (many.isGiven()) {
            return putMany(call);
        }
        if (!name.isGiven()) {
            throw new Refused("NAME is missing", "`keystore put --help` shows how it is used");
        }
        SecretName target = SecretName.of(name.get());
        try (SecretValue value = source.read(target, given.orNull(), call);
                Keystore keystore = call.open(target)) {
            Results.written(keystore.put(draft(target, value, call).labelled(label.orNull())), call);
        }
        return ExitCode.DONE;
    }

    private int putMany(Call call) {
        boolean dash = name.isGiven() && name.get().equals(ValueOptions.STANDARD_INPUT) && !given.isGiven();
        if ((name.isGiven() && !dash) || source.namesOneValue() || ifVersion.isGiven() || label.isGiven()) {
            throw new Refused(
                    "--many takes names and values from standard input",
                    "beside it go --create-only, --large, --note, --tag, --type and --expires");
        }
        Map<SecretName, SecretValue> values = NamedValues.read(call.world().in());
        try (Keystore keystore = call.open(Reach.of(values.keySet()))) {
            List<Draft> drafts = new ArrayList<>();
            values.forEach((target, value) -> drafts.add(draft(target, value, call)));
            Results.written(keystore.putAll(drafts), call);
        } finally {
            values.values().forEach(SecretValue::close);
        }
        return ExitCode.DONE;
    }

    private Draft draft(SecretName target, SecretValue value, Call call) {
        Draft draft = Draft.of(target, value)
                .with(details.of(value, call.world().clock().instant()))
                .expecting(expectation());
        return source.large() ? draft.allowingLarge() : draft;
    }

    private Expectation expectation() {
        if (createOnly.isGiven() && ifVersion.isGiven()) {
            throw new Refused("--create-only and --if-version exclude each other", null);
        }
        if (createOnly.isGiven()) {
            return Expectation.NOTHING;
        }
        return ifVersion.isGiven() ? new Expectation.Current(ifVersion.get()) : Expectation.ANYTHING;
    }

    @Override
    protected List<String> usage() {
        return List.of("put NAME [VALUE|-]", "put --many");
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "keystore put demo/db-password --generate",
                "printf 's3cret' | keystore put demo/api-token --note 'for the staging gateway'");
    }
}
