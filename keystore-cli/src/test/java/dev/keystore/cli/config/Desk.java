package dev.keystore.cli.config;

import dev.keystore.access.ExternalId;
import dev.keystore.access.RoleArn;
import dev.keystore.access.SessionTags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A home, a repository in it with a folder to work in, an environment and options. */
final class Desk {
    final Path home;
    final Path repository;
    final Path workingDirectory;
    final Path projectFile;
    final Path userFile;
    final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();

    Desk(Path folder) {
        try {
            home = Files.createDirectories(folder.resolve("home")).toRealPath();
            repository = Files.createDirectories(home.resolve("src/app"));
            Files.createDirectories(repository.resolve(".git"));
            workingDirectory = Files.createDirectories(repository.resolve("service"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        projectFile = repository.resolve(".keystore.yaml");
        userFile = home.resolve(".config/keystore/config.yaml");
    }

    Desk user(String yaml) {
        return file(userFile, yaml);
    }

    Desk project(String yaml) {
        return file(projectFile, yaml);
    }

    Desk file(Path file, String yaml) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, yaml);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Desk trusting() {
        trustedFiles().trust(projectFile);
        return this;
    }

    TrustedFiles trustedFiles() {
        return new TrustedFiles(BaseFolders.of(environment, home).state(), home);
    }

    /** {@code --table x}, {@code KEYSTORE_TABLE=x}, one to an element; the flag that needs no value means its usual one. */
    Desk given(String... words) {
        for (String word : words) {
            Map<String, String> target = word.startsWith("--") ? flags : environment;
            int equals = word.indexOf('=');
            target.put(
                    equals < 0 ? word : word.substring(0, equals), equals < 0 ? "default" : word.substring(equals + 1));
        }
        return this;
    }

    ChosenStore store() {
        return storeFrom(workingDirectory);
    }

    ChosenStore storeFrom(Path folder) {
        return settings(folder).store();
    }

    Settings settings() {
        return settings(workingDirectory);
    }

    private Settings settings(Path folder) {
        UnaryOperator<@Nullable String> flag = flags::get;
        StoreFlags all = new StoreFlags(
                flag.apply("--local"),
                flag.apply("--store"),
                flag.apply("--table"),
                flag.apply("--key"),
                flag.apply("--store-id"),
                flag.apply("--region"),
                flag.apply("--profile"),
                flag.apply("--endpoint-url"),
                roles());
        return new Settings(all, environment, folder, home);
    }

    ChosenStore.Aws aws() {
        return (ChosenStore.Aws) store();
    }

    /** Everything about the store, a line each: what, value, origin; without the path of the home. */
    String shown() {
        ChosenStore store = store();
        String shown;
        if (store instanceof ChosenStore.Local local) {
            shown = "local " + local.folder();
        } else {
            ChosenStore.Aws aws = (ChosenStore.Aws) store;
            shown = "table " + aws.table() + "\nkey " + aws.key() + "\nid " + aws.storeId()
                    + line("also-open", aws.alsoOpen().value().isEmpty() ? null : aws.alsoOpen())
                    + shown(aws.access());
        }
        return shown.replace(home.toString(), "HOME");
    }

    private static String shown(ChosenAccess access) {
        StringBuilder shown = new StringBuilder(line("region", access.region())
                + line("profile", access.profile())
                + line("dynamodb", access.endpoints().dynamodb())
                + line("kms", access.endpoints().kms())
                + line("sts", access.endpoints().sts()));
        access.roles().said().forEach((key, setting) -> shown.append(line(key, setting)));
        return shown.toString();
    }

    private RoleFlags roles() {
        String arn = flags.get("--role-arn");
        String externalId = flags.get("--external-id");
        return new RoleFlags(
                arn == null ? List.of() : List.of(new RoleArn(arn)),
                externalId == null ? null : new ExternalId(externalId),
                null,
                null,
                null,
                SessionTags.NONE,
                null,
                null,
                false);
    }

    private static String line(String what, @Nullable Setting<?> setting) {
        return setting == null ? "" : "\n" + what + " " + setting;
    }
}
