package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.access.RoleArn;
import dev.keystore.cli.config.ForeignAccess;
import dev.keystore.cli.config.ForeignStore;
import dev.keystore.cli.config.ForeignTool;
import dev.keystore.cli.moving.Mover;
import dev.keystore.cli.moving.NamePattern;
import dev.keystore.cli.option.Choices;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import dev.keystore.port.CredstashDialect;
import dev.keystore.port.CredstashReading;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From which tool secrets are taken over, and which. */
final class MovingInOptions extends Syntax {
    private final Option<ForeignStore> from = option("--from")
            .takes("TOOL:TABLE")
            .says(
                    "instead of a file, take over every version in the table of another tool: credstash, credstash:TABLE or"
                            + " stelligent-keystore:TABLE")
            .as(ForeignStore::of);
    private final Option<List<NamePattern>> only = option("--only")
            .takes("PATTERN")
            .says("only its names like this: * is anything, ? one character; may be repeated")
            .each(NamePattern::of);
    private final Option<List<Map.Entry<String, String>>> context = option("--context")
            .takes("K=V")
            .says("of the encryption context that credstash was given; may be repeated")
            .each(MovingInOptions::pair);
    private final Option<CredstashDialect> dialect = option("--dialect")
            .takes("credstash|rucredstash")
            .says("take values as this one wrote them; rucredstash is not compatible since 0.9.1")
            .as(MovingInOptions::dialect);
    private final Option<String> region =
            option("--from-region").takes("R").says("where that table is").as(ForeignAccess::checkedRegion);
    private final Option<String> kmsRegion = option("--from-kms-region")
            .takes("R")
            .says("where credstash's key is, if not there")
            .as(ForeignAccess::checkedRegion);
    private final Option<String> profile = option("--from-profile")
            .takes("P")
            .says("the profile that reads that table")
            .text();
    private final Option<RoleArn> role = option("--from-role-arn")
            .takes("ARN")
            .says("the role that reads that table")
            .as(RoleArn::new);

    MovingInOptions() {
        super("Taking over another tool's secrets");
    }

    /** Whether secrets are to be taken over. Throws {@link Refused} where only something beside that was said. */
    boolean isGiven() {
        if (!from.isGiven()) {
            refuse(" has no meaning without --from", only, context, dialect, region, kmsRegion, profile, role);
        } else if (from.get().tool() != ForeignTool.CREDSTASH) {
            refuse(" is for credstash alone", context, dialect, kmsRegion);
        }
        return from.isGiven();
    }

    private static void refuse(String why, Option<?>... options) {
        for (Option<?> option : options) {
            if (option.isGiven()) {
                throw new Refused(option.name() + why, null);
            }
        }
    }

    /**
     * Takes over what was said, and returns what the process is to end with.
     *
     * @param other whether something was said that belongs to a document
     */
    int run(Namespace into, Mover.Manner manner, boolean other, Call call) {
        if (other) {
            throw new Refused(
                    "--from is instead of a document and what belongs to one", "beside it go --dry-run and --large");
        }
        return new MovingIn(this, into, manner).run(call);
    }

    ForeignStore from() {
        return from.get();
    }

    /** Whether {@code name} of that tool is wanted. */
    boolean wants(String name) {
        return !only.isGiven() || only.get().stream().anyMatch(pattern -> pattern.fits(name));
    }

    /** What has to be known of credstash. */
    CredstashReading reading() {
        return new CredstashReading(context(), dialect.orElse(CredstashDialect.LIKELY), kmsRegion.orNull());
    }

    private Map<String, String> context() {
        Map<String, String> pairs = new HashMap<>();
        for (Map.Entry<String, String> pair : context.orElse(List.of())) {
            if (pairs.put(pair.getKey(), pair.getValue()) != null) {
                throw new MalformedException("--context: " + Quoted.of(pair.getKey()) + " was given more than once");
            }
        }
        return pairs;
    }

    ForeignAccess access() {
        return new ForeignAccess(region.orNull(), profile.orNull(), role.orNull());
    }

    private static Map.Entry<String, String> pair(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new MalformedException("bad context " + Quoted.of(text) + ": like env=prod");
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }

    private static CredstashDialect dialect(String word) {
        return Choices.of("dialect", word, "credstash", "rucredstash").equals("credstash")
                ? CredstashDialect.CREDSTASH
                : CredstashDialect.RUCREDSTASH;
    }
}
