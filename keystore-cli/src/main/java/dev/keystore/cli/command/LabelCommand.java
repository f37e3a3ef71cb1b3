package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.Labels;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows and moves the labels of a secret. */
final class LabelCommand extends Command {
    private final Argument<SecretName> name =
            argument("NAME").offers(Offer.Kind.NAMES).says("whose labels").as(SecretName::of);
    private final Argument<List<Map.Entry<Label, Version>>> moves =
            argument("L=N").says("set label L on version N").optional().each(LabelCommand::move);
    private final Option<List<Label>> remove = option("--remove")
            .takes("L")
            .says("remove label L; may be repeated")
            .each(Label::new);
    private final Option<Version> from = option("--from")
            .takes("N")
            .says("only if the labels stand at version N now")
            .as(Version::of);

    LabelCommand() {
        super("label", "show or move the labels of a secret");
    }

    @Override
    public int run(Call call) {
        Map<Label, Version> set = new LinkedHashMap<>();
        for (Map.Entry<Label, Version> move : moves.orElse(List.of())) {
            if (set.put(move.getKey(), move.getValue()) != null) {
                throw new Refused("label " + move.getKey() + " is set twice", null);
            }
        }
        Set<Label> away = new LinkedHashSet<>(remove.orElse(List.of()));
        if (away.stream().anyMatch(set::containsKey)) {
            throw new Refused("a label can't be set and removed at once", null);
        }
        boolean change = !set.isEmpty() || !away.isEmpty();
        if (from.isGiven() && !change) {
            throw new Refused("--from goes with a label to set or remove", null);
        }
        try (Keystore keystore = call.open(name.get())) {
            Expectation expected = from.isGiven() ? new Expectation.Current(from.get()) : Expectation.ANYTHING;
            print(change ? keystore.label(name.get(), set, away, expected) : keystore.labels(name.get()), call);
        }
        return ExitCode.DONE;
    }

    private static Map.Entry<Label, Version> move(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new MalformedException("bad label to set " + Quoted.of(text) + ": like live=7");
        }
        return Map.entry(new Label(text.substring(0, equals)), Version.of(text.substring(equals + 1)));
    }

    private static void print(Labels labels, Call call) {
        if (!call.json()) {
            labels.targets().forEach((label, target) -> call.out().line(label + " " + target.version()));
            return;
        }
        try (JsonOutput json = call.out().json()) {
            json.startObject();
            labels.targets()
                    .forEach((label, target) ->
                            json.field(label.value()).number(target.version().number()));
            json.endObject();
        }
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore label demo/db-password live=1", "keystore label demo/db-password live=2 --from 1");
    }
}
