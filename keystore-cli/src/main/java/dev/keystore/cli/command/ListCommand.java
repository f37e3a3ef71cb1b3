package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.access.Reach;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.LongListing;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.Listed;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Shows which secrets there are, page by page, opening none. */
final class ListCommand extends Command {
    private final Argument<Namespace> namespace = argument("NAMESPACE")
            .says("where to look; the top without it")
            .optional()
            .as(Namespace::of);
    private final Option<Boolean> recursive =
            option("-r", "--recursive").says("everything below, too").flag();
    private final Option<Boolean> wide =
            option("-l", "--long").says("a table with more than the names").flag();
    private final Option<Boolean> deleted =
            option("--deleted").says("the secrets that are deleted instead").flag();

    ListCommand() {
        super("list", "show the names in a namespace");
    }

    @Override
    public int run(Call call) {
        try (Keystore keystore = call.open(Reach.within(where()));
                Stream<Listed> all = listed(keystore).filter(this::isWanted)) {
            if (call.json()) {
                printJson(all, call);
            } else if (wide.isGiven()) {
                LongListing table = new LongListing(call.out());
                all.forEach(choose(table::secret, table::namespace));
            } else {
                all.forEach(choose(
                        secret -> call.out().line(secret.name().value()),
                        below -> call.out().line(below + "/")));
            }
        }
        return ExitCode.DONE;
    }

    private Stream<Listed> listed(Keystore keystore) {
        return recursive.isGiven() ? keystore.listAll(where()).map(Listed.Entry::new) : keystore.list(where());
    }

    private Optional<Namespace> where() {
        return Optional.ofNullable(namespace.orNull());
    }

    private boolean isWanted(Listed listed) {
        if (listed instanceof Listed.Entry entry) {
            return entry.metadata().state() == (deleted.isGiven() ? SecretState.DELETED : SecretState.LIVE);
        }
        return !deleted.isGiven();
    }

    private static void printJson(Stream<Listed> all, Call call) {
        try (JsonOutput json = call.out().json()) {
            json.startArray();
            all.forEach(choose(
                    json::metadata,
                    below -> json.startObject()
                            .field("namespace")
                            .text(below + "/")
                            .endObject()));
            json.endArray();
        }
    }

    private static Consumer<Listed> choose(Consumer<SecretMetadata> secret, Consumer<Namespace> below) {
        return listed -> {
            if (listed instanceof Listed.Entry entry) {
                secret.accept(entry.metadata());
            } else if (listed instanceof Listed.Below other) {
                below.accept(other.namespace());
            }
        };
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore list demo", "keystore list -r -l");
    }

    @Override
    protected String details() {
        return "Sub-namespaces end in '/'. Deleted secrets are shown only with --deleted, destroyed ones never.";
    }
}
