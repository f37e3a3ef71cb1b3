package dev.keystore.cli.command;

import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.Redaction;
import dev.keystore.cli.mask.Purpose;
import dev.keystore.cli.option.Option;
import java.util.List;

/** Masks secrets in what passes through. */
final class RedactCommand extends Command {
    private final Option<List<String>> from = option("--from")
            .takes("NS|REF")
            .says("the secrets: a namespace with all below it, or one as NAME@latest (repeatable, or with commas)")
            .each(word -> word);

    RedactCommand() {
        super("redact", "mask secrets in what passes through");
    }

    @Override
    public int run(Call call) {
        if (!from.isGiven()) {
            throw Sought.nothingNamed();
        }
        try (Sought sought = Sought.read(from.get(), Purpose.MASKING, call)) {
            sought.mentionTooShort("not masked, for values under 6 bytes would be found everywhere", call);
            new Redaction(call.world().in(), call.out()).copy(sought.needles());
        }
        return ExitCode.DONE;
    }

    @Override
    protected List<String> usage() {
        return List.of("redact --from NS|REF");
    }

    @Override
    protected String details() {
        return """
                Copies standard input to standard output with '***' in the place of each value, in whatever form it is written: as it is, each
                line of 8 bytes or more, the strings of a JSON value, escaped as in JSON or a URL, in base64 or hexadecimal digits, quoted for a shell. All
                other bytes stay as they are. Nothing is held back for longer than 50 ms but what may be the first half of a secret.""";
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "./deploy.sh 2>&1 | keystore redact --from demo", "keystore redact --from demo <build.log >shared.log");
    }
}
