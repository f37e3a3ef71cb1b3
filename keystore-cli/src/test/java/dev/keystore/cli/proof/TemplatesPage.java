package dev.keystore.cli.proof;

import dev.keystore.cli.stack.Template;
import dev.keystore.cli.stack.TemplateParameter;
import dev.keystore.cli.stack.TemplateTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docs/reference/templates.md}: what each template is for, takes and gives, as it says itself. */
final class TemplatesPage {
    private static final String BEGINNING = """
            # Templates

            Made by a test out of the templates under `cloudformation/`, which are what `keystore template show NAME` prints and
            `keystore bootstrap` deploys. To write it anew:
            `mvn -o test -pl keystore-core,keystore-cli -Dtest=TemplatesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dkeystore.regenerate=true`.
            What they let people do: [who can do what](access.md).

            A parameter without a default is required. A list is written with commas; its pattern is that of each item.
            """;

    private final Template template;
    private final Map<String, Object> tree;

    private TemplatesPage(Template template) {
        this.template = template;
        this.tree = TemplateTree.of(template);
    }

    static String markdown() {
        StringBuilder page = new StringBuilder(BEGINNING);
        Template.NAMES.forEach(name -> page.append(new TemplatesPage(Template.named(name)).section()));
        return page.toString();
    }

    private String section() {
        StringBuilder section = new StringBuilder("\n## `" + template.name() + ".yaml`\n\n");
        section.append(escaped(template.description())).append("\n");
        section.append(parameters()).append(rules()).append(resources()).append(outputs());
        return section.toString();
    }

    private String parameters() {
        StringBuilder table =
                new StringBuilder("\n| parameter | default | what for | what is allowed |\n|---|---|---|---|\n");
        for (TemplateParameter parameter : template.parameters().values()) {
            table.append("| `").append(parameter.name()).append("` | ");
            table.append(byDefault(parameter)).append(" | ");
            table.append(escaped(parameter.description().replaceAll("\\s+", " ")))
                    .append(" | ");
            table.append(allowed(parameter)).append(" |\n");
        }
        return table.toString();
    }

    private static String byDefault(TemplateParameter parameter) {
        String value = parameter.defaultValue();
        if (value == null) {
            return "–";
        }
        return value.isEmpty() ? "empty" : "`" + value + "`";
    }

    private static String allowed(TemplateParameter parameter) {
        List<String> parts = new ArrayList<>();
        if (parameter.isList()) {
            parts.add("a list");
        }
        if (!parameter.constraint().isEmpty()) {
            parts.add(escaped(parameter.constraint().replaceAll("\\s+", " ")));
        }
        if (parameter.pattern() != null) {
            parts.add("`" + parameter.pattern().pattern().replace("|", "\\|") + "`");
        }
        return String.join("; ", parts);
    }

    private String rules() {
        StringBuilder list = new StringBuilder();
        objects("Rules").forEach((name, rule) -> {
            for (Object assertion : (List<?>) rule.getOrDefault("Assertions", List.of())) {
                list.append("- ")
                        .append(Edit.object(assertion, name).get("AssertDescription"))
                        .append('\n');
            }
        });
        return list.isEmpty() ? "" : "\nRefused before anything is deployed, unless:\n\n" + escaped(list.toString());
    }

    private String resources() {
        List<String> resources = new ArrayList<>();
        objects("Resources")
                .forEach((name, resource) -> resources.add("`" + name + "` (" + resource.get("Type") + ")"));
        return "\nMakes " + String.join(", ", resources) + ".\n";
    }

    private String outputs() {
        StringBuilder table = new StringBuilder("\n| output | |\n|---|---|\n");
        objects("Outputs")
                .forEach((name, output) -> table.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(escaped(String.valueOf(output.get("Description"))))
                        .append(" |\n"));
        return table.toString();
    }

    private Map<String, Map<String, Object>> objects(String section) {
        Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
        if (tree.get(section) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> objects.put(name.toString(), Edit.object(value, name.toString())));
        }
        return objects;
    }

    /** Text of a template, where an asterisk is one. */
    private static String escaped(String text) {
        return text.replace("*", "\\*").replace("|", "\\|");
    }
}
