package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.Editor;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.util.List;

/** Opens a value in an editor and stores what comes of it. */
final class EditCommand extends Command {
    private final Argument<SecretName> name =
            argument("NAME").offers(Offer.Kind.NAMES).says("which secret").as(SecretName::of);

    EditCommand() {
        super("edit", "change a value in an editor");
    }

    @Override
    public int run(Call call) {
        try (Secret before = read(call);
                SecretValue edited = new Editor(
                                call.world().environment(), call.world().directory())
                        .edit(name.get(), before.value())) {
            if (edited.sameAs(before.value())) {
                call.console().notice("unchanged; nothing was stored");
                Results.written(before.metadata(), call);
            } else {
                Results.written(store(before.metadata(), edited, call), call);
            }
        }
        return ExitCode.DONE;
    }

    private Secret read(Call call) {
        try (Keystore keystore = call.open(name.get())) {
            return keystore.get(name.get());
        }
    }

    /** Stores {@code edited} only if {@code before} is still the current version; a person may have taken hours. */
    private SecretMetadata store(SecretMetadata before, SecretValue edited, Call call) {
        Details details = before.details();
        boolean text = edited.isUtf8() || details.type() == ContentType.BINARY;
        Details kept =
                text ? details : new Details(ContentType.BINARY, details.note(), details.tags(), details.expires());
        Draft draft = Draft.of(name.get(), edited).with(kept).expecting(new Expectation.Current(before.version()));
        try (Keystore keystore = call.openWithoutTimeout(name.get())) {
            return keystore.put(before.size() > SecretValue.USUAL_LIMIT ? draft.allowingLarge() : draft);
        }
    }

    @Override
    protected String details() {
        return """
                Starts $VISUAL, else $EDITOR, else vi. Nothing is stored if the value is left as it is, if the editor fails,
                or if somebody else has changed it meanwhile. A line end that an editor adds to a value without one is dropped.""";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore edit demo/db-password", "VISUAL='sed -i s/old/new/' keystore edit demo/api-token");
    }
}
