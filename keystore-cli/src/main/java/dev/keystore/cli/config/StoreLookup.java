package dev.keystore.cli.config;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores in the project's file and the user's. A name of the user's is always the user's. The project's file is read where
 * it could supply what is asked for, and counts only if it is trusted and defines no store that the user defines.
 */
final class StoreLookup {
    private static final String TRUST_VARIABLE = "KEYSTORE_TRUST_PROJECT";

    private final Variables variables;
    private final Path workingDirectory;
    private final Path home;
    private final TrustedFiles trusted;
    private final SourceFile userFile;
    private final boolean userFileNamed;

    StoreLookup(Variables variables, Path workingDirectory, Path home) {
        this.variables = variables;
        this.workingDirectory = workingDirectory;
        this.home = home;
        BaseFolders folders = BaseFolders.of(variables.environment(), home);
        this.trusted = new TrustedFiles(folders.state(), home);
        this.userFile = userFile(variables, workingDirectory, home);
        this.userFileNamed = variables.get("KEYSTORE_CONFIG") != null;
    }

    /** The user's configuration file, which need not be there. */
    static SourceFile userFile(Variables variables, Path workingDirectory, Path home) {
        Setting<String> named = variables.get("KEYSTORE_CONFIG");
        Path path = named == null
                ? BaseFolders.of(variables.environment(), home).config().resolve("config.yaml")
                : named.map(text -> LocalFolder.of(text, workingDirectory, home))
                        .value();
        return new SourceFile(Origin.Level.USER, path);
    }

    /** The store called {@code name}. Throws {@link KeystoreException}. */
    ConfiguredStore named(Setting<String> name) {
        Config user = user();
        ConfiguredStore users = user.stores().get(name.map(Syntax::storeName).value());
        if (users != null) {
            return users;
        }
        ProjectFile project = project().orElse(null);
        ConfiguredStore projects =
                project == null ? null : project.config().stores().get(name.value());
        if (project == null || projects == null) {
            throw unknown(name, user);
        }
        requireUse(project, user, "define the store " + description(name.value(), projects));
        return projects;
    }

    /** Whether a file defines a store called {@code name}; the project's file need not be trusted for that. */
    boolean defines(String name) {
        return user().stores().containsKey(name)
                || project()
                        .filter(project -> project.config().stores().containsKey(name))
                        .isPresent();
    }

    /** What the project's file puts into the environment of commands; empty without one. Throws {@link KeystoreException}. */
    Map<String, Setting<SecretUri>> run() {
        ProjectFile project = project().orElse(null);
        if (project == null || project.config().run().isEmpty()) {
            return Map.of();
        }
        Map<String, Setting<SecretUri>> run = project.config().run();
        requireUse(project, user(), "put " + String.join(", ", run.keySet()) + " into the environment of commands");
        return run;
    }

    /** The store used when none is named, if a file says one. Throws {@link KeystoreException}. */
    Optional<ConfiguredStore> byDefault() {
        Config user = user();
        ProjectFile project = project().orElse(null);
        Setting<String> projects = project == null ? null : project.config().defaultStore();
        if (project != null && projects != null) {
            return Optional.of(projectDefault(project, projects, user));
        }
        Setting<String> name = user.defaultStore();
        if (name == null) {
            return Optional.empty();
        }
        ConfiguredStore store = user.stores().get(name.value());
        if (store == null) {
            throw unknown(name, user);
        }
        return Optional.of(store);
    }

    private ConfiguredStore projectDefault(ProjectFile project, Setting<String> name, Config user) {
        ConfiguredStore own = project.config().stores().get(name.value());
        requireUse(project, user, "choose the store " + description(name.value(), own));
        ConfiguredStore store = own == null ? user.stores().get(name.value()) : own;
        if (store == null) {
            throw unknown(name, user);
        }
        return store;
    }

    private void requireUse(ProjectFile project, Config user, String supplied) {
        Setting<String> trustedNow = variables.get(TRUST_VARIABLE);
        if (!(trustedNow != null && trustedNow.value().equals("1")) && !trusted.isTrusted(project)) {
            String path = Origin.printable(project.path().toString());
            throw new Misconfigured(
                    path + " is not trusted; it would " + supplied,
                    "read it, then run: keystore trust " + quoted(path) + " (after every change; " + TRUST_VARIABLE
                            + "=1 trusts it for one run)",
                    null);
        }
        for (Map.Entry<String, ConfiguredStore> store :
                project.config().stores().entrySet()) {
            if (user.stores().containsKey(store.getKey())) {
                throw new Misconfigured(
                        "the store '" + store.getKey() + "' is defined in "
                                + Origin.printable(project.path().toString()) + " and in " + userFile,
                        "a project can't change your stores: give one of the two another name",
                        null);
            }
        }
    }

    /** {@code path} as a shell takes it for one word, whatever is in it. */
    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }

    private static String description(String name, @Nullable ConfiguredStore store) {
        return "'" + name + "' (" + (store == null ? "of your own configuration" : store.summary()) + ")";
    }

    private KeystoreException unknown(Setting<String> name, Config user) {
        String known = user.stores().isEmpty()
                ? userFile + " defines no store"
                : userFile + " defines: " + String.join(", ", user.stores().keySet());
        return new Misconfigured(name.origin().where() + ": there is no store '" + name.value() + "'", known, null);
    }

    private Config user() {
        if (!userFileNamed && Files.notExists(userFile.path(), LinkOption.NOFOLLOW_LINKS)) {
            return Config.EMPTY;
        }
        return Config.parse(userFile, userFile.read(), home);
    }

    private Optional<ProjectFile> project() {
        return ProjectFile.find(workingDirectory)
                .filter(path -> !isUserFile(path))
                .map(path -> ProjectFile.read(path, home));
    }

    /** Whether somebody uses the project's file as his own: then it speaks on that level only. */
    private boolean isUserFile(Path path) {
        try {
            return Files.exists(userFile.path()) && Files.isSameFile(path, userFile.path());
        } catch (IOException e) {
            return false;
        }
    }
}
