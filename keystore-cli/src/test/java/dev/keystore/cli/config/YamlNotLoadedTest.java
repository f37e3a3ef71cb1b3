package dev.keystore.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.KeystoreException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a configuration file the YAML library is never touched: everything works where there is none. */
final class YamlNotLoadedTest {
    @TempDir
    private Path folder;

    @Test
    void settingsWorkWithoutTheLibrary() throws Exception {
        URL[] ours = {location(Settings.class), location(KeystoreException.class)};
        try (URLClassLoader loader = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
            Class<?> flags = loader.loadClass(StoreFlags.class.getName());
            Object none = flags.getField("NONE").get(null);
            Object settings = loader.loadClass(Settings.class.getName())
                    .getConstructor(flags, Map.class, Path.class, Path.class)
                    .newInstance(none, Map.of("KEYSTORE_TABLE", "abc"), folder, folder);
            assertThat(settings.getClass().getMethod("store").invoke(settings).toString())
                    .contains("abc");

            Object unnamed = settings.getClass()
                    .getConstructor(flags, Map.class, Path.class, Path.class)
                    .newInstance(none, Map.of(), folder, folder);
            try {
                throw new AssertionError(unnamed.getClass().getMethod("store").invoke(unnamed));
            } catch (InvocationTargetException e) {
                assertThat(e.getCause()).hasMessage("no store is named");
            }
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
