package dev.keystore.cli.option;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.config.StoreFlags;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which store, and as whom, for every command. */
public final class StoreOptions extends Syntax {
    private static final String USUAL = "default";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

    private final Option<String> local = option("--local")
            .mayTake("DIR", USUAL)
            .says("a store on this machine, in DIR or in ~/.local/share/keystore/local")
            .text();
    private final Option<String> store =
            option("--store").takes("NAME").says("a store of the configuration").text();
    private final Option<String> table =
            option("--table").takes("NAME|ARN").says("the DynamoDB table").text();
    private final Option<String> key = option("--key")
            .takes("ARN|ID|alias/NAME")
            .says("the KMS key that wraps data keys; alias/keystore by default")
            .text();
    private final Option<String> storeId = option("--store-id")
            .takes("ID")
            .says("what envelopes are bound to; the table's name by default")
            .text();
    private final Option<String> region =
            option("--region").takes("R").says("the AWS region").text();
    private final Option<String> profile = option("--profile")
            .takes("P")
            .says("the profile of the AWS configuration")
            .text();
    private final Option<String> endpointUrl = option("--endpoint-url")
            .takes("U")
            .says("ask this address instead of AWS")
            .text();

    private final AccessOptions access = include(new AccessOptions());

    public StoreOptions() {
        super("Which store");
    }

    /** What was given. Throws {@link Refused} for two stores at once. */
    public StoreFlags flags() {
        if (local.isGiven() && table.isGiven()) {
            throw twoStores("--local", "--table");
        }
        if (store.isGiven() && (local.isGiven() || table.isGiven())) {
            throw twoStores("--store", local.isGiven() ? "--local" : "--table");
        }
        return new StoreFlags(
                local.orNull(),
                store.orNull(),
                table.orNull(),
                key.orNull(),
                storeId.orNull(),
                region.orNull(),
                profile.orNull(),
                endpointUrl.orNull(),
                access.flags());
    }

    /** What was given, as it may be typed again behind another command; empty if nothing was. */
    public String typedAgain() {
        Stream<String> own = Stream.of(local, store, table, key, storeId, region, profile, endpointUrl)
                .filter(Option::isGiven)
                .map(option -> option == local && local.get().equals(USUAL)
                        ? local.name()
                        : option.name() + "=" + quoted(option.get()));
        return Stream.concat(own, access.typedAgain()).collect(Collectors.joining(" "));
    }

    /** {@code word} as a shell takes it for one. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static Refused twoStores(String one, String other) {
        return new Refused(one + " and " + other + " each name a store", "give only one of them");
    }
}
