package dev.keystore.cli.stack;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads the YAML of a template as maps, lists, texts, whole numbers and truth values. A short form such as {@code !Sub x}
 * becomes its long one, {@code Fn::Sub: x}. Configuration files, which know no tags and whose every line must be named, are
 * read elsewhere.
 */
final class TemplateYaml {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private TemplateYaml() {}

    /** The keys of the document {@code text}. Throws {@link MalformedException}, naming the line, for anything else. */
    static Map<String, Object> parse(String text) {
        try {
            Node node = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow(() -> new MalformedException("bad template: it is empty"));
            if (node instanceof MappingNode keys && !isShortForm(node)) {
                return keys(keys);
            }
            throw problem(node, "a template has keys");
        } catch (YamlEngineException e) {
            throw new MalformedException("bad template: not YAML: " + e.getMessage());
        }
    }

    private static Object value(Node node) {
        if (!isShortForm(node)) {
            return plain(node);
        }
        String name = node.getTag().getValue().substring(1);
        String function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        return Map.of(function, plain(node));
    }

    private static boolean isShortForm(Node node) {
        return node.getTag().getValue().startsWith("!");
    }

    private static Object plain(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (node instanceof SequenceNode list) {
            List<Object> items = new ArrayList<>();
            list.getValue().forEach(item -> items.add(value(item)));
            return items;
        }
        if (node instanceof MappingNode keys) {
            return keys(keys);
        }
        throw problem(node, "a value is missing");
    }

    private static Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            throw problem(scalar, "a value is missing");
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (scalar.getTag().equals(Tag.INT) && WHOLE_NUMBER.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return text;
    }

    private static Map<String, Object> keys(MappingNode mapping) {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw problem(tuple.getKeyNode(), "a key must be plain text");
            }
            if (keys.put(key.getValue(), value(tuple.getValueNode())) != null) {
                throw problem(key, "key " + Quoted.of(key.getValue()) + " is there twice");
            }
        }
        return keys;
    }

    private static MalformedException problem(Node node, String problem) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        return new MalformedException("bad template, line " + line + ": " + problem);
    }
}
