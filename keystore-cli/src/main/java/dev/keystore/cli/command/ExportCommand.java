package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.format.DocumentFormat;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Choices;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.Namespace;
import java.util.List;

/** Reveals a namespace as a document. */
final class ExportCommand extends Command {
    private final Argument<Namespace> namespace =
            argument("NAMESPACE").says("whose secrets").as(Namespace::of);
    private final Option<DocumentFormat> format = option("--format")
            .takes("F")
            .offers(new Offer.Choices(List.of(DocumentFormat.words())))
            .says("one of " + String.join(", ", DocumentFormat.words()) + "; json by default")
            .as(word -> DocumentFormat.called(Choices.of("format", word, DocumentFormat.words())));
    private final ExportOptions options = include(new ExportOptions());

    ExportCommand() {
        super("export", "write the secrets of a namespace as a document");
    }

    @Override
    public int run(Call call) {
        DocumentFormat chosen = format.orElse(DocumentFormat.JSON);
        refuseOtherThanJson(chosen, call);
        return options.export(namespace.get(), chosen, call);
    }

    /** The environment may ask for JSON everywhere; what the command line says of this document is more particular. */
    static void refuseOtherThanJson(DocumentFormat format, Call call) {
        boolean asked = call.json()
                && !call.world()
                        .environment()
                        .getOrDefault("KEYSTORE_OUTPUT", "")
                        .equals("json");
        if (asked && format != DocumentFormat.JSON) {
            throw new Refused("the document can't be both JSON and " + format.word(), "leave -o json away");
        }
    }

    @Override
    protected String details() {
        return """
                Keys are leaves in json, yaml, properties and csv, else variables: the leaf in capitals, '_' for '-'
                and '.'. A value that the format can't carry exactly is refused. With github the values are added to
                what the file of GITHUB_ENV, or of --out, holds, and standard output gets the commands that mask them.""";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore export demo --format yaml", "keystore export demo --format dotenv --out demo.env");
    }
}
