package dev.keystore.cli.command;

import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.Table;
import dev.keystore.cli.stack.Template;
import java.util.List;

/** Shows which templates there are. */
final class TemplateListCommand extends Command {
    TemplateListCommand() {
        super("template list", "show the CloudFormation templates there are");
    }

    @Override
    public int run(Call call) {
        List<Template> templates = Template.NAMES.stream().map(Template::named).toList();
        if (call.json()) {
            try (JsonOutput json = call.out().json()) {
                json.startArray();
                templates.forEach(template -> json.startObject()
                        .field("name")
                        .text(template.name())
                        .field("description")
                        .text(template.description())
                        .endObject());
                json.endArray();
            }
        } else {
            Table table = new Table("NAME", "DESCRIPTION");
            templates.forEach(template -> table.row(template.name(), template.description()));
            table.print(call.out());
        }
        return ExitCode.DONE;
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore template list", "keystore template list -o json");
    }
}
