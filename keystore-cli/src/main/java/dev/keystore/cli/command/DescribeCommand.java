package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.Output;
import dev.keystore.cli.io.Times;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.secret.Label;
import dev.keystore.secret.Labels;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows all that is known of the current version of a secret but its value. */
final class DescribeCommand extends Command {
    private final Argument<SecretName> name = argument("NAME")
            .offers(Offer.Kind.NAMES)
            .says("which secret; it may be deleted")
            .as(SecretName::of);

    DescribeCommand() {
        super("describe", "show all that is known of a secret but its value");
    }

    @Override
    public int run(Call call) {
        try (Keystore keystore = call.open(name.get())) {
            SecretMetadata metadata = keystore.describe(name.get());
            Labels labels = labels(keystore, call);
            if (call.json()) {
                printJson(metadata, labels, call.out());
            } else {
                print(metadata, labels, call.out());
            }
        }
        return ExitCode.DONE;
    }

    /** The labels; null for those who may not see them. */
    private @Nullable Labels labels(Keystore keystore, Call call) {
        try {
            return keystore.labels(name.get());
        } catch (Denied e) {
            call.console().notice("labels are left out: " + e.getMessage());
            return null;
        }
    }

    private static void printJson(SecretMetadata metadata, @Nullable Labels labels, Output out) {
        try (JsonOutput json = out.json()) {
            json.startObject().metadataFields(metadata);
            if (labels != null) {
                json.field("labels")
                        .texts(labels.targets().keySet().stream()
                                .map(Label::value)
                                .toList());
            }
            json.endObject();
        }
    }

    private static void print(SecretMetadata metadata, @Nullable Labels labels, Output out) {
        out.line("name: " + metadata.name());
        out.line("version: " + metadata.version());
        out.line("created: " + Times.of(metadata.created()));
        out.line("actor: " + metadata.actor());
        out.line("type: " + metadata.details().type().word());
        out.line("size: " + metadata.size());
        out.line("state: " + metadata.state().word());
        String note = metadata.details().note();
        if (note != null) {
            out.line("note: " + note);
        }
        metadata.details().tags().values().forEach((key, value) -> out.line("tag: " + key + "=" + value));
        Instant expires = metadata.details().expires();
        if (expires != null) {
            out.line("expires: " + Times.of(expires));
        }
        if (labels != null && !labels.targets().isEmpty()) {
            out.line("labels: "
                    + labels.targets().entrySet().stream()
                            .map(label ->
                                    label.getKey() + "=" + label.getValue().version())
                            .collect(Collectors.joining(" ")));
        }
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore describe demo/db-password", "keystore -o json describe demo/db-password");
    }
}
