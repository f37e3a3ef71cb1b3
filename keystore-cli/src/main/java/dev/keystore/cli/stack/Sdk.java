package dev.keystore.cli.stack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Between our words and those of the SDK. */
final class Sdk {
    private static final Pattern PYTHON_LIST = Pattern.compile("\\['[^']*'(, '[^']*')*]");

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
                one -> result.put(one.parameterKey(), plain(Objects.requireNonNullElse(one.parameterValue(), ""))));
        return result;
    }

    /** A list as CloudFormation writes it: moto shows lists as Python does, and no parameter of ours begins with a bracket. */
    private static String plain(String value) {
        return PYTHON_LIST.matcher(value).matches()
                ? value.substring(2, value.length() - 2).replace("', '", ",")
                : value;
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
