package dev.keystore.testbed;

import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.Identity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The session tags of an assumption: those of the request, and those that the caller's session passes on. Either kind
 * needs the right to {@code sts:TagSession}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Pass session tags in AWS STS</a>
 */
record SessionTags(Map<String, String> all, Set<String> transitive) {

    private static final int MOST = 50;
    private static final String KEY = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}";
    private static final String VALUE = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}";

    SessionTags {
        all = Map.copyOf(all);
        transitive = Set.copyOf(transitive);
    }

    static SessionTags of(Identity caller, QueryFields fields) throws Refusal {
        var all = new LinkedHashMap<String, String>();
        var transitive = new LinkedHashSet<String>();
        caller.issued()
                .ifPresent(session -> session.transitive().forEach(key -> {
                    all.put(key, session.tags().getOrDefault(key, ""));
                    transitive.add(key);
                }));
        for (var tag : requested(fields).entrySet()) {
            if (transitive.contains(tag.getKey())) {
                throw invalid(
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive "
                                + "tag key from the calling session.");
            }
            all.put(tag.getKey(), tag.getValue());
        }
        for (var key : fields.list("TransitiveTagKeys", "")) {
            if (!all.containsKey(key)) {
                throw invalid("The specified transitive tag key must be included in the requested tags.");
            }
            transitive.add(key);
        }
        return new SessionTags(all, transitive);
    }

    /** What policies may ask of them. */
    Ask on(Ask ask) {
        var tagged = ask;
        for (var tag : all.entrySet()) {
            tagged = tagged.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
        }
        return tagged.withAll("aws:TagKeys", List.copyOf(all.keySet()))
                .withAll("sts:TransitiveTagKeys", List.copyOf(transitive));
    }

    private static Map<String, String> requested(QueryFields fields) throws Refusal {
        var tags = fields.pairs("Tags", "Key", "Value");
        if (tags.size() > MOST) {
            throw QueryFields.unsatisfied("Tags", tags.toString(), "have length less than or equal to " + MOST);
        }
        for (var tag : tags.entrySet()) {
            if (!tag.getKey().matches(KEY) || !tag.getValue().matches(VALUE)) {
                throw QueryFields.unsatisfied("Tags", tag.toString(), "satisfy regular expression pattern: " + KEY);
            }
        }
        return tags;
    }

    private static Refusal invalid(String message) {
        return new Refusal(new AwsError(400, "InvalidParameterValue", message));
    }
}
