package dev.keystore.cli.config;

import dev.keystore.access.ExternalId;
import dev.keystore.access.MfaSerial;
import dev.keystore.access.RoleArn;
import dev.keystore.access.SessionName;
import dev.keystore.access.SessionTags;
import dev.keystore.access.SourceIdentity;
import dev.keystore.cli.config.ConfiguredStore.InAws;
import dev.keystore.cli.config.ConfiguredStore.OnDisk;
import dev.keystore.cli.config.YamlNode.Keyed;
import dev.keystore.secret.StoreId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one store of a configuration file. */
final class StoreReader {
    private static final List<String> KEYS = List.of(
            "table",
            "key",
            "also-open",
            "store-id",
            "region",
            "profile",
            "role-arn",
            "external-id",
            "session-name",
            "duration",
            "source-identity",
            "session-tags",
            "mfa-serial",
            "endpoint-url",
            "local");

    private final SourceFile source;
    private final Path home;

    StoreReader(SourceFile source, Path home) {
        this.source = source;
        this.home = home;
    }

    /** The store under {@code key}. Throws {@link dev.keystore.KeystoreException.Misconfigured}. */
    ConfiguredStore read(String name, Keyed key) {
        String what = "store '" + name + "'";
        KeysReader keys = KeysReader.only(source, what, key.node(), KEYS);
        Path base = source.path().toAbsolutePath().resolveSibling("");
        Setting<Path> folder = keys.text("local", text -> LocalFolder.of(text, base, home));
        Setting<String> table = keys.text("table", Syntax::table);
        if (folder != null && keys.all().size() > 1) {
            throw source.problem(
                    key.line(), what + " is two stores: 'local' stands alone", "move it into a store of its own");
        }
        if (folder != null) {
            return new OnDisk(folder);
        }
        if (table == null) {
            throw source.problem(key.line(), what + " has neither 'table' nor 'local'", null);
        }
        return inAws(keys, table);
    }

    private static InAws inAws(KeysReader keys, Setting<String> table) {
        Setting<String> region = keys.text("region", Syntax::region);
        checkRegion(table, region);
        return new InAws(
                table,
                keys.text("key", Syntax::key),
                keys.texts("also-open", Syntax::keyArn),
                keys.text("store-id", StoreId::new),
                new AccessSaid(
                        region,
                        keys.text("profile", Syntax::text),
                        keys.text("endpoint-url", Syntax::endpoint),
                        new RoleOptions(
                                keys.texts("role-arn", RoleArn::new),
                                keys.text("external-id", ExternalId::new),
                                keys.text("session-name", SessionName::new),
                                keys.text("duration", Syntax::duration),
                                keys.text("source-identity", SourceIdentity::new),
                                keys.pairs("session-tags", SessionTags::new),
                                keys.text("mfa-serial", MfaSerial::new))));
    }

    /** Throws if {@code region} is another one than that of a table given as an ARN. */
    static void checkRegion(Setting<String> table, @Nullable Setting<String> region) {
        String own = Syntax.tableRegion(table.value());
        if (region != null && !own.isEmpty() && !own.equals(region.value())) {
            throw region.origin()
                    .problem("region " + region.value() + " is not that of the table " + table.value(), null);
        }
    }
}
