package dev.keystore.cli.command;

import dev.keystore.cli.config.UserConfig;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a store that was made, or granted, gets into the user's configuration. */
final class SaveOption extends Syntax {
    private final Option<String> save = option("--save")
            .takes("NAME")
            .says("put the store into your configuration under this name, for --store NAME")
            .as(UserConfig::storeName);

    SaveOption() {
        super("What is kept");
    }

    /** Throws {@link dev.keystore.KeystoreException} where it can't be kept: before anything is made. */
    void check(Call call) {
        if (save.isGiven()) {
            config(call).check(save.get());
        }
    }

    /** Puts the store into the configuration that {@code outputs} of its stack, or what is known of it, tell of, with {@code more} about it. */
    void store(Map<String, String> outputs, Map<String, String> more, Call call) {
        if (!save.isGiven()) {
            return;
        }
        Map<String, String> entries = new LinkedHashMap<>();
        put(entries, "table", outputs.get("TableArn"));
        put(entries, "key", outputs.get("KeyArn"));
        put(entries, "store-id", outputs.get("StoreId"));
        put(entries, "profile", call.flags().profile());
        put(entries, "endpoint-url", call.flags().endpointUrl());
        entries.putAll(more);
        call.console().notice(config(call).save(save.get(), entries));
    }

    private static UserConfig config(Call call) {
        return new UserConfig(
                call.world().environment(),
                call.world().directory(),
                call.world().home());
    }

    private static void put(Map<String, String> entries, String key, @Nullable String value) {
        if (value != null) {
            entries.put(key, value);
        }
    }
}
