package dev.keystore.testbed.cloud;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that a request needs the right to.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource its ARN, or {@code *}
 * @param account who owns the resource
 * @param keys condition keys with one value that come from the request itself
 * @param lists condition keys with several
 */
public record Ask(
        String action, String resource, String account, Map<String, String> keys, Map<String, List<String>> lists) {

    public Ask {
        keys = Map.copyOf(keys);
        lists = Map.copyOf(lists);
    }

    public static Ask of(String action, String resource, String account) {
        return new Ask(action, resource, account, Map.of(), Map.of());
    }

    /** The same with one more key. */
    public Ask with(String key, String value) {
        Map<String, String> more = new TreeMap<>(keys);
        more.put(key, value);
        return new Ask(action, resource, account, more, lists);
    }

    /** The same with one more key of several values. */
    public Ask withAll(String key, List<String> values) {
        Map<String, List<String>> more = new TreeMap<>(lists);
        more.put(key, List.copyOf(values));
        return new Ask(action, resource, account, keys, more);
    }

    /** The same context for another action. */
    public Ask action(String other) {
        return new Ask(other, resource, account, keys, lists);
    }
}
