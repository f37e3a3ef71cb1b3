package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.KeyArn;
import dev.keystore.access.TableArn;
import dev.keystore.cli.config.ChosenStore;
import dev.keystore.cli.config.Origin;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.StackDeployer;
import dev.keystore.cli.stack.StackName;
import dev.keystore.secret.StoreId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The store of which something is granted, as policies have to name it.
 *
 * @param id its id
 * @param table its table
 * @param key its wrapping key
 */
record GrantedStore(StoreId id, TableArn table, KeyArn key) {
    /**
     * The store that options or configuration name by ARNs; else the one of that id, or that table, which bootstrap has made here.
     * Throws {@link Misconfigured} if there is neither.
     */
    static GrantedStore of(Call call, StackDeployer stacks) {
        ChosenStore.Aws chosen = call.settings().storeInAws().orElse(null);
        if (chosen == null) {
            return of(ofId(new StoreId(Objects.requireNonNullElse(call.flags().storeId(), "keystore")), stacks));
        }
        String table = chosen.table().value();
        String key = chosen.key().value();
        StoreId id = chosen.storeId().value();
        if (isArn(table) && isArn(key)) {
            return new GrantedStore(id, new TableArn(table), new KeyArn(key));
        }
        boolean idIsSaid = chosen.storeId().origin().level() != Origin.Level.DEFAULT;
        GrantedStore made = of(idIsSaid ? ofId(id, stacks) : ofTable(table, stacks));
        if (!made.isIn(table)) {
            throw new Misconfigured(
                    "the store " + id + " that bootstrap made has the table "
                            + made.table().name() + ", and " + chosen.table().origin() + " names " + table,
                    "name the table and the key of the grant by their ARNs, with --table and --key",
                    null);
        }
        return made;
    }

    private static GrantedStore of(Stack stack) {
        Map<String, String> outputs = stack.outputs();
        return new GrantedStore(
                new StoreId(stack.store()),
                new TableArn(outputs.getOrDefault("TableArn", "")),
                new KeyArn(outputs.getOrDefault("KeyArn", "")));
    }

    private boolean isIn(String chosen) {
        return chosen.equals(table.name()) || chosen.equals(table.value());
    }

    private static boolean isArn(String text) {
        return text.startsWith("arn:") && !text.contains(":alias/");
    }

    private static Stack ofId(StoreId id, StackDeployer stacks) {
        Predicate<Stack> isIt = stack -> stack.store().equals(id.value());
        return stacks.find(StackName.ofStore(id).value())
                .filter(GrantedStore::isStore)
                .filter(isIt)
                .orElseGet(() -> only("store " + id, made(stacks).filter(isIt).toList()));
    }

    /** Whatever the store's id is: it need not be the table's name. */
    private static Stack ofTable(String table, StackDeployer stacks) {
        Predicate<Stack> isIt = stack -> table.equals(stack.outputs().get("TableName"))
                || table.equals(stack.outputs().get("TableArn"));
        return only("store with the table " + table, made(stacks).filter(isIt).toList());
    }

    private static Stream<Stack> made(StackDeployer stacks) {
        return stacks.ours().stream()
                .filter(stack -> stack.template().equals("store"))
                .flatMap(stack -> stacks.find(stack.id()).stream())
                .filter(GrantedStore::isStore);
    }

    private static boolean isStore(Stack stack) {
        return stack.template().equals("store")
                && stack.outputs().containsKey("TableArn")
                && stack.outputs().containsKey("KeyArn");
    }

    private static Stack only(String what, List<Stack> found) {
        if (found.size() != 1) {
            throw new Misconfigured(
                    found.isEmpty()
                            ? "bootstrap has made no " + what + " in this account and region"
                            : "several stacks here are of the " + what,
                    "make one with `keystore bootstrap store`, or name table and key by their ARNs: --table, --key, --store-id",
                    null);
        }
        return found.get(0);
    }

    /** The options that open this store, where {@code given} say how AWS is reached. */
    StoreFlags flags(StoreFlags given) {
        return new StoreFlags(
                null,
                null,
                table.value(),
                key.value(),
                id.value(),
                table.region(),
                given.profile(),
                given.endpointUrl(),
                given.roles());
    }

    /** The same as the outputs of a store's stack. */
    Map<String, String> outputs() {
        return Map.of("StoreId", id.value(), "TableArn", table.value(), "KeyArn", key.value());
    }
}
