package dev.keystore.cli.stack;

import dev.keystore.cli.io.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A template as maps and lists that may be changed, and back, for tests that ask what another template would come to. */
public final class TemplateTree {
    private TemplateTree() {}

    /** A copy of what {@code template} says, its functions in their long form. */
    public static Map<String, Object> of(Template template) {
        return keys(TemplateYaml.parse(template.text()));
    }

    /** The template that {@code tree} says. */
    public static Template template(String name, Map<String, Object> tree) {
        return Template.of(name, JsonText.of(tree));
    }

    private static Map<String, Object> keys(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value(value)));
        return copy;
    }

    private static Object value(Object node) {
        if (node instanceof Map<?, ?> map) {
            return keys(map);
        }
        if (node instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(value(item)));
            return copy;
        }
        return node;
    }
}
