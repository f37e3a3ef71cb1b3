package dev.keystore.cli.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keystore's folders in the user's home, as the XDG base directory specification places them. They need not exist.
 *
 * @param config for {@code config.yaml}
 * @param state for what is remembered between runs
 * @param data for the store of this machine
 */
public record BaseFolders(Path config, Path state, Path data) {
    private static final String NAME = "keystore";

    /** {@code XDG_…_HOME} where it is an absolute path, else the usual place under {@code home}. */
    public static BaseFolders of(Map<String, String> environment, Path home) {
        return new BaseFolders(
                base(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")),
                base(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")),
                base(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")));
    }

    private static Path base(@Nullable String variable, Path usual) {
        boolean set = variable != null && variable.startsWith("/") && variable.indexOf('\0') < 0;
        return (set ? Path.of(variable) : usual).resolve(NAME);
    }
}
