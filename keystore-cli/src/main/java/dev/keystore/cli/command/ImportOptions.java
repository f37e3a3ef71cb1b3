package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.format.DocumentFormat;
import dev.keystore.cli.format.Leaves;
import dev.keystore.cli.format.SourceText;
import dev.keystore.cli.option.Choices;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a document becomes values by name. */
final class ImportOptions extends Syntax {
    private final Option<DocumentFormat> format = option("--format")
            .takes("F")
            .offers(new Offer.Choices(List.of(DocumentFormat.readable())))
            .says("one of " + String.join(", ", DocumentFormat.readable())
                    + "; by the end of the file's name without it")
            .as(word -> DocumentFormat.called(Choices.of("format", word, DocumentFormat.readable())));
    private final Option<Boolean> kebab = option("--kebab")
            .says("small letters and '-' for '_' in names: DB_URL becomes db-url")
            .flag();
    private final Option<Boolean> large =
            option("--large").says("values up to 256 KiB instead of 64 KiB").flag();

    ImportOptions() {
        super("The document");
    }

    /** Whether anything was said of a document. */
    boolean describeDocument() {
        return format.isGiven() || kebab.isGiven();
    }

    boolean large() {
        return large.isGiven();
    }

    /**
     * What {@code input} says for {@code namespace}, which the caller closes. Throws {@link Refused} for anything that can't be kept as
     * it stands there.
     */
    SortedMap<SecretName, SecretValue> read(DocumentInput input, Namespace namespace) {
        DocumentFormat chosen = format(input);
        SourceText document = input.text();
        SortedMap<SecretName, String> texts = Leaves.of(chosen.read(document), document, namespace, kebab.isGiven());
        SortedMap<SecretName, SecretValue> values = new TreeMap<>();
        texts.forEach((name, text) -> values.put(name, SecretValue.ofUtf8(text)));
        int limit = large.isGiven() ? SecretValue.LIMIT : SecretValue.USUAL_LIMIT;
        List<String> tooLarge = values.entrySet().stream()
                .filter(value -> value.getValue().size() > limit)
                .map(value -> value.getKey().value())
                .toList();
        if (!tooLarge.isEmpty()) {
            values.values().forEach(SecretValue::close);
            throw new Refused(
                    "more than " + limit + " bytes: " + String.join(", ", tooLarge),
                    large.isGiven() ? null : "--large allows up to " + SecretValue.LIMIT + " bytes");
        }
        return values;
    }

    private DocumentFormat format(DocumentInput input) {
        if (format.isGiven()) {
            return format.get();
        }
        return DocumentFormat.ofFile(input.name())
                .orElseThrow(() -> new Refused(
                        "nothing says what " + input.source() + " is in",
                        "--format " + String.join("|", DocumentFormat.readable())));
    }
}
