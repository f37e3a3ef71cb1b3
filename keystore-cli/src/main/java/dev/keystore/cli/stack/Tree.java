package dev.keystore.cli.stack;

import dev.keystore.secret.MalformedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes pieces of a template as what they should be. */
final class Tree {
    private Tree() {}

    /** {@code node}, which is {@code what}, as keys and values; none if it is null. Throws {@link MalformedException}. */
    static Map<String, Object> keys(String what, @Nullable Object node) {
        if (node == null) {
            return Map.of();
        }
        if (!(node instanceof Map<?, ?> map)) {
            throw new MalformedException("bad template: " + what + " must be keys and values");
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        map.forEach((key, value) -> keys.put(String.valueOf(key), value));
        return keys;
    }

    /** {@code node}, which is {@code what}, as a list. Throws {@link MalformedException}. */
    static List<?> items(String what, @Nullable Object node) {
        if (node instanceof List<?> list) {
            return list;
        }
        throw new MalformedException("bad template: " + what + " must be a list");
    }

    /** The same, of exactly {@code size} items. */
    static List<?> items(String what, @Nullable Object node, int size) {
        List<?> items = items(what, node);
        if (items.size() != size) {
            throw new MalformedException("bad template: " + what + " takes " + size + " items, not " + items.size());
        }
        return items;
    }

    /** {@code node}, which is {@code what}, as text: a number or a truth value as it is written. Throws {@link MalformedException}. */
    static String text(String what, @Nullable Object node) {
        if (node instanceof String || node instanceof Number || node instanceof Boolean) {
            return node.toString();
        }
        throw new MalformedException("bad template: " + what + " must be one value");
    }
}
