package dev.keystore.cli.config;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.cli.config.YamlNode.Keyed;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file says.
 *
 * @param defaultStore the store used when none is named; null if it says none
 * @param stores by name, in their order
 * @param run references by the variable they go into; only in a project file
 */
record Config(
        @Nullable Setting<String> defaultStore,
        Map<String, ConfiguredStore> stores,
        Map<String, Setting<SecretUri>> run) {
    static final Config EMPTY = new Config(null, Map.of(), Map.of());

    private static final List<String> USER_KEYS = List.of("default", "stores");
    private static final List<String> PROJECT_KEYS = List.of("default", "stores", "run");

    Config {
        stores = Collections.unmodifiableMap(new LinkedHashMap<>(stores));
        run = Collections.unmodifiableMap(new LinkedHashMap<>(run));
    }

    /**
     * What {@code bytes} say, read from {@code source}. Throws {@link Misconfigured}, naming file and line, for anything
     * that isn't known.
     *
     * @param home what {@code ~} stands for
     */
    static Config parse(SourceFile source, byte[] bytes, Path home) {
        Optional<YamlNode> document = YamlFile.parse(source, source.decode(bytes));
        if (document.isEmpty()) {
            return EMPTY;
        }
        YamlNode node = document.orElseThrow();
        Keyed run = node instanceof YamlNode.Keys top ? top.keys().get("run") : null;
        if (run != null && source.level() == Origin.Level.USER) {
            throw source.problem(run.line(), "'run' belongs in a project's .keystore.yaml", null);
        }
        List<String> allowed = source.level() == Origin.Level.USER ? USER_KEYS : PROJECT_KEYS;
        KeysReader keys = KeysReader.only(source, "the file", node, allowed);
        return new Config(keys.text("default", Syntax::storeName), stores(source, keys, home), run(source, keys));
    }

    private static Map<String, ConfiguredStore> stores(SourceFile source, KeysReader keys, Path home) {
        Map<String, ConfiguredStore> stores = new LinkedHashMap<>();
        StoreReader reader = new StoreReader(source, home);
        Keyed key = keys.key("stores");
        if (key != null) {
            KeysReader.any(source, "'stores'", key.node()).all().forEach((name, store) -> {
                new Setting<>(name, source.at(store.line())).map(Syntax::storeName);
                stores.put(name, reader.read(name, store));
            });
        }
        return stores;
    }

    private static Map<String, Setting<SecretUri>> run(SourceFile source, KeysReader keys) {
        Map<String, Setting<SecretUri>> run = new LinkedHashMap<>();
        Keyed key = keys.key("run");
        if (key != null) {
            KeysReader variables = KeysReader.any(source, "'run'", key.node());
            variables.all().forEach((name, reference) -> {
                new Setting<>(name, source.at(reference.line())).map(Syntax::variable);
                run.put(name, variables.text(name, reference, text -> SecretUri.orBare(text, store -> true)));
            });
        }
        return run;
    }
}
