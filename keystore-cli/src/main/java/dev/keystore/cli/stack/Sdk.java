package dev.keystore.cli.stack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Between our words and those of the SDK. */
final class Sdk {
    private Sdk() {}

    static List<Parameter> parameters(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> Parameter.builder()
                                .parameterKey(each.getKey())
                                .parameterValue(each.getValue())
                                .build())
                        .toList();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(each -> Tag.builder()
                                .key(each.getKey())
                                .value(each.getValue())
                                .build())
                        .toList();
    }

    static Map<String, String> outputs(Collection<Output> outputs) {
        Map<String, String> result = new TreeMap<>();
        outputs.forEach(output -> result.put(output.outputKey(), Objects.requireNonNullElse(output.outputValue(), "")));
        return result;
    }

    static Map<String, String> said(Collection<Parameter> parameters) {
        Map<String, String> result = new TreeMap<>();
        parameters.forEach(
                one -> result.put(one.parameterKey(), Objects.requireNonNullElse(one.parameterValue(), "")));
        return result;
    }

    static Map<String, String> written(Collection<Tag> tags) {
        Map<String, String> result = new TreeMap<>();
        tags.forEach(tag -> result.put(tag.key(), tag.value()));
        return result;
    }

    static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(
                Objects.requireNonNullElse(event.logicalResourceId(), ""),
                Objects.requireNonNullElse(event.resourceType(), ""),
                Objects.requireNonNullElse(event.resourceStatusAsString(), ""),
                Objects.requireNonNullElse(event.resourceStatusReason(), ""));
    }
}
