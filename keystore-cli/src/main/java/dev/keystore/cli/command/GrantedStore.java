package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.KeyArn;
import dev.keystore.access.TableArn;
import dev.keystore.cli.config.ChosenStore;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.StackDeployer;
import dev.keystore.cli.stack.StackName;
import dev.keystore.secret.StoreId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The store of which something is granted, as policies have to name it.
 *
 * @param id its id
 * @param table its table
 * @param key its wrapping key
 */
record GrantedStore(StoreId id, TableArn table, KeyArn key) {
    /**
     * The store that options or configuration name by ARNs; else the one of that id that bootstrap has made here. Throws {@link
     * Misconfigured} if there is neither.
     */
    static GrantedStore of(Call call, StackDeployer stacks) {
        ChosenStore.Aws chosen = call.settings().storeInAws().orElse(null);
        if (chosen != null
                && isArn(chosen.table().value())
                && isArn(chosen.key().value())) {
            return new GrantedStore(
                    chosen.storeId().value(),
                    new TableArn(chosen.table().value()),
                    new KeyArn(chosen.key().value()));
        }
        String said = call.flags().storeId();
        StoreId id = chosen == null
                ? new StoreId(said == null ? "keystore" : said)
                : chosen.storeId().value();
        Map<String, String> outputs = stackOf(id, stacks).outputs();
        GrantedStore made = new GrantedStore(
                id, new TableArn(outputs.getOrDefault("TableArn", "")), new KeyArn(outputs.getOrDefault("KeyArn", "")));
        if (chosen != null && !made.isIn(chosen.table().value())) {
            throw new Misconfigured(
                    "the store " + id + " that bootstrap made has the table "
                            + made.table().name() + ", and " + chosen.table().origin() + " names "
                            + chosen.table().value(),
                    "name the table and the key of the grant by their ARNs, with --table and --key",
                    null);
        }
        return made;
    }

    private boolean isIn(String chosen) {
        return chosen.equals(table.name()) || chosen.equals(table.value());
    }

    private static boolean isArn(String text) {
        return text.startsWith("arn:") && !text.contains(":alias/");
    }

    private static Stack stackOf(StoreId id, StackDeployer stacks) {
        Optional<Stack> usual = stacks.find(StackName.ofStore(id).value()).filter(stack -> isStore(stack, id));
        if (usual.isPresent()) {
            return usual.orElseThrow();
        }
        List<Stack> found =
                stacks.ours().stream().filter(stack -> isStore(stack, id)).toList();
        if (found.size() != 1) {
            throw new Misconfigured(
                    found.isEmpty()
                            ? "bootstrap has made no store " + id + " in this account and region"
                            : "several stacks here are of the store " + id,
                    "make one with `keystore bootstrap store`, or name table and key by their ARNs: --table, --key, --store-id",
                    null);
        }
        return found.get(0);
    }

    private static boolean isStore(Stack stack, StoreId id) {
        return stack.template().equals("store")
                && stack.store().equals(id.value())
                && stack.outputs().containsKey("TableArn");
    }

    /** The options that open this store, where {@code given} say how AWS is reached. */
    StoreFlags flags(StoreFlags given) {
        return new StoreFlags(
                null,
                null,
                table.value(),
                key.value(),
                id.value(),
                Objects.requireNonNullElse(given.region(), table.region()),
                given.profile(),
                given.endpointUrl(),
                given.roles());
    }

    /** The same as the outputs of a store's stack. */
    Map<String, String> outputs() {
        return Map.of("StoreId", id.value(), "TableArn", table.value(), "KeyArn", key.value());
    }
}
