package dev.keystore.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.stack.Template;
import java.util.List;

/** Prints a template as it is. */
final class TemplateShowCommand extends Command {
    private final Argument<String> name = argument("NAME")
            .says("which one")
            .offers(new Offer.Choices(Template.NAMES))
            .text();

    TemplateShowCommand() {
        super("template show", "print a CloudFormation template, to be read or deployed without keystore");
    }

    @Override
    public int run(Call call) {
        Template template = Template.named(name.get());
        if (call.json()) {
            try (JsonOutput json = call.out().json()) {
                json.startObject().field("name").text(template.name());
                json.field("text").text(template.text()).endObject();
            }
        } else {
            call.out().bytes(template.text().getBytes(UTF_8));
        }
        return ExitCode.DONE;
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore template show store", "keystore template show grant -o json");
    }
}
