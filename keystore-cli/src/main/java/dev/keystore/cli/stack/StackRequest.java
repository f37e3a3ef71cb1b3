package dev.keystore.cli.stack;

import java.util.Map;

/**
 * A stack as it is meant to be.
 *
 * @param stack its name
 * @param template what it is made of
 * @param parameters those that are said; others are the template's defaults
 * @param tags what is written on it and all its resources
 */
public record StackRequest(
        StackName stack, Template template, Map<String, String> parameters, Map<String, String> tags) {
    /** Keeps copies. */
    public StackRequest {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }
}
