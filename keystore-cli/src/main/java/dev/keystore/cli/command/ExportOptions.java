package dev.keystore.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.exec.GuardedVariables;
import dev.keystore.cli.format.DocumentFormat;
import dev.keystore.cli.io.BufferedSecret;
import dev.keystore.cli.io.ValueTexts;
import dev.keystore.cli.option.Choices;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a namespace becomes a document, and where that goes. */
final class ExportOptions extends Syntax {
    private final Option<String> file = option("--out")
            .takes("F")
            .says("write to this file, mode 0600, in the place of what was there")
            .text();
    private final Option<String> binary = option("--binary")
            .takes("base64")
            .offers(new Offer.Choices(List.of("base64")))
            .says("write values that are no UTF-8 text as base64 text")
            .as(word -> Choices.of("form of binary values", word, "base64"));
    private final Option<List<String>> allowed = option("--allow-env")
            .takes("NAME")
            .says("a variable that rules programs, like PATH, is meant; may be repeated")
            .each(name -> name);

    ExportOptions() {
        super("Output");
    }

    /** Writes every value in {@code namespace} as {@code format}; nothing at all unless every one can be written. */
    int export(Namespace namespace, DocumentFormat format, Call call) {
        Wanted wanted = new Wanted.Leaves(namespace, false);
        try (Values values = Waiting.showing("reading " + namespace, call, () -> Values.read(List.of(wanted), call))) {
            SortedMap<String, SecretValue> byLeaf = new TreeMap<>();
            values.of(wanted).forEach(one -> byLeaf.put(one.metadata().name().leaf(), one.value()));
            if (format.isRun()) {
                refuseGuarded(format.keys(byLeaf.keySet()));
            }
            SortedMap<String, String> texts = ValueTexts.of(byLeaf, binary.isGiven());
            byte[] document = format.write(texts).getBytes(UTF_8);
            try {
                if (format == DocumentFormat.GITHUB) {
                    GithubStep.of(Optional.ofNullable(file.orNull()), call).give(document, texts);
                } else {
                    write(document, call);
                }
            } finally {
                Arrays.fill(document, (byte) 0);
            }
        }
        return ExitCode.DONE;
    }

    /** Whoever may write a secret would rule the shell or the job that evaluates the document. */
    private void refuseGuarded(SortedMap<String, String> leaves) {
        Set<String> meant = new HashSet<>();
        allowed.orElse(List.of()).forEach(names -> meant.addAll(List.of(names.split(",", -1))));
        List<String> refused = GuardedVariables.among(leaves.keySet(), meant);
        if (!refused.isEmpty()) {
            throw new Refused(
                    "these variables rule programs: " + String.join(", ", refused),
                    "--allow-env NAME says that one is meant");
        }
    }

    private void write(byte[] document, Call call) {
        if (!file.isGiven()) {
            call.out().bytes(document);
            return;
        }
        try (BufferedSecret whole = new BufferedSecret()) {
            whole.output().bytes(document);
            whole.writeTo(call.file(file.get()));
        }
    }
}
