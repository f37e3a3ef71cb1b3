package dev.keystore.cli.stack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A resource of a template where every function has been replaced by what it comes to.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::IAM::Role}
 * @param properties maps, lists, texts, numbers and truth values
 * @param declaration what is said beside the properties: {@code DeletionPolicy}, {@code UpdateReplacePolicy} …
 */
public record RenderedResource(
        String logicalId, String type, Map<String, Object> properties, Map<String, Object> declaration) {
    /** Keeps copies, in their order. */
    public RenderedResource {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        declaration = Collections.unmodifiableMap(new LinkedHashMap<>(declaration));
    }
}
