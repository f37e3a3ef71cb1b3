package dev.keystore.cli.config;

import dev.keystore.access.RoleArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the table of another tool is reached: as the settings of the store say, but without its roles, which are for the store; and
 * otherwise where options say so.
 *
 * @param region {@code --from-region}
 * @param profile {@code --from-profile}
 * @param role {@code --from-role-arn}
 */
public record ForeignAccess(
        @Nullable String region,
        @Nullable String profile,
        @Nullable RoleArn role) {
    /** {@code text} if it can be a region; else throws {@link dev.keystore.secret.MalformedException}. */
    public static String checkedRegion(String text) {
        return Syntax.region(text);
    }

    /** How {@code from} is reached where everything else is as in {@code usual}. Throws {@link dev.keystore.KeystoreException}. */
    public ChosenAccess to(ForeignStore from, ChosenAccess usual) {
        Setting<String> other = Named.flag("--from-profile", profile);
        return new ChosenAccess(
                region(from, usual),
                other == null ? usual.profile() : other.map(Syntax::text),
                usual.endpoints(),
                role == null
                        ? RoleOptions.NONE
                        : RoleOptions.of(new Setting<>(List.of(role), Origin.flag("--from-role-arn"))));
    }

    /** That of an ARN is part of the table's name. */
    private @Nullable Setting<String> region(ForeignStore from, ChosenAccess usual) {
        Setting<String> flag = Named.flag("--from-region", region);
        Setting<String> checked = flag == null ? null : flag.map(Syntax::region);
        String own = Syntax.tableRegion(from.table());
        if (own.isEmpty()) {
            return checked == null ? usual.region() : checked;
        }
        Setting<String> table = new Setting<>(from.table(), Origin.flag("--from"));
        if (checked != null) {
            StoreReader.checkRegion(table, checked);
        }
        return new Setting<>(own, table.origin());
    }
}
