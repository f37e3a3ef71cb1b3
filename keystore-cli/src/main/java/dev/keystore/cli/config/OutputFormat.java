package dev.keystore.cli.config;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stdout is written as. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON document. */
    JSON;

    /**
     * What {@code --output}, else {@code KEYSTORE_OUTPUT}, else the default says. Throws {@link
     * dev.keystore.KeystoreException.Refused} for any other word than {@code text} and {@code json}.
     *
     * @param flag null if the option isn't given
     */
    public static Setting<OutputFormat> of(@Nullable String flag, Map<String, String> environment) {
        if (flag != null) {
            return new Setting<>(flag, Origin.flag("--output")).map(OutputFormat::parse);
        }
        Setting<String> variable = new Variables(environment).get("KEYSTORE_OUTPUT");
        return variable == null ? new Setting<>(TEXT, Origin.DEFAULT) : variable.map(OutputFormat::parse);
    }

    private static OutputFormat parse(String word) {
        return switch (word) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new MalformedException("bad output " + Quoted.of(word) + ": text or json");
        };
    }
}
