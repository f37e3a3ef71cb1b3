package dev.keystore.cli.cloud;

import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TwoAccounts;
import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.NotAuthorized;
import java.util.Locale;
import java.util.UUID;

/**
 * Whoever deploys a stack: CloudFormation does everything with that one's rights.
 *
 * @param stack the stack's name, of which it makes names
 */
record Deployer(TwoAccounts world, Principal principal, String stack) {
    private static final int LONGEST_NAME = 64;
    private static final int RANDOM = 12;

    Account account() {
        return world.cloud().account(principal.account());
    }

    /** A name as CloudFormation makes them up. */
    String madeUpName(String logicalId) {
        String random = UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, RANDOM)
                .toUpperCase(Locale.ROOT);
        String readable = stack + "-" + logicalId;
        int room = LONGEST_NAME - RANDOM - 1;
        return (readable.length() > room ? readable.substring(0, room) : readable) + "-" + random;
    }

    /** Asks for a right of IAM, in this account. */
    void require(String action, String resource) throws CannotMake {
        try {
            world.require(principal, Ask.of(action, resource, principal.account()));
        } catch (NotAuthorized e) {
            throw new CannotMake("API: " + action + " " + e.sentenceWithReason());
        }
    }
}
