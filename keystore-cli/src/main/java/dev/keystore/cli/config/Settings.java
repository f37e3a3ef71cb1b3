package dev.keystore.cli.config;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.config.ConfiguredStore.InAws;
import dev.keystore.cli.config.ConfiguredStore.OnDisk;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command works on. The highest of option, environment, project file and user file that names a store names it as a
 * whole; lower ones are then not even read. Options refine the store whoever named it.
 */
public final class Settings {
    private static final String USUAL_FOLDER = "default";

    private final StoreFlags flags;
    private final Variables variables;
    private final Path workingDirectory;
    private final Path home;

    /**
     * Reads nothing yet.
     *
     * @param flags the options
     * @param environment all variables
     * @param workingDirectory where the process was started
     * @param home the user's home
     */
    public Settings(StoreFlags flags, Map<String, String> environment, Path workingDirectory, Path home) {
        this.flags = flags;
        this.variables = new Variables(Map.copyOf(environment));
        this.workingDirectory = workingDirectory;
        this.home = home;
    }

    /**
     * The store to work on. Throws {@link Refused} if options or environment are wrong or name two stores, {@link
     * Misconfigured} if a file is wrong or not trusted, or no store is named anywhere.
     */
    public ChosenStore store() {
        Optional<Named> byFlags = Named.by(flags);
        ConfiguredStore store = named().orElseThrow(Settings::noneNamed);
        if (store instanceof OnDisk onDisk) {
            refuseAwsFlags(onDisk);
            return new ChosenStore.Local(onDisk.folder());
        }
        if (store instanceof InAws inAws) {
            boolean environmentSpeaks = byFlags.isEmpty() || environmentNamesNone();
            return new Refinement(flags, variables, environmentSpeaks).complete(inAws);
        }
        throw new IllegalStateException("another kind of store");
    }

    /**
     * How AWS is called by a command that needs no store: as the store that is named says, where one is, and else as options and
     * environment say. Throws as {@link #store()}, but not where no store is named.
     */
    public ChosenAccess access() {
        return access(said());
    }

    /** The same for somebody who sets accounts up: a store's role is for using the store, so only option and environment name one. */
    public ChosenAccess setUp() {
        return access(said().withoutRoles());
    }

    /** The store in AWS that is named, if one is. Throws as {@link #store()}, but not where none is. */
    public Optional<ChosenStore.Aws> storeInAws() {
        return named().isPresent() && store() instanceof ChosenStore.Aws aws ? Optional.of(aws) : Optional.empty();
    }

    /** Whether a file defines a store called {@code name}. */
    public boolean defines(String name) {
        return lookup().defines(name);
    }

    /**
     * Which secrets the project's file puts into which variables of a command; none without one. Throws {@link Misconfigured} if it is
     * not trusted.
     */
    public Map<String, Setting<SecretUri>> run() {
        return lookup().run();
    }

    private ChosenAccess access(AccessSaid said) {
        boolean environmentSpeaks = Named.by(flags).isEmpty() || environmentNamesNone();
        return new AccessRefinement(flags, variables, environmentSpeaks).complete(null, said);
    }

    private AccessSaid said() {
        return named().orElse(null) instanceof InAws inAws ? inAws.access() : AccessSaid.NOTHING;
    }

    /** The store that is named anywhere. */
    private Optional<ConfiguredStore> named() {
        Optional<Named> byFlags = Named.by(flags);
        Optional<Named> named = byFlags.isPresent() ? byFlags : Named.by(variables);
        return named.isPresent() ? named.map(this::resolve) : lookup().byDefault();
    }

    private ConfiguredStore resolve(Named named) {
        if (named instanceof Named.Table table) {
            return InAws.of(table.setting().map(Syntax::table));
        }
        if (named instanceof Named.Folder folder) {
            return new OnDisk(folder.setting().map(this::folder));
        }
        return lookup().named(named.setting());
    }

    private static Misconfigured noneNamed() {
        return new Misconfigured(
                "no store is named",
                "keystore --local … keeps secrets on this machine; keystore bootstrap store makes a store in AWS,"
                        + " to be named with --table or in a configuration file",
                null);
    }

    private StoreLookup lookup() {
        return new StoreLookup(variables, workingDirectory, home);
    }

    private Path folder(String text) {
        return text.equals(USUAL_FOLDER)
                ? BaseFolders.of(variables.environment(), home).data().resolve("local")
                : LocalFolder.of(text, workingDirectory, home);
    }

    private boolean environmentNamesNone() {
        return variables.get("KEYSTORE_LOCAL") == null
                && variables.get("KEYSTORE_STORE") == null
                && variables.get("KEYSTORE_TABLE") == null;
    }

    /** Nobody should think that a key or a region he gave has any effect on a store on this machine. */
    private void refuseAwsFlags(OnDisk store) {
        refuse("--key", flags.key(), store);
        refuse("--store-id", flags.storeId(), store);
        refuse("--region", flags.region(), store);
        refuse("--profile", flags.profile(), store);
        refuse("--endpoint-url", flags.endpointUrl(), store);
        refuse("--role-arn", flags.roles().roleArns().isEmpty() ? null : "given", store);
    }

    private static void refuse(String flag, @Nullable String value, OnDisk store) {
        if (value != null) {
            throw new Refused(
                    flag + " has no meaning for a local store, which "
                            + store.folder().origin() + " names",
                    null);
        }
    }
}
