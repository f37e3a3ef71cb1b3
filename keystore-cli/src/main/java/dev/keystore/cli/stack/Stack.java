package dev.keystore.cli.stack;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stack as it stands.
 *
 * @param id its ARN
 * @param name its name
 * @param status in CloudFormation's words
 * @param outputs what its template puts out, sorted
 * @param parameters what it was made with
 * @param tags what is written on it
 * @param isProtected whether nobody can remove it before that is taken back
 */
public record Stack(
        String id,
        String name,
        String status,
        Map<String, String> outputs,
        Map<String, String> parameters,
        Map<String, String> tags,
        boolean isProtected) {
    /** Which store a stack is about. */
    public static final String STORE_TAG = "keystore:store";
    /** Which template it was made of. */
    public static final String TEMPLATE_TAG = "keystore:template";
    /** Which version of the program made it. */
    public static final String VERSION_TAG = "keystore:version";

    /** Keeps copies. */
    public Stack {
        outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }

    /** The name of the template it was made of; empty if it is none of ours. */
    public String template() {
        return tags.getOrDefault(TEMPLATE_TAG, "");
    }

    /** The id of the store it is about; empty if it is about none. */
    public String store() {
        return tags.getOrDefault(STORE_TAG, "");
    }

    /** The version of the program that made it; empty if it is none of ours. */
    public String version() {
        return tags.getOrDefault(VERSION_TAG, "");
    }

    /** Whether something is being done to it right now. */
    public boolean isBusy() {
        return status.endsWith("_IN_PROGRESS") && !isOnlyPlanned();
    }

    /** Whether there is only a change set that would make it. */
    public boolean isOnlyPlanned() {
        return status.equals("REVIEW_IN_PROGRESS");
    }

    /** The same where {@code others} are put out. */
    Stack withOutputs(Map<String, String> others) {
        return new Stack(id, name, status, others, parameters, tags, isProtected);
    }

    /** Whether it stands as it was last meant to. */
    public boolean isDone() {
        return status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE") || status.equals("IMPORT_COMPLETE");
    }
}
