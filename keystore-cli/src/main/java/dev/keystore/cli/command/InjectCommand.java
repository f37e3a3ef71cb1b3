package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.format.Template;
import dev.keystore.cli.io.BufferedSecret;
import dev.keystore.cli.io.Output;
import dev.keystore.cli.io.ValueOutput;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts values into a template. */
final class InjectCommand extends Command {
    private final Argument<String> template = argument("TPL")
            .says("the template, or - for standard input, which is read without it")
            .optional()
            .text();
    private final Option<String> file = option("--out")
            .takes("F")
            .says("write to this file, mode 0600, in the place of what was there")
            .text();

    InjectCommand() {
        super("inject", "put values into a template");
    }

    @Override
    public int run(Call call) {
        DocumentInput input = DocumentInput.of(Optional.ofNullable(template.orNull()), call);
        Template parsed = Template.of(input.bytes(), input.source());
        Map<Template.Slot, Wanted> wanted = new LinkedHashMap<>();
        parsed.slots().forEach(slot -> wanted.put(slot, wanted(slot, input.source(), call)));
        try (Values values = Values.read(new ArrayList<>(wanted.values()), call)) {
            if (!file.isGiven()) {
                write(parsed, wanted, values, call.out());
                return ExitCode.DONE;
            }
            try (BufferedSecret document = new BufferedSecret()) {
                write(parsed, wanted, values, document.output());
                document.writeTo(call.file(file.get()));
            }
        }
        return ExitCode.DONE;
    }

    private static Wanted.One wanted(Template.Slot slot, String source, Call call) {
        try {
            return new Wanted.One(call.reference(slot.uri()));
        } catch (MalformedException e) {
            throw new Refused(source + ", line " + slot.line() + ": " + e.getMessage(), null);
        }
    }

    /** Values are written as they are: one that looks like a reference is none. */
    private static void write(Template template, Map<Template.Slot, Wanted> wanted, Values values, Output out) {
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Literal literal) {
                out.bytes(literal.bytes());
            } else if (part instanceof Template.Slot slot) {
                Wanted one = Objects.requireNonNull(wanted.get(slot));
                ValueOutput.bytes(values.of(one).get(0).value(), false, out);
            }
        }
    }

    @Override
    protected String details() {
        return """
                A reference is {{ keystore:NAME }}, with @version, @label or #/json/pointer where wanted, or
                {{ keystore://STORE/NAME }}; \\{{ stands for {{. A template has at most 10 MiB. Nothing is written
                unless every reference can be resolved.""";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore inject app.conf.tpl --out app.conf", "keystore inject <app.conf.tpl");
    }
}
