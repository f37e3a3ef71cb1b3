package dev.keystore.cli.cloud;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.keystore.cli.stack.RenderedResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of a resource, as CloudFormation reads them: numbers and truth values may be texts. */
record Properties(Map<?, ?> all) {
    static Properties of(RenderedResource resource) {
        return new Properties(resource.properties());
    }

    static String json(Object document) {
        try {
            return JSON.std.asString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    String text(String name) {
        Object value = all.get(name);
        return value == null ? null : value.toString();
    }

    String text(String name, String absent) {
        String value = text(name);
        return value == null ? absent : value;
    }

    String required(String name) throws CannotMake {
        String value = text(name);
        if (value == null) {
            throw new CannotMake("Properties validation failed: required key [" + name + "] not found");
        }
        return value;
    }

    boolean flag(String name) {
        return "true".equals(text(name));
    }

    int number(String name, int absent) {
        String value = text(name);
        return value == null ? absent : Integer.parseInt(value);
    }

    Properties part(String name) {
        return new Properties(all.get(name) instanceof Map<?, ?> part ? part : Map.of());
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    /** A policy document, as JSON text. */
    String document(String name) throws CannotMake {
        Object value = all.get(name);
        if (value == null) {
            throw new CannotMake("Properties validation failed: required key [" + name + "] not found");
        }
        return json(value);
    }

    List<String> texts(String name) {
        return all.get(name) instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of();
    }

    List<Properties> parts(String name) {
        return all.get(name) instanceof List<?> several
                ? several.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> new Properties((Map<?, ?>) each))
                        .toList()
                : List.of();
    }

    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        parts("Tags").forEach(tag -> tags.put(tag.text("Key", ""), tag.text("Value", "")));
        return tags;
    }
}
