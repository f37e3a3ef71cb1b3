package dev.keystore.cli.proof;

import dev.keystore.cli.stack.Surroundings;
import java.util.List;

/**
 * Where and with which names everything is deployed.
 *
 * @param store account A, that of the store
 * @param users account B
 * @param stranger account C, which nobody trusts
 * @param storeId logical id of the store
 * @param table name of its table
 * @param key id of its wrapping key
 * @param patterns what grants are for: {@code prod/app1/*}, and perhaps more that no claim speaks of
 */
record Setting(
        String store,
        String users,
        String stranger,
        String region,
        String storeId,
        String table,
        String key,
        String patterns) {
    /** All by default. */
    static final Setting USUAL = new Setting(
            "111111111111",
            "222222222222",
            "333333333333",
            "eu-central-1",
            "keystore",
            "keystore",
            "11111111-2222-3333-4444-555555555555",
            "prod/app1/*");

    /** Nothing by default: another partition of AWS, other names, more patterns. */
    static final Setting UNUSUAL = new Setting(
            "444444444444",
            "555555555555",
            "666666666666",
            "us-gov-west-1",
            "Team_7.store",
            "team-7.secrets",
            "99999999-8888-7777-6666-555555555555",
            "prod/app1/*,team-7/a.b_c/*,team-7/single/secrets/*");

    /** Those in which every claim has to hold. */
    static final List<Setting> ALL = List.of(USUAL, UNUSUAL);

    /** The same, with the table and the key that are there in account {@code store}. */
    Setting at(String account, String place, String tableName, String keyId) {
        return new Setting(account, users, stranger, place, storeId, tableName, keyId, patterns);
    }

    Surroundings inStoreAccount(String stack) {
        return Surroundings.of(store, region, stack);
    }

    Surroundings inUsersAccount(String stack) {
        return Surroundings.of(users, region, stack);
    }

    /** An ARN of IAM. */
    String iam(String account, String resource) {
        return "arn:" + partition() + ":iam::" + account + ":" + resource;
    }

    String tableArn() {
        return arn("dynamodb", store, "table/" + table);
    }

    String keyArn() {
        return arn("kms", store, "key/" + key);
    }

    /** An ARN of a service in this region. */
    String arn(String service, String account, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** {@code text} with the names of this setting in it: <code>{store-id}</code>, <code>{store}</code>, <code>{users}</code> … */
    String fill(String text) {
        return text.replace("{store-id}", storeId)
                .replace("{store}", store)
                .replace("{users}", users)
                .replace("{stranger}", stranger)
                .replace("{region}", region)
                .replace("{partition}", partition());
    }

    private String partition() {
        return inStoreAccount("any").partition();
    }

    @Override
    public String toString() {
        return "store " + storeId + " in " + region;
    }
}
