package dev.keystore.cli.config;

import dev.keystore.KeystoreException;
import dev.keystore.cli.config.YamlNode.Items;
import dev.keystore.cli.config.YamlNode.Keyed;
import dev.keystore.cli.config.YamlNode.Keys;
import dev.keystore.cli.config.YamlNode.Text;
import dev.keystore.secret.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes keys and values of a file as what they should be, or says file, line and what is allowed. */
final class KeysReader {
    private final SourceFile source;
    private final Keys keys;

    private KeysReader(SourceFile source, Keys keys) {
        this.source = source;
        this.keys = keys;
    }

    /** The keys in {@code node}, which is {@code what}; any may occur. */
    static KeysReader any(SourceFile source, String what, YamlNode node) {
        if (node instanceof Keys keys) {
            return new KeysReader(source, keys);
        }
        throw wrong(source, what, node, "keys and values");
    }

    /** The keys in {@code node}, which is {@code what}; only those in {@code allowed} may occur. */
    static KeysReader only(SourceFile source, String what, YamlNode node, List<String> allowed) {
        KeysReader reader = any(source, what, node);
        reader.keys.keys().forEach((name, key) -> {
            if (!allowed.contains(name)) {
                throw source.problem(
                        key.line(),
                        "unknown key " + Quoted.of(name) + " in " + what,
                        "allowed are: " + String.join(", ", allowed));
            }
        });
        return reader;
    }

    /** All keys in their order. */
    Map<String, Keyed> all() {
        return keys.keys();
    }

    /** Where {@code name} stands; null if it doesn't. */
    @Nullable
    Keyed key(String name) {
        return keys.keys().get(name);
    }

    /** One value; null if {@code name} isn't there. */
    <T> @Nullable Setting<T> text(String name, Function<String, T> parse) {
        Keyed key = key(name);
        return key == null ? null : text(name, key, parse);
    }

    /** The one value under {@code key}. */
    <T> Setting<T> text(String name, Keyed key, Function<String, T> parse) {
        return new Setting<>(textOf(Quoted.of(name), key.node()), source.at(key.line())).map(parse);
    }

    /** One value or a list of at least one; null if {@code name} isn't there. */
    <T> @Nullable Setting<List<T>> texts(String name, Function<String, T> parse) {
        Keyed key = key(name);
        if (key == null) {
            return null;
        }
        List<YamlNode> nodes = key.node() instanceof Items list ? list.items() : List.of(key.node());
        if (nodes.isEmpty()) {
            throw source.problem(key.line(), Quoted.of(name) + " has no value", null);
        }
        List<T> texts = new ArrayList<>();
        for (YamlNode node : nodes) {
            String text = textOf(Quoted.of(name), node);
            texts.add(new Setting<>(text, source.at(node.line())).map(parse).value());
        }
        return new Setting<>(List.copyOf(texts), source.at(key.line()));
    }

    /** Keys with one value each, all printable; null if {@code name} isn't there. */
    <T> @Nullable Setting<T> pairs(String name, Function<Map<String, String>, T> parse) {
        Keyed key = key(name);
        if (key == null) {
            return null;
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        KeysReader reader = any(source, Quoted.of(name), key.node());
        reader.all().forEach((tag, value) -> {
            new Setting<>(tag, source.at(value.line())).map(Syntax::text);
            pairs.put(tag, reader.text(tag, value, Syntax::text).value());
        });
        return new Setting<Map<String, String>>(pairs, source.at(key.line())).map(parse);
    }

    private String textOf(String what, YamlNode node) {
        if (!(node instanceof Text text)) {
            throw wrong(source, what, node, "one value");
        }
        if (text.absent()) {
            throw source.problem(text.line(), what + " has no value", "write one, or remove the key");
        }
        return text.value();
    }

    private static KeystoreException wrong(SourceFile source, String what, YamlNode node, String allowed) {
        return source.problem(node.line(), what + " must be " + allowed + ", not " + node.kind(), null);
    }
}
