package dev.keystore.cli.doctor;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.access.Reach;
import dev.keystore.adapter.AwsExamination;
import dev.keystore.adapter.Settling;
import dev.keystore.cli.AccessInWorld;
import dev.keystore.cli.StoreInWorld;
import dev.keystore.cli.Stores;
import dev.keystore.cli.World;
import dev.keystore.cli.config.BaseFolders;
import dev.keystore.cli.config.ChosenAccess;
import dev.keystore.cli.config.ChosenStore;
import dev.keystore.cli.config.Settings;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.cli.config.UserConfig;
import dev.keystore.port.Check;
import dev.keystore.port.Notices;
import dev.keystore.secret.Listed;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything from this program to the store, in the order in which one needs the other. What an earlier failure makes
 * impossible is left out.
 *
 * @param world the outside
 * @param flags which store, and as whom
 * @param stores opens it
 * @param timeout how long all of it may take; null for as long as it takes
 * @param notices takes what a person should know meanwhile
 * @param named the namespace that is meant to be used; null for none in particular
 * @param repair whether to register namespaces that are not
 * @param settling how long a role's refusal may be one that passes
 */
public record Examination(
        World world,
        StoreFlags flags,
        Stores stores,
        @Nullable Duration timeout,
        Notices notices,
        @Nullable Namespace named,
        boolean repair,
        Settling settling) {
    private static final Namespace USUAL = new Namespace("keystore");
    private static final String PROBE = "doctor";

    /** Everything that was found. */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>(ProgramChecks.all());
        Settings settings = new Settings(flags, world.environment(), world.directory(), world.home());
        ChosenStore store;
        try {
            store = settings.store();
        } catch (KeystoreException e) {
            checks.add(Check.fail("store", e));
            checks.addAll(files(null));
            checks.addAll(withoutStore(settings, e));
            return checks;
        }
        checks.addAll(SettingChecks.of(store));
        checks.addAll(store instanceof ChosenStore.Local local ? local(local) : inAws((ChosenStore.Aws) store));
        return checks;
    }

    /** Who calls, and the roles, where something is said about that although no store is; {@code noStore} is reported already. */
    private List<Check> withoutStore(Settings settings, KeystoreException noStore) {
        List<Check> checks = new ArrayList<>();
        try {
            ChosenAccess access = settings.access();
            if (SettingChecks.saysAnything(access)) {
                checks.addAll(SettingChecks.of(access));
                checks.addAll(examined(
                        () -> {
                            AccessInWorld asChosen = AccessInWorld.open(access, world, flags, timeout, notices);
                            return AwsExamination.of(asChosen.access(), asChosen.roles(), settling);
                        },
                        AwsExamination::access));
            }
        } catch (KeystoreException e) {
            if (!e.getMessage().equals(noStore.getMessage())) {
                checks.add(Check.fail("access", e));
            }
        }
        return checks;
    }

    private List<Check> inAws(ChosenStore.Aws store) {
        List<Check> checks = new ArrayList<>(files(null));
        checks.addAll(examined(
                () -> StoreInWorld.builder(store, world, flags, Reach.WHOLE, timeout, notices)
                        .clock(world.clock())
                        .examination(settling),
                this::looksAt));
        return checks;
    }

    private List<Check> looksAt(AwsExamination aws) {
        List<Check> checks = new ArrayList<>(aws.access());
        if (allWell(checks)) {
            Namespace namespace = named == null ? USUAL : named;
            checks.addAll(aws.store(namespace.secret(PROBE), named != null));
        }
        if (allWell(checks)) {
            checks.addAll(NamespaceChecks.of(aws.keystore(), named, repair));
        }
        return checks;
    }

    /** What {@code look} finds; what can't even be begun is a matter of credentials. */
    private List<Check> examined(Supplier<AwsExamination> open, Look look) {
        try (AwsExamination aws = open.get()) {
            return look.at(aws);
        } catch (KeystoreException e) {
            return List.of(Check.fail("credentials", e));
        } catch (MalformedException e) {
            return List.of(Check.fail("roles", Objects.requireNonNullElse(e.getMessage(), "malformed"), null));
        }
    }

    /** One thing to be done with what looks at AWS. */
    @FunctionalInterface
    private interface Look {
        List<Check> at(AwsExamination aws);
    }

    private List<Check> local(ChosenStore.Local store) {
        Path folder = store.folder().value();
        List<Check> checks = new ArrayList<>(files(folder));
        if (Files.notExists(folder.resolve("key")) && Files.notExists(folder.resolve("store.db"))) {
            checks.add(Check.ok("store", "nothing is there yet; the first put makes it"));
        } else if (allWell(checks)) {
            checks.addAll(opened());
        }
        return checks;
    }

    private List<Check> opened() {
        try (Keystore keystore = stores.open(world, flags, Reach.WHOLE, timeout, notices)) {
            List<Check> checks = new ArrayList<>();
            try (Stream<Listed> top = keystore.list(Optional.empty())) {
                checks.add(Check.ok("store", "opens; top namespaces: " + top.count()));
            }
            checks.addAll(NamespaceChecks.of(keystore, named, repair));
            return checks;
        } catch (KeystoreException e) {
            return List.of(Check.fail("store", e));
        }
    }

    private List<Check> files(@Nullable Path local) {
        return FileChecks.of(
                new UserConfig(world.environment(), world.directory(), world.home()).path(),
                BaseFolders.of(world.environment(), world.home()).state(),
                local);
    }

    private static boolean allWell(List<Check> checks) {
        return checks.stream().noneMatch(Check::isFailure);
    }
}
