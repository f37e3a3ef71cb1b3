package dev.keystore.cli.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment; a variable that is empty counts as absent. */
record Variables(Map<String, String> environment) {
    /** What {@code name} says; null if nothing. */
    @Nullable
    Setting<String> get(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : new Setting<>(value, Origin.environment(name));
    }

    /** What the first of {@code names} that says anything says; null if none does. */
    @Nullable
    Setting<String> first(List<String> names) {
        for (String name : names) {
            Setting<String> setting = get(name);
            if (setting != null) {
                return setting;
            }
        }
        return null;
    }
}
