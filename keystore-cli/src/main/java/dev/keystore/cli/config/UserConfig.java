package dev.keystore.cli.config;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.cli.io.FileProblems;
import dev.keystore.cli.io.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds stores to the user's configuration file. Only lines are added; comments and other entries stay as they are, and what comes of
 * it is read back before it is written. Where that can't be done safely, nothing is written.
 */
public final class UserConfig {
    private static final Pattern STORES = Pattern.compile("stores:[ \\t]*(#.*)?");
    private static final Pattern CHILD = Pattern.compile("([ ]+)[^ #].*");
    private static final Pattern EMPTY_LINE = Pattern.compile("[ \\t]*(#.*)?");
    private static final String USUAL_INDENT = "  ";

    private final SourceFile file;
    private final Path home;

    /** The file that {@code environment} names, or the usual one under {@code home}; it need not be there. */
    public UserConfig(Map<String, String> environment, Path workingDirectory, Path home) {
        this.file = StoreLookup.userFile(new Variables(Map.copyOf(environment)), workingDirectory, home);
        this.home = home;
    }

    /** Where it is, or would be. */
    public Path path() {
        return file.path();
    }

    /** {@code text} if a store can be called so. Throws {@link dev.keystore.secret.MalformedException}. */
    public static String storeName(String text) {
        return Syntax.storeName(text);
    }

    /** Throws {@link Misconfigured} if a store {@code name} can't be added. One that is there may turn out to be the same. */
    public void check(String name) {
        String text = text();
        if (!parsed(text).stores().containsKey(name)) {
            try {
                withStore(text, name, Map.of("table", "abc"));
            } catch (Misconfigured e) {
                throw new Misconfigured(
                        String.valueOf(e.getMessage()),
                        "write its stores one below the other, each key on a line of its own, or add the store by hand",
                        e);
            }
        }
    }

    /**
     * Adds the store {@code name} that {@code entries} describe, each a key of a store and its value; says what was done. Throws {@link
     * Misconfigured} where another store has that name or lines can't be added safely.
     */
    public String save(String name, Map<String, String> entries) {
        String before = text();
        ConfiguredStore there = parsed(before).stores().get(name);
        String after = there == null ? withStore(before, name, entries) : before;
        if (there != null) {
            ConfiguredStore meant = parsed("stores:\n" + lines(name, entries, USUAL_INDENT))
                    .stores()
                    .get(name);
            if (!there.summary().equals(Objects.requireNonNull(meant).summary())) {
                throw refused("it has another store '" + name + "' already", name, entries);
            }
            return "store '" + name + "' is in " + file + " already";
        }
        write(after);
        return "store '" + name + "' was added to " + file + "; use it with --store " + name;
    }

    private String text() {
        return Files.exists(file.path()) ? file.decode(file.read()) : "";
    }

    private Config parsed(String text) {
        return Config.parse(file, text.getBytes(StandardCharsets.UTF_8), home);
    }

    /** {@code text} with the store, behind the line that begins the stores, or at the end if there is none. */
    private String withStore(String text, String name, Map<String, String> entries) {
        List<String> all = new ArrayList<>(text.lines().toList());
        int stores = -1;
        for (int i = 0; i < all.size(); i++) {
            if (STORES.matcher(all.get(i)).matches()) {
                stores = i;
            }
        }
        if (stores < 0) {
            all.add("stores:");
            stores = all.size() - 1;
        }
        all.add(stores + 1, lines(name, entries, indentBehind(stores, all)).stripTrailing());
        String changed = String.join("\n", all) + "\n";
        if (!addsOnly(text, changed, name)) {
            throw refused("lines can't be added to it safely", name, entries);
        }
        return changed;
    }

    private static String indentBehind(int stores, List<String> lines) {
        for (String line : lines.subList(stores + 1, lines.size())) {
            Matcher child = CHILD.matcher(line);
            if (child.matches()) {
                return child.group(1);
            }
            if (!EMPTY_LINE.matcher(line).matches()) {
                return USUAL_INDENT;
            }
        }
        return USUAL_INDENT;
    }

    private static String lines(String name, Map<String, String> entries, String indent) {
        return entries.entrySet().stream()
                .map(entry -> indent + indent + entry.getKey() + ": " + quoted(entry.getValue()) + "\n")
                .collect(Collectors.joining("", indent + name + ":\n", ""));
    }

    /** As YAML takes it for text, whatever is in it. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Whether {@code after} says all that {@code before} does, and the store {@code name}. */
    private boolean addsOnly(String before, String after, String name) {
        try {
            Config old = parsed(before);
            Config changed = parsed(after);
            Map<String, String> stores = summaries(changed);
            return stores.remove(name) != null
                    && stores.equals(summaries(old))
                    && Objects.equals(value(changed.defaultStore()), value(old.defaultStore()));
        } catch (KeystoreException e) {
            return false;
        }
    }

    private static Map<String, String> summaries(Config config) {
        Map<String, String> summaries = new LinkedHashMap<>();
        config.stores().forEach((name, store) -> summaries.put(name, store.summary()));
        return summaries;
    }

    private static @Nullable String value(@Nullable Setting<String> setting) {
        return setting == null ? null : setting.value();
    }

    private Misconfigured refused(String why, String name, Map<String, String> entries) {
        String entry = entries.entrySet().stream()
                .map(each -> each.getKey() + ": " + quoted(each.getValue()))
                .collect(Collectors.joining(", ", name + ": {", "}"));
        return new Misconfigured(
                file + " was not changed: " + why, "give another name, or edit it: under stores, " + entry, null);
    }

    private void write(String text) {
        try {
            Path folder = Objects.requireNonNull(file.path().toAbsolutePath().getParent());
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw FileProblems.unwritable("'" + file + "'", e);
        }
        PrivateFile.replace(file.path(), text.getBytes(StandardCharsets.UTF_8));
    }
}
