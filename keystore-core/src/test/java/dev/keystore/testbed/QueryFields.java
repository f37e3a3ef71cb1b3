package dev.keystore.testbed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a query-protocol request, read as AWS validates them. */
public record QueryFields(Map<String, String> fields) {

    public QueryFields {
        fields = Map.copyOf(fields);
    }

    /** A refusal in the manner of the query protocol's validation. */
    public static Refusal invalid(String message) {
        return new Refusal(new AwsError(400, "ValidationError", message));
    }

    public @Nullable String text(String name) {
        return fields.get(name);
    }

    /**
     * A field that has to be there.
     *
     * @throws Refusal where it is absent
     */
    public String required(String name) throws Refusal {
        var value = fields.get(name);
        if (value == null) {
            throw invalid("1 validation error detected: Value null at '" + lowerCase(name)
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    /**
     * A field that has to be there and to have a shape.
     *
     * @throws Refusal where it has another one
     */
    public String matching(String name, String pattern, int shortest, int longest) throws Refusal {
        var value = required(name);
        if (value.length() < shortest) {
            throw unsatisfied(name, value, "have length greater than or equal to " + shortest);
        }
        if (value.length() > longest) {
            throw unsatisfied(name, value, "have length less than or equal to " + longest);
        }
        if (!value.matches(pattern)) {
            throw unsatisfied(name, value, "satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    /**
     * A number within a range.
     *
     * @throws Refusal where it is none or not in the range
     */
    public int number(String name, int absent, int least, int most) throws Refusal {
        var value = fields.getOrDefault(name, Integer.toString(absent));
        if (!value.matches("\\d{1,9}")) {
            throw new Refusal(new AwsError(400, "MalformedInput", null));
        }
        var number = Integer.parseInt(value);
        if (number < least) {
            throw unsatisfied(name, value, "have value greater than or equal to " + least);
        }
        if (number > most) {
            throw unsatisfied(name, value, "have value less than or equal to " + most);
        }
        return number;
    }

    /** The strings {@code NAME.member.1}, {@code NAME.member.2} and so on, or their part of that name. */
    public List<String> list(String name, String part) {
        var list = new ArrayList<String>();
        while (true) {
            var value = fields.get(name + ".member." + (list.size() + 1) + part);
            if (value == null) {
                return list;
            }
            list.add(value);
        }
    }

    /** The pairs {@code NAME.member.1.Key} and {@code NAME.member.1.Value} and so on. */
    public Map<String, String> pairs(String name, String key, String value) {
        var keys = list(name, "." + key);
        var pairs = new LinkedHashMap<String, String>();
        for (var i = 0; i < keys.size(); i++) {
            pairs.put(keys.get(i), fields.getOrDefault(name + ".member." + (i + 1) + "." + value, ""));
        }
        return pairs;
    }

    /** A refusal of one value. */
    public static Refusal unsatisfied(String name, String value, String constraint) {
        return invalid("1 validation error detected: Value '" + value + "' at '" + lowerCase(name)
                + "' failed to satisfy constraint: Member must " + constraint);
    }

    private static String lowerCase(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
