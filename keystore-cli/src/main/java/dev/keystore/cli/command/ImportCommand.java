package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.access.Reach;
import dev.keystore.cli.command.ImportPlan.Deed;
import dev.keystore.cli.moving.Mover;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Brings a namespace to what a document says. */
final class ImportCommand extends Command {
    private final Argument<Namespace> namespace =
            argument("NAMESPACE").says("where to").as(Namespace::of);
    private final Argument<String> document = argument("FILE")
            .says("the document, or - for standard input, which is read without it")
            .optional()
            .text();
    private final ImportOptions options = include(new ImportOptions());
    private final Option<Boolean> createOnly = option("--create-only")
            .says("only names without history; needs no right to decrypt")
            .flag();
    private final Option<Boolean> prune = option("--prune")
            .says("delete what is there and not in the document")
            .flag();
    private final Option<Boolean> yes =
            option("--yes").says("don't ask before --prune").flag();
    private final Option<Boolean> dryRun =
            option("--dry-run").says("show what would be done, and do nothing").flag();
    private final MovingInOptions movingIn = include(new MovingInOptions());

    ImportCommand() {
        super("import", "bring a namespace to what a document says");
    }

    @Override
    public int run(Call call) {
        if (movingIn.isGiven()) {
            boolean other = document.isGiven() || options.describeDocument() || createOnly.isGiven() || prune.isGiven();
            return movingIn.run(namespace.get(), new Mover.Manner(options.large(), dryRun.isGiven()), other, call);
        }
        if (createOnly.isGiven() && prune.isGiven()) {
            throw new Refused("--create-only and --prune exclude each other", null);
        }
        DocumentInput input = DocumentInput.of(Optional.ofNullable(document.orNull()), call);
        SortedMap<SecretName, SecretValue> values = options.read(input, namespace.get());
        if (prune.isGiven() && values.isEmpty()) {
            throw new Refused(
                    "the document has no keys, so --prune would delete all of " + namespace.get(),
                    "`keystore delete` takes the names of what is to go");
        }
        try (Keystore keystore = call.open(Reach.within(Optional.of(namespace.get())))) {
            ImportPlan plan = plan(values, keystore, call);
            Expectation expectation = createOnly.isGiven() ? Expectation.NOTHING : Expectation.ANYTHING;
            Import work = new Import(plan, values, expectation, call);
            if (dryRun.isGiven()) {
                return work.pretend();
            }
            confirm(plan.names(Deed.DELETED), call);
            return work.into(keystore);
        } finally {
            values.values().forEach(SecretValue::close);
        }
    }

    private ImportPlan plan(Map<SecretName, SecretValue> values, Keystore keystore, Call call) {
        ImportPlanner planner = new ImportPlanner(keystore, namespace.get(), call);
        return createOnly.isGiven()
                ? planner.creating(values)
                : planner.changing(values, prune.isGiven(), call.world().clock().instant());
    }

    private void confirm(List<SecretName> deleted, Call call) {
        if (!deleted.isEmpty()) {
            String which = deleted.size() == 1 ? deleted.get(0).value() : deleted.size() + " secrets";
            call.confirmation(yes.isGiven()).agreed("delete " + which + " of " + namespace.get() + "?");
        }
    }

    @Override
    protected String details() {
        return """
                A key is a leaf. A line says what became of each: + created, ~ changed, = unchanged, - deleted. Values
                that are unchanged get no new version. Nothing is written unless every key and value can be. With --from
                a line is a version, and a name is taken over as far as it can be read; run again, it goes on there.""";
    }

    @Override
    protected List<String> usage() {
        return List.of(
                "import NAMESPACE [FILE|-]", "import NAMESPACE --from credstash[:TABLE]|stelligent-keystore:TABLE");
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore import demo demo.json", "keystore import demo .env --kebab --dry-run");
    }
}
