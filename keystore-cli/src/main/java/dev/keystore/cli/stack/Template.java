package dev.keystore.cli.stack;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A CloudFormation template: its text, and what it declares. */
public final class Template {
    /** Those that come with the program: the store, a grant, then what uses it. */
    public static final List<String> NAMES = List.of(
            "store",
            "grant",
            "client-ec2",
            "client-lambda",
            "client-ecs",
            "client-eks",
            "client-codebuild",
            "client-github",
            "client-users",
            "client-direct");

    private final String name;
    private final String text;
    private final Map<String, Object> document;
    private final Map<String, TemplateParameter> parameters;

    private Template(String name, String text) {
        this.name = name;
        this.text = text;
        this.document = TemplateYaml.parse(text);
        this.parameters = new LinkedHashMap<>();
        section("Parameters").forEach((key, node) -> parameters.put(key, TemplateParameter.of(key, node)));
    }

    /** The template {@code name} that is written as {@code text}. Throws {@link MalformedException}. */
    public static Template of(String name, String text) {
        return new Template(name, text);
    }

    /** One of {@link #NAMES}. Throws {@link NotFound} for any other. */
    public static Template named(String name) {
        if (!NAMES.contains(name)) {
            throw new NotFound("there is no template " + Quoted.of(name), "there are: " + String.join(", ", NAMES));
        }
        try (InputStream in = Template.class.getResourceAsStream("/cloudformation/" + name + ".yaml")) {
            Objects.requireNonNull(in, "the program was built without the template " + name);
            return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    /** Exactly as it is written. */
    public String text() {
        return text;
    }

    /** What it is for, on a line. */
    public String description() {
        return Tree.text("Description", document.getOrDefault("Description", ""))
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** By name, in their order. */
    public Map<String, TemplateParameter> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Throws {@link MalformedException} if it has no parameter {@code name} or does not allow {@code value} for it. */
    public void check(String name, String value) {
        TemplateParameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new MalformedException("template " + this.name + " has no parameter " + Quoted.of(name) + ": "
                    + String.join(", ", parameters.keySet()));
        }
        parameter.check(value);
    }

    /** The part of it called {@code name}, {@code Resources} perhaps; empty if it has none. */
    Map<String, Object> section(String section) {
        return Tree.keys(section, document.get(section));
    }
}
