package dev.keystore.cli.command;

import dev.keystore.cli.format.DocumentFormat;
import dev.keystore.cli.option.Argument;
import dev.keystore.secret.Namespace;
import java.util.List;

/** Reveals a namespace to the shell that evaluates what this prints. */
final class EnvCommand extends Command {
    private final Argument<Namespace> namespace =
            argument("NAMESPACE").says("whose secrets").as(Namespace::of);
    private final ExportOptions options = include(new ExportOptions());

    EnvCommand() {
        super("env", "write the secrets of a namespace as variables for a shell");
    }

    @Override
    public int run(Call call) {
        ExportCommand.refuseOtherThanJson(DocumentFormat.SH, call);
        return options.export(namespace.get(), DocumentFormat.SH, call);
    }

    @Override
    protected String details() {
        return "The same as `keystore export NAMESPACE --format sh`. A program alone gets them by `keystore run`.";
    }

    @Override
    protected List<String> examples() {
        return List.of("eval \"$(keystore env demo)\"", "keystore env demo --out demo.sh");
    }
}
