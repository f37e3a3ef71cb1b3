package dev.keystore.iam;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON shapes that policy documents consist of. */
final class Elements {

    private Elements() {}

    /** @throws MalformedPolicy for anything but an object with something in it */
    static Map<String, Object> object(@Nullable Object json, String what) {
        if (!(json instanceof Map<?, ?> members) || members.isEmpty()) {
            throw new MalformedPolicy(what + " is no object with members");
        }
        var object = new TreeMap<String, Object>();
        members.forEach((name, value) -> {
            if (name == null || value == null) {
                throw new MalformedPolicy(what + " has a null in it");
            }
            object.put(name.toString(), value);
        });
        return object;
    }

    /** @throws MalformedPolicy for a member that isn't one of these */
    static void requireOnly(Map<String, Object> object, Set<String> known, String what) {
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw new MalformedPolicy(what + " has an element that isn't known here: " + name);
            }
        }
    }

    /**
     * One string, or a list of some.
     *
     * @throws MalformedPolicy for anything else, and for none
     */
    static List<String> strings(@Nullable Object json, String what) {
        return list(json, what).stream().map(each -> string(each, what)).toList();
    }

    /**
     * One string, number or truth value, or a list of some, as strings.
     *
     * @throws MalformedPolicy for anything else, and for none
     */
    static List<String> scalars(@Nullable Object json, String what) {
        return list(json, what).stream().map(each -> scalar(each, what)).toList();
    }

    /** @throws MalformedPolicy for anything but a string */
    static String string(@Nullable Object json, String what) {
        if (json instanceof String text) {
            return text;
        }
        throw new MalformedPolicy(what + " is no string");
    }

    /** One thing as a list of one. */
    static List<?> list(@Nullable Object json, String what) {
        List<?> all = json instanceof List<?> several ? several : json == null ? List.of() : List.of(json);
        if (all.isEmpty()) {
            throw new MalformedPolicy(what + " is empty");
        }
        return all;
    }

    private static String scalar(@Nullable Object json, String what) {
        if (json instanceof Number number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        return json instanceof Boolean truth ? truth.toString() : string(json, what);
    }
}
